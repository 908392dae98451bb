import { listed, worlds } from "../../chart/read/formatNumber.ts";
import { isMoney, unitIn } from "../../experiment/money.ts";
import type { MeasureName } from "../../model/measures.ts";
import type { Answer, AnswerRow } from "./answer.ts";
import { overMonths } from "./overMonths.ts";
import { change, interval, isPercent, isTiny, level, points, shortNumber } from "./quantities.ts";
import { stopSentence } from "./stopSentence.ts";
import { whatIntervalsSay } from "./whatIntervalsSay.ts";

/** How a headline measure is called inside a sentence. */
const nouns: Partial<Record<MeasureName, string>> = {
  price: "the price",
  service: "service effort",
  technologyLag: "the technology lag",
  fillRate: "the fill rate",
  buyerValue: "buyer value",
  launches: "new-market launches",
  inertia: "the inertia of incumbents",
  concentration: "the concentration of spend",
  newcomerShare: "the newcomers' share of spend",
};

/** Measures whose zero means nothing is there, so that a percentage of them makes sense. */
const relativeMeasures: ReadonlySet<MeasureName> = new Set(["price", "launches"]);

/** Measures whose unit is said after the number; an index has none. */
const withUnits: ReadonlySet<MeasureName> = new Set(["technologyLag", "buyerValue"]);

/** The unit said after a number, with a space before it; a currency is said of every amount. */
function spokenUnit({ measure, unit }: AnswerRow): string {
  const isSaid = withUnits.has(measure) || (isMoney(measure) && unit !== unitIn(measure));
  return isSaid ? ` ${unit}` : "";
}

/**
 * The answer in words, each number with its interval and the number of worlds. What is not clear is
 * said to be unclear; every answer says that it is about the model.
 */
export function sentences(answer: Answer): string[] {
  if (answer.rows.length === 0) return ["In this model, nothing that the answer is about was measured."];
  if (answer.replications < 2) return [...oneWorld(answer), ...changedSettings(answer)];
  if (answer.against === undefined) return levels(answer);
  const clear = answer.rows.filter((row) => row.verdict !== "unclear" && row.verdict !== "none" && !isSame(row));
  const unclear = answer.rows.filter((row) => row.verdict === "unclear" && !isSame(row));
  const same = answer.rows.filter((row) => row.verdict !== "none" && isSame(row));
  const said = clear.length > 0 ? clearSentences(answer, clear) : [nothingClear(answer)];
  if (unclear.length > 0) {
    said.push(`No clear difference in ${listed(unclear.map(unclearPart))} (n = ${worldsOf(unclear)}).`);
  }
  if (same.length > 0) {
    said.push(
      `No difference to speak of in ${listed(same.map((row) => nounOf(row.measure)))} (n = ${worldsOf(same)}).`,
    );
  }
  return [
    ...said,
    ...worldsBetter(answer),
    ...changedSettings(answer),
    ...whyStopped(answer),
    ...whatIntervalsSay(answer.replications),
  ];
}

/** True where the change makes no difference in any world, or one too small to be seen. */
function isSame({ measure, lower, upper }: AnswerRow): boolean {
  return (lower === 0 && upper === 0) || isTiny(measure, lower, upper);
}

function clearSentences(answer: Answer, clear: readonly AnswerRow[]): string[] {
  const [first, ...rest] = clear;
  const head = `In this model, ${overMonths(answer.window)}, ${subject(answer)}`;
  const opening = `${head} ${clearPart(first, `, n = ${worlds(first.n)}`)}.`;
  if (rest.length === 0) return [opening];
  return [opening, `It ${listed(rest.map((row) => clearPart(row)))} (n = ${worldsOf(rest)}).`];
}

function nothingClear(answer: Answer): string {
  const n = answer.rows[0].n;
  return `In this model, ${overMonths(answer.window)}, ${subject(answer)} changes none of the headline measures clearly (n = ${worlds(n)}).`;
}

function subject(answer: Answer): string {
  if (answer.subject !== undefined) return answer.subject;
  if (answer.reference === "without-entry") return "newcomers' entry";
  return `"${answer.title}", compared with ${answer.against},`;
}

function clearPart(row: AnswerRow, n = ""): string {
  const { verb, size, range } = sizeOf(row);
  return `${verb} ${nounOf(row.measure)} by ${size} (${range}${n})`;
}

interface Size {
  readonly verb: string;
  readonly size: string;
  readonly range: string;
}

/** The size of a clear difference and its interval, both without sign: the verb has it. */
function sizeOf(row: AnswerRow): Size {
  const { measure } = row;
  const verb = row.difference > 0 ? "raises" : "lowers";
  const [low, high] = row.difference > 0 ? [row.lower, row.upper] : [-row.upper, -row.lower];
  const size = Math.abs(row.difference);
  const base = Math.abs(row.reference);
  if (!relativeMeasures.has(measure) || base === 0) {
    return { verb, size: withUnit(row, size), range: interval(measure, low, high) };
  }
  if (row.difference > base) {
    const times = (part: number): string => shortNumber(1 + part / base);
    return { verb: "multiplies", size: times(size), range: `${times(low)} to ${times(high)}` };
  }
  const percent = percentsOf(size / base, (high - low) / base);
  return { verb, size: `${percent(size / base)} %`, range: `${percent(low / base)} to ${percent(high / base)}` };
}

/** Writes shares in percent: with one decimal, or as many as tell the ends of the interval and the size from nothing. */
function percentsOf(size: number, width: number): (share: number) => string {
  const decimalsOf = (share: number, digits: number) =>
    share > 0 ? digits - 1 - Math.floor(Math.log10(share * 100)) : 0;
  const decimals = Math.min(6, Math.max(1, decimalsOf(width > size / 1000 ? width / 2 : 0, 1), decimalsOf(size, 2)));
  return (share) => (share * 100).toFixed(decimals);
}

function withUnit(row: AnswerRow, size: number): string {
  return isPercent(row.measure) ? `${points(size)} points` : `${shortNumber(size)}${spokenUnit(row)}`;
}

function unclearPart(row: AnswerRow): string {
  if (Number.isNaN(row.lower)) return `${nounOf(row.measure)} (no interval)`;
  const unit = isPercent(row.measure)
    ? " points"
    : isMoney(row.measure) && row.unit !== unitIn(row.measure)
      ? ` ${row.unit}`
      : "";
  return `${nounOf(row.measure)} (${change(row.measure, row.lower)} to ${change(row.measure, row.upper)}${unit})`;
}

function worldsBetter(answer: Answer): string[] {
  const value = answer.rows.find((row) => row.measure === "buyerValue");
  if (value === undefined || Number.isNaN(value.better) || isSame(value)) return [];
  return [`The buyer is better off, in value less price, in ${share(value.better)} of the ${worlds(value.n)}.`];
}

/** What the command line changed, and whether the reference has it too. */
function changedSettings({ changed, reference, against }: Answer): string[] {
  if (changed.length === 0) return [];
  const what = `Changed on the command line: ${changed.join(", ")}`;
  if (against === undefined) return [`${what}.`];
  return reference === "without-entry"
    ? [`${what}, with and without entry.`]
    : [`${what}; ${against} is as its file has it.`];
}

function oneWorld(answer: Answer): string[] {
  return [
    `One world was run. What it shows ${overMonths(answer.window)} may be chance: ask for more with --replications.`,
  ];
}

function levels(answer: Answer): string[] {
  const known = answer.rows.filter(({ n }) => n > 0);
  const months = overMonths(answer.window);
  if (known.length === 0) return [`In this model, ${months}, nothing that the answer is about was measured.`];
  const means = listed(known.map(levelPart));
  const opening = `In this model, ${answer.window[0] === answer.window[1] ? "" : "on average "}${months}: ${means} (n = ${worldsOf(known)}).`;
  return [
    opening,
    "Nothing to compare with: this scenario has no reference.",
    ...changedSettings(answer),
    ...whyStopped(answer),
    ...whatIntervalsSay(answer.replications),
  ];
}

function levelPart(row: AnswerRow): string {
  const range = interval(row.measure, row.lower, row.upper);
  return `${nounOf(row.measure)} ${level(row.measure, row.scenario)}${spokenUnit(row)} (${range})`;
}

function nounOf(measure: MeasureName): string {
  return nouns[measure] ?? measure;
}

/** The number of worlds behind several rows: measures that some worlds lack have fewer. */
function worldsOf(rows: readonly AnswerRow[]): string {
  const counts = rows.map((row) => row.n);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? worlds(most) : `${least} to ${worlds(most)}`;
}

/** A share in percent that never rounds to all or none when it is neither. */
function share(value: number): string {
  if (value > 0 && value < 0.01) return "less than 1 %";
  if (value < 1 && value > 0.99) return "more than 99 %";
  return `${Math.round(value * 100)} %`;
}

function whyStopped({ stop, against }: Answer): string[] {
  return stop === undefined ? [] : [stopSentence(stop, against !== undefined)];
}
