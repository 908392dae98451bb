import type { ShownSeries } from "../../words/en/sweep.ts";
import type { Layer, View } from "../marks.ts";
import { FONT_SLACK, textWidth } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "../theme.ts";
import type { HeatColours } from "./heatCells.ts";
import { outlines } from "./outlines.ts";
import { shadeAt } from "./ramp.ts";

const STRIP = { width: 150, parts: 30, height: 14 };
const MIDDLE = 12;

/** What the colours and outlines of a heat map mean. */
export function heatKey(colours: HeatColours, shown: ShownSeries, standings: readonly ("best" | "as good")[]): View {
  const layer: Layer[] = [];
  let x = -AXIS_ROOM;
  const say = (text: string, gap: number) => {
    layer.push({ mark: { type: "text", x, y: MIDDLE, align: "left", baseline: "middle", text }, encoding: {} });
    x += Math.ceil(textWidth(text, fontSize.label) * FONT_SLACK) + gap;
  };
  const beyond = colours.light < colours.dark ? " or less" : " or more";
  say(`${shown.value(colours.light)}${colours.isCut ? beyond : ""}`, 6);
  layer.push(...stripLayers(x));
  x += STRIP.width + 6;
  say(shown.value(colours.dark), 22);
  for (const standing of standings) {
    const box = { x, x2: x + 26, y: MIDDLE - 8, y2: MIDDLE + 8, fill: shadeAt(0.8) } as const;
    layer.push({ mark: { type: "rect", ...box }, encoding: {} });
    for (const outline of outlines[standing]) {
      layer.push({ mark: { type: "rect", ...box, fill: "transparent", ...outline }, encoding: {} });
    }
    x += 34;
    say(standing === "best" ? "best" : "may be as good", 22);
  }
  layer.push({ mark: { type: "point", x: x + 8, y: MIDDLE, ...baseLook }, encoding: {} });
  x += 20;
  say("scenario as it is", 0);
  return { width: CHART_WIDTH - AXIS_ROOM, height: 2 * MIDDLE, data: { values: [{}] }, layer };
}

/** The scenario as it is: a white disc with a black rim. */
export const baseLook = {
  shape: "circle",
  fill: "#ffffff",
  stroke: ink.text,
  strokeWidth: 2,
  size: 70,
  opacity: 1,
} as const;

function stripLayers(x: number): Layer[] {
  const part = STRIP.width / STRIP.parts;
  return Array.from({ length: STRIP.parts }, (_, index) => {
    const fill = shadeAt((index + 0.5) / STRIP.parts);
    const box = {
      x: x + index * part,
      x2: x + (index + 1) * part,
      y: MIDDLE - STRIP.height / 2,
      y2: MIDDLE + STRIP.height / 2,
    };
    return { mark: { type: "rect", ...box, fill, stroke: fill, strokeWidth: 0.5 }, encoding: {} };
  });
}
