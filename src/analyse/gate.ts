import type { MeasureName } from "../model/measures.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { meanOf } from "../scenario/values.ts";
import type { ScenarioRecord } from "../worlds/result.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";
import { monthsOf } from "./threat.ts";

/**
 * Who is nearest to a contract: a contract is only given to who is past the gate of the fixed track on three rungs of trust,
 * product, supply and organisation. What is known are means over the buyers that a group sells to, month by month.
 */
export interface NearestToGate {
  readonly group: string;
  /** The gate, the lowest where groups of buyers differ, and whether they do. */
  readonly gate: number;
  readonly isLowest: boolean;
  /** The rung on which it is lowest in the last month, and its trust there, over the worlds in which it sells. */
  readonly rung: GatedRung;
  readonly trust: MeanInterval;
  readonly month: number;
  /** First month from which on the means of all three rungs stay at the gate or above; undefined where the last does not. */
  readonly since?: number;
}

/** The rungs that the gate of the fixed track asks for (`appraise.ts`). */
export const gatedRungs = ["trustProduct", "trustRisk", "trustOrganisation"] as const satisfies readonly MeasureName[];
export type GatedRung = (typeof gatedRungs)[number];

interface Seen extends Pick<ScenarioRecord, "series" | "months" | "monthly" | "replications"> {
  readonly scenario: Pick<Scenario, "asker" | "market">;
}

/** Part of the worlds in which a group must sell in the last month to be looked at. */
const LEAST_WORLDS = 0.5;

/**
 * The newcomers or back-ups that are nearest to the gate, or farthest past it, by their lowest rung in the last month.
 *
 * @param reference  the worlds in which whoever asks does nothing
 * @returns undefined where no gate can be reached or it changes in the run, and where none of them sells in half of the worlds
 */
export function nearestToGate(reference: Seen): NearestToGate | undefined {
  const { asker, market } = reference.scenario;
  const gates = market.buyers
    .filter(({ count }) => count > 0)
    .map(({ parameters }) => Number(meanOf(parameters.fixedGate).toPrecision(3)));
  const gate = Math.min(...gates);
  const isMoved = market.timetable.some((entry) => entry.event === "setBuyers" && entry.parameter === "fixedGate");
  if (isMoved || !(gate < 1) || reference.months === 0) return undefined;
  const month = reference.months - 1;
  const outside = market.suppliers.filter(({ name, kind, count }) => count > 0 && kind !== "fixed" && name !== asker);
  const found = outside.flatMap(({ name: group }): NearestToGate[] => {
    const rungs = new Map(gatedRungs.map((rung) => [rung, monthsOf(reference, rung, group)]));
    const at = (rung: GatedRung, when: number) => rungs.get(rung)?.(when) ?? NOWHERE;
    const [lowest] = gatedRungs
      .map((rung) => ({ rung, trust: at(rung, month) }))
      .toSorted((one, other) => one.trust.mean - other.trust.mean);
    if (!(lowest.trust.n >= LEAST_WORLDS * reference.replications)) return [];
    const isPast = (when: number) => gatedRungs.every((rung) => at(rung, when).mean >= gate);
    let since = month + 1;
    while (since > 0 && isPast(since - 1)) since--;
    const isLowest = gates.some((each) => each > gate);
    return [{ group, gate, isLowest, ...lowest, month, ...(since <= month && { since }) }];
  });
  return found.toSorted((one, other) => other.trust.mean - one.trust.mean)[0];
}

const NOWHERE: MeanInterval = { n: 0, mean: Number.NaN, lower: Number.NaN, upper: Number.NaN };
