import { listed, overMonths, worlds } from "../number.ts";
import type { ComparedArm } from "./comparability.ts";
import { type InputChange, sameMarket } from "./inputChanges.ts";

/** What is said of a study: what was asked, and the names of its sides. */
interface AskedStudy {
  readonly question: "compare" | "what-if";
  readonly baseline: ComparedArm;
}

/** The same of a study with all its scenarios. */
interface StudyNames extends AskedStudy {
  readonly scenarios: readonly { readonly arm: ComparedArm }[];
}

/** What was asked, as a title. */
export function studyTitle({ question, baseline, scenarios }: StudyNames): string {
  const { title } = baseline.means.scenario;
  if (question === "what-if") return `What if: ${title}`;
  const names = scenarios.map(({ arm }) => arm.name);
  return `${names.join(", ")} compared with ${baseline.name}`;
}

/** What everything is measured against, below the title. */
export function studySubtitle({ question, baseline }: AskedStudy): string {
  if (question === "what-if") return "The scenario as it is and with settings changed, in the same worlds";
  return `Measured against "${baseline.means.scenario.title}" (${baseline.name})`;
}

/** Headings of the answer, on the page, as text and in the terminal. */
export const studyHeadings = {
  input: "What changed in the input",
  output: "What changed in the output",
  story: "Which world, and why",
  all: (baseline: string) => `All scenarios against ${baseline}`,
  one: (scenario: string, baseline: string) => `${scenario} against ${baseline}`,
  others: (rows: number) => `All other measures and groups, ${rows} rows: a family of their own, for looking around`,
} as const;

/** Stands where nothing is set differently. */
export const NOTHING_SET = "Nothing: all simulate the same market.";

/** Settings that a sentence can name; more would not be read. */
const MOST_NAMED = 3;

/** What is said to change the measures: `changing policy.openness from 0.2 to 0.5`. */
export function subjectInWords(
  { question, baseline, arm }: AskedStudy & { readonly arm: ComparedArm },
  changes: readonly InputChange[],
): string {
  if (question === "compare") return `"${arm.name}", compared with "${baseline.name}",`;
  const named = changes.map(({ path, values: [from, to] }) => `${path} from ${from ?? "none"} to ${to ?? "none"}`);
  if (named.length === 0) return "the change";
  return named.length > MOST_NAMED ? `changing ${named.length} settings` : `changing ${listed(named)}`;
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

/**
 * What the marks mean, for every place where they stand.
 *
 * @param rows       of the headline measures, in which a false alarm is looked for
 * @param scenarios  that are compared together
 */
export function marksInWords(rows: number, scenarios: number): string {
  if (rows === 0) return "One world has no interval, so no difference can be said to be clear.";
  const among = scenarios > 1 ? `, ${scenarios} scenarios together` : "";
  return `Each interval is a 95 % one by itself; a difference counts as clear, and is not marked ~, when it passes the correction of Holm (1979) over the ${rows} rows of the headline measures${among}, which keeps the chance of even one false alarm among them below 5 %; where that alone makes it unclear, the interval is the wider one of the correction.`;
}

/** The months of the means, in a sentence without its full stop. */
export function meansInWords({ means }: ComparedArm): string {
  const [first, last] = means.window;
  return `Means over months ${first} to ${last}`;
}

/** Months, worlds and seeds, in two sentences. */
export function worldsInWords({ baseline, scenarios }: Pick<StudyNames, "baseline" | "scenarios">): string {
  const arms = [baseline, ...scenarios.map(({ arm }) => arm)];
  const each = arms.map(({ name, means }) => `${name}: ${means.replications} worlds, seed ${means.seed}`);
  return `${meansInWords(baseline)}. ${each.join("; ")}.`;
}
