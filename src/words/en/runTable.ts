import { isSame } from "../../model/series.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import { isTiny, wholePercent } from "../number.ts";
import { alignedLevels, changeWithin, levelWithin } from "../together.ts";
import { overDates } from "./calendar.ts";
import { marksInWords } from "./certainty.ts";
import { ownFactor, ownMoneyOf, ownNote, ownRows } from "./ownMoney.ts";
import { MARKETS_HEAD, marketsCell, marketsNote } from "./plausible.ts";
import type { Answer, AnswerRow } from "./run.ts";
import { wholeCell, wholeNote } from "./verdict.ts";

/** The answer as a table of text, for the terminal, the summary and the page. */
export interface KeyTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the signs mean; empty where none is used. */
  readonly note: string;
}

/** One row a headline measure; `~` where the interval of the difference covers zero. */
export function keyTable(answer: Answer): KeyTable {
  if (answer.against === undefined) {
    const head = ["measure", "unit", "mean", "95 % interval"];
    return { head, rows: answer.rows.map(levelCells), note: "" };
  }
  const [years, markets] = [yearsColumn(answer), marketsColumn(answer)];
  const own = ownMoneyOf(answer.side);
  const marks = marksInWords(answer.rows.filter(({ lower }) => !Number.isNaN(lower)).length);
  return {
    head: [
      "measure",
      "unit",
      answer.against,
      "scenario",
      "difference",
      "95 % interval",
      "",
      "worlds better",
      ...years.head,
      ...markets.head,
    ],
    rows: ownRows(answer).map((row) => [...differenceCells(row), ...years.cells(row), ...markets.cells(row)]),
    note: `means ${overDates(answer.window, answer.start)}; ~ no clear difference; = the same in every world; tiny: clear, but below 0.05 percentage points; differences of shares in percentage points; worlds better: for neutral measures, worlds higher${ownNote(own)}${years.note}${markets.note}. ${marks.replace(/\.$/, "")}`,
  };
}

/** The difference over all years beside that over the months of the table, and what it means; nothing where no years are known. */
export function yearsColumn({ verdict, side }: Pick<Answer, "verdict" | "side">) {
  if (verdict === undefined) return { head: [], cells: () => [], note: "" };
  const cells = (row: AnswerRow) => {
    const found = verdict.all.find(({ series }) => isSame(series, row));
    return [found === undefined ? "-" : wholeCell(found, ownFactor(ownMoneyOf(side), row))];
  };
  return { head: [ALL_YEARS], cells, note: `; ${wholeNote(verdict)}` };
}

/** The column of plausible markets and what it means; nothing where they were not asked for. */
export function marketsColumn({ plausible, side }: Pick<Answer, "plausible" | "side">) {
  if (plausible === undefined) return { head: [], cells: () => [], note: "" };
  const cells = (row: AnswerRow) => [marketsCell(plausible, row, ownFactor(ownMoneyOf(side), row))];
  return { head: [MARKETS_HEAD], cells, note: `; ${marketsNote(plausible)}` };
}

/** The columns of it that fit in a terminal, those that are numbers, and those that a narrow one can do without. */
export function terminalTable(answer: Answer): {
  readonly table: KeyTable;
  readonly numbers: readonly number[];
  readonly spare: readonly number[];
} {
  const table = keyTable(answer);
  const { plausible, verdict, against } = answer;
  if (against === undefined || (plausible === undefined && verdict === undefined)) {
    return { table, numbers: [2, 3, 4, 5, 7], spare: against === undefined ? [] : [2, 3, 7] };
  }
  // Beside all years, or with plausible markets, there is no room for units; with both none for shares of worlds either.
  const dropped = plausible === undefined ? [UNIT] : [UNIT, WORLDS_BETTER];
  const without = (cells: readonly string[]) => cells.filter((_, place) => !dropped.includes(place));
  const head = without(table.head);
  const words = ["measure", ""];
  const numbers = [...head.keys()].filter((place) => !words.includes(head[place]));
  // The difference says what the two levels do, and its interval how sure that is.
  const spare = [against, "scenario", table.head[WORLDS_BETTER]].map((name) => head.indexOf(name));
  return { table: { ...table, head, rows: table.rows.map(without) }, numbers, spare: spare.filter((at) => at >= 0) };
}

const UNIT = 1;
const WORLDS_BETTER = 7;

/** Head of the column with the difference over the whole run. */
const ALL_YEARS = "all years";

function levelCells(row: AnswerRow): string[] {
  const { value, range } = levelWithin(row.measure, row.scenario, row.lower, row.upper);
  return [row.label, row.unit, value, range];
}

function differenceCells(row: AnswerRow): string[] {
  const isUnclear = row.verdict === "unclear";
  const isSame = isZero(row);
  const { value, range } = changeWithin(row.measure, isUnclear ? Number.NaN : row.difference, row.lower, row.upper);
  return [
    row.label,
    row.unit,
    ...alignedLevels(row.measure, [row.reference, row.scenario]),
    isSame ? "=" : isUnclear ? "~" : value,
    Number.isNaN(row.lower) ? "-" : range,
    isSame ? "same" : isUnclear ? "" : isTiny(row.measure, row.lower, row.upper) ? "tiny" : row.verdict,
    wholePercent(row.better),
  ];
}
