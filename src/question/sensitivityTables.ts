import type { MeasureSensitivity, Sensitivity } from "../analyse/sensitivity.ts";
import type { Estimate } from "../analyse/sobolIndices.ts";
import { byText, type Cell, type Field, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { groupColumn, measureColumn, overColumn, spannedInOrder, unitColumn } from "../result/series.ts";
import { settingValue } from "../scenario/vary.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";

/** What can be said of a setting and a measure; a column of the table, so that all methods share their columns. */
type SensitivityIndex = "low" | "high" | "effect" | "size" | "spread" | "noise" | "first" | "total";

/** Unit of shares of a variance. */
const SHARE = "share of variance";

const sensitivityColumns: readonly Field[] = [
  measureColumn,
  { name: "unit", type: "string", meaning: "Unit of the value; indices are shares of the variance." },
  groupColumn,
  { name: "path", type: "string", meaning: "The setting, as --set takes it; see settings." },
  {
    name: "index",
    type: "string",
    meaning:
      "low, high: outcome at this end of the range, all else as it is, less the scenario as it is, paired. effect, size: mean effect of the whole range and mean size of it, mu*, over trajectories; spread: standard deviation of the effects, sigma; noise: what size would be by chance between worlds alone. first, total: Sobol indices as they are estimated, which by chance may lie below 0 or above 1, where no true one lies; sentences, charts and tables for people draw them back to 0 and 1.",
    categories: ["low", "high", "effect", "size", "spread", "noise", "first", "total"],
  },
  { name: "n", type: "integer", meaning: "Pairs of worlds, trajectories, or rows behind it." },
  {
    name: "value",
    type: "number",
    meaning: "The estimate, as computed: of a share it may lie a little outside 0 to 1.",
  },
  { name: "lower", type: "number", meaning: "Lower end of its 95 % interval; of a share it may lie below 0." },
  { name: "upper", type: "number", meaning: "Upper end of its 95 % interval; of a share it may lie above 1." },
  overColumn,
];

export const sensitivityShape: Shape = {
  name: "sensitivity",
  title: "What each measure depends on: one row for each measure, group, span of months, setting and index",
  fields: sensitivityColumns,
  key: ["measure", "group", "over", "path", "index"],
  precision: "full",
};

/** Everything that was found, one row for each measure, setting and index, to the last bit. */
export function sensitivityTable(result: Sensitivity): Frame {
  const paths = result.variables.map(({ path }, i) => ({ path, i })).sort((a, b) => byText(a.path, b.path));
  return frameOf(
    sensitivityShape,
    spannedInOrder(result.series, result.money).flatMap(({ measure, unit, group, index, over }) =>
      paths.flatMap(({ path, i }) =>
        rowsOf(result.measures[index], i)
          .sort((a, b) => byText(a.index, b.index))
          .map(({ index, cells }) => {
            return [measure, index === "first" || index === "total" ? SHARE : unit, group, path, index, ...cells, over];
          }),
      ),
    ),
  );
}

interface IndexRow {
  readonly index: SensitivityIndex;
  /** n, value, lower, upper. */
  readonly cells: readonly Cell[];
}

function rowsOf({ tornado, effects, sobol }: MeasureSensitivity, i: number): IndexRow[] {
  const rows: IndexRow[] = [
    { index: "low", cells: ofMean(tornado[i].low) },
    { index: "high", cells: ofMean(tornado[i].high) },
  ];
  const effect = effects?.[i];
  if (effect !== undefined) {
    const { n } = effect.size;
    rows.push({ index: "effect", cells: ofMean(effect.mean) }, { index: "size", cells: ofMean(effect.size) });
    rows.push({ index: "spread", cells: [n, effect.spread, undefined, undefined] });
    rows.push({ index: "noise", cells: [n, effect.noise, undefined, undefined] });
  }
  if (sobol !== undefined) {
    const { first, total } = sobol.indices[i];
    rows.push({ index: "first", cells: [sobol.rows, ...ofEstimate(first)] });
    rows.push({ index: "total", cells: [sobol.rows, ...ofEstimate(total)] });
  }
  return rows;
}

function ofMean({ n, mean, lower, upper }: MeanInterval): Cell[] {
  return [n, mean, lower, upper];
}

function ofEstimate({ value, lower, upper }: Estimate): Cell[] {
  return [value, lower, upper];
}

const outcomeColumns: readonly Field[] = [
  measureColumn,
  unitColumn,
  groupColumn,
  { name: "n", type: "integer", meaning: "Worlds of the scenario as it is that have a value." },
  { name: "mean", type: "number", meaning: "Mean of the scenario as it is." },
  { name: "lower", type: "number", meaning: "Lower end of its 95 % interval." },
  { name: "upper", type: "number", meaning: "Upper end of its 95 % interval." },
  { name: "rows", type: "integer", meaning: "Rows of a variance-based analysis in which every point has a value." },
  {
    name: "variance",
    type: "number",
    meaning: "Variance of the outcome over the ranges, chance between worlds taken out.",
  },
  { name: "varianceLower", type: "number", meaning: "Lower end of its 95 % interval." },
  { name: "varianceUpper", type: "number", meaning: "Upper end of its 95 % interval." },
  {
    name: "noise",
    type: "number",
    meaning: "Share of the variance of what is seen at the points that is chance between worlds.",
  },
  { name: "failed", type: "integer", meaning: "Points that failed and are left out; of all measures alike." },
  overColumn,
];

export const outcomesShape: Shape = {
  name: "outcomes",
  title: "The measures: one row for each measure, group and span of months",
  fields: outcomeColumns,
  key: ["measure", "group", "over"],
  precision: "full",
};

/** Every measure in the scenario as it is, and how much it varies over the ranges. */
export function outcomesTable(result: Sensitivity): Frame {
  return frameOf(
    outcomesShape,
    spannedInOrder(result.series, result.money).map(({ measure, unit, group, index, over }) => {
      const { base, sobol } = result.measures[index];
      const varies: Cell[] = sobol === undefined ? [] : [sobol.rows, ...ofEstimate(sobol.variance), sobol.noise];
      const missing = Array.from({ length: 5 - varies.length }, () => undefined);
      return [measure, unit, group, ...ofMean(base), ...varies, ...missing, result.failed, over];
    }),
  );
}

/** A point as `values.csv` names it. */
export const pointField: Field = {
  name: "point",
  type: "string",
  meaning:
    "base: the scenario as it is; a setting and low or high: that setting at this end of its range, all else as it is; else the number of the point of the design, from 0.",
};

const settingColumns: readonly Field[] = [
  { name: "number", type: "integer", meaning: "Place of the setting in the design, from 0." },
  { name: "path", type: "string", meaning: "The setting, as --set takes it." },
  { name: "unit", type: "string", meaning: "Its unit; shares are fractions." },
  { name: "low", type: "string", meaning: "Low end of its range." },
  { name: "high", type: "string", meaning: "High end of its range." },
  { name: "asItIs", type: "string", meaning: "What it is in the scenario; empty for a distribution." },
  { name: "meaning", type: "string", meaning: "What it means." },
];

export const settingsShape: Shape = {
  name: "settings",
  title: "The settings that are varied, and how far",
  fields: settingColumns,
  key: ["number"],
  precision: "full",
};

/** What was varied, and how far. */
export function settingsTable({ variables }: Sensitivity): Frame {
  return frameOf(
    settingsShape,
    variables.map(({ path, parameter, low, high, asItIs }, number) => {
      const ends = [settingValue(parameter, low), settingValue(parameter, high)];
      return [number, path, parameter.unit, ...ends, asItIs, parameter.meaning];
    }),
  );
}
