import type { Market, TimetableEntry } from "../../model/market.ts";
import type { Series } from "../../model/series.ts";
import { canWork } from "../../scenario/resolve/marketProblems.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { settingChangedBy, settingPath } from "../../scenario/scopes.ts";
import { armMarkets, arms as effectArms } from "../arms.ts";
import { type BatchTask, batchesOf, type MapBatches } from "../batch.ts";
import { readingsOf } from "../points.ts";
import { doubleRows, replicate } from "../replicate.ts";
import { monthsOfYear, yearsIn } from "../spans.ts";
import { accepted } from "./accepted.ts";
import { type Assumption, assumptionsOf, drawing, rangedPaths } from "./assumptions.ts";

/** Worlds of each plausible market, the same in all arms: what differs between markets is wanted, not between worlds. */
export const WORLDS_OF_MARKET = 4;

/** Markets unless asked for, and the most there are. */
export const USUAL_MARKETS = 100;
export const MOST_MARKETS = accepted.draws.length;

/** What is asked beside a question: whether its answer holds in other markets that are as plausible. */
export interface PlausibleAsked {
  /** As many, or as many of the accepted draws as go together with what is held. */
  readonly markets: number;
  /** Paths of values that have a plausible range and are not moved, sorted. */
  readonly held: readonly string[];
}

/** Which draws are made of which values: the same for all arms. */
export interface PlausiblePlan {
  /** Numbers of the draws, market by market. */
  readonly draws: readonly number[];
  /** What is moved, by path. */
  readonly moved: readonly Assumption[];
}

/**
 * What is held in these scenarios, in all of them if in one: what differs from the table, what a timetable sets, and
 * what the command line has set, be it to what the table has.
 */
export function heldIn(scenarios: readonly Pick<Scenario, "market" | "origins">[]): string[] {
  const held = new Set<string>();
  for (const { market, origins } of scenarios) {
    const free = new Set(assumptionsOf(market).map(({ path }) => path));
    const set = new Set(origins.flatMap(({ path, from }) => (from === "command line" ? [path] : [])));
    for (const path of market.timetable.flatMap((entry) => timedPath(entry, market))) set.add(path);
    for (const path of rangedPaths(market)) if (!free.has(path) || set.has(path)) held.add(path);
  }
  return [...held].sort();
}

/** Path of the setting that an entry of a timetable changes; none where it changes something else. */
function timedPath(entry: TimetableEntry, market: Market): string[] {
  const changed = settingChangedBy(entry, market);
  return changed === undefined ? [] : [settingPath(changed.scope, changed.name, changed.group)];
}

/** The plan of a question over these markets, one an arm. */
export function planOf(markets: readonly Market[], { markets: wanted, held }: PlausibleAsked): PlausiblePlan {
  const isHeld = new Set(held);
  const moved = new Map<string, Assumption>();
  for (const assumption of markets.flatMap(assumptionsOf)) {
    if (!isHeld.has(assumption.path)) moved.set(assumption.path, assumption);
  }
  const paths = new Set(moved.keys());
  const drawn = markets.map((market) => drawing(market, paths));
  const draws: number[] = [];
  for (const draw of accepted.draws) {
    if (draws.length >= wanted || paths.size === 0) break;
    if (drawn.every((marketOf) => canWork(marketOf(draw)))) draws.push(draw);
  }
  return { draws, moved: [...moved.values()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** What is asked, with the plan that follows from it: working it out takes as long as some worlds. */
export interface PlannedMarkets extends PlausibleAsked {
  readonly plan: PlausiblePlan;
}

/** What is simulated of plausible markets. */
export interface PlausibleWork extends PlausiblePlan {
  /** One an arm; of an effect the one that its three arms follow from. */
  readonly markets: readonly Market[];
  /** True where each market is to be simulated in the three arms of an effect, side by side (`simulateArms.ts`). */
  readonly apart?: boolean;
  /** Month of the decision, in which a year begins; 0 unless given. */
  readonly from?: number;
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Months of the means, both included. */
  readonly window: readonly [number, number];
  /** What is kept; every arm has it. */
  readonly series: readonly Series[];
}

/** Seed of the worlds of a market: its own, whatever is tried in it. */
export function seedOfMarket(seed: string, draw: number): string {
  return `${seed}, plausible market ${draw}`;
}

/** Years of the run that all arms have. */
export function yearsOfMarkets({ markets, from }: Pick<PlausibleWork, "markets" | "from">): number {
  return yearsIn(monthsOfAll(markets), from);
}

function monthsOfAll(markets: readonly Market[]): number {
  return Math.min(...markets.map(({ months }) => months));
}

/** Means of plausible markets over their worlds, NaN where a world has none. */
export interface MarketMeans {
  /** By arm, over the window; index `market * series + serie`. */
  readonly means: readonly Float64Array[];
  /** By arm, by year of the run; index `(market * years + year) * series + serie`. */
  readonly years: readonly Float64Array[];
}

/** Every batch that it takes, market by market, the arms of each in turn. */
export function* plausibleTasks(work: PlausibleWork): Iterable<BatchTask> {
  for (const { market, seed, readings, arms } of armsOf(work)) {
    const [batch] = batchesOf(market, seed, WORLDS_OF_MARKET, work.window);
    yield { ...batch, readings, arms };
  }
}

/**
 * What is simulated of each market, and the first arm that it gives. Each market has worlds of its own, the same in all
 * arms: in worlds that all markets share, what is theirs by chance would seem to hold everywhere.
 */
function* armsOf({ draws, moved, markets, apart, from = 0, window, series, seed }: PlausibleWork) {
  const paths = new Set(moved.map(({ path }) => path));
  const months = monthsOfAll(markets);
  const years = Array.from({ length: yearsIn(months, from) }, (_, year) => monthsOfYear(year, months, from));
  const kept = [window, ...years].flatMap((span) => series.map((one) => ({ ...one, months: span })));
  const readings = markets.map(readingsOf(kept, window));
  const drawn = markets.map((market) => drawing(market, paths));
  for (const [place, draw] of draws.entries()) {
    for (const [arm, marketOf] of drawn.entries()) {
      const market = marketOf(draw);
      const { withoutEntry, withoutReaction, entry } = armMarkets({ market, from });
      const batch = apart ? { market: withoutEntry, arms: [withoutReaction, entry] as const } : { market };
      yield {
        place,
        arm,
        seed: seedOfMarket(seed, draw),
        readings: readings[arm],
        arms: undefined,
        ...batch,
      };
    }
  }
}

/**
 * Simulates plausible markets, each in a few worlds that are the same in every arm.
 *
 * @param onMarkets  called with the number of markets of which every arm is done
 * @throws what the signal was aborted with
 */
export async function simulatePlausible(
  work: PlausibleWork,
  map: MapBatches,
  { signal, onMarkets }: { readonly signal?: AbortSignal; readonly onMarkets?: (done: number) => void } = {},
): Promise<MarketMeans> {
  const { draws, markets, apart, series, seed, window } = work;
  const together = apart ? effectArms.length : 1;
  const yearly = yearsOfMarkets(work) * series.length;
  const width = series.length + yearly;
  const rowsOfArms = (numbers: number) =>
    Array.from({ length: markets.length * together }, () => new Float64Array(draws.length * numbers));
  const [means, years] = [rowsOfArms(series.length), rowsOfArms(yearly)];
  let batches = 0;
  function* parts() {
    for (const { place, arm, market, seed, readings, arms } of armsOf(work)) {
      const rows = doubleRows(together * width);
      yield {
        market,
        seed,
        window,
        readings,
        arms,
        makeRoom: (worlds: number) => rows.makeRoom(worlds),
        keep: ({ first, means: batch }: { readonly first: number; readonly means: Float64Array }) =>
          rows.set(first, batch),
        done: () => {
          const all = meansOf(rows.values, together * width);
          for (let each = 0; each < together; each++) {
            const [first, next, end] = [each * width, each * width + series.length, (each + 1) * width];
            means[arm + each].set(all.subarray(first, next), place * series.length);
            years[arm + each].set(all.subarray(next, end), place * yearly);
          }
        },
      };
    }
  }
  const onBatch = () => onMarkets?.(Math.floor(++batches / markets.length));
  await replicate(parts(), { seed, worlds: WORLDS_OF_MARKET, signal, onBatch }, map);
  return { means, years };
}

function meansOf(values: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: width }, (_, place) => {
    let sum = 0;
    for (let world = 0; world < WORLDS_OF_MARKET; world++) sum += values[world * width + place];
    return sum / WORLDS_OF_MARKET;
  });
}
