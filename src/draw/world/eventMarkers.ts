import type { WorldEvent } from "../../model/trace.ts";
import type { Layer } from "../marks.ts";
import { spreadLabels } from "../scale.ts";
import { FONT_SLACK, textWidth } from "../textWidth.ts";
import { fontSize, ink } from "../theme.ts";
import { MARKET_STRIP, type PanelLayout } from "./panelLayout.ts";

/** What a marker needs of an event. */
export type PlacedEvent = Pick<WorldEvent, "month" | "buyer" | "supplier">;

/** A numbered disc at the moment and slot of an event [px from the left and the top]. */
export interface EventMarker {
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

const DISC = 15;
/** Where headings begin [px], and how much wider their bold letters are. */
export const HEADING_AT = 5;
const BOLD = 1.14;

/**
 * Markers of the events, in their order; those on one row are moved apart.
 *
 * @param numbers  of the events, ascending; from 1 on unless said
 */
export function eventMarkers(
  events: readonly PlacedEvent[],
  layout: PanelLayout,
  months: number,
  width: number,
  numbers: readonly number[] = events.map((_, index) => index + 1),
): EventMarker[] {
  const markers = events.map((event, index) => ({
    number: numbers[index],
    x: (event.month / months) * width,
    y: heightOf(event, layout),
  }));
  const rows = [...new Set(markers.map((marker) => marker.y))];
  const placed = rows.flatMap((y) => {
    const row = markers.filter((marker) => marker.y === y);
    const heading = layout.headings.find(({ middle }) => middle === y)?.text ?? "";
    const places = spreadLabels(
      row.map((marker) => marker.x),
      DISC + 1,
      DISC / 2 + (heading === "" ? 0 : HEADING_AT + textWidth(heading, fontSize.label) * BOLD * FONT_SLACK),
      width - DISC / 2,
    );
    return row.map((marker, index) => ({ ...marker, x: places[index] }));
  });
  return placed.sort((a, b) => a.number - b.number);
}

/** On the bar of its supplier at that time, beside the name of its buyer where that bar is not drawn, else at the top. */
function heightOf({ buyer, supplier, month }: PlacedEvent, layout: PanelLayout): number {
  const own = layout.bars.filter((bar) => bar.buyer === buyer && bar.supplier === supplier);
  const bar =
    own.find(({ from, to }) => from <= month && to >= month) ?? own.findLast(({ to }) => to < month && to >= month - 1);
  return bar?.middle ?? layout.headings[layout.buyers.indexOf(buyer)]?.middle ?? MARKET_STRIP / 2;
}

/** The discs and their numbers. */
export function markerLayers(markers: readonly EventMarker[], months: number, width: number): Layer[] {
  if (markers.length === 0) return [];
  const values = markers.map(({ number, x, y }) => ({
    month: Number(((x / width) * months).toPrecision(6)),
    y,
    number: String(number),
  }));
  const encoding = {
    x: { field: "month", type: "quantitative" },
    y: { field: "y", type: "quantitative" },
  } as const;
  return [
    {
      data: { values },
      mark: {
        type: "point",
        shape: "circle",
        filled: true,
        fill: "#ffffff",
        stroke: ink.text,
        strokeWidth: 1.3,
        size: DISC ** 2,
        opacity: 1,
      },
      encoding,
    },
    {
      data: { values },
      mark: { type: "text", align: "center", baseline: "middle", fontSize: 10, fontWeight: "bold" },
      encoding: { ...encoding, text: { field: "number", type: "nominal" } },
    },
  ];
}
