import type { CatfishEffect } from "../../analyse/catfishEffect.ts";
import type { EffectStory } from "../../page/effectPage.ts";
import { effectKeyTable, effectSentences, terminalColumns, withColumns } from "../../words/en/effect.ts";
import { coloursOf } from "./harmless.ts";
import { printTable } from "./printTable.ts";
import { evidence, type Said } from "./sayAnswer.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** The catfish effect in words, as a table, and where the evidence lies. */
export function sayEffect(
  result: CatfishEffect,
  { folder, charts, word, story }: Said & { readonly word: string; readonly story?: EffectStory },
  terminal: Terminal,
): void {
  const colours = coloursOf(terminal);
  const lines = [colours.bold(`The catfish effect: ${result.scenario.title}`), ""];
  for (const sentence of effectSentences(result)) lines.push(...wrapped(sentence, Math.min(terminal.width, 100)));
  const { head, rows, note } = withColumns(effectKeyTable(result), terminalColumns);
  lines.push("", printTable(head, rows, [3, 4]));
  for (const line of wrapped(note, Math.min(terminal.width, 100))) lines.push(colours.dim(line));
  if (story !== undefined) {
    lines.push("", colours.bold("Which world, and why"));
    for (const sentence of [...story.worlds, ...story.sentences]) {
      lines.push(...wrapped(sentence, Math.min(terminal.width, 100)));
    }
  }
  lines.push("", `Wrote  ${colours.cyan(evidence(folder, charts))}`, "");
  lines.push(
    `Next   catfish effect ${word} --set policy.flexibleShare=30% --out what-if     the same with more spend open`,
  );
  terminal.out(lines.join("\n"));
}
