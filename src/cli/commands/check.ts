import { readScenario } from "../../scenario/read.ts";
import type { Problem, Scenario } from "../../scenario/scenario.ts";
import { problemReport } from "../../scenario/text/problem-lines.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit } from "../exit.ts";
import { scenarioLibrary, sourceOf } from "../library.ts";

/** What was found in one file. */
interface Checked {
  readonly file: string;
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

/** `catfish check files...`: every problem of every file. Claims are checked for form, not run. */
export async function check(given: Given, effects: Effects): Promise<ExitCode> {
  const library = scenarioLibrary(effects.disk);
  const checked: Checked[] = [];
  for (const file of given.words) {
    const read = readScenario(await sourceOf(file, library, effects), library);
    checked.push(
      "scenario" in read ? { file, scenario: read.scenario, problems: [] } : { file, problems: read.problems },
    );
  }
  const wrong = checked.filter(({ problems }) => problems.length > 0);
  if (given.is("json")) effects.terminal.out(JSON.stringify({ files: checked.map(plain) }, null, 2));
  else for (const one of checked) tell(one, effects);
  if (wrong.length === 0) return exit.done;
  effects.terminal.error(`${wrong.length} of ${checked.length} files wrong.`);
  return exit.wrongRequest;
}

function tell({ file, scenario, problems }: Checked, { terminal }: Effects): void {
  if (scenario === undefined) {
    for (const line of problemReport(problems)) terminal.error(line);
    terminal.error("");
    return;
  }
  const count = scenario.claims.length;
  const claims = count === 1 ? "1 claim" : `${count} claims`;
  terminal.out(`${file}: well formed; ${claims} checked for form, not run`);
}

function plain({ file, scenario, problems }: Checked): object {
  return { file, wellFormed: scenario !== undefined, claims: scenario?.claims.length ?? null, claimsRun: 0, problems };
}
