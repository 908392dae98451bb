import { scenarioSchema } from "../../scenario/schema.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit } from "../exit.ts";
import { writeNewFile } from "./writeNewFile.ts";

/** `catfish schema`: what an editor needs to complete and check a scenario file. */
export async function schema(given: Given, effects: Effects): Promise<ExitCode> {
  const text = JSON.stringify(scenarioSchema(), null, 2);
  const file = given.text("out");
  if (file === undefined) {
    effects.terminal.out(text);
    return exit.done;
  }
  writeNewFile(effects.disk, file, `${text}\n`, given.is("force"));
  if (given.is("json")) effects.terminal.out(JSON.stringify({ file }));
  else {
    effects.terminal.out(`Wrote ${file}`);
    effects.terminal.out(`Next: begin a scenario file with  # yaml-language-server: $schema=./${file}`);
  }
  return exit.done;
}
