import type { Market } from "../../model/market.ts";
import type { EventName, TracedWorld, WorldEvent } from "../../model/trace.ts";
import type { Arm, BuyerPart, EventDifference, NamedEvent, WideningGap } from "./difference.ts";
import { wideningGapsOf } from "./wideningGaps.ts";

/**
 * When in a month something happens: before the orders, or at its close. Events of one buyer at the same
 * point of the same month are the two ways in which it can decide.
 */
export const pointOfMonth: Readonly<Record<EventName, number>> = {
  timetable: 0,
  disruption: 1,
  recovery: 1,
  enter: 2,
  passGate: 3,
  trial: 4,
  drop: 7,
  exit: 6,
  winContract: 7,
  loseContract: 7,
  renewContract: 7,
};

/** Events by which a buyer decides. */
export const decisions: ReadonlySet<EventName> = new Set<EventName>([
  "trial",
  "winContract",
  "loseContract",
  "renewContract",
  "drop",
]);

/**
 * All that happened in one world and not in the same month of the other, in order. A loss that is told by
 * the gain of who came instead is left out, and so is the timetable, which is part of the input.
 */
export function eventDifferencesOf(baseline: TracedWorld, scenario: TracedWorld): EventDifference[] {
  const events = { baseline: named(baseline), scenario: named(scenario) };
  const apart = {
    baseline: without(events.baseline, events.scenario),
    scenario: without(events.scenario, events.baseline),
  };
  const taken = new Set<NamedEvent>();
  const eventDifferences: EventDifference[] = [];
  for (const event of apart.scenario) {
    const instead = apart.baseline.find((other) => !taken.has(other) && isOtherWay(event, other));
    if (instead !== undefined) taken.add(instead);
    eventDifferences.push(
      eventDifferenceOf(event, instead, "scenario", events.baseline, isThere(baseline, event.supplier)),
    );
  }
  for (const event of apart.baseline) {
    if (!taken.has(event))
      eventDifferences.push(
        eventDifferenceOf(event, undefined, "baseline", events.scenario, isThere(scenario, event.supplier)),
      );
  }
  return eventDifferences.sort((a, b) => a.month - b.month || pointOf(a) - pointOf(b));
}

function eventDifferenceOf(
  event: NamedEvent,
  instead: NamedEvent | undefined,
  arm: Arm,
  others: readonly NamedEvent[],
  isThereToo: boolean,
): EventDifference {
  const difference = { kind: "event", month: event.month, unknownThere: !isThereToo } as const;
  if (instead !== undefined) return { ...difference, scenario: event, baseline: instead };
  const otherMonth = nearestMonth(event, others);
  return arm === "scenario"
    ? { ...difference, scenario: event, otherMonth }
    : { ...difference, baseline: event, otherMonth };
}

/** Whether a supplier is in the market of a world at any time. */
function isThere(world: TracedWorld, name: string): boolean {
  const supplier = world.suppliers.indexOf(name);
  if (supplier < 0) return false;
  if (world.supplierKinds[supplier] !== "newcomer") return true;
  return world.events.some((event) => event.event === "enter" && event.supplier === supplier);
}

/** Point of the month of an event difference. */
export function pointOf({ baseline, scenario }: EventDifference): number {
  const event = scenario ?? baseline;
  return event === undefined ? 0 : pointOfMonth[event.event];
}

/** The event of the scenario where there is one, else that of the baseline. */
export function eventOf({ baseline, scenario }: EventDifference): NamedEvent | undefined {
  return scenario ?? baseline;
}

/** Month in which the same happens, nearest to that of the event; undefined where it never does. */
function nearestMonth(event: NamedEvent, others: readonly NamedEvent[]): number | undefined {
  const months = others
    .filter((other) => other.event === event.event && other.buyer === event.buyer && other.supplier === event.supplier)
    .map(({ month }) => month);
  return months.sort((a, b) => Math.abs(a - event.month) - Math.abs(b - event.month))[0];
}

/** Two decisions of one buyer at one point of one month, about the same place where that can be seen. */
function isOtherWay(one: NamedEvent, other: NamedEvent): boolean {
  if (one.buyer === "" || one.buyer !== other.buyer || one.month !== other.month) return false;
  if (!decisions.has(one.event) || pointOfMonth[one.event] !== pointOfMonth[other.event]) return false;
  if (one.event === "trial" && other.event === "trial") return true;
  return placeOf(one) === placeOf(other);
}

/** Whose contract is decided upon. */
function placeOf({ event, supplier, other }: NamedEvent): string {
  return event === "winContract" ? other : supplier;
}

function without(events: readonly NamedEvent[], others: readonly NamedEvent[]): NamedEvent[] {
  const left = new Map<string, number>();
  for (const event of others) left.set(keyOf(event), (left.get(keyOf(event)) ?? 0) + 1);
  return events.filter((event) => {
    const count = left.get(keyOf(event)) ?? 0;
    left.set(keyOf(event), count - 1);
    return count <= 0;
  });
}

function keyOf({ month, event, buyer, supplier, other }: NamedEvent): string {
  return [month, event, buyer, supplier, other].join("|");
}

function named(world: TracedWorld): NamedEvent[] {
  return world.events
    .filter(({ event, other }) => event !== "timetable" && !isToldByGain(event, other))
    .map(({ month, event, buyer, supplier, other }: WorldEvent) => ({
      month,
      event,
      buyer: world.buyers[buyer] ?? "",
      supplier: world.suppliers[supplier] ?? "",
      other: world.suppliers[other] ?? "",
    }));
}

/** A loss or drop for the sake of another is the other side of its gain. */
function isToldByGain(event: EventName, other: number): boolean {
  return (event === "loseContract" || event === "drop") && other >= 0;
}

/** What the steps are chosen from. */
interface Story {
  readonly eventDifferences: readonly EventDifference[];
  readonly decision?: EventDifference;
  readonly parts: readonly BuyerPart[];
  readonly months: number;
}

/** Steps that a reader still follows. */
const STEPS = 6;
const MOST_OF_A_BUYER = 2;

/** What matters most to a panel, first. A trial or contract that only differs in who makes room is a detail. */
const WEIGHT: Readonly<Partial<Record<EventName, number>>> = { winContract: 4, loseContract: 4, trial: 3, drop: 1 };
const DETAIL = 0.5;

/**
 * The few steps that tell what came after the divergence: the weightiest events of the buyer that decided
 * first, and of the other buyer with the largest part in the difference; what drifts furthest apart at these buyers
 * (`wideningGaps.ts`); and the exit of a supplier that was told about. In order of month. Nothing is said about
 * causes: a step is later, and of the same buyer.
 */
export function stepsOf(
  { eventDifferences, decision, parts, months }: Story,
  baseline: Market,
  scenario: Market,
  world: { readonly seed: string; readonly replication: number },
): (EventDifference | WideningGap)[] {
  const started = decision === undefined ? undefined : eventOf(decision)?.buyer;
  const largest = parts.find(({ buyer, part }) => part !== 0 && buyer !== started)?.buyer;
  const buyers = [started, largest].filter((name) => name !== undefined);
  const later = eventDifferences.filter(
    (difference) => difference !== decision && difference.month >= (decision?.month ?? 0),
  );
  const events = buyers.flatMap((buyer) => weightiest(decision, later, buyer).slice(0, MOST_OF_A_BUYER));
  const from = decision?.month ?? 0;
  const gaps = wideningGapsOf(baseline, scenario, { ...world, months, from, buyers });
  const steps = [...events, ...gaps, ...exitsOf(decision, events, later)].slice(0, STEPS);
  return steps.sort((a, b) => monthOf(a) - monthOf(b));
}

function monthOf(step: EventDifference | WideningGap): number {
  return step.kind === "gap" ? step.from : step.month;
}

/** The event differences of a buyer, the weightiest first, early ones before late ones; the same of the same supplier is told once. */
function weightiest(
  decision: EventDifference | undefined,
  eventDifferences: readonly EventDifference[],
  buyer: string,
): EventDifference[] {
  const told = new Set(decision === undefined ? [] : sayings(decision));
  const ofBuyer = eventDifferences.filter((difference) => {
    if (eventOf(difference)?.buyer !== buyer || weightOf(difference) === 0) return false;
    const isNew = sayings(difference).every((saying) => !told.has(saying));
    for (const saying of sayings(difference)) told.add(saying);
    return isNew;
  });
  return ofBuyer.toSorted((a, b) => weightOf(b) - weightOf(a) || a.month - b.month);
}

function weightOf(difference: EventDifference): number {
  const { baseline, scenario } = difference;
  const isDetail = baseline?.event === scenario?.event && baseline?.supplier === scenario?.supplier;
  if (isDetail) return DETAIL;
  return Math.max(...eventsOf(difference).map(({ event }) => WEIGHT[event] ?? 0));
}

/** The first exit of a supplier that the story is about. */
function exitsOf(
  decision: EventDifference | undefined,
  steps: readonly EventDifference[],
  eventDifferences: readonly EventDifference[],
): EventDifference[] {
  const told = decision === undefined ? steps : [decision, ...steps];
  const suppliers = new Set(told.flatMap(eventsOf).map(({ supplier }) => supplier));
  const exits = eventDifferences.filter((difference) => {
    const event = eventOf(difference);
    return event?.event === "exit" && suppliers.has(event.supplier);
  });
  return exits.slice(0, 1);
}

function eventsOf({ baseline, scenario }: EventDifference): NamedEvent[] {
  return [baseline, scenario].filter((event) => event !== undefined);
}

/** What an event difference says of whom, whenever it happens. */
function sayings(difference: EventDifference): string[] {
  return eventsOf(difference).map(({ event, buyer, supplier }) => `${event}|${buyer}|${supplier}`);
}
