import { ages, ROLES, role, SURVIVAL_CELLS } from "../../worlds/linkBook.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { type Cell, type Field, type Frame, streamed } from "../frame.ts";
import { scenarioColumn } from "../series.ts";

export const survivalByWorldColumns: readonly Field[] = [
  scenarioColumn,
  { name: "replication", type: "integer", meaning: "Number of the world." },
  { name: "age", type: "string", meaning: "Years in a row with spend, from 1; start: of unknown age." },
  { name: "atRisk", type: "integer", meaning: "Links and years with spend." },
  { name: "survived", type: "integer", meaning: "Those of them with spend in the next year too." },
  { name: "spendAtRisk", type: "number", unit: "unit costs", meaning: "Spend of the years at risk." },
  { name: "spendSurvived", type: "number", unit: "unit costs", meaning: "Spend of those that survived." },
];

/** Links that outlived a year, world by world; every bit is kept, so that `survival` can be computed from it. */
export function survivalByWorldTable({ scenario, survival }: ScenarioResult): Frame {
  return streamed(
    {
      name: "survival-by-world",
      title: "Links that outlive a year: one row for each world and age",
      fields: survivalByWorldColumns,
      key: ["scenario", "replication", "age"],
      precision: "full",
    },
    survival.length / ROLES,
    () => survivalRows(scenario.name, survival),
  );
}

function* survivalRows(scenario: string, survival: Float64Array): Iterable<readonly Cell[]> {
  const { atRisk, survived, spendAtRisk, spendSurvived } = role;
  for (let cell = 0; cell < survival.length; cell += ROLES) {
    const world = Math.floor(cell / SURVIVAL_CELLS);
    const age = ages[(cell % SURVIVAL_CELLS) / ROLES];
    const roles = [atRisk, survived, spendAtRisk, spendSurvived].map((place) => survival[cell + place]);
    yield [scenario, world, age, ...roles];
  }
}
