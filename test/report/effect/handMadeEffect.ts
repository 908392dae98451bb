import { type CatfishEffect, withEffects } from "../../../src/analyse/catfishEffect.ts";
import type { MeasureName } from "../../../src/model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../../../src/model/series.ts";
import { effectOf } from "../../../src/question/effect.ts";
import { keptEffect } from "../../../src/question/effectRecord.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import type { Arm } from "../../../src/worlds/arms.ts";
import { moneyOf } from "../../../src/worlds/money.ts";
import { yearsOf } from "../../../src/worlds/years.ts";
import { scenarioFrom } from "../../scenario/libraries.ts";

/** Levels of a measure without entry, with entry without reaction, and with entry. */
export type Levels = readonly [withoutEntry: number, withoutReaction: number, entry: number];

export interface HandMade {
  /** By measure, `service incumbents` for a group; each may spread over the worlds. */
  readonly levels: Readonly<Record<string, Levels>>;
  readonly worlds?: number;
  /** How far totals spread from world to world, and how far the middle arm does. */
  readonly spread?: number;
  readonly scenario?: Scenario;
}

/** An effect by hand: every world has the levels given, plus a spread that is the same for all measures. */
export function handMadeEffect({ levels, worlds = 20, spread = 0.001, scenario }: HandMade): CatfishEffect {
  const measured = Object.entries(levels);
  const series = measured.map(([name]): Series => {
    const [measure, group = ALL] = name.split(" ");
    return { measure: measureNamed(measure), group: group === "incumbents" ? INCUMBENTS : group };
  });
  const arm = (place: 0 | 1 | 2) =>
    Float64Array.from({ length: worlds * series.length }, (_, index) => {
      const world = Math.floor(index / series.length);
      const noise = place === 0 ? 0 : (world % 2 === 0 ? 1 : -1) * spread * (place === 1 && world % 4 < 2 ? -1 : 1);
      return measured[index % series.length][1][place] + noise;
    });
  const means: Record<Arm, Float64Array> = { withoutEntry: arm(0), withoutReaction: arm(1), entry: arm(2) };
  const months = 4;
  const resolved = scenario ?? scenarioFrom("extends: baseline\ntitle: By hand\n");
  const run = resolved.market.months;
  const years = (of: Float64Array) => yearsOf(repeated(of, series.length, run), series, run);
  const unknown = (cells: number) => {
    const none = new Float64Array(cells).fill(Number.NaN);
    return { n: none, difference: none, lower: none, upper: none, share: none, shareLower: none, shareUpper: none };
  };
  const over = (rows: number) => {
    const [ofSeries, ofReaction] = [unknown(rows * series.length), unknown(rows)];
    return {
      total: ofSeries,
      substitution: ofSeries,
      catfish: ofSeries,
      catfishEffort: ofReaction,
      catfishPrice: ofReaction,
      catfishOrders: ofReaction,
    };
  };
  const value = series.findIndex(({ measure, group }) => measure === "buyerValue" && group === ALL);
  const reactionPart = (share: number) =>
    Float64Array.from({ length: worlds }, (_, world) => {
      const at = world * series.length + value;
      return value < 0 ? Number.NaN : share * (means.entry[at] - means.withoutReaction[at]);
    });
  const reaction = {
    catfishEffort: reactionPart(0.75),
    catfishPrice: reactionPart(0.5),
    catfishOrders: reactionPart(-0.25),
  };
  return withEffects({
    scenario: resolved,
    seed: "hand",
    replications: worlds,
    months,
    window: [60, 119],
    series,
    means,
    common: means,
    reaction,
    years: {
      withoutEntry: years(means.withoutEntry),
      withoutReaction: years(means.withoutReaction),
      entry: years(means.entry),
    },
    monthly: over(months),
    yearly: over(1),
  });
}

/** Every month of a world as its mean. */
function repeated(means: Float64Array, width: number, months: number): Float64Array {
  return Float64Array.from(
    { length: means.length * months },
    (_, at) => means[Math.floor(at / (width * months)) * width + (at % width)],
  );
}

function measureNamed(name: string): MeasureName {
  const known = (["price", "service", "buyerValue", "newcomerShare", "launches", "fillRate"] as const).find(
    (measure) => measure === name,
  );
  if (known === undefined) throw new Error(`no measure ${name} here`);
  return known;
}

/** The same with every amount of money in the currency of its scenario, as a folder keeps it. */
export function inItsCurrency(effect: CatfishEffect): CatfishEffect {
  return effectOf(effect, keptEffect(effect, moneyOf(effect.scenario)));
}
