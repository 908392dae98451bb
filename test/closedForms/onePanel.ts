import { keyStreams } from "../../src/model/keyStreams.ts";
import type { BuyerGroup, SupplierGroup } from "../../src/model/market.ts";
import type { MarketParameterName } from "../../src/model/parameters.ts";
import type { Process } from "../../src/model/schedule.ts";
import type { World } from "../../src/model/world.ts";
import { buyersOf, marketOf, suppliersOf } from "../model/exampleMarket.ts";
import { openWorld } from "../model/runWorld.ts";

/** What differs from the defaults. */
export interface PanelChanges {
  readonly buyers?: number;
  readonly market?: Partial<Record<MarketParameterName, number>>;
  readonly policy?: Partial<BuyerGroup["parameters"]>;
  readonly contract?: Partial<SupplierGroup["parameters"]>;
  readonly backup?: Partial<SupplierGroup["parameters"]>;
}

/**
 * A world at its start in which every buyer has the same suppliers: so many under contract, in the
 * first places of its row, and so many on the flexible track, in the next. Nobody else is in the market.
 */
export function onePanel(contracts: number, backups: number, changes: PanelChanges = {}): World {
  const policy = { fixedSlots: contracts, flexibleSlots: backups, ...changes.policy };
  const suppliers = [
    suppliersOf("contract", "fixed", contracts, changes.contract),
    suppliersOf("backup", "flexible", backups, changes.backup),
  ];
  return openWorld(
    marketOf({
      buyers: [buyersOf("buyer", changes.buyers ?? 1, policy)],
      suppliers: suppliers.filter(({ count }) => count > 0),
      market: changes.market,
    }),
  );
}

/** Lets one process run month after month, each with its own draws, from month `first` on. */
export function repeat(world: World, process: Process, months: number, first = 0): void {
  for (let month = first; month < first + months; month++) {
    world.month = month;
    keyStreams(world, month);
    process(world);
  }
}

/** Value after n steps of x' = x + rate (limit - x): limit + (1 - rate)^n (x - limit). */
export function approach(start: number, limit: number, rate: number, steps: number): number {
  return limit + (1 - rate) ** steps * (start - limit);
}
