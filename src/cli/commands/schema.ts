import { type NextStep, ofWords } from "../../question/next.ts";
import { scenarioSchema } from "../../scenario/schema.ts";
import { firstLine, nextQuestions } from "../../words/en/next.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { outputSchema, summarySchema } from "../outputSchema.ts";
import { sayNext } from "../print/nextLines.ts";
import { sayJson } from "../print/sayJson.ts";
import { writeNewFile } from "./writeNewFile.ts";

/** What there is a schema of. */
const schemas = new Map<string, () => object>([
  ["scenario", scenarioSchema],
  ["summary", summarySchema],
  ["output", outputSchema],
]);

/** `catfish schema [of]`: what an editor needs of a scenario file, and a program of answers. */
export async function schema(given: Given, effects: Effects): Promise<ExitCode> {
  const of = given.words[0] ?? "scenario";
  const make = schemas.get(of);
  if (make === undefined)
    throw new Refusal(`There is no schema of "${of}".`, `Schemas: ${[...schemas.keys()].join(", ")}`);
  const text = JSON.stringify(make(), null, 2);
  const file = given.text("out");
  if (file === undefined) {
    effects.terminal.out(text);
    return exit.done;
  }
  writeNewFile(effects.disk, file, `${text}\n`, given.is("force"));
  if (given.is("json")) sayJson("schema", { file }, effects);
  else {
    effects.terminal.out(`Wrote  ${file}`);
    if (of === "scenario") effects.terminal.out(firstLine(file));
    sayNext([nextAfter(of, effects)], { command: "schema", given }, effects);
  }
  return exit.done;
}

/** A name for a file that is not there yet. */
const FRESH = "my-market";

function nextAfter(of: string, { disk }: Effects): NextStep {
  if (of !== "scenario") return ofWords(nextQuestions.answerFile, "explain", "summary.json");
  if (disk.exists(`${FRESH}.yaml`)) return ofWords(nextQuestions.parameterList, "list", "parameters");
  return ofWords(nextQuestions.firstFile, "new", FRESH);
}
