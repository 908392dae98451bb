import type { FolderContents } from "../../page/contents.ts";
import type { PlainFile } from "../../question/kind.ts";
import { summaryMarkdown, summaryObject } from "../../question/runSummary.ts";
import type { RunIdentity } from "../../result/manifest.ts";
import { asSaved } from "../../result/saved/asSaved.ts";
import { tablesOf } from "../../result/tables/tablesOf.ts";
import { type Answer, answerOf } from "../../words/en/run.ts";
import { inCurrency } from "../../worlds/money.ts";
import { pairedDifferences } from "../../worlds/pairedDifference.ts";
import type { Comparison } from "../../worlds/result.ts";
import { drawReport } from "./drawReport.ts";

/** Tables that are big enough to be wanted as Parquet. */
const BIG: readonly string[] = ["months", "replications"];

export interface ContentsOptions {
  readonly identity: RunIdentity;
  readonly parquet: boolean;
  readonly charts: boolean;
  readonly signal: AbortSignal;
}

/** Everything that goes into a result folder but the times of the run, and the answer it gives; money in the currency. */
export async function contentsOf(
  simulated: Comparison,
  options: ContentsOptions,
): Promise<{ readonly answer: Answer; readonly contents: Omit<FolderContents, "runInfo"> }> {
  const comparison = asSaved(inCurrency(simulated));
  const { result, reference } = comparison;
  const differences = reference === undefined ? [] : pairedDifferences(result, reference);
  const answer = answerOf(comparison, differences, options.identity.stop);
  const files = [{ path: "scenario.yaml", text: result.scenario.yaml }, ...answerFiles(answer)];
  if (reference !== undefined) files.push({ path: "reference.yaml", text: reference.scenario.yaml });
  if (options.charts) files.push(...(await drawReport(comparison, answer, options)));
  const contents = {
    identity: options.identity,
    tables: tablesOf(comparison, differences),
    parquet: options.parquet ? BIG : [],
    files,
  };
  return { answer, contents };
}

/** The answer for people and for programs. */
export function answerFiles(answer: Answer): PlainFile[] {
  return [
    { path: "summary.md", text: summaryMarkdown(answer) },
    { path: "summary.json", text: `${JSON.stringify(summaryObject(answer), null, 2)}\n` },
  ];
}
