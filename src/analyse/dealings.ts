import { type DealingFact, type DealingStep, type Dealings, dealingOf, dealingSteps } from "../worlds/dealings.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { type MeanInterval, meanInterval, shareInterval } from "../worlds/statistics/intervals.ts";
import { ratioInterval } from "../worlds/statistics/ratio.ts";
import { type FirstSeen, medianOf } from "./firsts.ts";

/**
 * What the dealings of a group of suppliers come to over all worlds: how long it takes, what it wins, what that costs and
 * brings, and against the same worlds of a reference what the strategy itself brings back.
 */

/** Steps that are counted in months since the group began to court. */
export const stepsSinceStart = dealingSteps.filter((step) => step !== "start");
export type StepSinceStart = Exclude<DealingStep, "start">;

/** Figures that are means, or one sum over another, with their unit; `unit costs` stands for the currency. */
export const dealingFigures = {
  profit: "unit costs",
  sellingCost: "unit costs",
  trials: "trials",
  contractsWon: "contracts",
  winRate: "share",
  acquisitionCost: "unit costs a trial",
  costPerContract: "unit costs a contract",
  lifetimeValue: "unit costs a relation",
} as const satisfies Readonly<Record<string, string>>;
export type DealingFigure = keyof typeof dealingFigures;

/** How often something happens in a world, with its 95 % interval (Wilson). */
export interface ShareOfWorlds {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** What a group comes to in one scenario. */
export interface DealingsOfGroup {
  readonly group: string;
  /** Worlds. */
  readonly n: number;
  /** Median month of the run in which it begins to court; NaN for never. */
  readonly start: number;
  /** Month of the run from which on it is in the black: the median of the worlds' own, which no sum of medians is. */
  readonly blackFrom: FirstSeen;
  /** Months since the group began to court: medians and shares "never". Censored at the end of the run. */
  readonly steps: Readonly<Record<StepSinceStart, FirstSeen>>;
  readonly figures: Readonly<Record<DealingFigure, MeanInterval>>;
  /** Share of the worlds in which a supplier of it runs out of cash. */
  readonly ruined: ShareOfWorlds;
}

/** The same beside a reference in the same worlds. */
export interface DealingsBeside extends DealingsOfGroup {
  readonly reference?: DealingsOfGroup;
  /** Profit more than in the reference [unit costs], pair by pair; and over what selling costs more: what a unit brings back. */
  readonly gain?: MeanInterval;
  readonly strategyReturn?: MeanInterval;
}

type WithDealings = Pick<WindowMeans, "dealings" | "replications">;

/** What every group comes to whose own side is measured; none where nobody looked at it. */
export function dealingsOf({ dealings, replications }: WithDealings): readonly DealingsOfGroup[] {
  if (dealings === undefined) return [];
  return dealings.groups.map((group) => ofGroup(dealings, group, replications));
}

/** The same beside those of a reference, where it has them too. Worlds of the same number are pairs. */
export function dealingsBeside(scenario: WithDealings, reference: WithDealings | undefined): readonly DealingsBeside[] {
  const others = reference === undefined ? [] : dealingsOf(reference);
  return dealingsOf(scenario).map((own) => {
    const other = others.find(({ group }) => group === own.group);
    if (other === undefined || scenario.dealings === undefined || reference?.dealings === undefined) return own;
    const pairs = Math.min(own.n, other.n);
    const gains = (fact: DealingFact) => {
      const [after, before] = [scenario.dealings, reference.dealings].map((side) =>
        side === undefined ? [] : factOf(side, own.group, fact, pairs),
      );
      return after.map((value, world) => value - before[world]);
    };
    const [profit, cost] = [gains("profit"), gains("sellingCost")];
    return { ...own, reference: other, gain: meanInterval(profit), strategyReturn: ratioInterval(profit, cost) };
  });
}

/** A fact of a group, world by world. */
export function factOf(dealings: Dealings, group: string, fact: DealingFact, worlds: number): number[] {
  return Array.from({ length: worlds }, (_, world) => dealingOf(dealings, group, fact, world));
}

function ofGroup(dealings: Dealings, group: string, n: number): DealingsOfGroup {
  const of = (fact: DealingFact) => factOf(dealings, group, fact, n);
  const start = of("start");
  const since = (step: StepSinceStart) => medianOf(of(step).map((month, world) => month - start[world]));
  const ruined = of("ruined").filter((times) => times > 0).length / n;
  return {
    group,
    n,
    start: medianOf(start).median,
    blackFrom: medianOf(of("inTheBlack")),
    steps: { trial: since("trial"), gate: since("gate"), contract: since("contract"), inTheBlack: since("inTheBlack") },
    figures: {
      profit: meanInterval(of("profit")),
      sellingCost: meanInterval(of("sellingCost")),
      trials: meanInterval(of("trials")),
      contractsWon: meanInterval(of("contractsWon")),
      winRate: ratioInterval(of("contractsWon"), of("reviewsEntered")),
      acquisitionCost: ratioInterval(of("newBusinessCost"), of("trials")),
      costPerContract: ratioInterval(of("sellingCost"), of("contractsWon")),
      lifetimeValue: ratioInterval(of("lifetimeMargin"), of("lifetimeRelations")),
    },
    ruined: { share: ruined, ...shareInterval(ruined, n) },
  };
}
