import { type Layer, type View, widest } from "../marks.ts";
import type { Scale } from "../scale.ts";
import { FONT_SLACK, shortenText } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "../theme.ts";

/** A policy as a row: its name, what is said of it, and its number. */
export interface PolicyRow {
  readonly name: string;
  /** Below the name, small: at most two lines. */
  readonly said: readonly string[];
  /** Right of the strip: the number, and its interval below. */
  readonly size: string;
  readonly interval: string;
  readonly isBest: boolean;
}

/** Where things stand in rows: the strip from `left` to `right` [px], `height` of a row. */
export interface RowPlaces {
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
}

const NAMES = { narrowest: 120, widest: 340, gap: 14 };
const NUMBERS = 134;
/** Levers that the name of a policy says; the others stand below it. */
const NAMED_LEVERS = 2;
/** Bold letters are wider. */
const BOLD = 1.14;
/** How far from the middle of a row its lines stand, by how many there are [px]. */
const LINES = [[], [0], [-8, 9], [-14, 0, 13]] as const;

/** The name of a policy, and what is said below it: what the scenario as it is stands for, and how it does. */
export function namedRow(name: string, standing: string): Pick<PolicyRow, "name" | "said"> {
  const own = /^(as it is) \((.+)\)$/.exec(name);
  const levers = name.split(" + ");
  const isLong = own === null && levers.length > NAMED_LEVERS;
  const rest = isLong ? `+ ${levers.slice(NAMED_LEVERS).join(" + ")}` : "";
  const said = [own?.[2] ?? rest, standing].filter((line) => line !== "");
  return { name: own?.[1] ?? (isLong ? levers.slice(0, NAMED_LEVERS).join(" + ") : name), said };
}

/** The strip is as wide as the names leave it. */
export function placesFor(rows: readonly PolicyRow[], rowHeight: number): RowPlaces {
  const names = widest(
    rows.map(({ name }) => name),
    fontSize.panel,
  );
  const said = widest(
    rows.flatMap(({ said: lines }) => lines),
    fontSize.foot,
  );
  const wanted = Math.max(names * BOLD, said) * FONT_SLACK + NAMES.gap;
  const left = Math.round(Math.min(NAMES.widest, Math.max(NAMES.narrowest, wanted))) - AXIS_ROOM;
  return { left, right: CHART_WIDTH - AXIS_ROOM - NUMBERS, rowHeight };
}

/** A view of rows, with what is drawn in the strips between the names and the numbers. */
export function rowsView(rows: readonly PolicyRow[], places: RowPlaces, frame: Layer, strips: readonly Layer[]): View {
  const height = rows.length * places.rowHeight;
  const layer = [frame, ...ruleLayers(rows, places), ...strips, ...textLayers(rows, places)];
  return { width: CHART_WIDTH - AXIS_ROOM, height, data: { values: [{}] }, layer };
}

/** Draws nothing; owns the axis below the strips. */
export function stripFrame(
  scale: Scale,
  { left, right }: RowPlaces,
  { title, percent }: { readonly title: string; readonly percent: boolean },
): Layer {
  return {
    data: { values: [{ x: scale.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "x",
        type: "quantitative",
        scale: { domain: [scale.low, scale.high], range: [left, right], nice: false, zero: false },
        axis: {
          values: [...scale.ticks],
          labelExpr: percent ? "format(datum.value * 100, ',~r') + ' %'" : "format(datum.value, ',~r')",
          title,
          titlePadding: 6,
          titleColor: ink.text,
          titleX: (left + right) / 2,
          domain: false,
          labelFlush: false,
        },
      },
    },
  };
}

/** Along the strips. */
export const along = (field: string) => ({ field, type: "quantitative" }) as const;

/** Down the rows, from the top [px]. */
export function down(rows: number, { rowHeight }: RowPlaces, field = "y") {
  const height = rows * rowHeight;
  const scale = { domain: [0, height], range: [0, height], nice: false as const };
  return { field, type: "quantitative" as const, scale, axis: null };
}

/** A thin line between rows, from name to number. */
function ruleLayers(rows: readonly PolicyRow[], places: RowPlaces): Layer[] {
  const values = rows.slice(1).map((_, row) => ({ y: (row + 1) * places.rowHeight }));
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: "rule", color: ink.grid },
      encoding: {
        y: down(rows.length, places),
        x: { value: -AXIS_ROOM },
        x2: { value: CHART_WIDTH - AXIS_ROOM },
      },
    },
  ];
}

function textLayers(rows: readonly PolicyRow[], places: RowPlaces): Layer[] {
  const middle = (row: number) => (row + 0.5) * places.rowHeight;
  const room = places.left + AXIS_ROOM - NAMES.gap / 2;
  const text = (
    x: number,
    look: { readonly size: number; readonly bold?: boolean; readonly colour: string },
    lines: readonly { readonly y: number; readonly text: string }[],
  ): Layer => {
    const width = x < 0 ? room / (look.bold ? BOLD : 1) : NUMBERS;
    const shown = lines.map((line) => ({ ...line, text: shortenText(line.text, look.size, width) }));
    const { size, bold = false, colour } = look;
    const mark = { type: "text", align: "left", baseline: "middle", x, fontSize: size, color: colour } as const;
    return {
      data: { values: shown },
      mark: { ...mark, fontWeight: bold ? "bold" : "normal" },
      encoding: { y: down(rows.length, places), text: { field: "text", type: "nominal" } },
    };
  };
  const lines = rows.map((row, index) => ({ row, y: middle(index), offsets: LINES[row.said.length + 1] ?? [] }));
  const names = (isBest: boolean) =>
    lines
      .filter(({ row }) => row.isBest === isBest)
      .map(({ row, y, offsets }) => ({ y: y + (offsets[0] ?? 0), text: row.name }));
  const said = lines.flatMap(({ row, y, offsets }) =>
    row.said.map((line, i) => ({ y: y + (offsets[i + 1] ?? 0), text: line })),
  );
  const numbers = places.right + 16;
  return [
    text(-AXIS_ROOM, { size: fontSize.panel, bold: true, colour: ink.text }, names(true)),
    text(-AXIS_ROOM, { size: fontSize.panel, colour: ink.text }, names(false)),
    text(-AXIS_ROOM, { size: fontSize.foot, colour: ink.quiet }, said),
    text(
      numbers,
      { size: fontSize.panel, bold: true, colour: ink.text },
      lines.map(({ row, y }) => ({ y: y - 8, text: row.size })),
    ),
    text(
      numbers,
      { size: fontSize.foot, colour: ink.text },
      lines.map(({ row, y }) => ({ y: y + 9, text: row.interval })),
    ),
  ];
}
