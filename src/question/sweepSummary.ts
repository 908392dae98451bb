import { z } from "zod";
import type { Sweep, SweepPoint } from "../analyse/sweep.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import { sweepSentences } from "../words/en/sweep.ts";
import { unitIn } from "../worlds/money.ts";

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

/** What decides a sweep beside scenario, seed, worlds and window, as its manifest has it. */
export const sweepDesignSchema = z.object({
  design: z.enum(["grid", "lhs", "sobol"]),
  /** How many points there are beside the scenario as it is. */
  points: z.int().min(1),
  vary: z
    .array(z.object({ path: z.string(), low: z.number(), high: z.number(), levels: z.array(z.string()).readonly() }))
    .min(1),
  /** Measure and group that the answer is about, e.g. `buyerValue:all`. */
  measure: z.string(),
  /** Which way is better, where it was asked for. */
  better: z.enum(["lower", "higher"]).nullable(),
});

export type SweepDesign = z.infer<typeof sweepDesignSchema>;
