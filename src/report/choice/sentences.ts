import { changesNothing, NOTHING } from "../../chart/choice/finding.ts";
import {
  called,
  criteriaWords,
  futuresWords,
  regretWords,
  shareWords,
  shownChoice,
} from "../../chart/choice/shownRegret.ts";
import { listed, worlds } from "../../chart/read/formatNumber.ts";
import { monthsInWords } from "../../chart/read/monthsInWords.ts";
import type { Choice, WeighedPolicy } from "../../experiment/explore/choice/choice.ts";
import type { Ranking } from "../../experiment/explore/choice/ranking.ts";
import { hasYardstick } from "../../experiment/explore/choice/satisficing.ts";
import { settingExplained, settingLabel } from "../../experiment/explore/settingWords.ts";
import { decidingSentence } from "./deciding.ts";

/** What every answer ends with. */
function caution({ design }: Choice): string {
  const means = "not whether the model is right.";
  if (design === "grid") return `The 95 % intervals show chance between worlds, ${means}`;
  return `Worst means the worst of the futures tried; others may be worse. The 95 % intervals show chance between worlds and, of means and shares, between futures, ${means}`;
}

/** The choice in words, each number with its interval and n; the first is the one to repeat. */
export function choiceSentences(choice: Choice): string[] {
  const found = changesNothing(choice) ? [nothingDiffers(choice), allSatisfy(choice)] : whatToChoose(choice);
  const said = [
    ...found,
    lost(choice),
    ...choice.cautions,
    leversSentence(choice),
    choice.uncertainties.map(settingExplained).join(" "),
    caution(choice),
  ];
  return said.filter((sentence) => sentence !== "");
}

function whatToChoose(choice: Choice): string[] {
  return [
    leastRegret(choice),
    choice.ranked === undefined
      ? ""
      : rivals(choice, choice.ranked.worst, `${TOGETHER}, where the future that looks worst is the worst`),
    onAverage(choice),
    satisfying(choice),
    asItIs(choice),
    decidingSentence(choice),
    sharper(choice),
  ];
}

function nothingDiffers(choice: Choice): string {
  const { weighed, usable, window, replications } = choice;
  const { noun, is } = shownChoice(choice);
  const where = `${monthsInWords(window)} and ${futuresWords(usable.futures.length)}`;
  return `In this model, ${where}, no policy changes anything: ${noun} ${is} the same under all ${weighed.length}, ${worlds(replications)} in each.`;
}

/** How often all satisfy, where that is not measured against the scenario as it is. */
function allSatisfy(choice: Choice): string {
  if (hasYardstick(choice.criteria)) return "";
  return `All satisfy in ${shareWords(choice.weighed[0].satisfied)} of the futures (${criteriaWords(choice)}).`;
}

/** What the policies set, with the paths that `--set` takes. */
function leversSentence({ policies }: Choice): string {
  const settings = policies.flatMap((policy) => policy.settings);
  const paths = [...new Set(settings.map((setting) => setting.slice(0, setting.indexOf("="))))];
  if (paths.length === 0) return "";
  return `The policies set ${listed(paths.map((path) => `${settingLabel(path)} (${path})`))}.`;
}

function leastRegret(choice: Choice): string {
  const { ranked, weighed, usable, window, replications } = choice;
  if (ranked === undefined) return `${NOTHING}.`;
  const { worst } = weighed[ranked.worst.best];
  const name = called(weighed[ranked.worst.best]);
  const { noun, is } = shownChoice(choice);
  const over = `In this model, ${monthsInWords(window)} and ${futuresWords(usable.futures.length)}`;
  const each = `${worlds(replications)} in each`;
  if (isNothing(worst)) return `${over}, ${name} is the best policy in every one (${each}).`;
  const size = `${regretWords(choice, worst)}, ${each}`;
  if (worst.mean === 0) return `${over}, ${name} has the least worst-case regret: none was seen, ${size}.`;
  return `${over}, ${name} has the least worst-case regret: in the future that is worst for it, ${noun} ${is} behind that of the best policy by ${size}.`;
}

/** Best in every future, in any part of the worlds. */
function isNothing({ mean, upper }: WeighedPolicy["worst"]): boolean {
  return mean === 0 && upper === 0;
}

function onAverage(choice: Choice): string {
  const { ranked, weighed } = choice;
  if (ranked === undefined) return "";
  const { best } = ranked.mean;
  const also = best === ranked.worst.best;
  const { mean, worst } = weighed[best];
  if (also && isNothing(worst)) return "";
  const head = also
    ? `${called(weighed[best], true)} has the least regret on average too`
    : `On average over futures ${called(weighed[best])} has the least regret`;
  return `${head}: ${regretWords(choice, mean)}. ${rivals(choice, ranked.mean)}`;
}

function satisfying(choice: Choice): string {
  const { ranked, weighed } = choice;
  if (ranked === undefined) return "";
  const criteria = criteriaWords(choice);
  if (ranked.satisfied === undefined) return `No policy satisfies in any future (${criteria}).`;
  const { satisfied, unclear } = weighed[ranked.satisfied.best];
  const doubt = unclear === 0 ? "" : `; in ${futuresWords(unclear)} the worlds do not tell`;
  const name = called(weighed[ranked.satisfied.best], true);
  return `${name} satisfies most often, in ${shareWords(satisfied)} of the futures (${criteria}${doubt}). ${rivals(choice, ranked.satisfied)}`.trimEnd();
}

/** Most rivals that are named one by one. */
const MOST_NAMED = 3;

/** How sure it is that the best is among those that may be as good. */
const TOGETHER = "at 95 % for all comparisons together";

/** @param how  how sure it is that the best is among them */
function rivals({ weighed }: Choice, { best, asGood, order }: Ranking, how = TOGETHER): string {
  const compared = order.length - 1;
  if (compared === 0) return "";
  const others = asGood.filter((policy) => policy !== best).map((policy, i) => called(weighed[policy], i === 0));
  if (others.length === 0) {
    if (compared === 1) return "The other is clearly behind.";
    return `${compared === 2 ? "Both" : `All ${compared}`} others are clearly behind (${how}).`;
  }
  if (others.length <= MOST_NAMED) return `${listed(others)} may be as good (${how}).`;
  return `${others.length} of the ${compared} others may be as good (${how}).`;
}

function asItIs(choice: Choice): string {
  const { ranked, weighed } = choice;
  const own = weighed.find(({ number }) => number === 0);
  if (ranked === undefined || own === undefined) return "";
  const isBest = weighed[ranked.worst.best] === own;
  const regrets = isBest
    ? ""
    : `The scenario as it is has a worst-case regret of ${regretWords(choice, own.worst)}, on average ${regretWords(choice, own.mean)}.`;
  const isMostOften = ranked.satisfied !== undefined && weighed[ranked.satisfied.best] === own;
  if (hasYardstick(choice.criteria) || isMostOften) return regrets;
  return `${regrets === "" ? "The scenario as it is" : `${regrets} It`} satisfies in ${shareWords(own.satisfied)} of futures.`;
}

/** What tells more, where several policies may be as good. */
function sharper({ ranked, weighed, replications }: Choice): string {
  if (ranked === undefined || ranked.worst.asGood.length === 1) return "";
  const [first, ...others] = ranked.worst.asGood.map((place) => weighed[place]);
  if (others.every(({ outcomes }) => outcomes.every((outcome, future) => outcome === first.outcomes[future]))) {
    return "They have the same outcome in every future: no number of worlds tells them apart.";
  }
  return `More worlds tell more of them apart: half the width takes --replications ${4 * replications}.`;
}

/** Policies and futures that could not be used. */
function lost({ policies, futures, usable, weighed, ranked }: Choice): string {
  if (ranked === undefined) return "";
  const gone = policies.filter((_, number) => weighed.every((row) => row.number !== number)).map(({ name }) => name);
  const missing = futures.length - usable.futures.length;
  const parts = [
    gone.length === 0 ? "" : `${listed(gone)} failed in every future and ${gone.length === 1 ? "is" : "are"} left out.`,
    missing === 0
      ? ""
      : `${missing} of the ${futures.length} futures ${missing === 1 ? "is" : "are"} left out, since some policy has no value in ${missing === 1 ? "it" : "them"}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
