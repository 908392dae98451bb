import type { ClaimOutcome } from "../../worlds/claims/runClaims.ts";
import type { Money } from "../../worlds/money.ts";
import { formatPlaces, isLostAt, isPercent, withSign } from "../number.ts";
import { alignedLevels, changeWithin, inBrackets, levelWithin, sizeWithin } from "../together.ts";

/* Numbers of the facilitator's pack, each with its 95 % interval, as they stand inside its sentences. */

/** `+0.036 (+0.033 to +0.040)`; of shares in points. */
export function differenceText({ claim, mean, lower, upper }: ClaimOutcome): string {
  return inBrackets(changeWithin(claim.measure, mean, lower, upper), isPercent(claim.measure) ? " points" : "");
}

/** `0.104 unit costs a unit (0.097 to 0.112)`: how much more or less it is worth, without its sign. */
export function byValue({ mean, lower, upper, unit }: ClaimOutcome): string {
  const ends = mean < 0 ? [-upper, -lower] : [lower, upper];
  return inBrackets(sizeWithin(Math.abs(mean), ends[0], ends[1]), ` ${unit} a unit`);
}

/** `0.078 (0.077 to 0.079)`: how large a difference is, where words have said which way. */
export function sizeText({ mean, lower, upper }: ClaimOutcome): string {
  return inBrackets(mean < 0 ? sizeWithin(-mean, -upper, -lower) : sizeWithin(mean, lower, upper));
}

/** `0.41 before and 0.42 after`: the other arm first. */
export function levelsText({ claim, meanOwn, meanOther = Number.NaN }: ClaimOutcome): string {
  const [before, after] = alignedLevels(claim.measure, [meanOther, meanOwn]);
  return `${before} before and ${after} after`;
}

/** `5.4 % (4.9 to 5.9)`: where a mean lies. */
export function levelText({ claim, mean, lower, upper }: ClaimOutcome): string {
  return inBrackets(levelWithin(claim.measure, mean, lower, upper));
}

/** The finest part of what a unit costs that a room is told of a gain. */
const FINEST = 0.001;

/** Decimals of a gain on the page: thousandths of what a unit costs, and as much in a currency. */
export function gainPlaces({ factor }: Money): number {
  return Math.max(0, Math.ceil(-Math.log10(FINEST * factor) - 1e-9));
}

/** `+0.015`: a gain as it stands beside others on the page. */
export function gainText(value: number, places: number): string {
  return isLostAt(value, places) ? "0" : withSign(value, formatPlaces(value, places));
}
