import { overMonths, worlds } from "../number.ts";
import { monthsWords } from "./calendar.ts";
import type { ComparedArm } from "./comparability.ts";
import { type InputChange, sameMarket } from "./inputChanges.ts";
import { changesPhrase } from "./phrases.ts";

/** What is said of a study: what was asked, and the names of its sides. */
interface AskedStudy {
  readonly question: "compare" | "what-if";
  readonly baseline: ComparedArm;
}

/** The same of a study with all its scenarios. */
interface StudyNames extends AskedStudy {
  readonly scenarios: readonly { readonly arm: ComparedArm; readonly changes?: readonly InputChange[] }[];
}

/** Names that a title can hold; more are counted, and stand in the table. */
const MOST_IN_TITLE = 4;

/** What was asked, as a title. */
export function studyTitle({ question, baseline, scenarios }: StudyNames): string {
  if (question === "what-if") return `What if: ${whatChanges(scenarios) ?? baseline.means.scenario.title}`;
  const names = scenarios.map(({ arm }) => arm.name);
  const told = names.length > MOST_IN_TITLE ? `${names.length} scenarios` : names.join(", ");
  return `${told} compared with ${baseline.name}`;
}

/** What everything is measured against, below the title. */
export function studySubtitle({ question, baseline }: AskedStudy): string {
  if (question === "what-if") return `${baseline.means.scenario.title}: as it is and changed, in the same worlds`;
  return `Measured against "${baseline.means.scenario.title}" (${baseline.name})`;
}

/** Headings of the answer, on the page, as text and in the terminal. */
export const studyHeadings = {
  input: "What changed in the input",
  output: "What changed in the output",
  story: "Which world, and why",
  scenario: "Scenario",
  all: (baseline: string) => `All scenarios against ${baseline}`,
  one: (scenario: string, baseline: string) => `${scenario} against ${baseline}`,
  others: (rows: number) => `All other measures and groups, ${rows} rows: a family of their own, for looking around`,
} as const;

/** Stands where nothing is set differently. */
export const NOTHING_SET = "Nothing: all simulate the same market.";

/** Settings that a sentence can name; more would not be read. */
const MOST_NAMED = 3;

function whatChanges([first]: StudyNames["scenarios"]): string | undefined {
  return first === undefined ? undefined : changesPhrase(first.changes ?? [], first.arm.means.scenario, MOST_NAMED);
}

/** What is said to change the measures: `opening the flexible track from 15 to 25 % of spend`. */
export function subjectInWords(
  { question, baseline, arm }: AskedStudy & { readonly arm: ComparedArm },
  changes: readonly InputChange[],
): string {
  if (question === "compare") return `"${arm.name}", compared with "${baseline.name}",`;
  return changesPhrase(changes, arm.means.scenario, MOST_NAMED) ?? "the change";
}

/** The answer where no pair of worlds differs in anything. */
export function nothingDiffers(
  baseline: ComparedArm,
  arm: ComparedArm,
  pairs: number,
  changes: readonly InputChange[],
): string {
  const isAlike = sameMarket(baseline.means.scenario, arm.means.scenario);
  const changed = changes.length === 0 ? "Nothing was changed" : "Nothing that is simulated was changed";
  const head = isAlike ? `${changed}, and nothing differs` : "What was changed makes no difference";
  return `${head}: ${pairs === 1 ? "the one world is" : `all ${worlds(pairs)} are`} the same to the last bit${isAlike ? "" : ` ${overMonths(baseline.means.window)}`}.`;
}

/** The months of the means, in a sentence without its full stop. */
export function meansInWords({ means }: ComparedArm): string {
  const [first, last] = means.window;
  return `Means over ${monthsWords([first, last], means.scenario.start)}`;
}

/** Months, worlds and seeds, in two sentences. */
export function worldsInWords({ baseline, scenarios }: Pick<StudyNames, "baseline" | "scenarios">): string {
  const arms = [baseline, ...scenarios.map(({ arm }) => arm)];
  const each = arms.map(({ name, means }) => `${name}: ${means.replications} worlds, seed ${means.seed}`);
  return `${meansInWords(baseline)}. ${each.join("; ")}.`;
}
