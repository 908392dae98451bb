import { join } from "node:path";
import pc from "picocolors";
import { BOX_FILE } from "../../question/discoverySummary.ts";
import { type Discovery, discoveryKeyTable, discoverySentences } from "../../words/en/discovery.ts";
import { printTable } from "./printTable.ts";
import { evidence } from "./say.ts";
import type { Terminal } from "./terminal.ts";
import { wordAgain } from "./wordAgain.ts";
import { wrapped } from "./wrapped.ts";

/** The discovery in words, its limits or thresholds as a table, and where the evidence lies. */
export function sayDiscovery(
  discovery: Discovery,
  { folder, charts }: { readonly folder: string; readonly charts: boolean },
  terminal: Terminal,
): void {
  const colours = pc.createColors(terminal.colour);
  const width = Math.min(terminal.width, 100);
  const lines = [colours.bold(`When: ${discovery.scenario.title}`), ""];
  for (const sentence of discoverySentences(discovery)) lines.push(...wrapped(sentence, width));
  const numbers = discoveryKeyTable(discovery);
  if (numbers !== undefined) {
    lines.push("", printTable(numbers.head, numbers.rows, []));
    for (const line of wrapped(numbers.note, width)) lines.push(colours.dim(line));
  }
  lines.push("", `Wrote  ${colours.cyan(evidence(folder, charts))}`, "");
  lines.push(
    discovery.middle === undefined
      ? `Next   catfish explain when     how an outcome is written, to ask for another`
      : `Next   catfish run ${wordAgain(join(folder, BOX_FILE), "")}     the middle of where it happens, in full`,
  );
  terminal.out(lines.join("\n"));
}
