import type { Allocation, FoundSplit } from "../../analyse/allocation/allocation.ts";
import type { Channel, Split } from "../../analyse/allocation/splits.ts";
import { capital, inClauses, listed, wholePercent, worlds } from "../number.ts";
import { wholePercentRange } from "../together.ts";

/** Channels of a budget and their shares in words. */

/** What people call the means that money is spent on. */
export const channelLabels = {
  managers: "account managers",
  tradeShow: "trade shows",
  press: "the trade press",
  online: "online presence",
  executiveVoice: "executives who speak",
  brand: "the brand",
  differentiation: "differentiation",
  improvement: "steady improvement",
};

/** A channel inside a sentence. */
export function channelLabel({ name }: Pick<Channel, "name">): string {
  const labels: Readonly<Record<string, string>> = channelLabels;
  return labels[name] ?? name;
}

/** The same at the head of a row. */
export function channelHead(channel: Pick<Channel, "name">): string {
  return capital(channelLabel(channel).replace(/^the /, ""));
}

/** Between which shares of each channel the best split lies. */
export function betweenShares(allocation: Allocation, found: FoundSplit): string {
  const [on, none] = sharesByChannel(allocation, found);
  // Where no split is told from another, a range is what draws of these worlds would choose, and no finding.
  const has =
    found.asGood.length === allocation.tried.length
      ? "By chance alone the best split would have"
      : "The best split has";
  return `${has} ${[inClauses(on), ...none].join("; ")} (95 %, ${worlds(allocation.replications)}).`;
}

/** `30 to 60 % on account managers, up to 10 % on online presence and nothing on trade shows`. */
export function sharesInWords(allocation: Allocation, found: FoundSplit): string {
  return listed(sharesByChannel(allocation, found).flat());
}

/** What each channel may have, the one with most first, and in one part those that have nothing. */
function sharesByChannel({ tried, channels }: Allocation, { proposed, winners }: FoundSplit): [string[], string[]] {
  const order = bySize(tried[proposed].split);
  const some = order.filter((channel) => winners.shares[channel].upper > 0);
  const none = order.filter((channel) => !(winners.shares[channel].upper > 0));
  const names = (many: readonly number[]) => listed(many.map((channel) => channelLabel(channels[channel])));
  return [
    some.map((channel) => `${winnerRange(winners.shares[channel])} on ${names([channel])}`),
    none.length === 0 ? [] : [`nothing on ${names(none)}`],
  ];
}

function winnerRange({ lower, upper }: FoundSplit["winners"]["shares"][number]): string {
  return lower > 0 ? shareRange(lower, upper) : `up to ${wholePercent(upper)}`;
}

/** `30 to 60 %`; `45 %` where both ends are said alike. */
export function shareRange(lower: number, upper: number): string {
  const [from, to] = [wholePercent(lower), wholePercent(upper)];
  return from === to ? from : wholePercentRange(lower, upper);
}

/** Channels, the one with most money first. */
export function bySize(split: Split): number[] {
  return [...split.keys()].sort((a, b) => split[b] - split[a] || a - b);
}

/** `50 % improvement, 40 % account managers, 10 % online presence`: a split in short. */
export function splitText(channels: readonly Channel[], split: Split): string {
  const parts = bySize(split)
    .filter((channel) => split[channel] > 0)
    .map((channel) => `${wholePercent(split[channel])} ${channelLabel(channels[channel]).replace(/^the /, "")}`);
  return listed(parts);
}
