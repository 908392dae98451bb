import type { Scenario } from "../scenario/scenario.ts";
import { meanOf } from "../scenario/values.ts";
import {
  ACCOUNT_FACTS,
  type AccountFact,
  type AccountStep,
  type Accounts,
  accountFacts,
} from "../worlds/accountBook.ts";
import { TOTAL_COST } from "../worlds/headline.ts";
import { moneyOf, UNIT_COSTS } from "../worlds/money.ts";
import type { PairedDifference, WindowMeans } from "../worlds/result.ts";
import { gap } from "../worlds/simulateArms.ts";
import { MONTHS_A_YEAR } from "../worlds/spans.ts";
import { type MeanInterval, meanInterval, skewedMeanInterval } from "../worlds/statistics/intervals.ts";
import { yearReader } from "../worlds/years.ts";
import { sharesWorlds } from "./compareArms.ts";
import { type DealingsOfGroup, dealingsBeside, factOf } from "./dealings.ts";
import { type FirstSeen, medianOf } from "./firsts.ts";
import type { NearestToGate } from "./gate.ts";
import type { MeansWorth } from "./means.ts";
import { isClear } from "./phases.ts";
import { type Payback, paybackOf, yearsFrom } from "./savings.ts";
import type { Threat } from "./threat.ts";
import type { ThreatChange } from "./threatChange.ts";
import type { SeriesVerdict, Verdict } from "./verdict.ts";

/**
 * What it comes to for the group of suppliers that asks: what it earns and has of the spend over all years, what it wins and
 * when, at which buyers, when it has paid back, how often it is ruined, and with whom it changes places. Every answer, page
 * and plan says these facts.
 */
export interface SupplierSide {
  readonly group: string;
  /** Profit a month of the group and its share of all spend, over the whole run and by year. */
  readonly profit: SeriesVerdict;
  readonly share: SeriesVerdict;
  /** How far it comes with any buyer, and with each group of buyers, the one of which the largest part gives a contract before the others. */
  readonly steps: readonly StepSeen[];
  readonly buyers: readonly BuyersSeen[];
  /** Contracts held in the last month, of all buyers. */
  readonly contracts: Compared;
  /** Of entrants, who may have to leave: share of the worlds in which one of the group runs out of cash. */
  readonly ruin?: { readonly scenario: ShareSeen; readonly reference: ShareSeen };
  /** What selling costs it more, of which the gain is a part; undefined where that was not looked at. */
  readonly cost?: SellingCost;
  /** What it earns more, from the month of the decision on. */
  readonly gain: Gain;
  /** Other groups of suppliers by how much of the spend they have less, over the window; what is clear comes alone. */
  readonly others: readonly PairedDifference[];
  /** Of who is there already and has a strategy that the reference lacks: who threatens it, and what complacency does. */
  readonly threat?: Threat;
  /** Of a change in what somebody else or it does itself: who threatens before it and after it. */
  readonly threatChange?: ThreatChange;
  /** Beside a threat: who of newcomers and back-ups is nearest to the trust that a contract takes. */
  readonly nearest?: NearestToGate;
  /** What each means of its strategy is worth, where it has several and the reference has none. */
  readonly means?: MeansWorth;
}

/** When a step is reached for the first time, in both. */
export interface StepSeen {
  readonly step: AccountStep;
  readonly scenario: FirstSeen;
  readonly reference?: FirstSeen;
  /** Month by which nine of ten worlds have come so far; Infinity after the run. */
  readonly late: number;
}

/** What is known of a group of buyers. */
export interface BuyersSeen {
  readonly buyers: string;
  /** How many there are, and what each wants a month, in the mean [units]. */
  readonly count: number;
  readonly demand: number;
  readonly steps: readonly StepSeen[];
  /** Buyers of the group that are served and give a contract at some time, and those that order and the contracts at the end; means over worlds. */
  readonly everServed: Compared;
  readonly everContracted: Compared;
  readonly contracts: Compared;
  /** Part of their orders in the last year that goes to whoever asks. */
  readonly wallet: Compared;
}

/** A mean with and without, and the difference in the same worlds; without reference NaN. */
export interface Compared {
  readonly scenario: MeanInterval;
  readonly reference: MeanInterval;
  readonly difference: MeanInterval;
}

/** A share of worlds with its 95 % interval (Wilson). */
export interface ShareSeen {
  readonly n: number;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** What selling costs a group more than in the reference, in the money of the gain. */
export interface SellingCost {
  readonly aYear: MeanInterval;
  readonly all: MeanInterval;
  /** Gain over that cost: what comes back on top of it. */
  readonly strategyReturn: MeanInterval;
}

/** What a group earns more than in the reference. */
export interface Gain {
  /** Word for the money, and whether it is that of the whole spend that the scenario tells (`annualSpend`). */
  readonly unit: string;
  readonly isOfSpend: boolean;
  /** What a profit of 1 a month of the model is in it, a year. */
  readonly aYearOfOne: number;
  /** First and last month that are counted. */
  readonly months: readonly [first: number, last: number];
  /** In the mean year, and of all of them together. */
  readonly aYear: MeanInterval;
  readonly all: MeanInterval;
  /** What it earns a year in the reference, for comparison. */
  readonly earnedAYear: MeanInterval;
  readonly payback: Payback;
  /** By year, and since the decision. */
  readonly years: readonly {
    readonly months: readonly [number, number];
    readonly gained: MeanInterval;
    readonly sinceDecision: MeanInterval;
  }[];
}

type Arm = WindowMeans;

/** @param differences  of the window, every series of both */
export function supplierSideOf(
  scenario: Arm,
  reference: Arm,
  verdict: Verdict | undefined,
  differences: readonly PairedDifference[],
): SupplierSide | undefined {
  const { asker: group, market } = scenario.scenario;
  if (group === undefined || verdict === undefined || !sharesWorlds(scenario, reference)) return undefined;
  const own = (measure: string) =>
    verdict.all.find(({ series }) => series.measure === measure && series.group === group);
  const [profit, share] = [own("profit"), own("shareOfSpend")];
  if (profit === undefined || share === undefined) return undefined;
  const gain = gainOf(scenario, reference, group);
  if (gain === undefined) return undefined;
  const dealings = dealingsBeside(scenario, reference).find((each) => each.group === group);
  const isEntrant = market.suppliers.find(({ name }) => name === group)?.kind === "newcomer";
  return {
    group,
    profit,
    share,
    ...accountsOf(scenario, reference),
    ...(isEntrant &&
      dealings?.reference && { ruin: { scenario: ruinOf(dealings), reference: ruinOf(dealings.reference) } }),
    ...costOf(scenario, reference, group, gain, dealings?.strategyReturn),
    gain,
    others: othersOf(
      differences,
      group,
      market.suppliers.map(({ name }) => name),
    ),
  };
}

const STEPS: readonly AccountStep[] = ["courted", "order", "gate", "contract"];

function accountsOf(scenario: Arm, reference: Arm): Pick<SupplierSide, "steps" | "buyers" | "contracts"> {
  const nothing = { scenario: NOTHING, reference: NOTHING, difference: NOTHING };
  const { accounts } = scenario;
  if (accounts === undefined) return { steps: [], buyers: [], contracts: nothing };
  const others = reference.accounts;
  const steps = STEPS.map((step) => stepOf(step, earliest(accounts, step), others && earliest(others, step)));
  const buyers = accounts.buyers.map((name): BuyersSeen => {
    const of = (fact: AccountFact) => compared(column(accounts, name, fact), others && column(others, name, fact));
    const group = scenario.scenario.market.buyers.find((each) => each.name === name);
    return {
      buyers: name,
      count: group?.count ?? 0,
      demand: meanOf(group?.parameters.demand ?? 0),
      steps: STEPS.map((step) => stepOf(step, column(accounts, name, step), others && column(others, name, step))),
      everServed: of("everServed"),
      everContracted: of("everContracted"),
      contracts: of("contracts"),
      wallet: of("wallet"),
    };
  });
  const held = (all: Accounts) => summed(all, "contracts");
  return { steps, buyers: buyers.toSorted(byContract), contracts: compared(held(accounts), others && held(others)) };
}

const NOTHING: MeanInterval = { n: 0, mean: Number.NaN, lower: Number.NaN, upper: Number.NaN };

/** The part of a group of buyers that gives a contract in some month of the run, mean over worlds. */
export function partContracted({ everContracted, count }: BuyersSeen): number {
  return everContracted.scenario.mean / count;
}

/**
 * Of whom the largest part gives a contract, then who is served. When the first of a group does would not do: of many
 * buyers the first is sooner, though each of them is not.
 */
function byContract(one: BuyersSeen, other: BuyersSeen): number {
  const [a, b] = [one, other].map(partContracted);
  if (a !== b) return b - a;
  return other.everServed.scenario.mean / other.count - one.everServed.scenario.mean / one.count;
}

function column({ buyers, values }: Accounts, group: string, fact: AccountFact): number[] {
  const [width, at] = [
    buyers.length * ACCOUNT_FACTS,
    buyers.indexOf(group) * ACCOUNT_FACTS + accountFacts.indexOf(fact),
  ];
  return Array.from({ length: values.length / width }, (_, world) => values[world * width + at]);
}

function summed(accounts: Accounts, fact: AccountFact): number[] {
  const columns = accounts.buyers.map((group) => column(accounts, group, fact));
  return columns[0].map((_, world) => columns.reduce((sum, each) => sum + each[world], 0));
}

/** The first month over all groups of buyers; NaN for never. */
function earliest(accounts: Accounts, step: AccountStep): number[] {
  const columns = accounts.buyers.map((group) => column(accounts, group, step));
  return columns[0].map((_, world) => {
    const known = columns.map((each) => each[world]).filter((month) => !Number.isNaN(month));
    return known.length === 0 ? Number.NaN : Math.min(...known);
  });
}

/** Share of the worlds by which a step is said to be late. */
const MOST_WORLDS = 0.9;

function stepOf(step: AccountStep, months: readonly number[], before: readonly number[] | undefined): StepSeen {
  const sorted = months
    .map((month) => (Number.isNaN(month) ? Number.POSITIVE_INFINITY : month))
    .toSorted((a, b) => a - b);
  return {
    step,
    scenario: medianOf(months),
    ...(before && { reference: medianOf(before) }),
    late: sorted[Math.ceil(MOST_WORLDS * sorted.length) - 1] ?? Number.NaN,
  };
}

function compared(values: readonly number[], before: readonly number[] | undefined): Compared {
  return {
    scenario: meanInterval(values),
    reference: before === undefined ? NOTHING : meanInterval(before),
    difference:
      before === undefined ? NOTHING : skewedMeanInterval(values.map((value, world) => gap(value, before[world]))),
  };
}

function ruinOf({ n, ruined }: DealingsOfGroup): ShareSeen {
  return { n, ...ruined };
}

/** What selling costs more; nothing where it costs the same in every world. */
function costOf(
  scenario: Arm,
  reference: Arm,
  group: string,
  { months: [first, last] }: Gain,
  strategyReturn: MeanInterval | undefined,
): Pick<SupplierSide, "cost"> {
  if (scenario.dealings === undefined || reference.dealings === undefined || strategyReturn === undefined) return {};
  const worlds = Math.min(scenario.replications, reference.replications);
  const { factor } = scaleOf(scenario.scenario, reference);
  const [own, other] = [scenario.dealings, reference.dealings].map((dealings) =>
    factOf(dealings, group, "sellingCost", worlds),
  );
  const more = own.map((cost, world) => gap(cost, other[world]) * factor);
  if (more.every((cost) => cost === 0)) return {};
  const aYear = MONTHS_A_YEAR / (last - first + 1);
  return {
    cost: {
      aYear: skewedMeanInterval(more.map((cost) => cost * aYear)),
      all: skewedMeanInterval(more),
      strategyReturn,
    },
  };
}

function gainOf(scenario: Arm, reference: Arm, group: string): Gain | undefined {
  const [after, before] = [scenario.years, reference.years];
  if (after === undefined || before === undefined) return undefined;
  const [own, other] = [after, before].map((years) => yearReader(years, { measure: "profit", group }));
  if (own === undefined || other === undefined) return undefined;
  const months = Math.min(after.months, before.months);
  const spans = yearsFrom(scenario.scenario, months);
  const [first] = spans;
  if (first === undefined) return undefined;
  const worlds = Math.min(scenario.replications, reference.replications);
  const scale = scaleOf(scenario.scenario, reference);
  const each = <Value>(read: (world: number) => Value) => Array.from({ length: worlds }, (_, world) => read(world));
  const gained = each((world) =>
    spans.map(({ year, length }) => (own(world, year) - other(world, year)) * length * scale.factor),
  );
  const upTo = (last: number) => gained.map((years) => years.slice(0, last + 1).reduce((sum, value) => sum + value, 0));
  const all = upTo(spans.length - 1);
  const aYear = MONTHS_A_YEAR / (months - first.months[0]);
  const earned = each((world) =>
    spans.reduce((sum, { year, length }) => sum + other(world, year) * length * scale.factor, 0),
  );
  return {
    unit: scale.unit,
    isOfSpend: scale.isOfSpend,
    aYearOfOne: MONTHS_A_YEAR * scale.factor,
    months: [first.months[0], months - 1],
    aYear: skewedMeanInterval(all.map((value) => value * aYear)),
    all: skewedMeanInterval(all),
    earnedAYear: meanInterval(earned.map((value) => value * aYear)),
    payback: paybackOf(spans, gained),
    years: spans.map((span, place) => ({
      months: span.months,
      gained: skewedMeanInterval(gained.map((years) => years[place])),
      sinceDecision: skewedMeanInterval(upTo(place)),
    })),
  };
}

/**
 * What money of the model is in that of whoever asks: the currency at the volume of the file; where it is said what all
 * buyers spend a year, at the volume that this buys in the first year of the reference, as for what is saved.
 */
export function scaleOf(scenario: Scenario, reference: Pick<Arm, "years" | "replications">) {
  const { annualSpend, market } = scenario;
  const { unit } = moneyOf(scenario);
  const read = reference.years && yearReader(reference.years, TOTAL_COST);
  if (annualSpend === undefined || read === undefined) return { unit, factor: 1, isOfSpend: false };
  const price = meanInterval(Array.from({ length: reference.replications }, (_, world) => read(world, 0))).mean;
  return { unit, factor: annualSpend / (MONTHS_A_YEAR * price * demandOf(market)), isOfSpend: true };
}

/** What all buyers want a month, in the mean [units]. */
export function demandOf({ buyers }: Scenario["market"]): number {
  return buyers.reduce((sum, { count, parameters }) => sum + count * meanOf(parameters.demand), 0);
}

/** Whether amounts are in money that people know. */
export function isInCurrency({ unit }: Pick<Gain, "unit">): boolean {
  return unit !== UNIT_COSTS.unit;
}

function othersOf(
  differences: readonly PairedDifference[],
  group: string,
  suppliers: readonly string[],
): PairedDifference[] {
  return differences
    .filter(({ series, n }) => series.measure === "shareOfSpend" && suppliers.includes(series.group) && n > 1)
    .filter((each) => each.series.group !== group && isClear(each))
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}
