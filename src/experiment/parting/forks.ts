import type { EventName, TracedWorld, WorldEvent } from "../../model/trace.ts";
import type { Arm, Fork, NamedEvent } from "./parting.ts";

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
