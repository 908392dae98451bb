import { listed, worlds } from "../../chart/read/formatNumber.ts";
import type { Money } from "../../experiment/money.ts";
import type { ExtremeWorlds, WorldDifference } from "../../experiment/parting/extremeWorlds.ts";
import { measures } from "../../model/measures.ts";
import { levels, nameOf, signedAmount } from "./showing.ts";

/** Which worlds to look at, and how far out they are among all: three sentences at most; `money` is what the extremes are counted in. */
export function worldSentences(extremes: ExtremeWorlds, money: Money): string[] {
  const { series, n, hurtIn, helpedIn, sameIn, middleHalf, hurt, helped } = extremes;
  if (sameIn === n) return [`The change makes no difference in ${nameOf(series)}: ${countOf(n)} the same in both.`];
  const neutral = measures[series.measure].better === "neutral";
  const words = neutral ? { hurt: "fell", helped: "rose" } : { hurt: "hurt", helped: "helped" };
  const subject = neutral ? capitalName(extremes) : "The change";
  const counts = [`${words.helped} in ${helpedIn}`, `${words.hurt} in ${hurtIn}`];
  if (sameIn > 0) counts.push(`stayed the same in ${sameIn}`);
  const [from, to] = middleHalf.map((end) => signedAmount(series.measure, end, money));
  const middle = `in half of them the difference in ${nameOf(series)} lies between ${from} and ${to}`;
  const lists = [
    end(`It ${words.hurt} most in`, hurt, extremes, money),
    end(`It ${words.helped} most in`, helped, extremes, money),
  ];
  const spread = n === 1 ? [] : [`${subject} ${listed(counts)} of ${worlds(n)}; ${middle}.`];
  return [...spread, ...lists.filter((list) => list !== "")].map((sentence) =>
    n === 1 ? sentence.replace(" most in ", " in the one that was run, ") : sentence,
  );
}

function countOf(n: number): string {
  return n === 1 ? "the one world is" : `all ${worlds(n)} are`;
}

function capitalName({ series }: ExtremeWorlds): string {
  const name = nameOf(series);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function end(head: string, list: readonly WorldDifference[], { series }: ExtremeWorlds, money: Money): string {
  if (list.length === 0) return "";
  const told = list.map(
    ({ replication, baseline, scenario, difference }) =>
      `world ${replication} (${signedAmount(series.measure, difference, money)}: ${levels(series.measure, scenario, baseline, money)})`,
  );
  return `${head} ${listed(told)}.`;
}

/** Place of a world among all: `the worst of 500 worlds`, `worse than in 93 % of 500 worlds`; empty where it is unknown. */
export function placeAmong(extremes: ExtremeWorlds | undefined, replication: number): string {
  if (extremes === undefined || extremes.n < 2) return "";
  const { worstFirst, n, series } = extremes;
  const place = worstFirst.findIndex((world) => world.replication === replication);
  if (place < 0) return "";
  const { difference } = worstFirst[place];
  const neutral = measures[series.measure].better === "neutral";
  const below = worstFirst.findIndex((world) => world.difference === difference);
  const above = n - 1 - worstFirst.findLastIndex((world) => world.difference === difference);
  const [worst, best] = neutral ? ["largest fall", "largest rise"] : ["worst", "best"];
  if (below === 0 && above > 0) return `the ${worst} of ${worlds(n)}`;
  if (above === 0 && below > 0) return `the ${best} of ${worlds(n)}`;
  const better = neutral ? "further up" : "better";
  return `${better} than in ${below} of ${worlds(n)} and ${neutral ? "further down" : "worse"} than in ${above}`;
}
