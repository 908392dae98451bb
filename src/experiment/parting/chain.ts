import type { Market } from "../../model/market.ts";
import type { EventName } from "../../model/trace.ts";
import { driftsOf } from "./drifts.ts";
import { eventOf } from "./forks.ts";
import type { BuyerPart, Drift, Fork, NamedEvent } from "./parting.ts";

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
