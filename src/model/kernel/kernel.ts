import { countsOf, createWorld } from "../createWorld.ts";
import { type Gather, gathering, type Needs } from "../gather.ts";
import type { Engine, Kernel, Steps } from "../keptWorld.ts";
import type { Market } from "../market.ts";
import { columnPlans, laying, offsetsOf } from "../memory.ts";
import { createObserver, type Observer } from "../observer.ts";
import { followTimetable } from "../processes/followTimetable.ts";
import { closing, type Process, SETTLED, schedule } from "../schedule.ts";
import type { World } from "../world.ts";
import { FREE, placeOf } from "./layout.ts";
import { laidObserver, marketSharing, refill, type Shared, share } from "./sharing.ts";

/** What is used of WebAssembly, which every place has that the program runs in, but no library of types that they share. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
      readonly Instance: new (
        module: object,
        imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
      ) => { readonly exports: Readonly<Record<string, unknown>> };
    }
  | undefined;

const PAGE = 65536;

/**
 * Makes a kernel of its bytes: the steps of a month in WebAssembly, compiled from the text of the processes
 * (`../../cli/kernel`). They give the same bits as the steps of TypeScript, in half the time, and from the first month
 * on, since nothing has to be learned about them while they run.
 *
 * @returns undefined where WebAssembly is missing or forbidden; then the steps of TypeScript do the same
 */
export function openKernel(bytes: Uint8Array): Kernel | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  const { Module, Memory, Instance } = WebAssembly;
  const module = new Module(bytes);
  return {
    engine: (market) => {
      const observer = createObserver(market);
      const memory = opened(() => new Memory({ initial: Math.ceil(roomFor(market, observer) / PAGE) }));
      if (memory === undefined) return undefined;
      const { exports } = new Instance(module, { env: { memory } });
      return engineIn(memory.buffer, exports, market, observer);
    },
  };
}

/** What is made, or undefined where there is no room for it. */
function opened<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Bytes that are enough for everything. */
function roomFor(market: Market, observer: Observer): number {
  const columns = offsetsOf(countsOf(market))[columnPlans.length];
  const { cells, buyerCells, sums, ratios, relationWidth, buyerWidth, supplierWidth } = observer;
  const widths = relationWidth + buyerWidth + supplierWidth;
  return FREE + columns + 8 * (cells.length + buyerCells.length + sums.length + 5 * ratios.length + 8 * widths) + PAGE;
}

type Exports = Readonly<Record<string, unknown>>;

function engineIn(buffer: ArrayBuffer, exports: Exports, market: Market, observer: Observer): Engine {
  const columns = offsetsOf(countsOf(market))[columnPlans.length];
  const { lay } = laying({ buffer, from: FREE + columns });
  const world = createWorld(market, { buffer, from: FREE }, () => lay(Int32Array, 4));
  const shared = { ...laidObserver(lay, observer), world };
  share(lay, shared);
  return { world, observer: shared.gathered, steps: stepsOf(shared, exports) };
}

function stepsOf({ world, needs, series, row }: Shared, exports: Exports): Steps {
  const month = new Int32Array(world.memory.buffer, placeOf("world", "month"), 1);
  const [key, write] = [stepIn(exports, "key"), stepIn(exports, "write")];
  let needed: Needs | undefined;
  let written: Int32Array | undefined;
  const gather = (part: number): Gather => {
    const step = stepIn(exports, `gathering_${part}`);
    return (_, __, asked) => {
      if (asked !== needed) shareNeeds(needs, asked);
      needed = asked;
      step();
    };
  };
  return {
    key: (_, now) => {
      month[0] = now;
      key();
    },
    schedule: schedule.map(({ process }, i) =>
      process === followTimetable ? plan(world) : stepOf(world, process, stepIn(exports, `schedule_${i}`)),
    ),
    settled: SETTLED,
    gathering: gathering.map((_, part) => gather(part)),
    closing: closing.map(({ process }, i) => stepOf(world, process, stepIn(exports, `closing_${i}`))),
    write: (_, __, asked, out, offset) => {
      if (asked !== written) refill(series, asked);
      written = asked;
      write();
      for (let n = 0; n < asked.length; n++) out[offset + asked[n]] = row[asked[n]];
    },
  };
}

/** A world that is listened to goes through the steps of TypeScript, which can tell what happens. */
function stepOf(world: World, process: Process, step: () => void): () => void {
  return () => {
    if (world.eventLog === undefined) step();
    else process(world);
  };
}

/** The timetable stays in TypeScript; what it may have changed is handed on, and what a start has set. */
function plan(world: World): () => void {
  const shareMarket = marketSharing(world);
  let done = 0;
  return () => {
    followTimetable(world);
    if (world.month > 0 && world.nextEntry === done) return;
    shareMarket(world);
    done = world.nextEntry;
  };
}

function shareNeeds(needs: Shared["needs"], asked: Needs): void {
  for (const name of ["relationColumns", "supplierColumns", "buyerColumns", "totals"] as const) {
    refill(needs[name].slots, asked[name].slots);
    refill(needs[name].starts, asked[name].starts);
  }
}

function stepIn(exports: Exports, name: string): () => void {
  const step = exports[name];
  if (!isStep(step)) throw new Error(`the kernel has no step ${name}: it is of another source, build it again`);
  return step;
}

function isStep(thing: unknown): thing is () => void {
  return typeof thing === "function";
}
