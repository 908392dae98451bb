import type { Choice } from "../../analyse/choice/choice.ts";
import { capital, count, listed, said, worlds } from "../number.ts";
import { rangeText, settingLabel } from "../settings.ts";
import type { BriefPoint } from "./brief.ts";
import { sameDraws, typed } from "./briefQuestion.ts";
import {
  asItIs,
  askerName,
  byOtherMeasures,
  changesNothing,
  decidingSentence,
  leastRegret,
  nothingDiffers,
  onAverage,
  regretWords,
  rivals,
  saidPolicies,
  satisfying,
  turn,
} from "./choice.ts";
import { NOT_ASKED, overMarketsSentence } from "./pointMarkets.ts";
import { called, futuresWords } from "./policyNames.ts";
import { spanExplained } from "./valuesOver.ts";

/** The question of a choice as whoever decides would say it. */
export function choiceQuestion(choice: Choice): string[] {
  const { policies, uncertainties, usable } = choice;
  const open = listed(uncertainties.map(settingLabel));
  const is = uncertainties.length === 1 ? "is" : "are";
  return [
    `Which of ${count(policies.length)} policies is regretted least where ${open} ${is} not known?`,
    `Judged ${spanExplained(choice.over, choice)} in ${futuresWords(usable.futures.length)}, by how far a policy is behind the best one of each: its regret.`,
  ];
}

/** The title of its brief: for whom, and of what. */
export function choiceBriefTitle(choice: Pick<Choice, "asker" | "scenario">): string {
  const asker = askerName(choice);
  return `Which policy${asker === undefined ? "" : ` for ${asker}`}? ${choice.scenario.title}`;
}

/** What stands in the sections of a brief on a choice; undefined where nothing could be weighed. */
export function choicePoints(
  choice: Choice,
):
  | Readonly<Record<"verdict" | "carries" | "against" | "risk" | "mustBeTrue" | "watch" | "next", BriefPoint[]>>
  | undefined {
  const { ranked, weighed, replications, usable } = choice;
  if (ranked === undefined) return undefined;
  const nothing = changesNothing(choice);
  const known = saidPolicies(choice);
  const chosen = weighed[ranked.worst.best];
  const futures = futuresWords(usable.futures.length);
  return {
    verdict: nothing
      ? [nothingDiffers(choice)]
      : said([leastRegret(choice), known === undefined ? "" : overMarketsSentence(known)]),
    carries: nothing ? [] : said([onAverage(choice), satisfying(choice), asItIs(choice)]),
    against: said([
      nothing ? "" : rivals(choice, ranked.worst),
      turn(choice),
      ...byOtherMeasures(choice),
      worseFutures(choice),
      known === undefined ? NOT_ASKED : "",
    ]),
    risk: [
      `In the worst of ${futures}, ${called(chosen)} is behind the best policy by ${regretWords(choice, chosen.worst)}; in nine of ten by no more than ${regretWords(choice, chosen.usualBad)} (${worlds(replications)} in each).`,
      "Other futures may be worse than those that were tried.",
    ],
    mustBeTrue: said([withinRanges(choice), nothing ? "" : decidingSentence(choice)]),
    watch: [watched(choice)],
    next: next(choice),
  };
}

/** In how many futures the policy is not the best. */
function worseFutures({ ranked, weighed, usable }: Choice): string {
  if (ranked === undefined) return "";
  const chosen = weighed[ranked.worst.best];
  const many = chosen.regrets.filter((regret) => regret > 0).length;
  if (many === 0) return "";
  return `In ${count(many)} of the ${count(usable.futures.length)} futures another policy does better.`;
}

/** What was taken as not known, and how far it was tried. */
function withinRanges({ uncertainties }: Choice): string {
  const ranges = uncertainties.map((variable) => `${settingLabel(variable)} from ${rangeText(variable)}`);
  return `${capital(listed(ranges))}: nothing beyond was tried.`;
}

function watched({ deciding, uncertainties }: Choice): string {
  const decides = deciding?.uncertainties.filter((each) => each.decides).map(({ variable }) => variable) ?? [];
  const paths = (decides.length > 0 ? decides : uncertainties).map(settingLabel);
  const [it, verb] = paths.length === 1 ? ["it", "decides"] : ["they", "decide"];
  const why =
    decides.length === 0
      ? "beyond chance, nothing of it decides by itself"
      : deciding?.losses === 0
        ? `how far this policy is ahead of the next goes with ${paths.length === 1 ? "it" : "them"}`
        : `${it} ${verb} between this policy and the next`;
  return `${capital(listed(paths))}, from now on: ${why}. Choose again as soon as more of it is known.`;
}

function next(choice: Choice): BriefPoint[] {
  const { ranked, weighed } = choice;
  const settings = ranked === undefined ? [] : weighed[ranked.worst.best].settings;
  if (settings.length === 0) {
    return [
      {
        text: "Look at the scenario as it is in full:",
        command: typed("catfish", "run", "scenario.yaml", ...sameDraws(choice), "--out", "../as-it-is"),
      },
    ];
  }
  const set = settings.flatMap((setting) => ["--set", setting]);
  return [
    {
      text: "Ask what this policy changes year by year, and in markets that are as plausible:",
      command: typed("catfish", "what-if", "scenario.yaml", ...set, ...sameDraws(choice), "--out", "../this-policy"),
    },
  ];
}
