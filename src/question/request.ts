import { measureNames } from "../model/measures.ts";
import { ALL, everySeriesOf, type Series, seriesOf } from "../model/series.ts";
import { groupLists } from "../scenario/groupLists.ts";
import type { Problem, Scenario } from "../scenario/scenario.ts";
import { nearest } from "../scenario/text/nearest.ts";
import { problemReport } from "../scenario/text/problemLines.ts";

/** What was given with a command: on a command line, or in a form. */
export interface Given {
  /** Words after the command. */
  readonly words: readonly string[];
  /** Value of an option; undefined when it was not given. */
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  is(name: string): boolean;
}

/** The request is wrong. The lines say what, and what to do about it; there is no stack to show. */
export class Refusal extends Error {
  readonly lines: readonly string[];
  /** What is wrong in scenario files, one by one, for programs. */
  readonly problems: readonly Problem[] = [];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "Refusal";
    this.lines = lines;
  }
}

/** Scenario files, or what the command line changes in them, are wrong. */
export class WrongScenario extends Refusal {
  override readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(...problemReport(problems));
    this.problems = problems;
  }
}

/** A whole number from text, or a refusal that says what would be right. */
export function wholeNumber(name: string, text: string, min: number, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new Refusal(
    `--${name} takes a whole number from ${min} to ${max}, not "${text}".`,
    ...wholeMeant(name, text, min, max),
  );
}

/** The number in a text with marks between thousands: `1,000`, `1.000,5`. */
export function wholeMeant(name: string, text: string, min: number, max: number): string[] {
  if (!/^\d{1,3}([.,' _]\d{3})+([.,]\d{1,2})?$/.test(text)) return [];
  const number = Number(text.replace(/[.,]\d{1,2}$/, "").replace(/\D/g, ""));
  return number >= min && number <= max ? [`Did you mean  --${name} ${number} ?`] : [];
}

/** What `--best` says: which way is better. */
export function betterOf(given: Given): "lower" | "higher" | undefined {
  const text = given.text("best");
  if (text === undefined || text === "lower" || text === "higher") return text;
  throw new Refusal(`--best takes lower or higher, not "${text}".`);
}

/** The series that `measure` or `measure:group` names. */
export function seriesNamed(text: string): Series {
  const [name, group = ALL, ...rest] = text.split(":");
  if (rest.length > 0 || group === "") {
    throw new Refusal(`--measure takes measure or measure:group, e.g. price:newcomer, not "${text}".`);
  }
  const measure = measureNames.find((each) => each === name);
  if (measure !== undefined) return { measure, group };
  throw new Refusal(
    `There is no measure "${name}".`,
    hint(name, measureNames, "catfish list measures shows them all."),
  );
}

function hint(name: string, known: readonly string[], otherwise: string): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `Did you mean  ${near} ?`;
}

/**
 * Refuses a measure of a group that some scenario does not have.
 *
 * @param varied  paths of what is varied: a group that nobody belongs to is there where its count is
 */
export function refuseUnknownSeries(
  { series }: { readonly series: Series },
  scenarios: readonly Scenario[],
  varied: readonly string[] = [],
): void {
  for (const { name, market } of scenarios) {
    const isVaried = ({ group }: Series) => groupLists.some((list) => varied.includes(`${list}.${group}.count`));
    const known = [...seriesOf(market), ...everySeriesOf(market).filter(isVaried)];
    const groups = [...new Set(known.flatMap(({ measure, group }) => (measure === series.measure ? [group] : [])))];
    if (groups.includes(series.group)) continue;
    throw new Refusal(
      `"${name}" has no ${series.measure} of "${series.group}".`,
      hint(series.group, groups, `Groups that have it: ${groups.join(", ")}`),
    );
  }
}

/** Share of the free memory that worlds may take; the rest is for the program. */
export const MOST_OF_MEMORY = 0.9;
const GB = 1e9;

/** What is said of work that does not fit into memory, before any of it is done: `what` takes so many bytes. */
export function memoryRefused(what: string, bytes: number, free: number, remedy: string): Refusal {
  return new Refusal(`${what} take ${inGigabytes(bytes)} of memory, and ${inGigabytes(free)} are free here.`, remedy);
}

/** `2.3 GB`. */
export function inGigabytes(bytes: number): string {
  return `${Number((bytes / GB).toPrecision(2))} GB`;
}

/** Asks back for a percent sign where a number without it is one that a share may be in percent. */
export function percentMeant(text: string, least: number, most: number): string[] {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return number >= least && number <= most ? [`Did you mean  ${number}% ?`] : [];
}
