import { listed } from "../../../words/number.ts";
import { type Lever, type Levers, nearestPlace, type Side, sides } from "../../levers.ts";
import { spokenValue } from "../../leverText.ts";
import type { Room as Screen } from "../../room.ts";
import { leversOfSide, type Policy, valuesOf } from "../../teams/policy.ts";

/** Levers that stand otherwise than in the market: `Open spend 40 %, Look around 60 %.` */
export function leversText(levers: readonly Lever[], moved: Levers, words: Screen["words"]): string {
  const parts = levers.flatMap((lever) => {
    const wanted = moved[lever.key];
    if (wanted === undefined) return [];
    // As it is simulated: what a file says may stand where no lever can.
    const value = nearestPlace(lever, wanted);
    if (value === lever.base) return [];
    return [`${words.sandbox.levers[lever.key].name} ${spokenValue(lever, value)}`];
  });
  return parts.length === 0 ? words.teams.files.asItIs : listed(parts);
}

/** The same of a policy of the buyer, or of another side. */
export function policyText(
  levers: readonly Lever[],
  policy: Policy,
  words: Screen["words"],
  side: Side = "buyer",
): string {
  return `${leversText(leversOfSide(levers, side), valuesOf(levers, side, policy), words)}.`;
}

/** Sides that a market has levers for. */
export function sidesOf(levers: readonly Lever[]): Side[] {
  return sides.filter((side) => leversOfSide(levers, side).length > 0);
}
