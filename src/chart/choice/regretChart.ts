import type { Choice, WeighedPolicy } from "../../experiment/explore/choice/choice.ts";
import type { Ranking } from "../../experiment/explore/choice/ranking.ts";
import type { Chart, ChartTable, Layer, Provenance, View } from "../chart.ts";
import { composeChart } from "../draw/composeChart.ts";
import { type KeyItem, keyView } from "../draw/key.ts";
import { valueScale } from "../draw/scale.ts";
import { ink } from "../draw/theme.ts";
import { foot } from "../read/foot.ts";
import { rounded } from "../read/formatNumber.ts";
import { regretFinding } from "./finding.ts";
import { along, down, type PolicyRow, placesFor, type RowPlaces, rowsView, stripFrame } from "./policyRows.ts";
import { firstOf, futuresWords, inOrder, shownChoice } from "./shownRegret.ts";

/** Most rows; further policies are worse than these. */
export const MOST_ROWS = 16;
/** Dots of a row; more would hide each other. */
const MOST_DOTS = 200;
/** Height of a row, and places in it, from its top [px]. */
const ROW = 46;
const DOTS = { middle: 14, spread: 16 };
const WORST = 29;
const MEAN = 38;
/** Share of the golden section: neighbours in number lie far apart. */
const GOLDEN = 0.6180339887;

const styles = {
  worst: { colour: ink.entry, shape: "diamond" },
  mean: { colour: ink.scenario, shape: "circle" },
} as const;

/** Regret of every policy: each future as a dot, the worst and the mean with their intervals. */
export function regretChart(choice: Choice, provenance: Provenance): Chart {
  const { scenario, window, replications, usable, seed } = choice;
  const ordered = inOrder(choice);
  const rows = firstOf(ordered, MOST_ROWS);
  const title = regretFinding(choice);
  const shown = shownChoice(choice);
  const cut = rows.length < ordered.length ? ` The best ${rows.length} of ${ordered.length} policies.` : "";
  const description = `${title}. One row a policy, least worst-case regret first.${cut}`;
  return {
    id: "choice-regret",
    title,
    description,
    table: tableOf(choice, rows),
    spec: composeChart({
      title,
      subtitle: `Regret: how far ${shown.noun}, mean of months ${window[0]} to ${window[1]}, is behind the best policy of the same future. The worst future is chosen in half of the worlds and valued in the other half.${cut}`,
      description,
      provenance,
      foot: foot(
        { scenario, replications, seed, months: scenario.market.months },
        `${futuresWords(usable.futures.length)}, the same for every policy`,
      ),
      views: [...keyView(keyItems(usable.futures.length)), regretRows(choice, rows)],
    }),
  };
}

function keyItems(futures: number): KeyItem[] {
  const some = futures > MOST_DOTS ? `a future (${MOST_DOTS} of ${futures} drawn)` : "a future";
  return [
    { label: some, sample: "upright", colour: ink.band, shape: "circle", opacity: 0 },
    { label: "worst future, 95 % interval", sample: "line", ...styles.worst, width: 3 },
    { label: "mean of futures, 95 % interval", sample: "line", ...styles.mean, width: 3 },
  ];
}

function regretRows(choice: Choice, rows: readonly WeighedPolicy[]): View {
  const shown = shownChoice(choice);
  const texts = rows.map((row): PolicyRow => {
    const { size, interval } = shown.difference(row.worst.mean, row.worst.lower, row.worst.upper);
    const place = choice.weighed.indexOf(row);
    const said = standing(choice.ranked?.worst, place);
    return { name: row.name, said, size, interval, isBest: choice.ranked?.worst.best === place };
  });
  const places = placesFor(texts, ROW);
  const values = rows.flatMap(({ worst, mean, regrets }) => [worst.upper, worst.mean, mean.upper, ...regrets]);
  const scale = valueScale(values, true) ?? { low: 0, high: 1, ticks: [0, 1] };
  const from0 = { ...scale, low: 0, ticks: scale.ticks.filter((tick) => tick >= 0) };
  const percent = shown.showing.percent;
  const title = `Regret (${percent ? "percentage points" : shown.showing.unit}), less is better`;
  const strips = [
    dotLayer(rows, places),
    ...markLayers(rows, places, "worst", WORST),
    ...markLayers(rows, places, "mean", MEAN),
  ];
  return rowsView(texts, places, stripFrame(from0, places, { title, percent }), strips);
}

function standing(ranking: Ranking | undefined, place: number): string {
  if (ranking?.best === place) return "least worst-case regret";
  return ranking?.asGood.includes(place) === true ? "may be as good" : "";
}

/** Below 0 by chance alone, so that such a dot stands at 0. */
function dotLayer(rows: readonly WeighedPolicy[], places: RowPlaces): Layer {
  const values = rows.flatMap(({ name, regrets }, row) => {
    const every = Math.ceil(regrets.length / MOST_DOTS);
    return [...regrets.entries()]
      .filter(([future]) => future % every === 0)
      .map(([future, regret]) => ({
        policy: name,
        regret: rounded(regret),
        x: rounded(Math.max(0, regret)),
        y: Number((row * ROW + DOTS.middle + (((future * GOLDEN) % 1) - 0.5) * DOTS.spread).toFixed(1)),
      }));
  });
  return {
    data: { values },
    mark: { type: "point", shape: "circle", filled: true, size: 20, opacity: 0.5, color: ink.band },
    encoding: { x: along("x"), y: down(rows.length, places) },
  };
}

function markLayers(rows: readonly WeighedPolicy[], places: RowPlaces, which: "worst" | "mean", top: number): Layer[] {
  const values = rows.map((row, index) => ({
    policy: row.name,
    x: rounded(row[which].mean),
    lower: rounded(row[which].lower),
    upper: rounded(row[which].upper),
    y: index * ROW + top,
  }));
  const { colour: color, shape } = styles[which];
  const y = down(rows.length, places);
  return [
    {
      data: { values: values.filter(({ lower }) => lower !== null) },
      mark: { type: "rule", strokeWidth: 3, color },
      encoding: { x: along("lower"), x2: { field: "upper" }, y },
    },
    {
      data: { values },
      mark: { type: "point", filled: true, size: 75, opacity: 1, shape, color },
      encoding: { x: along("x"), y },
    },
  ];
}

function tableOf(choice: Choice, rows: readonly WeighedPolicy[]): ChartTable {
  const shown = shownChoice(choice);
  return {
    columns: ["Policy", "Worst regret", "95 % interval", "Mean regret", "95 % interval"],
    rows: rows.map(({ name, worst, mean }) => {
      const [bad, usual] = [worst, mean].map((each) => shown.difference(each.mean, each.lower, each.upper));
      return [name, bad.size, bad.interval, usual.size, usual.interval];
    }),
  };
}
