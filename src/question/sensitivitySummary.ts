import type { Sensitivity } from "../analyse/sensitivity.ts";
import { missingAsNull, orNull } from "../result/missingAsNull.ts";
import { settingValue } from "../scenario/vary.ts";
import { outcomeOf, rankedSettings, sensitivitySentences, swingOf } from "../words/en/sensitivity.ts";
import { sampleWarnings } from "../words/en/sensitivityCautions.ts";
import { unitIn } from "../worlds/money.ts";

/** The analysis for programs, the most important setting first; missing numbers are null. */
export function sensitivitySummaryObject(result: Sensitivity): object {
  const { scenario, seed, replications, window, method, size, points, failed, series, outcome, money, reach } = result;
  const { base, sobol } = outcomeOf(result);
  return {
    scenario: scenario.name,
    title: scenario.title,
    window,
    replications,
    seed,
    measure: series[outcome].measure,
    group: series[outcome].group,
    unit: unitIn(series[outcome].measure, money),
    method,
    size,
    points,
    failed,
    range: reach ?? null,
    answer: sensitivitySentences(result),
    warnings: sampleWarnings(result),
    base: missingAsNull(base),
    variance: sobol === undefined ? null : missingAsNull(sobol.variance),
    noise: sobol === undefined || Number.isNaN(sobol.noise) ? null : sobol.noise,
    settings: rankedSettings(result).map(({ variable, bar, effect, index }) => ({
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

/** The analysis for people, as Markdown. */
export function sensitivitySummaryMarkdown(result: Sensitivity): string {
  const { scenario, replications, seed, window, points } = result;
  const lines = [
    `# Sensitivity: ${scenario.title}`,
    "",
    ...sensitivitySentences(result).flatMap((sentence) => [sentence, ""]),
    `Scenario \`${scenario.name}\`, ${points} points, ${replications} worlds at every point, seed \`${seed}\`, means over months ${window[0]} to ${window[1]}.`,
  ];
  return `${lines.join("\n")}\n`;
}
