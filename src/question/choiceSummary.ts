import type { Choice, Ranking, WeighedPolicy } from "../analyse/choice/choice.ts";
import { orNull } from "../result/missingAsNull.ts";
import { choiceSentences } from "../words/en/choice.ts";
import { partText } from "../words/settings.ts";
import { unitIn } from "../worlds/money.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";
import { plainSpan } from "./explorations.ts";
import { pointMarketsObject } from "./pointMarkets.ts";

/** The choice for programs: missing numbers are null. */
export function choiceSummary(choice: Choice): object {
  const { uncertainties, series, better, design, ranked, deciding } = choice;
  const [{ measure, group }] = series;
  const { weighed } = choice;
  return {
    for: choice.asker ?? null,
    measure,
    group,
    unit: unitIn(measure, choice.money),
    ...plainSpan(choice),
    better,
    uncertain: uncertainties.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
    design,
    futures: { asked: choice.futures.length, used: choice.usable.futures.length },
    satisfy: choice.criteria.map(({ series: { measure, group }, side, value }) => {
      return { measure, group, side, value: value ?? "as it is" };
    }),
    answer: choiceSentences(choice),
    best: {
      worstRegret: plainRanking(choice, ranked?.worst),
      meanRegret: plainRanking(choice, ranked?.mean),
      satisfied: plainRanking(choice, ranked?.satisfied),
    },
    elsewhere: choice.elsewhere.map(({ over, worst }) => ({ over, worstRegret: plainRanking(choice, worst) })),
    deciding:
      deciding === undefined
        ? null
        : {
            winner: weighed[deciding.winner].name,
            rival: weighed[deciding.rival].name,
            losses: deciding.losses,
            uncertainties: deciding.uncertainties.map(({ variable, parts, ...rest }) => {
              const told = parts.map(({ futures, losses, ...part }) => ({
                label: partText(variable, part),
                futures,
                losses,
              }));
              return { ...rest, parts: told };
            }),
          },
    policies: weighed.map(plainPolicy),
    ...inMarkets(choice),
    others: choice.others.map(plainMeasure),
  };
}

function inMarkets(choice: Choice): object {
  return pointMarketsObject(choice, (point) => ({ policy: choice.policies[point].name }));
}

/** The same policies by a further measure. */
function plainMeasure(choice: Choice): object {
  const [{ measure, group }] = choice.series;
  const { ranked, weighed, better, money } = choice;
  return {
    measure,
    group,
    unit: unitIn(measure, money),
    better,
    best: { worstRegret: plainRanking(choice, ranked?.worst), meanRegret: plainRanking(choice, ranked?.mean) },
    policies: weighed.map(({ name, settings, worst, mean }) => {
      return { name, settings, worstRegret: plainInterval(worst), meanRegret: plainInterval(mean) };
    }),
    ...inMarkets(choice),
  };
}

function plainRanking({ weighed }: Choice, ranking: Ranking | undefined): object | null {
  if (ranking === undefined) return null;
  const { name, settings } = weighed[ranking.best];
  return { policy: name, settings, asGood: ranking.asGood.map((place) => weighed[place].name) };
}

function plainPolicy(policy: WeighedPolicy): object {
  const { name, settings, outcome, worst, usualBad, mean, unguarded, worstFuture, satisfied, unclear } = policy;
  const { share, lower, upper, n } = satisfied;
  return {
    name,
    settings,
    outcome: plainInterval(outcome),
    worstRegret: { ...plainInterval(worst), future: worstFuture, unguarded: orNull(unguarded) },
    nineInTenRegret: plainInterval(usualBad),
    meanRegret: plainInterval(mean),
    satisfied: { share: orNull(share), lower: orNull(lower), upper: orNull(upper), unclear, n },
  };
}

function plainInterval({ mean, lower, upper }: Omit<MeanInterval, "n">) {
  return { mean: orNull(mean), lower: orNull(lower), upper: orNull(upper) };
}
