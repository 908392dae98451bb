import type { MonthlyStatistics } from "../../worlds/result.ts";
import type { Field } from "../frame.ts";

export type Statistic = keyof MonthlyStatistics;

const meanings: Readonly<Record<Statistic, string>> = {
  n: "Worlds in which the measure had a value in this month.",
  mean: "Mean over worlds.",
  lower:
    "Lower end of the 95 % interval of the mean, as computed: of a share it may lie below 0, where what people read stops.",
  upper:
    "Upper end of the 95 % interval of the mean, as computed: of a share it may lie above 1, where what people read stops.",
  p05: "5 % of the worlds lie below.",
  p25: "25 % of the worlds lie below.",
  p50: "Median of the worlds.",
  p75: "75 % of the worlds lie below.",
  p95: "95 % of the worlds lie below.",
};
/** Statistics over worlds in the order in which tables have them. */
export const statistics: readonly Statistic[] = ["n", "mean", "lower", "upper", "p05", "p25", "p50", "p75", "p95"];

export const statisticColumns: readonly Field[] = statistics.map((name) => ({
  name,
  type: name === "n" ? "integer" : "number",
  meaning: meanings[name],
}));
