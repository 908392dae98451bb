import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { builtInKernel } from "../../src/cli/builtInKernel.ts";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import { prepareReplications, simulate } from "../../src/model/simulate.ts";
import { BATCH_SIZE, batchesOf } from "../../src/worlds/batch.ts";
import { baselineMarket } from "./engine-markets.ts";
import { freshThread } from "./fresh.ts";
import { type Case, processorTime, takeTurns, timesAsLong } from "./rounds.ts";
import { atMost, type Target } from "./target.ts";
import { compileTwin, type Twin } from "./twin/compiled.ts";
import { passAllMonths, type StartedWorlds, startWorlds } from "./twin/worlds.ts";

/**
 * The kernel against a twin in C, made of the same text (`twin`): the same months of the same worlds of the baseline, all
 * series observed, to the same bits. In processor time, in turn.
 */
export interface KernelReport {
  /** What the compiler says of itself. */
  readonly compiler: string;
  readonly seeds: number;
  /** Numbers that were compared, and how many have other bits. */
  readonly compared: number;
  readonly different: number;
  /** Worlds in a round. */
  readonly worlds: number;
  /** Milliseconds a world. */
  readonly months: { readonly twin: number; readonly twinNative: number; readonly kernel: number };
  /** The same of a whole replication in the engine, from its seed on. */
  readonly whole: number;
  /** Medians of the ratios within a round: to the twin as usually compiled, and with all that this processor has. */
  readonly timesTwin: { readonly months: number; readonly native: number; readonly whole: number };
  readonly fresh: FreshReport;
}

/** The first worlds of a thread that has just begun, batches as commands have them. */
export interface FreshReport {
  readonly worlds: number;
  /** Milliseconds of all, with the kernel and without it. */
  readonly kernel: number;
  readonly typescript: number;
  /** Median of ratios. */
  readonly timesTypescript: number;
}

const SEEDS = ["1", "bench", "any text at all"];
/** Worlds of each seed whose bits are compared, worlds in a round, and the first of a thread. */
const COMPARED = BATCH_SIZE;
const WORLDS = 2 * BATCH_SIZE;
const FIRST = 4 * BATCH_SIZE;
const ROUNDS = { measured: 21, warmUp: 3, seconds: 60 };
const FRESH_ROUNDS = { measured: 9, warmUp: 1, seconds: 40 };

/** Undefined where there is no C compiler, or no WebAssembly. */
export async function measureKernel(): Promise<KernelReport | undefined> {
  const kernel = builtInKernel();
  const twin = compileTwin(headersFrom("node_modules/.cache/catfish-twin"), "test/bench/twin/twin.c");
  if (twin === undefined || kernel === undefined) return undefined;
  try {
    const engines = keepingWorld(() => kernel);
    const market = baselineMarket();
    const bits = SEEDS.map((seed) => compareBits(startWorlds(market, seed, COMPARED, engines), twin));
    const worlds = startWorlds(market, "bench", WORLDS, engines);
    const handed = twin.hand(worlds);
    const out = new Float64Array(WORLDS * worlds.simulation.size);
    const simulation = prepareReplications(market, "bench", engines);
    const cases: Case[] = [
      { name: "twin", run: () => twin.run(handed, "usual", 2)[1] },
      { name: "kernel", run: () => processorTime(() => passAllMonths(worlds, out)) },
      { name: "twin, native", run: () => twin.run(handed, "native", 2)[1] },
      {
        name: "whole",
        run: () =>
          processorTime(() => {
            for (let i = 0; i < WORLDS; i++) simulate(simulation, i, out, i * simulation.size);
          }),
      },
    ];
    const [inC, months, native, whole] = await takeTurns(cases, ROUNDS);
    const each = ({ median }: { median: number }) => median / WORLDS;
    return {
      compiler: twin.compiler,
      seeds: SEEDS.length,
      compared: bits.reduce((sum, { compared }) => sum + compared, 0),
      different: bits.reduce((sum, { different }) => sum + different, 0),
      worlds: WORLDS,
      months: { twin: each(inC), twinNative: each(native), kernel: each(months) },
      whole: each(whole),
      timesTwin: {
        months: timesAsLong(months, inC),
        native: timesAsLong(months, native),
        whole: timesAsLong(whole, inC),
      },
      fresh: await measureFresh(),
    };
  } finally {
    twin.close();
  }
}

/** As `bench.mjs` wrote them. */
function headersFrom(folder: string) {
  return Object.fromEntries(["state.h", "month.h"].map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]));
}

function compareBits(worlds: StartedWorlds, twin: Twin) {
  const here = new Float64Array(worlds.count * worlds.simulation.size);
  passAllMonths(worlds, here);
  twin.run(twin.hand(worlds), "usual", 1);
  const values = twin.observed();
  return { compared: here.length, different: here.filter((value, i) => !Object.is(value, values[i])).length };
}

async function measureFresh(): Promise<FreshReport> {
  const market = baselineMarket();
  const tasks = batchesOf(market, "bench", FIRST, [60, market.months - 1]);
  const entry = pathToFileURL(resolve(".build/worker.js")).href;
  const cases = [true, false].map((withKernel) => ({
    name: withKernel ? "kernel" : "TypeScript",
    run: () => freshThread(entry, tasks, withKernel),
  }));
  const [kernel, typescript] = await takeTurns(cases, FRESH_ROUNDS);
  return {
    worlds: FIRST,
    kernel: kernel.median,
    typescript: typescript.median,
    timesTypescript: timesAsLong(kernel, typescript),
  };
}

/** At most 1.45 times C, to the same bits. */
export function kernelTargets({ different, timesTwin }: KernelReport): Target[] {
  return [
    atMost("kernel: numbers with other bits than in C", different, 0),
    atMost("kernel: times as long as C, months of the baseline, observed", timesTwin.months, 1.45),
  ];
}

/** The report in lines for people. */
export function kernelInWords(report: KernelReport | undefined): string[] {
  if (report === undefined) return ["kernel: not measured, since there is no C compiler here, or no WebAssembly"];
  const { compiler, seeds, compared, different, months, whole, timesTwin, fresh } = report;
  const line = (name: string, each: number, more = "") => `  ${name.padEnd(34)}${each.toFixed(3)} ms a world${more}`;
  return [
    `kernel, baseline, all series observed, against its twin in C (${compiler})`,
    `  ${different} of ${compared} numbers have other bits (${seeds} seeds)`,
    line("months in C, -O2", months.twin),
    line("months in C, -O3 -march=native", months.twinNative),
    line(
      "months in WebAssembly",
      months.kernel,
      `, ${timesTwin.months.toFixed(2)} times C (${timesTwin.native.toFixed(2)})`,
    ),
    line("a whole replication", whole, `, ${timesTwin.whole.toFixed(2)} times the months in C`),
    `  first ${fresh.worlds} worlds of a fresh thread   ${fresh.kernel.toFixed(0)} ms, in TypeScript ${fresh.typescript.toFixed(0)} ms: ${fresh.timesTypescript.toFixed(2)}`,
  ];
}
