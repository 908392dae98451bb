import type { Sweep, SweepPoint } from "../../experiment/explore/sweep/sweep.ts";
import { unitIn } from "../../experiment/money.ts";
import { missingAsNull } from "../missingAsNull.ts";
import { sweepSentences } from "./sentences.ts";

/** The sweep for programs: missing numbers are null. */
export function sweepSummaryObject(sweep: Sweep): object {
  const { scenario, seed, replications, window, variables, series, outcome, points, base, best } = sweep;
  return {
    scenario: scenario.name,
    title: scenario.title,
    window,
    replications,
    seed,
    measure: series[outcome].measure,
    group: series[outcome].group,
    unit: unitIn(series[outcome].measure, sweep.money),
    variables: variables.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
    answer: sweepSentences(sweep),
    better: best?.better ?? null,
    best: best === undefined ? null : plainPoint(points[best.best], outcome),
    asGood: best?.asGood.map((point) => points[point].settings) ?? null,
    gainOverBase: best === undefined ? null : missingAsNull(best.overBase),
    base: plainPoint(base, outcome),
    points: points.map((point) => plainPoint(point, outcome)),
  };
}

function plainPoint({ settings, statistics, failure }: SweepPoint, outcome: number): object {
  return failure === undefined ? { settings, ...missingAsNull(statistics.of(outcome)) } : { settings, failure };
}

/** The sweep for people, as Markdown. */
export function sweepSummaryMarkdown(sweep: Sweep): string {
  const { scenario, replications, seed, window } = sweep;
  const lines = [
    `# Sweep: ${scenario.title}`,
    "",
    ...sweepSentences(sweep).flatMap((sentence) => [sentence, ""]),
    `Scenario \`${scenario.name}\`, ${replications} worlds at every point, seed \`${seed}\`, means over months ${window[0]} to ${window[1]}.`,
  ];
  return `${lines.join("\n")}\n`;
}
