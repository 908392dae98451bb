import {
  defaultOf,
  type Parameter,
  type ParameterScope,
  parameterTable,
  type SupplierKind,
} from "../../model/parameters.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** The row of the parameter table behind a path of a scenario, e.g. `suppliers.newcomer.entry.month`. */
export interface ParameterAt {
  readonly scope: ParameterScope;
  /** Key of the row. */
  readonly name: string;
  readonly row: Parameter;
  /** The default, for the kind of supplier where it depends on it; a word where the row has words. */
  readonly usual: number | string;
}

/** Finds the row; undefined for settings that are no parameter, such as the name of a group. */
export function parameterAt(path: string, scenario: Scenario): ParameterAt | undefined {
  const [room, ...rest] = path.split(".");
  if (room === "market" || room === "policy") return rowIn([room], rest.join("."));
  if (room === "buyers") return rowIn(["buyers", "policy"], rest.slice(1).join("."));
  if (room !== "suppliers") return undefined;
  const kind = scenario.market.suppliers.find((group) => group.name === rest[0])?.kind;
  return rowIn(["suppliers"], rest.slice(1).join("."), kind);
}

function rowIn(scopes: readonly ParameterScope[], path: string, kind?: SupplierKind): ParameterAt | undefined {
  for (const scope of scopes) {
    for (const [name, row] of Object.entries(parameterTable[scope])) {
      if ((row.path ?? name) !== path) continue;
      const number = defaultOf(row, kind);
      return { scope, name, row, usual: row.choices?.[number] ?? number };
    }
  }
  return undefined;
}
