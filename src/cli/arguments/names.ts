import { measureNames } from "../../model/measures.ts";
import { type Parameter, type ParameterScope, parameterTable } from "../../model/parameters.ts";
import { charts } from "./charts.ts";

/** A row of the parameter table with the path that a scenario file uses. */
export interface NamedParameter {
  /** Key of the row, which is also what `catfish explain` takes. */
  readonly name: string;
  readonly scope: ParameterScope;
  /** Path in a scenario file; `*` stands for the name of a group. */
  readonly path: string;
  readonly row: Parameter;
}

const scopes: readonly ParameterScope[] = ["market", "policy", "buyers", "suppliers"];

/** All parameters, scope by scope. */
export function namedParameters(): NamedParameter[] {
  return scopes.flatMap((scope) =>
    Object.entries(parameterTable[scope]).map(([name, row]) => ({
      name,
      scope,
      path: `${scope}.${scope === "buyers" || scope === "suppliers" ? "*." : ""}${row.path ?? name}`,
      row,
    })),
  );
}

/** Everything that `catfish explain` knows. */
export function knownNames(): string[] {
  return [...namedParameters().map(({ name }) => name), ...measureNames, ...charts.map(({ name }) => name)];
}
