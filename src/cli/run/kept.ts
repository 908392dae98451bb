import { join } from "node:path";
import type { Disk } from "../effects.ts";
import type { Terminal } from "../print/terminal.ts";

/** The parts of a `summary.json` that are said again. */
interface KeptSummary {
  readonly title?: string;
  readonly answer?: readonly string[];
  /** One world told, where that was asked for. */
  readonly explained?: object;
}

/** The summary of a run that was done before and is kept. */
export function keptSummary(disk: Disk, folder: string): KeptSummary {
  const summary: KeptSummary = JSON.parse(disk.read(join(folder, "summary.json")) ?? "{}");
  return summary;
}

export function sayKept(folder: string, { title = "", answer = [] }: KeptSummary, terminal: Terminal): void {
  terminal.out([title, "", ...answer, "", `Kept   ${folder}, which holds this very run`, ""].join("\n"));
}
