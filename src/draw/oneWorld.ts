import type { TracedWorld, WorldEvent } from "../model/trace.ts";
import { eventSentence, tellingEvents, timetableSentence, toldEvents } from "../words/en/world.ts";
import { firstPossibleEntry } from "../words/names.ts";
import { listed } from "../words/number.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, composeChart, foot, type Provenance, textRows } from "./chart.ts";
import { keyView } from "./key.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "./theme.ts";
import { eventMarkers } from "./world/eventMarkers.ts";
import { layoutPanels, MAXIMUM_ROWS_OF_TRACK, type PanelLayout } from "./world/panelLayout.ts";
import { keyItems, panelView } from "./world/panelView.ts";

const WIDTH = CHART_WIDTH - AXIS_ROOM;
const TOLD_IN_CHART = 8;

/** Chart 8: who held which slot of which panel in a single world, with the events told in words. */
export function oneWorld({ result }: Comparison, provenance: Provenance): Chart {
  const world = result.typicalWorld;
  const firsts = firstEvents(world);
  const wanted = [firsts.trial, firsts.contract].flatMap((event) => event?.buyer ?? []);
  const layout = layoutPanels(world, result.months, WIDTH, wanted);
  const events = tellingEvents(world, layout.buyers, TOLD_IN_CHART);
  const told = (event: WorldEvent) =>
    event.event === "timetable" ? timetableSentence(result.scenario.market, event.month) : eventSentence(event, world);
  const sentences = events.map((event, index) => `${index + 1}. ${told(event)}.`);
  const title = finding(firsts, result);
  const description = `${title}. Bars over ${result.months === 1 ? "one month" : `${result.months} months`} show which supplier held which slot of the panels of ${buyersOf(layout, world)}. ${sentences.join(" ")}`;
  return {
    id: "one-world",
    title,
    description,
    told: toldEvents(world).map((event) => `${told(event)}.`),
    spec: composeChart({
      title,
      subtitle: subtitle(result, layout),
      description,
      provenance,
      foot: foot(result, `world ${world.replication}`),
      views: [
        ...keyView(keyItems([layout])),
        panelView({
          layout,
          markers: eventMarkers(events, layout, result.months, WIDTH),
          months: result.months,
          width: WIDTH,
          ticks: 10,
        }),
        ...(sentences.length === 0 ? [] : [textRows(sentences, fontSize.label, ink.text)]),
      ],
    }),
  };
}

/** The first trial and the first contract of a newcomer; undefined where there is none. */
interface FirstEvents {
  readonly trial?: WorldEvent;
  readonly contract?: WorldEvent;
}

function firstEvents(world: TracedWorld): FirstEvents {
  const first = (name: WorldEvent["event"]) =>
    world.events.find((event) => event.event === name && world.supplierKinds[event.supplier] === "newcomer");
  return { trial: first("trial"), contract: first("winContract") };
}

function finding({ trial, contract }: FirstEvents, { scenario, typicalWorld }: ScenarioResult): string {
  if (firstPossibleEntry(scenario.market) === undefined) {
    const changes = typicalWorld.spells.filter(({ from }) => from > 0).length;
    const changed = changes === 0 ? "no place" : changes === 1 ? "one place" : `${changes} places`;
    return `In one typical world ${changed} on the panels ${changes > 1 ? "change" : "changes"} hands`;
  }
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
