import { countsOf, createWorld } from "../createWorld.ts";
import { type Engine, isNeeded, type Kernel, type Step, type Steps } from "../keptWorld.ts";
import type { LinkBook } from "../linkBook.ts";
import { type LookedAt, linesLookedAt } from "../lookedAt.ts";
import { TABLE } from "../luck.ts";
import type { Market } from "../market.ts";
import { columnPlans, laying, offsetsOf, recordOf } from "../memory.ts";
import { createObserver, type Observer, type Watch } from "../observer.ts";
import { openBook } from "../openBook.ts";
import { startCountsOf } from "../planStart.ts";
import { followTimetable } from "../processes/followTimetable.ts";
import { closing, type Line, SETTLED, schedule } from "../schedule.ts";
import type { Start } from "../start.ts";
import { sumUpHere } from "../summing.ts";
import type { World } from "../world.ts";
import { FIELD, FREE, passed, placeOf } from "./layout.ts";
import {
  laidBook,
  laidObserver,
  laidStart,
  marketSharing,
  ROWS,
  refill,
  refillAll,
  type Shared,
  share,
} from "./sharing.ts";
import { keepingSums, type Opened } from "./summing.ts";

/** What is used of WebAssembly, which every place has that the program runs in, but no library of types that they share. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly CompileError: new () => Error;
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
 * @returns undefined where WebAssembly is missing or forbidden, or has no words of 128 bits; then the steps of TypeScript do
 *          the same
 */
export function openKernel(bytes: Uint8Array): Kernel | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  const { Module, Memory, Instance, CompileError } = WebAssembly;
  const module = opened(() => new Module(bytes), CompileError);
  if (module === undefined) return undefined;
  const open = (bytesOfAll: number): Opened | undefined => {
    const memory = opened(() => new Memory({ initial: Math.ceil(bytesOfAll / PAGE) }), RangeError);
    if (memory === undefined) return undefined;
    const { exports } = new Instance(module, { env: { memory } });
    return { buffer: memory.buffer, call: (name) => callIn(exports, name) };
  };
  const summing = keepingSums(open, sumUpHere);
  return {
    engine: (market) => {
      const observer = createObserver(market);
      const book = openBook(market);
      const own = open(roomFor(market, observer, book));
      return own && { ...engineIn(own, market, observer, book), summing };
    },
  };
}

/** What is made, or undefined where it cannot be, as an error of that kind says. */
function opened<T>(make: () => T, refusal: new () => Error): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof refusal) return undefined;
    throw error;
  }
}

/** Bytes that are enough for everything. */
function roomFor(market: Market, observer: Observer, book: LinkBook): number {
  const counts = countsOf(market);
  const columns = offsetsOf(counts)[columnPlans.length];
  const { given, drawn, copied, suppliers, buyers } = startCountsOf(counts);
  const start = 8 * (4 * given + 12 * drawn + 2 * copied + 4 * (suppliers + buyers));
  const booked = 32 * book.spend.length + 8 * (book.count.length + book.entryOf.length + book.cells.length);
  const { cells, buyerCells, sums, ratios, relationWidth, buyerWidth, supplierWidth } = observer;
  const widths = relationWidth + buyerWidth + supplierWidth;
  const observed = cells.length + buyerCells.length + sums.length + (4 + ROWS) * ratios.length + 8 * widths;
  return FREE + columns + 8 * TABLE + start + booked + 8 * observed + PAGE;
}

type Exports = Readonly<Record<string, unknown>>;

function engineIn(
  { buffer, call }: Opened,
  market: Market,
  observer: Observer,
  book: LinkBook,
): Omit<Engine, "summing"> {
  const counts = countsOf(market);
  const columns = offsetsOf(counts)[columnPlans.length];
  const { lay } = laying({ buffer, from: FREE + columns });
  const world = createWorld(market, { buffer, from: FREE }, () => lay(Int32Array, 4), lay(Float64Array, TABLE));
  const beside = { start: laidStart(lay, startCountsOf(counts)), book: laidBook(lay, book), passed: NOT_YET };
  const shared = { ...laidObserver(lay, observer), ...beside, world };
  share(lay, shared);
  return { world, observer: shared.gathered, book: shared.book, stepsIn: stepsIn(shared, call) };
}

/** Written before each time that months are passed. */
const NOT_YET = recordOf(passed, () => 0);

/** The steps in a market. Which lines of the month a call is to do is said by the bits of a word, the first by the lowest. */
function stepsIn(shared: Shared, call: Opened["call"]): (market: Market) => Steps {
  const { world } = shared;
  const month = new Int32Array(world.memory.buffer, placeOf("world", "month"), 1);
  const [start, key, settle, follow] = ["start", "key", "settle", "follow"].map(call);
  const [gather, close, write] = ["gather", "close", "write"].map(call);
  const [book, pass] = ["book", "pass"].map(call);
  const shareMarket = marketSharing(world);
  const plan = planning(shareMarket);
  const handStart = starting(shared);
  const handNeeds = needing(shared);
  const { hand, take } = handingOut(shared);
  const tell = telling(world);
  return (market) => {
    const needed = (lines: readonly Line[]) => lines.filter((line) => isNeeded(line, market));
    const [planned, ending] = [needed(schedule.slice(1)), needed(closing)];
    const among = (some: readonly Line[]) => ({
      lines: bitsOf(schedule.map((line) => planned.includes(line) && some.includes(line))),
      endings: bitsOf(closing.map((line) => ending.includes(line) && some.includes(line))),
    });
    const everything = among([...schedule, ...closing]);
    const look = looking(market, among);
    return {
      start: (_, begins) => {
        month[0] = world.month;
        shareMarket(world);
        handStart(begins);
        start(0);
      },
      key: (_, now) => {
        month[0] = now;
        key(0);
      },
      schedule: [
        plan,
        unlessTold(() => settle(everything.lines), needed(schedule.slice(1, SETTLED))),
        unlessTold(() => follow(everything.lines), needed(schedule.slice(SETTLED))),
      ],
      settled: 2,
      observe: (_, __, watch) => gather(handNeeds(watch)),
      closing: [unlessTold(() => close(everything.endings), ending)],
      write: (_, __, series, out, offset) => {
        hand(series);
        write(0);
        take(series, 0, out, offset);
      },
      book: () => book(0),
      pass: (_, first, last, watch, out, offset, isBooked) => {
        world.month = first;
        plan(world);
        const end = Math.min(
          first + ROWS,
          last + 1,
          monthOfNextEntry(world),
          first < watch.months[0] ? watch.months[0] : Number.POSITIVE_INFINITY,
        );
        const { width, months } = watch;
        const [watched] = months;
        const done = isBooked ? everything : look(watch)[first < watched ? "before" : "watched"];
        const parts = handNeeds(watch);
        hand(watch.series);
        tell({ first, end, ...done, parts, watched, width, isBooked: isBooked ? 1 : 0 });
        pass(0);
        world.month = end - 1;
        for (let m = Math.max(first, watched); m < end; m++) {
          const row = (m - first) * width;
          take(watch.series, row, out, offset + row);
        }
        return end;
      },
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
function planning(shareMarket: (world: World) => void): Step {
  let done = 0;
  return (world) => {
    followTimetable(world);
    if (world.month > 0 && world.nextEntry === done) return;
    shareMarket(world);
    done = world.nextEntry;
  };
}

/** Hands on what a market begins with, where it is another than before. */
function starting({ start }: Shared): (begins: Start) => void {
  let handed: Start | undefined;
  return (begins) => {
    if (begins === handed) return;
    refillAll(start.given, begins.given);
    refillAll(start.drawn, begins.drawn);
    refillAll(start.copied, begins.copied);
    handed = begins;
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

/** What is done in months that are watched, and in those before, worked out where something else is watched than before. */
function looking<Done>(market: Market, among: (lines: readonly Line[]) => Done) {
  let asked: Watch | undefined;
  let done: Readonly<Record<keyof LookedAt, Done>> | undefined;
  return (watch: Watch) => {
    if (done !== undefined && watch === asked) return done;
    const { watched, before } = linesLookedAt(market, watch.columns);
    asked = watch;
    done = { watched: among(watched), before: among(before) };
    return done;
  };
}

/** Says which series are wanted, and copies them from a row to where they are wanted. */
function handingOut({ row, series: places }: Shared) {
  let handed: Int32Array | undefined;
  let isWhole = false;
  return {
    hand: (series: Int32Array): void => {
      if (series === handed) return;
      isWhole = series.every((at, n) => at === n);
      refill(places, series);
      handed = series;
    },
    take: (series: Int32Array, from: number, out: Float64Array, offset: number): void => {
      if (isWhole) out.set(row.subarray(from, from + series.length), offset);
      else for (const at of series) out[offset + at] = row[from + at];
    },
  };
}

/** Says which months are passed, and how. */
function telling({ memory }: World): (months: Shared["passed"]) => void {
  const words = new Int32Array(
    memory.buffer,
    placeOf("passed"),
    (passed.length * FIELD) / Int32Array.BYTES_PER_ELEMENT,
  );
  return (months) => {
    for (let i = 0; i < passed.length; i++) words[2 * i] = months[passed[i]];
  };
}

/** Months up to it are passed without a look at the timetable. */
function monthOfNextEntry({ timetable, nextEntry }: World): number {
  return nextEntry < timetable.length ? timetable[nextEntry].month : Number.POSITIVE_INFINITY;
}

function callIn(exports: Exports, name: string): (lines: number) => void {
  const call = exports[name];
  if (!isCall(call)) throw new Error(`the kernel has no ${name}: it is of another source, build it again`);
  return call;
}

function isCall(thing: unknown): thing is (lines: number) => void {
  return typeof thing === "function";
}
