import type { Arm, Divergence, EventDifference, NamedEvent, WideningGap } from "../analyse/divergence/difference.ts";
import { eventOf } from "../analyse/divergence/eventDifferences.ts";
import type { TracedWorld } from "../model/trace.ts";
import { type Arms, type NumberedStep, worldPairWords } from "../words/en/divergence.ts";
import type { Money } from "../worlds/money.ts";
import { type Chart, drawChart, type Provenance, textRows } from "./chart.ts";
import { keyView } from "./key.ts";
import { type Layer, label, month, rule, upFrom, type View, y } from "./marks.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "./theme.ts";
import { eventMarkers, type PlacedEvent } from "./world/eventMarkers.ts";
import { layoutRows, MAXIMUM_ROWS_OF_TRACK, type PanelLayout, type PanelRows, panelRows } from "./world/panelLayout.ts";
import { keyItems, panelView } from "./world/panelView.ts";

const GAP = 28;
const WIDTH = (CHART_WIDTH - AXIS_ROOM - GAP) / 2;
const arms: readonly Arm[] = ["baseline", "scenario"];

/**
 * Chart 8 twice: who held which slot in the same world under two markets, on the same months and rows, with the
 * moment at which the two histories part.
 */
export function worldPair(divergence: Divergence, names: Arms, provenance: Provenance, money: Money): Chart {
  const { months, worlds } = divergence;
  const layout = layoutPair(worlds.baseline, worlds.scenario, buyersOf(divergence), WIDTH / months);
  const words = worldPairWords(divergence, layout.buyers, names, money);
  const sides = arms.map((arm): View => {
    const heading = {
      text: words.headings[arm],
      anchor: "start",
      fontSize: fontSize.panel,
      fontWeight: "bold",
    } as const;
    return { ...side(arm, layout, divergence, words), title: { ...heading, color: ink.text, offset: 6 } };
  });
  const views = [
    ...keyView(keyItems([layout.baseline, layout.scenario])),
    { hconcat: sides, spacing: GAP },
    ...(words.told.length === 0 ? [] : [textRows(words.told, fontSize.label, ink.text)]),
  ];
  return drawChart("world-pair", words, views, provenance);
}

/** Buyers of the story first, then those with the largest part in the difference. */
function buyersOf({ steps, decision, parts }: Divergence): string[] {
  const told = steps.map((step) => (step.kind === "gap" ? step.buyer : (eventOf(step)?.buyer ?? "")));
  const first = decision === undefined ? "" : (eventOf(decision)?.buyer ?? "");
  return [...new Set([first, ...told, ...parts.map(({ buyer }) => buyer)])].filter((name) => name !== "");
}

/** The panels of one of the two worlds, with the steps that are marked in it. */
function side(
  arm: Arm,
  pair: PairLayout,
  { worlds, months, firstNoticed }: Divergence,
  { steps, moment }: { readonly steps: readonly NumberedStep[]; readonly moment: string },
): View {
  const layout = pair[arm];
  const marked = steps.flatMap(({ number, step }) => {
    const place = placeOf(step, arm);
    return place === undefined ? [] : [{ number, event: withIndices(place, worlds[arm]) }];
  });
  const shown = marked.filter(({ event }) => event.buyer < 0 || layout.buyers.includes(event.buyer));
  const events = shown.map(({ event }) => event);
  const numbers = shown.map(({ number }) => number);
  return panelView({
    layout,
    markers: eventMarkers(events, layout, months, WIDTH, numbers),
    months,
    width: WIDTH,
    ticks: 5,
    over: firstNoticed === undefined ? [] : momentLayers(firstNoticed.month, moment, months, layout.height),
  });
}

type Place = Pick<NamedEvent, "month" | "buyer" | "supplier">;

/** Where a step is marked: an event in the world in which it happened, a gap where it is first seen, in the scenario. */
function placeOf(step: EventDifference | WideningGap, arm: Arm): Place | undefined {
  if (step.kind === "event") return step[arm];
  return arm === "scenario" ? { ...step, month: step.from } : undefined;
}

function withIndices(place: Place, world: TracedWorld): PlacedEvent {
  const { buyer, supplier } = place;
  return { month: place.month, buyer: world.buyers.indexOf(buyer), supplier: world.suppliers.indexOf(supplier) };
}

/** Where the histories part: a line through all panels, with its month on the side that has more room. */
function momentLayers(at: number, text: string, months: number, height: number): Layer[] {
  const isLate = at > months / 2;
  const look = { align: isLate ? "right" : "left", dx: isLate ? -5 : 5, baseline: "middle" } as const;
  const line = { color: ink.text, strokeWidth: 1.5, strokeDash: [5, 3] };
  return [
    rule({ x: month, ...upFrom("y", "bottom") }, line, [{ month: at, y: 0, bottom: height }]),
    label({ x: month, y }, look, [{ month: at, y: 8, text }]),
  ];
}

/** Rows of both tracks, over all buyers, that fit beside each other on a page. */
const MAXIMUM_ROWS = 16;

/** The panels of the same buyers in two worlds, each row at the same height in both. */
export interface PairLayout {
  readonly buyers: readonly string[];
  readonly baseline: PanelLayout;
  readonly scenario: PanelLayout;
}

/**
 * Lays out the panels of as many of the named buyers as stay readable, the first always; buyers that are in
 * one of the two worlds only are left out.
 */
export function layoutPair(
  baseline: TracedWorld,
  scenario: TracedWorld,
  buyers: readonly string[],
  pixelsPerMonth: number,
): PairLayout {
  const shown: { name: string; before: PanelRows; after: PanelRows }[] = [];
  let rows = 0;
  for (const name of buyers) {
    if (!baseline.buyers.includes(name) || !scenario.buyers.includes(name)) continue;
    const before = panelRows(baseline, baseline.buyers.indexOf(name), MAXIMUM_ROWS_OF_TRACK);
    const after = panelRows(scenario, scenario.buyers.indexOf(name), MAXIMUM_ROWS_OF_TRACK);
    const fixedRows = Math.max(before.fixedRows, after.fixedRows);
    const flexibleRows = Math.max(before.flexibleRows, after.flexibleRows);
    rows += fixedRows + flexibleRows;
    if (shown.length > 0 && rows > MAXIMUM_ROWS) break;
    shown.push({
      name,
      before: withRows(before, fixedRows, flexibleRows),
      after: withRows(after, fixedRows, flexibleRows),
    });
  }
  return {
    buyers: shown.map(({ name }) => name),
    baseline: layoutRows(
      baseline,
      shown.map(({ before }) => before),
      pixelsPerMonth,
    ),
    scenario: layoutRows(
      scenario,
      shown.map(({ after }) => after),
      pixelsPerMonth,
    ),
  };
}

/** The same panel with as many rows of each track as asked for, those that it lacks empty. */
function withRows(panel: PanelRows, fixedRows: number, flexibleRows: number): PanelRows {
  const down = fixedRows - panel.fixedRows;
  const spells = panel.spells.map((spell) =>
    spell.track === "flexible" ? { ...spell, row: spell.row + down } : spell,
  );
  return { ...panel, fixedRows, flexibleRows, spells };
}
