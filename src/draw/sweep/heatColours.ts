import type { Sweep } from "../../analyse/sweep.ts";
import type { ShownSeries } from "../../words/en/shownSeries.ts";
import { rankedPoints } from "../../words/en/sweep.ts";
import { lightEnd, sweepKey } from "../../words/en/sweepCharts.ts";
import { asGiven, box, called, dots, type Layer, label, panel, roomFor, type View } from "../marks.ts";
import { closeReach } from "../scale.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "../theme.ts";

/** How a cell stands against the best. */
export type Standing = "best" | "as good" | "other";

/** What the colours mean. */
export interface HeatColours {
  /** Values of the model at the light and at the dark end. */
  readonly light: number;
  readonly dark: number;
  /** Whether there are cells beyond the light end. */
  readonly isCut: boolean;
}

/** Dark is best; where neither way is better, dark is high. A few that are far worse than usual share the lightest. */
export function heatColours(sweep: Sweep): HeatColours {
  const { best, points, outcome } = sweep;
  const means = rankedPoints(sweep).map(({ statistics }) => statistics.of(outcome).mean);
  const [low, high] = [means[0], means[means.length - 1]];
  if (best === undefined) return { light: low, dark: high, isCut: false };
  const dark = points[best.best].statistics.of(outcome).mean;
  const distances = means.map((mean) => Math.abs(mean - dark));
  const reach = closeReach(distances);
  const light = best.better === "higher" ? dark - reach : dark + reach;
  return { light, dark, isCut: Math.max(...distances) > reach * (1 + 1e-9) };
}

/** The colour of a value. */
export function heatColour({ light, dark }: HeatColours, value: number): string {
  return shadeAt(dark === light ? 0.5 : (value - light) / (dark - light));
}

/** Light to dark blue: each is darker than the one before, so that it reads in grey. */
const STOPS = [
  [246, 249, 253],
  [158, 202, 225],
  [49, 130, 189],
  [8, 48, 107],
] as const;

/** A colour between light (0) and dark (1), as `#rrggbb`. */
function shadeAt(place: number): string {
  const along = Math.min(1, Math.max(0, place)) * (STOPS.length - 1);
  const below = Math.min(STOPS.length - 2, Math.floor(along));
  const channels = STOPS[below].map((from, channel) => from + (along - below) * (STOPS[below + 1][channel] - from));
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}

/** Relative luminance of a colour (WCAG 2.2), 0 for black to 1 for white. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white: whichever has the better contrast on a colour. */
export function inkOn(colour: string): string {
  const light = luminance(colour);
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}

/** A line around a cell. */
interface Outline {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly strokeDash: number[];
}

const SOLID = [1, 0];

/** Lines around a cell, from back to front: a white one, so that the other is seen on any colour. */
export const outlines: Readonly<Record<Exclude<Standing, "other">, readonly Outline[]>> = {
  best: [
    { stroke: "#ffffff", strokeWidth: 6, strokeDash: SOLID },
    { stroke: ink.entry, strokeWidth: 3.5, strokeDash: SOLID },
  ],
  "as good": [
    { stroke: "#ffffff", strokeWidth: 4, strokeDash: SOLID },
    { stroke: ink.entry, strokeWidth: 2, strokeDash: [4, 3] },
  ],
};

/** The scenario as it is: a white disc with a black rim. */
export const DISC = {
  shape: "circle",
  filled: undefined,
  fill: "#ffffff",
  stroke: ink.text,
  strokeWidth: 2,
  size: 70,
  opacity: 1,
} as const;

const STRIP = { width: 150, parts: 20, height: 14 };
const MIDDLE = 12;

/** What the colours and outlines of a heat map mean. */
export function heatKey(colours: HeatColours, shown: ShownSeries, standings: readonly ("best" | "as good")[]): View {
  const layer: Layer[] = [];
  let x = -AXIS_ROOM;
  const say = (text: string, gap: number) => {
    layer.push(called(text, label({}, { x, y: MIDDLE, align: "left", baseline: "middle", text })));
    x += Math.ceil(roomFor(text, fontSize.label)) + gap;
  };
  const beyond = !colours.isCut ? "nothing" : colours.light < colours.dark ? "less" : "more";
  say(lightEnd(shown.value(colours.light), beyond), 6);
  layer.push(strip(x));
  x += STRIP.width + 6;
  say(shown.value(colours.dark), 22);
  for (const standing of standings) {
    const place = { x, x2: x + 26, y: MIDDLE - 8, y2: MIDDLE + 8 };
    layer.push(box({}, { ...place, fill: shadeAt(0.8) }));
    for (const outline of outlines[standing]) layer.push(box({}, { ...place, fill: "transparent", ...outline }));
    x += 34;
    say(standing === "best" ? sweepKey.best : sweepKey.asGood, 22);
  }
  layer.push(dots({}, { x: x + 8, y: MIDDLE, ...DISC }));
  x += 20;
  say(sweepKey.asItIs, 0);
  return panel({ width: CHART_WIDTH - AXIS_ROOM, height: 2 * MIDDLE }, layer, [{}]);
}

/** Colours from light to dark, each a little below the next, so that no white shows between them. */
function strip(left: number): Layer {
  const part = STRIP.width / STRIP.parts;
  const rows = Array.from({ length: STRIP.parts }, (_, index) => {
    const x = left + index * part;
    const isLast = index === STRIP.parts - 1;
    return { x, x2: x + part + (isLast ? 0 : 0.5), fill: shadeAt((index + 0.5) / STRIP.parts) };
  });
  const asItIs = { type: "quantitative", scale: null } as const;
  const [y, y2] = [MIDDLE - STRIP.height / 2, MIDDLE + STRIP.height / 2];
  return box({ x: { field: "x", ...asItIs }, x2: { field: "x2" }, color: asGiven("fill") }, { y, y2 }, rows);
}
