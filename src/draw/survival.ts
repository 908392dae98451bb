import { type Ledger, ledgers, type SurvivalRate, survivalOverWorlds, type Weighting } from "../analyse/survival.ts";
import { type Age, ages } from "../model/linkBook.ts";
import { foot } from "../words/en/chart.ts";
import { shownRates, survivalKeys, survivalWords, whyNoSurvival } from "../words/en/survival.ts";
import { rounded } from "../words/number.ts";
import type { Comparison } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { type KeyItem, keyView } from "./key.ts";
import {
  axes,
  band,
  called,
  dots,
  type EndLabel,
  endLabels,
  type Layer,
  line,
  PERCENT,
  panel,
  type Row,
  rule,
  upFrom,
  type View,
  x,
  y,
} from "./marks.ts";
import { shortenText } from "./textWidth.ts";
import { fontSize, ink, REFERENCE_DASH } from "./theme.ts";

interface CurveStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly shape: string;
}

const ownStyle: CurveStyle = { colour: ink.scenario, width: 2.4, dash: [1, 0], shape: "circle" };
const referenceStyle: CurveStyle = { colour: ink.reference, width: 1.8, dash: REFERENCE_DASH, shape: "circle" };
/** How a real ledger is drawn. Purples belong to what is real; no kind of supplier has them. */
export const ledgerStyles: readonly (CurveStyle & { readonly aside: number })[] = [
  { colour: "#6a3d7c", width: 1.8, dash: [7, 3], shape: "diamond", aside: -0.11 },
  { colour: "#c0599a", width: 1.8, dash: [2, 2], shape: "triangle-down", aside: 0.11 },
];

/** Chart 9: how many links outlive a year, by their age, beside real ledgers; undefined for a short run. */
export function survival({ result, reference, referenceLabel }: Comparison, provenance: Provenance): Chart | undefined {
  if (whyNoSurvival(result) !== undefined) return undefined;
  const words = survivalWords(result);
  const rates = survivalOverWorlds(result.survival);
  const others = reference === undefined ? [] : survivalOverWorlds(reference.survival);
  const referenceNamed = reference && shortenText(referenceLabel, fontSize.label, 200);
  const curves = (weighting: Weighting) =>
    curvePanel(weighting, shownRates(rates, weighting), shownRates(others, weighting), referenceNamed);
  return drawChart(
    "survival",
    { ...words, foot: foot(result, words.foot) },
    [...keyView(keyItems(referenceNamed)), panelGrid([curves("spend"), curves("count")])],
    provenance,
  );
}

function keyItems(referenceLabel?: string): KeyItem[] {
  const { shape, colour, dash } = referenceStyle;
  const simulated = { label: survivalKeys.simulated, colour: ink.scenario, width: ownStyle.width, shape };
  const real = ledgers.map(({ buyer }, place): KeyItem => {
    const { width: _, aside, ...look } = ledgerStyles[place];
    return { label: survivalKeys.ledger(buyer), sample: "line", ...look };
  });
  return [
    { ...simulated, sample: "line" },
    ...(referenceLabel === undefined ? [] : [{ label: referenceLabel, sample: "line" as const, colour, dash, shape }]),
    ...real,
  ];
}

/** Place of links of unknown age, apart from those that have one. */
const APART = 5.3;
const SIZE = { width: 232, height: 230 };

/** Where an age stands on the axis below. */
function placeOf(age: Age): number {
  return age === "start" ? APART : ages.indexOf(age) + 1;
}

type Rate = Omit<SurvivalRate, "weighting">;

/** One weighting: the simulated curve with its interval, the reference, and the real ledgers. */
function curvePanel(
  weighting: Weighting,
  own: readonly Rate[],
  reference: readonly Rate[],
  referenceName: string | undefined,
): View {
  const scale = { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };
  const years = { low: 0.7, high: APART + 0.3, ticks: [1, 2, 3, 4, APART] };
  const labelExpr = `datum.value > ${APART - 0.5} ? '${survivalKeys.unknown}' : datum.value == 4 ? '4+' : format(datum.value, 'd')`;
  return panel(SIZE, [
    axes(
      { scale: years, title: survivalKeys.axis, labels: { labelExpr } },
      { scale, title: survivalKeys[weighting], labels: PERCENT },
    ),
    ...ledgers.flatMap((ledger, place) => (weighting === "spend" ? spendLayers : countLayers)(ledger, place)),
    ...curveLayers(reference, referenceName, referenceStyle),
    ...intervalBand(own),
    ...curveLayers(own, survivalKeys.simulated, ownStyle),
    ...endLabels(labelsOf(own, weighting), scale, { x: years.high }, SIZE.height),
  ]);
}

/** A line through the ages that are known, and points, that of unknown age too. */
function curveLayers(
  rates: readonly Rate[],
  name: string | undefined,
  { colour, width, dash, shape }: CurveStyle,
  aside = 0,
): Layer[] {
  const row = ({ age, survival }: Rate): Row => ({ x: rounded(placeOf(age) + aside), y: rounded(survival) });
  const known = rates.filter(({ age }) => age !== "start");
  const look = { color: colour, strokeWidth: width, strokeDash: [...dash] };
  const through = called(name, line({ x, y }, look, known.map(row)));
  const points = called(name, dots({ x, y }, pointLook(shape, colour), rates.map(row)));
  return [...(known.length < 2 ? [] : [through]), ...(rates.length === 0 ? [] : [points])];
}

function pointLook(shape: string, color: string) {
  return { opacity: 1, size: 46, shape, color };
}

/** The interval of the simulated curve. */
function intervalBand(own: readonly Rate[]): Layer[] {
  const known = own.filter(({ age, lower }) => age !== "start" && Number.isFinite(lower));
  if (known.length < 2) return [];
  const rows = known.map(({ age, lower, upper }) => ({ x: placeOf(age), low: rounded(lower), high: rounded(upper) }));
  const interval = band({ x, ...upFrom("low", "high") }, { color: ink.band, opacity: 0.34 }, rows);
  return [called(survivalKeys.simulated, interval)];
}

/** A ledger weighted by spend: its curve, with upright intervals. */
function spendLayers({ bySpend, buyer }: Ledger, place: number): Layer[] {
  const { aside, ...style } = ledgerStyles[place];
  const rows = bySpend.map(({ age, lower, upper }) => ({
    x: rounded(placeOf(age) + aside),
    low: rounded(lower),
    high: rounded(upper),
  }));
  const look = { color: style.colour, strokeWidth: 1.4, opacity: 0.8 };
  const name = survivalKeys.ledger(buyer);
  return [called(name, rule({ x, ...upFrom("low", "high") }, look, rows)), ...curveLayers(bySpend, name, style, aside)];
}

/** A ledger by number: the range of its years, with its mark in the middle. */
function countLayers({ byCount, buyer }: Ledger, place: number): Layer[] {
  const { aside, colour, shape } = ledgerStyles[place];
  const rows = byCount.map(({ age, low, high }) => ({ x: rounded(placeOf(age) + aside), low, high }));
  const middles = byCount.map(({ low, high }, index) => ({ x: rows[index].x, y: rounded((low + high) / 2) }));
  const look = { color: colour, strokeWidth: 5, opacity: 0.45 };
  const name = survivalKeys.ledger(buyer);
  return [
    called(name, rule({ x, ...upFrom("low", "high") }, look, rows)),
    called(name, dots({ x, y }, pointLook(shape, colour), middles)),
  ];
}

/** Names of the curves at their right end. */
function labelsOf(own: readonly Rate[], weighting: Weighting): EndLabel[] {
  const simulated = own.slice(-1).map(
    ({ survival: value }): EndLabel => ({
      text: survivalKeys.simulatedShort,
      value,
      colour: ink.text,
      bold: true,
      shape: ownStyle.shape,
      shapeColour: ink.scenario,
    }),
  );
  const real = ledgers.map(({ buyer, bySpend, byCount }, place): EndLabel => {
    const end = byCount[byCount.length - 1];
    const { colour, shape } = ledgerStyles[place];
    const value = weighting === "spend" ? bySpend[bySpend.length - 1].survival : (end.low + end.high) / 2;
    return { text: survivalKeys.ledgerShort(buyer), value, colour: ink.text, shape, shapeColour: colour };
  });
  return [...simulated, ...real];
}
