import type { Market } from "../../model/market.ts";
import { WITHOUT_STRATEGY } from "../referenceNames.ts";
import type { Problem } from "../scenario.ts";
import { at, nearestPlace, problemAt } from "../text/located.ts";
import { nearest } from "../text/nearest.ts";
import type { Lookup } from "./groups.ts";

/** Says that buyers ask, and no group of suppliers. */
export const BUYERS = "buyers";

/**
 * The group of suppliers that asks: as written, else the one group that has a strategy where the scenario is measured
 * against itself without; undefined where buyers ask.
 */
export function askerOf(lookup: Lookup, market: Market, reference: string): string | undefined {
  const said = lookup.text("for");
  const members = market.suppliers.filter(({ count }) => count > 0);
  if (said !== undefined) return members.find(({ name }) => name === said)?.name;
  if (reference !== WITHOUT_STRATEGY) return undefined;
  const [first, ...others] = members.filter(({ strategy }) => strategy !== undefined);
  return others.length === 0 ? first?.name : undefined;
}

/** Whoever asks is a group of suppliers, or buyers. */
export function askerProblems(lookup: Lookup, market: Market): Problem[] {
  const said = at(lookup.root, ["for"]) && lookup.text("for");
  const groups = [...market.suppliers.map(({ name }) => name), BUYERS];
  if (said === undefined || groups.includes(said)) return [];
  const near = nearest(said, groups);
  return [
    problemAt(nearestPlace(lookup.root, ["for"]), `No group of suppliers is called "${said}".`, {
      path: "for",
      right: groups.join(", "),
      ...(near !== undefined && { suggestion: near }),
    }),
  ];
}
