import type { Choice, Ranking, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { criteriaWords, firstOf, futuresWords, percent, satisficingFinding } from "../../words/en/choice.ts";
import { rounded, worlds } from "../../words/number.ts";
import { type Chart, composeChart, foot, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import type { Layer, View } from "../marks.ts";
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
import { MOST_ROWS } from "./regretChart.ts";

const ROW = 42;
const BAR = 9;
const UNIT = { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };

/** In how many futures every policy satisfies, most first; the yardstick is not among them. */
export function satisficingChart(choice: Choice, provenance: Provenance): Chart {
  const { scenario, window, replications, usable, seed, weighed, ranked } = choice;
  const ordered = (ranked?.satisfied?.order ?? []).map((place) => weighed[place]);
  const rows = firstOf(ordered, MOST_ROWS);
  const title = satisficingFinding(choice);
  const cut = rows.length < ordered.length ? ` The best ${rows.length} of ${ordered.length} policies.` : "";
  const criteria = criteriaWords(choice);
  const description = `${title}. One bar a policy, most first.${cut}`;
  return {
    id: "choice-satisficing",
    title,
    description,
    table: {
      columns: ["Policy", "Satisfies", "95 % interval", "Futures not told by the worlds"],
      rows: rows.map(({ name, satisfied: { share, lower, upper }, unclear }) => {
        return [name, `${percent(share)} %`, `${percent(lower)} to ${percent(upper)} %`, String(unclear)];
      }),
    },
    spec: composeChart({
      title,
      subtitle: `Share of futures with ${criteria}, by means of months ${window[0]} to ${window[1]} over the same ${worlds(replications)}. The interval counts below only futures that surely do, above all that may.${cut}`,
      description,
      provenance,
      foot: foot(
        { scenario, replications, seed, months: scenario.market.months },
        `${futuresWords(usable.futures.length)}, the same for every policy`,
      ),
      views: [...keyView(keyItems()), shareRows(choice, rows)],
    }),
  };
}

function keyItems(): KeyItem[] {
  return [
    { label: "share of futures", sample: "bar", colour: ink.band, opacity: 0.55 },
    { label: "95 % interval", sample: "line", colour: ink.scenario, width: 3 },
  ];
}

function shareRows(choice: Choice, rows: readonly WeighedPolicy[]): View {
  const ranking = choice.ranked?.satisfied;
  const texts = rows.map((row): PolicyRow => {
    const { share, lower, upper } = row.satisfied;
    const place = choice.weighed.indexOf(row);
    return {
      ...namedRow(row.name, standing(ranking, place)),
      size: `${percent(share)} %`,
      interval: `${percent(lower)} to ${percent(upper)} %`,
      isBest: ranking?.best === place,
    };
  });
  const places = placesFor(texts, ROW);
  const frame = stripFrame(UNIT, places, { title: "Share of futures, more is better", percent: true });
  return rowsView(texts, places, frame, barLayers(rows, places));
}

function standing(ranking: Ranking | undefined, place: number): string {
  if (ranking?.best === place) return "most often";
  return ranking?.asGood.includes(place) === true ? "may be as good" : "";
}

function barLayers(rows: readonly WeighedPolicy[], places: RowPlaces): Layer[] {
  const values = rows.map(({ name, satisfied: { share, lower, upper } }, row) => {
    const middle = (row + 0.5) * ROW;
    const interval = { lower: rounded(lower), upper: rounded(upper) };
    return {
      policy: name,
      none: 0,
      share: rounded(share),
      ...interval,
      y: middle,
      top: middle - BAR,
      bottom: middle + BAR,
    };
  });
  const color = ink.scenario;
  const y = down(rows.length, places);
  return [
    {
      data: { values },
      mark: { type: "rect", fill: ink.band, fillOpacity: 0.55, stroke: ink.band, strokeWidth: 1 },
      encoding: {
        x: along("none"),
        x2: { field: "share" },
        y: down(rows.length, places, "top"),
        y2: { field: "bottom" },
      },
    },
    {
      data: { values },
      mark: { type: "rule", strokeWidth: 3, color },
      encoding: { x: along("lower"), x2: { field: "upper" }, y },
    },
    ...["lower", "upper"].map(
      (end): Layer => ({
        data: { values },
        mark: { type: "tick", orient: "vertical", size: 11, thickness: 2.5, color },
        encoding: { x: along(end), y },
      }),
    ),
  ];
}
