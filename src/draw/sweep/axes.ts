import type { Layer } from "../marks.ts";
import type { Scale } from "../scale.ts";
import { AXIS_ROOM, LEVEL_TITLE } from "../theme.ts";
import type { VariableAxis } from "./variableAxis.ts";

/** Layers share the field of the common end labels, `month`, for what stands on the level axis: here the variable. */
export const across = { field: "month", type: "quantitative" } as const;
export const upright = { field: "y", type: "quantitative" } as const;

/** Draws nothing; owns the axes of a view over a variable. */
export function variableFrame(
  axis: VariableAxis,
  values: Scale,
  { title, percent }: { readonly title: string; readonly percent: boolean },
): Layer {
  const number = percent ? "format(datum.value * 100, ',~r') + ' %'" : "format(datum.value, ',~r')";
  return {
    data: { values: [{ month: axis.scale.low, y: values.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        ...across,
        scale: { domain: [axis.scale.low, axis.scale.high], nice: false, zero: false },
        axis: levelAxis(axis),
      },
      y: {
        ...upright,
        scale: { domain: [values.low, values.high], nice: false, zero: false },
        axis: {
          values: [...values.ticks],
          tickCount: values.ticks.length,
          labelExpr: number,
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title,
          ...LEVEL_TITLE,
        },
      },
    },
  };
}

/** The axis of a variable, below a view. */
export function levelAxis(axis: VariableAxis) {
  return {
    values: [...axis.scale.ticks],
    tickCount: axis.scale.ticks.length,
    labelExpr: labelsOf(axis),
    labelLimit: 90,
    labelOverlap: true,
    grid: false,
    labelFlush: false,
    title: axis.title,
    titlePadding: 4,
  };
}

/** Vega expression that gives each tick its label. */
export function labelsOf({ scale, labels }: VariableAxis): string {
  const named = Object.fromEntries(scale.ticks.map((tick, index) => [String(tick), labels[index]]));
  return `${JSON.stringify(named)}[datum.value]`;
}
