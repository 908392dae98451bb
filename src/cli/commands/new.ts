import { type NextStep, ofWords } from "../../question/next.ts";
import { monthMeant } from "../../scenario/calendar.ts";
import { isDevice, LONGEST_NAME, SCENARIO_NAME } from "../../scenario/names.ts";
import {
  isAsked,
  type MarketPart,
  type MarketTexts,
  makesSense,
  marketIn,
  marketParts,
  usualParts,
  wrongParts,
} from "../../scenario/newMarket.ts";
import { newScenario } from "../../scenario/newScenario.ts";
import { readScenario } from "../../scenario/read.ts";
import { marketQuestion, marketRights, understoodMarket } from "../../words/en/newMarket.ts";
import { nextQuestions } from "../../words/en/next.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal, WrongScenario } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { sayNext } from "../print/nextLines.ts";
import { sayJson } from "../print/sayJson.ts";
import { readProgram } from "../program.ts";
import { refuseThere, writeNewFile } from "./writeNewFile.ts";

/** Where a fresh file says that its schema is. */
const SCHEMA = "scenario.schema.json";

/** An editor completes from the schema that a fresh file names. */
const completion: NextStep = {
  why: nextQuestions.completion,
  command: "schema",
  of: { words: [] },
  with: [["out", SCHEMA]],
};

/** `catfish new NAME`: a commented file in the working folder, of what options or answers say of the market. */
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
  const { terminal, disk } = effects;
  // Before anything is asked.
  refuseThere(disk, file, given.is("force"), "Go to a folder in which you may write.");
  const options = optionsIn(given);
  const asks = terminal.ask !== undefined && Object.keys(options).length === 0 && !given.is("json");
  const market = marketIn(asks ? await answers(terminal) : options);
  const text = newScenario(name, market);
  const read = readScenario({ name, place: file, text }, scenarioLibrary(disk));
  if ("problems" in read) throw new WrongScenario(read.problems);
  writeNewFile(disk, file, text, given.is("force"));
  if (given.is("json")) sayJson("new", { file }, effects);
  else {
    for (const sentence of understoodMarket(market)) terminal.out(sentence);
    terminal.out(`\nWrote  ${file}`);
    const steps = [ofWords(nextQuestions.run, "run", file), ofWords(nextQuestions.settings, "show", file)];
    sayNext(disk.exists(SCHEMA) ? steps : [...steps, completion], { command: "new", given }, effects);
  }
  return exit.done;
}

/** What the options say of the market; all that makes no sense is refused together. */
function optionsIn(given: Given): MarketTexts {
  const texts: Partial<Record<MarketPart, string>> = {};
  for (const part of marketParts) {
    const text = given.text(part);
    if (text !== undefined) texts[part] = text;
  }
  const wrong = wrongParts(texts).flatMap((part) => {
    const meant = part === "start" ? monthMeant(texts[part] ?? "") : undefined;
    const said = `--${part} takes ${marketRights[part]}, not "${texts[part]}".`;
    return meant === undefined ? [said] : [said, `Did you mean  --${part} ${meant} ?`];
  });
  if (texts.spend !== undefined && texts.currency === undefined) {
    wrong.push(`--spend ${texts.spend} is of which currency? Say it with --currency, e.g. --currency EUR.`);
  }
  const buyers = Number(texts.buyers ?? usualParts.buyers);
  if (makesSense("open-buyers", texts["open-buyers"] ?? "1") && Number(texts["open-buyers"] ?? 0) > buyers) {
    wrong.push(`--open-buyers ${texts["open-buyers"]} are more than there are: --buyers says ${buyers}.`);
  }
  const stray = marketParts.filter((part) => texts[part] !== undefined && !isAsked(part, texts));
  for (const part of stray) {
    wrong.push(`--${part} is of a supplier that asks: say which with --for newcomer or --for incumbent.`);
  }
  if (texts.budget !== undefined && texts.spend === undefined && !stray.includes("budget")) {
    wrong.push(
      `--budget ${texts.budget} is how much beside what buyers spend? Say it with --spend and --currency, e.g. --spend 60m --currency EUR.`,
    );
  }
  if (wrong.length > 0) throw new Refusal(...wrong);
  return texts;
}

/** Asks part by part; an empty answer is the usual one, and one that makes no sense is asked for again. */
async function answers({ ask, error }: Effects["terminal"]): Promise<MarketTexts> {
  const texts: Partial<Record<MarketPart, string>> = {};
  for (const part of marketParts) {
    if (!isAsked(part, texts)) continue;
    // Without a spend an amount says nothing: not in which currency, nor how large a programme it buys.
    if ((part === "currency" || part === "budget") && texts.spend === undefined) continue;
    // A spend is of some currency.
    const usual = part === "currency" ? "EUR" : usualParts[part];
    for (;;) {
      const answer = await ask?.(marketQuestion(part, usual));
      if (answer === undefined) throw new Refusal("The answers ended before the last question; nothing was written.");
      const text = answer.trim() === "" ? usual : answer.trim();
      const isMore = part === "open-buyers" && Number(text) > Number(texts.buyers ?? usualParts.buyers);
      if (text !== undefined && (isMore || !makesSense(part, text))) {
        error(`Right would be ${marketRights[part]}.`);
        continue;
      }
      if (text !== undefined) texts[part] = text;
      break;
    }
  }
  return texts;
}

function notAName(name: string): Refusal {
  const what = `"${name.slice(0, LONGEST_NAME)}${name.length > LONGEST_NAME ? "..." : ""}" is no name for a scenario`;
  if (isDevice(name)) return new Refusal(`${what}: Windows keeps it for a device.`, `For example  my-${name}.`);
  if (name.length > LONGEST_NAME)
    return new Refusal(`${what}: it has ${name.length} letters.`, `${LONGEST_NAME} is the most.`);
  return new Refusal(`${what}.`, "Use lower case, digits and hyphens, e.g. my-market.");
}
