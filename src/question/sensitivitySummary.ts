import type { Sensitivity } from "../analyse/sensitivity.ts";
import { missingAsNull, orNull } from "../result/missingAsNull.ts";
import { settingValue } from "../scenario/vary.ts";
import { allWarnings, sensitivitySentences } from "../words/en/sensitivity.ts";
import { outcomeOf, rankedSettings, swingOf } from "../words/en/sensitivityRanking.ts";
import { unitIn } from "../worlds/money.ts";
import { plainSpan } from "./explorations.ts";

/** The analysis for programs, the most important setting first; missing numbers are null. */
export function sensitivitySummary(answer: Sensitivity): object {
  const { method, size, points, failed, reach, others } = answer;
  const { measure, group, unit, ...found } = plainMeasure(answer);
  return {
    measure,
    group,
    unit,
    ...plainSpan(answer),
    method,
    size,
    points,
    failed,
    range: reach ?? null,
    answer: sensitivitySentences(answer),
    warnings: allWarnings(answer),
    ...found,
    others: others.map(plainMeasure),
  };
}

/** What one measure depends on. */
function plainMeasure(answer: Sensitivity) {
  const { series, outcome, money } = answer;
  const { base, sobol } = outcomeOf(answer);
  const { measure, group } = series[outcome];
  return {
    measure,
    group,
    unit: unitIn(measure, money),
    base: missingAsNull(base),
    variance: sobol === undefined ? null : missingAsNull(sobol.variance),
    noise: sobol === undefined ? null : orNull(sobol.noise),
    settings: rankedSettings(answer).map(({ variable, bar, effect, index }) => ({
      path: variable.path,
      unit: variable.parameter.unit,
      low: settingValue(variable.parameter, variable.low),
      high: settingValue(variable.parameter, variable.high),
      asItIs: variable.asItIs,
      atLow: missingAsNull(bar.low),
      atHigh: missingAsNull(bar.high),
      swing: orNull(swingOf(bar)),
      ...(effect === undefined
        ? {}
        : {
            effect: missingAsNull(effect.mean),
            size: missingAsNull(effect.size),
            spread: orNull(effect.spread),
            chance: orNull(effect.noise),
          }),
      ...(index === undefined ? {} : { first: missingAsNull(index.first), total: missingAsNull(index.total) }),
    })),
  };
}
