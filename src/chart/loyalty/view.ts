import { divideLoyalty, firstLoyalMultiple, loyalLoyalty, shoppingLoyalty } from "../../experiment/loyaltyTheory.ts";
import type { Layer, Row, View } from "../chart.ts";
import { AXIS_ROOM } from "../draw/composeChart.ts";
import { LEVEL_TITLE } from "../draw/frame.ts";
import { type Scale, valueScale } from "../draw/scale.ts";
import { CHART_WIDTH, ink } from "../draw/theme.ts";
import { rounded } from "../read/formatNumber.ts";
import type { LoyaltyPoints } from "./points.ts";

/** How theory is drawn, also in the key. */
export const theoryLook = {
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
export function loyaltyView({ suppliers, points }: LoyaltyPoints): View {
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
