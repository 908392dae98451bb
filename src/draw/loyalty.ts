import { divideLoyalty, firstLoyalMultiple, loyalLoyalty, shoppingLoyalty } from "../analyse/loyaltyTheory.ts";
import { foot } from "../words/en/chart.ts";
import { type LoyaltyPoints, loyaltyKeys, loyaltyPoints, loyaltyWords } from "../words/en/loyalty.ts";
import { rounded } from "../words/number.ts";
import type { Comparison } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance } from "./chart.ts";
import { type KeyItem, keyView } from "./key.ts";
import {
  acrossFrom,
  axes,
  box,
  called,
  dots,
  type Layer,
  line,
  panel,
  rule,
  upFrom,
  type View,
  x,
  y,
} from "./marks.ts";
import { type Scale, valueScale } from "./scale.ts";
import { AXIS_ROOM, CHART_WIDTH, ink } from "./theme.ts";

/**
 * Chart: loyalty against how closely buyers follow the preference they have learned, the mean-field
 * theory of Weisbuch, Kirman and Herreiner (2000) beside what was simulated. Undefined for scenarios
 * that are not about it (`loyaltyPoints`).
 */
export function loyalty({ result }: Comparison, provenance: Provenance): Chart | undefined {
  const read = loyaltyPoints(result);
  if (read === undefined) return undefined;
  const words = loyaltyWords(result, read);
  return drawChart(
    "loyalty",
    { ...words, foot: foot(result) },
    [...keyView(keyItems(read)), loyaltyView(read)],
    provenance,
  );
}

/** How theory is drawn, also in the key. */
const theoryLook = {
  stable: { colour: ink.timetable, width: 2.2, dash: [1, 0] },
  unstable: { colour: ink.timetable, width: 1.6, dash: [5, 4] },
  jump: { colour: ink.quiet, width: 1.4, dash: [2, 3] },
  both: { colour: ink.band, opacity: 0.2 },
} as const;
const INTERVAL = 1.4;

function keyItems({ suppliers }: LoyaltyPoints): KeyItem[] {
  const { stable, unstable, jump, both } = theoryLook;
  const line = { sample: "line" } as const;
  const jumps: KeyItem[] = [
    { ...line, label: loyaltyKeys.jump, ...jump },
    { sample: "band", label: loyaltyKeys.both, ...both },
  ];
  return [
    { sample: "upright", label: loyaltyKeys.simulated, colour: ink.scenario, width: INTERVAL, shape: "circle" },
    { ...line, label: loyaltyKeys.stable, ...stable },
    { ...line, label: loyaltyKeys.unstable, ...unstable },
    ...(firstLoyalMultiple(suppliers) < 1 ? jumps : []),
  ];
}

/** Loyalty against sensitivity: the branches of the theory, the jump, and the simulated points over them. */
function loyaltyView({ suppliers, points }: LoyaltyPoints): View {
  const sensitivities = scaleOf([1.2, ...points.map(({ multiple }) => multiple)], true);
  const loyalties = scaleOf([shoppingLoyalty(suppliers), 1, ...points.map((point) => point.loyalty)], false);
  const rows = points.map((point) => ({
    x: rounded(point.multiple),
    y: rounded(point.loyalty),
    low: rounded(point.lower),
    high: rounded(point.upper),
  }));
  const labels = { format: ",~r" };
  const layers = [
    axes(
      { scale: sensitivities, title: loyaltyKeys.across, labels, look: { labelFlush: true, titlePadding: 6 } },
      { scale: loyalties, title: loyaltyKeys.up, labels },
    ),
    ...jumpLayers(suppliers),
    ...branchLayers(suppliers, sensitivities.high),
    called(
      loyaltyKeys.simulated,
      rule({ x, ...upFrom("low", "high") }, { color: ink.scenario, strokeWidth: INTERVAL }),
    ),
    called(
      loyaltyKeys.simulated,
      dots({ x, y }, { shape: "circle", filled: true, size: 52, color: ink.scenario, opacity: 1 }),
    ),
  ];
  return panel({ width: CHART_WIDTH - AXIS_ROOM - 40, height: 360 }, layers, rows);
}

function scaleOf(values: readonly number[], fromZero: boolean): Scale {
  return valueScale(values, fromZero) ?? { low: 0, high: 1, ticks: [0, 1] };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The branches of the theory; `end` is the largest multiple drawn. */
function branchLayers(suppliers: number, end: number): Layer[] {
  const flat = shoppingLoyalty(suppliers);
  const first = firstLoyalMultiple(suppliers);
  // The line starts upright, so its places lie closer there; a hair above the first, where it surely exists.
  const loyal = places(first * (1 + 1e-9), end).map((at) => ({ x: at, y: loyalLoyalty(suppliers, at) }));
  const between = places(first, 1).map((at) => ({ x: at, y: divideLoyalty(suppliers, at) }));
  const critical = { x: 1, y: flat };
  const divide = [loyal[0], ...between.filter((point) => Number.isFinite(point.y)), critical];
  const { stable, unstable } = theoryLook;
  return [
    called(loyaltyKeys.stable, curve([{ x: 0, y: flat }, critical], stable)),
    called(loyaltyKeys.unstable, curve([critical, { x: end, y: flat }], unstable)),
    ...(first < 1 ? [called(loyaltyKeys.unstable, curve(divide, unstable))] : []),
    called(loyaltyKeys.stable, curve(first < 1 ? loyal : [critical, ...loyal], stable)),
  ];
}

const STEPS = 90;

function places(from: number, to: number): number[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => from + (to - from) * (step / STEPS) ** 2);
}

interface Look {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
}

function curve(points: readonly Point[], { colour: color, width: strokeWidth, dash }: Look): Layer {
  return line({ x, y }, { color, strokeWidth, strokeDash: [...dash] }, points.map(shortened));
}

function shortened(point: Point) {
  return { x: rounded(point.x), y: rounded(point.y) };
}

/** Where both states are possible, and the jumps at its ends: up on the right, down on the left. */
function jumpLayers(suppliers: number): Layer[] {
  const first = firstLoyalMultiple(suppliers);
  if (first >= 1) return [];
  const flat = shoppingLoyalty(suppliers);
  const top = loyalLoyalty(suppliers, 1);
  const brink = loyalLoyalty(suppliers, first * (1 + 1e-9));
  const { colour: color, opacity } = theoryLook.both;
  const upAndDown = [
    { at: 1, to: top, arrow: 0.72, shape: "triangle-up" },
    { at: first, to: brink, arrow: 0.3, shape: "triangle-down" },
  ];
  return [
    box(acrossFrom("x", "x2"), { color, opacity }, [{ x: rounded(first), x2: 1 }]),
    ...upAndDown.map(({ at, to }) =>
      curve(
        [
          { x: at, y: flat },
          { x: at, y: to },
        ],
        theoryLook.jump,
      ),
    ),
    ...upAndDown.map(({ at, to, arrow, shape }) =>
      dots({ x, y }, { shape, filled: true, size: 60, color: ink.quiet, opacity: 1 }, [
        shortened({ x: at, y: flat + arrow * (to - flat) }),
      ]),
    ),
  ];
}
