import { builtInKernel } from "../../../src/cli/builtInKernel.ts";
import { type Engines, keepingWorld } from "../../../src/model/keptWorld.ts";
import type { Market } from "../../../src/model/market.ts";
import { prepareReplications, simulate } from "../../../src/model/simulate.ts";
import type { World } from "../../../src/model/world.ts";

/** What becomes of one supplier in a world. */
export interface Outcome {
  /** Buyers on whose panel it is, mean of the window. */
  readonly relations: number;
  /** Contracts that it holds, mean of the window. */
  readonly contracts: number;
  /** Units delivered a month, mean of the window. */
  readonly volume: number;
  /** Month in which the first of its relations passes the gate; the length of the run for never. */
  readonly gate: number;
  /** Sum over the run [unit costs]. */
  readonly profit: number;
  /** Contracts won over the run. */
  readonly won: number;
  /** Managers that left, over the run. */
  readonly departures: number;
  /** By volume, mean of the window; missing without volume. */
  readonly inertia: number;
}
export type OutcomeName = keyof Outcome;

/** Which supplier is looked at, and in which months. */
export interface Focus {
  readonly group: string;
  readonly months: readonly [number, number];
}

const engines: Engines = keepingWorld(builtInKernel);

/**
 * Outcomes of the one member of a group, world by world.
 *
 * @param first  number of the first world; the same numbers are the same worlds in every market
 */
export function outcomesIn(market: Market, { group, months }: Focus, seed: string, worlds: number, first = 0) {
  const simulation = prepareReplications(market, seed, engines, {
    series: [0],
    months: [market.months - 1, market.months - 1],
  });
  const { world } = simulation;
  const index = market.suppliers.findIndex(({ name }) => name === group);
  const supplier = world.supplier.group.indexOf(index);
  if (supplier < 0) throw new Error(`nobody is in ${group}`);
  const out = new Float64Array(simulation.size);
  return Array.from({ length: worlds }, (_, n): Outcome => {
    const book = new Book(world, supplier, months);
    simulate(simulation, first + n, out, 0, () => book.note());
    return book.outcome(market.months);
  });
}

/** Notes down what a supplier has, month by month. */
class Book {
  readonly #world: World;
  readonly #supplier: number;
  readonly #months: readonly [number, number];
  readonly #held: Uint8Array;
  readonly #sums = { relations: 0, contracts: 0, volume: 0, profit: 0, won: 0, departures: 0, inertia: 0, ordered: 0 };
  #gate: number | undefined;

  constructor(world: World, supplier: number, months: readonly [number, number]) {
    this.#world = world;
    this.#supplier = supplier;
    this.#months = months;
    this.#held = new Uint8Array(world.buyerCount);
  }

  note(): void {
    const { buyer, buyerCount, month, strategist, supplier } = this.#world;
    if (month < 0) return;
    this.#sums.profit += supplier.profit[this.#supplier];
    const n = supplier.strategist[this.#supplier];
    if (n >= 0 && strategist.works[n] === 1) this.#sums.departures += strategist.departures[n];
    for (let b = 0; b < buyerCount; b++) {
      let holds = 0;
      for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
        if (this.#world.relation.supplier[r] !== this.#supplier) continue;
        if (r < buyer.contractsEnd[b]) holds = 1;
        this.#see(r, holds);
      }
      if (holds > this.#held[b]) this.#sums.won++;
      this.#held[b] = holds;
    }
  }

  #see(r: number, holds: number): void {
    const { month, relation } = this.#world;
    if (relation.eligible[r] === 1) this.#gate ??= month;
    const [first, last] = this.#months;
    if (month < first || month > last) return;
    this.#sums.relations++;
    this.#sums.contracts += holds;
    this.#sums.volume += relation.delivered[r] + relation.takenOver[r];
    this.#sums.ordered += relation.ordered[r];
    this.#sums.inertia += relation.ordered[r] * relation.inertia[r];
  }

  outcome(months: number): Outcome {
    const { relations, contracts, volume, profit, won, departures, inertia, ordered } = this.#sums;
    const [first, last] = this.#months;
    const count = last - first + 1;
    return {
      relations: relations / count,
      contracts: contracts / count,
      volume: volume / count,
      gate: this.#gate ?? months,
      profit,
      won,
      departures,
      inertia: ordered > 0 ? inertia / ordered : Number.NaN,
    };
  }
}
