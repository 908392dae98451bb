import { measureNames } from "../../model/measures.ts";
import { type Parameter, type ParameterScope, parameterTable } from "../../model/parameters.ts";
import { countParameter, runParameters } from "../../scenario/settings.ts";
import { charts } from "./charts.ts";
import { mistakes } from "./mistakes.ts";
import { WHEN } from "./outcomeSyntax.ts";

/** A row of the parameter table, or of what else a scenario sets in numbers, with the path that a file uses. */
export interface NamedParameter {
  /** Key of the row, which is also what `catfish explain` takes. */
  readonly name: string;
  /** Path in a scenario file; `*` stands for the name of a group. */
  readonly path: string;
  readonly row: Parameter;
}

const scopes: readonly ParameterScope[] = ["market", "policy", "buyers", "suppliers"];

/** All parameters: those of the run, then scope by scope. */
export function namedParameters(): NamedParameter[] {
  return [
    ...Object.entries(runParameters).map(([name, row]) => ({ name, path: name, row })),
    ...scopes.flatMap((scope) => [
      ...(hasGroups(scope) ? [{ name: "count", path: `${scope}.*.count`, row: countParameter }] : []),
      ...Object.entries(parameterTable[scope]).map(([name, row]) => ({
        name,
        path: `${scope}.${hasGroups(scope) ? "*." : ""}${row.path ?? name}`,
        row,
      })),
    ]),
  ];
}

function hasGroups(scope: ParameterScope): boolean {
  return scope === "buyers" || scope === "suppliers";
}

/** The name under which `catfish explain` tells the exit codes. */
export const EXIT_CODES = "exit-codes";

/** Everything that `catfish explain` knows by name. */
export function knownNames(): string[] {
  const parameters = new Set(namedParameters().map(({ name }) => name));
  const named = [...charts, ...mistakes].map(({ name }) => name);
  return [...parameters, ...measureNames, ...named, EXIT_CODES, WHEN];
}

/** Letters of symbols that not every keyboard has, by the word they are typed as. */
const letters: Readonly<Record<string, string>> = {
  β: "beta",
  γ: "gamma",
  δ: "delta",
  η: "eta",
  κ: "kappa",
  λ: "lambda",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "phi",
  ψ: "psi",
  ω: "omega",
  ℓ: "ell",
};

/** A symbol as it is typed: `sigma_D` for `σ_D`. */
export function typed(symbol: string): string {
  return [...symbol].map((letter) => letters[letter] ?? letter).join("");
}
