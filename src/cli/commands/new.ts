import { isDevice, LONGEST_NAME, SCENARIO_NAME } from "../../scenario/names.ts";
import { newScenario } from "../../scenario/newScenario.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { sayJson } from "../print/sayJson.ts";
import { readProgram } from "../program.ts";
import { writeNewFile } from "./writeNewFile.ts";

/** Where a fresh file says that its schema is. */
const SCHEMA = "scenario.schema.json";

/** `catfish new NAME`: a file with a story to fill in, in the working folder. */
export async function newFile(given: Given, effects: Effects): Promise<ExitCode> {
  const name = given.words[0].replace(/\.ya?ml$/, "");
  if (!SCENARIO_NAME.test(name)) throw notAName(name);
  if (readProgram(effects.disk).scenarios.some((bundled) => bundled.name === name)) {
    throw new Refusal(
      `"${name}" is a bundled scenario, and  catfish run ${name}  would run that one.`,
      `Choose another name, e.g. my-${name}.`,
    );
  }
  const file = `${name}.yaml`;
  writeNewFile(effects.disk, file, newScenario(name), given.is("force"));
  const { terminal, disk } = effects;
  if (given.is("json")) sayJson("new", { file }, effects);
  else {
    terminal.out(`Wrote ${file}\nNext: catfish check ${file}       catfish run ${file}`);
    if (!disk.exists(SCHEMA)) terminal.out(`Completion in an editor: catfish schema -o ${SCHEMA}`);
  }
  return exit.done;
}

function notAName(name: string): Refusal {
  const what = `"${name.slice(0, LONGEST_NAME)}${name.length > LONGEST_NAME ? "..." : ""}" is no name for a scenario`;
  if (isDevice(name)) return new Refusal(`${what}: Windows keeps it for a device.`, `For example  my-${name}.`);
  if (name.length > LONGEST_NAME)
    return new Refusal(`${what}: it has ${name.length} letters.`, `${LONGEST_NAME} is the most.`);
  return new Refusal(`${what}.`, "Use lower case, digits and hyphens, e.g. my-market.");
}
