import { type MeasureName, measureNames, measures } from "../../model/measures.ts";
import { ALL, type Series } from "../../model/series.ts";
import { CALENDAR_MONTH } from "../../scenario/calendar.ts";
import { ITSELF, itselfNamed, type ReferenceItself } from "../../scenario/referenceNames.ts";
import { fractionOf, isShare, meantPercentage, withPercentSign } from "../../scenario/shares.ts";
import { nearest } from "../../scenario/text/nearest.ts";

/** How what is measured must lie to its yardstick for the outcome to have happened. */
export type Relation = "<" | "<=" | ">" | ">=";

/**
 * What a measure is held against, in each world: factor x reference + plus. The reference of `number` is 0; of
 * `base` the same series in the scenario as it is; of `without-entry` and `without-strategy` the same series at the same
 * point with nobody entering, or with no supplier having a strategy; of `series` another series at the same point.
 */
export interface Yardstick {
  readonly kind: "number" | "base" | ReferenceItself | "series";
  /** Of `series`. */
  readonly series?: Series;
  readonly factor: number;
  /** In the unit of the measure; money in that of the scenario. */
  readonly plus: number;
}

/** An outcome: in a world it happens or not. */
export interface Condition {
  readonly series: Series;
  readonly relation: Relation;
  readonly yardstick: Yardstick;
}

/**
 * Whether the outcome happened in a world.
 *
 * @param value      of the series; NaN where it has none
 * @param reference  of the yardstick; anything where the yardstick is a number
 * @returns undefined where one of the two is missing
 */
export function happened({ relation, yardstick }: Condition, value: number, reference: number): boolean | undefined {
  const { kind, factor, plus } = yardstick;
  const limit = kind === "number" ? plus : factor * reference + plus;
  if (Number.isNaN(value) || Number.isNaN(limit)) return undefined;
  if (relation === "<") return value < limit;
  if (relation === "<=") return value <= limit;
  return relation === ">" ? value > limit : value >= limit;
}

/** The outcome as the command line takes it, in one form: the same outcome, the same text. */
export function conditionText({ series, relation, yardstick }: Condition): string {
  const { kind, factor, plus } = yardstick;
  const left = `${seriesText(series)} ${relation}`;
  if (kind === "number") return `${left} ${plus}`;
  const right = kind === "series" && yardstick.series !== undefined ? seriesText(yardstick.series) : kind;
  const times = factor === 1 ? "" : ` * ${factor}`;
  return `${left} ${right}${times}${plus === 0 ? "" : plus < 0 ? ` - ${-plus}` : ` + ${plus}`}`;
}

function seriesText({ measure, group }: Series): string {
  return `${measure}:${group}`;
}

/** What was said of an outcome: the outcome, and the months of the means where they are said with it. */
export interface SaidCondition {
  readonly condition: Condition;
  /** First and last month, both included, as they are written: numbers from 0, or calendar months. */
  readonly months?: readonly [string, string];
}

/** Why a text says no outcome: what is wrong, and what would be right. */
export interface WrongCondition {
  readonly wrong: readonly string[];
}

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?`;
const WHOLE = /^\s*([^\s<>=@]+)\s*(<=|>=|<|>)\s*([^<>=@]+?)\s*(?:@\s*(\S.*?)\s*)?$/;
const ALONE = new RegExp(`^(${NUMBER})\\s*(%?)$`);
const REFERENCE = new RegExp(
  `^(${ITSELF.join("|")}|[A-Za-z]\\w*)(?::([^\\s*+:]+?))?(?:\\s*([*+-])\\s*(${NUMBER})\\s*(%?))?$`,
);
const GROUP_ALONE = /^([A-Za-z]\w*):([^\s*+:]+)$/;
const MONTHS = /^([\d-]+)(?:\s*:\s*([\d-]+))?$/;

/** What a measure may be held against by name. */
const REFERENCES = ["base", ...ITSELF];

const EXAMPLES = [
  'For example:  --when "newcomersOnFixedTrack > 0 @119"   or   --when "buyerValue < base"',
  "How it is written: catfish explain when",
];

/**
 * Reads an outcome:
 *
 *     measure[:group]  <, <=, > or >=  number, number%, a reference or measure[:group]   [@month or @first:last]
 *
 * A reference (`base`, `without-entry`, `without-strategy`) and a measure may be followed by `* 0.95`, `* 95%`, `+ 0.1` or `- 0.1`. Whether groups
 * exist is not known here.
 */
export function readCondition(text: string): SaidCondition | WrongCondition {
  const match = WHOLE.exec(text);
  if (match === null) return wrong(`--when takes measure < value, not "${text.slice(0, 80)}".`, ...EXAMPLES);
  const [, left, sign, right, at] = match;
  const series = readSeries(left);
  if ("wrong" in series) return series;
  const meant = (number: string) =>
    `Did you mean  --when "${left} ${sign} ${number}${at === undefined ? "" : ` @${at}`}" ?`;
  const yardstick = readYardstick(right, series, meant);
  if ("wrong" in yardstick) return yardstick;
  const condition = { series, relation: relationOf(sign), yardstick };
  if (at === undefined) return { condition };
  const months = monthsIn(at);
  if (months !== undefined) return { condition, months };
  return wrong(
    `After @ --when takes a month, e.g. @119, or first:last, e.g. @60:119, not "${at}".`,
    "Where the scenario has a start, dates do as well: @2029-06, or @2028-01:2029-12.",
  );
}

/** First and last month of what stands after @, both numbers or both dates; undefined where they are neither. */
function monthsIn(text: string): readonly [string, string] | undefined {
  const [, first, last = first] = MONTHS.exec(text) ?? [];
  if (first === undefined) return undefined;
  const both = (form: RegExp) => form.test(first) && form.test(last);
  if (both(/^\d{1,5}$/) && Number(first) <= Number(last)) return [String(Number(first)), String(Number(last))];
  return both(CALENDAR_MONTH) && first <= last ? [first, last] : undefined;
}

function wrong(...lines: string[]): WrongCondition {
  return { wrong: lines };
}

function relationOf(sign: string): Relation {
  if (sign === "<" || sign === "<=" || sign === ">") return sign;
  return ">=";
}

function readSeries(text: string): Series | WrongCondition {
  const [name, group = ALL, ...rest] = text.split(":");
  if (rest.length > 0 || group === "") {
    return wrong(`--when takes measure or measure:group, e.g. price:newcomer, not "${text}".`);
  }
  const measure = measureNames.find((each) => each === name);
  if (measure !== undefined) return { measure, group };
  const near = nearest(name, measureNames);
  const hint = near === undefined ? "catfish list measures shows them all." : `Did you mean  ${near} ?`;
  return wrong(`There is no measure "${name.slice(0, 80)}".`, hint);
}

/** @param meant  what to say of another text in place of this one */
function readYardstick(text: string, series: Series, meant: (text: string) => string): Yardstick | WrongCondition {
  const alone = ALONE.exec(text);
  if (alone !== null) return readNumber(alone[1], alone[2] === "%", series.measure, meant);
  // A group may have hyphens and digits in its name: what follows a measure and a colon is the group, if nothing else.
  const group = GROUP_ALONE.exec(text);
  const match = group === null ? REFERENCE.exec(text) : [text, group[1], group[2]];
  if (match === null) return unreadable(text);
  const [, name, ofGroup, operator, number, percent] = match;
  const change = readChange(operator, number, percent === "%", series.measure);
  if ("wrong" in change) return change;
  if (percent === "" && isForgotten(operator, Number(number), series.measure)) {
    return wrong(`"${operator} ${number}" would be ${number}00 %.`, meant(`${text}%`));
  }
  const reference = name === "base" ? name : itselfNamed(name);
  if (reference !== undefined) {
    if (ofGroup === undefined) return { kind: reference, ...change };
    return wrong(`\`${name}\` stands for the same measure and group there: leave ":${ofGroup}" away.`);
  }
  const other = readSeries(ofGroup === undefined ? name : `${name}:${ofGroup}`);
  if ("wrong" in other) return nearest(name, REFERENCES) ? unknownReference(name) : other;
  const [unit, otherUnit] = [measures[series.measure].unit, measures[other.measure].unit];
  if (unit === otherUnit) return { kind: "series", series: other, ...change };
  return wrong(
    `${series.measure} and ${other.measure} have different units, ${unit} and ${otherUnit}: they cannot be compared.`,
  );
}

function unreadable(text: string): WrongCondition {
  const near = withPercentSign(text) ?? nearest(text, REFERENCES);
  const hint = near === undefined ? EXAMPLES : [`Did you mean  ${near} ?`];
  return wrong(
    `--when compares with a number, ${REFERENCES.join(", ")} or a measure, not "${text.slice(0, 80)}".`,
    ...hint,
  );
}

function unknownReference(name: string): WrongCondition {
  return wrong(`--when knows no "${name}".`, `Did you mean  ${nearest(name, REFERENCES)} ?`);
}

function readNumber(
  text: string,
  isPercent: boolean,
  measure: MeasureName,
  meant: (text: string) => string,
): Yardstick | WrongCondition {
  if (!Number.isFinite(Number(text))) return tooLarge(text);
  if (!isPercent && !isShare(measure)) return { kind: "number", factor: 0, plus: Number(text) };
  if (isShare(measure)) {
    const plus = isPercent ? fractionOf(text) : Number(text);
    const percentage = meantPercentage(plus);
    if (percentage === undefined) return { kind: "number", factor: 0, plus };
    const remedy = isPercent ? "The most is 100%." : meant(percentage);
    return wrong(`${measure} is a share, and ${text}${isPercent ? "%" : ""} is more than all.`, remedy);
  }
  return wrong(
    `${measure} is no share: it is measured in ${measures[measure].unit}.`,
    `A share of what it is in the scenario as it is:  --when "${measure} < base * ${text}%"`,
  );
}

function tooLarge(number: string): WrongCondition {
  return wrong(`${number} in --when is larger than any number that can be counted with.`);
}

/** A factor above this is hardly meant as one. */
const LARGEST_FACTOR = 20;

/** Whether the sign of a percentage was left out: of a factor, or of what is added to a share. */
function isForgotten(operator: string | undefined, number: number, measure: MeasureName): boolean {
  if (operator === "*") return number > LARGEST_FACTOR;
  return operator !== undefined && isShare(measure) && meantPercentage(number) !== undefined;
}

type Change = Pick<Yardstick, "factor" | "plus">;

function readChange(
  operator: string | undefined,
  number: string | undefined,
  isPercent: boolean,
  measure: MeasureName,
): Change | WrongCondition {
  if (operator === undefined || number === undefined) return { factor: 1, plus: 0 };
  if (!Number.isFinite(Number(number))) return tooLarge(number);
  const value = isPercent ? fractionOf(number) : Number(number);
  if (operator === "*") return { factor: value, plus: 0 };
  if (!isPercent || isShare(measure)) return { factor: 1, plus: operator === "-" ? -value : value };
  const factor = operator === "-" ? 1 - value : 1 + value;
  return wrong(
    `"${operator} ${number}%" may be a share or an amount: ${measure} is measured in ${measures[measure].unit}.`,
    `A share is written  * ${Number((factor * 100).toPrecision(12))}%`,
  );
}
