import type { Market } from "../model/market.ts";

/** Whether a group of suppliers that somebody belongs to has a strategy. */
export function hasStrategy({ suppliers }: Market, group: string): boolean {
  return suppliers.some(({ name, count, strategy }) => name === group && count > 0 && strategy !== undefined);
}
