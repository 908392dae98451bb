import type { Market } from "../../model/market.ts";
import type { EventName, TracedWorld, WorldEvent } from "../../model/trace.ts";
import type { Arm, BuyerPart, Drift, Fork, NamedEvent } from "./divergence.ts";
import { driftsOf } from "./stocks.ts";

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
export function forksOf(baseline: TracedWorld, scenario: TracedWorld): Fork[] {
  const events = { baseline: named(baseline), scenario: named(scenario) };
  const apart = {
    baseline: without(events.baseline, events.scenario),
    scenario: without(events.scenario, events.baseline),
  };
  const taken = new Set<NamedEvent>();
  const forks: Fork[] = [];
  for (const event of apart.scenario) {
    const instead = apart.baseline.find((other) => !taken.has(other) && isOtherWay(event, other));
    if (instead !== undefined) taken.add(instead);
    forks.push(forkOf(event, instead, "scenario", events.baseline, isThere(baseline, event.supplier)));
  }
  for (const event of apart.baseline) {
    if (!taken.has(event))
      forks.push(forkOf(event, undefined, "baseline", events.scenario, isThere(scenario, event.supplier)));
  }
  return forks.sort((a, b) => a.month - b.month || pointOf(a) - pointOf(b));
}

function forkOf(
  event: NamedEvent,
  instead: NamedEvent | undefined,
  arm: Arm,
  others: readonly NamedEvent[],
  isThereToo: boolean,
): Fork {
  const fork = { kind: "event", month: event.month, unknownThere: !isThereToo } as const;
  if (instead !== undefined) return { ...fork, scenario: event, baseline: instead };
  const otherMonth = nearestMonth(event, others);
  return arm === "scenario" ? { ...fork, scenario: event, otherMonth } : { ...fork, baseline: event, otherMonth };
}

/** Whether a supplier is in the market of a world at any time. */
function isThere(world: TracedWorld, name: string): boolean {
  const supplier = world.suppliers.indexOf(name);
  if (supplier < 0) return false;
  if (world.supplierKinds[supplier] !== "newcomer") return true;
  return world.events.some((event) => event.event === "enter" && event.supplier === supplier);
}

/** Point of the month of a fork. */
export function pointOf({ baseline, scenario }: Fork): number {
  const event = scenario ?? baseline;
  return event === undefined ? 0 : pointOfMonth[event.event];
}

/** The event of the scenario where there is one, else that of the baseline. */
export function eventOf({ baseline, scenario }: Fork): NamedEvent | undefined {
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

/** What the chain is chosen from. */
interface Story {
  readonly forks: readonly Fork[];
  readonly decision?: Fork;
  readonly parts: readonly BuyerPart[];
  readonly months: number;
}

/** Steps that a reader still follows. */
const STEPS = 6;
const FORKS_OF_A_BUYER = 2;

/** What matters most to a panel, first. A trial or contract that only differs in who makes room is a detail. */
const WEIGHT: Readonly<Partial<Record<EventName, number>>> = { winContract: 4, loseContract: 4, trial: 3, drop: 1 };
const DETAIL = 0.5;

/**
 * The few steps that tell what came after the parting: the weightiest forks of the buyer that decided first, and
 * of the other buyer with the largest part in the difference; what drifts furthest apart at these buyers
 * (`drifts.ts`); and the exit of a supplier that was told about. In order of month. Nothing is said about causes: a
 * step is later, and of the same buyer.
 */
export function chainOf(
  { forks, decision, parts, months }: Story,
  baseline: Market,
  scenario: Market,
  world: { readonly seed: string; readonly replication: number },
): (Fork | Drift)[] {
  const started = decision === undefined ? undefined : eventOf(decision)?.buyer;
  const largest = parts.find(({ buyer, part }) => part !== 0 && buyer !== started)?.buyer;
  const buyers = [started, largest].filter((name) => name !== undefined);
  const later = forks.filter((fork) => fork !== decision && fork.month >= (decision?.month ?? 0));
  const steps = buyers.flatMap((buyer) => weightiest(decision, later, buyer).slice(0, FORKS_OF_A_BUYER));
  const from = decision?.month ?? 0;
  const drifts = driftsOf(baseline, scenario, { ...world, months, from, buyers });
  const chain = [...steps, ...drifts, ...exitsOf(decision, steps, later)].slice(0, STEPS);
  return chain.sort((a, b) => monthOf(a) - monthOf(b));
}

function monthOf(step: Fork | Drift): number {
  return step.kind === "drift" ? step.from : step.month;
}

/** The forks of a buyer, the weightiest first, early ones before late ones; the same of the same supplier is told once. */
function weightiest(decision: Fork | undefined, forks: readonly Fork[], buyer: string): Fork[] {
  const told = new Set(decision === undefined ? [] : sayings(decision));
  const own = forks.filter((fork) => {
    if (eventOf(fork)?.buyer !== buyer || weightOf(fork) === 0) return false;
    const isNew = sayings(fork).every((saying) => !told.has(saying));
    for (const saying of sayings(fork)) told.add(saying);
    return isNew;
  });
  return own.toSorted((a, b) => weightOf(b) - weightOf(a) || a.month - b.month);
}

function weightOf(fork: Fork): number {
  const { baseline, scenario } = fork;
  const isDetail = baseline?.event === scenario?.event && baseline?.supplier === scenario?.supplier;
  if (isDetail) return DETAIL;
  return Math.max(...eventsOf(fork).map(({ event }) => WEIGHT[event] ?? 0));
}

/** The first exit of a supplier that the story is about. */
function exitsOf(decision: Fork | undefined, steps: readonly Fork[], forks: readonly Fork[]): Fork[] {
  const told = decision === undefined ? steps : [decision, ...steps];
  const suppliers = new Set(told.flatMap(eventsOf).map(({ supplier }) => supplier));
  const exits = forks.filter((fork) => {
    const event = eventOf(fork);
    return event?.event === "exit" && suppliers.has(event.supplier);
  });
  return exits.slice(0, 1);
}

function eventsOf({ baseline, scenario }: Fork): NamedEvent[] {
  return [baseline, scenario].filter((event) => event !== undefined);
}

/** What a fork says of whom, whenever it happens. */
function sayings(fork: Fork): string[] {
  return eventsOf(fork).map(({ event, buyer, supplier }) => `${event}|${buyer}|${supplier}`);
}
