import type { Chart, ChartTable, Layer, Provenance, View } from "../chart.ts";
import { AXIS_ROOM, composeChart } from "../draw/composeChart.ts";
import { endLabelLayers } from "../draw/endLabels.ts";
import { type Scale, valueScale } from "../draw/scale.ts";
import { fontSize, ink } from "../draw/theme.ts";
import { formatInterval, formatNumber, listed, rounded, worlds } from "../read/formatNumber.ts";

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

const WIDTH = 556;
/** Room between the last points and the labels [px]. */
const CLEAR = 10;
const HEIGHT = 290;
const RESIDUAL_HEIGHT = 96;
const X_TITLE = "disruption rate, probability a month";

const styles = [
  { colour: "#000000", dash: [1, 0], shape: "circle" },
  { colour: "#d55e00", dash: [7, 3], shape: "triangle-up" },
  { colour: "#0072b2", dash: [2, 2], shape: "square" },
] as const;
type Style = (typeof styles)[number];

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
    return index === 0 ? `${label} delivers ${delivered} of demand` : `${label} deliver ${delivered}`;
  });
  return `A second source pays by its spare capacity: with a disruption rate of ${formatNumber(readAt)} a month, ${listed(readings)} (95 %, ${worlds(n)})`;
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

/** Distance of a simulated mean from the closed form, in standard errors. */
function distance({ mean, expected, standardError }: SimulatedPoint): number {
  return standardError > 0 ? (mean - expected) / standardError : 0;
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
    ...endLabelLayers(labels, scale, ratesOf(experiment).high, HEIGHT, CLEAR),
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

interface Axes {
  readonly title: string;
  readonly percent: boolean;
  readonly xTitle: string;
}

/** Draws nothing; owns the axes. */
function axes({ title, percent, xTitle }: Axes, rates: Scale, values: Scale): Layer {
  const level = { titleAngle: 0, titleAlign: "left", titleAnchor: "start", titleBaseline: "bottom" } as const;
  const look = { titleX: -AXIS_ROOM, titleY: -12, titleColor: ink.text, titleFontWeight: "bold" } as const;
  return {
    data: { values: [{ month: rates.low, y: values.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "month",
        type: "quantitative",
        scale: { domain: [rates.low, rates.high], nice: false, zero: false },
        axis: {
          values: [...rates.ticks],
          format: ",~r",
          grid: false,
          labelFlush: false,
          title: xTitle,
          titlePadding: 4,
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [values.low, values.high], nice: false, zero: false },
        axis: {
          values: [...values.ticks],
          ...(percent ? { labelExpr: "format(datum.value * 100, ',~r') + ' %'" } : { format: ",~r" }),
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title,
          titleFontSize: fontSize.panel,
          ...level,
          ...look,
        },
      },
    },
  };
}

/** Layers share the field of the common end labels, `month`, for what stands on the level axis: here the rate. */
const across = { field: "month", type: "quantitative" } as const;
const upright = { field: "y", type: "quantitative" } as const;

function theoryLayer({ theory }: SourcingCurve, { colour, dash }: Style): Layer {
  return {
    data: { values: theory.map(({ rate, fillRate }) => ({ month: rounded(rate), y: rounded(fillRate) })) },
    mark: { type: "line", color: colour, strokeWidth: 1.8, strokeDash: [...dash] },
    encoding: { x: across, y: upright },
  };
}

function simulatedLayers({ simulated }: SourcingCurve, { colour, shape }: Style): Layer[] {
  const values = simulated.map(({ rate, mean, lower, upper }) => ({
    month: rounded(rate),
    y: rounded(mean),
    lower: rounded(lower),
    upper: rounded(upper),
  }));
  const interval = { x: across, y: { field: "lower", type: "quantitative" }, y2: { field: "upper" } } as const;
  return [
    { data: { values }, mark: { type: "rule", color: colour, strokeWidth: 1.6 }, encoding: interval },
    {
      data: { values },
      mark: {
        type: "point",
        shape,
        filled: true,
        color: colour,
        size: 34,
        opacity: 1,
      },
      encoding: { x: across, y: upright },
    },
  ];
}

function residualLayer({ simulated }: SourcingCurve, { colour, shape }: Style): Layer {
  return {
    data: { values: simulated.map((point) => ({ month: rounded(point.rate), y: rounded(distance(point)) })) },
    mark: {
      type: "point",
      shape,
      filled: true,
      color: colour,
      size: 40,
      opacity: 1,
      stroke: "#ffffff",
      strokeWidth: 0.8,
    },
    encoding: { x: across, y: upright },
  };
}

function level(value: number, dash: readonly number[]): Layer {
  return {
    data: { values: [{ y: value }] },
    mark: { type: "rule", color: ink.quiet, strokeWidth: 1, strokeDash: [...dash] },
    encoding: { y: upright },
  };
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
