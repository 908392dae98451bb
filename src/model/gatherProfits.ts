import { type Observer, SUPPLIER_SUMS } from "./observer.ts";
import type { World } from "./world.ts";

/** Adds the profit of every supplier to all, and to its group. */
export function gatherProfits({ supplier, supplierCount }: World, { sums, layout }: Observer): void {
  const { profit, group } = supplier;
  for (let s = 0; s < supplierCount; s++) {
    sums[layout.suppliers] += profit[s];
    sums[layout.suppliers + (1 + group[s]) * SUPPLIER_SUMS] += profit[s];
  }
}
