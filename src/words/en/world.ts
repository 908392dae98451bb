import type { Market, TimetableEntry } from "../../model/market.ts";
import type { EventName, TracedWorld, WorldEvent } from "../../model/trace.ts";
import { whyNobodyEnters } from "../../worlds/arms.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { marketInLabels } from "../names.ts";
import { listed, tidyNumber } from "../number.ts";

/** What matters most to the story of a panel, first. */
const WEIGHT: Readonly<Partial<Record<EventName, number>>> = {
  winContract: 6,
  timetable: 5,
  trial: 4,
  loseContract: 3,
  passGate: 2,
  exit: 2,
  drop: 1,
};

/**
 * The few events that tell the story of some buyers' panels: the weightiest, newcomers before others,
 * the first of each kind before its repeats; in order of time.
 */
export function tellingEvents(world: TracedWorld, buyers: readonly number[], limit: number): WorldEvent[] {
  const seen = new Map<string, number>();
  const weighed = world.events
    .filter((event) => event.event in WEIGHT && (event.buyer < 0 || buyers.includes(event.buyer)))
    .filter((event) => !toldByOther(event, world) && !opensNothing(event, world))
    .map((event, order) => {
      const kind = `${event.event} ${event.buyer}`;
      const repeats = seen.get(kind) ?? 0;
      seen.set(kind, repeats + 1);
      const newcomer = world.supplierKinds[event.supplier] === "newcomer" ? 3 : 0;
      return { event, order, weight: (WEIGHT[event.event] ?? 0) + newcomer - 2 * repeats };
    });
  weighed.sort((a, b) => b.weight - a.weight || a.order - b.order);
  const chosen = weighed.slice(0, limit).sort((a, b) => a.order - b.order);
  return chosen.map(({ event }) => event);
}

/** Everything that happened to the panels and the market, without the routine of renewals, in order of time. */
export function toldEvents(world: TracedWorld): WorldEvent[] {
  const routine: readonly EventName[] = ["renewContract", "recovery"];
  return world.events.filter(
    (event) => !routine.includes(event.event) && !toldByOther(event, world) && !opensNothing(event, world),
  );
}

/** True for trust that is enough for a contract where the supplier has one, or where the buyer gives none at all. */
function opensNothing({ event, month, buyer, supplier }: WorldEvent, { spells }: TracedWorld): boolean {
  if (event !== "passGate") return false;
  const contracts = spells.filter((spell) => spell.buyer === buyer && spell.track === "fixed");
  const isHeld = contracts.some((spell) => spell.supplier === supplier && spell.from <= month && spell.to >= month);
  return isHeld || contracts.length === 0;
}

/** True for a loss that is told by the gain of the supplier that came instead. */
function toldByOther(event: WorldEvent, world: TracedWorld): boolean {
  if ((event.event !== "loseContract" && event.event !== "drop") || event.other < 0) return false;
  const gain: EventName = event.event === "drop" ? "trial" : "winContract";
  return world.events.some(
    ({ event: name, month, buyer, supplier, other }) =>
      name === gain &&
      month === event.month &&
      buyer === event.buyer &&
      supplier === event.other &&
      other === event.supplier,
  );
}

/** An event as a sentence: `Month 41: buyer 3 gives a trial to newcomer 2 in place of backup 4`. */
export function eventSentence(event: WorldEvent, world: TracedWorld): string {
  return `Month ${event.month}: ${eventInWords(event.event, namesIn(event, world))}`;
}

/** An event inside a sentence, without its month. */
export function eventInWords(event: EventName, names: Names): string {
  return tellings[event](names);
}

/** Who took part, by name. */
export interface Names {
  readonly buyer: string;
  readonly supplier: string;
  /** Empty where no third party took part. */
  readonly other: string;
}

function namesIn(event: WorldEvent, world: TracedWorld): Names {
  return {
    buyer: world.buyers[event.buyer] ?? "a buyer",
    supplier: world.suppliers[event.supplier] ?? "a supplier",
    other: world.suppliers[event.other] ?? "",
  };
}

const inPlaceOf = (other: string) => (other === "" ? "" : ` in place of ${other}`);
const to = (other: string) => (other === "" ? "" : ` to ${other}`);

const tellings: Readonly<Record<EventName, (names: Names) => string>> = {
  enter: ({ supplier }) => `${supplier} enters the market`,
  trial: ({ buyer, supplier, other }) => `${buyer} gives a trial to ${supplier}${inPlaceOf(other)}`,
  passGate: ({ buyer, supplier }) => `${supplier} has earned the trust that ${buyer} asks for a contract`,
  winContract: ({ buyer, supplier, other }) => `${supplier} wins a contract with ${buyer}${inPlaceOf(other)}`,
  loseContract: ({ buyer, supplier, other }) => `${supplier} loses its contract with ${buyer}${to(other)}`,
  renewContract: ({ buyer, supplier }) => `${buyer} renews the contract of ${supplier}`,
  drop: ({ buyer, supplier, other }) => `${buyer} drops ${supplier}${other === "" ? "" : ` for ${other}`}`,
  exit: ({ supplier }) => `${supplier} runs out of cash and leaves the market`,
  disruption: ({ supplier }) => `${supplier} is disrupted and loses capacity`,
  recovery: ({ supplier }) => `${supplier} is back at full capacity`,
  timetable: () => "the timetable of the scenario takes effect",
};

/** Most changes of a month that are named one by one. */
const NAMED = 4;

/** What the timetable does in a month: `Month 48: the timetable sets flexibleShare to 0.3 and openness to 0.2`. */
export function timetableSentence(market: Market, month: number): string {
  const entries = market.timetable.filter((entry) => entry.month === month);
  const words = [...new Set(entries.map((entry) => inWords(entry, market)))];
  const more = words.length > NAMED ? [`${words.length - NAMED} more changes`] : [];
  return `Month ${month}: by the timetable, ${listed([...words.slice(0, NAMED), ...more])}`;
}

function inWords(entry: TimetableEntry, { buyers, suppliers }: Market): string {
  switch (entry.event) {
    case "setMarket":
      return `${entry.parameter} becomes ${short(entry.value)}`;
    case "setBuyers":
      return `${entry.parameter}${ofGroup(buyers, entry.group)} becomes ${short(entry.value)}`;
    case "setSuppliers":
      return `${entry.parameter} of ${suppliers[entry.group].name} becomes ${short(entry.value)}`;
    case "setEntry":
      return entry.enabled ? "newcomers are let in" : "nobody new is let in";
    case "demandShock":
      return `demand${ofGroup(buyers, entry.group)} is ${short(entry.factor)} times as high for ${during(entry.months)}`;
    case "failure":
      return `${failing(suppliers[entry.group].name, entry.member)} ${short(entry.loss * 100)} % of its capacity for ${during(entry.months)}`;
    case "technologyJump":
      return `${suppliers[entry.group].name} falls back by ${during(entry.lag)}`;
  }
}

/** Whose it is, where there is more than one group. */
function ofGroup(groups: Market["buyers"], group: number): string {
  return groups.length > 1 ? ` of ${groups[group].name}` : "";
}

function failing(group: string, member: number): string {
  return member < 0 ? `every ${group} loses` : `${group} ${member + 1} loses`;
}

function during(months: number): string {
  return months === 1 ? "a month" : `${short(months)} months`;
}

/** A setting as a file would have it, to three digits. */
function short(value: number): string {
  return tidyNumber(value, 3);
}

/** What the bars of a chart of panels are called in its key, and its axis. */
export const panelKeys = {
  began: { fixed: "began under contract", flexible: "began as back-up", newcomer: "newcomer" },
  fixedTrack: "under contract",
  flexibleTrack: "flexible track",
  axis: "month",
} as const;

/** The first trial and the first contract of a newcomer in a world; undefined where there is none. */
export interface FirstEvents {
  readonly trial?: WorldEvent;
  readonly contract?: WorldEvent;
}

export function firstEvents(world: TracedWorld): FirstEvents {
  const first = (name: EventName) =>
    world.events.find((event) => event.event === name && world.supplierKinds[event.supplier] === "newcomer");
  return { trial: first("trial"), contract: first("winContract") };
}

/** What of the panels of a world is drawn. */
export interface DrawnPanels {
  readonly buyers: readonly number[];
  /** Buyers of whose panel some rows are left out, and how many rows of a track there are at most. */
  readonly cut: readonly number[];
  readonly mostRows: number;
  /** The events that are numbered in the chart, in order. */
  readonly events: readonly WorldEvent[];
}

/** Title, subtitle and text alternative of the chart of one world, the sentences below it and all that is told of it. */
export function oneWorldWords(
  { scenario, typicalWorld: world, months }: Pick<ScenarioResult, "scenario" | "typicalWorld" | "months">,
  drawn: DrawnPanels,
) {
  const market = marketInLabels(scenario.market, scenario);
  const told = (event: WorldEvent) =>
    event.event === "timetable" ? timetableSentence(market, event.month) : eventSentence(event, world);
  const sentences = drawn.events.map((event, index) => `${index + 1}. ${told(event)}.`);
  const title = oneWorldTitle(world, scenario.market);
  const cut = drawn.cut.length > 0 ? ` Of long tracks the first ${drawn.mostRows} rows are shown.` : "";
  const over = months === 1 ? "one month" : `${months} months`;
  return {
    title,
    subtitle: `The world nearest to the middle of all. Each row is a slot of the panels of ${buyersOf(drawn, world)}.${cut}`,
    description: `${title}. Bars over ${over} show which supplier held which slot of the panels of ${buyersOf(drawn, world)}. ${sentences.join(" ")}`,
    foot: `world ${world.replication}`,
    sentences,
    told: toldEvents(world).map((event) => `${told(event)}.`),
  };
}

function oneWorldTitle(world: TracedWorld, market: Market): string {
  const { trial, contract } = firstEvents(world);
  if (whyNobodyEnters(market) !== undefined) {
    const changes = world.spells.filter(({ from }) => from > 0).length;
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

function buyersOf({ buyers }: DrawnPanels, world: TracedWorld): string {
  const names = listed(buyers.map((buyer) => world.buyers[buyer]));
  const all = world.buyers.length;
  return buyers.length < all ? `${names} (${buyers.length} of ${all} buyers)` : names;
}
