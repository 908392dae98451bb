import type { WorldEvent } from "../../model/trace.ts";
import { dots, type Layer, label, month, roomFor, y } from "../marks.ts";
import { spreadLabels } from "../scale.ts";
import { BOLD, fontSize, ink } from "../theme.ts";
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
/** Where headings begin [px]. */
export const HEADING_AT = 5;

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
  const placed = rows.flatMap((height) => {
    const row = markers.filter((marker) => marker.y === height);
    const heading = layout.headings.find(({ middle }) => middle === height)?.text ?? "";
    const places = spreadLabels(
      row.map((marker) => marker.x),
      DISC + 1,
      DISC / 2 + (heading === "" ? 0 : HEADING_AT + roomFor(heading, fontSize.label) * BOLD),
      width - DISC / 2,
    );
    return row.map((marker, index) => ({ ...marker, x: places[index] }));
  });
  return placed.sort((a, b) => a.number - b.number);
}

/** On the bar of its supplier at that time, beside the name of its buyer where that bar is not drawn, else at the top. */
function heightOf({ buyer, supplier, month }: PlacedEvent, layout: PanelLayout): number {
  const bars = layout.bars.filter((bar) => bar.buyer === buyer && bar.supplier === supplier);
  const bar =
    bars.find(({ from, to }) => from <= month && to >= month) ??
    bars.findLast(({ to }) => to < month && to >= month - 1);
  return bar?.middle ?? layout.headings[layout.buyers.indexOf(buyer)]?.middle ?? MARKET_STRIP / 2;
}

/** The discs and their numbers. */
export function markerLayers(markers: readonly EventMarker[], months: number, width: number): Layer[] {
  if (markers.length === 0) return [];
  const rows = markers.map(({ number, x: left, y: top }) => ({
    month: Number(((left / width) * months).toPrecision(6)),
    y: top,
    text: String(number),
  }));
  const disc = { shape: "circle", filled: true, fill: "#ffffff", stroke: ink.text, strokeWidth: 1.3 };
  const digits = { align: "center", baseline: "middle", fontSize: 10, fontWeight: "bold" } as const;
  return [dots({ x: month, y }, { ...disc, size: DISC ** 2, opacity: 1 }, rows), label({ x: month, y }, digits, rows)];
}
