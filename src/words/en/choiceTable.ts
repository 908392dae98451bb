import type { Choice, Ranking, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { hasYardstick } from "../../analyse/choice/satisficing.ts";
import { wholePercentWithin } from "../together.ts";
import { firstOf, inOrder, shownChoice } from "./choice.ts";
import type { KeyTable } from "./runTable.ts";

/** Most policies that a table for people holds. */
const MOST_ROWS = 25;

/** Policies with regret and satisficing, least worst regret first. */
export function choiceKeyTable(choice: Choice): KeyTable {
  const rows = firstOf(inOrder(choice), MOST_ROWS);
  const cut =
    rows.length < choice.weighed.length ? `the best ${rows.length} of ${choice.weighed.length} policies; ` : "";
  return {
    head: [
      "policy",
      "worst regret",
      "95 % interval",
      "9 in 10",
      "mean regret",
      "95 % interval",
      "satisfies",
      "95 % interval",
    ],
    rows: rows.map((row) => cellsOf(choice, row)),
    note: `${cut}regret in ${shownChoice(choice).differenceUnit}; 9 in 10: what nine futures in ten do not exceed; * best, ~ may be as good`,
  };
}

function cellsOf(choice: Choice, row: WeighedPolicy): string[] {
  const { ranked, weighed } = choice;
  const place = weighed.indexOf(row);
  const size = ({ mean, lower, upper }: { readonly mean: number; readonly lower: number; readonly upper: number }) =>
    shownChoice(choice).difference(mean, lower, upper);
  const [worst, mean] = [size(row.worst), size(row.mean)];
  const { share, lower, upper } = row.satisfied;
  const satisfied = wholePercentWithin(share, lower, upper);
  const isYardstick = row.number === 0 && hasYardstick(choice.criteria);
  return [
    row.name,
    `${worst.size}${mark(ranked?.worst, place)}`,
    worst.interval,
    size(row.usualBad).size,
    `${mean.size}${mark(ranked?.mean, place)}`,
    mean.interval,
    isYardstick ? "yardstick" : `${satisfied.value}${mark(ranked?.satisfied, place)}`,
    isYardstick ? "" : satisfied.range,
  ];
}

function mark(ranking: Ranking | undefined, place: number): string {
  if (ranking?.best === place) return " *";
  return ranking?.asGood.includes(place) === true ? " ~" : "";
}
