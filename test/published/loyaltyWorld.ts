import type { Market } from "../../src/model/market.ts";
import { resetWorld } from "../../src/model/resetWorld.ts";
import { prepare, runMonth } from "../../src/model/simulate.ts";
import type { World } from "../../src/model/world.ts";

/** A world that a test moves by hand, month by month. */
export interface LoyaltyWorld {
  readonly world: World;
  /** Sets every buyer's preference, by the number of the supplier: 0 is group `one`. */
  prefer(preferenceOf: (supplier: number) => number): void;
  /** Preference of the first buyer for a supplier. */
  preference(supplier: number): number;
  /** Share of the orders of the first buyer that supplier 0 got. */
  shareOfFirst(): number;
  setQuality(group: "one" | "others", quality: number): void;
  /** @param onlook  called after each month */
  advance(months: number, onlook?: (month: number) => void): void;
}

/** Opens replication 0 of a market whose first supplier is number 0. */
export function openLoyaltyWorld(market: Market, seed = "published"): LoyaltyWorld {
  const { world, observer, key } = prepare(market, seed);
  const written = new Float64Array(observer.series.length);
  resetWorld(world, market, key, 0);
  let now = 0;
  const placeOf = (supplier: number) => {
    const panel = world.relation.supplier.subarray(world.buyer.rowStart[0], world.buyer.panelEnd[0]);
    return world.buyer.rowStart[0] + panel.indexOf(supplier);
  };
  return {
    world,
    prefer(preferenceOf) {
      const { preference, supplier } = world.relation;
      for (let r = 0; r < world.relationCount; r++) if (supplier[r] >= 0) preference[r] = preferenceOf(supplier[r]);
    },
    preference: (supplier) => world.relation.preference[placeOf(supplier)],
    shareOfFirst: () => world.relation.share[placeOf(0)],
    setQuality(group, quality) {
      const { quality: column } = world.supplier.parameters;
      for (let s = 0; s < world.supplierCount; s++) if ((s === 0) === (group === "one")) column[s] = quality;
    },
    advance(months, onlook) {
      for (let month = 0; month < months; month++) {
        runMonth(world, observer, now, written, 0);
        onlook?.(now);
        now++;
      }
    },
  };
}
