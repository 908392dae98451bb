import { studyObject } from "../../question/comparisonSummary.ts";
import type { Effects } from "../effects.ts";
import { sayStudy } from "../print/sayStudy.ts";
import { readProgram } from "../program.ts";
import { sayKept } from "../run/kept.ts";
import type { RunRequest } from "../run/request.ts";
import type { Made } from "./session.ts";

/** What was made, for people or for programs. */
export function sayMade(
  made: Made,
  { folder, run, next }: { readonly folder: string; readonly run: RunRequest; readonly next: string },
  { terminal, disk }: Effects,
): void {
  if (run.json) {
    const { version, source } = readProgram(disk);
    const said = "study" in made ? { ...studyObject(made.study), kept: false } : { ...made.kept, kept: true };
    terminal.out(JSON.stringify({ program: { version, source }, ...said, folder }, null, 2));
    return;
  }
  if ("study" in made) sayStudy(made.study, { folder, charts: run.charts, next }, terminal);
  else sayKept(folder, made.kept, terminal);
}
