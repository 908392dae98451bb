import type { Origin, Scenario } from "../../scenario/scenario.ts";
import { parameterAt } from "./parameterAt.ts";
import { scenarioColumn } from "./seriesOrder.ts";
import { byText, type Cell, type Column, type Table, tableOf } from "./table.ts";

export const parameterColumns: readonly Column[] = [
  scenarioColumn,
  { name: "path", type: "string", meaning: "Path in the scenario file; --set takes the same." },
  { name: "value", type: "string", meaning: "Value of the run; lists and distributions as JSON." },
  { name: "unit", type: "string", meaning: "Unit; shares are fractions." },
  { name: "minimum", type: "number", meaning: "Smallest value allowed." },
  { name: "maximum", type: "number", meaning: "Largest value allowed." },
  { name: "default", type: "string", meaning: "Value without a setting." },
  { name: "from", type: "string", meaning: "default, file or command line." },
  { name: "place", type: "string", meaning: "File and line it was read from." },
];

/** Every setting of the scenario with its unit, range, default, and where the value came from. */
export function parametersTable(scenario: Scenario): Table {
  const origins = [...scenario.origins].sort((a, b) => byText(a.path, b.path));
  return tableOf(
    {
      name: "parameters",
      title: "Settings: one row for each",
      columns: parameterColumns,
      key: ["scenario", "path"],
      precision: "short",
    },
    origins.map((origin) => parameterRow(scenario, origin)),
  );
}

function parameterRow(scenario: Scenario, origin: Origin): readonly Cell[] {
  const at = parameterAt(origin.path, scenario);
  const range = at === undefined || at.row.choices ? [undefined, undefined] : [at.row.min, at.row.max];
  const unit = at?.row.unit;
  const usual = at === undefined ? undefined : String(at.usual);
  return [scenario.name, origin.path, settingText(origin.value), unit, ...range, usual, origin.from, origin.place];
}

/** A setting as text: numbers and words as they are, anything else as JSON. */
export function settingText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
