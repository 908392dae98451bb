import { sharesWorlds } from "../../analyse/compareArms.ts";
import { type MonthlyDifferences, monthlyDifferences } from "../../analyse/monthlyDifferences.ts";
import { isSame, type Series } from "../../model/series.ts";
import { commonIn } from "../../question/commonTable.ts";
import type { SeenArms } from "../../question/compare.ts";
import { isKept } from "../../question/recordTables.ts";
import { readRunMonths, recordOf } from "../../question/runRecord.ts";
import { keptAccounts } from "../../result/accounts.ts";
import { keptDealings } from "../../result/dealings.ts";
import { keptNumber } from "../../result/frame.ts";
import type { ProgramIdentity } from "../../result/manifest.ts";
import { type ArmWithYears, goalsIn, keptYears } from "../../result/yearMeans.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ComparedArm } from "../../words/en/comparability.ts";
import { askedBy } from "../../worlds/armScenarios.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import type { CommonMonths } from "../../worlds/commonMonths.ts";
import { columnsIn, commonMoney, isMoney, isSameMoney, type Money, moneyOf, UNIT_COSTS } from "../../worlds/money.ts";
import { chosenMonths, type GrowingArms, openArms } from "../../worlds/replicateArms.ts";
import type { ArmMonths } from "../../worlds/result.ts";
import { growUntilSharp, type Precision, pairedSample, type Stop } from "../../worlds/stopping.ts";
import { alongTime, commonAsker, fewerYears, goalsOfAll, yearsOfScenario } from "../../worlds/years.ts";
import type { Effects } from "../effects.ts";
import { paced } from "../explore/progress.ts";
import type { Progress } from "../print/terminal.ts";
import type { Program } from "../program.ts";
import { GENERATOR } from "../run/identity.ts";
import type { Workers } from "../workers.ts";
import { type FolderArm, type FreshArm, isSaved, type PlannedArm } from "./plannedArm.ts";
import type { FreshWorlds } from "./worlds.ts";

/** What gathering needs beside the arms. */
export interface Gathering {
  readonly worlds: FreshWorlds;
  /** With as many worlds as a sharp answer takes; the first arm is the baseline. */
  readonly precision?: Precision;
  readonly program: Program;
  readonly progress: Progress;
  readonly effects: Effects;
  /** Threads, opened when something is to be simulated. */
  readonly workers: () => Promise<Workers>;
}

/** What was seen of the arms, and why they have as many worlds where that was left to the precision of the answer. */
export interface Gathered {
  readonly arms: readonly ComparedArm[];
  readonly seen: SeenArms;
  readonly stop?: Stop;
}

/** The arms with their worlds, in their order: read from folders, or simulated now, all in the same worlds. */
export async function gatherArms(arms: readonly PlannedArm[], gathering: Gathering): Promise<Gathered> {
  const fresh = arms.filter((arm) => !isSaved(arm));
  const chosen = alongTime(arms.map(({ scenario }) => scenario));
  // Folders first: a damaged one is refused before the long work.
  const saved = new Map(arms.filter(isSaved).map((arm) => [arm, savedArm(arm, chosen)] as const));
  const simulated: Simulated =
    fresh.length === 0 ? { arms: [], common: [] } : await simulateArms(fresh, chosen, gathering);
  const found = arms.flatMap((arm): FoundArm[] => {
    const place = fresh.indexOf(arm);
    const known = isSaved(arm) ? saved.get(arm) : simulated.arms[place];
    return known === undefined ? [] : [{ arm: known, isSaved: isSaved(arm), common: simulated.common[place] }];
  });
  return { ...gathered(found), stop: simulated.stop };
}

/** An arm, whether it was read from a folder, and its pairs that have values in other months than those of the first. */
export interface FoundArm {
  readonly arm: GatheredArm;
  readonly isSaved: boolean;
  readonly common?: readonly CommonMonths[];
}

/** What was seen of arms that were read or simulated, in the money that all of them have. */
export function gathered(
  found: readonly FoundArm[],
  isMixed = found.some(({ isSaved }) => isSaved),
): Omit<Gathered, "stop"> {
  // Beside a folder they have the digits that folders keep: what is equal must differ by nothing.
  const scenarios = found.map(({ arm }) => arm.means.scenario);
  const [money, asker] = [commonMoney(scenarios), commonAsker(scenarios)];
  const goals = goalsOfAll(scenarios, isMixed);
  const arms = found.map(({ arm: each, isSaved }) => {
    const arm = askedTogether(each, { asker, goals });
    const asSaved = () => ({ ...arm, months: asSavedMonths(arm.months, arm.means.scenario) });
    return countedIn(money, isMixed && !isSaved ? asSaved() : arm);
  });
  const [baseline, ...others] = arms;
  const common = others.map((arm, index) =>
    isMixed ? unknownMonths(baseline, arm) : commonIn(money, arm.means.series, found[index + 1].common ?? []),
  );
  const overTime = others.map((arm) => along(baseline, arm));
  return { arms, seen: { means: arms.map(({ means }) => means), common, overTime } };
}

/** An arm with the headline series along time. */
export interface GatheredArm extends ComparedArm {
  readonly means: ArmWithYears;
  readonly months: ArmMonths;
}

/** Arms that were simulated, and by arm the pairs that have values in other months than the first. */
interface Simulated {
  readonly arms: readonly GatheredArm[];
  readonly common: readonly (readonly CommonMonths[])[];
  readonly stop?: Stop;
}

/** An arm of which the years of the group that asks, and what goals need, are kept only where all arms have them. */
function askedTogether(arm: GatheredArm, together: Pick<Scenario, "asker" | "goals">): GatheredArm {
  const { asker } = together;
  const { accounts, ...means } = arm.means;
  const { scenario, series, years } = means;
  const asked = askedBy(together, scenario);
  const kept = yearsOfScenario(asked, series).series;
  const own = asker === undefined || accounts === undefined ? {} : { accounts };
  return { ...arm, means: { ...means, ...own, scenario: asked, years: fewerYears(years, kept) } };
}

/** An arm with its amounts of money in another unit. */
function countedIn(money: Money, arm: GatheredArm): GatheredArm {
  const { means, months } = arm;
  return { ...arm, means: meansIn(money, means), months: monthsIn(money, means.money ?? UNIT_COSTS, months) };
}

/**
 * Of an arm that is read from a folder only means are known world by world. Where one arm has no value at all in a month
 * in which the other has, they are over other months, and nothing is said of their difference.
 */
function unknownMonths(baseline: GatheredArm, arm: GatheredArm): CommonMonths[] {
  const [first, last] = baseline.means.window;
  const worlds = Math.min(baseline.means.replications, arm.means.replications);
  return arm.months.series.flatMap((one) => {
    const placeIn = (series: readonly Series[]) => series.findIndex((other) => isSame(one, other));
    if (placeIn(baseline.months.series) < 0) return [];
    const [has, hasOther] = [baseline, arm].map(({ months }) =>
      Array.from({ length: last - first + 1 }, (_, month) => {
        return months.means.n[(first + month) * months.series.length + placeIn(months.series)] > 0;
      }),
    );
    if (has.every((is, month) => is === hasOther[month])) return [];
    const count = (is: readonly boolean[]) => is.filter(Boolean).length;
    const places = { before: placeIn(baseline.means.series), after: placeIn(arm.means.series) };
    const months = {
      months: count(has.map((is, month) => is && hasOther[month])),
      monthsBefore: count(has),
      monthsAfter: count(hasOther),
    };
    return Array.from({ length: worlds }, (_, replication): CommonMonths => {
      return { replication, ...places, ...months, valueBefore: Number.NaN, valueAfter: Number.NaN };
    });
  });
}

/** Differences over time with the digits that files keep, so that charts come out the same when drawn again. */
function along(baseline: GatheredArm, arm: GatheredArm): MonthlyDifferences {
  const worlds = { baseline: baseline.means.replications, scenario: arm.means.replications };
  const found = monthlyDifferences(baseline.months, arm.months, sharesWorlds(baseline.means, arm.means), worlds);
  const kept = (values: Float64Array) => values.map((value) => keptNumber(value, "short"));
  return {
    ...found,
    baseline: kept(found.baseline),
    scenario: kept(found.scenario),
    difference: kept(found.difference),
    lower: kept(found.lower),
    upper: kept(found.upper),
  };
}

/** Worlds that a run saves month by month. */
const SAVED_WORLDS = 50;

/** The months of an arm as a run of its own would have saved them: the first worlds, of few series, and seven digits. */
function asSavedMonths({ series, months, means, worlds, values }: ArmMonths, scenario: Scenario): ArmMonths {
  const kept = Math.min(worlds, SAVED_WORLDS);
  const isSaved = series.map((serie) => isKept(serie, scenario));
  const ofWorld = (at: number) => (isSaved[at % series.length] ? keptNumber(values[at], "short") : Number.NaN);
  const column = (numbers: Float64Array) => numbers.map((value) => keptNumber(value, "short"));
  const { n, mean, lower, upper } = means;
  return {
    series,
    months,
    means: { n, mean: column(mean), lower: column(lower), upper: column(upper) },
    worlds: kept,
    values: Float64Array.from({ length: kept * months * series.length }, (_, at) => ofWorld(at)),
  };
}

function savedArm({ name, scenario: read, folder, manifest }: FolderArm, chosen: readonly Series[]): GatheredArm {
  const scenario = { ...read, goalsHeld: goalsIn(folder, read.goals, read) };
  const named = { ...scenario, name: manifest.scenario.name };
  const seen = readRunMonths(folder, manifest, recordOf(named, manifest, moneyOf(scenario)));
  const { monthly: _, singleWorlds: __, ...means } = seen;
  return {
    name,
    means: { ...means, scenario },
    months: chosenMonths(seen, chosen),
    program: manifest.program,
    generator: manifest.generator,
    folder: folder.path,
  };
}

/** A width is asked in the unit that is shown. */
function unitOf(arms: readonly FreshArm[], { series }: Precision): number {
  return isMoney(series.measure) ? commonMoney(arms.map(({ scenario }) => scenario)).factor : 1;
}

async function simulateArms(
  fresh: readonly FreshArm[],
  chosen: readonly Series[],
  { worlds, precision, program, progress, effects, workers }: Gathering,
): Promise<Simulated> {
  const { map } = await workers();
  const pace = paced(progress.say, effects);
  const growing = openComparedArms(
    fresh,
    { ...worlds, chosen },
    {
      signal: effects.interrupted,
      onProgress: (done, total) => pace(`${done} of ${total} worlds, each in ${fresh.length} scenarios`, done, total),
      map,
    },
  );
  const grown = fresh.map((_, arm) => ({ growTo: growing.growTo, soFar: () => growing.soFar()[arm] }));
  const [baseline, ...others] = grown;
  const sampleOf = (asked: Precision) => {
    const common = (other: number) => growing.common()[other + 1];
    return pairedSample(asked.series, others, { baseline, unit: unitOf(fresh, asked), common });
  };
  const stop =
    precision === undefined
      ? await growing.growTo(worlds.replications)
      : await growUntilSharp(sampleOf(precision), precision);
  const { version, source } = program;
  const arms = simulatedArms(fresh, growing, { version, source });
  return { arms, common: growing.common(), stop: stop ?? undefined };
}

/** How arms are simulated: with or without somebody to tell. */
export interface Simulating {
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  readonly map: MapBatches;
}

/** What is simulated of arms: their worlds, and the series along time by which all that are compared are. */
interface ComparedWorlds extends Pick<FreshWorlds, "seed" | "window"> {
  readonly chosen: readonly Series[];
}

export function openComparedArms(
  arms: readonly FreshArm[],
  { seed, window, chosen }: ComparedWorlds,
  { signal, onProgress, map }: Simulating,
): GrowingArms {
  const own = arms.map(({ scenario }) => scenario);
  const goals = goalsOfAll(own, false);
  const scenarios = own.map((scenario) => askedBy({ asker: scenario.asker, goals }, scenario));
  return openArms(scenarios, chosen, { seed, window, signal, onProgress }, map);
}

/** The arms as they were simulated. */
export function simulatedArms(
  arms: readonly FreshArm[],
  growing: GrowingArms,
  program: ProgramIdentity,
): GatheredArm[] {
  const [means, months] = [growing.soFar(), growing.months()];
  // In the money of its own first, as a folder has it, for two that are equal must differ by nothing.
  return arms.map(({ name, scenario }, index) =>
    countedIn(moneyOf(scenario), {
      name,
      means: keptMeans(means[index]),
      months: months[index],
      program,
      generator: GENERATOR,
    }),
  );
}

/** With the digits that files keep. */
function keptMeans(means: ArmWithYears): ArmWithYears {
  const { years, accounts, dealings } = means;
  return {
    ...means,
    years: keptYears(years, UNIT_COSTS),
    ...(accounts && { accounts: keptAccounts(accounts) }),
    ...(dealings && { dealings: keptDealings(dealings, UNIT_COSTS) }),
  };
}

/** Window means with their amounts of money in another unit. */
function meansIn(money: Money, result: ArmWithYears): ArmWithYears {
  const from = result.money ?? UNIT_COSTS;
  if (isSameMoney(from, money)) return result;
  const { dealings } = result;
  return {
    ...result,
    means: columnsIn(money, from, result.series, result.means),
    years: keptYears(result.years, money, from),
    ...(dealings && { dealings: keptDealings(dealings, money, from) }),
    money,
  };
}

/** The same for series along time, which do not say themselves what their money is counted in. */
function monthsIn(money: Money, from: Money, months: ArmMonths): ArmMonths {
  if (isSameMoney(from, money)) return months;
  const { series, means, values } = months;
  const columns = (numbers: Float64Array) => columnsIn(money, from, series, numbers);
  const { n, mean, lower, upper } = means;
  return {
    ...months,
    means: { n, mean: columns(mean), lower: columns(lower), upper: columns(upper) },
    values: columns(Float64Array.from(values)),
  };
}
