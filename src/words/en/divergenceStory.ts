import type { Difference, Divergence, EventCount } from "../../analyse/divergence/difference.ts";
import type { ExtremeWorlds } from "../../analyse/divergence/extremeWorlds.ts";
import type { InputDifference } from "../../analyse/divergence/inputDifferences.ts";
import { type Money, UNIT_COSTS } from "../../worlds/money.ts";
import { capital, listed, overMonths } from "../number.ts";
import {
  type Arms,
  differenceSentence,
  gapSentence,
  levels,
  nameOf,
  placeAmong,
  signedAmount,
  worldSentences,
} from "./divergence.ts";

export interface StoryParts {
  readonly divergence: Divergence;
  /** Of the same two markets, in that money already; without it nothing is said about other worlds. */
  readonly extremes?: ExtremeWorlds;
  readonly arms: Arms;
  /** In what money is said; the numbers of the divergence are those of the model. Unit costs unless given. */
  readonly money?: Money;
}

/** Which world, and why, ready to print. */
export interface DivergenceStory {
  /** The worlds where the change hurt and helped most; empty without `extremes`. */
  readonly worlds: readonly string[];
  /** Where the two histories part, in one sentence. */
  readonly moment: string;
  /** The story of the one world in order, a dozen sentences at most; `moment` is among them. */
  readonly sentences: readonly string[];
}

/**
 * Tells which worlds to look at and where and how the two histories of one of them part. Says what came
 * after what, never that one was the cause of the other: the two worlds show the order, not the reason.
 */
export function divergenceStory({ divergence, extremes, arms, money = UNIT_COSTS }: StoryParts): DivergenceStory {
  const opening = openings(divergence, arms, money);
  const steps = divergence.steps.map((step) =>
    step.kind === "gap" ? gapSentence(step, arms, money) : differenceSentence(step, arms, money),
  );
  const ending = divergence.firstNoticed === undefined ? [] : [...countSentence(divergence.eventCounts, arms)];
  return {
    worlds: extremes === undefined ? [] : worldSentences(extremes, { ...money, factor: 1 }),
    moment: opening.moment,
    sentences: [
      inputSentence(divergence, arms),
      ...opening.sentences,
      ...steps,
      ...ending,
      outcomeSentence(divergence, extremes, money),
    ],
  };
}

/** Changes that a reader still takes in. */
const CHANGES = 3;

function inputSentence({ inputs, replication }: Divergence, arms: Arms): string {
  if (inputs.length === 0) return `World ${replication}: the two are set up alike.`;
  const said = inputs.slice(0, CHANGES).map((input) => inputInWords(input, arms));
  const left = inputs.length - said.length;
  const more = left > 0 ? [...said, left === 1 ? "one more setting differs" : `${left} more settings differ`] : said;
  return `World ${replication}: ${more.join("; ")}.`;
}

function inputInWords({ month, path, baseline, scenario }: InputDifference, arms: Arms): string {
  if (path === "timetable") {
    const arm = scenario === undefined ? `${arms.baseline} ` : "";
    return `${arm}in month ${month} the timetable ${scenario ?? baseline}`;
  }
  if (path === "entry.enabled") {
    return scenario === "true" ? `newcomers may enter; ${arms.baseline} nobody does` : "nobody may enter any more";
  }
  return `${path} is ${scenario ?? "absent"} instead of ${baseline ?? "absent"}`;
}

function openings({ first, firstNoticed, decision }: Divergence, arms: Arms, money: Money) {
  if (first === undefined) {
    const never = "The two histories never part: every month is the same to the last bit.";
    return { moment: never, sentences: [never] };
  }
  const tell = (difference: Difference) => differenceSentence(difference, arms, money);
  if (firstNoticed === undefined) {
    const never = "For everybody else the two histories never part, to the last bit.";
    return { moment: never, sentences: [`It begins unseen. ${tell(first)}`, never] };
  }
  const unseen = first === firstNoticed ? [] : [`It begins before anybody else can notice. ${tell(first)}`];
  const isDecision = firstNoticed === decision;
  const moment = `The two histories part in ${lower(tell(firstNoticed))}`;
  if (isDecision) return { moment, sentences: [...unseen, moment] };
  const decided =
    decision === undefined
      ? "No buyer ever decides otherwise: the same trials, contracts and drops in the same months."
      : `The first decision that turns out differently comes in ${lower(tell(decision))}`;
  return { moment, sentences: [...unseen, moment, decided] };
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function countSentence(eventCounts: readonly EventCount[], arms: Arms): string[] {
  const differing = eventCounts.filter(({ baseline, scenario }) => baseline !== scenario);
  if (differing.length === 0) return [];
  const said = differing.map((tally, place) => {
    const there = place === 0 ? `${arms.baseline} ${tally.baseline}` : tally.baseline;
    return `${counted(tally)} (${there})`;
  });
  return [`The whole run sees ${listed(said)}.`];
}

function counted({ event, newcomers, scenario }: EventCount): string {
  const many = scenario === 1 ? "" : "s";
  if (event === "trial") return `${scenario} trial${many} of newcomers`;
  if (event === "winContract") return `${scenario} contract${many} won ${newcomers ? "by newcomers" : "in all"}`;
  return event === "exit" ? `${scenario} exit${many}` : `${scenario} disruption${many}`;
}

function outcomeSentence(
  { outcome, parts, replication }: Divergence,
  extremes: ExtremeWorlds | undefined,
  money: Money,
): string {
  const { series, window, baseline, scenario } = outcome;
  const months = overMonths(window);
  const difference = scenario - baseline;
  if (Number.isNaN(difference)) return `World ${replication} has no ${nameOf(series)} ${months} to compare.`;
  if (difference === 0) return `World ${replication} ends with the same ${nameOf(series)} ${months}.`;
  const size = `${levels(series.measure, scenario, baseline, money)} (${signedAmount(series.measure, difference, money)})`;
  const known = isSameSeries(extremes, outcome) ? placeAmong(extremes, replication) : "";
  const largest =
    series.measure === "buyerValue" && series.group === "all" && parts.length > 1
      ? ` ${capital(parts[0].buyer)} has the largest part in it, ${signedAmount("buyerValue", parts[0].part, money)}.`
      : "";
  return `In the end, ${months}, ${nameOf(series)} is ${size}${known === "" ? "" : `, ${known}`}.${largest}`;
}

function isSameSeries(extremes: ExtremeWorlds | undefined, { series }: Divergence["outcome"]): boolean {
  return extremes?.series.measure === series.measure && extremes.series.group === series.group;
}
