import { foot } from "../words/en/chart.ts";
import { firstEvents, oneWorldWords, tellingEvents } from "../words/en/world.ts";
import { worldInLabels } from "../words/names.ts";
import type { Comparison } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance, textRows } from "./chart.ts";
import { keyView } from "./key.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "./theme.ts";
import { eventMarkers } from "./world/eventMarkers.ts";
import { layoutPanels, MAXIMUM_ROWS_OF_TRACK } from "./world/panelLayout.ts";
import { keyItems, panelView } from "./world/panelView.ts";

const WIDTH = CHART_WIDTH - AXIS_ROOM;
/** Events that are numbered in the chart and told below it. */
const MOST_EVENTS = 8;

/** Chart 8: who held which slot of which panel in a single world, with the events told in words. */
export function oneWorld({ result }: Comparison, provenance: Provenance): Chart {
  const { months, scenario } = result;
  const world = worldInLabels(scenario, result.typicalWorld);
  const { trial, contract } = firstEvents(world);
  const ofTitle = [trial, contract].flatMap((event) => event?.buyer ?? []);
  const layout = layoutPanels(world, months, WIDTH, ofTitle);
  const { buyers, cut } = layout;
  const events = tellingEvents(world, buyers, MOST_EVENTS);
  const drawn = { buyers, cut, mostRows: MAXIMUM_ROWS_OF_TRACK, events };
  const words = oneWorldWords({ scenario, typicalWorld: world, months }, drawn);
  const markers = eventMarkers(events, layout, months, WIDTH);
  const views = [
    ...keyView(keyItems([layout])),
    panelView({ layout, markers, months, width: WIDTH, ticks: 10 }),
    ...(words.sentences.length === 0 ? [] : [textRows(words.sentences, fontSize.label, ink.text)]),
  ];
  return drawChart("one-world", { ...words, foot: foot(result, words.foot) }, views, provenance);
}
