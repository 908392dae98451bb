import pc from "picocolors";
import type { Sweep } from "../../analyse/sweep.ts";
import { isAsItIs, sweepKeyTable, sweepSentences } from "../../words/en/sweep.ts";
import { printTable } from "./printTable.ts";
import { evidence, type Said } from "./sayAnswer.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrapped.ts";

/** The sweep in words, its points as a table, and where the evidence lies. */
export function saySweep(
  sweep: Sweep,
  { folder, charts, word }: Said & { readonly word: string },
  terminal: Terminal,
): void {
  const colours = pc.createColors(terminal.colour);
  const width = Math.min(terminal.width, 100);
  const lines = [colours.bold(`Sweep: ${sweep.scenario.title}`), ""];
  for (const sentence of sweepSentences(sweep)) lines.push(...wrapped(sentence, width));
  const { head, rows, note } = sweepKeyTable(sweep);
  lines.push("", printTable(head, rows, []));
  for (const line of wrapped(note, width)) lines.push(colours.dim(line));
  lines.push("", `Wrote  ${colours.cyan(evidence(folder, charts))}`, "");
  const best = sweep.best === undefined ? undefined : sweep.points[sweep.best.best].settings;
  if (isAsItIs(sweep)) lines.push(`Next   catfish run ${word}     the scenario as it is, in full`);
  else if (best !== undefined) {
    const settings = best.map((setting) => `--set ${setting}`).join(" ");
    lines.push(`Next   catfish what-if ${word} ${settings}     the best point against the scenario as it is`);
  }
  terminal.out(lines.join("\n"));
}
