import type {
  Difference,
  Divergence,
  EventDifference,
  NamedEvent,
  WideningGap,
} from "../analyse/divergence/difference.ts";
import { inputDifferences } from "../analyse/divergence/inputDifferences.ts";
import type { Market } from "../model/market.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { marketInLabels, memberLabel, worldInLabels } from "./names.ts";

/**
 * Where two histories part, with everybody called as people call them.
 *
 * @param markets  the two that it is of
 */
export function divergenceInLabels(
  divergence: Divergence,
  [baseline, scenario]: readonly [Market, Market],
  labels: Pick<Scenario, "labels">,
): Divergence {
  if (labels.labels.size === 0) return divergence;
  const called = <Named extends { readonly buyer: string; readonly supplier: string }>(named: Named): Named => {
    return { ...named, buyer: memberLabel(labels, named.buyer), supplier: memberLabel(labels, named.supplier) };
  };
  const event = (named: NamedEvent): NamedEvent => ({ ...called(named), other: memberLabel(labels, named.other) });
  const eventDifference = (difference: EventDifference): EventDifference => ({
    ...difference,
    ...(difference.baseline && { baseline: event(difference.baseline) }),
    ...(difference.scenario && { scenario: event(difference.scenario) }),
  });
  // One difference may be the first, the first that is noticed and the decision: it stays one.
  const events = new Map(divergence.eventDifferences.map((each) => [each, eventDifference(each)]));
  const ofEvent = (each: EventDifference) => events.get(each) ?? eventDifference(each);
  const numbers = new Map<Difference, Difference>();
  const ofAny = (each: Difference): Difference => {
    if (each.kind === "event") return ofEvent(each);
    const known = numbers.get(each) ?? called(each);
    numbers.set(each, known);
    return known;
  };
  const { first, firstNoticed, decision, steps, parts, worlds } = divergence;
  const told = inputDifferences(marketInLabels(baseline, labels), marketInLabels(scenario, labels));
  return {
    ...divergence,
    // Paths of settings stay what is typed.
    inputs: divergence.inputs.map((input, at) => (input.path === "timetable" ? told[at] : input)),
    ...(first && { first: ofAny(first) }),
    ...(firstNoticed && { firstNoticed: ofAny(firstNoticed) }),
    ...(decision && { decision: ofEvent(decision) }),
    eventDifferences: divergence.eventDifferences.map(ofEvent),
    steps: steps.map((step): EventDifference | WideningGap => (step.kind === "gap" ? called(step) : ofEvent(step))),
    parts: parts.map((each) => ({ ...each, buyer: memberLabel(labels, each.buyer) })),
    worlds: { baseline: worldInLabels(labels, worlds.baseline), scenario: worldInLabels(labels, worlds.scenario) },
  };
}
