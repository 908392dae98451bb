import type { Ranked, Ranking } from "../../analyse/ranking.ts";
import { isClear } from "../../analyse/verdict.ts";
import type { Money } from "../../worlds/money.ts";
import { listed, worlds } from "../number.ts";
import { alignedNumbers, changeInterval, signedWithin, sizeWithin } from "../together.ts";
import { worseOffCell } from "./shares.ts";
import { overAllYears, valueUnit } from "./verdict.ts";

/** Who is ahead, in two sentences at most: nobody where the best are tied. */
export function rankingSentences({ ranked, judged }: Ranking, money?: Money): string[] {
  const [best] = ranked;
  const tied = ranked.filter(({ isTied }) => isTied);
  const rest = ranked.filter(({ isTied }) => !isTied);
  const head = `In this model, ${overAllYears(judged)},`;
  const n = Math.min(...ranked.flatMap(({ behind }) => behind?.n ?? []));
  const unit = valueUnit(money);
  if (tied.length === 1) {
    const [next, last] = [rest[0], rest[rest.length - 1]];
    const less = [next, ...(last === next ? [] : [last])].map((each) => `${lead(each)} more than "${each.name}"`);
    return [
      `${head} "${best.name}" gives the buyer most value (n = ${worlds(n)}): ${listed(less)}${unit === "" ? "" : `, in${unit}`}.`,
      ...inOrder(rest),
    ];
  }
  const names = tied.map(({ name }) => `"${name}"`);
  const gaps = tied.flatMap(({ behind }) =>
    behind === undefined ? [] : [changeInterval("buyerValue", behind.lower, behind.upper)],
  );
  const among = tied.length === ranked.length ? "no scenario is clearly ahead" : "no one scenario is clearly ahead";
  return [
    `${head} ${among} in value to the buyer: no clear difference between ${listed(names)} (${gaps.join("; ")}${unit}; n = ${worlds(n)}).`,
    ...(rest.length === 0 ? [] : [`Behind them: ${listed(rest.map((each) => `"${each.name}", by ${lead(each)}`))}.`]),
  ];
}

function inOrder(rest: readonly Ranked[]): string[] {
  return rest.length < 2 ? [] : [`Behind it in this order: ${listed(rest.map(({ name }) => `"${name}"`))}.`];
}

function lead({ behind }: Ranked): string {
  if (behind === undefined) return "nothing";
  const { value, range } = sizeWithin(-behind.difference, -behind.upper, -behind.lower);
  return `${value} (${range})`;
}

/** What all years come to, in the table of all scenarios, in which the other measures are those of the window. */
export const rankingColumns = {
  value: (baseline: string) => `buyer value, all years, against ${baseline}`,
  place: "place",
  others: (means: string) => `all measures but the first: ${means[0].toLowerCase()}${means.slice(1)}`,
  worse: "worlds worse off",
  baseline: "baseline",
} as const;

/** The scenarios from the best to the worst: value, difference from the baseline, share of worlds. */
export function rankingTable({ ranked }: Ranking, baseline: string) {
  const levels = alignedNumbers(ranked.map(({ mean }) => mean));
  return {
    columns: ["", "scenario", "buyer value", `against ${baseline}`, "95 % interval", "worlds worse off"],
    rows: ranked.map(({ name, verdict, isTied }, place) => {
      const whole = verdict?.value.whole;
      const rank = isTied && ranked[1]?.isTied ? "tied" : `${place + 1}`;
      if (whole === undefined) return [rank, name, levels[place], "", "", ""];
      const { value, range } = signedWithin(whole.difference, whole.lower, whole.upper);
      return [rank, name, levels[place], isClear(whole) ? value : "~", range, worseOffCell(whole)];
    }),
  };
}
