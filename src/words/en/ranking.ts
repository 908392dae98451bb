import { isClear } from "../../analyse/phases.ts";
import type { Ranked, Ranking } from "../../analyse/ranking.ts";
import { ALL } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import { groupLabel } from "../names.ts";
import { bothOrAll, listed, worlds } from "../number.ts";
import { alignedNumbers, changeInterval, signedWithin, sizeWithin } from "../together.ts";
import { type OwnMoney, ownFactor } from "./ownMoney.ts";
import { worseOffCell } from "./shares.ts";
import { discountedAt, overEveryYear, valueUnit } from "./verdict.ts";

/** What words of a ranking need of one of its arms. */
export interface RankedArm {
  readonly scenario: Pick<Scenario, "labels">;
  readonly money?: Money;
  /** What a group of suppliers that asks counts its own amounts in. */
  readonly own?: OwnMoney;
}

/** The ranking in that money, as people read it. */
function shown({ ranked, of, judged }: Ranking, { own }: RankedArm): Ranking {
  const factor = ownFactor(own, of);
  const times = <Numbers extends NonNullable<Ranked["behind"]>>(numbers: Numbers): Numbers => {
    const { difference, lower, upper } = numbers;
    return { ...numbers, difference: difference * factor, lower: lower * factor, upper: upper * factor };
  };
  const each = ranked.map((one): Ranked => {
    const { mean, behind, whole } = one;
    return {
      ...one,
      mean: mean * factor,
      ...(behind && { behind: times(behind) }),
      ...(whole && { whole: times(whole) }),
    };
  });
  return { ranked: each, of, judged };
}

/** What people call the group of suppliers that asks; undefined where buyers do. */
function whose({ of }: Pick<Ranking, "of">, scenario: Pick<Scenario, "labels">): string | undefined {
  return of.group === ALL ? undefined : groupLabel(scenario, of.group);
}

/** Names that a sentence can hold; the table has them all. */
const MOST_NAMED = 6;

/**
 * Who is ahead, in sentences that can be read aloud: the best and the next, or nobody where the best are tied; the others in
 * their order; worlds and weights of years. How far each is behind stands in the table.
 */
export function rankingSentences(ranking: Ranking, arm: RankedArm): string[] {
  const { ranked, judged, of } = shown(ranking, arm);
  const whom = whose(ranking, arm.scenario);
  const [best] = ranked;
  const tied = ranked.filter(({ isTied }) => isTied);
  const rest = ranked.filter(({ isTied }) => !isTied);
  const head = `In this model, ${overEveryYear(judged)},`;
  const unit = whom === undefined ? valueUnit(arm.money) : ` ${arm.own?.unit ?? unitIn(of.measure, arm.money)}`;
  const most = whom === undefined ? "gives the buyer most value" : `earns ${whom} most`;
  if (tied.length === 1) {
    const [next] = rest;
    return [
      `${head} "${best.name}" ${most}: ${lead(next, unit)} more than "${next.name}"${rest.length === 1 ? "" : ", the next"}.`,
      ...(rest.length === 1 ? [] : [`Behind it in this order: ${named(rest)}.`]),
      seenIn(ranked, judged),
    ];
  }
  const among = tied.length === ranked.length ? "no scenario is clearly ahead" : "no one scenario is clearly ahead";
  const gap = Math.max(...tied.map(({ behind }) => -(behind?.lower ?? Number.NaN)).filter(Number.isFinite));
  const atMost = Number.isFinite(gap) ? `, at most ${sizeWithin(gap, Number.NaN, Number.NaN).value}${unit} behind` : "";
  return [
    `${head} ${among} in ${whom === undefined ? "value to the buyer" : `profit of ${whom}`}: "${best.name}" has the highest mean.`,
    `No clear difference from it: ${named(tied.slice(1))}${atMost}.`,
    ...(rest.length === 0 ? [] : [`Behind them in this order: ${named(rest)}.`]),
    seenIn(ranked, judged),
  ];
}

/** `"one", "two" and "three"`; of many the first, and how many more there are. */
function named(some: readonly Ranked[]): string {
  const names = some.map(({ name }) => `"${name}"`);
  if (names.length <= MOST_NAMED) return listed(names);
  const told = names.slice(0, MOST_NAMED - 1);
  return listed([...told, `${names.length - told.length} more`]);
}

function seenIn(ranked: readonly Ranked[], judged: Ranking["judged"]): string {
  const n = Math.min(...ranked.flatMap(({ behind }) => behind?.n ?? []));
  const { rate, years } = judged.run;
  const weighed =
    years.length < 2 ? "" : rate === 0 ? "; years are not discounted" : `; later years are ${discountedAt(rate)}`;
  return `Seen in ${worlds(n)}, with intervals that hold for ${bothOrAll(ranked.length - 1)} comparisons with the best together${weighed}.`;
}

/** How far it is behind the best: `0.178 unit costs (0.160 to 0.197)`. */
function lead({ behind }: Ranked, unit = ""): string {
  if (behind === undefined) return "";
  const { value, range } = sizeWithin(-behind.difference, -behind.upper, -behind.lower);
  return `${value}${unit} (${range})`;
}

/** The same as a cell, with signs where it may as well be ahead. */
function behindCell(ranked: Ranked): string {
  const { behind, isTied } = ranked;
  if (behind === undefined) return "";
  return isTied ? `~ (${changeInterval("buyerValue", -behind.upper, -behind.lower)})` : lead(ranked);
}

const BEHIND = "behind the best";

/** What all years come to, in the table of all scenarios, in which the other measures are those of the window. */
export const rankingColumns = {
  value: (ranking: Ranking, arm: RankedArm, baseline: string) =>
    `${judgedBy(ranking, arm)}, all years, against ${baseline}`,
  place: "place",
  behind: BEHIND,
  others: (means: string) => `all measures but the first two: ${means[0].toLowerCase()}${means.slice(1)}`,
  worse: (ranking: Ranking) => (ranking.of.group === ALL ? "worlds worse off" : "worlds with less"),
  baseline: "baseline",
} as const;

function judgedBy(ranking: Ranking, { scenario, own }: RankedArm): string {
  const whom = whose(ranking, scenario);
  const unit = own === undefined ? "" : ` (${own.unit})`;
  return whom === undefined ? "buyer value" : `profit of ${whom}${unit}`;
}

/** The scenarios from the best to the worst: value, how far behind, difference from the baseline, share of worlds. */
export function rankingTable(ranking: Ranking, arm: RankedArm, baseline: string) {
  const { ranked } = shown(ranking, arm);
  const levels = alignedNumbers(ranked.map(({ mean }) => mean));
  return {
    columns: [
      "",
      "scenario",
      judgedBy(ranking, arm),
      BEHIND,
      `against ${baseline}`,
      "95 % interval",
      rankingColumns.worse(ranking),
    ],
    rows: ranked.map((each, place) => {
      const { name, whole, isTied } = each;
      const rank = isTied && ranked[1]?.isTied ? "tied" : `${place + 1}`;
      const cells = [rank, name, levels[place], behindCell(each)];
      if (whole === undefined) return [...cells, "", "", ""];
      const { value, range } = signedWithin(whole.difference, whole.lower, whole.upper);
      return [...cells, isClear(whole) ? value : "~", range, worseOffCell(whole)];
    }),
  };
}

/** What its columns say, below it. */
export const RANKING_NOTE =
  "behind the best: intervals that hold for all scenarios together; against the baseline: each for its scenario alone; ~ no clear difference";
