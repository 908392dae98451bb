import {
  type CatfishEffect,
  effectSample,
  type MeansOfArms,
  type MonthlyPart,
  ofArm,
  openEffect,
  totalContrast,
} from "../analyse/catfishEffect.ts";
import { seriesOf } from "../model/series.ts";
import { type DifferingRow, differingFrames, differingRows, readGrid } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { type MeansToRead, meansGrid, readMeansOf } from "../result/windowMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Arm, armMarkets, arms } from "../worlds/arms.ts";
import { type BatchTask, batchesOf } from "../worlds/batch.ts";
import { isMoney, type Money, moneyOf } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { someArms } from "../worlds/someWorlds.ts";
import { growUntilSharp, type Stop, stopFor } from "../worlds/stopping.ts";
import { commonMeansFrame, effectMonthsTable, type MonthlyParts, readCommonMeans } from "./effectTables.ts";
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
  readonly means: MeansOfArms;
  /** The same over the months in which all three arms have a value: what is compared. */
  readonly common: MeansOfArms;
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
  { replications, series, means, common, monthly }: Omit<CatfishEffect, "effects">,
  money: Money,
): EffectSeen {
  const keep = (values: Float64Array) => keptMeans(values, series, money);
  const part = ({ n, difference, lower, upper }: MonthlyPart): MonthlyPart => {
    return { n, difference: keep(difference), lower: keep(lower), upper: keep(upper) };
  };
  const keepAll = ({ withoutEntry, withoutReaction, entry }: MeansOfArms): MeansOfArms => {
    return { withoutEntry: keep(withoutEntry), withoutReaction: keep(withoutReaction), entry: keep(entry) };
  };
  const [substitution, catfish] = [part(monthly.substitution), part(monthly.catfish)];
  const difference = substitution.difference.map((value, cell) => value + catfish.difference[cell]);
  return {
    replications,
    means: keepAll(means),
    common: keepAll(common),
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
  const means = { withoutEntry, withoutReaction, entry };
  const common = readCommonMeans(folder, manifest, seriesOf(question.scenario.market), means);
  return { replications: question.replications, means, common, monthly };
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
  const contrast = totalContrast(seriesOf(scenario.market), seen.common, precision.series);
  return stopFor([contrast], precision, seen.replications);
}

/** Simulates some worlds of the three arms again, and gives the rows that come out otherwise. */
export async function effectAgain(
  question: EffectQuestion,
  seen: EffectSeen,
  worlds: readonly number[],
  { map, signal }: Pick<Simulating, "map" | "signal">,
): Promise<DifferingRow[]> {
  const { scenario, seed, window } = question;
  const series = seriesOf(scenario.market);
  const { withoutEntry: market, withoutReaction, entry } = armMarkets(scenario.market);
  const rows = await someArms({ market, seed, worlds, window }, [withoutReaction, entry], map, signal);
  const money = moneyOf(scenario);
  const now = (first: number) => meansFrom((arm) => keptMeans(ofArm(rows, first + arm, series.length), series, money));
  const then = (means: MeansOfArms) =>
    meansFrom((arm) =>
      Float64Array.from({ length: worlds.length * series.length }, (_, at) => {
        return means[arms[arm]][worlds[Math.floor(at / series.length)] * series.length + (at % series.length)];
      }),
    );
  const [saved, again] = [
    { means: then(seen.means), common: then(seen.common) },
    { means: now(0), common: now(arms.length) },
  ];
  const differing = armsToRead(question).flatMap((arm, place) =>
    differingRows(
      meansGrid({ ...arm, series, worlds }),
      [saved.means[arms[place]]],
      [again.means[arms[place]]],
      ([name, world]) => `world ${world} of ${name}`,
    ),
  );
  const frames = [saved, again].map(({ means, common }) => commonMeansFrame({ series, worlds, means, common }));
  return [...differing, ...differingFrames(frames[0], frames[1], ([world]) => `world ${world} of all arms`)];
}

function meansFrom(make: (arm: number) => Float64Array): MeansOfArms {
  const [withoutEntry, withoutReaction, entry] = arms.map((_, arm) => make(arm));
  return { withoutEntry, withoutReaction, entry };
}
