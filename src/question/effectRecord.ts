import {
  type CatfishEffect,
  effectSample,
  type MonthlyPart,
  openEffect,
  totalContrast,
} from "../analyse/catfishEffect.ts";
import { seriesOf } from "../model/series.ts";
import { readGrid } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { type MeansToRead, readMeansOf } from "../result/windowMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Arm, armMarkets, arms } from "../worlds/arms.ts";
import { type BatchTask, batchesOf } from "../worlds/batch.ts";
import { isMoney, type Money, moneyOf } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { growUntilSharp, type Stop, stopFor } from "../worlds/stopping.ts";
import { effectMonthsTable, type MonthlyParts } from "./effectTables.ts";
import type { Simulating, WorldsQuestion } from "./kind.ts";
import { keptMeans } from "./runRecord.ts";

/** What an effect asks: what newcomers do in a scenario, taken apart. */
export interface EffectQuestion extends WorldsQuestion {
  /** The three arms, which follow from the scenario (`armScenarios`). */
  readonly scenarios: Readonly<Record<Arm, Scenario>>;
  /** Tell one world: where it parts from the same world without entry. */
  readonly explain: boolean;
}

/** What was seen of the three arms, money in the currency of the scenario. */
export interface EffectSeen {
  readonly replications: number;
  /** Window means by arm; index `replication * series + serie`. */
  readonly means: CatfishEffect["means"];
  /** The parts month by month: statistics over all worlds. */
  readonly monthly: MonthlyParts;
}

/** The means of the arms as tables have them. */
export function armsOf(question: EffectQuestion, { means }: EffectSeen): WindowMeans[] {
  return armsToRead(question).map((arm, place) => {
    const { market } = arm.scenario;
    return { ...arm, months: market.months, series: seriesOf(market), means: means[arms[place]] };
  });
}

function armsToRead({ scenario, scenarios, seed, replications, window }: EffectQuestion): MeansToRead[] {
  const money = moneyOf(scenario);
  return arms.map((arm) => ({ scenario: scenarios[arm], seed, replications, window, money }));
}

/** The parts over time as a table. */
export function monthsOf({ scenario }: EffectQuestion) {
  const { months } = scenario.market;
  return effectMonthsTable({ series: seriesOf(scenario.market), months, money: moneyOf(scenario) });
}

/** Simulates the three arms, in as many worlds as were asked for or as the precision takes. */
export async function simulateEffect(
  { scenario, seed, window, replications, precision }: EffectQuestion,
  { map, signal, onProgress }: Simulating,
): Promise<EffectSeen> {
  const told = (done: number, total: number) => onProgress?.(`${done} of ${total} worlds, each in three arms`);
  const growing = openEffect(scenario, { seed, window, signal, onProgress: told }, map);
  const money = moneyOf(scenario);
  if (precision === undefined) await growing.growTo(replications);
  else {
    const unit = isMoney(precision.series.measure) ? money.factor : 1;
    await growUntilSharp(effectSample(growing, precision.series, unit), precision);
  }
  return keptEffect(growing.seen(), money);
}

/**
 * What was seen of an effect as it is kept: every amount in the currency of its scenario. Totals over time are added up
 * again from their parts afterwards, so that they still do to the last bit.
 */
export function keptEffect(
  { replications, series, means, monthly }: Omit<CatfishEffect, "effects">,
  money: Money,
): EffectSeen {
  const keep = (values: Float64Array) => keptMeans(values, series, money);
  const part = ({ n, difference, lower, upper }: MonthlyPart): MonthlyPart => {
    return { n, difference: keep(difference), lower: keep(lower), upper: keep(upper) };
  };
  const { withoutEntry, withoutReaction, entry } = means;
  const [substitution, catfish] = [part(monthly.substitution), part(monthly.catfish)];
  const difference = substitution.difference.map((value, cell) => value + catfish.difference[cell]);
  return {
    replications,
    means: { withoutEntry: keep(withoutEntry), withoutReaction: keep(withoutReaction), entry: keep(entry) },
    monthly: { total: { ...part(monthly.total), difference }, substitution, catfish },
  };
}

/** @throws BadFolder where a table is missing, damaged or lacks rows */
export function readEffectSeen(folder: SavedFolder, manifest: Manifest, question: EffectQuestion): EffectSeen {
  const read = readMeansOf(folder, manifest, armsToRead(question));
  const [withoutEntry, withoutReaction, entry] = read.map(({ means }) => means);
  const months = monthsOf(question);
  const monthly = months.part(readGrid(folder, manifest, months.grid));
  if (monthly.total.n.some(Number.isNaN)) {
    throw new BadFolder(`${placeOf(folder, "data/effect-months.csv")} lacks numbers of worlds.`, RUN_AGAIN);
  }
  return { replications: question.replications, means: { withoutEntry, withoutReaction, entry }, monthly };
}

/** The batches that effects are made of: three arms each. */
export function* tasksOfEffects(questions: readonly EffectQuestion[]): Iterable<BatchTask> {
  for (const { scenario, seed, replications, window } of questions) {
    const { withoutEntry, withoutReaction, entry } = armMarkets(scenario.market);
    const batches = batchesOf(withoutEntry, seed, replications, window);
    yield* batches.map((batch): BatchTask => ({ ...batch, arms: [withoutReaction, entry] }));
  }
}

/** Why there are as many worlds, from what was seen of them; undefined where their number was given. */
export function stopOfEffect({ precision, scenario }: EffectQuestion, seen: EffectSeen): Stop | undefined {
  if (precision === undefined) return undefined;
  const contrast = totalContrast(seriesOf(scenario.market), seen.means, precision.series);
  return stopFor([contrast], precision, seen.replications);
}
