import type { SupplierKind } from "../../model/parameters.ts";
import { panelKeys } from "../../words/en/world.ts";
import { monthsInWords } from "../../words/number.ts";
import type { KeyItem } from "../key.ts";
import {
  acrossAxis,
  at,
  box,
  down,
  type Layer,
  label,
  month,
  panel,
  roomFor,
  told,
  upFrom,
  type View,
  y,
} from "../marks.ts";
import { monthScale } from "../scale.ts";
import { fontSize, ink, kindStyle } from "../theme.ts";
import { type EventMarker, HEADING_AT, markerLayers } from "./eventMarkers.ts";
import type { PanelLayout, SpellBar } from "./panelLayout.ts";

/** What is drawn of panels: the bars, laid out for the same width, and the markers on them. */
export interface PanelPicture {
  readonly layout: PanelLayout;
  readonly markers: readonly EventMarker[];
  readonly months: number;
  /** Of the view [px]. */
  readonly width: number;
  /** Ticks of the months at most. */
  readonly ticks: number;
  /** Drawn over the bars and below the markers. */
  readonly over?: readonly Layer[];
}

/** Panels as rows of bars over months, with names, headings and markers. */
export function panelView({ layout, markers, months, width, ticks, over = [] }: PanelPicture): View {
  const kinds: readonly SupplierKind[] = ["flexible", "fixed", "newcomer"];
  const { height } = layout;
  return panel({ width, height }, [
    panelAxes(months, height, ticks),
    ...kinds.flatMap((kind) => barLayer(layout, kind)),
    ...nameLayers(layout, months, width, markers),
    headingLayer(layout),
    ...over,
    ...markerLayers(markers, months, width),
  ]);
}

/** The key of bars of these layouts together. */
export function keyItems(layouts: readonly PanelLayout[]): KeyItem[] {
  const kinds: readonly SupplierKind[] = ["fixed", "flexible", "newcomer"];
  const shown = kinds.filter((kind) => layouts.some((layout) => layout.bars.some((bar) => bar.kind === kind)));
  const bar = { sample: "bar" } as const;
  const track = { ...bar, colour: ink.quiet, opacity: 0.1 };
  return [
    ...shown.map((kind): KeyItem => {
      const { colour } = kindStyle[kind];
      return { label: panelKeys.began[kind], ...bar, colour, opacity: barOpacity[kind] };
    }),
    { label: panelKeys.fixedTrack, ...track, height: 16 },
    { label: panelKeys.flexibleTrack, ...track, height: 8 },
  ];
}

/** Light enough for black names, and apart in grey. */
const barOpacity: Readonly<Record<SupplierKind, number>> = { fixed: 0.3, flexible: 0.1, newcomer: 0.62 };

/** Months across; down the rows no axis, for their names stand in them. */
function panelAxes(months: number, height: number, ticks: number): Layer {
  const scale = monthScale(0, months, ticks);
  const axis = acrossAxis({ scale, title: panelKeys.axis, labels: { format: "d" }, look: { grid: true } });
  return {
    data: { values: [{ month: 0, y: 0 }] },
    mark: { type: "point", opacity: 0 },
    encoding: { x: { ...month, scale: { domain: [0, months], nice: false }, axis }, y: down(height) },
  };
}

function barLayer(layout: PanelLayout, kind: SupplierKind): Layer[] {
  const bars = layout.bars.filter((bar) => bar.kind === kind);
  if (bars.length === 0) return [];
  const { colour } = kindStyle[kind];
  const key = panelKeys.began[kind];
  const rows = bars.map((bar) => {
    const { from, to, middle, height } = bar;
    const row = { month: from, until: to + 1, y: middle - height / 2, bottom: middle + height / 2 };
    return told(row, [bar.whole, `${key}: ${monthsInWords([from, to])}`], [key]);
  });
  const look = { fill: colour, fillOpacity: barOpacity[kind], stroke: colour, strokeWidth: 1.2 };
  return [box({ x: month, x2: { field: "until" }, ...upFrom("y", "bottom") }, look, rows)];
}

/** Names inside their bars, one layer for each size of letters; where a marker sits on it, there is no name. */
function nameLayers(layout: PanelLayout, months: number, width: number, markers: readonly EventMarker[]): Layer[] {
  const named = layout.bars.flatMap((bar) => namePlace(bar, months, width, markers) ?? []);
  const sizes = [...new Set(named.map((bar) => bar.fontSize))];
  return sizes.map((size) => {
    const rows = named.filter((bar) => bar.fontSize === size);
    const look = { align: "left", baseline: "middle", fontSize: size, color: ink.text } as const;
    return label(
      { x: month, y },
      look,
      rows.map(({ fontSize: _, ...row }) => row),
    );
  });
}

/** Where a name starts [months]: at the left of its bar, or after the last marker in its way if it still fits. */
function namePlace(bar: SpellBar, months: number, room: number, markers: readonly EventMarker[]) {
  const width = roomFor(bar.name, bar.fontSize);
  const end = ((bar.to + 1) / months) * room;
  let left = (bar.from / months) * room + 5;
  for (const marker of markers.filter((each) => each.y === bar.middle).sort((a, b) => a.x - b.x)) {
    if (marker.x + 9 > left && marker.x - 9 < left + width) left = marker.x + 11;
  }
  if (bar.name === "" || left + width > end - 2) return undefined;
  return {
    month: Number(((left / room) * months).toPrecision(6)),
    y: bar.middle,
    text: bar.name,
    fontSize: bar.fontSize,
  };
}

function headingLayer({ headings }: PanelLayout): Layer {
  const rows = headings.map(({ text, middle }) => ({ y: middle, text }));
  const look = { align: "left", baseline: "middle", x: HEADING_AT } as const;
  return label({ y: at("y") }, { ...look, fontSize: fontSize.label, fontWeight: "bold" }, rows);
}
