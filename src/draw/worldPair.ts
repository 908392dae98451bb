import { eventOf } from "../analyse/divergence/decisions.ts";
import type { Arm, Drift, Fork, NamedEvent, Parting } from "../analyse/divergence/divergence.ts";
import type { TracedWorld } from "../model/trace.ts";
import { type Arms, differenceSentence, driftSentence } from "../words/en/divergence.ts";
import { listed } from "../words/number.ts";
import type { Money } from "../worlds/money.ts";
import { type Chart, composeChart, type Provenance, textRows } from "./chart.ts";
import { keyView } from "./key.ts";
import type { Layer, View } from "./marks.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink } from "./theme.ts";
import { eventMarkers, type PlacedEvent } from "./world/eventMarkers.ts";
import { layoutPair, type PairLayout } from "./world/pairLayout.ts";
import { keyItems, panelView } from "./world/panelView.ts";

const GAP = 28;
const WIDTH = (CHART_WIDTH - AXIS_ROOM - GAP) / 2;
const arms: readonly Arm[] = ["baseline", "scenario"];

/** A step of the story with its number in the chart. */
interface Step {
  readonly number: number;
  readonly sentence: string;
  readonly step: Fork | Drift;
}

/**
 * Chart 8 twice: who held which slot in the same world under two markets, on the same months and rows, with the
 * moment at which the two histories part.
 */
export function worldPair(parting: Parting, names: Arms, provenance: Provenance, money: Money): Chart {
  const { months, replication, seed, worlds } = parting;
  const layout = layoutPair(worlds.baseline, worlds.scenario, buyersOf(parting), WIDTH / months);
  const steps = stepsOf(parting, names, money);
  const title = finding(parting, names, money);
  const told = steps.map(({ number, sentence }) => `${number}. ${sentence}`);
  const whose =
    layout.buyers.length === 0
      ? "no buyer is in both."
      : `who held which slot of the panels of ${listed(layout.buyers)}, on the same rows and months.`;
  const drawn = `Left ${names.baseline}, right ${names.scenario}: ${whose}`;
  const description = `${title}. ${drawn} ${told.join(" ")}`.trimEnd();
  return {
    id: "world-pair",
    title,
    description,
    told,
    spec: composeChart({
      title,
      subtitle: parting.reach === undefined ? drawn : `${drawn} Dashed line: where the two part.`,
      description,
      provenance,
      foot: `World ${replication} · seed ${seed} · ${months === 1 ? "one month" : `${months} months`} · one world is a story, the evidence is in all of them`,
      views: [
        ...keyView(keyItems([layout.baseline, layout.scenario])),
        { hconcat: arms.map((arm) => side(arm, layout, steps, parting, names)), spacing: GAP },
        ...(told.length === 0 ? [] : [textRows(told, fontSize.label, ink.text)]),
      ],
    }),
  };
}

/** The moment of the parting, for a title without its full stop. */
function finding({ reach, replication }: Parting, names: Arms, money: Money): string {
  if (reach === undefined) return `World ${replication}: the two histories never part`;
  const sentence = differenceSentence(reach, names, money).replace(/\.$/, "");
  return `World ${replication}: the two histories part in ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

/** Buyers of the story first, then those with the largest part in the difference. */
function buyersOf({ chain, decision, parts }: Parting): string[] {
  const told = chain.map((step) => (step.kind === "drift" ? step.buyer : (eventOf(step)?.buyer ?? "")));
  const first = decision === undefined ? "" : (eventOf(decision)?.buyer ?? "");
  return [...new Set([first, ...told, ...parts.map(({ buyer }) => buyer)])].filter((name) => name !== "");
}

/** The first decision and what came after it. The parting itself is in the title. */
function stepsOf({ chain, decision }: Parting, names: Arms, money: Money): Step[] {
  const forks = decision === undefined ? chain : [decision, ...chain];
  return forks.map((step, index) => ({
    number: index + 1,
    sentence: step.kind === "drift" ? driftSentence(step, names, money) : differenceSentence(step, names, money),
    step,
  }));
}

function side(arm: Arm, pair: PairLayout, steps: readonly Step[], parting: Parting, names: Arms): View {
  const layout = pair[arm];
  const world = parting.worlds[arm];
  const marked = steps.flatMap(({ number, step }) => {
    const place = placeOf(step, arm);
    return place === undefined ? [] : [{ number, event: withIndices(place, world) }];
  });
  const shown = marked.filter(({ event }) => event.buyer < 0 || layout.buyers.includes(event.buyer));
  const events = shown.map(({ event }) => event);
  const numbers = shown.map(({ number }) => number);
  const view = panelView({
    layout,
    markers: eventMarkers(events, layout, parting.months, WIDTH, numbers),
    months: parting.months,
    width: WIDTH,
    ticks: 5,
    over: parting.reach === undefined ? [] : partingLayers(parting.reach.month, parting.months, layout.height),
  });
  const name = names[arm];
  return { ...view, title: { text: name.charAt(0).toUpperCase() + name.slice(1), ...HEADING } };
}

const HEADING = { anchor: "start", fontSize: fontSize.panel, fontWeight: "bold", color: ink.text, offset: 6 } as const;

type Place = Pick<NamedEvent, "month" | "buyer" | "supplier">;

/** Where a step is marked: a fork in the world in which it happened, a drift where it is first seen, in the scenario. */
function placeOf(step: Fork | Drift, arm: Arm): Place | undefined {
  if (step.kind === "event") return step[arm];
  return arm === "scenario" ? { ...step, month: step.from } : undefined;
}

function withIndices({ month, buyer, supplier }: Place, world: TracedWorld): PlacedEvent {
  return { month, buyer: world.buyers.indexOf(buyer), supplier: world.suppliers.indexOf(supplier) };
}

/** The moment of the parting: a line through all panels, with its month on the side that has more room. */
function partingLayers(month: number, months: number, height: number): Layer[] {
  const x = { field: "month", type: "quantitative" } as const;
  const y = { field: "y", type: "quantitative" } as const;
  const left = month > months / 2;
  return [
    {
      data: { values: [{ month, y: 0, bottom: height }] },
      mark: { type: "rule", color: ink.text, strokeWidth: 1.5, strokeDash: [5, 3] },
      encoding: { x, y, y2: { field: "bottom" } },
    },
    {
      data: { values: [{ month, y: 8, text: `parting in month ${month}` }] },
      mark: { type: "text", align: left ? "right" : "left", dx: left ? -5 : 5, baseline: "middle" },
      encoding: { x, y, text: { field: "text", type: "nominal" } },
    },
  ];
}
