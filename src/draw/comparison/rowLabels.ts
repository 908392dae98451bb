import type { CorrectedDifference } from "../../analyse/compareArms.ts";
import { differenceShowing, isRelative, sideOf, signed } from "../../words/en/comparison.ts";
import type { Money } from "../../worlds/money.ts";
import type { Layer } from "../marks.ts";
import { shortenText } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "../theme.ts";
import { downRows, LABEL_ROOM, NUMBERS, ROW } from "./rowPlaces.ts";

/** Left of each strip what is measured, right of it the numbers. */
export function labelLayers(rows: readonly CorrectedDifference[], height: number, money?: Money): Layer[] {
  const lines = rows.map((row, index) => {
    const { label, unit } = differenceShowing(row.series, money);
    return { ...numbersOf(row), label, unit, top: index * ROW };
  });
  const text = (
    x: number,
    dy: number,
    look: { bold?: boolean; quiet?: boolean },
    pick: (line: (typeof lines)[number]) => string,
  ): Layer => {
    const size = look.bold ? fontSize.panel : fontSize.foot;
    const room = x < 0 ? LABEL_ROOM : CHART_WIDTH - AXIS_ROOM - NUMBERS;
    return {
      data: { values: lines.map((line) => ({ y: line.top + dy, text: shortenText(pick(line), size, room) })) },
      mark: {
        type: "text",
        align: "left",
        baseline: "middle",
        x,
        fontSize: size,
        fontWeight: look.bold ? "bold" : "normal",
        color: look.quiet ? ink.quiet : ink.text,
      },
      encoding: { y: downRows(height), text: { field: "text", type: "nominal" } },
    };
  };
  return [
    text(-AXIS_ROOM, 18, { bold: true }, ({ label }) => label),
    text(-AXIS_ROOM, 36, { quiet: true }, ({ unit }) => unit),
    text(NUMBERS, 12, { bold: true }, ({ size }) => size),
    text(NUMBERS, 29, {}, ({ range }) => range),
    text(NUMBERS, 45, { quiet: true }, ({ worlds }) => worlds),
  ];
}

/** What stands beside a strip: difference, interval, and how many worlds agree. */
function numbersOf(row: CorrectedDifference): { size: string; range: string; worlds: string } {
  const { factor, points } = differenceShowing(row.series);
  const isNothing = row.paired && row.better === 0 && row.worse === 0;
  if (isNothing) return { size: "=", range: "the same in every world", worlds: `n = ${row.n}` };
  const relative = isRelative(row) ? ` (${signed((row.difference / row.meanReference) * 100)} %)` : "";
  const size = row.seen ? `${signed(row.difference * factor)}${points ? " points" : relative}` : "~";
  const range = Number.isNaN(row.lower)
    ? "no interval"
    : `${signed(row.lower * factor)} to ${signed(row.upper * factor)}`;
  return { size, range, worlds: agreement(row) };
}

function agreement({ series, paired, better, worse, nBaseline, nScenario }: CorrectedDifference): string {
  if (!paired) return `${nScenario} worlds against ${nBaseline}`;
  const share = (value: number) =>
    value > 0 && value < 0.01 ? "<1 %" : value < 1 && value > 0.99 ? ">99 %" : `${Math.round(value * 100)} %`;
  const words = sideOf(series.measure, 1) === "neutral" ? ["higher", "lower"] : ["better", "worse"];
  return `${words[0]} in ${share(better)}, ${words[1]} in ${share(worse)}`;
}
