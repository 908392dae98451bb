import { type CorrectedDifference, shownInterval } from "../../analyse/compareArms.ts";
import { measures } from "../../model/measures.ts";
import { ALL } from "../../model/series.ts";
import { bySeries } from "../../result/comparisonTable.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { betterSign } from "../../worlds/pairedDifference.ts";
import { groupLabel } from "../names.ts";
import { count, formatPlaces, isPercent, isTiny, signed, wholePercent } from "../number.ts";
import { alignedLevels, changeInterval, changeWithin } from "../together.ts";
import type { TextTable } from "./overTime.ts";
import { ownMoneyOf, ownNote, ownRows } from "./ownMoney.ts";
import type { Answer, AnswerRow } from "./run.ts";
import { type KeyTable, marketsColumn, yearsColumn } from "./runTable.ts";

/** What the signs of the tables mean. */
export const SIGNS =
  "~ no clear difference; = the same in every world; tiny: clear, but below 0.05 percentage points; differences of shares in percentage points; better and worse: for neutral measures, higher and lower";

/** A headline measure of the answer, with what is known of its difference. */
export interface StudyRow extends AnswerRow {
  readonly known: CorrectedDifference;
}

/** What the tables of a study need of it: what was asked, and the names of its two sides. */
interface StudyNames {
  readonly question: "compare" | "what-if";
  readonly baseline: { readonly name: string };
}

/** What they need of a scenario that is held against the baseline. */
interface StudyRows {
  readonly arm: { readonly name: string };
  readonly rows: readonly StudyRow[];
  readonly differences: readonly CorrectedDifference[];
  readonly answer: Pick<Answer, "plausible" | "verdict" | "side">;
}

/** The headline measures of one scenario against the baseline, for people. */
export function studyKeyTable(study: StudyNames, compared: Omit<StudyRows, "differences">): KeyTable {
  const head = ["measure", "unit", ...shortNames(study, compared), "difference", "95 % interval", ""];
  const markets = marketsColumn(compared.answer);
  const years = yearsColumn(compared.answer);
  return {
    head: [...head, "worlds agreeing", ...years.head, ...markets.head],
    rows: ownRows({ rows: compared.rows, side: compared.answer.side }).map((row) => [
      row.label,
      row.unit,
      ...alignedLevels(row.measure, [row.reference, row.scenario]),
      differenceText(row),
      intervalText(row),
      wordFor(row),
      agreeing(row),
      ...years.cells(row),
      ...markets.cells(row),
    ]),
    note: `${SIGNS}${ownNote(ownMoneyOf(compared.answer.side))}${years.note}${markets.note}`,
  };
}

/** The columns of it that fit in a terminal, and those of them that are numbers: with plausible markets none of units. */
export function studyTerminalTable(study: StudyNames, compared: Omit<StudyRows, "differences">) {
  const { head, rows } = studyKeyTable(study, compared);
  const { plausible, verdict } = compared.answer;
  if (plausible === undefined && verdict === undefined)
    return { head, rows, numbers: [2, 3, 4, 5, 7], spare: [2, 3, 7] };
  const without = ([measure, , ...cells]: readonly string[]) => [measure, ...cells];
  return { head: without(head), rows: rows.map(without), numbers: [1, 2, 3, 4, 6, 7, 8], spare: [1, 2, 6] };
}

/** The same with relative change and the shares of worlds on either side, for the page. */
export function studyFullTable(study: StudyNames, compared: Omit<StudyRows, "differences">): KeyTable {
  const markets = marketsColumn(compared.answer);
  const years = yearsColumn(compared.answer);
  const ends = ["Difference", "95 % interval", ...years.head, ...markets.head, "Relative", ""];
  const head = ["Measure", "Unit", ...shortNames(study, compared), ...ends];
  return {
    head: [...head, "Worlds better, worse", "n", "p (Holm)"],
    rows: ownRows({ rows: compared.rows, side: compared.answer.side }).map((row) => [
      row.label,
      row.unit,
      ...alignedLevels(row.measure, [row.reference, row.scenario]),
      differenceText(row),
      intervalText(row),
      ...years.cells(row),
      ...markets.cells(row),
      relativeText(row),
      wordFor(row),
      row.known.paired ? `${wholePercent(row.known.better)}, ${wholePercent(row.known.worse)}` : "-",
      countText(row),
      pText(row.known.pHolm),
    ]),
    note: `${SIGNS}${ownNote(ownMoneyOf(compared.answer.side))}${years.note}${markets.note}`,
  };
}

/** What the two columns of means are called. */
function shortNames({ question, baseline }: StudyNames, { arm }: Pick<StudyRows, "arm">): readonly string[] {
  return question === "what-if" ? ["base", "what-if"] : [baseline.name, arm.name];
}

/** True where not one pair differs. */
function isNothing({ difference, lower, upper, known }: StudyRow): boolean {
  return known.paired && difference === 0 && !(lower < 0) && !(upper > 0);
}

/** The difference with its sign; the mark where none was seen. */
export function differenceText(row: StudyRow): string {
  if (isNothing(row)) return "=";
  return row.verdict === "unclear" ? "~" : changeWithin(row.measure, row.difference, row.lower, row.upper).value;
}

export function intervalText({ measure, lower, upper }: StudyRow): string {
  return changeInterval(measure, lower, upper);
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
  return `${signed(row.relative * 100, true)} %`;
}

/** Share of the worlds that differ to the side on which the mean lies. */
export function agreeing({ measure, difference, known }: StudyRow): string {
  if (!known.paired || known.n < 2) return "-";
  if (difference === 0) return known.better === 0 && known.worse === 0 ? "100 %" : "-";
  const isBetter = betterSign(measure) * difference > 0;
  return wholePercent(isBetter ? known.better : known.worse);
}

function countText({ known: { paired, n, nBaseline, nScenario } }: StudyRow): string {
  return paired ? count(n) : `${count(nBaseline)}, ${count(nScenario)}`;
}

function pText(p: number): string {
  if (Number.isNaN(p)) return "-";
  return p < 0.001 ? "<0.001" : formatPlaces(p, 3);
}

/** The differences of all measures and groups that are not in the headline table. */
export function otherRows(
  { differences }: Pick<StudyRows, "differences">,
  scenario: Pick<Scenario, "labels">,
): TextTable {
  const rows = differences.filter(({ family }) => family === "other").toSorted(bySeries);
  return {
    columns: ["Measure", "Group", "Unit", "Baseline", "Scenario", "Difference", "95 % interval", "n"],
    rows: rows.map((known) => {
      const { series, seen, paired, better, worse, ...row } = known;
      const { measure, group } = series;
      const { lower, upper } = shownInterval(known);
      const isNothing = paired && better === 0 && worse === 0;
      const said = changeWithin(measure, seen ? row.difference : Number.NaN, lower, upper);
      const mark = isNothing ? "=" : seen ? said.value : "~";
      const range = Number.isNaN(row.lower) ? "-" : said.range;
      const means = alignedLevels(measure, [row.meanReference, row.meanScenario]);
      const { label, unit } = measures[measure];
      return [label, group === ALL ? "all" : groupLabel(scenario, group), unit, ...means, mark, range, count(row.n)];
    }),
  };
}
