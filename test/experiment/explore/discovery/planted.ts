import type { DiscoveryQuestion } from "../../../../src/analyse/discovery/boxDiscovery.ts";
import { type Condition, readCondition } from "../../../../src/analyse/discovery/condition.ts";
import { createStream, keyBySeed, normal } from "../../../../src/model/random.ts";
import { openMarkets } from "../../../../src/scenario/markets.ts";
import { readVariable, type Variable } from "../../../../src/scenario/vary.ts";
import type { Explore } from "../../../../src/worlds/points.ts";
import { bundled } from "../../../scenario/libraries.ts";

const source = bundled.find("catfish");
if (source === undefined) throw new Error("no bundled scenario catfish");
const markets = openMarkets(source, bundled);
if ("problems" in markets) throw new Error("the bundled scenario is wrong");
export const { settings, scenario } = markets;

export function variablesOf(...texts: readonly string[]): Variable[] {
  return texts.map((text) => {
    const read = readVariable(text, settings);
    if ("wrong" in read) throw new Error(read.wrong);
    return read;
  });
}

export function conditionOf(text: string): Condition {
  const read = readCondition(text);
  if ("wrong" in read) throw new Error(read.wrong.join(" "));
  return read.condition;
}

export function question(
  asked: Partial<DiscoveryQuestion> & Pick<DiscoveryQuestion, "variables" | "condition">,
): DiscoveryQuestion {
  return { scenario, seed: "planted", replications: 20, window: [60, 119], over: "window", share: 0.5, ...asked };
}

/** Settings as numbers, by path; words as 0 and 1. */
export type Values = Readonly<Record<string, number>>;

/** What is seen in a world at a point: one number a series. `luck` is the world's own, standard normal, `own` the point's. */
export type Respond = (values: Values, luck: number, own: number) => readonly number[];

/** A known function in place of the simulator, with worlds that all points have in common and luck of each point. */
export function responding(
  respond: Respond,
  worlds: number,
  seed: string,
  fails?: (values: Values) => boolean,
): Explore {
  return async (points, use, seedOf) => {
    let index = 0;
    for (const settings of points) {
      const stream = createStream();
      keyBySeed(`${seedOf?.(index) ?? seed}`, stream);
      const values = valuesIn(settings);
      const who = 1 + (hash(settings.join(" ")) % 1_000_000);
      const seen = Array.from({ length: worlds }, (_, world) => {
        return respond(values, normal(stream, world, 0), normal(stream, world, who));
      });
      const outcome = fails?.(values) ? { failure: "no luck" } : { means: Float64Array.from(seen.flat()) };
      use({ index, settings, outcome });
      index++;
    }
  };
}

function valuesIn(settings: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [path, value] = setting.split("=");
      return [path, value === "true" ? 1 : value === "false" ? 0 : Number(value)];
    }),
  );
}

function hash(text: string): number {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) >>> 0;
  return value;
}
