import { sobolDesign } from "../../../../src/analyse/designs.ts";
import { casesFor, type ObservedCase, UNKNOWN } from "../../../../src/analyse/discovery/cases.ts";
import { type CheckedFit, checkedFit } from "../../../../src/analyse/discovery/checkedFit.ts";
import { createStream, keyBySeed, normal } from "../../../../src/model/random.ts";
import type { Blurred } from "../../../coverage/blurredEdge.ts";
import { variablesOf } from "./planted.ts";

const variables = variablesOf("policy.openness=0:1");

/** A point that was seen in some worlds. */
export function observedAt(x: number, outcomes: Int8Array): ObservedCase {
  const known = outcomes.filter((outcome) => outcome !== UNKNOWN);
  const happened = known.filter((outcome) => outcome === 1).length;
  const seen = { n: known.length, happened, share: happened / known.length, outcomes };
  return { settings: [`policy.openness=${x}`], ...seen, lower: 0, upper: 1, mean: 0, point: 0 };
}

/** Points of a design, in worlds that they share, about a blurred edge. */
export function blurredCases(seed: string, { width, common }: Blurred, points: number, worlds: number): ObservedCase[] {
  const stream = createStream();
  keyBySeed(seed, stream);
  const [design, place] = [sobolDesign(points, 1, seed), new Float64Array(1)];
  const [shared, own] = [width * Math.sqrt(common), width * Math.sqrt(1 - common)];
  return Array.from({ length: points }, (_, point) => {
    design.point(point, place);
    const [x] = place;
    const outcomes = Int8Array.from({ length: worlds }, (_, world) => {
      const luck = shared * normal(stream, world, 0) + own * normal(stream, world, 2 + point);
      return x - 0.5 + luck > 0 ? 1 : 0;
    });
    return observedAt(x, outcomes);
  });
}

/** The box of all above a value, checked by points. */
export function checkedBox(observed: readonly ObservedCase[], share: number, low: number, key = "key"): CheckedFit {
  const all = casesFor(observed, variables, share);
  return checkedFit({ observed, all, rest: all, share, key }, { low: [low], high: [1] });
}
