import type { EventName, TracedWorld } from "../../model/trace.ts";
import type { Tally } from "./parting.ts";

/** What is counted, the most telling first. */
const COUNTED: readonly { readonly event: EventName; readonly newcomers: boolean }[] = [
  { event: "trial", newcomers: true },
  { event: "winContract", newcomers: true },
  { event: "winContract", newcomers: false },
  { event: "exit", newcomers: false },
  { event: "disruption", newcomers: false },
];

/** How often the main events happened in the two worlds, whoever they concerned. */
export function talliesOf(baseline: TracedWorld, scenario: TracedWorld): Tally[] {
  return COUNTED.map(({ event, newcomers }) => ({
    event,
    newcomers,
    baseline: countIn(baseline, event, newcomers),
    scenario: countIn(scenario, event, newcomers),
  }));
}

function countIn(world: TracedWorld, event: EventName, newcomers: boolean): number {
  return world.events.filter(
    (one) => one.event === event && (!newcomers || world.supplierKinds[one.supplier] === "newcomer"),
  ).length;
}
