import { formatNumber, tidyNumber, worlds } from "../number.ts";
import { alignedNumbers, formatInterval, numberWithin } from "../together.ts";
import type { TextTable } from "./overTime.ts";

/** Expected fill rate of one way to source, against how often a supplier is disrupted. */
export interface SourcingCurve {
  /** A few words: how many sources, of which capacity. */
  readonly label: string;
  /** Closed form, in order of rate. */
  readonly theory: readonly TheoryPoint[];
  readonly simulated: readonly SimulatedPoint[];
}

export interface TheoryPoint {
  /** Disruption rate [probability a month]. */
  readonly rate: number;
  readonly fillRate: number;
}

export interface SimulatedPoint {
  readonly rate: number;
  /** Mean over the worlds, with its 95 % interval. */
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  /** What the closed form gives for this rate, and the standard error that it gives for the mean of so many worlds. */
  readonly expected: number;
  readonly standardError: number;
}

/** The experiment behind the picture. */
export interface SourcingExperiment {
  /** At most three: the single source, then pairs. */
  readonly curves: readonly SourcingCurve[];
  /** Rate at which the title reads the curves; one of the simulated ones. */
  readonly readAt: number;
  readonly worlds: number;
  /** Months of each world that were averaged. */
  readonly months: number;
  readonly seed: string;
}

/** Titles of the axes of the chart of sources. */
export const sourcesKeys = {
  fillRate: "Expected fill rate",
  distance: "Simulation less theory, standard errors",
  rate: "disruption rate, probability a month",
} as const;

/** Distance of a simulated mean from the closed form, in standard errors. */
export function distance({ mean, expected, standardError }: SimulatedPoint): number {
  return standardError > 0 ? (mean - expected) / standardError : 0;
}

/** Title, subtitle, text alternative, foot and table of the chart of sources. */
export function sourcesWords(experiment: SourcingExperiment) {
  const title = titleOf(experiment);
  const n = worlds(experiment.worlds);
  return {
    title,
    subtitle: `Lines: closed form of independent two-state chains. Points: mean of ${n} of ${experiment.months} months, with 95 % intervals. Below: how far each point lies from its line.`,
    description: `${title}. Line chart of the expected fill rate against the disruption rate, closed form as lines and simulated means as points: ${spoken(experiment)}. Below it, how far each point lies from its line: ${farthest(experiment)} at most.`,
    foot: `Capacities for a demand of 1 · n = ${n} a point · seed ${experiment.seed} · ${experiment.months} months`,
    table: tableOf(experiment),
  };
}

function titleOf({ curves, readAt, worlds: n }: SourcingExperiment): string {
  const readings = curves.map(({ label, simulated }, index) => {
    const point = simulated.find(({ rate }) => rate === readAt);
    const delivered = point === undefined ? "-" : formatInterval(point.lower, point.upper, true);
    return index === 0 ? `${label} delivers ${delivered}` : `${label} ${delivered}`;
  });
  const rate = tidyNumber(readAt, 3);
  const read = `t a disruption rate of ${rate}, ${readings.join(", ")} (${worlds(n)})`;
  return paysBySpare({ curves, readAt }) ? `A second source pays by its spare capacity: a${read}` : `A${read}`;
}

/** True where the last pair, that with spare capacity, clearly delivers more than all before it at the rate that is read. */
function paysBySpare({ curves, readAt }: Pick<SourcingExperiment, "curves" | "readAt">): boolean {
  const points = curves.flatMap(({ simulated }) => simulated.filter(({ rate }) => rate === readAt));
  const [spare, ...others] = points.toReversed();
  return others.length > 0 && others.every(({ upper }) => spare.lower > upper);
}

function spoken({ curves }: SourcingExperiment): string {
  return curves
    .map(({ label, theory }) => {
      const first = theory[0];
      const last = theory[theory.length - 1];
      const [from, to] = alignedNumbers([first.fillRate, last.fillRate], true);
      return `${label} from ${from} at ${tidyNumber(first.rate, 3)} to ${to} at ${tidyNumber(last.rate, 3)}`;
    })
    .join("; ");
}

function farthest({ curves }: SourcingExperiment): string {
  const all = curves.flatMap(({ simulated }) => simulated.map((point) => Math.abs(distance(point))));
  return `${formatNumber(Math.max(0, ...all))} standard errors`;
}

function tableOf({ curves }: SourcingExperiment): TextTable {
  const rates = curves[0].simulated.map(({ rate }) => rate);
  return {
    columns: ["Disruption rate", ...curves.flatMap(({ label }) => [`${label}, theory`, `${label}, simulated`])],
    rows: rates.map((rate, at) => [
      tidyNumber(rate, 3),
      ...curves.flatMap(({ simulated }) => {
        const { expected, lower, upper } = simulated[at];
        const { value, range } = numberWithin(expected, lower, upper, true);
        return [value, range];
      }),
    ]),
  };
}
