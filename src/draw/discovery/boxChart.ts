import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import type { Variable } from "../../scenario/vary.ts";
import { boxFinding, limitsInWords, percent } from "../../words/en/discovery.ts";
import { capital, worlds } from "../../words/number.ts";
import { bareRange, bareText, settingLabel, settingTitle } from "../../words/settings.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import type { Layer, View } from "../marks.ts";
import { shortenText } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "../theme.ts";
import { barLabels } from "./barLabels.ts";
import { BASE_LOOK, BOX_COLOUR } from "./look.ts";
import { baseValue, partOf, placeOfValue } from "./rangePlaces.ts";

/** Most limits that a title says; of more it says `in the box`, and the bars say the rest. */
const MOST_SAID = 2;

const WIDTH = CHART_WIDTH - AXIS_ROOM - 24;
/** Height of a row, and where in it text and bar lie [px]. */
const ROW = { height: 62, title: 10, top: 22, bottom: 38, numbers: 50 };

/** Chart 7 of a discovery: the ranges of the box over the full ranges. */
export function boxChart(discovery: BoxDiscovery, found: FoundBox, provenance: Provenance): Chart {
  const { scenario, replications, finding, checking, variables } = discovery;
  const title = capital(boxFinding(discovery, found.restrictions.length <= MOST_SAID));
  const meanings = variables
    .map(({ path, parameter }) => `${capital(settingLabel(path))}: ${parameter.meaning}`)
    .join(" ");
  const description = `${title}. The ranges of the box over the full ranges. ${meanings}`;
  return {
    id: "discovery",
    title,
    description,
    table: limitsTable(discovery, found),
    spec: composeChart({
      title,
      subtitle: `Each bar is the range that was tried; the coloured part is the box, found on ${finding.length} points and checked on ${checking.length} others, ${worlds(replications)} at each. Density: share of the points in the box where it happens often enough.`,
      description,
      provenance,
      foot: foot({ ...discovery, months: scenario.market.months }, `${finding.length} + ${checking.length} points`),
      views: [...keyView(keyItems), bars(discovery, found)],
    }),
  };
}

const keyItems: readonly KeyItem[] = [
  { label: "range that was tried", sample: "band", colour: ink.grid, opacity: 1 },
  { label: "the box", sample: "band", colour: BOX_COLOUR, opacity: 0.85 },
  { label: "scenario as it is", sample: "upright", colour: BASE_LOOK.colour, shape: BASE_LOOK.shape, opacity: 0 },
];

function bars(discovery: BoxDiscovery, found: FoundBox): View {
  const order = rowsOf(discovery, found);
  const height = order.length * ROW.height;
  const layer = order.flatMap((variable, row) => rowLayers(discovery, found, variable, row * ROW.height));
  return { width: WIDTH, height, data: { values: [{}] }, layer };
}

/** The limited variables, the most needed first, then the others. */
function rowsOf({ variables }: BoxDiscovery, { restrictions }: FoundBox): number[] {
  const limited = restrictions.map(({ variable }) => variable);
  return [...limited, ...variables.keys()].filter((variable, at, all) => all.indexOf(variable) === at);
}

function rowLayers(discovery: BoxDiscovery, found: FoundBox, v: number, top: number): Layer[] {
  const { variables, scenario } = discovery;
  const variable = variables[v];
  const [low, high] = [found.box.low[v], found.box.high[v]];
  const restriction = found.restrictions.find(({ variable: limited }) => limited === v);
  const part = restriction === undefined ? undefined : partOf(variable, low, high);
  const base = baseValue(variable, scenario);
  const without =
    restriction === undefined
      ? "no limit needed"
      : `density ${percent(found.fit.density)}, without this limit ${percent(restriction.densityWithout)}`;
  const heading = shortenText(
    limitsInWords(variable, low, high) ?? settingLabel(variable.path),
    fontSize.panel,
    WIDTH * 0.6,
  );
  return [
    text(heading, 0, top + ROW.title, { align: "left", fontSize: fontSize.panel, fontWeight: "bold" }),
    text(without, WIDTH, top + ROW.title, { align: "right", color: ink.quiet }),
    bar(0, WIDTH, top, ink.grid, 1),
    ...(part === undefined ? [] : [bar(part[0] * WIDTH, part[1] * WIDTH, top, BOX_COLOUR, 0.85)]),
    ...(base === undefined ? [] : [baseMark(placeOfValue(variable, base) * WIDTH, top)]),
    ...barLabels(variable, restriction === undefined ? undefined : [low, high], WIDTH).map(
      ({ x, align, label, bold }) =>
        text(label, x, top + ROW.numbers, {
          align,
          color: bold ? ink.text : ink.quiet,
          fontWeight: bold ? "bold" : "normal",
        }),
    ),
  ];
}

function bar(x: number, x2: number, top: number, fill: string, fillOpacity: number): Layer {
  const mark = { type: "rect", x, x2, y: top + ROW.top, y2: top + ROW.bottom, fill, fillOpacity } as const;
  return { mark, encoding: {} };
}

function baseMark(x: number, top: number): Layer {
  const { colour: color, shape } = BASE_LOOK;
  const y = top + (ROW.top + ROW.bottom) / 2;
  return {
    mark: {
      type: "point",
      x,
      y,
      shape,
      color,
      filled: true,
      size: 90,
      opacity: 1,
      stroke: "#ffffff",
      strokeWidth: 1.5,
    },
    encoding: {},
  };
}

interface TextLook {
  readonly align: "left" | "right" | "center";
  readonly color?: string;
  readonly fontSize?: number;
  readonly fontWeight?: "bold" | "normal";
}

function text(label: string, x: number, y: number, look: TextLook): Layer {
  return { mark: { type: "text", text: label, x, y, baseline: "middle", ...look }, encoding: {} };
}

/** Limits and how needed they are, ready to print. */
export function limitsTable(discovery: BoxDiscovery, found: FoundBox): ChartTable {
  const { variables, scenario } = discovery;
  return {
    columns: ["setting", "tried", "box", "as it is", "density without it", "quasi p"],
    rows: rowsOf(discovery, found).map((v) => {
      const variable = variables[v];
      const restriction = found.restrictions.find(({ variable: limited }) => limited === v);
      const base = baseValue(variable, scenario);
      const range = (low: number, high: number) => bareRange(variable, low, high);
      const box = restriction === undefined ? "all of it" : boxRange(found, v, variable);
      const needed =
        restriction === undefined
          ? ["", "not needed"]
          : [percent(restriction.densityWithout), quasiP(restriction.quasiP)];
      const asItIs = base === undefined ? "" : bareText(variable, base);
      return [settingTitle(variable), range(variable.low, variable.high), box, asItIs, ...needed];
    }),
  };
}

function boxRange({ box }: FoundBox, v: number, variable: Variable): string {
  const [low, high] = [box.low[v], box.high[v]];
  return low === high ? bareText(variable, low) : bareRange(variable, low, high);
}

function quasiP(value: number): string {
  if (value < 0.0001) return "< 0.0001";
  return value.toFixed(value < 0.01 ? 4 : 2);
}
