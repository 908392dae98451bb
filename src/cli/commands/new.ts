import { newScenario } from "../../scenario/new-scenario.ts";
import { SCENARIO_NAME } from "../../scenario/schema.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { writeNewFile } from "./writeNewFile.ts";

/** Where a fresh file says that its schema is. */
const SCHEMA = "scenario.schema.json";

/** `catfish new NAME`: a file with a story to fill in, in the working folder. */
export async function newFile(given: Given, effects: Effects): Promise<ExitCode> {
  const name = given.words[0].replace(/\.ya?ml$/, "");
  if (!SCENARIO_NAME.test(name)) {
    throw new Refusal(`"${name}" is no name for a scenario.`, "Use lower case, digits and hyphens, e.g. my-market.");
  }
  const file = `${name}.yaml`;
  writeNewFile(effects.disk, file, newScenario(name), given.is("force"));
  const { terminal, disk } = effects;
  if (given.is("json")) terminal.out(JSON.stringify({ file }));
  else {
    terminal.out(`Wrote ${file}\nNext: catfish check ${file}       catfish run ${file}`);
    if (!disk.exists(SCHEMA)) terminal.out(`Completion in an editor: catfish schema -o ${SCHEMA}`);
  }
  return exit.done;
}
