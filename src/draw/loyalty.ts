import {
  criticalSensitivity,
  divideLoyalty,
  firstLoyalMultiple,
  loyalLoyalty,
  shoppingLoyalty,
} from "../analyse/loyaltyTheory.ts";
import type { BuyerGroup, Market } from "../model/market.ts";
import { middleOf } from "../words/names.ts";
import { formatInterval, formatNumber, rounded, worlds } from "../words/number.ts";
import { indexOf } from "../words/track.ts";
import { UNIT_COSTS } from "../worlds/money.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance } from "./chart.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { Layer, Row, View } from "./marks.ts";
import { type Scale, valueScale } from "./scale.ts";
import { AXIS_ROOM, CHART_WIDTH, ink, LEVEL_TITLE } from "./theme.ts";

/**
 * Chart: loyalty against how closely buyers follow the preference they have learned, the mean-field
 * theory of Weisbuch, Kirman and Herreiner (2000) beside what was simulated. Undefined for scenarios
 * that are not about it (`loyaltyPoints`).
 */
export function loyalty({ result }: Comparison, provenance: Provenance): Chart | undefined {
  const read = loyaltyPoints(result);
  if (read === undefined) return undefined;
  const { suppliers, points } = read;
  const title = `${finding(read)}, ${worlds(result.replications)}`;
  const month = result.months - 1;
  const subtitle = `Sum of the squared chances of an order over a buyer's ${suppliers} suppliers, mean over buyers, in month ${month}, against sensitivity over its critical value (suppliers x forgetting / profit of a month). Points: simulated. Lines: mean field of Weisbuch, Kirman and Herreiner (2000), for equal suppliers and a steady profit; that single purchases are draws rounds it off.`;
  const first = points[0];
  const last = points[points.length - 1];
  const description = `${title}. Turning loyal is passing the middle between shopping around and one supplier for good. Points of loyalty against sensitivity for ${points.length} groups of buyers over the curves of the theory: ${words(first)}; ${words(last)}. In theory shopping around among ${suppliers} suppliers has a loyalty of ${formatNumber(shoppingLoyalty(suppliers))} and ${change(suppliers)}.`;
  return {
    id: "loyalty",
    title,
    description,
    table: tableOf(read),
    spec: composeChart({
      title,
      subtitle,
      description,
      provenance,
      foot: foot(result),
      views: [...keyView(keyItems(read)), loyaltyView(read)],
    }),
  };
}

/** Where loyalty passes the middle between shopping around and one supplier for good. */
function finding({ suppliers, points }: LoyaltyPoints): string {
  const middle = (shoppingLoyalty(suppliers) + 1) / 2;
  const at = points.findIndex((point) => point.loyalty >= middle);
  const last = points[points.length - 1];
  if (at < 0) return `No buyers turn loyal up to ${formatNumber(last.multiple)} times the critical sensitivity`;
  if (at === 0)
    return `All buyers are loyal from ${formatNumber(points[0].multiple)} times the critical sensitivity on`;
  const [below, above] = [points[at - 1], points[at]];
  const part = (middle - below.loyalty) / (above.loyalty - below.loyalty);
  const turn = below.multiple + part * (above.multiple - below.multiple);
  return `Buyers turn loyal at ${formatNumber(turn)} times the critical sensitivity: loyalty ${withInterval(points[0])} at ${formatNumber(points[0].multiple)} times it, ${withInterval(last)} at ${formatNumber(last.multiple)} times`;
}

function withInterval({ loyalty: value, lower, upper }: LoyaltyPoint): string {
  return Number.isFinite(lower) ? `${formatNumber(value)} (${formatInterval(lower, upper)})` : formatNumber(value);
}

function words(point: LoyaltyPoint): string {
  return `${withInterval(point)} at ${formatNumber(point.multiple)} times the critical sensitivity`;
}

function change(suppliers: number): string {
  const first = firstLoyalMultiple(suppliers);
  if (first >= 1) return "loyalty grows without a jump from the critical sensitivity on";
  const top = formatNumber(loyalLoyalty(suppliers, 1));
  return `jumps to ${top} at the critical sensitivity; from ${formatNumber(first)} times it on both states are possible`;
}

function keyItems({ suppliers }: LoyaltyPoints): KeyItem[] {
  const { stable, unstable, jump, both } = theoryLook;
  const line = { sample: "line" } as const;
  const jumps: KeyItem[] = [
    { ...line, label: "jump", ...jump },
    { sample: "band", label: "both states possible", ...both },
  ];
  return [
    { sample: "upright", label: "simulated, 95 % interval", colour: ink.scenario, width: 1.4, shape: "circle" },
    { ...line, label: "theory, stable", ...stable },
    { ...line, label: "theory, unstable", ...unstable },
    ...(firstLoyalMultiple(suppliers) < 1 ? jumps : []),
  ];
}

function tableOf({ suppliers, points }: LoyaltyPoints): ChartTable {
  return {
    columns: ["Buyers", "Sensitivity", "Times the critical one", "Loyalty", "95 % interval", "Theory"],
    rows: points.map((point) => [
      point.group,
      formatNumber(point.sensitivity),
      formatNumber(point.multiple),
      formatNumber(point.loyalty),
      Number.isFinite(point.lower) ? formatInterval(point.lower, point.upper) : "no interval",
      theoryAt(suppliers, point.multiple),
    ]),
  };
}

/** The stable states at a sensitivity. */
function theoryAt(suppliers: number, multiple: number): string {
  const shopping = formatNumber(shoppingLoyalty(suppliers));
  const loyal = loyalLoyalty(suppliers, multiple);
  if (!Number.isFinite(loyal)) return shopping;
  // A profit of 1.25 - 1.1 is not quite 0.15, and 1 not quite 1.
  return multiple < 1 - 1e-9 ? `${shopping} or ${formatNumber(loyal)}` : formatNumber(loyal);
}

/** Loyalty of a group of buyers in the last month. */
interface LoyaltyPoint {
  readonly group: string;
  readonly sensitivity: number;
  /** Sensitivity over the critical one, n gamma / profit of a month. */
  readonly multiple: number;
  readonly loyalty: number;
  /** 95 % interval; NaN for a single world. */
  readonly lower: number;
  readonly upper: number;
}

/** Groups of buyers that differ in how closely they follow their preference, and nothing but that and how much they buy. */
interface LoyaltyPoints {
  /** Suppliers on each panel (n). */
  readonly suppliers: number;
  /** In order of `multiple`. */
  readonly points: readonly LoyaltyPoint[];
}

/**
 * What there is to draw of loyalty against sensitivity; undefined unless several groups follow their
 * preference more or less closely, all without contracts and with the same number of suppliers.
 */
function loyaltyPoints(result: ScenarioResult): LoyaltyPoints | undefined {
  const { market } = result.scenario;
  const groups = market.buyers.filter((group) => group.count > 0 && sensitivityOf(group) > 0);
  if (new Set(groups.map(sensitivityOf)).size < 2) return undefined;
  if (groups.some((group) => middleOf(group.parameters.fixedSlots) > 0)) return undefined;
  const panels = new Set(groups.map((group) => panelOf(group, market)));
  const [suppliers] = panels;
  if (panels.size > 1 || suppliers < 2) return undefined;
  const points = groups.flatMap((group) => pointOf(result, group, suppliers) ?? []);
  points.sort((one, other) => one.multiple - other.multiple);
  return points.length < 2 ? undefined : { suppliers, points };
}

function sensitivityOf(group: BuyerGroup): number {
  return middleOf(group.parameters.preferenceSensitivity);
}

function panelOf(group: BuyerGroup, market: Market): number {
  const flexible = market.suppliers.filter(({ kind }) => kind === "flexible");
  const present = flexible.reduce((count, suppliers) => count + suppliers.count, 0);
  return Math.min(middleOf(group.parameters.flexibleSlots), present);
}

/** The profit of a month, in unit costs, is the buyer value seen in the last month times the demand. */
function pointOf(result: ScenarioResult, group: BuyerGroup, suppliers: number): LoyaltyPoint | undefined {
  const { monthly, series, months, money = UNIT_COSTS } = result;
  const loyalty = indexOf(series, "loyalty", group.name);
  const value = indexOf(series, "buyerValue", group.name);
  if (loyalty < 0 || value < 0) return undefined;
  const last = (months - 1) * series.length;
  const profit = (monthly.mean[last + value] / money.factor) * middleOf(group.parameters.demand);
  const forgetting = middleOf(group.parameters.preferenceForgetting);
  const mean = monthly.mean[last + loyalty];
  if (!(profit > 0 && forgetting > 0) || !Number.isFinite(mean)) return undefined;
  const sensitivity = sensitivityOf(group);
  return {
    group: group.name,
    sensitivity,
    multiple: sensitivity / criticalSensitivity(suppliers, forgetting, profit),
    loyalty: mean,
    lower: monthly.lower[last + loyalty],
    upper: monthly.upper[last + loyalty],
  };
}

/** How theory is drawn, also in the key. */
const theoryLook = {
  stable: { colour: ink.timetable, width: 2.2, dash: [1, 0] },
  unstable: { colour: ink.timetable, width: 1.6, dash: [5, 4] },
  jump: { colour: ink.quiet, width: 1.4, dash: [2, 3] },
  both: { colour: ink.band, opacity: 0.2 },
} as const;

const HEIGHT = 360;
const STEPS = 90;
const x = { field: "x", type: "quantitative" } as const;
const y = { field: "y", type: "quantitative" } as const;

/** Loyalty against sensitivity: the branches of the theory, the jump, and the simulated points over them. */
function loyaltyView({ suppliers, points }: LoyaltyPoints): View {
  const sensitivities = valueScale([1.2, ...points.map((point) => point.multiple)], true);
  const loyalties = valueScale([shoppingLoyalty(suppliers), 1, ...points.map((point) => point.loyalty)], false);
  if (sensitivities === undefined || loyalties === undefined) throw new Error("no loyalty to draw");
  const rows = points.map((point) => ({
    x: rounded(point.multiple),
    y: rounded(point.loyalty),
    low: rounded(point.lower),
    high: rounded(point.upper),
  }));
  return {
    width: CHART_WIDTH - AXIS_ROOM - 40,
    height: HEIGHT,
    data: { values: rows },
    layer: [
      axes(sensitivities, loyalties),
      ...jumpLayers(suppliers),
      ...branchLayers(suppliers, sensitivities.high),
      {
        mark: { type: "rule", color: ink.scenario, strokeWidth: 1.4 },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      {
        mark: { type: "point", shape: "circle", filled: true, size: 52, color: ink.scenario, opacity: 1 },
        encoding: { x, y },
      },
    ],
  };
}

function axes(sensitivities: Scale, loyalties: Scale): Layer {
  const ticks = ({ ticks: values }: Scale) => ({ values: [...values], tickCount: values.length, format: ",~r" });
  return {
    data: { values: [{ x: sensitivities.low, y: loyalties.low }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        ...x,
        scale: { domain: [sensitivities.low, sensitivities.high], nice: false, zero: false },
        axis: {
          ...ticks(sensitivities),
          grid: false,
          title: "sensitivity to the learned preference, times the critical one",
          titlePadding: 6,
        },
      },
      y: {
        ...y,
        scale: { domain: [loyalties.low, loyalties.high], nice: false, zero: false },
        axis: {
          ...ticks(loyalties),
          domain: false,
          ticks: false,
          minExtent: AXIS_ROOM - 6,
          title: "Loyalty (index)",
          ...LEVEL_TITLE,
        },
      },
    },
  };
}

/** The branches of the theory; `end` is the largest multiple drawn. */
function branchLayers(suppliers: number, end: number): Layer[] {
  const flat = shoppingLoyalty(suppliers);
  const first = firstLoyalMultiple(suppliers);
  // The line starts upright, so its places lie closer there; a hair above the first, where it surely exists.
  const loyal = places(first * (1 + 1e-9), end).map((at) => ({ x: at, y: loyalLoyalty(suppliers, at) }));
  const between = places(first, 1).map((at) => ({ x: at, y: divideLoyalty(suppliers, at) }));
  const divide = [loyal[0], ...between.filter((row) => Number.isFinite(row.y)), { x: 1, y: flat }];
  const { stable, unstable } = theoryLook;
  return [
    lineLayer(
      [
        { x: 0, y: flat },
        { x: 1, y: flat },
      ],
      stable,
    ),
    lineLayer(
      [
        { x: 1, y: flat },
        { x: end, y: flat },
      ],
      unstable,
    ),
    ...(first < 1 ? [lineLayer(divide, unstable)] : []),
    lineLayer(first < 1 ? loyal : [{ x: 1, y: flat }, ...loyal], stable),
  ];
}

function places(from: number, to: number): number[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => from + (to - from) * (step / STEPS) ** 2);
}

interface Look {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
}

function lineLayer(rows: readonly { readonly x: number; readonly y: number }[], look: Look): Layer {
  const values: Row[] = rows.map((row) => ({ x: rounded(row.x), y: rounded(row.y) }));
  const { colour: color, width: strokeWidth, dash } = look;
  return { data: { values }, mark: { type: "line", color, strokeWidth, strokeDash: [...dash] }, encoding: { x, y } };
}

/** Where both states are possible, and the jumps at its ends: up on the right, down on the left. */
function jumpLayers(suppliers: number): Layer[] {
  const first = firstLoyalMultiple(suppliers);
  if (first >= 1) return [];
  const flat = shoppingLoyalty(suppliers);
  const top = loyalLoyalty(suppliers, 1);
  const brink = loyalLoyalty(suppliers, first * (1 + 1e-9));
  return [
    {
      data: { values: [{ x: rounded(first), x2: 1 }] },
      mark: { type: "rect", color: theoryLook.both.colour, opacity: theoryLook.both.opacity },
      encoding: { x, x2: { field: "x2" } },
    },
    lineLayer(
      [
        { x: 1, y: flat },
        { x: 1, y: top },
      ],
      theoryLook.jump,
    ),
    lineLayer(
      [
        { x: first, y: flat },
        { x: first, y: brink },
      ],
      theoryLook.jump,
    ),
    arrowLayer({ x: 1, y: flat + 0.72 * (top - flat) }, "triangle-up"),
    arrowLayer({ x: first, y: flat + 0.3 * (brink - flat) }, "triangle-down"),
  ];
}

function arrowLayer(row: { readonly x: number; readonly y: number }, shape: string): Layer {
  const values: Row[] = [{ x: rounded(row.x), y: rounded(row.y) }];
  return {
    data: { values },
    mark: { type: "point", shape, filled: true, size: 60, color: ink.quiet, opacity: 1 },
    encoding: { x, y },
  };
}
