import type { Comparison, PairedDifference, ScenarioResult } from "../../worlds/result.ts";
import { type Frame, inFolder } from "../frame.ts";
import { parametersTable } from "../savedScenario.ts";
import { measuresTable } from "../series.ts";
import { claimsTable } from "./claims.ts";
import { comparisonTable } from "./comparison.ts";
import { eventsTable } from "./events.ts";
import { firstTrialsTable } from "./firstTrials.ts";
import { monthsTable } from "./months.ts";
import { panelsTable } from "./panels.ts";
import { replicationsTable } from "./replications.ts";
import { sinceEntryTable } from "./sinceEntry.ts";
import { survivalTable } from "./survival.ts";
import { survivalByWorldTable } from "./survivalByWorld.ts";
import { worldsTable } from "./worlds.ts";

/** Name of the folder below `data` with the tables of the reference. */
export const REFERENCE = "reference";

/** All tables of a run: from them alone its charts, answer and page can be made again. */
export function tablesOf({ result, reference }: Comparison, differences: readonly PairedDifference[]): Frame[] {
  const { scenario, money } = result;
  const tables = [...resultTables(result), measuresTable(money), claimsTable(scenario)];
  if (reference === undefined) return tables;
  return [
    ...tables,
    comparisonTable({ baseline: scenario.reference, scenario: scenario.name, money }, differences),
    ...resultTables(reference).map((table) => inFolder(REFERENCE, table)),
  ];
}

function resultTables(result: ScenarioResult): Frame[] {
  const { scenario, typicalWorld } = result;
  return [
    parametersTable(scenario),
    monthsTable(result),
    replicationsTable(result),
    worldsTable(result),
    sinceEntryTable(result),
    firstTrialsTable(result),
    eventsTable(scenario.name, typicalWorld),
    panelsTable(scenario.name, typicalWorld),
    survivalTable(result),
    survivalByWorldTable(result),
  ];
}
