import type { SupplierKind } from "../../model/parameters.ts";
import type { KeyItem } from "../key.ts";
import type { Layer, View } from "../marks.ts";
import { monthScale } from "../scale.ts";
import { FONT_SLACK, textWidth } from "../textWidth.ts";
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
  const layer: Layer[] = [
    frame(months, layout.height, ticks),
    ...kinds.flatMap((kind) => barLayer(layout, kind)),
    ...nameLayers(layout, months, width, markers),
    headingLayer(layout),
    ...over,
    ...markerLayers(markers, months, width),
  ];
  return { width, height: layout.height, layer };
}

/** The key of bars of these layouts together. */
export function keyItems(layouts: readonly PanelLayout[]): KeyItem[] {
  const kinds: readonly SupplierKind[] = ["fixed", "flexible", "newcomer"];
  const words = { fixed: "began under contract", flexible: "began as back-up", newcomer: "newcomer" };
  const shown = kinds.filter((kind) => layouts.some((layout) => layout.bars.some((bar) => bar.kind === kind)));
  return [
    ...shown.map(
      (kind): KeyItem => ({
        label: words[kind],
        sample: "bar",
        colour: kindStyle[kind].colour,
        opacity: barOpacity[kind],
      }),
    ),
    { label: "under contract", sample: "bar", colour: ink.quiet, opacity: 0.1, height: 16 },
    { label: "flexible track", sample: "bar", colour: ink.quiet, opacity: 0.1, height: 8 },
  ];
}

/** Light enough for black names, and apart in grey. */
const barOpacity: Readonly<Record<SupplierKind, number>> = { fixed: 0.3, flexible: 0.1, newcomer: 0.62 };

function frame(months: number, height: number, ticks: number): Layer {
  const scale = monthScale(0, months, ticks);
  return {
    data: { values: [{ month: 0, y: 0 }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "month",
        type: "quantitative",
        scale: { domain: [0, months], nice: false },
        axis: {
          values: [...scale.ticks],
          tickCount: scale.ticks.length,
          format: "d",
          title: "month",
          labelFlush: false,
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [0, height], range: [0, height], nice: false },
        axis: null,
      },
    },
  };
}

function barLayer(layout: PanelLayout, kind: SupplierKind): Layer[] {
  const bars = layout.bars.filter((bar) => bar.kind === kind);
  if (bars.length === 0) return [];
  const { colour } = kindStyle[kind];
  const values = bars.map(({ from, to, middle, height }) => ({
    month: from,
    until: to + 1,
    y: middle - height / 2,
    bottom: middle + height / 2,
  }));
  return [
    {
      data: { values },
      mark: { type: "rect", fill: colour, fillOpacity: barOpacity[kind], stroke: colour, strokeWidth: 1.2 },
      encoding: {
        x: { field: "month", type: "quantitative" },
        x2: { field: "until" },
        y: { field: "y", type: "quantitative" },
        y2: { field: "bottom" },
      },
    },
  ];
}

/** Names inside their bars, one layer for each size of letters; where a marker sits on it, there is no name. */
function nameLayers(layout: PanelLayout, months: number, width: number, markers: readonly EventMarker[]): Layer[] {
  const named = layout.bars.flatMap((bar) => namePlace(bar, months, width, markers) ?? []);
  const sizes = [...new Set(named.map((bar) => bar.fontSize))];
  return sizes.map((size) => ({
    data: {
      values: named.filter((bar) => bar.fontSize === size).map(({ month, y, name }) => ({ month, y, name })),
    },
    mark: { type: "text", align: "left", baseline: "middle", fontSize: size, color: ink.text },
    encoding: {
      x: { field: "month", type: "quantitative" },
      y: { field: "y", type: "quantitative" },
      text: { field: "name", type: "nominal" },
    },
  }));
}

/** Where a name starts [months]: at the left of its bar, or after the last marker in its way if it still fits. */
function namePlace(bar: SpellBar, months: number, room: number, markers: readonly EventMarker[]) {
  const width = textWidth(bar.name, bar.fontSize) * FONT_SLACK;
  const end = ((bar.to + 1) / months) * room;
  let x = (bar.from / months) * room + 5;
  for (const marker of markers.filter(({ y }) => y === bar.middle).sort((a, b) => a.x - b.x)) {
    if (marker.x + 9 > x && marker.x - 9 < x + width) x = marker.x + 11;
  }
  if (bar.name === "" || x + width > end - 2) return undefined;
  return {
    name: bar.name,
    fontSize: bar.fontSize,
    y: bar.middle,
    month: Number(((x / room) * months).toPrecision(6)),
  };
}

function headingLayer(layout: PanelLayout): Layer {
  return {
    data: { values: layout.headings.map(({ text, middle }) => ({ y: middle, text })) },
    mark: {
      type: "text",
      align: "left",
      baseline: "middle",
      x: HEADING_AT,
      fontSize: fontSize.label,
      fontWeight: "bold",
    },
    encoding: { y: { field: "y", type: "quantitative" }, text: { field: "text", type: "nominal" } },
  };
}
