import type { WholeLevel, WholeLevels } from "../../analyse/wholeLevels.ts";
import { ALL, isSame, type Series } from "../../model/series.ts";
import { decisive } from "../../worlds/headline.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import { capital, count, listed, worlds } from "../number.ts";
import { levelWithin } from "../together.ts";
import { overDates } from "./calendar.ts";
import { nounOf, spokenUnit } from "./difference.ts";
import { yearsWithout } from "./phases.ts";
import { discountedAt, overEveryYear } from "./verdict.ts";

/** What is said of a scenario before its table: what it is worth to the buyer, and what it pays and gets. */
const LEVELS: readonly Series[] = [decisive, { measure: "price", group: ALL }, { measure: "service", group: ALL }];

/** What sentences on levels are made from. */
interface LevelsSaid {
  readonly whole?: WholeLevels;
  /** Means over the months of the tables, which are said where those of all years are not known. */
  readonly rows: readonly (Pick<WholeLevel, "n" | "lower" | "upper"> & Series & { readonly scenario: number })[];
  readonly window: readonly [first: number, last: number];
  readonly start?: string;
  readonly replications: number;
  readonly money?: Money;
}

/** Of a scenario that is held against nothing: what it comes to over all years, and how to hold it against something. */
export function levelSentences({ whole, rows, window, start, replications, money }: LevelsSaid): string[] {
  const levels =
    whole?.levels ?? rows.map((row) => ({ ...row, series: row, mean: row.scenario, same: false, years: [] }));
  const found = LEVELS.flatMap((series) => levels.find((each) => isSame(each.series, series)) ?? []);
  const [first, ...rest] = found.filter(({ n }) => n > 0);
  const span = whole === undefined ? overDates(window, start) : overEveryYear(whole);
  if (first === undefined) return [`In this model, ${span}, nothing that the answer is about was measured.`];
  const [decision] = whole?.months ?? [0];
  const { rate, years } = whole?.run ?? { rate: 0, years: [] };
  const weighed =
    years.length < 2 ? [] : [rate === 0 ? "years are not discounted" : `later years are ${discountedAt(rate)}`];
  return [
    `In this model, ${span}, ${levelsText([first], replications, money, decision)}.`,
    ...(rest.length === 0
      ? []
      : [`${capital([levelsText(rest, replications, money, decision), ...weighed].join("; "))}.`]),
    `Seen in ${worlds(replications)} and held against nothing: what a change would bring, catfish what-if or catfish compare says.`,
  ];
}

/**
 * `the price is 1.47 unit costs (1.46 to 1.48) and service effort is 0.177 (0.175 to 0.179)`; of what some worlds or years
 * have no value of: `the price is 1.21 unit costs (1.20 to 1.22; 17 of the 20 worlds; none in years 1 to 4)`.
 */
function levelsText(
  levels: readonly WholeLevel[],
  replications: number,
  money: Money | undefined,
  decision: number,
): string {
  const isConstant = levels.every(({ same, n }) => same && n > 1 && n === replications);
  const parts = levels.map(({ series: { measure }, n, mean, lower, upper, years }) => {
    const { value, range } = levelWithin(measure, mean, lower, upper);
    const inBrackets = [
      ...(isConstant ? [] : [range]),
      ...(n < replications ? [`${count(n)} of the ${worlds(replications)}`] : []),
      ...yearsWithout(years, decision),
    ];
    const unit = spokenUnit({ measure, unit: unitIn(measure, money) });
    return `${nounOf(measure)} is ${value}${unit}${inBrackets.length === 0 ? "" : ` (${inBrackets.join("; ")})`}`;
  });
  return `${listed(parts)}${isConstant ? ", in every world" : ""}`;
}
