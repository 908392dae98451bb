import type { Choice, Ranking, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { shownChoice } from "../../words/en/choice.ts";
import { closeReach } from "../../words/en/sweep.ts";
import { rounded } from "../../words/number.ts";
import type { Layer, Row, View } from "../marks.ts";
import { type Scale, valueScale } from "../scale.ts";
import { ink } from "../theme.ts";
import {
  along,
  down,
  namedRow,
  type PolicyRow,
  placesFor,
  type RowPlaces,
  rowsView,
  stripFrame,
} from "./policyRows.ts";

/** Dots of a row; more would hide each other. */
export const MOST_DOTS = 200;
/** Height of a row, and places in it, from its top [px]. */
const ROW = 46;
const DOTS = { middle: 14, spread: 16 };
const TOPS = { worst: 29, mean: 38 };
/** Share of the golden section: neighbours in number lie far apart. */
const GOLDEN = 0.6180339887;

export const regretStyles = {
  worst: { colour: ink.entry, shape: "diamond" },
  mean: { colour: ink.scenario, shape: "circle" },
} as const;

/** What lies beyond the scale stands at its end. */
const BEYOND = "triangle-right";

/** From 0 to a little beyond the usual worst regrets, so that a hopeless policy does not press the others flat. */
export function regretScale(rows: readonly WeighedPolicy[]): Scale {
  const reach = closeReach(rows.map(({ worst }) => worst.upper));
  return valueScale([reach], true) ?? { low: 0, high: 1, ticks: [0, 1] };
}

/** One row a policy: futures as dots, worst and mean regret with their intervals. */
export function regretRows(choice: Choice, rows: readonly WeighedPolicy[]): View {
  const shown = shownChoice(choice);
  const texts = rows.map((row): PolicyRow => {
    const { size, interval } = shown.difference(row.worst.mean, row.worst.lower, row.worst.upper);
    const place = choice.weighed.indexOf(row);
    const named = namedRow(row.name, standing(choice.ranked?.worst, place));
    return { ...named, size, interval, isBest: choice.ranked?.worst.best === place };
  });
  const places = placesFor(texts, ROW);
  const scale = regretScale(rows);
  const percent = shown.showing.percent;
  const title = `Regret (${percent ? "percentage points" : shown.showing.unit}), less is better`;
  const strips = [
    dotLayer(rows, places, scale.high),
    ...markLayers(rows, places, "worst", scale.high),
    ...markLayers(rows, places, "mean", scale.high),
  ];
  return rowsView(texts, places, stripFrame(scale, places, { title, percent }), strips);
}

function standing(ranking: Ranking | undefined, place: number): string {
  if (ranking?.best === place) return "least worst-case regret";
  return ranking?.asGood.includes(place) === true ? "may be as good" : "";
}

/** Below 0 by chance alone, so that such a dot stands at 0. */
function dotLayer(rows: readonly WeighedPolicy[], places: RowPlaces, high: number): Layer {
  const values = rows.flatMap(({ name, regrets }, row) => {
    const every = Math.ceil(regrets.length / MOST_DOTS);
    return [...regrets.entries()]
      .filter(([future, regret]) => future % every === 0 && regret <= high)
      .map(
        ([future, regret]): Row => ({
          policy: name,
          regret: rounded(regret),
          x: rounded(Math.max(0, regret)),
          y: Number((row * ROW + DOTS.middle + (((future * GOLDEN) % 1) - 0.5) * DOTS.spread).toFixed(1)),
        }),
      );
  });
  return {
    data: { values },
    mark: { type: "point", shape: "circle", filled: true, size: 20, opacity: 0.5, color: ink.band },
    encoding: { x: along("x"), y: down(rows.length, places) },
  };
}

function markLayers(
  rows: readonly WeighedPolicy[],
  places: RowPlaces,
  which: keyof typeof regretStyles,
  high: number,
): Layer[] {
  const { colour: color, shape } = regretStyles[which];
  const values = rows.map((row, index): Row => {
    const { mean, lower, upper } = row[which];
    const end = (value: number) => rounded(Math.min(high, value));
    const numbers = { policy: row.name, regret: rounded(mean), lower: rounded(lower), upper: rounded(upper) };
    const isBeyond = mean > high;
    return {
      ...numbers,
      x: end(mean),
      from: end(lower),
      to: end(upper),
      y: index * ROW + TOPS[which],
      shape: isBeyond ? BEYOND : shape,
    };
  });
  const y = down(rows.length, places);
  return [
    {
      data: { values: values.filter(({ from }) => from !== null) },
      mark: { type: "rule", strokeWidth: 3, color },
      encoding: { x: along("from"), x2: { field: "to" }, y },
    },
    {
      data: { values },
      mark: { type: "point", filled: true, size: 75, opacity: 1, color },
      encoding: { x: along("x"), y, shape: { field: "shape", type: "nominal", scale: null } },
    },
  ];
}
