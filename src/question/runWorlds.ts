import { ledgerThresholds } from "../analyse/ledger.ts";
import { isSame, type Series } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { groupLabel } from "../words/names.ts";
import { type BatchTask, batchesOf, memoryOf, withLedgers } from "../worlds/batch.ts";
import { areBothThere, type CommonMonths, commonMonths } from "../worlds/commonMonths.ts";
import { discountOf } from "../worlds/dealings.ts";
import { commonMonthsOf } from "../worlds/gaps.ts";
import { type MeansPlan, type MeansSeen, meansPlanOf, simulateMeans, tasksOfMeans } from "../worlds/means.ts";
import { isMoney, moneyOf } from "../worlds/money.ts";
import { type GrowingScenario, openScenario, type SimulatedScenario } from "../worlds/replicateScenario.ts";
import type { ScenarioRecord } from "../worlds/result.ts";
import { someWorlds } from "../worlds/someWorlds.ts";
import { contrastOf, growUntilSharp, type Precision, pairedSample, type Stop, stopFor } from "../worlds/stopping.ts";
import { commonIn } from "./commonTable.ts";
import type { Simulating, WorldsQuestion } from "./kind.ts";
import { type PlausibleOf, type PlausibleSeen, plausibleOf, seenPlausible, tasksOfPlausible } from "./plausible.ts";
import { keptRecord } from "./runRecord.ts";

/** What a run asks: one scenario, and what it is measured against in the same worlds. */
export interface RunQuestion extends WorldsQuestion {
  /** Undefined where there is nothing to compare with. */
  readonly reference?: Scenario;
}

/** What was seen of both, money in the currency of the scenario. */
export interface RunSeen {
  readonly result: ScenarioRecord;
  readonly reference?: ScenarioRecord;
  /** Pairs of worlds that have values in other months than the reference (`before`). */
  readonly common: readonly CommonMonths[];
  /** Plausible markets of both, where they were asked for. */
  readonly plausible?: PlausibleSeen;
  /** The scenario without each means of the strategy of who asks, where it has several. */
  readonly means?: MeansSeen;
}

/** The scenarios of a run, in the order in which they are simulated. */
function scenariosOf({ scenario, reference }: Pick<RunQuestion, "scenario" | "reference">): readonly Scenario[] {
  return reference === undefined ? [scenario] : [scenario, reference];
}

/** The batches that runs are made of, scenario by scenario, each reference after its own; those of equal markets once. */
export function* tasksOfRuns(questions: readonly RunQuestion[]): Iterable<BatchTask> {
  const seen = new Set<string>();
  yield* tasksOfPlausible(questions.flatMap((question) => plausibleOfRun(question) ?? []));
  for (const question of questions) {
    const { seed, replications, window } = question;
    for (const scenario of scenariosOf(question)) {
      const key = keyOf(scenario, question);
      if (!seen.has(key)) {
        const { market, asker } = scenario;
        const batches = withLedgers(batchesOf(market, seed, replications, window), ledgerThresholds(market.months));
        yield* batches.map((batch) => ({ ...batch, asker, ...discountOf(scenario) }));
      }
      seen.add(key);
    }
    const plan = meansOfRun(question);
    const means = plan && meansKeyOf(question);
    if (plan !== undefined && means !== undefined && !seen.has(means)) yield* tasksOfMeans(plan, question);
    if (means !== undefined) seen.add(means);
  }
}

/** What is asked of the means of a strategy; undefined where that is not what the run is measured against. */
export function meansOfRun({
  scenario,
  reference,
}: Pick<RunQuestion, "scenario" | "reference">): MeansPlan | undefined {
  return reference && meansPlanOf(scenario);
}

/** What decides the batches of the means. */
function meansKeyOf({ scenario: { market, from, asker }, seed, replications }: RunQuestion): string {
  return JSON.stringify(["means", market, from, asker, seed, replications]);
}

/** Records of markets that several runs share: equal ones are simulated once, and forgotten after their last use. */
export class SharedRecords {
  readonly #uses = new Map<string, number>();
  readonly #records = new Map<string, SimulatedScenario>();
  /** Worlds without each means: a few numbers each, kept for runs that are alike. */
  readonly #means = new Map<string, Promise<MeansSeen>>();

  /** @param runs  all that will be asked for */
  constructor(runs: readonly RunQuestion[]) {
    for (const question of runs) {
      for (const scenario of scenariosOf(question)) {
        const key = keyOf(scenario, question);
        this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
      }
    }
  }

  /** The worlds without each means, simulated once for runs that are alike. */
  means(question: RunQuestion, simulate: () => Promise<MeansSeen>): Promise<MeansSeen> {
    const key = meansKeyOf(question);
    const seen = this.#means.get(key) ?? simulate();
    this.#means.set(key, seen);
    return seen;
  }

  /** Simulates the worlds of a scenario, where its record is not there yet. */
  async simulate(scenario: Scenario, question: RunQuestion, simulating: Simulating): Promise<Simulated> {
    const key = keyOf(scenario, question);
    const known = this.#records.get(key);
    if (known !== undefined) return { record: async () => this.#used(key, { ...known, scenario }) };
    const growing = opened(scenario, question, simulating);
    await growing.growTo(question.replications);
    return { record: async (also) => this.#used(key, await growing.finish(also)) };
  }

  /** Keeps a record for whoever else asks for it. */
  #used(key: string, record: SimulatedScenario): SimulatedScenario {
    const left = (this.#uses.get(key) ?? 1) - 1;
    this.#uses.set(key, left);
    if (left > 0) this.#records.set(key, record);
    else this.#records.delete(key);
    return record;
  }
}

/** A scenario whose worlds are simulated. */
interface Simulated {
  /** Its record, as the model counts. @param also  series of which months are kept (`gaps.ts`) */
  readonly record: (also?: readonly Series[]) => Promise<SimulatedScenario>;
}

/** What decides the worlds and their means. */
function keyOf(scenario: Scenario, { seed, replications, window }: RunQuestion): string {
  const { market, asker } = scenario;
  return JSON.stringify([market, seed, replications, window, asker, discountOf(scenario)]);
}

function seriesWithGaps({ gaps }: SimulatedScenario): Series[] {
  return gaps.places.map((place) => gaps.series[place]);
}

function opened(
  scenario: Scenario,
  { seed, window }: RunQuestion,
  { map, signal, pause, quantiles, onProgress }: Simulating,
): GrowingScenario {
  const told = (done: number, total: number) =>
    onProgress?.(`${done} of ${total} worlds of ${scenario.name}`, done, total);
  // Of the reference too: it may be a scenario that is asked about beside, and batches must not depend on that.
  const ledgers = ledgerThresholds(scenario.market.months);
  return openScenario(scenario, { seed, window, ledgers, signal, pause, quantiles, onProgress: told }, map);
}

/** Simulates both scenarios of a run, in as many worlds as were asked for or as the precision takes. */
export async function simulateRun(
  question: RunQuestion,
  simulating: Simulating,
  shared = new SharedRecords([question]),
): Promise<RunSeen> {
  const [of, plan] = [plausibleOfRun(question), meansOfRun(question)];
  const { kept, replications } = await seenWorlds(question, simulating, shared);
  if (of === undefined && plan === undefined) return kept();
  const beside = async () => {
    const asked = { ...question, replications };
    const means = plan && (await shared.means(asked, () => seenMeans(plan, asked, simulating)));
    const plausible = of && (await seenPlausible(of, simulating));
    return { ...(means && { means }), ...(plausible && { plausible }) };
  };
  // What was seen is summed up in one thread while the others simulate.
  const [more, seen] = await bothOf(beside(), kept());
  return { ...seen, ...more };
}

/** The worlds without each of the means. */
function seenMeans(
  plan: MeansPlan,
  question: RunQuestion,
  { map, signal, onProgress }: Simulating,
): Promise<MeansSeen> {
  const group = groupLabel(question.scenario, plan.group);
  const onWorlds = (done: number, all: number) =>
    onProgress?.(`${done} of ${all} worlds with all means of ${group} and without each`, done, all);
  return simulateMeans(plan, question.scenario, question, { map, signal, onWorlds });
}

/** The worlds of both scenarios, simulated. */
interface SeenWorlds {
  /** How many of each. */
  readonly replications: number;
  /** Sums them up. */
  readonly kept: () => Promise<RunSeen>;
}

/** The plausible markets of a run; there are none without a reference, since an answer over them is a difference. */
export function plausibleOfRun({ plausible, reference, ...question }: RunQuestion): PlausibleOf | undefined {
  if (plausible === undefined || reference === undefined) return undefined;
  const { scenario } = question;
  return plausibleOf(plausible, [reference, scenario], question, moneyOf(scenario));
}

async function seenWorlds(question: RunQuestion, simulating: Simulating, shared: SharedRecords): Promise<SeenWorlds> {
  const { scenario, reference, precision } = question;
  if (precision !== undefined) {
    const seen = await sharpRun(question, precision, simulating);
    return { replications: seen.result.replications, kept: async () => seen };
  }
  const kept = (result: SimulatedScenario, other?: Simulated): SeenWorlds => ({
    replications: question.replications,
    kept: async () => {
      const against = await other?.record(seriesWithGaps(result));
      return keptRun(question, { result, against }, simulating);
    },
  });
  const own = await shared.simulate(scenario, question, simulating);
  if (reference === undefined) return kept(await own.record());
  if (!fitTogether(question, question.replications) || keyOf(scenario, question) === keyOf(reference, question)) {
    const result = await own.record();
    return kept(result, await shared.simulate(reference, question, simulating));
  }
  // The other is simulated meanwhile: this is done in one thread, and that in all.
  const [other, result] = await bothOf(shared.simulate(reference, question, simulating), own.record());
  return kept(result, other);
}

/** What both give, when neither is at work any more; the first fault of the two is thrown. */
async function bothOf<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/** Whether all values of a scenario and of its reference are few enough to be in memory together. */
export function fitTogether(run: Pick<RunQuestion, "scenario" | "reference">, replications: number): boolean {
  const bytes = scenariosOf(run).map(({ market }) => memoryOf(market).simulated * replications);
  return bytes.reduce((sum, each) => sum + each, 0) <= MOST_TOGETHER;
}

/** Values that two scenarios may have in memory at a time [bytes]. */
const MOST_TOGETHER = 2 ** 29;

/** What is kept of a run, money in the currency of the scenario. */
async function keptRun(
  { scenario, seed, window }: RunQuestion,
  { result, against }: { readonly result: SimulatedScenario; readonly against?: SimulatedScenario },
  { map, once = map, signal }: Simulating,
): Promise<RunSeen> {
  const money = moneyOf(scenario);
  const kept = ({ gaps: _, ...record }: SimulatedScenario) => keptRecord(record, money);
  const none = new Float64Array(0);
  if (against === undefined) return { result: kept(result), common: [] };
  const withGaps = ({ scenario: { market }, gaps }: SimulatedScenario) => ({
    gaps,
    again: async (worlds: readonly number[]) => {
      const { values } = await someWorlds({ market, seed, worlds, window }, once, signal);
      return { months: market.months, window, values };
    },
  });
  const common = await commonMonthsOf(withGaps(against), withGaps(result));
  return {
    result: kept(result),
    reference: { ...kept(against), ledgers: none },
    common: commonIn(money, result.series, common),
  };
}

/** Nothing is shared with other runs of a command line, since each stops at a number of its own. */
async function sharpRun(question: RunQuestion, precision: Precision, simulating: Simulating): Promise<RunSeen> {
  const { scenario, reference } = question;
  const simulated = opened(scenario, question, simulating);
  const isSame = JSON.stringify(reference?.market) === JSON.stringify(scenario.market);
  const simulatedReference =
    reference === undefined ? undefined : isSame ? simulated : opened(reference, question, simulating);
  // A width is asked in the unit that is shown: money in the currency of the scenario.
  const unit = isMoney(precision.series.measure) ? moneyOf(scenario).factor : 1;
  const common = () =>
    simulatedReference === undefined ? [] : commonSoFar(precision.series, simulated, simulatedReference);
  const options = { baseline: simulatedReference, unit, common };
  await growUntilSharp(pairedSample(precision.series, [simulated], options), precision);
  const result = await simulated.finish();
  if (simulatedReference === undefined || reference === undefined) return keptRun(question, { result }, simulating);
  const against = {
    ...(isSame ? result : await simulatedReference.finish(seriesWithGaps(result))),
    scenario: reference,
  };
  return keptRun(question, { result, against }, simulating);
}

/** The pairs so far that have values of a series in other months: those that the record will have of it. */
function commonSoFar(series: Series, own: GrowingScenario, other: GrowingScenario): CommonMonths[] {
  const { replications: count, window, ...result } = own.soFar();
  const placeIn = (all: readonly Series[]) => all.findIndex((each) => isSame(each, series));
  const places = { before: placeIn(other.soFar().series), after: placeIn(result.series) };
  return commonMonths(other.months(series), own.months(series), window, { first: 0, count })
    .filter(areBothThere)
    .map((row) => ({ ...row, ...places }));
}

/** Why there are as many worlds, from what was seen of them; undefined where their number was given. */
export function stopOfRun({ precision }: RunQuestion, { result, reference, common }: RunSeen): Stop | undefined {
  if (precision === undefined) return undefined;
  return stopFor([contrastOf(precision.series, result, reference, common)], precision, result.replications);
}
