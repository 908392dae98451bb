import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import { casesFor } from "../../analyse/discovery/cases.ts";
import { type Box, casesIn } from "../../analyse/discovery/prim.ts";
import type { Variable } from "../../scenario/vary.ts";
import { valueInRange } from "../../words/en/boxLimits.ts";
import { casesWords, discoveryKey } from "../../words/en/discoveryCharts.ts";
import { rounded } from "../../words/number.ts";
import { bareText, settingTitle } from "../../words/settings.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import {
  type Axis,
  axes,
  box,
  called,
  dots,
  type Layer,
  type Look,
  panel,
  type Row,
  type View,
  x,
  y,
} from "../marks.ts";
import { valueScale } from "../scale.ts";
import { AS_IT_IS, AXIS_ROOM, BOX_COLOUR, CHART_WIDTH, HIT_COLOUR, ink, REFERENCE_DASH } from "../theme.ts";
import { isInSteps } from "../variableAxis.ts";

/** The variables across and up. */
type Shown = readonly [across: number, up: number];

/** The points over the two variables that matter most, where it happens often enough and where it does not. */
export function casesChart(discovery: BoxDiscovery, found: FoundBox, provenance: Provenance): Chart {
  const shown = twoOf(discovery, found);
  const further = furtherIn(discovery, shown);
  const views = [...keyView(keyItems(further.length > 0)), cloud(discovery, found, further, shown)];
  return drawChart("discovery-cases", casesWords(discovery, found, shown), views, provenance);
}

function keyItems(hasFurther: boolean): KeyItem[] {
  const further = { label: discoveryKey.further, sample: "line", colour: BOX_COLOUR, dash: REFERENCE_DASH } as const;
  return [
    { label: discoveryKey.happens, sample: "upright", colour: HIT_COLOUR, shape: "circle", opacity: 0 },
    { label: discoveryKey.not, sample: "upright", colour: ink.reference, shape: "cross", opacity: 0 },
    { label: discoveryKey.box, sample: "bar", colour: BOX_COLOUR, opacity: 0.12 },
    ...(hasFurther ? [further] : []),
    { label: discoveryKey.asItIs, sample: "upright", ...AS_IT_IS, opacity: 0 },
  ];
}

/** Further boxes that limit one of the two settings shown. */
function furtherIn({ further }: BoxDiscovery, shown: Shown): readonly FoundBox[] {
  return further.filter(({ restrictions }) => restrictions.some(({ variable }) => shown.includes(variable)));
}

/** The two most needed variables; of a box with one limit, that and the first that a further box limits, or any other. */
function twoOf(discovery: BoxDiscovery, { restrictions }: FoundBox): Shown {
  const limits = [restrictions, ...discovery.further.map((each) => each.restrictions)].flat();
  const [across, up] = [...limits.map(({ variable }) => variable), ...discovery.variables.keys()].filter(
    (v, at, all) => all.indexOf(v) === at,
  );
  return [across, up];
}

function cloud(discovery: BoxDiscovery, found: FoundBox, further: readonly FoundBox[], shown: Shown): View {
  const { variables } = discovery;
  const rows = rowsOf(discovery, found, shown);
  const places = { x, y, opacity: { field: "opacity", type: "quantitative", scale: null } } as const;
  const points = (hit: number, look: Look) =>
    dots(
      places,
      look,
      rows.filter((row) => row.hit === hit),
    );
  const dashed = { fillOpacity: 0, strokeDash: REFERENCE_DASH };
  const layer = [
    axes(axisOf(variables[shown[0]]), axisOf(variables[shown[1]])),
    called(discoveryKey.box, boxLayer(found.box, variables, shown, { fillOpacity: 0.12 })),
    ...further.map((each) => called(discoveryKey.further, boxLayer(each.box, variables, shown, dashed))),
    called(discoveryKey.not, points(0, { shape: "cross", color: ink.reference, size: 34 })),
    called(discoveryKey.happens, points(1, { shape: "circle", color: HIT_COLOUR, size: 44 })),
    ...asItIs(discovery, shown),
  ];
  return panel({ width: CHART_WIDTH - AXIS_ROOM - 20, height: 340 }, layer, [{}]);
}

/** The points; paler where the other limits of the box leave them out. */
function rowsOf({ finding, variables, share }: BoxDiscovery, found: FoundBox, [across, up]: Shown): Row[] {
  const cases = casesFor(finding, variables, share);
  const open = { low: [...found.box.low], high: [...found.box.high] };
  for (const v of [across, up]) {
    open.low[v] = Number.NEGATIVE_INFINITY;
    open.high[v] = Number.POSITIVE_INFINITY;
  }
  const within = new Set(casesIn(cases, open));
  const placeOf = (c: number, v: number, salt: number) =>
    rounded(cases.values[c * variables.length + v] + (isInSteps(variables[v]) ? jitter(c, salt) : 0));
  return Array.from({ length: cases.count }, (_, c) => ({
    x: placeOf(c, across, 0.618034),
    y: placeOf(c, up, 0.754878),
    hit: cases.interest[c],
    opacity: within.has(c) ? 0.9 : 0.22,
  }));
}

/** Moves points of one value apart, the same way on every call. */
function jitter(index: number, salt: number): number {
  return ((index * salt) % 1) * 0.6 - 0.3;
}

/** Whole numbers and words have half a step of room at either end. */
function axisOf(variable: Variable): Axis {
  const { low, high, parameter } = variable;
  const room = isInSteps(variable) ? 0.5 : (high - low) * 0.015;
  const { ticks } = valueScale([low, high], false, parameter.whole) ?? { ticks: [low, high] };
  const inside = ticks.filter((tick) => tick >= low && tick <= high);
  const words = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const scale = { low: low - room, high: high + room, ticks: parameter.choices === undefined ? inside : words };
  const named = Object.fromEntries(scale.ticks.map((tick) => [String(tick), bareText(variable, tick, 9)]));
  return { scale, title: settingTitle(variable), labels: { labelExpr: `${JSON.stringify(named)}[datum.value]` } };
}

function boxLayer({ low, high }: Box, variables: readonly Variable[], [across, up]: Shown, look: Look): Layer {
  const ends = (v: number) => {
    const room = isInSteps(variables[v]) ? 0.45 : 0;
    return [rounded(low[v] - room), rounded(high[v] + room)];
  };
  const [[left, right], [bottom, top]] = [ends(across), ends(up)];
  const places = { x, x2: { field: "to" }, y, y2: { field: "top" } };
  const row = { x: left, to: right, y: bottom, top };
  return box(places, { fill: BOX_COLOUR, stroke: BOX_COLOUR, strokeWidth: 1.6, ...look }, [row]);
}

function asItIs({ variables, scenario }: BoxDiscovery, shown: Shown): Layer[] {
  const [right, top] = shown.map((v) => valueInRange(variables[v], scenario));
  if (right === undefined || top === undefined) return [];
  const { colour: color, shape } = AS_IT_IS;
  const look = { shape, color, filled: true, size: 170, opacity: 1, stroke: "#ffffff", strokeWidth: 1.5 };
  return [dots({ x, y }, look, [{ x: right, y: top }])];
}
