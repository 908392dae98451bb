import type { Allocation, FoundSplit } from "../../analyse/allocation/allocation.ts";
import { responseCurves } from "../../analyse/allocation/responses.ts";
import { type MeanInterval, negated, widened } from "../../worlds/statistics/intervals.ts";
import { bothOrAll, listed } from "../number.ts";
import { shownAllocation, turned } from "./shownAllocation.ts";
import { channelLabel } from "./splits.ts";

/** How far the proposed split is behind without the money of a channel, all else as proposed. */
export interface KeptMoney {
  readonly channel: number;
  /** Above 0 where the split does worse without. */
  readonly loss: MeanInterval;
  /** Whether it clearly does better or worse without, at 5 % shared among all channels that have money. */
  readonly without: "better" | "worse" | "not clear";
  /** How far it is behind or ahead without, with the interval that it is judged by: `0.25` and `0.20 to 0.30`. */
  readonly size: string;
  readonly interval: string;
}

/** Each channel that has money, the one that is missed least first. */
export function keptMoney(allocation: Allocation, found: FoundSplit): KeptMoney[] {
  const shown = shownAllocation(allocation);
  const owns = responseCurves(allocation, found).flatMap(({ channel, own }) => {
    if (own === undefined) return [];
    return [{ channel, loss: allocation.better === "higher" ? own : negated(own) }];
  });
  const all = owns.map(({ channel, loss }): KeptMoney => {
    const { lower, upper } = widened(loss, 0.025 / owns.length);
    const { size, interval } = shown.difference(Math.abs(loss.mean), ...turned(loss.mean, lower, upper));
    return { channel, loss, size, interval, without: lower > 0 ? "worse" : upper < 0 ? "better" : "not clear" };
  });
  return all.sort((a, b) => a.loss.mean - b.loss.mean || a.channel - b.channel);
}

/** Least and most are picked from all: how their intervals are meant. */
export function intervalsOfAll(kept: readonly KeptMoney[]): string {
  return kept.length < 2 ? "95 %" : `95 % for ${bothOrAll(kept.length)} channels together`;
}

/** That money of what is proposed is better kept, beside what is said first; nothing where all of it does something. */
export function wasteSentence(allocation: Allocation, found: FoundSplit): string {
  const kept = keptMoney(allocation, found);
  const waste = kept.filter(({ without }) => without === "better");
  if (waste.length === 0) return "";
  const names = listed(waste.map(({ channel }) => channelLabel(allocation.channels[channel])));
  return `Better still is to keep the money of ${names}, with all else as proposed.`;
}

/** What keeping the money of one channel loses, where that is least and where most; the chart of responses has each. */
export function keptSentence(allocation: Allocation, found: FoundSplit): string {
  const { channels } = allocation;
  const kept = keptMoney(allocation, found);
  if (kept.length === 0) return "";
  const name = (channel: number) => channelLabel(channels[channel]);
  const ends = kept.length < 3 ? kept : [kept[0], kept[kept.length - 1]];
  const parts = ends.map(({ channel, loss, size, interval }) => {
    return `${size} (${interval}) ${loss.mean < 0 ? "ahead" : "behind"} without ${name(channel)}`;
  });
  const waste = kept.filter(({ without }) => without === "better").map(({ channel }) => name(channel));
  const better = waste.length === 0 ? "" : `; the money of ${listed(waste)} is better kept`;
  const from = kept.length < 3 ? "" : "between ";
  return `With the money of one channel kept and all else as proposed, the split is ${from}${listed(parts)} (${shownAllocation(allocation).differenceUnit}; ${intervalsOfAll(kept)})${better}.`;
}
