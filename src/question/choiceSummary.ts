import type { Choice, Ranking, WeighedPolicy } from "../analyse/choice/choice.ts";
import type { ChoiceQuestion } from "../analyse/choice/outcomes.ts";
import { choiceSentences } from "../words/en/choice.ts";
import { unitIn } from "../worlds/money.ts";

/** The choice for programs: missing numbers are null. */
export function choiceSummaryObject(choice: Choice): object {
  const { scenario, seed, replications, window, uncertainties, series, better, design, ranked, deciding } = choice;
  return {
    scenario: scenario.name,
    title: scenario.title,
    window,
    replications,
    seed,
    measure: series[0].measure,
    group: series[0].group,
    unit: unitIn(series[0].measure, choice.money),
    better,
    uncertain: uncertainties.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
    design,
    futures: { asked: choice.futures.length, used: choice.usable.futures.length },
    satisfy: choice.criteria.map(({ series: { measure, group }, side, value }) => {
      return { measure, group, side, value: value ?? "as it is" };
    }),
    answer: choiceSentences(choice),
    best: {
      worstRegret: rankingOf(choice, ranked?.worst),
      meanRegret: rankingOf(choice, ranked?.mean),
      satisfied: rankingOf(choice, ranked?.satisfied),
    },
    deciding:
      deciding === undefined
        ? null
        : {
            winner: choice.weighed[deciding.winner].name,
            rival: choice.weighed[deciding.rival].name,
            losses: deciding.losses,
            uncertainties: deciding.uncertainties,
          },
    policies: choice.weighed.map(plainPolicy),
  };
}

function rankingOf({ weighed }: Choice, ranking: Ranking | undefined): object | null {
  if (ranking === undefined) return null;
  const { name, settings } = weighed[ranking.best];
  return { policy: name, settings, asGood: ranking.asGood.map((place) => weighed[place].name) };
}

function plainPolicy(policy: WeighedPolicy): object {
  const { name, settings, outcome, worst, usualBad, mean, unguarded, worstFuture, satisfied, unclear } = policy;
  return {
    name,
    settings,
    outcome: interval(outcome),
    worstRegret: { ...interval(worst), future: worstFuture, unguarded: plain(unguarded) },
    nineInTenRegret: interval(usualBad),
    meanRegret: interval(mean),
    satisfied: {
      share: plain(satisfied.share),
      lower: plain(satisfied.lower),
      upper: plain(satisfied.upper),
      unclear,
      n: satisfied.n,
    },
  };
}

function interval({ mean, lower, upper }: { readonly mean: number; readonly lower: number; readonly upper: number }) {
  return { mean: plain(mean), lower: plain(lower), upper: plain(upper) };
}

function plain(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The choice for people, as Markdown. */
export function choiceSummaryMarkdown(choice: Choice): string {
  const { scenario, replications, seed, window } = choice;
  const lines = [
    `# Choice: ${scenario.title}`,
    "",
    ...choiceSentences(choice).flatMap((sentence) => [sentence, ""]),
    `Scenario \`${scenario.name}\`, ${replications} worlds of every policy in every future, seed \`${seed}\`, means over months ${window[0]} to ${window[1]}.`,
  ];
  return `${lines.join("\n")}\n`;
}

/** What a manifest says of a choice: all that decides the answer beside scenario, seed, worlds and window. */
export function choiceDesign(question: ChoiceQuestion): Readonly<Record<string, unknown>> {
  const { policies, uncertainties, design, futures, series, better, criteria, cautions } = question;
  return {
    policies: policies.map(({ name, settings }) => ({ name, settings })),
    uncertain: uncertainties.map(({ path, low, high, levels }) => {
      return `${path}=${levels.length > 0 ? levels.join(",") : `${low}:${high}`}`;
    }),
    design,
    futures: futures.length,
    series: series.map(({ measure, group }) => ({ measure, group })),
    better,
    criteria: criteria.map(({ series: { measure, group }, side, value, text }) => {
      return { measure, group, side, value: value ?? null, text };
    }),
    cautions,
  };
}
