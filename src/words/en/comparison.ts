import { betterSign, type CorrectedDifference } from "../../analyse/compareArms.ts";
import type { MonthlyDifferences } from "../../analyse/monthlyDifferences.ts";
import { ink } from "../../draw/theme.ts";
import { type Measure, measures } from "../../model/measures.ts";
import { ALL, type Series } from "../../model/series.ts";
import type { PageTable } from "../../page/page.ts";
import type { ComparedScenario, Study, StudyRow } from "../../question/comparison.ts";
import { bySeries } from "../../result/tables/comparison.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { inSentence } from "../names.ts";
import { change, interval, isPercent, isTiny, level } from "../number.ts";
import type { KeyTable } from "./run.ts";

/** What the signs of the tables mean. */
export const SIGNS =
  "~ no difference seen; = the same in every world; tiny: seen, but below 0.05 percentage points; differences of shares in percentage points; better and worse: for neutral measures, higher and lower";

/** The headline measures of one scenario against the baseline, for people. */
export function studyKeyTable(study: Study, compared: ComparedScenario): KeyTable {
  return {
    head: ["measure", "unit", ...shortNames(study, compared), "difference", "95 % interval", "", "worlds agreeing"],
    rows: compared.rows.map((row) => [
      row.label,
      row.unit,
      level(row.measure, row.reference),
      level(row.measure, row.scenario),
      differenceText(row),
      intervalText(row),
      wordFor(row),
      agreeing(row),
    ]),
    note: SIGNS,
  };
}

/** The same with relative change and the shares of worlds on either side, for the page. */
export function studyFullTable(study: Study, compared: ComparedScenario): KeyTable {
  const head = ["Measure", "Unit", ...shortNames(study, compared), "Difference", "95 % interval", "Relative", ""];
  return {
    head: [...head, "Worlds better, worse", "n", "p (Holm)"],
    rows: compared.rows.map((row) => [
      row.label,
      row.unit,
      level(row.measure, row.reference),
      level(row.measure, row.scenario),
      differenceText(row),
      intervalText(row),
      relativeText(row),
      wordFor(row),
      row.known.paired ? `${percent(row.known.better)}, ${percent(row.known.worse)}` : "-",
      countText(row),
      pText(row.known.pHolm),
    ]),
    note: SIGNS,
  };
}

/** What the two columns of means are called. */
function shortNames({ question, baseline }: Study, { arm }: ComparedScenario): readonly string[] {
  return question === "what-if" ? ["base", "what-if"] : [baseline.name, arm.name];
}

/** True where not one pair differs. */
function isNothing({ difference, lower, upper, known }: StudyRow): boolean {
  return known.paired && difference === 0 && !(lower < 0) && !(upper > 0);
}

/** The difference with its sign; the mark where none was seen. */
export function differenceText(row: StudyRow): string {
  if (isNothing(row)) return "=";
  return row.verdict === "unclear" ? "~" : change(row.measure, row.difference);
}

export function intervalText({ measure, lower, upper }: StudyRow): string {
  return Number.isNaN(lower)
    ? interval(measure, lower, upper)
    : `${change(measure, lower)} to ${change(measure, upper)}`;
}

/** What it means to a buyer; nothing where no difference was seen. */
export function wordFor(row: StudyRow): string {
  if (isNothing(row)) return "same";
  if (row.verdict === "unclear" || row.verdict === "none") return "";
  return isTiny(row.measure, row.lower, row.upper) ? "tiny" : row.verdict;
}

/** Of a share the difference is in points already, and a relative change would be mistaken for it. */
function relativeText(row: StudyRow): string {
  if (isPercent(row.measure) || Number.isNaN(row.relative) || differenceText(row) === "~") return "";
  const size = row.relative * 100;
  return `${size > 0 ? "+" : ""}${size.toFixed(1)} %`;
}

/** Share of the worlds that differ to the side on which the mean lies. */
export function agreeing({ measure, difference, known }: StudyRow): string {
  if (!known.paired || known.n < 2) return "-";
  if (difference === 0) return known.better === 0 && known.worse === 0 ? "100 %" : "-";
  const isBetter = betterSign(measure) * difference > 0;
  return percent(isBetter ? known.better : known.worse);
}

function percent(share: number): string {
  if (Number.isNaN(share)) return "-";
  if (share > 0 && share < 0.01) return "<1 %";
  if (share < 1 && share > 0.99) return ">99 %";
  return `${Math.round(share * 100)} %`;
}

function countText({ known: { paired, n, nBaseline, nScenario } }: StudyRow): string {
  return paired ? String(n) : `${nBaseline}, ${nScenario}`;
}

function pText(p: number): string {
  if (Number.isNaN(p)) return "-";
  return p < 0.001 ? "<0.001" : p.toFixed(3);
}

/** The differences of all measures and groups that are not in the headline table. */
export function otherRows({ differences }: ComparedScenario): PageTable {
  const rows = differences.filter(({ family }) => family === "other").toSorted(bySeries);
  return {
    columns: ["Measure", "Group", "Unit", "Baseline", "Scenario", "Difference", "95 % interval", "n"],
    rows: rows.map(({ series: { measure, group }, seen, paired, better, worse, ...row }) => {
      const isNothing = paired && better === 0 && worse === 0;
      const mark = isNothing ? "=" : seen ? change(measure, row.difference) : "~";
      const range = Number.isNaN(row.lower) ? "-" : `${change(measure, row.lower)} to ${change(measure, row.upper)}`;
      const means = [level(measure, row.meanReference), level(measure, row.meanScenario)];
      const { label, unit } = measures[measure];
      return [label, group === ALL ? "all" : group, unit, ...means, mark, range, String(row.n)];
    }),
  };
}

/** How differences of a measure are shown: of shares in percentage points, of the rest in their unit. */
export interface DifferenceShowing {
  readonly label: string;
  readonly unit: string;
  /** What a difference of the model is multiplied by. */
  readonly factor: number;
  readonly points: boolean;
}

export function differenceShowing({ measure, group }: Series, money?: Money): DifferenceShowing {
  const { label, percent = false }: Measure = measures[measure];
  const whose = group === "all" ? "" : `, ${group}`;
  return {
    label: `${label}${whose}`,
    unit: percent ? "percentage points" : unitIn(measure, money),
    factor: percent ? 100 : 1,
    points: percent,
  };
}

/** Significant digits that people are shown: differences are small, and their intervals narrow. */
const DIGITS = 3;

/** A difference for people: three significant digits, no exponent, no sign on zero. */
function significant(value: number): string {
  if (!Number.isFinite(value)) return "-";
  const rounded = Number(value.toPrecision(DIGITS));
  if (Math.abs(rounded) < 5e-7) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(rounded)));
  return rounded.toFixed(Math.min(6, Math.max(0, DIGITS - 1 - magnitude)));
}

/** A difference with its sign, e.g. `+1.20` or `-0.0412`. */
export function signed(value: number): string {
  const text = significant(value);
  return value > 0 && text !== "0" ? `+${text}` : text;
}

/** A place on an axis, with as many digits as it has. */
export function tickText(value: number): string {
  return value > 0 ? `+${Number(value.toPrecision(4))}` : String(Number(value.toPrecision(4)));
}

/** Least mean of the baseline, in spreads of the difference, that a percentage of it makes sense for. */
const FAR_FROM_ZERO = 2;

/** True where the difference may be said in percent of the baseline: a level that is clear of zero, and no share. */
export function isRelative({ series, meanReference, difference }: CorrectedDifference): boolean {
  const { unit, percent = false }: Measure = measures[series.measure];
  if (percent || !/unit costs|launches/.test(unit) || series.measure === "buyerValue") return false;
  return meanReference > 0 && Math.abs(difference) < FAR_FROM_ZERO * meanReference;
}

/** `price 2.6 % lower (2.5 to 2.6 %)`: a difference in a sentence, its interval on the same side. */
export function differenceWords(row: CorrectedDifference): string {
  const { series, difference, lower, upper, meanReference } = row;
  const showing = differenceShowing(series);
  const { label } = measures[series.measure];
  const name = inSentence({ label }, series);
  if (difference === 0) return `${name} no different`;
  const relative = isRelative(row);
  const scale = (difference < 0 ? -1 : 1) * (relative ? 1 / meanReference : showing.factor);
  const [low, high] = [lower * scale, upper * scale].sort((a, b) => a - b);
  const after = showing.points ? " points" : "";
  const unit = relative ? " %" : after;
  const shown = relative ? (value: number) => significant(value * 100) : significant;
  return `${name} ${shown(difference * scale)}${unit} ${difference < 0 ? "lower" : "higher"} (${shown(low)} to ${shown(high)}${unit})`;
}

/** What the charts of a comparison are drawn from: one scenario against the baseline. */
export interface ComparisonSubject {
  /** Names by which the two are told apart. */
  readonly baselineName: string;
  readonly scenarioName: string;
  /** What the charts are called where several scenarios are drawn; empty for a single one. */
  readonly suffix: string;
  readonly baseline: WindowMeans;
  readonly scenario: WindowMeans;
  /** True: the same worlds. */
  readonly paired: boolean;
  /** Worlds that both have; 0 where they are not the same. */
  readonly pairs: number;
  /** The few measures that are drawn, in order. */
  readonly differences: readonly CorrectedDifference[];
  readonly overTime?: MonthlyDifferences;
}

/** Worlds behind the differences: pairs, or those of the two arms. */
export function worldsBehind({ paired, pairs, baseline, scenario }: ComparisonSubject): string {
  const count = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  if (paired) return pairs === 1 ? "one pair of worlds" : `${count(pairs)} pairs of worlds`;
  return `${count(scenario.replications)} worlds against ${count(baseline.replications)} others`;
}

/** What a difference means to a buyer. `unclear`: no difference seen. */
export type Meaning = "better" | "worse" | "neutral" | "unclear";

/** How a meaning is drawn: colour and shape, so that it is read in grey too. */
export const meaningStyle: Readonly<
  Record<Meaning, { readonly colour: string; readonly shape: string; readonly label: string }>
> = {
  better: { colour: "#0072b2", shape: "circle", label: "better for the buyer" },
  worse: { colour: "#d55e00", shape: "diamond", label: "worse for the buyer" },
  neutral: { colour: ink.text, shape: "square", label: "neither" },
  unclear: { colour: "#7a7a7a", shape: "cross", label: "no difference seen" },
};

/** What the mean difference means, where one was seen. */
export function meaningOf({ series, difference, seen }: CorrectedDifference): Meaning {
  return seen ? sideOf(series.measure, difference) : "unclear";
}

/** What a difference to this side would mean. */
export function sideOf(measure: CorrectedDifference["series"]["measure"], difference: number): Meaning {
  const { better } = measures[measure];
  if (difference === 0 || Number.isNaN(difference)) return "unclear";
  if (better === "neutral") return "neutral";
  return (better === "higher") === difference > 0 ? "better" : "worse";
}
