import type { Divergence } from "../../analyse/divergence/difference.ts";
import type { Series } from "../../model/series.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import { capital, listed, wholePercent } from "../number.ts";
import { inBrackets, sizeWithin } from "../together.ts";
import { differenceSentence } from "./divergence.ts";
import { divergenceStory } from "./divergenceStory.ts";
import { workshopLevers } from "./workshopLevers.ts";

/** What is told of a round that cost a team something. */
export interface TurningParts {
  readonly round: number;
  /** Number of the team ahead. */
  readonly ahead: number;
  readonly differences: readonly {
    readonly lever: { readonly key: keyof typeof workshopLevers; readonly unit: string };
    readonly own: number;
    readonly ahead: number;
  }[];
  /** In unit costs, as the model counts. */
  readonly cost: MeanInterval;
  readonly inWorld: number;
  readonly divergence: Divergence;
  readonly series: Series;
  readonly money: Money;
  /** Last month that is known: what comes after it is not told. */
  readonly upTo: number;
}

/** A turning point in words: which levers stood otherwise, what the round cost, and where the histories part. */
export function turningPointWords({
  round,
  ahead,
  differences,
  cost,
  inWorld,
  divergence,
  series,
  money,
  upTo,
}: TurningParts) {
  const levers = differences.map(({ lever, own, ahead: other }) => {
    return `${workshopLevers[lever.key].name.toLowerCase()} ${valueText(lever.unit, own)} where team ${ahead} had ${valueText(lever.unit, other)}`;
  });
  const arms = { baseline: `with team ${ahead}'s round`, scenario: "as it was" };
  const story = divergenceStory({ divergence, arms, money });
  const steps = divergence.steps
    .flatMap((step) => (step.kind === "event" && step.month <= upTo ? [step] : []))
    .slice(0, STEPS)
    .map((step) => differenceSentence(step, arms, money));
  return {
    round,
    cost,
    inWorld,
    decided: `${capital(listed(levers))}.`,
    costs: costSentence(cost, inWorld, unitIn(series.measure, money), money.factor),
    story: [...new Set([...((divergence.firstNoticed?.month ?? upTo) <= upTo ? [story.moment] : []), ...steps])],
  };
}

/** Events that are told after the moment at which the histories part. */
const STEPS = 3;

function costSentence(cost: MeanInterval, inWorld: number, unit: string, factor: number): string {
  const [mean, lower, upper] = [cost.mean, cost.lower, cost.upper].map((each) => each * factor);
  const here = sizeWithin(Math.abs(inWorld * factor), Number.NaN, Number.NaN).value;
  const played = `${inWorld === 0 ? "nothing" : `${inWorld > 0 ? "cost" : "gained"} ${here} ${unit}`} in the world that was played`;
  if (lower <= 0 && upper >= 0) return capital(`${played}; over many worlds it may have made no difference.`);
  const size = mean > 0 ? sizeWithin(mean, lower, upper) : sizeWithin(-mean, -upper, -lower);
  return capital(`${mean > 0 ? "cost" : "gained"} ${inBrackets(size, ` ${unit}`)} over many worlds; ${played}.`);
}

function valueText(unit: string, value: number): string {
  if (unit === "switch") return value > 0 ? "on" : "off";
  return unit === "percent" ? wholePercent(value) : String(Number(value.toPrecision(4)));
}
