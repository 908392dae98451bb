import { wholeNumber } from "../question/request.ts";
import { pathIn } from "../scenario/applySettings.ts";
import { CALENDAR_MONTH, monthMeant } from "../scenario/calendar.ts";
import type { ScenarioLibrary, ScenarioSource } from "../scenario/library.ts";
import { readScenario } from "../scenario/read.ts";
import type { Problem, Scenario } from "../scenario/scenario.ts";
import type { Given } from "./arguments/given.ts";
import type { Effects } from "./effects.ts";
import { Refusal, WrongScenario } from "./exit.ts";
import { sourceOrProblem } from "./library.ts";
import { wrapped } from "./print/printTable.ts";

/** Longest run that is taken [months]. */
const LONGEST = 12_000;

/** What the command line changes in a scenario. */
export interface ResolveOptions {
  readonly settings: readonly string[];
  /** Those that are decided in month `from`, as what-if asks (`ReadOptions`). */
  readonly decided?: readonly string[];
  readonly months?: number | string;
  /** Month of the decision from `--from`, a number or a calendar month. */
  readonly from?: string;
  /** Who asks, from `--for`. */
  readonly asker?: string;
}

export function resolveOptions(given: Given): ResolveOptions {
  const months = given.text("months");
  const settings = given.texts("set");
  refuseSetTwice(settings);
  const from = given.text("from");
  const said = (path: string) => settings.find((setting) => pathIn(setting) === path);
  const [length, decision] = [said("months"), said("from")];
  if (months !== undefined && length !== undefined) {
    throw new Refusal(`--months ${months} and --set ${length} both say how long the run is; give one of them.`);
  }
  if (from !== undefined && decision !== undefined) {
    throw new Refusal(`--from ${from} and --set ${decision} both say when it is decided; give one of them.`);
  }
  return {
    settings,
    from,
    months: months === undefined ? undefined : lengthAsked(months),
  };
}

/** All that is changed, as `--set` takes it. */
export function allSet({ settings, asker }: Pick<ResolveOptions, "settings" | "asker">): readonly string[] {
  return asker === undefined ? settings : [...settings, `for=${asker}`];
}

/** A number of months, or the last month of the run as a date: when the run starts is for the scenario to say. */
function lengthAsked(text: string): number | string {
  if (CALENDAR_MONTH.test(text)) return text;
  const meant = /^\d+$/.test(text) ? undefined : monthMeant(text);
  if (meant !== undefined || /^\d{4}-/.test(text)) {
    throw new Refusal(
      `--months ${text} is no month.`,
      meant === undefined
        ? "Give the length of the run in months, e.g. 120, or its last month as a date, e.g. 2036-12."
        : `Did you mean  --months ${meant} ?`,
    );
  }
  const years = /^(\d{1,3})\s*(?:y|yrs?|years?|a)$/i.exec(text.trim());
  const inMonths = years === null ? Number.NaN : 12 * Number(years[1]);
  if (inMonths >= 1 && inMonths <= LONGEST) {
    throw new Refusal(
      `--months takes a whole number from 1 to ${LONGEST}, not "${text}".`,
      `Did you mean  --months ${inMonths} ?`,
    );
  }
  return wholeNumber("months", text, 1, LONGEST);
}

function refuseSetTwice(settings: readonly string[]): void {
  const paths = settings.map(pathIn);
  const path = paths.find((each, index) => paths.indexOf(each) < index);
  if (path !== undefined) throw new Refusal(`--set says twice what ${path} is; say it once.`);
}

/** Reads several scenarios; the problems of all of them are refused together. */
export async function readAll(
  words: readonly string[],
  library: ScenarioLibrary,
  effects: Effects,
  options: ResolveOptions,
): Promise<Scenario[]> {
  const scenarios: Scenario[] = [];
  const problems: FoundIn[] = [];
  const notes: string[] = [];
  for (const word of words) {
    const source = await sourceOrProblem(word, library, effects, words.length === 1);
    if ("wrong" in source) {
      problems.push({ word, problem: source });
      continue;
    }
    const read = readScenario(source, library, options);
    if ("problems" in read) {
      problems.push(...read.problems.map((problem) => ({ word, problem })));
      continue;
    }
    scenarios.push(read.scenario);
    notes.push(...read.notes);
  }
  if (problems.length > 0) throw new WrongScenario(toldOnce(problems, words.length));
  sayNotes(notes, effects);
  return scenarios;
}

interface FoundIn {
  readonly word: string;
  readonly problem: Problem;
}

/** What is wrong with an option for all scenarios, once; for some of them, with their names. */
function toldOnce(found: readonly FoundIn[], scenarios: number): Problem[] {
  const isLike = (one: Problem, other: Problem) => one.source === other.source && one.wrong === other.wrong;
  return found.flatMap(({ word, problem }, place) => {
    if (scenarios === 1 || !problem.source.startsWith("--")) return [problem];
    const alike = found.filter((other) => isLike(other.problem, problem));
    if (alike.length < scenarios) return [{ ...problem, source: `${problem.source} (${word})` }];
    return alike[0] === found[place] ? [problem] : [];
  });
}

/** Says on standard error, once each, what the user should know of the settings that were asked for. */
export function sayNotes(notes: readonly string[], { terminal }: Effects): void {
  for (const note of new Set(notes)) {
    const said = `Note: ${note}`;
    terminal.error(terminal.tableWidth === undefined ? said : wrapped(said, terminal.tableWidth).join("\n"));
  }
}

/** Reads a scenario that was found, or refuses with all its problems. */
export function readSource(source: ScenarioSource, library: ScenarioLibrary, options: ResolveOptions): Scenario {
  const read = readScenario(source, library, options);
  if ("scenario" in read) return read.scenario;
  throw new WrongScenario(read.problems);
}

/** Reads one scenario, or refuses with all its problems. */
export async function readOne(
  word: string,
  library: ScenarioLibrary,
  effects: Effects,
  options: ResolveOptions,
): Promise<Scenario> {
  const [scenario] = await readAll([word], library, effects, options);
  return scenario;
}
