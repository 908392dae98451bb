import type { Comparison, ScenarioResult } from "../experiment/result.ts";
import type { SupplierKind } from "../model/parameters.ts";
import type { TracedWorld, WorldEvent } from "../model/trace.ts";
import type { Chart, Layer, Provenance, View } from "./chart.ts";
import { AXIS_ROOM, composeChart, textRows } from "./draw/composeChart.ts";
import { type KeyItem, keyView } from "./draw/key.ts";
import { monthScale } from "./draw/scale.ts";
import { FONT_SLACK, textWidth } from "./draw/textWidth.ts";
import { CHART_WIDTH, fontSize, ink, kindStyle } from "./draw/theme.ts";
import { foot } from "./read/foot.ts";
import { listed } from "./read/formatNumber.ts";
import { type EventMarker, eventMarkers, markerLayers } from "./world/eventMarkers.ts";
import { eventSentence } from "./world/eventSentence.ts";
import { layoutPanels, MAXIMUM_ROWS_OF_TRACK, type PanelLayout, type SpellBar } from "./world/panelLayout.ts";
import { tellingEvents, toldEvents } from "./world/tellingEvents.ts";

const WIDTH = CHART_WIDTH - AXIS_ROOM;
const TOLD_IN_CHART = 8;

/** Chart 8: who held which slot of which panel in a single world, with the events told in words. */
export function oneWorld({ result }: Comparison, provenance: Provenance): Chart {
  const world = result.typicalWorld;
  const layout = layoutPanels(world, result.months, WIDTH);
  const events = tellingEvents(world, layout.buyers, TOLD_IN_CHART);
  const sentences = events.map((event, index) => `${index + 1}. ${eventSentence(event, world)}.`);
  const title = finding(world);
  const description = `${title}. Bars over ${result.months === 1 ? "one month" : `${result.months} months`} show which supplier held which slot of the panels of ${buyersOf(layout, world)}. ${sentences.join(" ")}`;
  const told = toldEvents(world).map((event) => `${eventSentence(event, world)}.`);
  return {
    id: "one-world",
    title,
    description,
    told,
    spec: composeChart({
      title,
      subtitle: subtitle(result, layout),
      description,
      provenance,
      foot: foot(result, `world ${world.replication}`),
      views: [
        ...keyView(keyItems(layout)),
        panelView(result, layout, events),
        ...(sentences.length === 0 ? [] : [textRows(sentences, fontSize.label, ink.text)]),
      ],
    }),
  };
}

/** The first trial and the first contract of a newcomer. */
function finding(world: TracedWorld): string {
  const first = (name: WorldEvent["event"]) =>
    world.events.find((event) => event.event === name && world.supplierKinds[event.supplier] === "newcomer");
  const trial = first("trial");
  const contract = first("winContract");
  if (trial === undefined) return "In one typical world no newcomer gets a trial";
  const won =
    contract === undefined
      ? "and no newcomer ever wins a contract"
      : `and a newcomer wins a first contract in month ${contract.month}`;
  return `In one typical world a newcomer gets its first trial in month ${trial.month}, ${won}`;
}

function buyersOf(layout: PanelLayout, world: TracedWorld): string {
  const names = listed(layout.buyers.map((buyer) => world.buyers[buyer]));
  const all = world.buyers.length;
  return layout.buyers.length < all ? `${names} (${layout.buyers.length} of ${all} buyers)` : names;
}

function subtitle(result: ScenarioResult, layout: PanelLayout): string {
  const world = result.typicalWorld;
  const cut = layout.cut.length > 0 ? ` Of long tracks the first ${MAXIMUM_ROWS_OF_TRACK} rows are shown.` : "";
  return `The world nearest to the middle of all. Each row is a slot of the panels of ${buyersOf(layout, world)}.${cut}`;
}

function keyItems(layout: PanelLayout): KeyItem[] {
  const kinds: readonly SupplierKind[] = ["fixed", "flexible", "newcomer"];
  const words = { fixed: "began under contract", flexible: "began as back-up", newcomer: "newcomer" };
  const shown = kinds.filter((kind) => layout.bars.some((bar) => bar.kind === kind));
  return [
    ...shown.map(
      (kind): KeyItem => ({
        label: words[kind],
        sample: "bar",
        colour: kindStyle[kind].colour,
        opacity: barOpacity[kind],
      }),
    ),
    { label: "under contract", sample: "bar", colour: ink.quiet, opacity: 0.1, height: 16 },
    { label: "flexible track", sample: "bar", colour: ink.quiet, opacity: 0.1, height: 8 },
  ];
}

/** Light enough for black names, and apart in grey. */
const barOpacity: Readonly<Record<SupplierKind, number>> = { fixed: 0.3, flexible: 0.1, newcomer: 0.62 };

function panelView(result: ScenarioResult, layout: PanelLayout, events: readonly WorldEvent[]): View {
  const markers = eventMarkers(events, layout, result.months, WIDTH);
  const kinds: readonly SupplierKind[] = ["flexible", "fixed", "newcomer"];
  const layer: Layer[] = [
    frame(result.months, layout.height),
    ...kinds.flatMap((kind) => barLayer(layout, kind)),
    ...nameLayers(layout, result.months, markers),
    headingLayer(layout),
    ...markerLayers(markers, result.months, WIDTH),
  ];
  return { width: WIDTH, height: layout.height, layer };
}

function frame(months: number, height: number): Layer {
  const scale = monthScale(0, months, 10);
  return {
    data: { values: [{ month: 0, y: 0 }] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        field: "month",
        type: "quantitative",
        scale: { domain: [0, months], nice: false },
        axis: {
          values: [...scale.ticks],
          tickCount: scale.ticks.length,
          format: "d",
          title: "month",
          labelFlush: false,
        },
      },
      y: {
        field: "y",
        type: "quantitative",
        scale: { domain: [0, height], range: [0, height], nice: false },
        axis: null,
      },
    },
  };
}

function barLayer(layout: PanelLayout, kind: SupplierKind): Layer[] {
  const bars = layout.bars.filter((bar) => bar.kind === kind);
  if (bars.length === 0) return [];
  const { colour } = kindStyle[kind];
  const values = bars.map(({ from, to, middle, height }) => ({
    month: from,
    until: to + 1,
    y: middle - height / 2,
    bottom: middle + height / 2,
  }));
  return [
    {
      data: { values },
      mark: { type: "rect", fill: colour, fillOpacity: barOpacity[kind], stroke: colour, strokeWidth: 1.2 },
      encoding: {
        x: { field: "month", type: "quantitative" },
        x2: { field: "until" },
        y: { field: "y", type: "quantitative" },
        y2: { field: "bottom" },
      },
    },
  ];
}

/** Names inside their bars, one layer for each size of letters; where a marker sits on it, there is no name. */
function nameLayers(layout: PanelLayout, months: number, markers: readonly EventMarker[]): Layer[] {
  const named = layout.bars.flatMap((bar) => namePlace(bar, months, markers) ?? []);
  const sizes = [...new Set(named.map((bar) => bar.fontSize))];
  return sizes.map((size) => ({
    data: {
      values: named.filter((bar) => bar.fontSize === size).map(({ month, y, name }) => ({ month, y, name })),
    },
    mark: { type: "text", align: "left", baseline: "middle", fontSize: size, color: ink.text },
    encoding: {
      x: { field: "month", type: "quantitative" },
      y: { field: "y", type: "quantitative" },
      text: { field: "name", type: "nominal" },
    },
  }));
}

/** Where a name starts [months]: at the left of its bar, or after the last marker in its way if it still fits. */
function namePlace(bar: SpellBar, months: number, markers: readonly EventMarker[]) {
  const width = textWidth(bar.name, bar.fontSize) * FONT_SLACK;
  const end = ((bar.to + 1) / months) * WIDTH;
  let x = (bar.from / months) * WIDTH + 5;
  for (const marker of markers.filter(({ y }) => y === bar.middle).sort((a, b) => a.x - b.x)) {
    if (marker.x + 9 > x && marker.x - 9 < x + width) x = marker.x + 11;
  }
  if (bar.name === "" || x + width > end - 2) return undefined;
  return {
    name: bar.name,
    fontSize: bar.fontSize,
    y: bar.middle,
    month: Number(((x / WIDTH) * months).toPrecision(6)),
  };
}

function headingLayer(layout: PanelLayout): Layer {
  return {
    data: { values: layout.headings.map(({ text, middle }) => ({ y: middle, text })) },
    mark: { type: "text", align: "left", baseline: "middle", x: 0, fontSize: fontSize.label, fontWeight: "bold" },
    encoding: { y: { field: "y", type: "quantitative" }, text: { field: "text", type: "nominal" } },
  };
}
