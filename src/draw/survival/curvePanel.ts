import { type Ledger, ledgers, type SurvivalRate, type Weighting } from "../../analyse/survival.ts";
import { rounded } from "../../words/number.ts";
import { type Age, ages } from "../../worlds/linkBook.ts";
import { axes, type EndLabel, endLabels, type Layer, PERCENT, type Row, type View } from "../marks.ts";
import { ink, REFERENCE_DASH } from "../theme.ts";

/** How a real ledger is drawn. Purples belong to what is real; no kind of supplier has them. */
export const ledgerStyle = [
  { colour: "#6a3d7c", dash: [7, 3], shape: "diamond", aside: -0.11 },
  { colour: "#c0599a", dash: [2, 2], shape: "triangle-down", aside: 0.11 },
] as const;

/** Place of links of unknown age, apart from those that have one. */
const APART = 5.3;
const SIZE = { width: 232, height: 230 };

/** Survival by age of the scenario and of its reference, for one weighting; ages that are not drawn are missing. */
export interface Curves {
  readonly own: readonly SurvivalRate[];
  readonly reference: readonly SurvivalRate[];
}

/** Where an age stands on the axis below. */
function placeOf(age: Age): number {
  return age === "start" ? APART : ages.indexOf(age) + 1;
}

/** One weighting: the simulated curve with its interval, the reference, and the real ledgers. */
export function curvePanel(title: string, { own, reference }: Curves, weighting: Weighting): View {
  const scale = { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };
  const ends = { low: 0.7, high: APART + 0.3, ticks: [1, 2, 3, 4, APART] };
  const years = {
    field: "month",
    scale: ends,
    title: "years in a row with spend",
    labels: {
      labelExpr: `datum.value > ${APART - 0.5} ? 'unknown' : datum.value == 4 ? '4+' : format(datum.value, 'd')`,
    },
  };
  const layer: Layer[] = [
    axes(years, { scale, title, labels: PERCENT }),
    ...ledgers.flatMap((ledger, place) => (weighting === "spend" ? spendLayers : countLayers)(ledger, place)),
    ...curveLayers(reference, { colour: ink.reference, width: 1.8, dash: REFERENCE_DASH, shape: "circle" }),
    ...bandLayers(own),
    ...curveLayers(own, { colour: ink.scenario, width: 2.4, dash: [1, 0], shape: "circle" }),
    ...endLabels(labelsOf(own, weighting), scale, { month: ends.high }, SIZE.height),
  ];
  return { ...SIZE, data: { values: [] }, layer };
}

const x = { field: "month", type: "quantitative" } as const;
const y = { field: "y", type: "quantitative" } as const;

interface CurveStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly shape: string;
}

type Rate = Omit<SurvivalRate, "weighting">;

/** A line through the ages that are known, and points, that of unknown age too. */
function curveLayers(rates: readonly Rate[], style: CurveStyle, aside = 0): Layer[] {
  const { colour, width, dash, shape } = style;
  const values = rates.map((rate): Row => ({ month: rounded(placeOf(rate.age) + aside), y: rounded(rate.survival) }));
  const known = values.filter((_, place) => rates[place].age !== "start");
  const line: Layer[] =
    known.length < 2
      ? []
      : [
          {
            data: { values: known },
            mark: { type: "line", color: colour, strokeWidth: width, strokeDash: [...dash] },
            encoding: { x, y },
          },
        ];
  if (values.length === 0) return [];
  const mark = { type: "point", filled: true, opacity: 1, size: 46, shape, color: colour } as const;
  return [...line, { data: { values }, mark, encoding: { x, y } }];
}

/** The interval of the simulated curve. */
function bandLayers(own: readonly Rate[]): Layer[] {
  const sure = own.filter(({ lower }) => Number.isFinite(lower));
  const values = sure.map(
    ({ age, lower, upper }): Row => ({ month: placeOf(age), y: rounded(lower), high: rounded(upper) }),
  );
  const known = values.filter((_, place) => sure[place].age !== "start");
  if (known.length < 2) return [];
  const mark = { type: "area", line: false, color: ink.band, opacity: 0.34 } as const;
  return [{ data: { values: known }, mark, encoding: { x, y, y2: { field: "high" } } }];
}

/** A ledger weighted by spend: its curve, with upright intervals. */
function spendLayers({ bySpend }: Ledger, place: number): Layer[] {
  const { aside, ...style } = ledgerStyle[place];
  const values = bySpend.map(
    ({ age, lower, upper }): Row => ({ month: rounded(placeOf(age) + aside), y: rounded(lower), high: rounded(upper) }),
  );
  return [uprights(values, style.colour, 1.4), ...curveLayers(bySpend, { ...style, width: 1.8 }, aside)];
}

/** A ledger by number: the range of its years, with its mark in the middle. */
function countLayers({ byCount }: Ledger, place: number): Layer[] {
  const { aside, colour, shape } = ledgerStyle[place];
  const values = byCount.map(({ age, low, high }): Row => ({ month: rounded(placeOf(age) + aside), y: low, high }));
  const middles = byCount.map(
    ({ age, low, high }): Row => ({ month: rounded(placeOf(age) + aside), y: rounded((low + high) / 2) }),
  );
  const mark = { type: "point", filled: true, opacity: 1, size: 46, shape, color: colour } as const;
  return [uprights(values, colour, 5), { data: { values: middles }, mark, encoding: { x, y } }];
}

function uprights(values: Row[], colour: string, width: number): Layer {
  const mark = { type: "rule", color: colour, strokeWidth: width, opacity: width > 2 ? 0.45 : 0.8 } as const;
  return { data: { values }, mark, encoding: { x, y, y2: { field: "high" } } };
}

/** Names of the curves at their right end. */
function labelsOf(own: readonly Rate[], weighting: Weighting): EndLabel[] {
  const last = own[own.length - 1];
  const simulated: EndLabel[] =
    last === undefined
      ? []
      : [
          {
            text: "simulated",
            value: last.survival,
            colour: ink.text,
            bold: true,
            shape: "circle",
            shapeColour: ink.scenario,
          },
        ];
  const real = ledgers.map(({ buyer, bySpend, byCount }, place): EndLabel => {
    const end = byCount[byCount.length - 1];
    const { colour, shape } = ledgerStyle[place];
    const value = weighting === "spend" ? bySpend[bySpend.length - 1].survival : (end.low + end.high) / 2;
    return { text: buyer.split(" ")[0], value, colour: ink.text, shape, shapeColour: colour };
  });
  return [...simulated, ...real];
}
