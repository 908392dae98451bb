import pc from "picocolors";
import type { Sensitivity } from "../../analyse/sensitivity.ts";
import { settingValue } from "../../scenario/vary.ts";
import { sensitivityKeyTable, sensitivitySentences } from "../../words/en/sensitivity.ts";
import { sampleWarnings } from "../../words/en/sensitivityCautions.ts";
import { isClear, rankedSettings } from "../../words/en/sensitivityRanking.ts";
import { printTable } from "./printTable.ts";
import { evidence } from "./say.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** Settings that a variance-based analysis after a screening is proposed for. */
const PROPOSED = 8;

/** The analysis in words, its settings as a table, where the evidence lies, and what to ask next. */
export function saySensitivity(
  result: Sensitivity,
  { folder, charts, word }: { readonly folder: string; readonly charts: boolean } & { readonly word: string },
  terminal: Terminal,
): void {
  const colours = pc.createColors(terminal.colour);
  const width = Math.min(terminal.width, 100);
  const lines = [colours.bold(`Sensitivity: ${result.scenario.title}`), ""];
  const warnings = sampleWarnings(result);
  for (const sentence of sensitivitySentences(result)) {
    const said = wrapped(sentence, width);
    lines.push(...(warnings.includes(sentence) ? said.map(colours.yellow) : said));
  }
  const { head, rows, note } = sensitivityKeyTable(result);
  lines.push("", printTable(head, rows, []));
  for (const line of wrapped(note, width)) lines.push(colours.dim(line));
  lines.push("", `Wrote  ${colours.cyan(evidence(folder, charts))}`, "", ...next(result, word));
  terminal.out(lines.join("\n"));
}

function next(result: Sensitivity, word: string): string[] {
  const clear = rankedSettings(result).filter(isClear);
  if (clear.length === 0) return [`Next   catfish sensitivity ${word} -n ${result.replications * 4}     more worlds`];
  if (result.method === "sobol") {
    const { path, parameter, low, high } = clear[0].variable;
    const step = parameter.choices ? "" : `:${stepOf(low, high, parameter.whole === true)}`;
    const range = parameter.choices ? parameter.choices.join(",") : `${low}:${high}${step}`;
    return [`Next   catfish sweep ${word} --vary ${path}=${range}     what the outcome is at each of its values`];
  }
  const vary = clear.slice(0, PROPOSED).map(({ variable: { path, parameter, low, high } }) => {
    const ends = [low, high].map((end) => settingValue(parameter, end));
    return `--vary ${path}=${parameter.choices ? ends.join(",") : ends.join(":")}`;
  });
  return [
    "Next   how much of the variance each of those that matter accounts for:",
    `       catfish sensitivity ${word} --method sobol --measure ${measureOf(result)} ${vary.join(" ")}`,
  ];
}

function measureOf({ series, outcome }: Sensitivity): string {
  const { measure, group } = series[outcome];
  return group === "all" ? measure : `${measure}:${group}`;
}

function stepOf(low: number, high: number, whole: boolean): number {
  const step = Number(((high - low) / 10).toPrecision(2));
  return whole ? Math.max(1, Math.round(step)) : step;
}
