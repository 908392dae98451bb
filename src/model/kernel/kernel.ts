import { countsOf, createWorld } from "../createWorld.ts";
import { type Engine, isNeeded, type Kernel, type Step, type Steps } from "../keptWorld.ts";
import type { Market } from "../market.ts";
import { columnPlans, laying, offsetsOf } from "../memory.ts";
import { createObserver, type Observer, type Watch } from "../observer.ts";
import { followTimetable } from "../processes/followTimetable.ts";
import { closing, type Line, SETTLED, schedule } from "../schedule.ts";
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
  return { world, observer: shared.gathered, stepsIn: stepsIn(shared, exports) };
}

/** The steps in a market. Which lines of the month a call is to do is said by the bits of a word, the first by the lowest. */
function stepsIn(shared: Shared, exports: Exports): (market: Market) => Steps {
  const { world } = shared;
  const month = new Int32Array(world.memory.buffer, placeOf("world", "month"), 1);
  const [key, settle, follow] = ["key", "settle", "follow"].map((name) => callIn(exports, name));
  const [gather, close, write] = ["gather", "close", "write"].map((name) => callIn(exports, name));
  const plan = planning(world);
  const handNeeds = needing(shared);
  const handOut = handingOut(shared);
  return (market) => {
    const needed = (lines: readonly Line[]) => lines.filter((line) => isNeeded(line, market));
    const [planned, ending] = [needed(schedule.slice(1)), needed(closing)];
    const lines = bitsOf(schedule.map((line) => planned.includes(line)));
    const endings = bitsOf(closing.map((line) => ending.includes(line)));
    return {
      key: (_, now) => {
        month[0] = now;
        key(0);
      },
      schedule: [
        plan,
        unlessTold(() => settle(lines), needed(schedule.slice(1, SETTLED))),
        unlessTold(() => follow(lines), needed(schedule.slice(SETTLED))),
      ],
      settled: 2,
      observe: (_, __, watch) => gather(handNeeds(watch)),
      closing: [unlessTold(() => close(endings), ending)],
      write: (_, __, series, out, offset) => handOut(series, out, offset, () => write(0)),
    };
  };
}

function bitsOf(lines: readonly boolean[]): number {
  return lines.reduce((bits, isSet, i) => (isSet ? bits | (1 << i) : bits), 0);
}

/** A world that is listened to goes through the steps of TypeScript, which can tell what happens. */
function unlessTold(own: () => void, lines: readonly Line[]): Step {
  return (world) => {
    if (world.eventLog === undefined) own();
    else for (const { process } of lines) process(world);
  };
}

/** The timetable, first in the month, stays in TypeScript; what it may have changed is handed on, and what a start has set. */
function planning(world: World): Step {
  const shareMarket = marketSharing(world);
  let done = 0;
  return () => {
    followTimetable(world);
    if (world.month > 0 && world.nextEntry === done) return;
    shareMarket(world);
    done = world.nextEntry;
  };
}

/** Hands on what must be gathered, where it is something else than before; gives the parts that are needed. */
function needing({ needs }: Shared): (watch: Watch) => number {
  let handed: Watch | undefined;
  let parts = 0;
  return (watch) => {
    if (watch === handed) return parts;
    for (const name of ["relationColumns", "supplierColumns", "buyerColumns", "totals"] as const) {
      refill(needs[name].slots, watch[name].slots);
      refill(needs[name].starts, watch[name].starts);
    }
    refill(needs.sideRows, watch.sideRows);
    handed = watch;
    parts = bitsOf(watch.parts);
    return parts;
  };
}

/** Has the wanted series of a month written, and copies them to where they are wanted. */
function handingOut({ row, series: places }: Shared) {
  let handed: Int32Array | undefined;
  let whole: Float64Array | undefined;
  return (series: Int32Array, out: Float64Array, offset: number, write: () => void): void => {
    if (series !== handed) {
      whole = series.every((at, n) => at === n) ? row.subarray(0, series.length) : undefined;
      refill(places, series);
      handed = series;
    }
    write();
    if (whole !== undefined) out.set(whole, offset);
    else for (const at of series) out[offset + at] = row[at];
  };
}

function callIn(exports: Exports, name: string): (lines: number) => void {
  const call = exports[name];
  if (!isCall(call)) throw new Error(`the kernel has no ${name}: it is of another source, build it again`);
  return call;
}

function isCall(thing: unknown): thing is (lines: number) => void {
  return typeof thing === "function";
}
