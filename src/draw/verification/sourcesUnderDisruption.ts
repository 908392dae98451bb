import { formatInterval, formatNumber, worlds } from "../../words/number.ts";
import { type Chart, type ChartTable, composeChart, type Provenance } from "../chart.ts";
import { endLabels, type Layer, type View } from "../marks.ts";
import { type Scale, valueScale } from "../scale.ts";
import { ink } from "../theme.ts";
import {
  axes,
  distance,
  level,
  residualLayer,
  type SourcingCurve,
  simulatedLayers,
  styles,
  theoryLayer,
} from "./sourcingCurve.ts";

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

const WIDTH = 556;
/** Room between the last points and the labels [px]. */
const CLEAR = 10;
const HEIGHT = 290;
const RESIDUAL_HEIGHT = 96;
const X_TITLE = "disruption rate, probability a month";

/** Verification: fill rate of one and of two sources under independent disruptions, theory over simulation. */
export function sourcesUnderDisruption(experiment: SourcingExperiment, provenance: Provenance): Chart {
  const title = finding(experiment);
  const description = `${title}. Line chart of the expected fill rate against the disruption rate, closed form as lines and simulated means as points: ${spoken(experiment)}. Below it, how far each point lies from its line: ${farthest(experiment)} at most.`;
  return {
    id: "sources-under-disruption",
    title,
    description,
    table: tableOf(experiment),
    spec: composeChart({
      title,
      subtitle: `Lines: closed form of independent two-state chains. Points: mean of ${worlds(experiment.worlds)} of ${experiment.months} months, with 95 % intervals. Below: how far each point lies from its line.`,
      description,
      provenance,
      foot: `Capacities for a demand of 1 · n = ${worlds(experiment.worlds)} a point · seed ${experiment.seed} · ${experiment.months} months`,
      views: [fillRateView(experiment), residualView(experiment)],
    }),
  };
}

function finding({ curves, readAt, worlds: n }: SourcingExperiment): string {
  const readings = curves.map(({ label, simulated }, index) => {
    const point = simulated.find(({ rate }) => rate === readAt);
    const delivered = point === undefined ? "-" : formatInterval(point.lower, point.upper, true);
    return index === 0 ? `${label} delivers ${delivered}` : `${label} ${delivered}`;
  });
  const rate = formatNumber(readAt);
  return `A second source pays by its spare capacity: at a disruption rate of ${rate}, ${readings.join(", ")} (${worlds(n)})`;
}

function spoken({ curves }: SourcingExperiment): string {
  return curves
    .map(({ label, theory }) => {
      const first = theory[0];
      const last = theory[theory.length - 1];
      return `${label} from ${formatNumber(first.fillRate, true)} at ${formatNumber(first.rate)} to ${formatNumber(last.fillRate, true)} at ${formatNumber(last.rate)}`;
    })
    .join("; ");
}

function farthest({ curves }: SourcingExperiment): string {
  const all = curves.flatMap(({ simulated }) => simulated.map((point) => Math.abs(distance(point))));
  return `${formatNumber(Math.max(0, ...all))} standard errors`;
}

function fillRateView(experiment: SourcingExperiment): View {
  const { curves } = experiment;
  const shown = curves.flatMap(({ theory, simulated }) => [
    ...theory.map((point) => point.fillRate),
    ...simulated.flatMap((point) => [point.lower, Math.min(1, point.upper)]),
  ]);
  const scale = valueScale([...shown, 1], false) ?? { low: 0, high: 1, ticks: [0, 1] };
  const labels = curves.map(({ label, theory }, index) => ({
    text: label,
    value: theory[theory.length - 1].fillRate,
    colour: ink.text,
    shape: styles[index].shape,
    shapeColour: styles[index].colour,
  }));
  const layer: Layer[] = [
    axes({ title: "Expected fill rate", percent: true, xTitle: "" }, ratesOf(experiment), scale),
    ...curves.map((curve, index) => theoryLayer(curve, styles[index])),
    ...curves.flatMap((curve, index) => simulatedLayers(curve, styles[index])),
    ...endLabels(labels, scale, { month: ratesOf(experiment).high }, HEIGHT, CLEAR),
  ];
  return { width: WIDTH, height: HEIGHT, layer };
}

function residualView(experiment: SourcingExperiment): View {
  const { curves } = experiment;
  const scale = { low: -4, high: 4, ticks: [-4, -2, 0, 2, 4] };
  const title = "Simulation less theory, standard errors";
  const layer: Layer[] = [
    axes({ title, percent: false, xTitle: X_TITLE }, ratesOf(experiment), scale),
    level(0, [1, 0]),
    level(-2, [2, 3]),
    level(2, [2, 3]),
    ...curves.map((curve, index) => residualLayer(curve, styles[index])),
  ];
  return { width: WIDTH, height: RESIDUAL_HEIGHT, layer };
}

function ratesOf({ curves }: SourcingExperiment): Scale {
  const rates = curves.flatMap(({ theory }) => theory.map(({ rate }) => rate));
  return valueScale(rates, true) ?? { low: 0, high: 1, ticks: [0, 1] };
}

function tableOf({ curves }: SourcingExperiment): ChartTable {
  const rates = curves[0].simulated.map(({ rate }) => rate);
  return {
    columns: ["Disruption rate", ...curves.flatMap(({ label }) => [`${label}, theory`, `${label}, simulated`])],
    rows: rates.map((rate, at) => [
      formatNumber(rate),
      ...curves.flatMap(({ simulated }) => {
        const { expected, lower, upper } = simulated[at];
        return [formatNumber(expected, true), formatInterval(lower, upper, true)];
      }),
    ]),
  };
}
