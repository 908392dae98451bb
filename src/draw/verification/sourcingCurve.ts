import { rounded } from "../../words/number.ts";
import type { Layer } from "../marks.ts";
import type { Scale } from "../scale.ts";
import { AXIS_ROOM, fontSize, ink } from "../theme.ts";

/** Expected fill rate of one way to source, against how often a supplier is disrupted. */
export interface SourcingCurve {
  /** A few words: how many sources, of which capacity. */
  readonly label: string;
  /** Closed form, in order of rate. */
  readonly theory: readonly TheoryPoint[];
  readonly simulated: readonly SimulatedPoint[];
}

export interface TheoryPoint {
  /** Disruption rate [probability a month]. */
  readonly rate: number;
  readonly fillRate: number;
}

export interface SimulatedPoint {
  readonly rate: number;
  /** Mean over the worlds, with its 95 % interval. */
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** What the closed form gives for this rate, and the standard error that it gives for the mean of so many worlds. */
  readonly expected: number;
  readonly standardError: number;
}

/** How the curves are drawn, in their order. */
export const styles = [
  { colour: "#000000", dash: [1, 0], shape: "circle" },
  { colour: "#d55e00", dash: [7, 3], shape: "triangle-up" },
  { colour: "#0072b2", dash: [2, 2], shape: "square" },
] as const;
export type Style = (typeof styles)[number];

/** Distance of a simulated mean from the closed form, in standard errors. */
export function distance({ mean, expected, standardError }: SimulatedPoint): number {
  return standardError > 0 ? (mean - expected) / standardError : 0;
}

/** Titles of the axes of a view. */
export interface Axes {
  readonly title: string;
  readonly percent: boolean;
  readonly xTitle: string;
}

/** Draws nothing; owns the axes. */
export function axes({ title, percent, xTitle }: Axes, rates: Scale, values: Scale): Layer {
  const level = { titleAngle: 0, titleAlign: "left", titleAnchor: "start", titleBaseline: "bottom" } as const;
  const look = { titleX: -AXIS_ROOM, titleY: -12, titleColor: ink.text, titleFontWeight: "bold" } as const;
  return {
    data: { values: [{ month: rates.low, y: values.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "month",
        type: "quantitative",
        scale: { domain: [rates.low, rates.high], nice: false, zero: false },
        axis: {
          values: [...rates.ticks],
          format: ",~r",
          grid: false,
          labelFlush: false,
          title: xTitle,
          titlePadding: 4,
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [values.low, values.high], nice: false, zero: false },
        axis: {
          values: [...values.ticks],
          ...(percent ? { labelExpr: "format(datum.value * 100, ',~r') + ' %'" } : { format: ",~r" }),
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title,
          titleFontSize: fontSize.panel,
          ...level,
          ...look,
        },
      },
    },
  };
}

/** Layers share the field of the common end labels, `month`, for what stands on the level axis: here the rate. */
const across = { field: "month", type: "quantitative" } as const;
const upright = { field: "y", type: "quantitative" } as const;

/** The closed form as a line. */
export function theoryLayer({ theory }: SourcingCurve, { colour, dash }: Style): Layer {
  return {
    data: { values: theory.map(({ rate, fillRate }) => ({ month: rounded(rate), y: rounded(fillRate) })) },
    mark: { type: "line", color: colour, strokeWidth: 1.8, strokeDash: [...dash] },
    encoding: { x: across, y: upright },
  };
}

/** Simulated means as points on their intervals. */
export function simulatedLayers({ simulated }: SourcingCurve, { colour, shape }: Style): Layer[] {
  const values = simulated.map(({ rate, mean, lower, upper }) => ({
    month: rounded(rate),
    y: rounded(mean),
    lower: rounded(lower),
    upper: rounded(upper),
  }));
  const interval = { x: across, y: { field: "lower", type: "quantitative" }, y2: { field: "upper" } } as const;
  return [
    { data: { values }, mark: { type: "rule", color: colour, strokeWidth: 1.6 }, encoding: interval },
    {
      data: { values },
      mark: {
        type: "point",
        shape,
        filled: true,
        color: colour,
        size: 34,
        opacity: 1,
      },
      encoding: { x: across, y: upright },
    },
  ];
}

/** How far each simulated mean lies from the closed form. */
export function residualLayer({ simulated }: SourcingCurve, { colour, shape }: Style): Layer {
  return {
    data: { values: simulated.map((point) => ({ month: rounded(point.rate), y: rounded(distance(point)) })) },
    mark: {
      type: "point",
      shape,
      filled: true,
      color: colour,
      size: 40,
      opacity: 1,
      stroke: "#ffffff",
      strokeWidth: 0.8,
    },
    encoding: { x: across, y: upright },
  };
}

/** A level line across the view. */
export function level(value: number, dash: readonly number[]): Layer {
  return {
    data: { values: [{ y: value }] },
    mark: { type: "rule", color: ink.quiet, strokeWidth: 1, strokeDash: [...dash] },
    encoding: { y: upright },
  };
}
