import {
  type CatfishEffect,
  effectSample,
  type MonthlyPart,
  openEffect,
  totalContrast,
} from "../analyse/catfishEffect.ts";
import { seriesOf } from "../model/series.ts";
import { type DifferingRow, differingRows, readGrid } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { type NamedWorlds, readArms, replicationsGrid, worldNumbers } from "../result/replications.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { type Arm, armMarkets, armScenarios, arms } from "../worlds/arms.ts";
import { type BatchTask, batchesOf } from "../worlds/batch.ts";
import { isMoney, type Money, moneyOf } from "../worlds/money.ts";
import { growUntilSharp, type Stop, stopFor } from "../worlds/stopping.ts";
import { effectMonthsTable, type MonthlyParts } from "./effectTables.ts";
import type { Sample, Simulating, WorldsAgain, WorldsQuestion } from "./kind.ts";
import { keptMeans } from "./runRecord.ts";
import { stretchesOf } from "./runWorlds.ts";

/** What an effect asks: what newcomers do in a scenario, taken apart. */
export interface EffectQuestion extends WorldsQuestion {
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

/** The worlds of the arms as tables name them. */
export function namedArms({
  scenario,
  replications,
  window,
}: EffectQuestion): readonly [NamedWorlds, NamedWorlds, NamedWorlds] {
  const scenarios = armScenarios(scenario);
  const series = seriesOf(scenario.market);
  const money = moneyOf(scenario);
  const worlds = worldNumbers(replications);
  const named = (arm: Arm): NamedWorlds => ({ scenario: scenarios[arm].name, series, worlds, window, money });
  return [named("withoutEntry"), named("withoutReaction"), named("entry")];
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
  return keptEffect(growing.finish(), money);
}

/**
 * What was seen of an effect as it is kept: every amount in the currency of its scenario. Totals over time are added up
 * again from their parts afterwards, so that they still do to the last bit.
 */
export function keptEffect({ replications, series, means, monthly }: CatfishEffect, money: Money): EffectSeen {
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
  const [withoutEntry, withoutReaction, entry] = readArms(folder, manifest, namedArms(question));
  const months = monthsOf(question);
  const monthly = months.part(readGrid(folder, manifest, months.grid));
  if (monthly.total.n.some(Number.isNaN)) {
    throw new BadFolder(`${placeOf(folder, "data/effect-months.csv")} lacks numbers of worlds.`, RUN_AGAIN);
  }
  return { replications: question.replications, means: { withoutEntry, withoutReaction, entry }, monthly };
}

/** The batches that an effect is made of: three arms each. */
export function tasksOfEffect({ scenario, seed, replications, window }: EffectQuestion): BatchTask[] {
  const { withoutEntry, withoutReaction, entry } = armMarkets(scenario.market);
  const batches = batchesOf(withoutEntry, seed, replications, window);
  return batches.map((batch) => ({ ...batch, arms: [withoutReaction, entry] }));
}

/** Why there are as many worlds, from what was seen of them; undefined where their number was given. */
export function stopOfEffect({ precision, scenario }: EffectQuestion, seen: EffectSeen): Stop | undefined {
  if (precision === undefined) return undefined;
  const contrast = totalContrast(seriesOf(scenario.market), seen.means, precision.series);
  return stopFor([contrast], precision, seen.replications);
}

/** Rows that come out otherwise when all worlds are simulated again. */
export function differingEffect(question: EffectQuestion, seen: EffectSeen, now: EffectSeen): DifferingRow[] {
  const means = namedArms(question).flatMap((named, place) =>
    differingMeans(named, seen.means[arms[place]], now.means[arms[place]]),
  );
  return [...means, ...differingMonths(question, seen.monthly, now.monthly)];
}

/** Some worlds of all arms, which are simulated together. */
export async function effectAgain(
  question: EffectQuestion,
  seen: EffectSeen,
  sample: Sample,
  { map, signal }: Simulating,
): Promise<WorldsAgain> {
  const { scenario, seed, window, replications } = question;
  const numbers = sample({ seed, scenario: scenario.name, count: replications });
  const { withoutEntry: market, withoutReaction, entry } = armMarkets(scenario.market);
  const tasks = stretchesOf(numbers).map(([first, count]): BatchTask => {
    return { market, seed, first, count, window, arms: [withoutReaction, entry] };
  });
  const series = seriesOf(scenario.market);
  const rows = new Float64Array(numbers.length * arms.length * series.length);
  const places = new Map(numbers.map((world, place) => [world, place]));
  await map(
    tasks,
    ({ first, means }) => rows.set(means, (places.get(first) ?? 0) * arms.length * series.length),
    signal,
  );
  signal.throwIfAborted();
  const differing = namedArms(question).flatMap((named, arm) => {
    const pick = (values: Float64Array, worlds: readonly number[], width: number, from: number) =>
      Float64Array.from({ length: worlds.length * series.length }, (_, at) => {
        return values[worlds[Math.floor(at / series.length)] * width + from + (at % series.length)];
      });
    const then = pick(seen.means[arms[arm]], numbers, series.length, 0);
    const now = pick(rows, worldNumbers(numbers.length), arms.length * series.length, arm * series.length);
    return differingMeans({ ...named, worlds: numbers }, then, keptMeans(now, series, moneyOf(scenario)));
  });
  return {
    arms: namedArms(question).map((named) => ({ scenario: named.scenario, all: replications, sample: numbers })),
    differing,
    left: ["effect-months.csv has means over all worlds: it was not made again"],
  };
}

function differingMeans(named: NamedWorlds, saved: Float64Array, now: Float64Array): DifferingRow[] {
  const pointOf = ([scenario, world]: readonly unknown[]) => `world ${world} of ${scenario}`;
  return differingRows(replicationsGrid(named), [saved], [now], pointOf);
}

function differingMonths(question: EffectQuestion, seen: MonthlyParts, now: MonthlyParts): DifferingRow[] {
  const { grid, columns } = monthsOf(question);
  const pointOf = ([measure, , group, part]: readonly unknown[]) => `${part} of ${measure} of ${group}`;
  return differingRows(grid, columns(seen), columns(now), pointOf);
}
