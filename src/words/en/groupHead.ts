import { isClear } from "../../analyse/phases.ts";
import type { MeasureName } from "../../model/measures.ts";
import { isSame } from "../../model/series.ts";
import type { Money } from "../../worlds/money.ts";
import type { PairedDifference } from "../../worlds/result.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import { capital, listed, overMonths, worlds } from "../number.ts";
import { changeInterval } from "../together.ts";
import { asWritten, nounOf, unitAfter } from "./difference.ts";
import type { InputChange } from "./inputChanges.ts";
import { rowOf } from "./verdict.ts";

/** What a group of suppliers wants to know of its own settings. */
const OF_GROUP: readonly MeasureName[] = ["shareOfSpend", "profit"];

/** The one group of suppliers whose settings are all that is changed; undefined where there is none. */
export function changedGroup(changes: readonly Pick<InputChange, "path">[]): string | undefined {
  const groups = new Set(changes.map(({ path }) => /^suppliers\.([^.]+)\./.exec(path)?.[1]));
  const [first] = groups;
  return groups.size === 1 ? first : undefined;
}

/**
 * What comes of it for the group itself, before what it is to the buyer: its share of spend and its profit over the months
 * of the tables. When it comes how far is said by `firsts.ts`.
 */
export function groupSentences(
  { name: group, label }: { readonly name: string; readonly label: string },
  differences: readonly PairedDifference[],
  window: readonly [first: number, last: number],
  money?: Money,
): string[] {
  const found = OF_GROUP.flatMap((measure) => {
    const known = differences.find(({ series, n }) => isSame(series, { measure, group }) && n > 1);
    return known === undefined ? [] : [known];
  });
  if (found.length === 0) return [];
  const said = found.map((known) => {
    const { lower, upper } = known;
    const row = rowOf(known.series, known, money);
    const noun = nounOf(row.measure);
    if (isZero(known)) return `${noun} is the same in every world`;
    if (isClear(known)) return asWritten(row);
    return `${noun} shows no clear difference (${changeInterval(row.measure, lower, upper)}${unitAfter(row)})`;
  });
  const n = Math.min(...found.map((each) => each.n));
  return [`${capital(`of "${label}" itself, ${overMonths(window)},`)} ${listed(said)} (n = ${worlds(n)}).`];
}
