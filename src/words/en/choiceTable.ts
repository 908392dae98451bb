import type { Choice, Ranking, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { hasYardstick } from "../../analyse/choice/satisficing.ts";
import { wholePercentWithin } from "../together.ts";
import { changesNothing, firstOf, inOrder, isMostOftenKnown, shownChoice } from "./choice.ts";
import { policyLabel } from "./policyNames.ts";
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
      ...choice.others.map((other) => `worst regret, ${shownChoice(other).noun}`),
    ],
    rows: rows.map((row) => cellsOf(choice, row)),
    note: `${cut}regret in ${unitsOf(choice)}; 9 in 10: what nine futures in ten do not exceed; * best, ~ may be as good`,
  };
}

function unitsOf(choice: Choice): string {
  const own = shownChoice(choice).differenceUnit;
  const others = choice.others.map((other) => `of ${shownChoice(other).noun} in ${shownChoice(other).differenceUnit}`);
  return [own, ...others].join(", ");
}

/** The worst regret of a policy by a further measure. */
function otherCell(other: Choice, { number }: WeighedPolicy): string {
  const place = other.weighed.findIndex((each) => each.number === number);
  if (place < 0) return "";
  const { mean, lower, upper } = other.weighed[place].worst;
  const { size, interval } = shownChoice(other).difference(mean, lower, upper);
  return `${size} (${interval})${mark(other.ranked?.worst, place)}`;
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
    policyLabel(row),
    `${worst.size}${mark(ranked?.worst, place)}`,
    worst.interval,
    size(row.usualBad).size,
    `${mean.size}${mark(ranked?.mean, place)}`,
    mean.interval,
    isYardstick ? "yardstick" : `${satisfied.value}${mark(byMostOften(choice), place)}`,
    isYardstick ? "" : satisfied.range,
    ...choice.others.map((other) => otherCell(other, row)),
  ];
}

/** The policies by how often they satisfy, for rows of charts and tables: what sentences say of none no row says. */
export function byMostOften(choice: Choice): Ranking | undefined {
  return isMostOftenKnown(choice) && !changesNothing(choice) ? choice.ranked?.satisfied : undefined;
}

function mark(ranking: Ranking | undefined, place: number): string {
  if (ranking?.best === place) return " *";
  return ranking?.asGood.includes(place) === true ? " ~" : "";
}
