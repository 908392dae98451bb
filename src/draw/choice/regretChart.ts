import type { Choice, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { shownChoice } from "../../words/en/choice.ts";
import { regretAxis, regretKey, regretPolicies, regretRow, regretWords } from "../../words/en/choiceCharts.ts";
import { policyLabel } from "../../words/en/policyNames.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import { acrossFrom, asGiven, called, dots, down, type Layer, type Row, rule, told, x } from "../marks.ts";
import { closeReach, type Scale, valueScale } from "../scale.ts";
import { ink } from "../theme.ts";
import { type PolicyRows, policyRows, rowsView } from "./policyRows.ts";

/** Dots of a row; more would hide each other. */
const MOST_DOTS = 200;
/** Height of a row, which has room for three lines on a projector, and places in it, from its top [px]. */
const ROW = 54;
const DOTS = { middle: 18, spread: 18 };
const TOPS = { worst: 34, mean: 43 };
/** Share of the golden section: neighbours in number lie far apart. */
const GOLDEN = 0.6180339887;

const styles = {
  worst: { colour: ink.entry, shape: "diamond" },
  mean: { colour: ink.scenario, shape: "circle" },
} as const;

/** What lies beyond the scale stands at its end. */
const BEYOND = "triangle-right";

/** Regret of every policy: each future as a dot, the worst and the mean with their intervals. */
export function regretChart(choice: Choice, provenance: Provenance): Chart {
  const weighed = regretPolicies(choice);
  const rows = policyRows(
    weighed.map((row) => regretRow(choice, row)),
    ROW,
  );
  const { factor, showing } = shownChoice(choice);
  const scale = regretScale(weighed, factor);
  const said = regretKey(choice, MOST_DOTS);
  const axis = { title: regretAxis(choice), percent: showing.percent };
  const strips = [
    called(said.future, futureDots(weighed, rows, { high: scale.high, factor })),
    ...estimates(choice, weighed, rows, "worst", scale.high),
    ...estimates(choice, weighed, rows, "mean", scale.high),
  ];
  const views = [...keyView(keyItems(choice, weighed, scale.high / factor)), rowsView(rows, scale, axis, strips)];
  return drawChart("choice-regret", regretWords(choice), views, provenance);
}

function keyItems(choice: Choice, rows: readonly WeighedPolicy[], high: number): KeyItem[] {
  const said = regretKey(choice, MOST_DOTS);
  const isCut = rows.some(({ worst }) => worst.upper > high);
  const beyond = { label: said.beyond, sample: "upright", colour: ink.quiet, shape: BEYOND, opacity: 0 } as const;
  return [
    { label: said.future, sample: "upright", colour: ink.band, shape: "circle", opacity: 0 },
    { label: said.worst, sample: "line", ...styles.worst, width: 3 },
    { label: said.mean, sample: "line", ...styles.mean, width: 3 },
    ...(isCut ? [beyond] : []),
  ];
}

/** From 0 to a little beyond the usual worst regrets, so that a hopeless policy does not press the others flat. */
function regretScale(rows: readonly WeighedPolicy[], factor: number): Scale {
  const reach = closeReach(rows.map(({ worst }) => worst.upper * factor));
  return valueScale([reach], true) ?? { low: 0, high: 1, ticks: [0, 1] };
}

/** Below 0 by chance alone, so that such a dot stands at 0. */
function futureDots(
  weighed: readonly WeighedPolicy[],
  { height }: PolicyRows,
  { high, factor }: { readonly high: number; readonly factor: number },
): Layer {
  const rows = weighed.flatMap((policy, row) => {
    const { regrets } = policy;
    const every = Math.ceil(regrets.length / MOST_DOTS);
    return [...regrets.entries()]
      .filter(([future, regret]) => future % every === 0 && regret * factor <= high)
      .map(
        ([future, regret]): Row => ({
          policy: policyLabel(policy),
          regret: rounded(regret * factor),
          x: rounded(Math.max(0, regret * factor)),
          y: Number((row * ROW + DOTS.middle + (((future * GOLDEN) % 1) - 0.5) * DOTS.spread).toFixed(1)),
        }),
      );
  });
  const look = { shape: "circle", filled: true, size: 20, opacity: 0.5, color: ink.band };
  return dots({ x, y: down(height) }, look, rows);
}

function estimates(
  choice: Choice,
  weighed: readonly WeighedPolicy[],
  { height }: PolicyRows,
  which: keyof typeof styles,
  high: number,
): Layer[] {
  const { colour: color, shape } = styles[which];
  const key = regretKey(choice, MOST_DOTS)[which];
  const { difference, factor } = shownChoice(choice);
  const rows = weighed.map((row, index): Row => {
    const { mean, lower, upper } = row[which];
    const end = (value: number) => rounded(Math.min(high, value * factor));
    const { inUnits, interval } = difference(mean, lower, upper);
    const drawn = {
      policy: policyLabel(row),
      regret: rounded(mean * factor),
      lower: rounded(lower * factor),
      upper: rounded(upper * factor),
      x: end(mean),
      from: end(lower),
      to: end(upper),
      y: index * ROW + TOPS[which],
      shape: mean * factor > high ? BEYOND : shape,
    };
    return told(drawn, [drawn.policy, `${key}: ${inUnits} (${interval})`], [key]);
  });
  const known = rows.filter(({ from }) => from !== null);
  return [
    rule({ ...acrossFrom("from", "to"), y: down(height) }, { strokeWidth: 3, color }, known),
    dots({ x, y: down(height), shape: asGiven("shape") }, { size: 75, opacity: 1, color }, rows),
  ];
}
