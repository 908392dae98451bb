import {
  type CatfishEffect,
  effectSample,
  type MeansOfArms,
  meansOfRows,
  openEffect,
  type ReactionOfWorlds,
  type SeenEffect,
  totalContrast,
} from "../analyse/catfishEffect.ts";
import { addedUp, type MonthlyPart } from "../analyse/effectOverTime.ts";
import { ALL, type Series, seriesOf } from "../model/series.ts";
import type { Cell } from "../result/frame.ts";
import { type DifferingRow, differingFrames, differingRows, readGrid } from "../result/grid.ts";
import type { Manifest } from "../result/manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../result/savedFolder.ts";
import { type MeansToRead, meansGrid, numbersTo, readMeansOf } from "../result/windowMeans.ts";
import { type ArmWithYears, keptYears, withSavedYears, yearColumns, yearsGrid } from "../result/yearMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Arm, armMarkets, arms, type Part, parts, type ReactionPart } from "../worlds/arms.ts";
import { type BatchTask, batchesOf } from "../worlds/batch.ts";
import { isMoney, type Money, moneyOf } from "../worlds/money.ts";
import { rowsOf, someArms } from "../worlds/someWorlds.ts";
import { growUntilSharp, type Stop, stopFor } from "../worlds/stopping.ts";
import { askedByBuyers, yearsOfScenario } from "../worlds/years.ts";
import {
  commonMeansFrame,
  eachPart,
  effectMonthsTable,
  effectYearsTable,
  type MonthlyParts,
  reactionTable,
  readCommonMeans,
  type YearlyParts,
} from "./effectTables.ts";
import type { Simulating, WorldsQuestion } from "./kind.ts";
import {
  type PlausibleOf,
  type PlausibleSeen,
  plausibleOf,
  readPlausible,
  seenPlausible,
  tasksOfPlausible,
} from "./plausible.ts";
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
  /** What the reaction on buyer value is made of, by world. */
  readonly reaction: ReactionOfWorlds;
  /** The headline measures by year of the run, over the months of the year in which all three arms have a value. */
  readonly years: MeansOfArms;
  /** The parts month by month and year by year: statistics over all worlds. */
  readonly monthly: MonthlyParts;
  readonly yearly: YearlyParts;
  /** Plausible markets in the three arms, where they were asked for. */
  readonly plausible?: PlausibleSeen;
}

/** The plausible markets of an effect, in the order of `arms`. */
export function plausibleOfEffect(question: EffectQuestion): PlausibleOf | undefined {
  const { plausible, scenario, scenarios } = question;
  if (plausible === undefined) return undefined;
  return plausibleOf(
    plausible,
    arms.map((arm) => scenarios[arm]),
    question,
    moneyOf(scenario),
    scenario,
  );
}

/** The means of the arms as tables have them. */
export function armsOf(
  question: EffectQuestion,
  { means, years }: Pick<EffectSeen, "means" | "years">,
): ArmWithYears[] {
  return armsToRead(question).map((arm, place) => {
    const { market } = arm.scenario;
    const series = seriesOf(market);
    return {
      ...arm,
      months: market.months,
      series,
      means: means[arms[place]],
      years: { ...yearsOfScenario(askedByBuyers(question.scenario), series), values: years[arms[place]] },
    };
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

/** The same by year of the run. */
export function yearsOf({ scenario }: EffectQuestion) {
  const { months } = scenario.market;
  return effectYearsTable({ series: seriesOf(scenario.market), months, money: moneyOf(scenario) });
}

/** The parts of the reaction as a table, of all worlds unless some are named. */
export function reactionOf(
  { scenario, window, replications }: EffectQuestion,
  worlds: readonly number[] = numbersTo(replications),
) {
  return reactionTable(window, worlds, moneyOf(scenario));
}

/** Simulates the three arms, in as many worlds as were asked for or as the precision takes. */
export async function simulateEffect(question: EffectQuestion, simulating: Simulating): Promise<EffectSeen> {
  const { scenario, seed, window, replications, precision } = question;
  const { map, signal, onProgress } = simulating;
  const told = (done: number, total: number) =>
    onProgress?.(`${done} of ${total} worlds, each in three arms`, done, total);
  const growing = openEffect(scenario, { seed, window, signal, onProgress: told }, map);
  const money = moneyOf(scenario);
  if (precision === undefined) await growing.growTo(replications);
  else {
    const unit = isMoney(precision.series.measure) ? money.factor : 1;
    await growUntilSharp(effectSample(growing, precision.series, unit), precision);
  }
  const of = plausibleOfEffect(question);
  const plausible = of && (await seenPlausible(of, simulating));
  return { ...keptEffect(growing.seen(), money), ...(plausible && { plausible }) };
}

/**
 * What was seen of an effect as it is kept: every amount in the currency of its scenario. Totals over time are added up
 * again from their parts afterwards, so that they still do to the last bit.
 */
export function keptEffect(
  { replications, scenario, series, means, common, reaction, years, monthly, yearly }: SeenEffect,
  money: Money,
): EffectSeen {
  const keep = (values: Float64Array, of = series) => keptMeans(values, of, money);
  const kept = <Kind extends MonthlyPart>(over: Readonly<Record<Part | ReactionPart, Kind>>) => {
    const inMoney = eachPart((part): Kind => {
      const of = isOfSeries(part) ? series : TAKEN_APART;
      const { difference, lower, upper } = over[part];
      return { ...over[part], difference: keep(difference, of), lower: keep(lower, of), upper: keep(upper, of) };
    });
    return addedUp(inMoney, series);
  };
  return {
    replications,
    means: eachArm((arm) => keep(means[arm])),
    common: eachArm((arm) => keep(common[arm])),
    reaction: keptReaction(reaction, money),
    years: keptYearsOfArms(years, { series, scenario }, money),
    monthly: kept(monthly),
    yearly: kept(yearly),
  };
}

/** The one series of which the reaction is taken apart. */
const TAKEN_APART: readonly Series[] = [{ measure: "buyerValue", group: ALL }];

function isOfSeries(part: Part | ReactionPart): boolean {
  return parts.some((each) => each === part);
}

function keptYearsOfArms(
  years: MeansOfArms,
  { series, scenario }: Pick<CatfishEffect, "series" | "scenario">,
  money: Money,
): MeansOfArms {
  const of = yearsOfScenario(askedByBuyers(scenario), series);
  return eachArm((arm) => keptYears({ ...of, values: years[arm] }, money).values);
}

function keptReaction(
  { catfishEffort, catfishPrice, catfishOrders }: ReactionOfWorlds,
  money: Money,
): ReactionOfWorlds {
  const keep = (values: Float64Array) => keptMeans(values, TAKEN_APART, money);
  return {
    catfishEffort: keep(catfishEffort),
    catfishPrice: keep(catfishPrice),
    catfishOrders: keep(catfishOrders),
  };
}

/** @throws BadFolder where a table is missing, damaged or lacks rows */
export function readEffectSeen(folder: SavedFolder, manifest: Manifest, question: EffectQuestion): EffectSeen {
  const read = withSavedYears(folder, manifest, readMeansOf(folder, manifest, armsToRead(question)));
  const ofArms = (values: (arm: (typeof read)[number]) => Float64Array): MeansOfArms => {
    const [withoutEntry, withoutReaction, entry] = read.map(values);
    return { withoutEntry, withoutReaction, entry };
  };
  const [months, byYear, reactions] = [monthsOf(question), yearsOf(question), reactionOf(question)];
  const monthly = months.part(readGrid(folder, manifest, months.grid));
  const yearly = byYear.part(readGrid(folder, manifest, byYear.grid));
  for (const [{ grid }, { total }] of [[months, monthly] as const, [byYear, yearly] as const]) {
    if (!total.n.some(Number.isNaN)) continue;
    throw new BadFolder(`${placeOf(folder, `data/${grid.shape.name}.csv`)} lacks numbers of worlds.`, RUN_AGAIN);
  }
  const means = ofArms((arm) => arm.means);
  const years = ofArms((arm) => arm.years.values);
  const common = readCommonMeans(folder, manifest, seriesOf(question.scenario.market), means);
  const reaction = reactions.part(readGrid(folder, manifest, reactions.grid));
  const of = plausibleOfEffect(question);
  const plausible = of && readPlausible(folder, manifest, of);
  const { replications } = question;
  return { replications, means, common, reaction, years, monthly, yearly, ...(plausible && { plausible }) };
}

/** The batches that effects are made of: three arms each. */
export function* tasksOfEffects(questions: readonly EffectQuestion[]): Iterable<BatchTask> {
  for (const { scenario, seed, replications, window } of questions) {
    const { withoutEntry, withoutReaction, entry } = armMarkets(scenario);
    const batches = batchesOf(withoutEntry, seed, replications, window);
    yield* batches.map((batch): BatchTask => ({ ...batch, arms: [withoutReaction, entry], from: scenario.from }));
  }
  yield* tasksOfPlausible(questions.flatMap((question) => plausibleOfEffect(question) ?? []));
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
  const { withoutEntry: market, withoutReaction, entry } = armMarkets(scenario);
  const rows = await someArms(
    { market, seed, worlds, window, from: scenario.from },
    [withoutReaction, entry],
    map,
    signal,
  );
  const money = moneyOf(scenario);
  const now = meansOfRows(rows, series, scenario);
  const differing = armsToRead(question).flatMap((arm, place) =>
    differingRows(
      meansGrid({ ...arm, series, worlds }),
      [rowsOf(seen.means[arms[place]], worlds, series.length)],
      [keptMeans(now.means[arms[place]], series, money)],
      ([name, world]) => `world ${world} of ${name}`,
    ),
  );
  const saved = {
    means: eachArm((arm) => rowsOf(seen.means[arm], worlds, series.length)),
    common: eachArm((arm) => rowsOf(seen.common[arm], worlds, series.length)),
  };
  const again = {
    means: eachArm((arm) => keptMeans(now.means[arm], series, money)),
    common: eachArm((arm) => keptMeans(now.common[arm], series, money)),
  };
  const frames = [saved, again].map((both) => commonMeansFrame({ series, worlds, ...both }));
  const ofAll = ([world]: readonly Cell[]) => `world ${world} of all arms`;
  const { grid, columns } = reactionOf(question, worlds);
  const those = columns(seen.reaction).map((column) => rowsOf(column, worlds, 1));
  const here = columns(keptReaction(now.reaction, money));
  const yearsNow = keptYearsOfArms(now.years, { series, scenario }, money);
  const years = armsOf(question, seen).flatMap((arm, place) => {
    const width = arm.years.values.length / question.replications;
    const [saved, again] = [rowsOf(arm.years.values, worlds, width), yearsNow[arms[place]]].map((values) =>
      yearColumns({ ...arm.years, values }),
    );
    return differingRows(yearsGrid({ ...arm, worlds }), saved, again, ([name, world]) => `world ${world} of ${name}`);
  });
  return [
    ...differing,
    ...years,
    ...differingFrames(frames[0], frames[1], ofAll),
    ...differingRows(grid, those, here, ofAll),
  ];
}

function eachArm(make: (arm: Arm) => Float64Array): MeansOfArms {
  return { withoutEntry: make("withoutEntry"), withoutReaction: make("withoutReaction"), entry: make("entry") };
}
