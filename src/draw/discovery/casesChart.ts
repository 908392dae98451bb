import type { BoxDiscovery, FoundBox } from "../../analyse/discovery/boxDiscovery.ts";
import { casesFor } from "../../analyse/discovery/cases.ts";
import { type Box, casesIn } from "../../analyse/discovery/prim.ts";
import type { Variable } from "../../scenario/vary.ts";
import { limitsInWords, pointCounts } from "../../words/en/discovery.ts";
import { capital, rounded, worlds } from "../../words/number.ts";
import { bareText, settingLabel, settingTitle } from "../../words/settings.ts";
import { type Chart, composeChart, foot, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import type { Layer, Row, View } from "../marks.ts";
import { type Scale, valueScale } from "../scale.ts";
import { across, upright } from "../sweep/axes.ts";
import { AXIS_ROOM, CHART_WIDTH, ink, LEVEL_TITLE, REFERENCE_DASH } from "../theme.ts";
import { BASE_LOOK, BOX_COLOUR, HIT_COLOUR } from "./look.ts";
import { baseValue } from "./rangePlaces.ts";

/** The points over the two variables that matter most, where it happens often enough and where it does not. */
export function casesChart(discovery: BoxDiscovery, found: FoundBox, provenance: Provenance): Chart {
  const { scenario, replications, finding, hits, known, variables } = discovery;
  const [x, y] = twoOf(discovery, found);
  const others = found.fit.cases - found.fit.hits;
  const strangers = others === 0 ? "no other" : others === 1 ? "one other" : `${others} others`;
  const title = `At ${hits} of ${known} points ${pointCounts(discovery)}; ${found.fit.hits} of them lie in the box, with ${strangers}`;
  const limits = found.restrictions
    .map(({ variable }) => variable)
    .filter((v) => v !== x && v !== y)
    .flatMap((v) => limitsInWords(variables[v], found.box.low[v], found.box.high[v]) ?? []);
  const paler =
    limits.length === 0 ? "" : ` Paler points lie outside the other limits of the box: ${limits.join(", ")}.`;
  const meanings = [x, y]
    .map((v) => `${capital(settingLabel(variables[v].path))}: ${variables[v].parameter.meaning}`)
    .join(" ");
  const description = `${title}. The points over ${settingLabel(variables[x].path)} and ${settingLabel(variables[y].path)}. ${meanings}`;
  return {
    id: "discovery-cases",
    title,
    description,
    spec: composeChart({
      title,
      subtitle: `The ${finding.length} points that found the box, ${worlds(replications)} at each, over the two settings that matter most; all others change too.${paler}`,
      description,
      provenance,
      foot: foot({ ...discovery, months: scenario.market.months }, `${finding.length} points`),
      views: [...keyView(keyItems(furtherIn(discovery, [x, y]).length)), cloud(discovery, found, [x, y])],
    }),
  };
}

function keyItems(further: number): KeyItem[] {
  return [
    { label: "it happens often enough", sample: "upright", colour: HIT_COLOUR, shape: "circle", opacity: 0 },
    { label: "it does not", sample: "upright", colour: ink.reference, shape: "cross", opacity: 0 },
    { label: "the box", sample: "bar", colour: BOX_COLOUR, opacity: 0.12 },
    ...(further === 0
      ? []
      : [{ label: "further boxes", sample: "line", colour: BOX_COLOUR, dash: REFERENCE_DASH } as const]),
    { label: "scenario as it is", sample: "upright", colour: BASE_LOOK.colour, shape: BASE_LOOK.shape, opacity: 0 },
  ];
}

/** Further boxes that limit one of the two settings shown. */
function furtherIn({ further }: BoxDiscovery, shown: readonly [number, number]): readonly FoundBox[] {
  return further.filter(({ restrictions }) => restrictions.some(({ variable }) => shown.includes(variable)));
}

/** The two most needed variables; of a box with one limit, that and the first that a further box limits, or any other. */
function twoOf({ variables, further }: BoxDiscovery, { restrictions }: FoundBox): readonly [number, number] {
  const limited = [restrictions, ...further.map((box) => box.restrictions)].flat().map(({ variable }) => variable);
  const [x, y] = [...limited, ...variables.keys()].filter((v, at, all) => all.indexOf(v) === at);
  return [x, y];
}

function cloud(discovery: BoxDiscovery, found: FoundBox, [x, y]: readonly [number, number]): View {
  const { variables } = discovery;
  const [wide, high] = [scaleOf(variables[x]), scaleOf(variables[y])];
  const rows = rowsOf(discovery, found, [x, y]);
  const encoding = { x: across, y: upright, opacity: { field: "opacity", type: "quantitative", scale: null } } as const;
  const points = (hit: number, look: object): Layer => ({
    data: { values: rows.filter((row) => row.hit === hit) },
    mark: { type: "point", filled: true, ...look },
    encoding,
  });
  return {
    width: CHART_WIDTH - AXIS_ROOM - 20,
    height: 340,
    data: { values: [{}] },
    layer: [
      frameOf([variables[x], wide], [variables[y], high]),
      boxLayer(found.box, variables, [x, y], { fillOpacity: 0.12 }),
      ...furtherIn(discovery, [x, y]).map(({ box }) =>
        boxLayer(box, variables, [x, y], { fillOpacity: 0, strokeDash: REFERENCE_DASH }),
      ),
      points(0, { shape: "cross", color: ink.reference, size: 34 }),
      points(1, { shape: "circle", color: HIT_COLOUR, size: 44 }),
      ...baseLayer(discovery, [x, y]),
    ],
  };
}

function rowsOf(discovery: BoxDiscovery, found: FoundBox, [x, y]: readonly [number, number]): Row[] {
  const { finding, variables, share } = discovery;
  const cases = casesFor(finding, variables, share);
  const open = { low: [...found.box.low], high: [...found.box.high] };
  for (const v of [x, y]) {
    open.low[v] = Number.NEGATIVE_INFINITY;
    open.high[v] = Number.POSITIVE_INFINITY;
  }
  const within = new Set(casesIn(cases, open));
  return Array.from({ length: cases.count }, (_, c) => {
    const at = (v: number, salt: number) =>
      rounded(cases.values[c * variables.length + v] + (isInSteps(variables[v]) ? jitter(c, salt) : 0));
    return { month: at(x, 0.618034), y: at(y, 0.754878), hit: cases.interest[c], opacity: within.has(c) ? 0.9 : 0.22 };
  });
}

function isInSteps({ parameter }: Variable): boolean {
  return parameter.whole === true || parameter.choices !== undefined;
}

/** Moves points of one value apart, the same way on every call. */
function jitter(index: number, salt: number): number {
  return ((index * salt) % 1) * 0.6 - 0.3;
}

/** Whole numbers and words have half a step of room at either end. */
function scaleOf(variable: Variable): Scale {
  const { low, high, parameter } = variable;
  const room = isInSteps(variable) ? 0.5 : (high - low) * 0.015;
  const { ticks } = valueScale([low, high], false, parameter.whole) ?? { ticks: [low, high] };
  const inside = ticks.filter((tick) => tick >= low && tick <= high);
  const words = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return { low: low - room, high: high + room, ticks: parameter.choices === undefined ? inside : words };
}

function frameOf([x, wide]: readonly [Variable, Scale], [y, high]: readonly [Variable, Scale]): Layer {
  return {
    data: { values: [{ month: wide.low, y: high.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        ...across,
        scale: { domain: [wide.low, wide.high], nice: false, zero: false },
        axis: { ...ticksOf(x, wide), labelFlush: false, grid: false, title: settingTitle(x), titlePadding: 4 },
      },
      y: {
        ...upright,
        scale: { domain: [high.low, high.high], nice: false, zero: false },
        axis: {
          ...ticksOf(y, high),
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title: settingTitle(y),
          ...LEVEL_TITLE,
        },
      },
    },
  };
}

function ticksOf(variable: Variable, { ticks }: Scale) {
  const named = Object.fromEntries(ticks.map((tick) => [String(tick), bareText(variable, tick, 9)]));
  return { values: [...ticks], tickCount: ticks.length, labelExpr: `${JSON.stringify(named)}[datum.value]` };
}

function boxLayer(
  { low, high }: Box,
  variables: readonly Variable[],
  [x, y]: readonly [number, number],
  look: { readonly fillOpacity: number; readonly strokeDash?: number[] },
): Layer {
  const ends = (v: number) => {
    const room = isInSteps(variables[v]) ? 0.45 : 0;
    return [low[v] - room, high[v] + room];
  };
  const [[month, to], [bottom, top]] = [ends(x), ends(y)];
  return {
    data: { values: [{ month: rounded(month), to: rounded(to), y: rounded(bottom), top: rounded(top) }] },
    mark: { type: "rect", fill: BOX_COLOUR, stroke: BOX_COLOUR, strokeWidth: 1.6, ...look },
    encoding: { x: across, x2: { field: "to" }, y: upright, y2: { field: "top" } },
  };
}

function baseLayer({ variables, scenario }: BoxDiscovery, [x, y]: readonly [number, number]): Layer[] {
  const [month, at] = [baseValue(variables[x], scenario), baseValue(variables[y], scenario)];
  if (month === undefined || at === undefined) return [];
  const { colour: color, shape } = BASE_LOOK;
  return [
    {
      data: { values: [{ month, y: at }] },
      mark: { type: "point", shape, color, filled: true, size: 170, opacity: 1, stroke: "#ffffff", strokeWidth: 1.5 },
      encoding: { x: across, y: upright },
    },
  ];
}
