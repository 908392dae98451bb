import type { Choice, WeighedPolicy } from "../../experiment/explore/choice/choice.ts";
import type { Criterion } from "../../experiment/explore/choice/criterion.ts";
import { capital } from "../read/capital.ts";
import { listed } from "../read/formatNumber.ts";
import { type ShownSeries, shownSeries } from "../sweep/shownOutcome.ts";

/** How the outcome of a choice is shown, with as many digits as usual intervals of regret bear. */
export function shownChoice({ series, weighed, money }: Choice): ShownSeries {
  return shownSeries(
    series[0],
    weighed.map(({ worst }) => worst.upper - worst.lower),
    money,
  );
}

/** A regret with its interval: `0.040 unit costs a month (0.031 to 0.052)`. */
export function regretWords(
  choice: Choice,
  { mean, lower, upper }: WeighedPolicy["worst"] | WeighedPolicy["mean"],
): string {
  const { inUnits, interval } = shownChoice(choice).difference(mean, lower, upper);
  return `${inUnits} (${interval})`;
}

/** `88 % (78 to 94 %)` of futures. */
export function shareWords({ share, lower, upper }: WeighedPolicy["satisfied"]): string {
  return `${percent(share)} % (${percent(lower)} to ${percent(upper)} %)`;
}

/** A share in whole percent; nothing but all is 100, and nothing but none is 0. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return "-";
  if (share > 0 && share < 0.005) return "<1";
  if (share < 1 && share > 0.995) return ">99";
  return String(Math.round(share * 100));
}

/** What a future must reach: `buyer value no worse than as it is and service at least 60 %`. */
export function criteriaWords({ criteria, money }: Pick<Choice, "criteria" | "money">): string {
  return listed(criteria.map((criterion) => criterionWords(criterion, money)));
}

function criterionWords({ series, side, value }: Criterion, money: Choice["money"]): string {
  const { noun, showing, value: number } = shownSeries(series, [], money);
  if (value === undefined) return `${noun} no worse than as it is`;
  const bound = side === ">=" ? "at least" : "at most";
  const size = showing.percent ? number(value) : String(value);
  const unit = showing.percent || showing.unit === "index" ? "" : ` ${showing.unit}`;
  return `${noun} ${bound} ${size}${unit}`;
}

/** How a policy is called inside a sentence, or at its beginning. */
export function called({ name, number }: Pick<WeighedPolicy, "name" | "number">, isFirst = false): string {
  return number === 0 ? `${isFirst ? "The" : "the"} scenario ${name}` : isFirst ? capital(name) : name;
}

/** The policies by worst regret, least first. */
export function inOrder({ weighed, ranked }: Choice): WeighedPolicy[] {
  return (ranked?.worst.order ?? [...weighed.keys()]).map((place) => weighed[place]);
}

/** The first so many of them, and the scenario as it is in place of the last where it is not among them. */
export function firstOf(rows: readonly WeighedPolicy[], most: number): readonly WeighedPolicy[] {
  if (rows.length <= most) return rows;
  const first = rows.slice(0, most);
  const asItIs = rows.find(({ number }) => number === 0);
  if (asItIs === undefined || first.includes(asItIs)) return first;
  return [...first.slice(0, -1), asItIs];
}

/** `one future` or `64 futures`. */
export function futuresWords(count: number): string {
  return count === 1 ? "one future" : `${count} futures`;
}
