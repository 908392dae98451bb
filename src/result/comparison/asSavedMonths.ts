import type { ArmMonths, MonthlyMeans } from "../../worlds/result.ts";
import { keptNumber } from "../frame.ts";

/** Worlds that a run saves month by month. */
const SAVED_WORLDS = 50;

/** The months of an arm as a run of its own would have saved them: the first worlds, and seven digits. */
export function asSavedMonths({ series, months, means, worlds, values }: ArmMonths): ArmMonths {
  const kept = Math.min(worlds, SAVED_WORLDS);
  const cells = months * series.length;
  const saved = Float64Array.from({ length: kept * cells }, (_, at) => savedNumber(values[at]));
  return { series, months, means: savedMeans(means), worlds: kept, values: saved };
}

function savedMeans({ n, mean, lower, upper }: MonthlyMeans): MonthlyMeans {
  return { n, mean: mean.map(savedNumber), lower: lower.map(savedNumber), upper: upper.map(savedNumber) };
}

/** Files know one zero, without a sign. */
function savedNumber(value: number): number {
  return Number.isFinite(value) ? keptNumber(value, "short") + 0 : value;
}
