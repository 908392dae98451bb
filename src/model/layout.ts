import type { Market } from "./market.ts";
import { type PolicyParameterName, policyParameters, supplierParameters } from "./parameters.ts";

/** Whatever the columns of a world depend on; markets that agree in it can use the same world. */
export function layoutOf(market: Market): string {
  return JSON.stringify([
    market.buyers.map(({ name, count }, group) => [name, count, rowLength(market, group)]),
    market.suppliers.map(({ name, count, kind }) => [name, count, kind]),
    accountsPerEntrant(market),
  ]);
}

/** A row has room for the panel at its largest, the memory, and one place for a trial that displaces. */
export function rowLength(market: Market, group: number): number {
  return (
    largest(market, group, "fixedSlots") +
    largest(market, group, "flexibleSlots") +
    largest(market, group, "memory") +
    1
  );
}

/** Largest value that a policy takes in a group, from the start or by the timetable. */
function largest(market: Market, group: number, name: PolicyParameterName): number {
  const value = market.buyers[group].parameters[name];
  let most = typeof value === "number" ? value : policyParameters[name].max;
  for (const entry of market.timetable) {
    if (entry.event === "setBuyers" && entry.group === group && entry.parameter === name) {
      most = Math.max(most, entry.value);
    }
  }
  return most;
}

/** Accounts for the largest number that any entrant courts at a time, from the start or by the timetable. */
export function accountsPerEntrant({ suppliers: groups, timetable }: Market): number {
  let perEntrant = 0;
  for (const group of groups) {
    if (group.kind !== "newcomer") continue;
    const accounts = group.parameters.courtedAccounts;
    perEntrant = Math.max(perEntrant, typeof accounts === "number" ? accounts : supplierParameters.courtedAccounts.max);
  }
  for (const entry of timetable) {
    if (entry.event !== "setSuppliers" || entry.parameter !== "courtedAccounts") continue;
    if (groups[entry.group].kind === "newcomer") perEntrant = Math.max(perEntrant, entry.value);
  }
  return perEntrant;
}
