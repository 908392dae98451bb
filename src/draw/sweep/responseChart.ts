import type { Sweep } from "../../analyse/sweep.ts";
import { shownOutcome, tellsApart } from "../../words/en/sweep.ts";
import {
  bestFor,
  gapTitle,
  measuresBeside,
  measuresWords,
  responseWords,
  sweepKey,
  sweepLabels,
} from "../../words/en/sweepCharts.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import { dots, type Layer, level, panel, type Row, rule, standout, upFrom, widest, x, y } from "../marks.ts";
import { closeReach, valueScale } from "../scale.ts";
import { FONT_SLACK } from "../textWidth.ts";
import { AXIS_ROOM, BEST, CHART_WIDTH, fontSize, ink } from "../theme.ts";
import { type VariableAxis, variableAxes, variableAxis } from "../variableAxis.ts";
import { responseKey, responsePanel, shadeLayers } from "./responsePanel.ts";

/** Chart 7 of one variable: the outcome over its values, where it is best, and what may be as good. */
export function responseChart(sweep: Sweep, provenance: Provenance): Chart {
  const { scenario, variables, outcome, best } = sweep;
  const axis = variableAxis(variables[0], scenario);
  const width = CHART_WIDTH - AXIS_ROOM - labelRoom(sweep);
  const look = { axis, serie: outcome, shown: shownOutcome(sweep), width, height: 250, failures: true };
  const panels = [
    responsePanel(sweep, { ...look, compared: best !== undefined }),
    gapPanel(sweep, axis, { width, height: 120 }),
  ].flatMap((view) => view ?? []);
  return drawChart("sweep", responseWords(sweep), [...keyView(keyItems(sweep)), panelGrid(panels, 1)], provenance);
}

const BESIDE = { width: 240, height: 120 };

/** Chart 7 of one variable, second part: what else changes with it. Undefined where no other measure has a value. */
export function measuresChart(sweep: Sweep, provenance: Provenance): Chart | undefined {
  const { scenario, variables } = sweep;
  const beside = measuresBeside(sweep);
  if (beside.length === 0) return undefined;
  const axis = variableAxis(variables[0], scenario);
  const panels = beside.flatMap(
    ({ serie, shown }) => responsePanel(sweep, { axis, serie, shown, ...BESIDE, compared: false }) ?? [],
  );
  const views = [...keyView(responseKey(sweep, bestFor(sweep))), panelGrid(panels)];
  return drawChart("sweep-measures", measuresWords(sweep, beside), views, provenance);
}

function keyItems(sweep: Sweep): KeyItem[] {
  const items = responseKey(sweep);
  if (sweep.best === undefined || !tellsApart(sweep)) return items;
  return [...items, { label: sweepKey.asGood, sample: "band", colour: ink.entry, opacity: 0.13 }];
}

/** Room for the labels at the right [px]. */
function labelRoom(sweep: Sweep): number {
  const { base, points, best, outcome } = sweep;
  const ends = [base, ...(best === undefined ? [] : [points[best.best]])];
  const means = ends.map((point) => point.statistics.of(outcome).mean);
  const texts = means.map((mean) => sweepLabels.asItIs(shownOutcome(sweep).value(mean)));
  return widest(texts, fontSize.label) * FONT_SLACK + 12;
}

interface Gap {
  readonly x: number;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
  readonly good: boolean;
}

/**
 * How far every point is from the best in the same worlds, close up: what decides which points may be as good.
 * Gaps that are much larger than usual are arrows at the edge; the panel above has them to scale.
 */
function gapPanel(sweep: Sweep, axis: VariableAxis, size: { readonly width: number; readonly height: number }) {
  const { best, points } = sweep;
  if (best === undefined) return undefined;
  const { showing, factor } = shownOutcome(sweep);
  const scale = showing.percent ? 100 : factor;
  // Drawn on the side on which the outcome lies: below the best where higher is better.
  const side = best.better === "higher" ? -scale : scale;
  const gaps = gapsOf(sweep, axis, side);
  if (gaps.length === 0) return undefined;
  const reach = closeReach(gaps.map((gap) => Math.abs(gap.y)));
  const near = gaps.filter((gap) => Math.abs(gap.y) <= reach);
  const values = valueScale([0, ...near.flatMap(({ lower, upper }) => [lower, upper])], true);
  if (values === undefined) return undefined;
  const far = gaps.filter((gap) => !near.includes(gap));
  const winner = { x: axis.placeOf(points[best.best].settings), y: 0 };
  return panel(size, [
    variableAxes(axis, values, { title: gapTitle(sweep, far.length > 0), percent: false }),
    ...shadeLayers(sweep, axis),
    level(0, { color: ink.text, strokeWidth: 1 }),
    ...nearLayers(near),
    ...farLayers(far, side < 0 ? values.low : values.high, side),
    standout(winner, BEST),
  ]);
}

function gapsOf({ best, points }: Sweep, axis: VariableAxis, side: number): Gap[] {
  return points.flatMap((point): Gap[] => {
    const behind = best?.behind[point.index];
    if (behind === undefined || !Number.isFinite(behind.lower) || point.index === best?.best) return [];
    const [lower, upper] = [behind.lower * side, behind.upper * side].sort((a, b) => a - b);
    return [{ x: axis.placeOf(point.settings), y: behind.behind * side, lower, upper, good: !behind.worse }];
  });
}

function nearLayers(gaps: readonly Gap[]): Layer[] {
  const rows = (good: boolean) => gaps.filter((gap) => gap.good === good).map(row);
  const dot = { size: 42, opacity: 1 };
  return [
    rule({ x, ...upFrom("lower", "upper") }, { color: ink.scenario, strokeWidth: 2 }, gaps.map(row)),
    dots({ x, y }, { ...dot, color: "#ffffff", stroke: ink.scenario, strokeWidth: 1.6 }, rows(false)),
    dots({ x, y }, { ...dot, color: ink.scenario }, rows(true)),
  ];
}

function row(gap: Gap): Row {
  const sharp = (value: number) => Number(value.toPrecision(6));
  return { x: gap.x, y: sharp(gap.y), lower: sharp(gap.lower), upper: sharp(gap.upper) };
}

/** Arrows at the edge, for what lies beyond it. */
function farLayers(gaps: readonly Gap[], edge: number, side: number): Layer[] {
  if (gaps.length === 0) return [];
  const shape = side < 0 ? "triangle-down" : "triangle-up";
  const look = { shape, color: ink.quiet, size: 60, opacity: 1, yOffset: side < 0 ? -5 : 5 };
  const rows = gaps.map((gap) => ({ x: gap.x, y: edge }));
  return [dots({ x, y }, look, rows)];
}
