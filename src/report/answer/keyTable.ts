import type { Answer, AnswerRow } from "./answer.ts";
import { change, interval, isTiny, level } from "./quantities.ts";

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
  return {
    head: ["measure", "unit", answer.against, "scenario", "difference", "95 % interval", "", "worlds better"],
    rows: answer.rows.map(differenceCells),
    note: "~ no clear difference; tiny: clear, but below 0.05 percentage points; differences of shares in percentage points; worlds better: for neutral measures, worlds higher",
  };
}

function levelCells(row: AnswerRow): string[] {
  return [row.label, row.unit, level(row.measure, row.scenario), interval(row.measure, row.lower, row.upper)];
}

function differenceCells(row: AnswerRow): string[] {
  return [
    row.label,
    row.unit,
    level(row.measure, row.reference),
    level(row.measure, row.scenario),
    row.verdict === "unclear" ? "~" : change(row.measure, row.difference),
    Number.isNaN(row.lower) ? "-" : `${change(row.measure, row.lower)} to ${change(row.measure, row.upper)}`,
    row.verdict === "unclear" ? "" : isTiny(row.measure, row.lower, row.upper) ? "tiny" : row.verdict,
    Number.isNaN(row.better) ? "-" : `${Math.round(row.better * 100)} %`,
  ];
}
