import type { Sweep } from "../../analyse/sweep.ts";
import { closeReach, rankedPoints, type ShownSeries, tellsApart, valueIn } from "../../words/en/sweep.ts";
import { inkOn, shadeAt } from "./ramp.ts";
import type { VariableAxis } from "./variableAxis.ts";

/** A cell of a heat map, at whole numbers of both axes. */
export interface HeatCell {
  readonly column: number;
  readonly row: number;
  readonly fill: string;
  /** The number without its unit; a cross for a point that failed. */
  readonly text: string;
  readonly ink: string;
  readonly standing: "best" | "as good" | "other";
}

/** What the colours mean. */
export interface HeatColours {
  /** Values of the model at the light and at the dark end. */
  readonly light: number;
  readonly dark: number;
  /** Whether there are cells beyond the light end. */
  readonly isCut: boolean;
}

const FAILED = { fill: "#ffffff", text: "×", ink: "#595959", standing: "other" } as const;

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

export function heatCells(
  sweep: Sweep,
  axes: readonly [VariableAxis, VariableAxis],
  { light, dark }: HeatColours,
  shown: ShownSeries,
): HeatCell[] {
  const { points, outcome, best } = sweep;
  const isCompared = tellsApart(sweep);
  return points.map(({ settings, statistics, index }) => {
    const [column, row] = axes.map((axis, i) => axis.place(valueIn(settings[i])));
    const mean = statistics.of(outcome).mean;
    if (!Number.isFinite(mean)) return { column, row, ...FAILED };
    const fill = shadeAt(dark === light ? 0.5 : (mean - light) / (dark - light));
    const standing =
      index === best?.best ? "best" : isCompared && best?.behind[index]?.worse === false ? "as good" : "other";
    return { column, row, fill, text: shown.value(mean).replace(" %", ""), ink: inkOn(fill), standing };
  });
}
