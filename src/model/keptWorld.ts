import { createWorld, layoutOf } from "./createWorld.ts";
import { gathering } from "./gather.ts";
import type { Gather } from "./gathered.ts";
import { keyStreams } from "./keyStreams.ts";
import { bookMonth, type LinkBook } from "./linkBook.ts";
import type { Market } from "./market.ts";
import { createObserver, type Observer, observe, type Watch } from "./observer.ts";
import { openBook } from "./openBook.ts";
import { closing, type Line, SETTLED, schedule } from "./schedule.ts";
import { startWorld } from "./startWorld.ts";
import { type Summing, sumUpHere } from "./summing.ts";
import type { World } from "./world.ts";
import { writeSeries } from "./writeSeries.ts";

/** What is done in a month, to any world or to the one that it is bound to. */
export type Step = (world: World) => void;

/** How a world starts, and all that is done in a month, in order: the key of its draws, processes, what is gathered, closing, writing. */
export interface Steps {
  readonly start: typeof startWorld;
  readonly key: typeof keyStreams;
  readonly schedule: readonly Step[];
  /** How many of these there are until suppliers have settled what they do (`SETTLED`). */
  readonly settled: number;
  readonly observe: (observer: Observer, world: World, watch: Watch) => void;
  readonly closing: readonly Step[];
  readonly write: typeof writeSeries;
  /** Books what is paid in the month. */
  readonly book: typeof bookMonth;
  /** All of that at once, where it can be. */
  readonly pass?: PassMonths;
}

/**
 * Passes months from one on, `last` the last that is wanted, and writes what is watched of them as `passMonth` does.
 *
 * @param isBooked  whether what is paid is booked
 * @returns the first month that has not been passed
 */
export type PassMonths = (
  world: World,
  month: number,
  last: number,
  watch: Watch,
  out: Float64Array,
  offset: number,
  isBooked: boolean,
) => number;

/** The same as lists, a line of the month each. */
export interface Lists extends Omit<Steps, "settled" | "observe"> {
  readonly gathering: readonly Gather[];
}

/** The steps for whatever world they are given. */
const ofAnyWorld: Lists = {
  start: startWorld,
  key: keyStreams,
  schedule: schedule.map(({ process }) => process),
  gathering: gathering.map(({ gather }) => gather),
  closing: closing.map(({ process }) => process),
  write: writeSeries,
  book: bookMonth,
};

/** The same steps for one world and its observer, whatever they are given (`schedule.ts` says why). */
export function bindSteps(world: World, observer: Observer, book: LinkBook): Lists {
  return {
    start: (_, start) => startWorld(world, start),
    key: (_, month) => keyStreams(world, month),
    schedule: schedule.map(({ bind }) => bind(world)),
    gathering: gathering.map(({ bind }) => bind(world, observer)),
    closing: closing.map(({ bind }) => bind(world)),
    write: (_, __, series, out, offset) => writeSeries(observer, world, series, out, offset),
    book: () => bookMonth(world, book),
  };
}

/** The steps of a list, in a market only those that can change something there: the others leave the same bits. */
function stepsOf({ gathering: gathers, ...lists }: Lists, market?: Market): Steps {
  const kept = <T>(of: readonly T[], lines: readonly Line[]) => of.filter((_, i) => isNeeded(lines[i], market));
  return {
    ...lists,
    schedule: kept(lists.schedule, schedule),
    settled: kept(lists.schedule.slice(0, SETTLED), schedule).length,
    observe: (observer, world, watch) => observe(observer, world, gathers, watch),
    closing: kept(lists.closing, closing),
  };
}

/** Whether a line of the month can change anything in a market; in no market in particular all can. */
export function isNeeded({ process: { needed } }: Line, market?: Market): boolean {
  return market === undefined || needed === undefined || needed(market);
}

/** The steps for whatever world and market they are given. */
export const stepsOfAnyWorld: Steps = stepsOf(ofAnyWorld);

/** A world, who observes it, and the steps of its months in a market that it serves. */
export interface Engine {
  readonly world: World;
  readonly observer: Observer;
  /** Where it is booked what a replication pays, if somebody asks for that. */
  readonly book: LinkBook;
  /** Begins to add up worlds of so many cells. */
  readonly summing: (cells: number) => Summing;
  readonly stepsIn: (market: Market) => Steps;
}

/**
 * Gives a market the world that its replications run in.
 *
 * @param beside  number of a world that goes through its months beside others: 0 unless there are several
 */
export type Engines = (market: Market, beside?: number) => Engine;

/** A world of one's own. */
export function ownEngine(market: Market): Engine {
  const [world, observer, book] = [createWorld(market), createObserver(market), openBook(market)];
  return { world, observer, book, summing: sumUpHere, stepsIn: (of) => stepsOf(ofAnyWorld, of) };
}

/** Steps of a month in another language than TypeScript, with the same bits (`kernel/kernel.ts`). */
export interface Kernel {
  /** Makes a world for a market, in a memory of its own, with these steps; undefined where there is no room for it. */
  readonly engine: (market: Market) => Engine | undefined;
}

/**
 * Keeps the first world that is asked for, and gives it again where the market has agents of the same names and
 * numbers and as many places, as nearly all markets have that are simulated one after the other; else one of its
 * own. The kept one is faster (`bindSteps`) and costs nothing to make. It belongs to nobody: whoever asks must run a
 * replication from its start to its end before somebody else does, and nothing of one is left in the next
 * (`resetWorld.ts`). Made once in a thread, or none of its worlds is faster.
 *
 * @param open  opens the kernel; with one all worlds are fast, and of each number the last is kept
 */
export function keepingWorld(open: () => Kernel | undefined = () => undefined): Engines {
  const kept: Kept[] = [];
  let first: Kept | undefined;
  let kernel: { readonly opened: Kernel | undefined } | undefined;
  return (market, beside = 0) => {
    const layout = layoutOf(market);
    if (kept[beside]?.layout === layout) return kept[beside];
    kernel ??= { opened: open() };
    const engine = kernel.opened?.engine(market);
    if (engine !== undefined) {
      kept[beside] = { layout, ...engine };
      return kept[beside];
    }
    if (beside > 0) return ownEngine(market);
    first ??= { layout, ...boundEngine(market) };
    return first.layout === layout ? first : ownEngine(market);
  };
}

interface Kept extends Engine {
  /** What its columns depend on. */
  readonly layout: string;
}

function boundEngine(market: Market): Engine {
  const world = createWorld(market);
  const observer = createObserver(market);
  const book = openBook(market);
  const bound = bindSteps(world, observer, book);
  return { world, observer, book, summing: sumUpHere, stepsIn: (of) => stepsOf(bound, of) };
}
