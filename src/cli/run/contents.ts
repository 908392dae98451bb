import type { Comparison, PairedDifference } from "../../experiment/result.ts";
import { type Answer, answerOf } from "../../report/answer/answer.ts";
import { summaryMarkdown, summaryObject } from "../../report/answer/summary.ts";
import type { RunIdentity } from "../../report/manifest.ts";
import { claimsTable } from "../../report/tables/claims.ts";
import { comparisonTable } from "../../report/tables/comparison.ts";
import { eventsTable } from "../../report/tables/events.ts";
import { measuresTable } from "../../report/tables/measures.ts";
import { monthsTable } from "../../report/tables/months.ts";
import { parametersTable } from "../../report/tables/parameters.ts";
import { replicationsTable } from "../../report/tables/replications.ts";
import { survivalTable } from "../../report/tables/survival.ts";
import type { Table } from "../../report/tables/table.ts";
import { drawReport } from "./drawReport.ts";
import type { FolderContents } from "./folder.ts";

/** Tables that are big enough to be wanted as Parquet. */
const BIG: readonly string[] = ["months", "replications"];

export interface ContentsOptions {
  readonly identity: RunIdentity;
  readonly parquet: boolean;
  readonly charts: boolean;
  readonly signal: AbortSignal;
}

/** Everything that goes into a result folder but the times of the run, and the answer it gives. */
export async function contentsOf(
  comparison: Comparison,
  differences: readonly PairedDifference[],
  options: ContentsOptions,
): Promise<{ readonly answer: Answer; readonly contents: Omit<FolderContents, "runInfo"> }> {
  const { scenario } = comparison.result;
  const answer = answerOf(comparison, differences);
  const files = [
    { path: "scenario.yaml", text: scenario.yaml },
    { path: "summary.md", text: summaryMarkdown(answer) },
    { path: "summary.json", text: `${JSON.stringify(summaryObject(answer), null, 2)}\n` },
  ];
  if (options.charts) files.push(...(await drawReport(comparison, answer, options)));
  const contents = {
    identity: options.identity,
    tables: tablesOf(comparison, differences),
    parquet: options.parquet ? BIG : [],
    files,
  };
  return { answer, contents };
}

function tablesOf({ result, reference }: Comparison, differences: readonly PairedDifference[]): Table[] {
  const { scenario } = result;
  const tables = [
    parametersTable(scenario),
    measuresTable(),
    monthsTable(result),
    replicationsTable(result),
    eventsTable(scenario.name, result.typicalWorld),
    claimsTable(scenario),
    survivalTable(result),
  ];
  if (reference === undefined) return tables;
  return [...tables, comparisonTable({ baseline: scenario.reference, scenario: scenario.name }, differences)];
}
