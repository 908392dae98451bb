import { isClear } from "../../../analyse/phases.ts";
import type { Gaining, MonthDifference, ThreatChange } from "../../../analyse/threatChange.ts";
import { isZero } from "../../../worlds/statistics/intervals.ts";
import { shortNumber } from "../../number.ts";
import { changeAndInterval, placesWithin } from "../../together.ts";
import { monthWords } from "../calendar.ts";
import { intervalSource } from "../intervalSource.ts";
import type { SideSaid } from "../supplierSide.ts";

/**
 * What those who are there already are told of a change: who threatens them before it and after it, by how much, by when,
 * and what becomes of their own inertia.
 */
export function threatChangeSentences(
  { side: { threatChange: threat }, arms, start }: Pick<SideSaid, "side" | "arms" | "start">,
  labelOf: (group: string) => string,
): string[] {
  if (threat === undefined || arms === undefined) return [];
  return [
    ...whoThreatens(threat, arms, labelOf),
    ...byWhen(threat, arms, start),
    ...contractsSentence(threat),
    ...withoutPairs(threat),
    ...inertiaSentence(threat, arms),
  ];
}

type Arms = NonNullable<SideSaid["arms"]>;

function whoThreatens(
  { before, after, share }: ThreatChange,
  arms: Arms,
  labelOf: (group: string) => string,
): string[] {
  const name = (gaining: Gaining | undefined) => (gaining === undefined ? "nobody" : labelOf(gaining.group));
  if (before !== undefined && before.group === after?.group) {
    return [`Who threatens: ${name(before)} gains most in both. ${atTheEnd(share, arms)}`];
  }
  const head = `Who threatens: ${arms.baseline} ${gains(name(before))}, ${arms.scenario} ${gains(name(after))}.`;
  const ofOne = before ?? after;
  return [`${head} At the end of the run ${name(ofOne)} has ${partsText(share, arms)}.`];
}

function gains(name: string): string {
  return name === "nobody" ? "nobody gains clearly" : `${name} gains most`;
}

function atTheEnd(share: MonthDifference, arms: Arms): string {
  return `At the end of the run it has ${partsText(share, arms)}.`;
}

/** `35.9 % of the spend without the change and 38.5 % with the change (+2.6 points, 1.1 to 4.0)`. */
function partsText(share: MonthDifference, arms: Arms): string {
  const { baseline, scenario, difference, lower, upper } = share;
  const part = (of: number) => placesWithin(of, Number.NaN, Number.NaN, 1, true).value;
  const { value, range } = changeAndInterval("shareOfSpend", difference, lower, upper);
  if (isZero(share)) return `${part(baseline)} of the spend in both, the same in every world`;
  if (!isClear({ lower, upper })) {
    return `${part(baseline)} of the spend ${arms.baseline}; ${arms.scenario} there is no clear difference (${range} points)`;
  }
  return `${part(baseline)} of the spend ${arms.baseline} and ${part(scenario)} ${arms.scenario} (${value} points, ${range})`;
}

/** By when half of the gain is there, where that changes. */
function byWhen({ before, after, share }: ThreatChange, arms: Arms, start?: string): string[] {
  if (before === undefined || after === undefined || before.half === after.half) return [];
  // Of months there is no interval: they are said where the spend itself is clearly other.
  if (!isClear(share)) return [];
  return [
    `Half of what is gained is there by ${monthWords(before.half, start)} ${arms.baseline}, by ${monthWords(after.half, start)} ${arms.scenario}.`,
  ];
}

/** Contracts that newcomers hold, where they are clearly more or fewer. */
function contractsSentence({ contracts }: ThreatChange): string[] {
  if (contracts === undefined || !isClear(contracts)) return [];
  const { baseline, scenario, difference, lower, upper } = contracts;
  const { value, range } = changeAndInterval("newcomersOnFixedTrack", difference, lower, upper);
  return [
    `Newcomers hold ${shortNumber(scenario)} contracts a buyer at the end of the run in place of ${shortNumber(baseline)} (${value}, ${range}).`,
  ];
}

/** What the intervals of the last month rest on where folders hold no single worlds of it. */
function withoutPairs({ share, from }: ThreatChange): string[] {
  if (from === undefined || isZero(share)) return [];
  const source = intervalSource({ from, pairs: 0 });
  return [`Folders hold no single worlds of these months: with n = ${share.n}, their intervals are ${source}.`];
}

function inertiaSentence({ inertia }: ThreatChange, arms: Arms): string[] {
  if (inertia === undefined) return [];
  const { meanReference, meanScenario, difference, lower, upper } = inertia;
  const { value, range } = changeAndInterval("inertia", difference, lower, upper);
  return [
    `How complacent it is: over the months of the tables its inertia is ${shortNumber(meanScenario)} ${arms.scenario} in place of ${shortNumber(meanReference)} (${value}, ${range}).`,
  ];
}
