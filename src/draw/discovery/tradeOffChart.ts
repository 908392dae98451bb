import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import { outcomeAt, percent } from "../../words/en/discovery.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import type { Layer, View } from "../marks.ts";
import { across, upright } from "../sweep/axes.ts";
import { AXIS_ROOM, CHART_WIDTH, ink, LEVEL_TITLE, REFERENCE_DASH } from "../theme.ts";
import { BOX_COLOUR, HIT_COLOUR } from "./look.ts";

/** The trade-off: what a smaller box gains in density it loses in coverage. */
export function tradeOffChart(discovery: BoxDiscovery, found: FoundBox, provenance: Provenance): Chart {
  const { scenario, finding, checking, way } = discovery;
  const { coverage, density } = found.check;
  const title = `The box that was chosen holds ${percent(coverage.share)} of the points where it happens often enough, and it does at ${percent(density.share)} of the points in it`;
  const description = `${title}. It: ${outcomeAt(discovery)}. Coverage against density of ${way.length} boxes, from all points to the densest few.`;
  return {
    id: "discovery-trade-off",
    title,
    description,
    table: wayTable(discovery),
    spec: composeChart({
      title,
      subtitle: `Each dot is a box on the way of peeling, from all points at the right to the densest few at the left. Coverage: share of all points where it happens often enough that lie in the box. Density: share of the points in the box where it does. Chosen is the box that agrees best with where it happens, after limits that are not needed were taken away.`,
      description,
      provenance,
      foot: foot({ ...discovery, months: scenario.market.months }, `${finding.length} + ${checking.length} points`),
      views: [...keyView(keyItems), curve(discovery, found)],
    }),
  };
}

const keyItems: readonly KeyItem[] = [
  { label: "on the points that found it", sample: "line", colour: ink.scenario, shape: "circle" },
  { label: "on the points that check it", sample: "line", colour: BOX_COLOUR, dash: REFERENCE_DASH },
  {
    label: "chosen, on the points that check it, 95 % intervals",
    sample: "upright",
    colour: HIT_COLOUR,
    shape: "diamond",
  },
];

function curve({ way }: BoxDiscovery, found: FoundBox): View {
  const rows = (side: "fit" | "check") =>
    way
      .filter((box) => box[side].cases > 0)
      .map((box, order) => ({ month: rounded(box[side].coverage), y: rounded(box[side].density), order }));
  const { coverage, density } = found.check;
  const chosen = [{ month: rounded(coverage.share), y: rounded(density.share) }];
  const line = (values: object[], color: string, dash: readonly number[]): Layer => ({
    data: { values },
    mark: { type: "line", color, strokeWidth: 2, strokeDash: [...dash] },
    encoding: { x: across, y: upright, order: { field: "order", type: "quantitative" } },
  });
  const rule = (values: object[], ends: "x" | "y"): Layer => ({
    data: { values },
    mark: { type: "rule", color: HIT_COLOUR, strokeWidth: 2 },
    encoding: {
      x: across,
      y: upright,
      ...(ends === "x" ? { x2: { field: "to" } } : { y2: { field: "to" } }),
    },
  });
  const mark = { type: "point", filled: true, opacity: 1 } as const;
  return {
    width: CHART_WIDTH - AXIS_ROOM - 20,
    height: 300,
    data: { values: [{}] },
    layer: [
      frameFrom(way),
      line(rows("check"), BOX_COLOUR, REFERENCE_DASH),
      line(rows("fit"), ink.scenario, [1, 0]),
      {
        data: { values: rows("fit") },
        mark: { ...mark, color: ink.scenario, size: 24 },
        encoding: { x: across, y: upright },
      },
      ...(Number.isFinite(coverage.share + density.share)
        ? [
            rule([{ month: rounded(coverage.lower), to: rounded(coverage.upper), y: rounded(density.share) }], "x"),
            rule([{ month: rounded(coverage.share), y: rounded(density.lower), to: rounded(density.upper) }], "y"),
            {
              data: { values: chosen },
              mark: { ...mark, shape: "diamond", color: HIT_COLOUR, size: 190, stroke: "#ffffff" },
              encoding: { x: across, y: upright },
            } satisfies Layer,
          ]
        : []),
    ],
  };
}

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const PERCENT = "format(datum.value * 100, ',~r') + ' %'";

/** Draws nothing; owns the axes. Density begins at a fifth below all that is drawn. */
function frameFrom(way: BoxDiscovery["way"]): Layer {
  const densities = way.flatMap(({ fit, check }) => (check.cases > 0 ? [fit.density, check.density] : [fit.density]));
  const lowest = TICKS.findLast((tick) => tick <= Math.min(...densities) && tick < 1) ?? 0;
  return {
    data: { values: [{ month: 0, y: lowest }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        ...across,
        scale: { domain: [0, 1], nice: false, zero: false },
        axis: { values: TICKS, labelExpr: PERCENT, grid: false, labelFlush: false, title: "Coverage", titlePadding: 4 },
      },
      y: {
        ...upright,
        scale: { domain: [lowest, 1], nice: false, zero: false },
        axis: {
          values: TICKS.filter((tick) => tick >= lowest),
          labelExpr: PERCENT,
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title: "Density",
          ...LEVEL_TITLE,
        },
      },
    },
  };
}

/** Most rows of a table that is read by people. */
const MOST_ROWS = 16;

function wayTable({ way }: BoxDiscovery): ChartTable {
  const every = Math.ceil(way.length / MOST_ROWS);
  return {
    columns: ["points in the box", "coverage", "density", "coverage, checked", "density, checked"],
    rows: way
      .filter((_, step) => step % every === 0 || step === way.length - 1)
      .map(({ fit, check }) => {
        const checked = [percent(check.coverage), check.cases === 0 ? "-" : percent(check.density)];
        return [String(fit.cases), percent(fit.coverage), percent(fit.density), ...checked];
      }),
  };
}
