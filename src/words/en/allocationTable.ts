import { type Allocation, trialOf } from "../../analyse/allocation/allocation.ts";
import { tidyNumber, wholePercent } from "../number.ts";
import { bareText } from "../settings.ts";
import { inBrackets } from "../together.ts";
import { returnUnit, returnWithin } from "./allocation.ts";
import type { KeyTable } from "./runTable.ts";
import { lossOf, shownAllocation, spendShown } from "./shownAllocation.ts";
import { bySize, channelHead, shareRange } from "./splits.ts";

/** A row a channel, that with most money first: its share, what that buys, what more brings, and all of it there. */
export function allocationKeyTable(allocation: Allocation): KeyTable | undefined {
  const { found, channels, tried, budget } = allocation;
  if (found === undefined) return undefined;
  const { split } = tried[found.proposed];
  const shown = shownAllocation(allocation);
  const spent = spendShown(allocation);
  return {
    head: [
      "Channel",
      "proposed",
      "95 %",
      spent.unit,
      "sets it to",
      "one more adds",
      `all on it: behind (${shown.differenceUnit})`,
    ],
    rows: bySize(split).map((channel) => {
      const { lower, upper } = found.winners.shares[channel];
      const { price, parameter } = channels[channel];
      const spend = split[channel] * budget;
      const corner = trialOf(found, "all on", channel);
      const loss = corner === undefined || corner.failure !== undefined ? undefined : lossOf(allocation, corner);
      const behind = loss && shown.difference(loss.mean, loss.lower, loss.upper);
      return [
        channelHead(channels[channel]),
        wholePercent(split[channel]),
        shareRange(lower, upper),
        tidyNumber(spend * spent.factor, 3),
        price === 1 ? "" : `${bareText({ parameter }, spend / price)} ${parameter.unit}`,
        Number.isNaN(found.returns[channel].mean) ? "" : inBrackets(returnWithin(found, channel)),
        behind === undefined ? "failed" : `${behind.size} (${behind.interval})`,
      ];
    }),
    note: `in brackets: 95 % interval; one more adds: ${returnUnit(allocation)}; behind: the proposed split, in the same worlds`,
  };
}
