import { shownInterval } from "../../../analyse/compareArms.ts";
import {
  addsSpend,
  addsUpOtherwise,
  type MeansWorth,
  type SumOfMeans,
  sideOf,
  type Worth,
  type WorthOfMeans,
} from "../../../analyse/means.ts";
import { type Gain, isInCurrency } from "../../../analyse/supplierSide.ts";
import type { MeansName } from "../../../worlds/means.ts";
import { type MeanInterval, negated } from "../../../worlds/statistics/intervals.ts";
import { capital, count, inClauses, listed, worlds } from "../../number.ts";
import { changeAndInterval, numberWithin, sizeWithin } from "../../together.ts";
import { monthWords } from "../calendar.ts";
import { moneyRange, moneyWithin } from "../money.ts";
import { channelLabels } from "../splits.ts";
import type { SideSaid } from "../supplierSide.ts";
import { discountedAt, ofWorlds } from "../verdict.ts";

/** What each means of a strategy is worth, in words, as a table and for the chart. */

/** What a means is called where several are told side by side. */
export const meansLabels: Readonly<Record<MeansName, string>> = {
  ...channelLabels,
  coCreation: "development with buyers",
  executiveSupport: "executive support",
  accounts: "courting more buyers",
  screening: "choosing whom to court",
  distributors: "dealers",
  target: "the sales target",
  appraisal: "staged appraisal",
};

type Said = Pick<SideSaid, "side" | "money" | "start">;

/** What keeps or wins spend, then what each means is worth in profit; nothing where there is nothing to tell apart. */
export function meansSentences(said: Said): string[] {
  const { means } = said.side;
  if (means === undefined || means.each[0].profit.n < 2) return [];
  return [...spendSentences(means, said), ...profitSentences(means, said)];
}

function spendSentences({ each }: MeansWorth, { side }: Said): string[] {
  const keeping = each.filter(addsSpend).toSorted(bySpend);
  if (keeping.length === 0) {
    const isAny = each.some(({ shareOfSpend }) => sideOf(shareOfSpend) === "more");
    return [`No single means of it clearly adds ${isAny ? "more than a tiny part " : ""}to its share of the spend.`];
  }
  const head = side.threat === undefined ? "What wins the spend" : "What keeps the spend";
  const told = keeping.map(({ name, shareOfSpend }) => `${meansLabels[name]} ${pointsText(shareOfSpend)}`);
  return [`${head}, in points that are lost without each means: ${inClauses(told)}.`];
}

function bySpend(one: WorthOfMeans, other: WorthOfMeans): number {
  return other.shareOfSpend.difference - one.shareOfSpend.difference;
}

/** `0.21 (0.17 to 0.27)`. */
function pointsText({ difference, lower, upper }: Worth): string {
  const { value, range } = sizeWithin(100 * difference, 100 * lower, 100 * upper, true);
  return `${value} (${range})`;
}

function profitSentences({ each }: MeansWorth, said: Said): string[] {
  const of = (side: ReturnType<typeof sideOf>) => each.filter(({ profit }) => sideOf(profit) === side);
  const amount = ({ name, profit }: WorthOfMeans) => `${meansLabels[name]} ${amountText(moreOf(profit), said)}`;
  const costly = of("less").map(
    ({ name, profit }) => `${meansLabels[name]} ${amountText(negated(moreOf(profit)), said)}`,
  );
  const unclear = of("unclear").map(({ name, profit }) => `${meansLabels[name]} (${rangeText(profit, said)})`);
  const nothing = of("nothing").map(({ name }) => meansLabels[name]);
  return [
    ...(of("more").length === 0
      ? ["No single means of it clearly brings more than it costs."]
      : [`What pays, in profit after its cost: ${inClauses(of("more").map(amount))}.`]),
    ...(costly.length === 0 ? [] : [`What costs more than it brings: ${inClauses(costly.reverse())}.`]),
    ...(unclear.length === 0 ? [] : [`What makes no clear difference in profit: ${inClauses(unclear)}.`]),
    ...(nothing.length === 0 ? [] : [`What changes no profit in any world: ${listed(nothing)}.`]),
  ];
}

function moreOf({ n, difference, lower, upper }: Worth): MeanInterval {
  return { n, mean: difference, lower, upper };
}

/** A profit a month as an answer says it: in money a year where money is that of a currency. */
function amountText({ mean, lower, upper }: MeanInterval, { side: { gain } }: Said): string {
  if (isInCurrency(gain)) {
    const [money, low, high] = [mean, lower, upper].map((each) => each * gain.aYearOfOne);
    return moneyWithin({ mean: money, lower: low, upper: high }, gain.unit, "a year");
  }
  const { value, range } = numberWithin(mean, lower, upper);
  return `${value} ${gain.unit} a month (${range})`;
}

/** The interval of what is unclear, with the correction where that alone makes it so. */
function rangeText(worth: Worth, { side: { gain } }: Said): string {
  const { lower, upper } = shownInterval(worth);
  if (!isInCurrency(gain)) return changeAndInterval("profit", Number.NaN, lower, upper).range;
  return moneyRange({ lower: lower * gain.aYearOfOne, upper: upper * gain.aYearOfOne }, gain.unit, "a year");
}

/** Where what means are worth one by one does not add up to what the whole is worth. */
export function sumSentences(said: Said): string[] {
  const sum = said.side.means?.sum;
  if (sum === undefined || !addsUpOtherwise(sum)) return [];
  const text = (worth: MeanInterval) => amountText(worth, said);
  return [
    `One by one the means are worth ${text(sum.sum)} together; the whole is worth ${text(sum.whole)}.`,
    whyOtherwise(sum),
  ];
}

function whyOtherwise({ more }: SumOfMeans): string {
  return more.mean > 0
    ? "They work through each other: what two bring together is lost with either, and so counted twice."
    : "One does the work of another: where one is left out the others make up for a part of it.";
}

/** What a plan says of one means beside what it costs, by column. */
export function worthColumns({ side: { gain } }: Said): readonly string[] {
  return [`Profit after it (${unitOf(gain)})`, "Share of spend (points)", "So"];
}

/** Its cells in these columns. */
export function worthCells(means: WorthOfMeans, { side: { gain } }: Said): readonly string[] {
  const { profit, shareOfSpend } = means;
  const isKept = addsSpend(means);
  const so = {
    more: isKept ? "pays and keeps spend" : "pays",
    less: isKept ? "keeps spend, at a loss" : "a loss: could go",
    unclear: isKept ? "keeps spend" : "could go",
    nothing: isKept ? "keeps spend" : "could go",
  }[sideOf(profit)];
  return [cellOf("profit", profit, factorOf(gain)), cellOf("shareOfSpend", shareOfSpend), so];
}

/** Order of a plan: what pays, what keeps spend, what could go. */
export function planOrder({ each }: MeansWorth): readonly MeansName[] {
  const rank = (means: WorthOfMeans) => {
    const side = sideOf(means.profit);
    return side === "more" ? 0 : addsSpend(means) ? 1 : side === "less" ? 3 : 2;
  };
  return each.toSorted((one, other) => rank(one) - rank(other)).map(({ name }) => name);
}

export const MEANS_WORTH = "What each means is worth";

/** The means as a table. @param start  calendar month of month 0 */
export function meansTableOf(said: Said) {
  const { means, gain } = said.side;
  if (means === undefined) return undefined;
  return {
    columns: ["Means", `Profit (${unitOf(gain)})`, "More profit in", "Share of spend (points)", "Contracts at the end"],
    rows: means.each.map(({ name, profit, shareOfSpend, contracts }) => [
      capital(meansLabels[name]),
      cellOf("profit", profit, factorOf(gain)),
      ofWorlds(profit.better, profit.n),
      cellOf("shareOfSpend", shareOfSpend),
      cellOf("contracts", contracts),
    ]),
    note: noteOf(means, said.start),
  };
}

function unitOf(gain: Gain): string {
  return `${gain.unit} a ${isInCurrency(gain) ? "year" : "month"}`;
}

/** What a profit a month is in that unit. */
function factorOf(gain: Gain): number {
  return isInCurrency(gain) ? gain.aYearOfOne : 1;
}

function cellOf(measure: "profit" | "shareOfSpend" | "contracts", worth: Worth, factor = 1): string {
  const side = sideOf(worth);
  if (side === "nothing") return "=";
  const { lower, upper } = shownInterval(worth);
  const told = changeAndInterval(measure, worth.difference * factor, lower * factor, upper * factor);
  return side === "unclear" ? `~ (${told.range})` : `${told.value} (${told.range})`;
}

/** What the table rests on. */
function noteOf({ each, months, rate }: MeansWorth, start?: string): string {
  const [{ profit }] = each;
  const later = rate === 0 ? "" : ` (later years ${discountedAt(rate)})`;
  return [
    `What is more with a means than without it, all else as it is, in the same ${worlds(profit.n)}; profit is after its cost`,
    `profit and share of spend over ${monthWords(months[0], start)} to ${monthWords(months[1], start)}${later}, contracts in the last`,
    `95 % intervals; in each column a difference counts as clear where it passes the correction of Holm (1979) for the ${count(each.length)} means together`,
    "~ no clear difference; = the same in every world",
    "in the market as written, not over plausible markets",
  ].join("; ");
}
