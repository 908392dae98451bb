import {
  type Allocation,
  type FoundSplit,
  spentBy,
  trialOf,
  type ValuedSpend,
} from "../../analyse/allocation/allocation.ts";
import { splitsOverMarkets } from "../../analyse/allocation/overMarkets.ts";
import { STEPS } from "../../analyse/allocation/search.ts";
import type { Split } from "../../analyse/allocation/splits.ts";
import { SAMPLES } from "../../analyse/allocation/winners.ts";
import { yearOfOne } from "../../analyse/programme.ts";
import { unitIn } from "../../worlds/money.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import type { Spread } from "../../worlds/statistics/spread.ts";
import { groupLabel } from "../names.ts";
import { capital, count, listed, placesFor, said, tidyNumber, wholePercent, worlds } from "../number.ts";
import { settingExplained, settingNamed } from "../settings.ts";
import { inBrackets, type NumberAndRange, placesWithin, sizeWithin } from "../together.ts";
import { CHANCE_BETWEEN_WORLDS, whatIntervalsSay } from "./certainty.ts";
import { keptSentence, wasteSentence } from "./keptMoney.ts";
import { moneyText } from "./money.ts";
import { marketsRestOn, NOT_ASKED } from "./pointMarkets.ts";
import { lossOf, shownAllocation, spendShown, turned } from "./shownAllocation.ts";
import type { ShownSeries } from "./shownSeries.ts";
import { betweenShares, channelLabel, splitText } from "./splits.ts";
import { spanExplained } from "./valuesOver.ts";

/** The title of an answer: whose money, and in which market. */
export function allocationTitle({ scenario, group }: Pick<Allocation, "scenario" | "group">): string {
  return `Split of a budget of ${groupLabel(scenario, group)}: ${scenario.title}`;
}

/** What is shared out, below the title of its page. */
export function allocationSubtitle({ tried, channels }: Pick<Allocation, "tried" | "channels">): string {
  return `${count(tried.length)} splits among ${listed(channels.map(channelLabel))}, all in the same worlds`;
}

/** A budget with its unit: `0.04 unit costs a month`. */
export function budgetText(allocation: Pick<Allocation, "scenario" | "group" | "budget" | "money">): string {
  const { budget, money, scenario, group } = allocation;
  const own = `${tidyNumber(budget, 4)} unit costs a month`;
  const each = membersOf(allocation) > 1 ? ` for each of ${count(membersOf(allocation))} suppliers` : "";
  const one = yearOfOne(scenario);
  if (one !== undefined)
    return `${moneyText(Number((budget * one).toPrecision(3)), money.unit)} a year (${own})${each}`;
  if (money.factor === 1) return `${own}${each}`;
  return `${tidyNumber(spentBy({ scenario, group, budget }) / membersOf(allocation), 4)} ${money.unit} a month (${own})${each}`;
}

function membersOf({ scenario, group }: Pick<Allocation, "scenario" | "group">): number {
  return scenario.market.suppliers.find(({ name }) => name === group)?.count ?? 1;
}

/** The answer in words, each number with its interval and n; the first is the one to repeat. */
export function allocationSentences(allocation: Allocation): string[] {
  return [...allocationVerdict(allocation), ...allocationNotes(allocation)];
}

/** Between which shares, what the even split loses, and all on one channel: what is said first. */
export function allocationVerdict(allocation: Allocation): string[] {
  const { found } = allocation;
  if (found === undefined) return [`${opening(allocation)}, nothing was measured at any split.`];
  if (changesNothing(allocation, found)) return [nothingDiffers(allocation, found)];
  const markets = overMarketsSentence(allocation, found);
  if (isBetterUnspent(allocation)) {
    return said([betterUnspent(allocation, found), ifSpent(allocation, found), markets]);
  }
  return said([surelyOn(allocation, found), wasteSentence(allocation, found), ...ofSplits(allocation, found), markets]);
}

/** What is said of the splits: after what is sure, or below the tables where the money is better kept. */
function ofSplits(allocation: Allocation, found: FoundSplit): string[] {
  return [
    proposedSentence(allocation, found),
    ...worthSentences(allocation, found),
    betweenShares(allocation, found),
    valueSentence(allocation, found),
    evenSentence(allocation, found),
    cornersSentence(allocation, found),
  ];
}

/** What the verdict rests on, and what it does not say. */
export function allocationNotes(allocation: Allocation): string[] {
  const { found, markets, replications } = allocation;
  const more =
    found === undefined || changesNothing(allocation, found)
      ? []
      : [
          ...(isBetterUnspent(allocation) ? ofSplits(allocation, found) : []),
          keptSentence(allocation, found),
          returnsSentence(allocation, found),
          ...furtherMeasures(allocation, found),
          searchSentence(allocation),
        ];
  return said([
    ...more,
    pricesSentence(allocation),
    allocation.channels
      .map(({ path, parameter }) => settingExplained({ ...settingNamed(path, allocation.scenario), parameter }))
      .join(" "),
    markets === undefined ? NOT_ASKED : marketsRestOn(markets),
    ...(replications < 20 ? whatIntervalsSay(replications) : [CHANCE_BETWEEN_WORLDS]),
  ]);
}

function opening(allocation: Allocation): string {
  const { over, scenario, group } = allocation;
  return `For ${groupLabel(scenario, group)}, in this model, ${spanExplained(over, allocation)}`;
}

/** Whether every split has the same value in every world. */
export function changesNothing({ tried }: Allocation, { best }: FoundSplit): boolean {
  const first = tried[best].worlds;
  return tried.every(({ worlds }) => worlds?.every((value, world) => Object.is(value, first?.[world])) === true);
}

function nothingDiffers(allocation: Allocation, { best }: FoundSplit): string {
  const { noun, is } = shownAllocation(allocation);
  const n = allocation.tried[best].worlds?.length ?? 0;
  return `${opening(allocation)}, how ${budgetText(allocation)} is shared out changes nothing: ${noun} ${is} the same at all ${count(allocation.tried.length)} splits, ${worlds(n)} each.`;
}

/** On which channels the best split surely has money, as far as the worlds tell. */
function surelyOn(allocation: Allocation, found: FoundSplit): string {
  const { noun } = shownAllocation(allocation);
  const brings = `brings ${allocation.better === "higher" ? "most" : "least"} ${noun}`;
  return surely(allocation, found, opening(allocation), budgetText(allocation), brings);
}

/**
 * @param head    what the sentence begins with
 * @param budget  the money
 * @param does    what it does at the best split: `brings most profit`
 */
function surely(
  { channels, tried }: Allocation,
  { winners, asGood }: FoundSplit,
  head: string,
  budget: string,
  does: string,
): string {
  if (asGood.length === tried.length) return `${head}, the worlds do not tell how ${budget} is best shared out.`;
  const sure = winners.shares.map(({ lower }, channel) => ({ channel, lower })).filter(({ lower }) => lower > 0);
  sure.sort((a, b) => b.lower - a.lower || a.channel - b.channel);
  if (sure.length === 0) return `${head}, the worlds do not tell on which channels ${budget} ${does}.`;
  const least = sure.reduce((sum, { lower }) => sum + lower, 0);
  const names = listed(sure.map(({ channel }) => channelLabel(channels[channel])));
  // Of all channels there are, most would be no news.
  const isEach = sure.length === channels.length && channels.length > 1;
  const where = isEach ? `${sure.length === 2 ? "both" : "each of"} ${names}` : names;
  const part = least > 0.995 && !isEach ? "all" : least >= 0.5 && !isEach ? "most" : "some";
  return `${head}, ${budget} ${does} with ${part} of it on ${where}.`;
}

/** The split that is proposed. */
function proposedSentence({ tried, channels }: Allocation, { proposed }: FoundSplit): string {
  const { split, role } = tried[proposed];
  const which = role === "middle" ? "the middle of all that may be the best" : "the best that was tried";
  return `Proposed is ${splitText(channels, split)}, ${which}.`;
}

/** What it gives, and how many may be as good. */
function valueSentence(allocation: Allocation, found: FoundSplit): string {
  const shown = shownAllocation(allocation);
  const trial = trialOf(found, "proposed");
  const many = rivals(allocation, found);
  if (trial === undefined || trial.failure !== undefined) return `${capital(many)}.`;
  const { replications } = allocation;
  const level = levelText(allocation, shown, trial);
  const has = level.startsWith("with ") ? level.replace("with", "has") : `ends ${level}`;
  return `The proposed split ${has} in ${worlds(replications)} that did not choose it; ${many}.`;
}

function rivals({ tried }: Allocation, { asGood }: FoundSplit): string {
  const all = count(tried.length);
  if (asGood.length === 1) return `of the ${all} splits that were tried all others are clearly behind the best`;
  if (asGood.length === tried.length) return `the worlds tell none of the ${all} splits that were tried from the best`;
  return `${count(asGood.length)} of the ${all} splits that were tried may be the best`;
}

/** `with supplier profit of challenger of 2.1 (1.4 to 2.8)`; a clear loss is said as one. */
function levelText({ series }: Allocation, shown: ShownSeries, trial: ValuedSpend): string {
  const { mean, lower, upper } = trial.statistics[0];
  if (series[0].measure !== "profit" || !(upper < 0)) return `with ${shown.noun} of ${withInterval(shown, trial)}`;
  const { inUnits, interval } = shown.within(-mean, -upper, -lower);
  return `at a loss of ${inUnits} (${interval})`;
}

function withInterval(shown: ShownSeries, { statistics: [of] }: ValuedSpend): string {
  const { inUnits, interval } = shown.within(of.mean, of.lower, of.upper);
  return `${inUnits} (${interval})`;
}

function lossText(allocation: Allocation, trial: ValuedSpend, isShort = false): string {
  const { mean, lower, upper } = lossOf(allocation, trial);
  const { size, inUnits, interval } = shownAllocation(allocation).difference(mean, lower, upper);
  return `${isShort ? size : inUnits} (${interval})`;
}

/** What sharing out evenly loses against the proposed split. */
export function evenSentence(allocation: Allocation, found: FoundSplit): string {
  const trial = trialOf(found, "even");
  if (trial === undefined || trial.failure !== undefined) return "";
  const loss = lossOf(allocation, trial);
  const { mean, lower, upper } = loss;
  if (mean === 0 && isZero(loss)) return "The even split is the proposed one, or as good.";
  if (lower > 0) return `The even split loses ${lossText(allocation, trial)} against the proposed one.`;
  if (upper < 0) return `The even split does better in these worlds by ${betterText(allocation, trial)}.`;
  const seen = mean < 0 ? `ahead by ${betterText(allocation, trial)}` : `behind by ${lossText(allocation, trial)}`;
  return `The even split may be as good: it is ${seen}.`;
}

function betterText(allocation: Allocation, trial: ValuedSpend): string {
  const loss = lossOf(allocation, trial);
  const { mean, lower, upper } = loss;
  const { inUnits, interval } = shownAllocation(allocation).difference(-mean, -upper, -lower);
  return `${inUnits} (${interval})`;
}

/** What all on one channel loses, where that is least and where most; the table has each. */
export function cornersSentence(allocation: Allocation, found: FoundSplit): string {
  const { channels } = allocation;
  const trials = channels.flatMap((channel, place) => {
    const trial = trialOf(found, "all on", place);
    return trial === undefined || trial.failure !== undefined ? [] : [{ channel, trial }];
  });
  if (trials.length === 0) return "";
  trials.sort((a, b) => lossOf(allocation, a.trial).mean - lossOf(allocation, b.trial).mean);
  const ends = trials.length < 3 ? trials : [trials[0], trials[trials.length - 1]];
  const parts = ends.map(({ channel, trial }) => `${lossText(allocation, trial, true)} on ${channelLabel(channel)}`);
  const from = trials.length < 3 ? "" : "between ";
  return `All on one channel is behind the proposed split by ${from}${listed(parts)} (${shownAllocation(allocation).differenceUnit}).`;
}

/** Whether spending nothing is clearly better than the best split. */
export function isBetterUnspent(allocation: Allocation): boolean {
  const nothing = allocation.found && trialOf(allocation.found, "nothing");
  return nothing !== undefined && nothing.failure === undefined && lossOf(allocation, nothing).upper < 0;
}

/** That the money is better kept: before, and more than, how to split it. */
function betterUnspent(allocation: Allocation, found: FoundSplit): string {
  const nothing = trialOf(found, "nothing");
  if (nothing === undefined) return "";
  const { mean, lower, upper } = lossOf(allocation, nothing);
  const { inUnits, interval } = shownAllocation(allocation).difference(Math.abs(mean), ...turned(mean, lower, upper));
  return `${opening(allocation)}, ${budgetText(allocation)} is better not spent on these channels at all: nothing spent is better than the best split of it by ${inUnits} (${interval}).`;
}

/** How to split what is better kept, for whoever has to spend it. */
function ifSpent(allocation: Allocation, found: FoundSplit): string {
  const { series, better } = allocation;
  const does = series[0].measure === "profit" && better === "higher" ? "loses least" : "does best";
  return surely(allocation, found, "If it has to be spent on them all the same", "it", does);
}

/** What the budget brings at all, and what the scenario as it is has. */
export function worthSentences(allocation: Allocation, found: FoundSplit): string[] {
  const [nothing, asItIs] = [trialOf(found, "nothing"), trialOf(found, "as it is")];
  const parts = [
    // What is better not spent was said before.
    nothing === undefined || nothing.failure !== undefined || lossOf(allocation, nothing).upper < 0
      ? ""
      : `Against nothing spent on these channels this split ${gainText(allocation, nothing)}`,
    asItIs === undefined || asItIs.failure !== undefined
      ? ""
      : `Against the scenario as it is this split ${gainText(allocation, asItIs)}`,
  ];
  return said(parts).map((part) => `${part}.`);
}

function gainText(allocation: Allocation, trial: ValuedSpend): string {
  const loss = lossOf(allocation, trial);
  const { mean, lower, upper } = loss;
  const { inUnits, interval } = shownAllocation(allocation).difference(Math.abs(mean), ...turned(mean, lower, upper));
  if (mean === 0 && isZero(loss)) return "changes nothing";
  if (lower > 0) return `is better by ${inUnits} (${interval})`;
  if (upper < 0) return `is worse by ${inUnits} (${interval})`;
  return `is not clearly ${mean < 0 ? "worse" : "better"}: by ${inUnits} (${interval})`;
}

/** What a unit of money more brings where that is most and where least; the table has each channel. */
export function returnsSentence(allocation: Allocation, found: FoundSplit): string {
  const { channels, tried } = allocation;
  const { split } = tried[found.proposed];
  const known = [...channels.keys()].filter((channel) => !Number.isNaN(found.returns[channel].mean));
  if (known.length === 0) return "";
  known.sort((a, b) => found.returns[b].mean - found.returns[a].mean || a - b);
  const ends = known.length < 3 ? known : [known[0], known[known.length - 1]];
  const parts = ends.map(
    (channel) => `${inBrackets(returnWithin(found, channel))} on ${channelLabel(channels[channel])}`,
  );
  const from = known.length < 3 ? "" : "between ";
  const unit = oneMore(allocation);
  const { noun, differenceUnit } = shownAllocation(allocation);
  const cost = allocation.series[0].measure === "profit" ? ", its cost taken off" : "";
  return `At the proposed split ${unit} changes ${noun} (${differenceUnit}) by ${from}${listed(parts)}${cost}. ${capital(apartText(found, split))}.`;
}

/** `0.4` and `0.1 to 0.7`: what one more on a channel brings, with as many decimals as on the others. */
export function returnWithin({ returns }: Pick<FoundSplit, "returns">, channel: number): NumberAndRange {
  const { mean, lower, upper } = returns[channel];
  const places = placesFor(
    returns.map((each) => each.upper - each.lower),
    2,
  );
  return places === undefined ? sizeWithin(mean, lower, upper) : placesWithin(mean, lower, upper, places);
}

function apartText({ spread }: FoundSplit, split: Split): string {
  if (spread === undefined || Number.isNaN(spread.lower)) {
    const money = split.filter((share) => share > 0).length;
    return money > 1
      ? "how far these lie apart was not seen"
      : "there is no second channel with money to hold it against";
  }
  return spread.lower > 0
    ? "between channels that have money they are clearly apart, so that the split is not the very best"
    : "between channels that have money they are the same but for chance, as they are at a best split";
}

/** What the best split and the even one do by each further measure. */
function furtherMeasures(allocation: Allocation, found: FoundSplit): string[] {
  return allocation.series.slice(1).map((_, at) => {
    const serie = at + 1;
    const shown = shownAllocation(allocation, serie);
    const level = (role: "proposed" | "even" | "nothing") => {
      const of = trialOf(found, role)?.statistics[serie];
      if (of === undefined) return "no value";
      const { inUnits, interval } = shown.within(of.mean, of.lower, of.upper);
      return `${inUnits} (${interval})`;
    };
    return `${capital(shown.noun)} ${shown.is} ${level("proposed")} at that split, ${level("even")} at the even one and ${level("nothing")} with nothing spent.`;
  });
}

/** How the proposed split does in markets that are as plausible. */
function overMarketsSentence(allocation: Allocation, { proposed }: FoundSplit): string {
  const { tried, channels, markets } = allocation;
  if (markets === undefined) return "";
  const seen = splitsOverMarkets(tried, tried[proposed].split, markets);
  if (seen === undefined) {
    return "In no plausible market have all splits a value, so that nothing is known of other values for what is assumed.";
  }
  const behind = ({ p05, p50, p95 }: Spread) => shownAllocation(allocation).difference(p50, p05, p95).interval;
  const name = splitText(channels, tried[seen.nearest].split);
  const unit = shownAllocation(allocation).differenceUnit;
  return [
    `Of ${count(seen.splits)} splits that were tried in ${count(seen.markets)} markets that are as plausible, the nearest to the proposed one does better than the even one in ${count(seen.ahead)} of them: ${name}.`,
    `In nine of ten it is behind the best of its market by ${behind(seen.behind)}, and the even one by ${behind(seen.evenBehind)} (${unit}).`,
  ].join(" ");
}

/** How the best split was looked for. */
function searchSentence({ tried, points }: Allocation): string {
  const moved = tried.filter(({ role }) => role === "move").length;
  const steps = listed(STEPS.map(wholePercent));
  const between = `${tidyNumber(50 * Math.min(...STEPS))} %`;
  return [
    `Tried were the even split, all on each channel, and ${count(points)} that fill what lies between.`,
    `${count(moved)} more move ${steps} of the budget from one channel to another, starting at the best three.`,
    `The ends of shares are where the best of them lies in 95 % of ${count(SAMPLES)} draws of as many worlds from these.`,
    `To these comes ${between} of the budget on either side, for what lies between two that were tried.`,
    "Their middle is the mean of the best of all draws.",
  ].join(" ");
}

/** What a budget buys. */
export function pricesSentence(allocation: Pick<Allocation, "channels" | "scenario" | "group" | "money">): string {
  const { channels } = allocation;
  const { unit, factor } = spendShown(allocation);
  const people = channels.find(({ name }) => name === "managers");
  if (people === undefined) return "";
  return `A manager is taken to cost ${tidyNumber(people.price * factor, 4)} ${unit} (selling.cost.manager); what replacing one costs, and bonuses, come off profit on top of the budget.`;
}

/** The unit of what more money brings: `unit costs a month for each unit cost a month`. */
export function returnUnit(allocation: Allocation): string {
  const { series, money } = allocation;
  const { factor, showing } = shownAllocation(allocation);
  return `${factor === 1 ? unitIn(series[0].measure, money) : showing.unit} for ${oneMore(allocation)}`;
}

/** More money on a channel: a year where what it brings is told a year, else a month. */
function oneMore(allocation: Allocation): string {
  const { money } = allocation;
  if (shownAllocation(allocation).factor !== 1) return `one more ${spendShown(allocation).unit}`;
  return `one more ${money.unit === "unit costs" ? "unit cost" : money.unit} a month`;
}
