import pc from "picocolors";
import type { Choice } from "../../analyse/choice/choice.ts";
import { choiceKeyTable, choiceSentences } from "../../words/en/choice.ts";
import { printTable } from "./printTable.ts";
import { evidence, type Said } from "./sayAnswer.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** The choice in words, its policies as a table, and where the evidence lies. */
export function sayChoice(
  choice: Choice,
  { folder, charts, word }: Said & { readonly word: string },
  terminal: Terminal,
): void {
  const colours = pc.createColors(terminal.colour);
  const width = Math.min(terminal.width, 100);
  const lines = [colours.bold(`Choice: ${choice.scenario.title}`), ""];
  for (const sentence of choiceSentences(choice)) lines.push(...wrapped(sentence, width));
  const { head, rows, note } = choiceKeyTable(choice);
  if (rows.length > 0) lines.push("", printTable(head, rows, []));
  for (const line of wrapped(note, width)) lines.push(colours.dim(line));
  lines.push("", `Wrote  ${colours.cyan(evidence(folder, charts))}`, "");
  lines.push(nextLine(choice, word));
  terminal.out(lines.join("\n"));
}

/** What the chosen policy changes; where that is nothing, what it takes to be as good. */
function nextLine({ ranked, weighed }: Choice, word: string): string {
  const chosen = ranked === undefined ? undefined : weighed[ranked.worst.best];
  if (chosen === undefined || chosen.settings.length === 0) {
    return `Next   catfish run ${word}     the scenario as it is, in full`;
  }
  const settings = chosen.settings.map((setting) => `--set ${setting}`).join(" ");
  return `Next   catfish what-if ${word} ${settings}     this policy against the scenario as it is`;
}
