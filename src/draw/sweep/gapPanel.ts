import type { Sweep } from "../../analyse/sweep.ts";
import { closeReach, shownOutcome, valueIn } from "../../words/en/sweep.ts";
import type { Layer, View } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { ink } from "../theme.ts";
import { across, upright, variableFrame } from "./axes.ts";
import { BEST, shadeLayers } from "./responsePanel.ts";
import type { VariableAxis } from "./variableAxis.ts";

interface Gap {
  readonly month: number;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
  readonly good: boolean;
}

/**
 * How far every point is from the best in the same worlds, close up: what decides which points may be as good.
 * Gaps that are much larger than usual are arrows at the edge; the panel above has them to scale.
 */
export function gapPanel(sweep: Sweep, axis: VariableAxis, size: { readonly width: number; readonly height: number }) {
  const { best, points } = sweep;
  if (best === undefined) return undefined;
  const shown = shownOutcome(sweep);
  const scale = shown.showing.percent ? 100 : 1;
  // Drawn on the side on which the outcome lies: below the best where higher is better.
  const side = best.better === "higher" ? -scale : scale;
  const gaps = points.flatMap((point): Gap[] => {
    const behind = best.behind[point.index];
    if (behind === undefined || !Number.isFinite(behind.lower) || point.index === best.best) return [];
    const ends = [behind.lower * side, behind.upper * side].sort((a, b) => a - b);
    const month = axis.place(valueIn(point.settings[0]));
    return [{ month, y: behind.behind * side, lower: ends[0], upper: ends[1], good: !behind.worse }];
  });
  if (gaps.length === 0) return undefined;
  const reach = closeReach(gaps.map(({ y }) => Math.abs(y)));
  const near = gaps.filter(({ y }) => Math.abs(y) <= reach);
  const values = valueScale([0, ...near.flatMap(({ lower, upper }) => [lower, upper])], true);
  if (values === undefined) return undefined;
  const far = gaps.filter((gap) => !near.includes(gap));
  const beyond = far.length > 0 ? "; arrows: beyond the panel" : "";
  const title = `Difference from the best in the same worlds, close up (${shown.differenceUnit})${beyond}`;
  const layer: Layer[] = [
    variableFrame(axis, values, { title, percent: false }),
    ...shadeLayers(sweep, axis),
    { data: { values: [{ y: 0 }] }, mark: { type: "rule", color: ink.text, strokeWidth: 1 }, encoding: { y: upright } },
    ...nearLayers(near),
    ...farLayers(far, side < 0 ? values.low : values.high, side),
    bestLayer(axis.place(valueIn(points[best.best].settings[0]))),
  ];
  return { ...size, layer } satisfies View;
}

function nearLayers(gaps: readonly Gap[]): Layer[] {
  const dot = { type: "point", filled: true, size: 42, opacity: 1 } as const;
  const encoding = { x: across, y: upright } as const;
  const values = (good: boolean) => ({ values: gaps.filter((gap) => gap.good === good).map(row) });
  return [
    {
      data: { values: gaps.map(row) },
      mark: { type: "rule", color: ink.scenario, strokeWidth: 2 },
      encoding: { x: across, y: { field: "lower", type: "quantitative" }, y2: { field: "upper" } },
    },
    { data: values(false), mark: { ...dot, color: "#ffffff", stroke: ink.scenario, strokeWidth: 1.6 }, encoding },
    { data: values(true), mark: { ...dot, color: ink.scenario }, encoding },
  ];
}

function row({ month, y, lower, upper }: Gap) {
  const sharp = (value: number) => Number(value.toPrecision(6));
  return { month, y: sharp(y), lower: sharp(lower), upper: sharp(upper) };
}

/** Arrows at the edge, for what lies beyond it. */
function farLayers(gaps: readonly Gap[], edge: number, side: number): Layer[] {
  if (gaps.length === 0) return [];
  const shape = side < 0 ? "triangle-down" : "triangle-up";
  const yOffset = side < 0 ? -5 : 5;
  return [
    {
      data: { values: gaps.map(({ month }) => ({ month, y: edge })) },
      mark: { type: "point", shape, filled: true, color: ink.quiet, size: 60, opacity: 1, yOffset },
      encoding: { x: across, y: upright },
    },
  ];
}

function bestLayer(month: number): Layer {
  return {
    data: { values: [{ month, y: 0 }] },
    mark: {
      type: "point",
      shape: BEST.shape,
      filled: true,
      color: BEST.colour,
      size: 150,
      opacity: 1,
      stroke: "#ffffff",
    },
    encoding: { x: across, y: upright },
  };
}
