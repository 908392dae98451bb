import type { Market } from "../../model/market.ts";
import type { Problem } from "../scenario.ts";
import { at, nearestPlace, problemAt } from "../text/located.ts";
import { nearest } from "../text/nearest.ts";
import type { Lookup } from "./groups.ts";
import { WITHOUT_STRATEGY } from "./reference.ts";

/** Says that buyers ask, and no group of suppliers. */
const BUYERS = "buyers";

/**
 * The group of suppliers that asks: as written, else the one group that has a strategy where the scenario is measured
 * against itself without; undefined where buyers ask.
 */
export function askerOf(lookup: Lookup, market: Market, reference: string): string | undefined {
  const said = lookup.text("for");
  if (said !== undefined) return said === BUYERS || !groupsOf(market).includes(said) ? undefined : said;
  if (reference !== WITHOUT_STRATEGY) return undefined;
  const [first, ...others] = market.suppliers.filter(({ strategy, count }) => strategy !== undefined && count > 0);
  return others.length === 0 ? first?.name : undefined;
}

/** Whoever asks is a group of suppliers that somebody belongs to, or buyers. */
export function askerProblems(lookup: Lookup, market: Market): Problem[] {
  const said = at(lookup.root, ["for"]) && lookup.text("for");
  const groups = [...groupsOf(market), BUYERS];
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

function groupsOf({ suppliers }: Market): string[] {
  return suppliers.filter(({ count }) => count > 0).map(({ name }) => name);
}
