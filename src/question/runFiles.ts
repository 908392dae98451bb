import type { ClaimOfRun } from "../analyse/claimsOfRun.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import { askedInWords } from "../words/en/asked.ts";
import { plausibleObject } from "../words/en/plausible.ts";
import { type Answer, type AnswerRow, closing, lateMonths, leading, sentences } from "../words/en/run.ts";
import { keyTable } from "../words/en/runTable.ts";
import { type FileText, linksTo } from "./explorations.ts";
import type { PageText } from "./kind.ts";
import { markdownTable } from "./markdownTable.ts";
import { plausibleFiles } from "./plausibleTables.ts";
import { sideMarkdown, sideObject } from "./supplierSide.ts";
import { goalsObject, verdictMarkdown, verdictObject } from "./verdictTable.ts";

/** The answer for people, as Markdown. */
export function runMarkdown(answer: Answer, notes: readonly string[] = []): string {
  const { head, rows, note } = keyTable(answer);
  const lines = [
    `# ${answer.title}`,
    "",
    ...leading(answer).flatMap((sentence) => [sentence, ""]),
    ...markdownTable(head, rows),
    "",
  ];
  if (note !== "") lines.push(`${note}.`, "");
  lines.push(...sideMarkdown(answer));
  lines.push(...verdictMarkdown(answer));
  lines.push(...[...lateMonths(answer), ...closing(answer), ...notes].flatMap((sentence) => [sentence, ""]));
  lines.push(askedInWords(answer.scenario, answer));
  return `${lines.join("\n")}\n`;
}

/** The answer for programs: missing numbers are null, shares are fractions. */
export function runSummary(answer: Answer, claims: readonly ClaimOfRun[], notes: readonly string[] = []): object {
  const { against, reference, changed, rows, plausible, savings } = answer;
  return {
    reference,
    against: against ?? null,
    changed,
    answer: sentences(answer),
    ...goalsObject(answer),
    ...verdictObject(answer),
    ...(notes.length === 0 ? {} : { notes }),
    measures: rows.map(plainRow),
    ...(plausible === undefined ? {} : { plausible: plausibleObject(plausible) }),
    ...(savings && { savings }),
    ...sideObject(answer),
    ...(claims.length === 0 ? {} : { claims: claims.map(plainClaim) }),
  };
}

/** A claim and what became of it; no verdict where the worlds of the run cannot judge it. */
function plainClaim({ number, claim, outcome }: ClaimOfRun): object {
  const { says, measure, group, months } = claim;
  const what = { number, says, measure, group, months, verdict: outcome?.verdict ?? null };
  if (outcome === undefined) return what;
  const { n, mean, lower, upper, unit } = outcome;
  return { ...what, unit, n, ...missingAsNull({ mean, lower, upper }) };
}

function plainRow({ measure, group, label, unit, n, reference, scenario, verdict, ...numbers }: AnswerRow): object {
  const means = { meanBaseline: reference, meanScenario: scenario };
  return { measure, group, label, unit, n, ...missingAsNull({ ...means, ...numbers }), verdict };
}

const meansFiles: readonly FileText[] = [
  ["data/means.csv", "What each means of the strategy is worth"],
  ["data/means-by-world.csv", "The scenario as it is and without each means, world by world"],
];

/** The files of the folder as the page lists them. */
export function filesBeside({
  hasReference,
  hasPlausible,
  hasLedger,
  hasMeans,
}: {
  readonly hasReference: boolean;
  readonly hasPlausible: boolean;
  readonly hasLedger: boolean;
  readonly hasMeans: boolean;
}): PageText["files"] {
  const files: readonly FileText[] = [
    ["summary.md", "The answer as text"],
    ["scenario.yaml", "The scenario as it was run, all defaults visible"],
    ["data/months.csv", "Statistics month by month"],
    ["data/replications.csv", "Means world by world"],
    ["data/years.csv", "Headline measures world by world, by year of the run"],
    ["data/comparison.csv", "Paired differences"],
    ["data/verdict.csv", "Differences over the whole run and by year"],
    ...(hasMeans ? meansFiles : []),
    ["data/common-months.csv", "Worlds that are compared over the months in which both have a value"],
    ...(hasPlausible ? plausibleFiles : []),
    ["reference.yaml", "What it is compared with, all defaults visible"],
    ["data/reference/months.csv", "The same of what it is compared with; all its tables lie beside"],
    ["data/worlds.csv", "Single worlds month by month"],
    ["data/ledger.csv", "The payments beside real spend ledgers"],
    ["data/events.csv", "Events of the typical world"],
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ];
  return linksTo(
    files
      .filter(([path]) => hasReference || !/comparison|verdict|common|reference/.test(path))
      .filter(([path]) => hasLedger || path !== "data/ledger.csv"),
  );
}
