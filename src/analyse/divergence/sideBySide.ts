import type { Market } from "../../model/market.ts";
import type { Series } from "../../model/series.ts";
import { type RunningTrace, startTrace } from "../../model/traceWorld.ts";
import type { World } from "../../model/world.ts";
import { meanOf } from "../../worlds/statistics/moments.ts";
import type { Arm, BuyerPart, Divergence, NumberDifference, SharedNumbering } from "./difference.ts";
import {
  addClosing,
  type FirstDifferences,
  firstDifferences,
  knownSuppliers,
  numbersOf,
  type Side,
} from "./numberDifferences.ts";

interface SideBySideOptions {
  readonly numbering: SharedNumbering;
  readonly seed: string;
  readonly replication: number;
  readonly months: number;
  readonly window: readonly [number, number];
  readonly series: Series;
}

/** What comes out of running one world under two markets at the same pace. */
export interface SideBySide extends Pick<Divergence, "worlds" | "parts"> {
  readonly numbers: FirstDifferences;
  readonly outcome: Readonly<Record<Arm, number>>;
}

/** Runs one world under two markets, month by month, and compares its numbers until they have parted for good. */
export function runSideBySide(baseline: Market, scenario: Market, options: SideBySideOptions): SideBySide {
  const { numbering, months } = options;
  const before = new Runner(baseline, options);
  const after = new Runner(scenario, options);
  let first: NumberDifference | undefined;
  let firstNoticed: NumberDifference | undefined;
  for (let month = 0; month < months; month++) {
    const look = firstNoticed === undefined;
    const was = before.runMonth(month, look);
    const is = after.runMonth(month, look);
    if (was === undefined || is === undefined) continue;
    const known = new Set([...was.known, ...is.known]);
    const apart = firstDifferences({ numbering, month, baseline: was.numbers, scenario: is.numbers, known });
    first ??= apart.first;
    firstNoticed = apart.firstNoticed;
  }
  return {
    worlds: { baseline: before.trace.told(), scenario: after.trace.told() },
    numbers: { first, firstNoticed },
    outcome: { baseline: before.outcome(), scenario: after.outcome() },
    parts: partsOf(numbering, before.valueByBuyer(), after.valueByBuyer()),
  };
}

/** Runs one of the two and keeps what the outcome is made of. */
class Runner {
  readonly trace: RunningTrace;
  readonly #side: Side;
  readonly #options: SideBySideOptions;
  readonly #serie: number;
  readonly #observed: Float64Array;
  /** Buyer value that each buyer adds to that of the market, summed over the months of the window. */
  readonly #values: Float64Array;
  #monthsOfValue = 0;

  constructor(market: Market, options: SideBySideOptions) {
    const { numbering, seed, replication, months, series } = options;
    this.trace = startTrace(market, seed, replication);
    this.#side = { world: this.trace.world, ...numbering.numbersOf(market) };
    this.#options = options;
    this.#serie = this.trace.series.findIndex(
      ({ measure, group }) => measure === series.measure && group === series.group,
    );
    this.#observed = new Float64Array(months).fill(Number.NaN);
    this.#values = new Float64Array(numbering.buyers.length);
  }

  /** @returns the numbers of the month, if asked to look */
  runMonth(month: number, look: boolean) {
    const { numbering, window } = this.#options;
    const isWithin = month >= window[0] && month <= window[1];
    let numbers = new Map<number, number>();
    let known = new Set<number>();
    this.trace.runMonth(() => {
      if (isWithin) this.#addSurplus();
      if (!look) return;
      numbers = numbersOf(numbering, this.#side);
      known = knownSuppliers(this.#side);
    });
    if (isWithin) this.#takeControl();
    if (this.#serie >= 0) this.#observed[month] = this.trace.observed[this.#serie];
    if (!look) return undefined;
    addClosing(numbers, numbering, this.#side);
    return { numbers, known };
  }

  outcome(): number {
    const { window, months } = this.#options;
    return meanOf(this.#observed, 1, 0, [window[0], Math.min(window[1], months - 1)]);
  }

  valueByBuyer(): Float64Array {
    return this.#values.map((value) => (this.#monthsOfValue === 0 ? 0 : value / this.#monthsOfValue));
  }

  #addSurplus(): void {
    if (unitsOf(this.#side.world) > 0) this.#monthsOfValue++;
    this.#add(surplusOf);
  }

  /** What looking and leaving have cost, which is known when the month is closed. */
  #takeControl(): void {
    this.#add(({ buyer }, b) => -buyer.control[b]);
  }

  #add(amountOf: (world: World, b: number) => number): void {
    const { world, buyers } = this.#side;
    const units = unitsOf(world);
    if (units <= 0) return;
    for (let b = 0; b < world.buyerCount; b++) this.#values[buyers[b]] += amountOf(world, b) / units;
  }
}

function unitsOf({ buyer }: World): number {
  return buyer.demand.reduce((sum, units) => sum + units, 0);
}

/** Value less what is paid of all that a buyer was delivered this month (`gather.ts`) [unit costs]. */
function surplusOf({ buyer, relation, market }: World, b: number): number {
  let surplus = 0;
  for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
    const delivered = relation.delivered[r];
    const takenOver = relation.takenOver[r];
    surplus +=
      relation.value[r] * (delivered + takenOver) -
      relation.price[r] * (delivered + takenOver * (1 + market.rerouteSurcharge));
  }
  return surplus;
}

function partsOf(numbering: SharedNumbering, before: Float64Array, after: Float64Array): BuyerPart[] {
  return numbering.buyers
    .map((buyer, b) => ({ buyer, part: after[b] - before[b] }))
    .sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
}
