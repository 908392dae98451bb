import { ofWords } from "../../question/next.ts";
import { parameterAt, settingText } from "../../result/savedScenario.ts";
import type { Origin, Scenario } from "../../scenario/scenario.ts";
import { nextQuestions } from "../../words/en/next.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { sayNext } from "../print/nextLines.ts";
import { printTable, WIDEST, wrapped } from "../print/printTable.ts";
import { sayJson } from "../print/sayJson.ts";
import { readOne, resolveOptions } from "../readScenarios.ts";

/** `catfish show scenario`: every value, its unit, and where it came from. */
export async function show(given: Given, effects: Effects): Promise<ExitCode> {
  const { terminal } = effects;
  const word = given.words[0];
  const scenario = await readOne(word, scenarioLibrary(effects.disk), effects, resolveOptions(given));
  if (given.is("json")) sayJson("show", plain(scenario), effects);
  else if (given.is("yaml")) terminal.out(scenario.yaml.trimEnd());
  else {
    const rows = scenario.origins.map((origin) => settingRow(origin, scenario));
    const about = scenario.story?.whatIsIt.trim() ?? "";
    const width = Math.min(terminal.width, WIDEST);
    const words = [scenario.title, ...(about === "" ? [] : [about])].flatMap((text) => wrapped(text, width));
    terminal.out([...words, ""].join("\n"));
    const head = ["setting", "value", "unit", "from"];
    terminal.out(printTable({ head, rows, right: [1], spare: [3, 2] }, terminal.tableWidth));
    const steps = [
      { why: nextQuestions.run, command: "run" },
      ofWords(nextQuestions.oneParameter, "explain", "flexibleShare"),
    ];
    sayNext(steps, { command: "show", given }, effects);
  }
  return exit.done;
}

function settingRow(origin: Origin, scenario: Scenario): string[] {
  const unit = parameterAt(origin.path, scenario)?.row.unit ?? "";
  return [origin.path, settingText(origin.value), unit, origin.place ?? origin.from];
}

function plain(scenario: Scenario): object {
  const { name, title, reference, story, claims, origins, market } = scenario;
  return {
    scenario: name,
    title,
    extends: scenario.extends ?? null,
    reference,
    story: story ?? null,
    claims,
    settings: origins,
    market,
  };
}
