import type { Layer } from "../chart.ts";
import { AXIS_ROOM } from "./composeChart.ts";
import { monthScale, type Scale } from "./scale.ts";
import { fontSize, ink } from "./theme.ts";

/** The axes of a view over months. */
export interface Frame {
  /** What is measured, with its unit: the title of the value axis, written level above the view. */
  readonly title: string;
  readonly monthTitle: string;
  /** Ticks below and the Vega expression of their labels, where they are not round numbers of months. */
  readonly monthAxis?: { readonly ticks: readonly number[]; readonly label: string };
  readonly first: number;
  readonly last: number;
  readonly percent?: boolean;
}

/** Draws nothing; owns the axes, so that every other layer only shares their scales. */
export function frameLayer(frame: Frame, values: Scale): Layer {
  const months = monthScale(frame.first, frame.last, 5);
  return {
    data: { values: [{ month: months.low, y: values.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "month",
        type: "quantitative",
        scale: { domain: [months.low, months.high], nice: false, zero: false },
        axis: {
          values: [...(frame.monthAxis?.ticks ?? months.ticks)],
          tickCount: months.ticks.length,
          ...(frame.monthAxis === undefined ? { format: "d" } : { labelExpr: frame.monthAxis.label }),
          grid: false,
          labelFlush: false,
          title: frame.monthTitle,
          titlePadding: 4,
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [values.low, values.high], nice: false, zero: false },
        axis: {
          values: [...values.ticks],
          tickCount: values.ticks.length,
          ...(frame.percent
            ? { labelExpr: "format(datum.value * 100, ',~r') + ' %'" }
            : { labelExpr: "format(datum.value, ',~r')" }),
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title: frame.title,
          ...LEVEL_TITLE,
        },
      },
    },
  };
}

/** An axis title that is read without turning the head. */
export const LEVEL_TITLE = {
  titleAngle: 0,
  titleAlign: "left",
  titleAnchor: "start",
  titleBaseline: "bottom",
  titleX: -AXIS_ROOM,
  titleY: -12,
  titleColor: ink.text,
  titleFontSize: fontSize.panel,
  titleFontWeight: "bold",
} as const;
