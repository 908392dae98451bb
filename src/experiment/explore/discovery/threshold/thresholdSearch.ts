import { type Variable, valueOfSetting } from "../../../../scenario/vary.ts";
import type { DiscoveryQuestion } from "../boxDiscovery.ts";
import { doubt, type ObservedCase } from "../observedCase.ts";
import { type Crossings, crossingsOf, type SharePoint, settledSides } from "./crossings.ts";

/** What the values tried say: it tips somewhere, nowhere, the worlds do not settle it, or nothing is known. */
export type ThresholdVerdict = "tips" | "always" | "never" | "unsettled" | "nothing";

/** Where, along one variable, an outcome begins to happen often enough. */
export interface ThresholdSearch extends DiscoveryQuestion, Crossings {
  readonly kind: "threshold";
  readonly variable: Variable;
  /** The scenario as it is, in the same worlds. */
  readonly base: ObservedCase;
  /** In the order of the variable; those that failed among them. */
  readonly points: readonly ObservedCase[];
  readonly verdict: ThresholdVerdict;
  /** The widest stretch of values that surely happen often enough; undefined where there is none. */
  readonly sure?: readonly [number, number];
  /** The middle of that stretch, in worlds of its own. */
  readonly middle?: ObservedCase;
}

/** Works out where the share crosses of what was seen. */
export function thresholdOf(
  question: DiscoveryQuestion,
  base: ObservedCase,
  observed: readonly ObservedCase[],
): ThresholdSearch {
  const [variable] = question.variables;
  const valueAt = ({ settings }: ObservedCase) => valueOfSetting(variable, settings[0]);
  const points = [...observed].sort((a, b) => valueAt(a) - valueAt(b));
  const shares = sharesOf(points, variable, question.share);
  const found = crossingsOf(shares, question.share, variable.parameter.whole === true);
  const sides = settledSides(shares, question.share);
  const facts = { kind: "threshold", ...question, variable, base, points, ...found } as const;
  return { ...facts, verdict: verdictOf(sides, found), sure: widestSure(shares, sides) };
}

/** The points that have a share, as the crossings are made of them. */
export function sharesOf(points: readonly ObservedCase[], variable: Variable, required: number): SharePoint[] {
  return points
    .filter(({ n }) => n > 0)
    .map(({ settings, share, n }) => {
      return { x: valueOfSetting(variable, settings[0]), share, doubt: doubt(required, n) };
    });
}

function verdictOf(sides: readonly number[], { crossings }: Crossings): ThresholdVerdict {
  if (sides.length === 0) return "nothing";
  if (crossings.length > 0) return "tips";
  const settled = sides.find((side) => side !== 0);
  if (settled === undefined) return "unsettled";
  return settled === 1 ? "always" : "never";
}

function widestSure(shares: readonly SharePoint[], sides: readonly number[]): readonly [number, number] | undefined {
  let widest: readonly [number, number] | undefined;
  let first: number | undefined;
  for (const [i, side] of sides.entries()) {
    if (side !== 1) {
      first = undefined;
      continue;
    }
    first ??= shares[i].x;
    if (widest === undefined || shares[i].x - first > widest[1] - widest[0]) widest = [first, shares[i].x];
  }
  return widest;
}
