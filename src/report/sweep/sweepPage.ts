import { listed } from "../../chart/read/formatNumber.ts";
import { settingLabel } from "../../experiment/explore/settingWords.ts";
import type { Sweep } from "../../experiment/explore/sweep/sweep.ts";
import { explorationFiles } from "../explorationFiles.ts";
import type { RunIdentity } from "../manifest.ts";
import { page } from "../page.ts";
import type { PageChart } from "../pageParts.ts";
import { assumptions, explorationFacts } from "../reportPage.ts";
import { sweepKeyTable } from "./keyTable.ts";
import { sweepSentences } from "./sentences.ts";

/** The report of a sweep as a page, made of its result, its drawn charts and what identifies the run. */
export function sweepPage(sweep: Sweep, identity: RunIdentity, charts: readonly PageChart[]): string {
  const { scenario, variables, points } = sweep;
  const { head, rows, note } = sweepKeyTable(sweep);
  const names = listed(variables.map(({ path }) => settingLabel(path)));
  return page({
    lang: "en",
    title: `Sweep: ${scenario.title}`,
    subtitle: `${points.length === 1 ? "One point" : `${points.length} points`} of ${names}, each in the same worlds`,
    answer: sweepSentences(sweep),
    keyTable: { caption: note, columns: head, rows },
    charts,
    story: scenario.story,
    run: explorationFacts(identity, "Worlds at every point"),
    assumptions: assumptions(scenario),
    files: filesBeside,
  });
}

const filesBeside = explorationFiles([
  ["data/sweep.csv", "Every point: what was set, and every measure with its interval"],
  ["data/best.csv", "How far every point is behind the best, in the same worlds"],
  ["data/failed.csv", "Points that failed, and why"],
]);
