import type { PolicyWords } from "../../words/en/choiceCharts.ts";
import { labelsApart } from "../groups.ts";
import { at, down, type Layer, NUMBERS, PERCENT, panel, rule, textColumn, type View, widest } from "../marks.ts";
import type { Scale } from "../scale.ts";
import { FONT_SLACK, wrapEvenly } from "../textWidth.ts";
import { AXIS_ROOM, BOLD, CHART_WIDTH, fontSize, ink } from "../theme.ts";

/** Policies as rows: their names left, their numbers right, and strips of one scale between them. */
export interface PolicyRows {
  readonly rows: readonly PolicyRow[];
  readonly rowHeight: number;
  /** Of the view [px]. */
  readonly height: number;
  /** Where the strips begin and end [px]. */
  readonly left: number;
  readonly right: number;
}

/** A policy with the lines of its name as they are drawn: the whole name, or as much of it as there is room for. */
export interface PolicyRow extends PolicyWords {
  readonly lines: readonly string[];
}

const NAMES = { narrowest: 120, widest: 340, gap: 14 };
const NUMBERS_ROOM = 134;
/** Size of the small letters below a name on a projector, which leaves none below 20 px [px of the picture]. */
const PROJECTED = 16;
/** How far from the middle of a row its lines stand, by how many there are [px]. */
const LINES = [[], [0], [-8, 9], [-16, 0, 16]] as const;

/** The strips are as wide as the names leave them; what has too many lines is shortened, and no two names to the same. */
export function policyRows(words: readonly PolicyWords[], rowHeight: number): PolicyRows {
  const names = words.map(({ name }) => name);
  const said = words.flatMap((row) => row.said);
  const wanted = Math.max(widest(names, fontSize.panel) * BOLD, widest(said, PROJECTED)) * FONT_SLACK + NAMES.gap;
  const left = Math.round(Math.min(NAMES.widest, Math.max(NAMES.narrowest, wanted))) - AXIS_ROOM;
  const room = (left + AXIS_ROOM - NAMES.gap / 2) / BOLD;
  const labels = labelsApart(names, fontSize.panel, room);
  const rows = words.map((row, index) => {
    const lines = wrapEvenly(row.name, fontSize.panel, room);
    return { ...row, lines: lines.length + row.said.length < LINES.length ? lines : [labels[index]] };
  });
  return { rows, rowHeight, height: rows.length * rowHeight, left, right: CHART_WIDTH - AXIS_ROOM - NUMBERS_ROOM };
}

/** The rows as a view, with what is drawn in their strips. */
export function rowsView(
  policies: PolicyRows,
  scale: Scale,
  axis: { readonly title: string; readonly percent: boolean },
  strips: readonly Layer[],
): View {
  const layer = [stripAxis(policies, scale, axis), ...ruleLayers(policies), ...strips, ...textLayers(policies)];
  return panel({ width: CHART_WIDTH - AXIS_ROOM, height: policies.height }, layer, [{}]);
}

/** Draws nothing; owns the axis below the strips. */
function stripAxis(
  { left, right }: PolicyRows,
  { low, high, ticks }: Scale,
  { title, percent }: { readonly title: string; readonly percent: boolean },
): Layer {
  const axis = {
    values: [...ticks],
    ...(percent ? PERCENT : NUMBERS),
    title,
    titlePadding: 6,
    titleColor: ink.text,
    titleX: (left + right) / 2,
    domain: false,
    labelFlush: false,
  };
  return {
    data: { values: [{ x: low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: { ...at("x"), scale: { domain: [low, high], range: [left, right], nice: false, zero: false }, axis },
    },
  };
}

/** A thin line between rows, from name to number. */
function ruleLayers({ rows, rowHeight, height }: PolicyRows): Layer[] {
  const between = rows.slice(1).map((_, row) => ({ y: (row + 1) * rowHeight }));
  if (between.length === 0) return [];
  const across = { x: { value: -AXIS_ROOM }, x2: { value: CHART_WIDTH - AXIS_ROOM } };
  return [rule({ y: down(height), ...across }, { color: ink.grid }, between)];
}

function textLayers({ rows, rowHeight, height, left, right }: PolicyRows): Layer[] {
  const lines = rows.map((row, index) => ({
    row,
    y: (index + 0.5) * rowHeight,
    offsets: LINES[row.lines.length + row.said.length] ?? [],
  }));
  const names = (isBest: boolean) =>
    lines
      .filter(({ row }) => row.isBest === isBest)
      .flatMap(({ row, y, offsets }) => row.lines.map((text, i) => ({ y: y + (offsets[i] ?? 0), text })));
  const said = lines.flatMap(({ row, y, offsets }) =>
    row.said.map((text, i) => ({ y: y + (offsets[row.lines.length + i] ?? 0), text })),
  );
  const room = left + AXIS_ROOM - NAMES.gap / 2;
  const name = { x: -AXIS_ROOM, fontSize: fontSize.panel, color: ink.text };
  const number = { x: right + 16, fontSize: fontSize.panel, color: ink.text, fontWeight: "bold" } as const;
  const small = { fontSize: fontSize.foot, fontWeight: "normal" } as const;
  return [
    textColumn(names(true), { height, room: room / BOLD }, { ...name, fontWeight: "bold" }),
    textColumn(names(false), { height, room }, { ...name, fontWeight: "normal" }),
    textColumn(said, { height, room }, { ...name, ...small, color: ink.quiet }),
    textColumn(
      lines.map(({ row, y }) => ({ y: y - 8, text: row.size })),
      { height, room: NUMBERS_ROOM },
      number,
    ),
    textColumn(
      lines.map(({ row, y }) => ({ y: y + 9, text: row.interval })),
      { height, room: NUMBERS_ROOM },
      { ...number, ...small },
    ),
  ];
}
