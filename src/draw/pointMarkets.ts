import type { PointOverMarkets } from "../analyse/plausible/points.ts";
import {
  byBest,
  marketCells,
  marketLines,
  pointMarketsAxis,
  pointMarketsKey,
  pointMarketsWords,
  type SaidPoints,
} from "../words/en/pointMarkets.ts";
import { capital, count, rounded } from "../words/number.ts";
import { type Chart, drawChart, type Provenance } from "./chart.ts";
import { policyRows, rowsView } from "./choice/policyRows.ts";
import { keyView } from "./key.ts";
import { acrossFrom, asGiven, dots, down, type Row, rule, told, x } from "./marks.ts";
import { closeReach, valueScale } from "./scale.ts";
import { ink } from "./theme.ts";

const ROW = 40;
/** Points that are drawn; more would not be read. */
const MOST_ROWS = 16;

/** What lies beyond the scale stands at its end. */
const BEYOND = "triangle-right";

/** How the points of an exploration do in plausible markets: how often each is best, and how far it is behind where it is not. */
export function pointMarketsChart(
  said: SaidPoints,
  { id, foot }: { readonly id: string; readonly foot: string },
  provenance: Provenance,
): Chart | undefined {
  const { markets, chosen, nameOf, shown } = said;
  if (markets.markets === 0) return undefined;
  const drawn = byBest(markets).slice(0, MOST_ROWS);
  const rows = policyRows(
    drawn.map(({ point, seen }) => ({
      name: capital(nameOf(point)),
      said: [],
      size: count(seen.best),
      interval: marketCells(markets, point, shown)[1],
      isBest: point === chosen,
    })),
    ROW,
  );
  const scale = valueScale([closeReach(drawn.map(({ seen }) => seen.p95 * shown.factor))], true) ?? {
    low: 0,
    high: 1,
    ticks: [0, 1],
  };
  const places = drawn.map(({ point, seen }, row) =>
    told(placed(seen, row, { high: scale.high, factor: shown.factor }), [
      capital(nameOf(point)),
      ...marketLines(said, point),
    ]),
  );
  const y = down(rows.height);
  const strips = [
    rule({ ...acrossFrom("from", "to"), y }, { strokeWidth: 3, color: ink.band }, places),
    dots({ x, y, shape: asGiven("shape") }, { size: 75, opacity: 1, color: ink.scenario }, places),
  ];
  const isCut = drawn.some(({ seen }) => seen.p50 * shown.factor > scale.high);
  const beyond = { sample: "upright", colour: ink.scenario, shape: BEYOND, opacity: 0 } as const;
  const key = keyView([
    { label: pointMarketsKey.median, sample: "upright", colour: ink.scenario, shape: "circle", opacity: 0 },
    { label: pointMarketsKey.spread, sample: "line", colour: ink.band, width: 3 },
    ...(isCut ? [{ label: pointMarketsKey.beyond, ...beyond }] : []),
  ]);
  const axis = { title: pointMarketsAxis(shown), percent: shown.showing.percent };
  const words = pointMarketsWords(
    said,
    drawn.map(({ point }) => point),
    foot,
  );
  return drawChart(id, words, [...key, rowsView(rows, scale, axis, strips)], provenance);
}

function placed(
  { p05, p50, p95 }: PointOverMarkets,
  row: number,
  { high, factor }: { readonly high: number; readonly factor: number },
): Row {
  const end = (value: number) => rounded(Math.min(high, value * factor));
  const shape = p50 * factor > high ? BEYOND : "circle";
  return { from: end(p05), to: end(p95), x: end(p50), y: (row + 0.5) * ROW, shape };
}
