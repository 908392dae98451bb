import {
  distance,
  type SourcingCurve,
  type SourcingExperiment,
  sourcesKeys,
  sourcesWords,
} from "../words/en/sources.ts";
import { rounded } from "../words/number.ts";
import { type Chart, drawChart, type Provenance } from "./chart.ts";
import {
  type Axis,
  axes,
  dots,
  type EndLabel,
  endLabels,
  type Layer,
  level,
  line,
  PERCENT,
  panel,
  rule,
  upFrom,
  type View,
  x,
  y,
} from "./marks.ts";
import { type Scale, valueScale } from "./scale.ts";
import { ink } from "./theme.ts";

/** How the curves are drawn, in their order. */
const styles = [
  { colour: "#000000", dash: [1, 0], shape: "circle" },
  { colour: "#d55e00", dash: [7, 3], shape: "triangle-up" },
  { colour: "#0072b2", dash: [2, 2], shape: "square" },
] as const;
type Style = (typeof styles)[number];

const WIDTH = 556;
const HEIGHT = 290;
const RESIDUAL_HEIGHT = 96;
/** Room between the last points and the labels [px]. */
const CLEAR = 10;
/** A scale where there is nothing to draw. */
const EMPTY: Scale = { low: 0, high: 1, ticks: [0, 1] };

/** Verification: fill rate of one and of two sources under independent disruptions, theory over simulation. */
export function sourcesUnderDisruption(experiment: SourcingExperiment, provenance: Provenance): Chart {
  const words = sourcesWords(experiment);
  return drawChart("sources-under-disruption", words, [fillRateView(experiment), residualView(experiment)], provenance);
}

function ratesAxis({ curves }: SourcingExperiment, title: string): Axis {
  const rates = curves.flatMap(({ theory }) => theory.map(({ rate }) => rate));
  return { scale: valueScale(rates, true) ?? EMPTY, title, labels: { format: ",~r" } };
}

/** The closed forms as lines, simulated means as points on their intervals. */
function fillRateView(experiment: SourcingExperiment): View {
  const { curves } = experiment;
  const shown = curves.flatMap(({ theory, simulated }) => [
    ...theory.map(({ fillRate }) => fillRate),
    ...simulated.flatMap(({ lower, upper }) => [lower, Math.min(1, upper)]),
  ]);
  const scale = valueScale([...shown, 1], false) ?? EMPTY;
  const rates = ratesAxis(experiment, "");
  const labels = curves.map(
    ({ label, theory }, index): EndLabel => ({
      text: label,
      value: theory[theory.length - 1].fillRate,
      colour: ink.text,
      shape: styles[index].shape,
      shapeColour: styles[index].colour,
    }),
  );
  return panel({ width: WIDTH, height: HEIGHT }, [
    axes(rates, { scale, title: sourcesKeys.fillRate, labels: PERCENT }),
    ...curves.map((curve, index) => theoryLayer(curve, styles[index])),
    ...curves.flatMap((curve, index) => simulatedLayers(curve, styles[index])),
    ...endLabels(labels, scale, { x: rates.scale.high }, HEIGHT, CLEAR),
  ]);
}

function theoryLayer({ theory }: SourcingCurve, { colour, dash }: Style): Layer {
  const rows = theory.map(({ rate, fillRate }) => ({ x: rounded(rate), y: rounded(fillRate) }));
  return line({ x, y }, { color: colour, strokeWidth: 1.8, strokeDash: [...dash] }, rows);
}

function simulatedLayers({ simulated }: SourcingCurve, { colour: color, shape }: Style): Layer[] {
  const rows = simulated.map(({ rate, mean, lower, upper }) => ({
    x: rounded(rate),
    y: rounded(mean),
    lower: rounded(lower),
    upper: rounded(upper),
  }));
  return [
    rule({ x, ...upFrom("lower", "upper") }, { color, strokeWidth: 1.6 }, rows),
    dots({ x, y }, { shape, filled: true, color, size: 34, opacity: 1 }, rows),
  ];
}

/** How far each simulated mean lies from the closed form. */
function residualView(experiment: SourcingExperiment): View {
  const scale = { low: -4, high: 4, ticks: [-4, -2, 0, 2, 4] };
  const levelLine = (value: number, dash: readonly number[]) =>
    level(value, { color: ink.quiet, strokeWidth: 1, strokeDash: [...dash] });
  return panel({ width: WIDTH, height: RESIDUAL_HEIGHT }, [
    axes(ratesAxis(experiment, sourcesKeys.rate), { scale, title: sourcesKeys.distance, labels: { format: ",~r" } }),
    levelLine(0, [1, 0]),
    levelLine(-2, [2, 3]),
    levelLine(2, [2, 3]),
    ...experiment.curves.map((curve, index) => residualLayer(curve, styles[index])),
  ]);
}

function residualLayer({ simulated }: SourcingCurve, { colour: color, shape }: Style): Layer {
  const rows = simulated.map((point) => ({ x: rounded(point.rate), y: rounded(distance(point)) }));
  const look = { shape, filled: true, color, size: 40, opacity: 1, stroke: "#ffffff", strokeWidth: 0.8 };
  return dots({ x, y }, look, rows);
}
