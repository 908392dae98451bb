import { expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { mechanisms } from "../bench/ablation-mechanisms.ts";
import { bundled } from "../scenario/libraries.ts";
import { mutatedEngine } from "./mutatedEngine.ts";

const source = bundled.find("baseline");
const opened = source && "text" in source ? openMarkets(source, bundled) : undefined;
if (opened === undefined || "problems" in opened) throw new Error("the baseline cannot be read");
const { marketOf } = opened;

/** Everything that is observed in two worlds of the baseline with some settings, with newcomers and without. */
function worldsWith(engine: typeof simulateBatch, settings: readonly string[]): number[] {
  return [true, false].flatMap((entryEnabled) => {
    const read = marketOf(settings);
    if ("problems" in read) throw new Error(read.problems.map(({ wrong }) => wrong).join("\n"));
    const market = { ...read.market, entryEnabled };
    return Array.from(engine({ market, seed: "ablation", first: 0, count: 2, window: [0, 119] }).values);
  });
}

const whole = worldsWith(simulateBatch, []);

test.each(mechanisms.map((mechanism) => [mechanism.name, mechanism] as const))(
  "a world without '%s' is another world",
  async (_, { settings = [], lines }) => {
    const engine = lines === undefined ? simulateBatch : await mutatedEngine(lines);
    const without = worldsWith(engine, settings);
    expect(without).toHaveLength(whole.length);
    expect(without.every((value, at) => Object.is(value, whole[at]))).toBe(false);
  },
);
