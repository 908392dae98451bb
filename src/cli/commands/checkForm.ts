import type { ScenarioLibrary } from "../../scenario/library.ts";
import { readScenario } from "../../scenario/read.ts";
import type { Problem } from "../../scenario/scenario.ts";
import { problemReport } from "../../scenario/text/problemLines.ts";
import type { ClaimedScenario } from "../../worlds/claims/arms.ts";
import type { Effects } from "../effects.ts";
import { sourceOrProblem } from "../library.ts";
import type { Terminal } from "../print/terminal.ts";
import { turnOf } from "../turn.ts";

/** What was found in one file: a scenario, or what is wrong with it. */
export interface CheckedFile {
  readonly file: string;
  readonly claimed?: ClaimedScenario;
  readonly problems: readonly Problem[];
  /** What the user should know of a file in which nothing is wrong. */
  readonly notes: readonly string[];
}

/** Reads the files and finds every problem of each. */
export async function checkForm(
  files: readonly string[],
  library: ScenarioLibrary,
  effects: Effects,
): Promise<readonly CheckedFile[]> {
  const checked: CheckedFile[] = [];
  const turn = turnOf(effects);
  for (const file of files) {
    await turn();
    const source = await sourceOrProblem(file, library, effects, files.length === 1);
    if ("wrong" in source) {
      checked.push({ file, problems: [source], notes: [] });
      continue;
    }
    const read = readScenario(source, library);
    if ("scenario" in read) {
      const notes = read.notes.map((note) => `${file}: ${note}`);
      checked.push({ file, claimed: { scenario: read.scenario, source }, problems: [], notes });
    } else checked.push({ file, problems: read.problems, notes: [] });
  }
  return checked;
}

/** Says what the form of the files is: problems to standard error, the rest to standard output. */
export function sayForm(checked: readonly CheckedFile[], terminal: Terminal): void {
  for (const { file, claimed, problems } of checked) {
    if (claimed === undefined) {
      for (const line of problemReport(problems)) terminal.error(line);
      terminal.error("");
      continue;
    }
    const count = claimed.scenario.claims.length;
    const claims = count === 1 ? "1 claim" : `${count} claims`;
    terminal.out(`${file}: well formed; ${claims} checked for form, not run`);
  }
}

/** The same for programs. */
export function formObject(checked: readonly CheckedFile[]): object {
  return {
    files: checked.map(({ file, claimed, problems }) => ({
      file,
      wellFormed: claimed !== undefined,
      claims: claimed?.scenario.claims.length ?? null,
      claimsRun: 0,
      problems,
    })),
  };
}
