import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import { discoveryAxes, discoveryKey, tradeOffWords } from "../../words/en/discoveryCharts.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import {
  at,
  axes,
  dots,
  type Layer,
  line,
  PERCENT,
  panel,
  type Row,
  rule,
  standout,
  type View,
  x,
  y,
} from "../marks.ts";
import { AXIS_ROOM, BOX_COLOUR, CHART_WIDTH, HIT_COLOUR, ink, REFERENCE_DASH } from "../theme.ts";

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const CHOSEN = { colour: HIT_COLOUR, shape: "diamond" };

/** The trade-off: what a smaller box gains in density it loses in coverage. */
export function tradeOffChart(discovery: BoxDiscovery, found: FoundBox, provenance: Provenance): Chart {
  const views = [...keyView(keyItems), curve(discovery, found)];
  return drawChart("discovery-trade-off", tradeOffWords(discovery, found), views, provenance);
}

const keyItems: readonly KeyItem[] = [
  { label: discoveryKey.finding, sample: "line", colour: ink.scenario, shape: "circle" },
  { label: discoveryKey.checking, sample: "line", colour: BOX_COLOUR, dash: REFERENCE_DASH },
  { label: discoveryKey.chosen, sample: "upright", ...CHOSEN },
];

function curve({ way }: BoxDiscovery, found: FoundBox): View {
  const along = (side: "fit" | "check") =>
    way
      .filter((each) => each[side].cases > 0)
      .map((each, order) => ({ x: rounded(each[side].coverage), y: rounded(each[side].density), order }));
  const places = { x, y, order: at("order") };
  const layer = [
    tradeOffAxes(way),
    line(places, { color: BOX_COLOUR, strokeWidth: 2, strokeDash: REFERENCE_DASH }, along("check")),
    line(places, { color: ink.scenario, strokeWidth: 2, strokeDash: [1, 0] }, along("fit")),
    dots({ x, y }, { opacity: 1, color: ink.scenario, size: 24 }, along("fit")),
    ...chosenLayers(found),
  ];
  return panel({ width: CHART_WIDTH - AXIS_ROOM - 20, height: 300 }, layer, [{}]);
}

/** The box that was chosen, on the points that check it, with both intervals. */
function chosenLayers({ check: { coverage, density } }: FoundBox): Layer[] {
  if (!Number.isFinite(coverage.share + density.share)) return [];
  const [held, dense] = [rounded(coverage.share), rounded(density.share)];
  const interval = (row: Row, end: "x2" | "y2") =>
    rule({ x, y, [end]: { field: "to" } }, { color: HIT_COLOUR, strokeWidth: 2 }, [row]);
  return [
    interval({ x: rounded(coverage.lower), to: rounded(coverage.upper), y: dense }, "x2"),
    interval({ x: held, y: rounded(density.lower), to: rounded(density.upper) }, "y2"),
    standout({ x: held, y: dense }, CHOSEN, 190),
  ];
}

/** Density begins at a fifth below all that is drawn. */
function tradeOffAxes(way: BoxDiscovery["way"]): Layer {
  const densities = way.flatMap(({ fit, check }) => (check.cases > 0 ? [fit.density, check.density] : [fit.density]));
  const low = TICKS.findLast((tick) => tick <= Math.min(...densities) && tick < 1) ?? 0;
  const up = { low, high: 1, ticks: TICKS.filter((tick) => tick >= low) };
  return axes(
    { scale: { low: 0, high: 1, ticks: TICKS }, title: discoveryAxes.coverage, labels: PERCENT },
    { scale: up, title: discoveryAxes.density, labels: PERCENT },
  );
}
