import { isMoney, moneyOf, UNIT_COSTS } from "../../money.ts";
import type { MeanInterval } from "../../statistics/meanInterval.ts";
import type { ElementaryEffects } from "./morris.ts";
import type { MeasureSensitivity, Sensitivity } from "./sensitivity.ts";
import type { Estimate, SobolAnalysis } from "./sobolIndices.ts";

/**
 * A sensitivity analysis with every amount of money in the currency of its scenario as it is. Shares of a variance have
 * no money in them; the variance has it squared. What is in a currency already stays as it is.
 */
export function sensitivityInCurrency(result: Sensitivity): Sensitivity {
  const money = moneyOf(result.scenario);
  if (result.money !== undefined || money === UNIT_COSTS) return result;
  const measures = result.measures.map((measure, serie) =>
    isMoney(result.series[serie].measure) ? measureIn(measure, money.factor) : measure,
  );
  return { ...result, money, measures };
}

function measureIn({ base, tornado, effects, sobol }: MeasureSensitivity, factor: number): MeasureSensitivity {
  return {
    base: meanIn(base, factor),
    tornado: tornado.map(({ low, high }) => ({ low: meanIn(low, factor), high: meanIn(high, factor) })),
    ...(effects === undefined ? {} : { effects: effects.map((effect) => effectIn(effect, factor)) }),
    ...(sobol === undefined ? {} : { sobol: sobolIn(sobol, factor) }),
  };
}

function effectIn({ mean, size, spread, noise }: ElementaryEffects, factor: number): ElementaryEffects {
  return { mean: meanIn(mean, factor), size: meanIn(size, factor), spread: spread * factor, noise: noise * factor };
}

function sobolIn(sobol: SobolAnalysis, factor: number): SobolAnalysis {
  return { ...sobol, variance: estimateIn(sobol.variance, factor * factor) };
}

function meanIn({ n, mean, lower, upper }: MeanInterval, factor: number): MeanInterval {
  return { n, mean: mean * factor, lower: lower * factor, upper: upper * factor };
}

function estimateIn({ value, lower, upper }: Estimate, factor: number): Estimate {
  return { value: value * factor, lower: lower * factor, upper: upper * factor };
}
