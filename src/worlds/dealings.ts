import type { Market } from "../model/market.ts";
import type { MeasureName } from "../model/measures.ts";
import type { Series } from "../model/series.ts";
import { startOfWork } from "../model/strategists.ts";
import type { World } from "../model/world.ts";
import type { BatchTask } from "./batch.ts";
import { openLifetimes } from "./lifetimes.ts";

/**
 * What a group of suppliers whose own side is measured comes to in a whole run, world by world: when it got how far, what
 * it spent and earned, what it won. A group of several suppliers is counted together: the first of them is the first,
 * and sums are over all of them.
 */

/** Steps of the way in, each first month of the run in which some supplier of the group has come so far. */
export const dealingSteps = ["start", "trial", "gate", "contract", "inTheBlack"] as const;
export type DealingStep = (typeof dealingSteps)[number];

/** What is known of a group in one world, in the order in which it is kept. */
export const dealingFacts = [
  /**
   * Month in which courting begins, 0 for who is there from the start; of the first order; of the first relation past the
   * gate of the fixed track; of the first contract; and from which cumulated profit stays above zero. NaN for never.
   */
  ...dealingSteps,
  /** First month in which an account manager leaves while somebody orders from the group; NaN for never. */
  "departure",
  /** Sums over the run [unit costs]. */
  "profit",
  "sellingCost",
  "newBusinessCost",
  /** Counts of the run. */
  "trials",
  "reviewsEntered",
  "contractsWon",
  /** Margin of relations that began early enough to be told, discounted to their trial [unit costs]; and how many. */
  "lifetimeMargin",
  "lifetimeRelations",
  /** Times that a supplier of the group ran out of cash. */
  "ruined",
] as const;
export type DealingFact = (typeof dealingFacts)[number];

/** Numbers that one world fills for each group. */
export const DEALING_FACTS = dealingFacts.length;

/** Those that are amounts of money. */
export const moneyOfDealings: ReadonlySet<DealingFact> = new Set([
  "profit",
  "sellingCost",
  "newBusinessCost",
  "lifetimeMargin",
]);

/** Dealings of groups of suppliers, world by world. */
export interface Dealings {
  readonly groups: readonly string[];
  /** Index `(world * groups.length + group) * DEALING_FACTS + fact`. */
  readonly values: Float64Array;
}

/** A fact of a group in one world. */
export function dealingOf({ groups, values }: Dealings, group: string, fact: DealingFact, world: number): number {
  return values[(world * groups.length + groups.indexOf(group)) * DEALING_FACTS + dealingFacts.indexOf(fact)];
}

/** Groups whose dealings are kept. */
export function dealingGroups({ suppliers, supplierSide = [] }: Market): readonly string[] {
  return suppliers.filter(({ name, count }) => count > 0 && supplierSide.includes(name)).map(({ name }) => name);
}

/** Numbers that one world fills; none where no group's own side is measured. */
export function dealingCells(market: Market): number {
  return dealingGroups(market).length * DEALING_FACTS;
}

/** How much less a later year of a relation counts, where dealings are kept: without them nothing hangs on it. */
export function discountOf({
  market,
  discountRate,
}: Pick<BatchTask, "market" | "discountRate">): Pick<BatchTask, "discountRate"> {
  return dealingCells(market) > 0 ? { discountRate } : {};
}

/** Keeps the dealings of worlds of one market. */
export interface DealingsBook {
  readonly start: () => void;
  /** Books a month after its deliveries, before contracts change hands. */
  readonly month: () => void;
  /** @param observed  every value of the world, index `month * series.length + serie`; @param place  first cell of the world */
  readonly close: (observed: Float64Array, place: number) => void;
}

/**
 * @param out   out: the facts of one group after the other, from the place of a world on
 * @param rate  how much less a later year of a relation counts (`lifetimes.ts`)
 */
export function openDealings(
  world: World,
  market: Market,
  series: readonly Series[],
  out: Float64Array,
  rate: number,
): DealingsBook | undefined {
  const groups = dealingGroups(market);
  if (groups.length === 0) return undefined;
  const numbers = groups.map((name) => market.suppliers.findIndex((group) => group.name === name));
  const members = numbers.map((number) => membersOf(world, number));
  const lifetimes = openLifetimes(world, members, market.months, rate);
  const starts = new Float64Array(groups.length);
  const ruined = new Float64Array(groups.length);
  const places = groups.map((group) => placesFor(series, group));
  return {
    start: () => {
      ruined.fill(0);
      lifetimes.start();
    },
    month: () => {
      lifetimes.month();
      for (const [group, own] of members.entries()) {
        if (world.month === 0) starts[group] = Math.max(0, Math.min(...own.map((s) => startOfWork(world, s))));
        for (const s of own) if (world.supplier.entrant[s] === 1 && world.supplier.cash[s] < 0) ruined[group]++;
      }
    },
    close: (observed, place) => {
      for (const [group, own] of members.entries()) {
        const at = place + group * DEALING_FACTS;
        out.set(factsOf({ observed, width: series.length, months: market.months }, places[group], own.length), at);
        out[at + START] = starts[group] < market.months ? starts[group] : Number.NaN;
        out[at + MARGIN] = lifetimes.margin[group];
        out[at + RELATIONS] = lifetimes.relations[group];
        out[at + RUINED] = ruined[group];
      }
    },
  };
}

const placeOf = (fact: DealingFact) => dealingFacts.indexOf(fact);
const [START, MARGIN, RELATIONS] = [placeOf("start"), placeOf("lifetimeMargin"), placeOf("lifetimeRelations")];
const RUINED = placeOf("ruined");

function membersOf({ supplier, supplierCount }: World, group: number): number[] {
  return Array.from({ length: supplierCount }, (_, s) => s).filter((s) => supplier.group[s] === group);
}

/** Where the measures of a group that facts are made of stand in a month. */
function placesFor(series: readonly Series[], group: string) {
  const find = (measure: MeasureName) => {
    const place = series.findIndex((each) => each.measure === measure && each.group === group);
    if (place < 0) throw new Error(`nothing is observed of ${measure}:${group}`);
    return place;
  };
  return {
    profit: find("profit"),
    sellingCost: find("sellingCost"),
    newBusinessCost: find("newBusinessCost"),
    trialsWon: find("trialsWon"),
    reviewsEntered: find("reviewsEntered"),
    contractsWon: find("contractsWon"),
    pipelineTrials: find("pipelineTrials"),
    pipelineQualified: find("pipelineQualified"),
    contracts: find("contracts"),
    managerTurnover: find("managerTurnover"),
    shareOfSpend: find("shareOfSpend"),
  };
}

type Places = ReturnType<typeof placesFor>;

/** The values of a world: month by month, so many series each. */
interface Months {
  readonly observed: Float64Array;
  readonly width: number;
  readonly months: number;
}

function sumIn({ observed, width }: Months, place: number): number {
  let sum = 0;
  for (let cell = place; cell < observed.length; cell += width) sum += observed[cell];
  return sum;
}

/** First month in which a series is above zero; NaN where it never is. */
function firstIn({ observed, width, months }: Months, place: number): number {
  for (let month = 0; month < months; month++) if (observed[month * width + place] > 0) return month;
  return Number.NaN;
}

/** The earlier of some months of which each may be never. */
function earliest(...found: readonly number[]): number {
  const known = found.filter((month) => !Number.isNaN(month));
  return known.length === 0 ? Number.NaN : Math.min(...known);
}

/** @param members  suppliers of the group: what is observed of a supplier is a mean over them */
function factsOf(world: Months, at: Places, members: number): number[] {
  const { observed, width, months } = world;
  const [trial, gate, contract] = [at.pipelineTrials, at.pipelineQualified, at.contracts].map((place) =>
    firstIn(world, place),
  );
  // Rates are told a year.
  const countOf = (place: number) => Math.round((members / 12) * sumIn(world, place));
  return [
    Number.NaN,
    earliest(trial, gate, contract),
    earliest(gate, contract),
    contract,
    monthInTheBlack((month) => observed[month * width + at.profit], months),
    firstDeparture(world, at),
    sumIn(world, at.profit),
    members * sumIn(world, at.sellingCost),
    members * sumIn(world, at.newBusinessCost),
    countOf(at.trialsWon),
    countOf(at.reviewsEntered),
    countOf(at.contractsWon),
  ];
}

function firstDeparture({ observed, width, months }: Months, { managerTurnover, shareOfSpend }: Places): number {
  for (let month = 1; month < months; month++) {
    const serves = observed[(month - 1) * width + shareOfSpend] > 0;
    if (serves && observed[month * width + managerTurnover] > 0) return month;
  }
  return Number.NaN;
}

/**
 * First month from which cumulated profit stays above zero; NaN where it does not within the run.
 *
 * @param profit  of a month
 */
export function monthInTheBlack(profit: (month: number) => number, months: number): number {
  let [cumulated, last] = [0, -1];
  for (let month = 0; month < months; month++) {
    cumulated += profit(month);
    if (cumulated <= 0) last = month;
  }
  return last + 1 < months ? last + 1 : Number.NaN;
}
