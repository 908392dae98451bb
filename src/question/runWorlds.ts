import type { Scenario } from "../scenario/scenario.ts";
import { BATCH_SIZE, type BatchTask, batchesOf } from "../worlds/batch.ts";
import { SURVIVAL_CELLS } from "../worlds/linkBook.ts";
import { isMoney, moneyOf } from "../worlds/money.ts";
import { type GrowingScenario, openScenario } from "../worlds/replicateScenario.ts";
import type { ScenarioRecord } from "../worlds/result.ts";
import { contrastOf, growUntilSharp, type Precision, pairedSample, type Stop, stopFor } from "../worlds/stopping.ts";
import type { Simulating, WorldsQuestion } from "./kind.ts";
import type { RecordOf } from "./recordTables.ts";
import { keptRecord, keptWorlds, type WorldsRecord } from "./runRecord.ts";

/** What a run asks: one scenario, and what it is measured against in the same worlds. */
export interface RunQuestion extends WorldsQuestion {
  /** Undefined where there is nothing to compare with. */
  readonly reference?: Scenario;
}

/** What was seen of both, money in the currency of the scenario. */
export interface RunSeen {
  readonly result: ScenarioRecord;
  readonly reference?: ScenarioRecord;
}

/** The scenarios of a run, in the order in which they are simulated. */
function scenariosOf({ scenario, reference }: Pick<RunQuestion, "scenario" | "reference">): readonly Scenario[] {
  return reference === undefined ? [scenario] : [scenario, reference];
}

/** The batches that a run is made of; those of equal markets once. */
export function* tasksOfRun(question: RunQuestion): Iterable<BatchTask> {
  const { seed, replications, window } = question;
  const seen = new Set<string>();
  for (const { market } of scenariosOf(question)) {
    const key = JSON.stringify(market);
    if (!seen.has(key)) yield* batchesOf(market, seed, replications, window);
    seen.add(key);
  }
}

/** Records of markets that several runs share: equal ones are simulated once, and forgotten after their last use. */
export class SharedRecords {
  readonly #uses = new Map<string, number>();
  readonly #records = new Map<string, ScenarioRecord>();

  /** @param runs  all that will be asked for */
  constructor(runs: readonly RunQuestion[]) {
    for (const question of runs) {
      for (const scenario of scenariosOf(question)) {
        const key = keyOf(scenario, question);
        this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
      }
    }
  }

  /** The record of a scenario, as the model counts. */
  async recordOf(scenario: Scenario, question: RunQuestion, simulating: Simulating): Promise<ScenarioRecord> {
    const key = keyOf(scenario, question);
    const record = this.#records.get(key) ?? (await simulatedRecord(scenario, question, simulating));
    const left = (this.#uses.get(key) ?? 1) - 1;
    this.#uses.set(key, left);
    if (left > 0) this.#records.set(key, record);
    else this.#records.delete(key);
    return { ...record, scenario };
  }
}

/** What decides the worlds and their means. */
function keyOf({ market }: Scenario, { seed, replications, window }: RunQuestion): string {
  return JSON.stringify([market, seed, replications, window]);
}

async function simulatedRecord(
  scenario: Scenario,
  question: RunQuestion,
  simulating: Simulating,
): Promise<ScenarioRecord> {
  const growing = opened(scenario, question, simulating);
  await growing.growTo(question.replications);
  return growing.finish();
}

function opened(
  scenario: Scenario,
  { seed, window }: RunQuestion,
  { map, signal, pause, onProgress }: Simulating,
): GrowingScenario {
  const told = (done: number, total: number) => onProgress?.(`${done} of ${total} worlds of ${scenario.name}`);
  return openScenario(scenario, { seed, window, signal, pause, onProgress: told }, map);
}

/** Simulates both scenarios of a run, in as many worlds as were asked for or as the precision takes. */
export async function simulateRun(
  question: RunQuestion,
  simulating: Simulating,
  shared = new SharedRecords([question]),
): Promise<RunSeen> {
  const { scenario, reference, precision } = question;
  const money = moneyOf(scenario);
  const kept = (record: ScenarioRecord) => keptRecord(record, money);
  if (precision !== undefined) return sharpRun(question, precision, simulating);
  const result = kept(await shared.recordOf(scenario, question, simulating));
  if (reference === undefined) return { result };
  return { result, reference: kept(await shared.recordOf(reference, question, simulating)) };
}

/** Nothing is shared with other runs of a command line, since each stops at a number of its own. */
async function sharpRun(question: RunQuestion, precision: Precision, simulating: Simulating): Promise<RunSeen> {
  const { scenario, reference } = question;
  const money = moneyOf(scenario);
  const own = opened(scenario, question, simulating);
  const isSame = JSON.stringify(reference?.market) === JSON.stringify(scenario.market);
  const other = reference === undefined ? undefined : isSame ? own : opened(reference, question, simulating);
  // A width is asked in the unit that is shown: money in the currency of the scenario.
  const unit = isMoney(precision.series.measure) ? money.factor : 1;
  await growUntilSharp(pairedSample(precision.series, [own], other, unit), precision);
  const record = await own.finish();
  const result = keptRecord(record, money);
  if (other === undefined || reference === undefined) return { result };
  const against = isSame ? record : await other.finish();
  return { result, reference: keptRecord({ ...against, scenario: reference }, money) };
}

/** Why there are as many worlds, from what was seen of them; undefined where their number was given. */
export function stopOfRun({ precision }: RunQuestion, { result, reference }: RunSeen): Stop | undefined {
  if (precision === undefined) return undefined;
  return stopFor([contrastOf(precision.series, result, reference)], precision, result.replications);
}

/** Simulates some worlds of a scenario again; they come out as they did among all the others. */
export async function someWorlds(
  of: RecordOf,
  { map, signal }: Pick<Simulating, "map" | "signal">,
): Promise<WorldsRecord> {
  const { scenario, seed, window, worlds, series, months } = of;
  const { market } = scenario;
  const tasks = stretchesOf(worlds).map(([first, count]): BatchTask => ({ market, seed, first, count, window }));
  const means = new Float64Array(worlds.length * series.length);
  const values = new Float32Array(worlds.length * series.length * months);
  const survival = new Float64Array(worlds.length * SURVIVAL_CELLS);
  const places = new Map(worlds.map((world, place) => [world, place]));
  await map(
    tasks,
    (batch) => {
      const place = places.get(batch.first) ?? 0;
      means.set(batch.means, place * series.length);
      values.set(batch.values, place * series.length * months);
      survival.set(batch.survival, place * SURVIVAL_CELLS);
    },
    signal,
  );
  signal.throwIfAborted();
  return keptWorlds(of, { means, values, survival });
}

/** First number and length of each stretch of consecutive numbers, none longer than a batch. */
export function stretchesOf(numbers: readonly number[]): [first: number, count: number][] {
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const last = stretches[stretches.length - 1];
    if (last !== undefined && last[0] + last[1] === number && last[1] < BATCH_SIZE) last[1]++;
    else stretches.push([number, 1]);
  }
  return stretches;
}
