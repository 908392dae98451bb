import type { Comparison, MonthlyStatistics, ScenarioResult, SingleWorld } from "../../worlds/result.ts";
import { keptNumber } from "../frame.ts";
import { isSaved } from "../tables/worlds.ts";

/**
 * A comparison with the numbers that a result folder keeps: seven significant digits of statistics and single
 * worlds, every bit of the means that pairs are made of. Charts, answer and page are made from this, so that
 * they never disagree with the files, and come out the same when they are made again from a folder.
 */
export function asSaved(comparison: Comparison): Comparison {
  const { result, reference } = comparison;
  return {
    ...comparison,
    result: savedResult(result),
    ...(reference === undefined ? {} : { reference: savedResult(reference) }),
  };
}

function savedResult(result: ScenarioResult): ScenarioResult {
  const { monthly, sinceEntry, singleWorlds } = result;
  return {
    ...result,
    monthly: savedStatistics(monthly),
    sinceEntry: { ...sinceEntry, statistics: savedStatistics(sinceEntry.statistics) },
    singleWorlds: singleWorlds.map((world) => savedWorld(world, result)),
  };
}

function savedStatistics(statistics: MonthlyStatistics): MonthlyStatistics {
  const { n, mean, lower, upper, p05, p25, p50, p75, p95 } = statistics;
  return {
    n,
    mean: savedNumbers(mean),
    lower: savedNumbers(lower),
    upper: savedNumbers(upper),
    p05: savedNumbers(p05),
    p25: savedNumbers(p25),
    p50: savedNumbers(p50),
    p75: savedNumbers(p75),
    p95: savedNumbers(p95),
  };
}

function savedNumbers(values: Float64Array): Float64Array {
  return values.map(savedNumber);
}

/** A number as tables of seven significant digits keep it; files know one zero, without a sign. */
export function savedNumber(value: number): number {
  return value === 0 || Number.isNaN(value) ? value + 0 : keptNumber(value, "short");
}

/** Series that are not saved become missing. */
function savedWorld({ replication, values }: SingleWorld, { series, scenario }: ScenarioResult): SingleWorld {
  const kept = new Float64Array(values.length).fill(Number.NaN);
  for (const [place, serie] of series.entries()) {
    if (!isSaved(serie, scenario)) continue;
    for (let at = place; at < values.length; at += series.length) kept[at] = savedNumber(values[at]);
  }
  return { replication, values: kept };
}
