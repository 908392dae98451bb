import { type Allocation, type FoundSplit, trialOf } from "../../analyse/allocation/allocation.ts";
import type { ResponseCurve } from "../../analyse/allocation/responses.ts";
import { capital, count, listed, tidyNumber, wholePercent, worlds } from "../number.ts";
import { budgetText, evenSentence, returnUnit, returnWithin } from "./allocation.ts";
import { type ChartWords, foot } from "./chart.ts";
import { intervalsOfAll, type KeptMoney, keptMoney, keptSentence } from "./keptMoney.ts";
import { shownAllocation, spendShown } from "./shownAllocation.ts";
import { bySize, channelHead, channelLabel, shareRange, sharesInWords, splitText } from "./splits.ts";
import { meanOver } from "./valuesOver.ts";

/** What the marks of the shares mean. */
export const splitKey = {
  proposed: "proposed split",
  interval: "where the best lies, 95 %",
  even: "even split",
} as const;

/** What the marks of what more money brings mean. */
export const returnsKey = {
  money: "has money at the proposed split",
  none: "has none",
  interval: "95 % interval",
} as const;

/** What the marks of responses to money on a channel mean. */
export const responseKey = {
  gain: "mean",
  interval: "95 % interval",
  proposed: "proposed split",
  even: "even split",
} as const;

export const SPLIT_AXIS = "Share of the budget";

/** What stands beside a channel. */
export interface ChannelWords {
  readonly channel: number;
  readonly name: string;
  readonly said: readonly string[];
  readonly size: string;
  readonly interval: string;
  readonly isBest: boolean;
}

/** Rows of the shares, the largest first. */
export function splitRows(allocation: Allocation, { proposed, winners }: FoundSplit): ChannelWords[] {
  const { split } = allocation.tried[proposed];
  return bySize(split).map((channel) => {
    const { lower, upper } = winners.shares[channel];
    return {
      channel,
      name: channelHead(allocation.channels[channel]),
      said: [spendText(allocation, split[channel])],
      size: wholePercent(split[channel]),
      interval: shareRange(lower, upper),
      isBest: split[channel] > 0,
    };
  });
}

function spendText({ budget, money }: Allocation, share: number): string {
  return share === 0 ? "nothing" : `${tidyNumber(share * budget * money.factor, 3)} a month`;
}

/** What a reader needs to draw a chart of a split again. */
export function footOfAllocation({ scenario, replications, seed, tried }: Allocation): string {
  const splits = `${count(tried.length)} splits`;
  return foot({ scenario, replications, seed, months: scenario.market.months }, splits);
}

/** The shares of the proposed split, and where those of the best lie. */
export function splitWords(allocation: Allocation, found: FoundSplit): ChartWords {
  const { tried, replications } = allocation;
  const title = `${capital(budgetText(allocation))}: ${sharesInWords(allocation, found)}`;
  const even = evenSentence(allocation, found);
  return {
    title,
    subtitle: `By ${shownAllocation(allocation).noun}, ${meanOver(allocation.over, allocation)}: the proposed of ${count(tried.length)} splits, and where the best lies, with 95 %, ${worlds(replications)}. ${even}`,
    description: `${title}. One bar a channel, the largest share first; a mark at the even split.`,
    foot: footOfAllocation(allocation),
    table: {
      columns: ["Channel", "Share", "95 %", "A month"],
      rows: splitRows(allocation, found).map(({ name, size, interval, said: [spend] }) => [
        name,
        size,
        interval,
        spend,
      ]),
    },
  };
}

/** Rows of what more money brings, in the order of the shares. */
export function returnRows(allocation: Allocation, found: FoundSplit): ChannelWords[] {
  const { split } = allocation.tried[found.proposed];
  return bySize(split)
    .filter((channel) => !Number.isNaN(found.returns[channel].mean))
    .map((channel) => {
      const { value: size, range: interval } = returnWithin(found, channel);
      return {
        channel,
        name: channelHead(allocation.channels[channel]),
        said: [`${wholePercent(split[channel])} of the budget`],
        size,
        interval,
        isBest: split[channel] > 0,
      };
    });
}

/** What one more unit of money adds on each channel. */
export function returnsWords(allocation: Allocation, found: FoundSplit): ChartWords {
  const { channels, tried, replications } = allocation;
  const { split } = tried[found.proposed];
  const trial = trialOf(found, "proposed");
  const title = returnsFinding(found, split);
  return {
    title,
    subtitle: `${capital(returnUnit(allocation))}, at ${splitText(channels, split)}; ${worlds(trial?.statistics[0].n ?? replications)} that did not choose it.`,
    description: `${title}. One row a channel, with its 95 % interval.`,
    foot: footOfAllocation(allocation),
    table: {
      columns: ["Channel", "One more adds", "95 % interval"],
      rows: returnRows(allocation, found).map(({ name, size, interval }) => [name, size, interval]),
    },
  };
}

function returnsFinding({ returns, spread }: FoundSplit, split: readonly number[]): string {
  const paid = returns.filter((each, channel) => split[channel] > 0 && !Number.isNaN(each.mean));
  const [more, less] = [paid.filter(({ lower }) => lower > 0).length, paid.filter(({ upper }) => upper < 0).length];
  const equal = spread !== undefined && !(spread.lower > 0) ? "; what it adds is the same on each but for chance" : "";
  if (more === paid.length) return `More money pays on every channel that has some${equal}`;
  if (less === paid.length) return `More money is waste on every channel that has some${equal}`;
  if (more === 0 && less === 0) return `Whether more money pays is not clear on any channel that has some${equal}`;
  const parts = [`pays on ${more}`, `is waste on ${less}`].filter((part) => !part.endsWith(" 0"));
  return `More money ${parts.join(" and ")} of the ${paid.length} channels that have some${equal}`;
}

/** The title of the axis of what more money brings. */
export function returnsAxis(allocation: Allocation): string {
  return `One more adds (${returnUnit(allocation)})`;
}

/** The titles of the axes of a channel. */
export function responseAxes(
  allocation: Allocation,
  channel: number,
): { readonly across: string; readonly up: string } {
  const { label } = shownAllocation(allocation).showing;
  return {
    across: `spent on it (${spendShown(allocation).unit})`,
    up: `${channelHead(allocation.channels[channel])}: change in ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
  };
}

/** How the measure responds to money on each channel, the rest as proposed. */
export function responsesWords(
  allocation: Allocation,
  found: FoundSplit,
  curves: readonly ResponseCurve[],
): ChartWords {
  const { channels, replications } = allocation;
  const spent = spendShown(allocation);
  const shown = shownAllocation(allocation);
  const title = responsesFinding(allocation, found);
  const trial = trialOf(found, "proposed");
  const n = worlds(trial?.statistics[0].n ?? replications);
  const kept = keptMoney(allocation, found);
  const titled = kept.some(isMissed) ? ` Intervals in the title: ${intervalsOfAll(kept)}.` : "";
  return {
    title,
    subtitle: `Change in ${shown.noun} (${shown.differenceUnit}), ${meanOver(allocation.over, allocation)}, against nothing on the channel: the others keep what they have in the proposed split, and what is not spent is kept; points right of the proposed split spend more than the budget. The same ${n} at every point, none of which chose the split.${titled}`,
    description: `${title}. One panel a channel on the same axes. ${keptSentence(allocation, found)}`,
    foot: footOfAllocation(allocation),
    table: {
      columns: [
        "Channel",
        `Spent (${spent.unit})`,
        "Of the budget",
        `Change (${shown.differenceUnit})`,
        "95 % interval",
      ],
      rows: curves.flatMap(({ channel, responses }) =>
        responses.map(({ spend, gain, isProposed }) => {
          const { size, interval } = shown.difference(gain.mean, gain.lower, gain.upper);
          const share = wholePercent(spend / allocation.budget);
          return [
            channelHead(channels[channel]),
            tidyNumber(spend * spent.factor, 3),
            isProposed ? `${share}, proposed` : share,
            size,
            interval,
          ];
        }),
      ),
    },
  };
}

/** Most channels that a title tells of. */
const MOST_TOLD = 3;

function isMissed({ without }: KeptMoney): boolean {
  return without === "worse";
}

/** What the money of single channels clearly does, the one that does most first. */
function responsesFinding(allocation: Allocation, found: FoundSplit): string {
  const missed = keptMoney(allocation, found).filter(isMissed).reverse();
  if (missed.length === 0) return "Taken one by one, no channel clearly earns its money in the proposed split";
  const [first, ...others] = missed.slice(0, MOST_TOLD).map(({ channel, size, interval }, place) => {
    const name = channelLabel(allocation.channels[channel]);
    const change = `${size} (${interval})`;
    return place === 0
      ? `on ${name} improves ${shownAllocation(allocation).noun} by ${change}`
      : `on ${name} by ${change}`;
  });
  const rest = missed.length > MOST_TOLD ? ["on others by less"] : [];
  return `Taken one by one, the money of the proposed split ${listed([first, ...others, ...rest])}`;
}
