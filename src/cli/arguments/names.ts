import type { Parameter } from "../../model/parameters.ts";
import { type GroupList, groupLists, type ScopeName, scopeOf, scopesIn, settingPath } from "../../scenario/scopes.ts";

/** A row of the parameter table, or of what else a scenario sets in numbers, with the path that a file uses. */
export interface NamedParameter {
  /** Key of the row, which is also what `catfish explain` takes. */
  readonly name: string;
  /** Path in a scenario file; `*` stands for the name of a group. */
  readonly path: string;
  readonly row: Parameter;
}

/** All parameters, in the order of the table of scopes: those of all first, then those of groups. */
export function namedParameters(): NamedParameter[] {
  const ofAll = scopesIn().flatMap((scope) => rowsOf(scope));
  const known = new Set(ofAll.map(({ row }) => row));
  // What a group may have of its own has the same row as for all.
  const ofGroups = groupLists.flatMap((list) => scopesIn(list).flatMap((scope) => rowsOf(scope, list)));
  return [...ofAll, ...ofGroups.filter(({ row }) => !known.has(row))];
}

function rowsOf(scope: ScopeName, list?: GroupList): NamedParameter[] {
  const group = list && { list, name: "*" };
  return Object.entries(scopeOf(scope).parameters).map(([name, row]) => {
    return { name, path: settingPath(scope, name, group), row };
  });
}

/** The name under which `catfish explain` tells the exit codes. */
export const EXIT_CODES = "exit-codes";

/** What `catfish explain` calls markets that are as plausible as the one that was asked about. */
export const PLAUSIBLE = "plausible";

/** Letters of symbols that not every keyboard has, by the word they are typed as. */
const letters: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
  ℓ: "ell",
};

/** A symbol as it is typed: `sigma_D` for `σ_D`. */
export function typed(symbol: string): string {
  return [...symbol].map((letter) => letters[letter] ?? letter).join("");
}
