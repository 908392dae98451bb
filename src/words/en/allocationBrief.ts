import { type Allocation, type FoundSplit, trialOf } from "../../analyse/allocation/allocation.ts";
import { settingsOfSplit } from "../../analyse/allocation/splits.ts";
import { statisticsOf } from "../../worlds/points.ts";
import { groupLabel } from "../names.ts";
import { listed, said, wholePercent } from "../number.ts";
import {
  allocationVerdict,
  budgetText,
  changesNothing,
  cornersSentence,
  evenSentence,
  pricesSentence,
  returnsSentence,
  worthSentences,
} from "./allocation.ts";
import type { BriefPoint } from "./brief.ts";
import { sameDraws, typed } from "./briefQuestion.ts";
import { NOT_ASKED } from "./pointMarkets.ts";
import { lossOf, shownAllocation } from "./shownAllocation.ts";
import { bySize, channelLabel } from "./splits.ts";
import { spanExplained } from "./valuesOver.ts";

/** The title of a brief on a budget. */
export function allocationBriefTitle({ scenario, group }: Pick<Allocation, "scenario" | "group">): string {
  return `Where should the money of ${groupLabel(scenario, group)} go? ${scenario.title}`;
}

/** The question as whoever decides would say it. */
export function allocationQuestion(allocation: Allocation): string[] {
  const { channels, over } = allocation;
  return [
    `How should ${budgetText(allocation)} be shared out among ${listed(channels.map(channelLabel))}?`,
    `Judged by ${shownAllocation(allocation).noun}, ${spanExplained(over, allocation)}.`,
  ];
}

/** What stands in the sections of the brief; undefined where nothing has a value. */
export function allocationPoints(
  allocation: Allocation,
):
  | Readonly<Record<"verdict" | "carries" | "against" | "risk" | "mustBeTrue" | "watch" | "next", BriefPoint[]>>
  | undefined {
  const { found, markets } = allocation;
  if (found === undefined) return undefined;
  const nothing = changesNothing(allocation, found);
  const verdict = allocationVerdict(allocation);
  const even = evenSentence(allocation, found);
  const trial = trialOf(found, "even");
  const isAhead = trial !== undefined && lossOf(allocation, trial).lower > 0;
  const unspent = trialOf(found, "nothing");
  const worth = nothing ? "" : worthSentences(allocation, found).join(" ");
  const isWorthIt = unspent !== undefined && lossOf(allocation, unspent).lower > 0;
  return {
    verdict: verdict.slice(0, 2),
    carries: nothing ? [] : said([isAhead ? even : "", isWorthIt ? worth : ""]),
    against: said([
      isWorthIt ? "" : worth,
      nothing || isAhead ? "" : even,
      nothing ? "" : returnsSentence(allocation, found),
      markets === undefined ? NOT_ASKED : (verdict[verdict.length - 1] ?? ""),
    ]),
    risk: nothing ? [] : said([cornersSentence(allocation, found), badWorlds(allocation, found)]),
    mustBeTrue: said([pricesSentence(allocation), "All else that the group does stays as it is in the scenario."]),
    watch: [watched(allocation, found)],
    next: next(allocation, found),
  };
}

/** What this split gives in bad worlds. */
function badWorlds(allocation: Allocation, found: FoundSplit): string {
  const trial = trialOf(found, "proposed");
  if (trial === undefined || trial.failure !== undefined) return "";
  const { p05, p95 } = statisticsOf(trial.worlds[0]);
  const shown = shownAllocation(allocation);
  return `In nine worlds of ten this split gives ${shown.noun} between ${shown.value(p05)} and ${shown.inUnits(p95)}.`;
}

/** What to look at once the money is spent. */
function watched({ channels, tried }: Allocation, { proposed, winners }: FoundSplit): string {
  const wide = bySize(tried[proposed].split).toSorted(
    (a, b) => widthOf(winners.shares[b]) - widthOf(winners.shares[a]),
  );
  const [first] = wide;
  const { lower, upper } = winners.shares[first];
  if (upper === lower)
    return "What each channel brings, from its first orders on: share out again as soon as it is known.";
  return `What money on ${channelLabel(channels[first])} brings, from the first orders on: of it least is known here (${wholePercent(lower)} to ${wholePercent(upper)} of the budget). Share out again as soon as more is.`;
}

function widthOf({ lower, upper }: { readonly lower: number; readonly upper: number }): number {
  return upper - lower;
}

function next(allocation: Allocation, { proposed }: FoundSplit): BriefPoint[] {
  const { channels, budget, tried } = allocation;
  const set = settingsOfSplit(channels, budget, tried[proposed].split).flatMap((setting) => ["--set", setting]);
  return [
    {
      text: "Ask what this split changes year by year, and in markets that are as plausible:",
      command: typed("catfish", "what-if", "scenario.yaml", ...set, ...sameDraws(allocation), "--out", "../this-split"),
    },
  ];
}
