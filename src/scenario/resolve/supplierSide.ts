import type { SupplierGroup } from "../../model/market.ts";
import type { Problem } from "../scenario.ts";
import { at, nearestPlace, plain, problemAt } from "../text/located.ts";
import { nearest } from "../text/nearest.ts";
import type { Lookup } from "./groups.ts";

/** Section in which groups are named whose own side is measured though they have no strategy. */
const SECTION = "supplierSide";

/**
 * Groups of suppliers whose own side is measured: those that have a strategy, those that the file names, and the one
 * that asks, in the order of the groups. Undefined where there is none.
 */
export function supplierSideOf(lookup: Lookup, suppliers: readonly SupplierGroup[]): readonly string[] | undefined {
  const named = [...namedIn(lookup), lookup.text("for")];
  const sides = suppliers
    .filter(({ name, strategy }) => strategy !== undefined || named.includes(name))
    .map(({ name }) => name);
  return sides.length > 0 ? sides : undefined;
}

/** What is named there and is no group of suppliers. */
export function supplierSideProblems(lookup: Lookup, suppliers: readonly SupplierGroup[]): Problem[] {
  const names = suppliers.map(({ name }) => name);
  return namedIn(lookup).flatMap((name, index) => {
    if (names.includes(name)) return [];
    const steps = [SECTION, index];
    const wrong = `There is no group of suppliers "${name.slice(0, 80)}".`;
    const right = `one of ${names.join(", ")}`;
    const more = { path: steps.join("."), suggestion: nearest(name, names), right };
    return [problemAt(nearestPlace(lookup.root, steps), wrong, more)];
  });
}

/** The groups that a file names. */
export function namedIn({ root }: Lookup): readonly string[] {
  const list = at(root, [SECTION]);
  const items = list?.kind === "list" ? list.items.map(plain) : [];
  return items.filter((item) => typeof item === "string");
}
