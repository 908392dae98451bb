import type { Choice, RankedElsewhere, Ranking, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { type DecidingPart, mostDeciding } from "../../analyse/choice/deciding.ts";
import type { Criterion } from "../../analyse/choice/policies.ts";
import { hasYardstick } from "../../analyse/choice/satisficing.ts";
import { worldsOf } from "../../worlds/points.ts";
import { groupLabel, labelled } from "../names.ts";
import { bothOrAll, capital, listed, said, tidyNumber, worlds } from "../number.ts";
import { partText, settingExplained, settingLabel, settingNamed } from "../settings.ts";
import { inBrackets, wholePercentWithin } from "../together.ts";
import { missingWorlds } from "./certainty.ts";
import { ownMoneyFor } from "./ownMoney.ts";
import { marketsRestOn, NOT_ASKED, overMarketsSentence, type SaidPoints } from "./pointMarkets.ts";
import { called, futuresWords, inFull, policyLabel } from "./policyNames.ts";
import { type ShownSeries, shownSeries } from "./shownSeries.ts";
import { spanExplained, spanInWords } from "./valuesOver.ts";

/** What every answer ends with. */
function caution({ design }: Choice): string {
  const means = "not whether the model is right.";
  if (design === "grid") return `The 95 % intervals show chance between worlds, ${means}`;
  return `Worst means the worst of the futures tried; others may be worse. The 95 % intervals show chance between worlds and, of means and shares, between futures, ${means}`;
}

/** The title of an answer: for whom, and of what. */
export function choiceTitle(choice: Pick<Choice, "asker" | "scenario">): string {
  const asker = askerName(choice);
  return `Choice${asker === undefined ? "" : ` for ${asker}`}: ${choice.scenario.title}`;
}

/** What people call the group that chooses; undefined for all buyers. */
export function askerName({ asker, scenario }: Pick<Choice, "asker" | "scenario">): string | undefined {
  return asker === undefined ? undefined : groupLabel(scenario, asker);
}

/** The choice in words, each number with its interval and n; the first is the one to repeat. */
export function choiceSentences(choice: Choice): string[] {
  return [...choiceVerdict(choice), ...choiceNotes(choice)];
}

/** Which policy is regretted least, what may be as good, and whether it holds all the time: what is said first. */
export function choiceVerdict(choice: Choice): string[] {
  if (changesNothing(choice)) return said([nothingDiffers(choice), allSatisfy(choice)]);
  const { ranked } = choice;
  const how = `${TOGETHER}, where the future that looks worst is the worst`;
  const known = saidPolicies(choice);
  const others = ranked === undefined ? "" : rivals(choice, ranked.worst, how);
  const inMarkets = known === undefined ? "" : overMarketsSentence(known);
  return said([leastRegret(choice), others, turn(choice), inMarkets, ...byOtherMeasures(choice)]);
}

/** By each further measure: what is regretted least, and how far the policy of the answer is behind. */
export function byOtherMeasures({ ranked, weighed, others }: Choice): string[] {
  if (ranked === undefined) return [];
  const chosen = weighed[ranked.worst.best];
  return others.flatMap((other) => {
    const place = other.weighed.findIndex(({ number }) => number === chosen.number);
    if (other.ranked === undefined || place < 0) return [];
    const { best, asGood } = other.ranked.worst;
    const by = `By ${shownChoice(other).noun}`;
    if (changesNothing(other)) return [`${by} no policy changes anything.`];
    if (best === place) return [`${by} ${called(chosen)} has the least worst-case regret too.`];
    const behind = `at worst ${called(chosen)} lies ${regretWords(other, other.weighed[place].worst)} behind`;
    const may = asGood.includes(place) ? `, and ${called(chosen)} may be as good` : `; ${behind}`;
    return [`${by} ${called(other.weighed[best])} has the least worst-case regret${may}.`];
  });
}

/** How the policies do in plausible markets, as words need it; undefined where that was not asked. */
export function saidPolicies(choice: Choice): SaidPoints | undefined {
  const { ranked, markets, weighed, policies } = choice;
  if (ranked === undefined || markets === undefined) return undefined;
  const nameOf = (policy: number) => called({ ...policies[policy], number: policy });
  return { markets, chosen: weighed[ranked.worst.best].number, nameOf, shown: shownChoice(choice) };
}

/** What the verdict rests on, and what it does not say. */
export function choiceNotes(choice: Choice): string[] {
  const more = changesNothing(choice)
    ? []
    : [onAverage(choice), satisfying(choice), asItIs(choice), decidingSentence(choice), sharper(choice)];
  return said([
    ...more,
    lost(choice),
    lackingFutures(choice),
    ...choice.cautions,
    leversSentence(choice),
    choice.uncertainties.map(settingExplained).join(" "),
    choice.markets === undefined ? NOT_ASKED : marketsRestOn(choice.markets),
    caution(choice),
  ]);
}

/** `In this model, over all ten years (discounted at 8 % a year) and 64 futures`. */
function opening(choice: Choice): string {
  const asker = askerName(choice);
  const whose = asker === undefined ? "In this model" : `For ${asker}, in this model`;
  return `${whose}, ${spanExplained(choice.over, choice)} and ${futuresWords(choice.usable.futures.length)}`;
}

/** Which policy is regretted least over other months, where that of the answer is clearly behind it there. */
export function turn(choice: Choice): string {
  const { ranked, weighed, elsewhere } = choice;
  if (ranked === undefined) return "";
  const { best } = ranked.worst;
  const isOther = ({ worst }: RankedElsewhere) => worst.best !== best && !worst.asGood.includes(best);
  const run = elsewhere.find(({ over }) => over === "run");
  if (run !== undefined) {
    const head = `These months were asked for; ${spanExplained("run", choice)} it would be`;
    if (run.worst.best === best) return `${head} the same.`;
    return `${head} ${called(weighed[run.worst.best])}${isOther(run) ? "" : `, and ${called(weighed[best])} may be as good`}.`;
  }
  const halves = elsewhere.filter(({ over }) => over === "first" || over === "later");
  if (!halves.some(isOther)) return "";
  const parts = halves.map(({ over, worst }, place) => {
    const what = place === 0 ? " the least worst-case regret is" : ",";
    return `${spanInWords(over, choice)}${what} that of ${called(weighed[worst.best])}`;
  });
  return `${capital(parts.join("; "))}.`;
}

export function nothingDiffers(choice: Choice): string {
  const { weighed, replications } = choice;
  const { noun, is } = shownChoice(choice);
  return `${opening(choice)}, no policy changes anything: ${noun} ${is} the same under ${bothOrAll(weighed.length)}, ${worlds(replications)} in each.`;
}

/** How often all satisfy, where that is not measured against the scenario as it is. */
function allSatisfy(choice: Choice): string {
  if (hasYardstick(choice.criteria)) return "";
  return `All satisfy in ${shareWords(choice.weighed[0].satisfied)} of the futures (${criteriaWords(choice)}).`;
}

/** What the policies set, with the paths that `--set` takes. */
function leversSentence({ policies, scenario }: Choice): string {
  const settings = policies.flatMap((policy) => policy.settings);
  const paths = [...new Set(settings.map((setting) => setting.slice(0, setting.indexOf("="))))];
  if (paths.length === 0) return "";
  return `The policies set ${listed(paths.map((path) => `${settingLabel(settingNamed(path, scenario))} (${path})`))}.`;
}

export function leastRegret(choice: Choice): string {
  const { ranked, weighed, replications } = choice;
  if (ranked === undefined) return `${NOTHING}.`;
  const { worst } = weighed[ranked.worst.best];
  const name = inFull(choice, weighed[ranked.worst.best]);
  const { noun, is } = shownChoice(choice);
  const over = opening(choice);
  const each = `${worlds(replications)} in each`;
  if (isNothing(worst)) return `${over}, ${name} is the best policy in every one (${each}).`;
  const size = `${regretWords(choice, worst)}, ${each}`;
  const head = `${over}, ${name} has the least worst-case regret`;
  if (worst.mean === 0) return `${head}: none was seen, ${size}.`;
  return `${head}. In the future that is worst for it, ${noun} ${is} behind that of the best policy by ${size}.`;
}

/** Best in every future, in any part of the worlds. */
function isNothing({ mean, upper }: WeighedPolicy["worst"]): boolean {
  return mean === 0 && upper === 0;
}

export function onAverage(choice: Choice): string {
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

export function satisfying(choice: Choice): string {
  const { ranked, weighed } = choice;
  if (ranked === undefined) return "";
  const criteria = criteriaWords(choice);
  if (ranked.satisfied === undefined) return `No policy satisfies in any future (${criteria}).`;
  const { satisfied, unclear } = weighed[ranked.satisfied.best];
  if (!isMostOftenKnown(choice)) return `${notTold(choice)}.`;
  const doubt = unclear === 0 ? "" : `; in ${futuresWords(unclear)} the worlds do not tell`;
  const name = called(weighed[ranked.satisfied.best], true);
  return `${name} satisfies most often, in ${shareWords(satisfied)} of the futures (${criteria}${doubt}). ${rivals(choice, ranked.satisfied)}`.trimEnd();
}

/** Whether the worlds of any future tell whether the best of the policies satisfies: else none is known to most often. */
export function isMostOftenKnown({ ranked, weighed, usable }: Choice): boolean {
  return ranked?.satisfied !== undefined && weighed[ranked.satisfied.best].unclear < usable.futures.length;
}

/** Where the worlds of no future tell whether even the best of the policies satisfies. */
function notTold(choice: Choice): string {
  const { usable, replications } = choice;
  return `Which policy satisfies most often is not known (${criteriaWords(choice)}): in none of ${futuresWords(usable.futures.length)} do ${worlds(replications)} tell`;
}

/** Most rivals that are named one by one. */
const MOST_NAMED = 3;

/** How sure it is that the best is among those that may be as good. */
const TOGETHER = "at 95 % for all comparisons together";

/** @param how  how sure it is that the best is among them */
export function rivals({ weighed }: Choice, { best, asGood, order }: Ranking, how = TOGETHER): string {
  const compared = order.length - 1;
  if (compared === 0) return "";
  const others = asGood.filter((policy) => policy !== best).map((policy, i) => called(weighed[policy], i === 0));
  if (others.length === 0) {
    if (compared === 1) return "The other is clearly behind.";
    return `${capital(bothOrAll(compared))} others are clearly behind (${how}).`;
  }
  if (others.length <= MOST_NAMED) return `${listed(others)} may be as good (${how}).`;
  const many = others.length === compared ? capital(bothOrAll(compared)) : `${others.length} of the ${compared}`;
  return `${many} others may be as good (${how}).`;
}

export function asItIs(choice: Choice): string {
  const { ranked, weighed } = choice;
  const yardstick = weighed.find(({ number }) => number === 0);
  if (ranked === undefined || yardstick === undefined) return "";
  const isBest = weighed[ranked.worst.best] === yardstick;
  const { worst, mean } = yardstick;
  // The worst future is picked in other worlds than it is valued in, so that it may come out below the mean of all.
  const sizes =
    worst.mean < mean.mean
      ? `a regret of ${regretWords(choice, mean)} on average, and not clearly more in any future`
      : `a worst-case regret of ${regretWords(choice, worst)}, on average ${regretWords(choice, mean)}`;
  const regrets = isBest ? "" : `The scenario as it is has ${sizes}.`;
  const isMostOften = ranked.satisfied !== undefined && weighed[ranked.satisfied.best] === yardstick;
  if (hasYardstick(choice.criteria) || isMostOften) return regrets;
  return `${regrets === "" ? "The scenario as it is" : `${regrets} It`} satisfies in ${shareWords(yardstick.satisfied)} of futures.`;
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
  const gone = policies.filter((_, number) => weighed.every((row) => row.number !== number)).map(policyLabel);
  const missing = futures.length - usable.futures.length;
  const parts = [
    gone.length === 0 ? "" : `${listed(gone)} failed in every future and ${gone.length === 1 ? "is" : "are"} left out.`,
    missing === 0
      ? ""
      : `${missing} of the ${futures.length} futures ${missing === 1 ? "is" : "are"} left out, since some policy has no value in ${missing === 1 ? "it" : "them"}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** In how many futures the outcome of some policy is not known in all worlds. */
function lackingFutures(choice: Choice): string {
  const { points, policies, series, usable } = choice;
  const isLacking = (future: number) =>
    usable.policies.some((policy) => {
      const point = points[future * policies.length + policy];
      return "means" in point && worldsOf(point.means, series.length, 0).some(Number.isNaN);
    });
  const lacking = usable.futures.filter(isLacking).length;
  if (lacking === 0) return "";
  return missingWorlds(`Under some policy in ${lacking} of the ${usable.futures.length} futures`, shownChoice(choice));
}

/** In which part of the range of which uncertainty the policy with the least worst regret loses to the next. */
export function decidingSentence({ deciding, weighed, usable }: Choice): string {
  if (deciding === undefined) return "";
  const { losses, winner, rival } = deciding;
  const [ours, next] = [called(weighed[winner]), called(weighed[rival])];
  const futures = usable.futures.length;
  if (losses === 0) return `In none of the ${futures} futures does the next, ${next}, do better than ${ours}.`;
  const head = `The next, ${next}, does better than ${ours} in ${losses} of the ${futures} futures.`;
  const most = mostDeciding(deciding);
  if (most === undefined) return `${head} No single uncertainty decides when, beyond chance.`;
  const parts = most.parts.filter((part) => part.futures > 0).sort((a, b) => meanLoss(b) - meanLoss(a));
  const [worst, safest] = [parts[0], parts[parts.length - 1]];
  const others = deciding.uncertainties.filter(({ decides, path }) => decides && path !== most.path);
  const more =
    others.length === 0 ? "" : ` Also ${others.map(({ variable }) => settingLabel(variable)).join(" and ")}.`;
  return `${head} What decides is above all ${settingLabel(most.variable)}: at ${partText(most.variable, worst)} it does in ${of(worst)} futures, at ${partText(most.variable, safest)} in ${of(safest)}.${more}`;
}

function meanLoss({ losses, futures }: DecidingPart): number {
  return losses / futures;
}

function of({ losses, futures }: DecidingPart): string {
  return `${losses} of ${futures}`;
}

/** Why there is no answer. */
const NOTHING = "There is no future in which every policy has a value";

/** True where no policy changes the outcome in any future, in any part of the worlds. */
export function changesNothing({ ranked, weighed }: Choice): boolean {
  return ranked !== undefined && weighed.every(({ worst }) => worst.mean === 0 && worst.upper === 0);
}

/** The finding of regret: which policy has the least, with interval and n, and what may be as good. */
export function regretFinding(choice: Choice): string {
  const { ranked, weighed, usable, replications } = choice;
  if (ranked === undefined) return NOTHING;
  const { worst } = weighed[ranked.worst.best];
  const name = policyLabel(weighed[ranked.worst.best]);
  const where = `over ${futuresWords(usable.futures.length)} of ${worlds(replications)}`;
  if (changesNothing(choice)) return `No policy changes anything, ${where}`;
  if (worst.mean === 0 && worst.upper === 0)
    return `No regret: ${name} is best in every one, ${where}; ${rivalsInTitle(choice, ranked.worst)}`;
  return `Least worst-case regret: ${name}, ${regretWords(choice, worst)}, ${where}; ${rivalsInTitle(choice, ranked.worst)}`;
}

/** The finding of satisficing. */
export function satisficingFinding(choice: Choice): string {
  const { ranked, weighed, usable } = choice;
  if (ranked?.satisfied === undefined) return NOTHING;
  const { satisfied } = weighed[ranked.satisfied.best];
  const name = policyLabel(weighed[ranked.satisfied.best]);
  if (changesNothing(choice)) return `All policies satisfy alike (${criteriaWords(choice)})`;
  if (!isMostOftenKnown(choice)) return notTold(choice);
  const futures = futuresWords(usable.futures.length);
  const where = `in ${shareWords(satisfied)} of ${futures} (${criteriaWords(choice)})`;
  return `Satisfies most often: ${name}, ${where}; ${rivalsInTitle(choice, ranked.satisfied)}`;
}

/** Most rivalsInTitle that are named one by one. */
const MOST_NAMED_IN_TITLE = 2;

function rivalsInTitle({ weighed }: Choice, { best, asGood, order }: Ranking): string {
  const others = asGood.filter((policy) => policy !== best).map((policy) => policyLabel(weighed[policy]));
  const compared = order.length - 1;
  if (compared === 0) return "nothing else is compared";
  if (others.length === 0) {
    if (compared === 1) return "the other is clearly behind";
    return `${bothOrAll(compared)} others are clearly behind`;
  }
  if (others.length <= MOST_NAMED_IN_TITLE) return `${others.join(" and ")} may be as good`;
  return `${others.length === compared ? "all" : `${others.length} of the`} ${compared} others may be as good`;
}

/** How the outcome of a choice is shown, with as many digits as usual intervals of regret bear. */
export function shownChoice({ series, weighed, money, scenario, asker }: Choice): ShownSeries {
  return shownSeries(
    labelled(scenario, series[0]),
    weighed.map(({ worst }) => worst.upper - worst.lower),
    money,
    ownMoneyFor(series[0], scenario, asker),
  );
}

/** A regret with its interval: `0.040 unit costs a month (0.031 to 0.052)`. */
export function regretWords(
  choice: Choice,
  { mean, lower, upper }: WeighedPolicy["worst"] | WeighedPolicy["mean"],
): string {
  const { inUnits, interval } = shownChoice(choice).difference(mean, lower, upper);
  return `${inUnits} (${interval})`;
}

/** `88 % (78 to 94 %)` of futures. */
function shareWords({ share, lower, upper }: WeighedPolicy["satisfied"]): string {
  return inBrackets(wholePercentWithin(share, lower, upper));
}

/** What a future must reach: `buyer value no worse than as it is and service at least 60 %`. */
export function criteriaWords({ criteria, money, scenario }: Pick<Choice, "criteria" | "money" | "scenario">): string {
  return listed(criteria.map((criterion) => criterionWords(criterion, scenario, money)));
}

function criterionWords(
  { series, side, value }: Criterion,
  scenario: Choice["scenario"],
  money: Choice["money"],
): string {
  const { noun, showing, value: number } = shownSeries(labelled(scenario, series), [], money);
  if (value === undefined) return `${noun} no worse than as it is`;
  const bound = side === ">=" ? "at least" : "at most";
  const size = showing.percent ? number(value) : tidyNumber(value);
  const unit = showing.percent || showing.unit === "index" ? "" : ` ${showing.unit}`;
  return `${noun} ${bound} ${size}${unit}`;
}

/** The policies by worst regret, least first. */
export function inOrder({ weighed, ranked }: Choice): WeighedPolicy[] {
  return (ranked?.worst.order ?? [...weighed.keys()]).map((place) => weighed[place]);
}

/** The first so many of them, and the scenario as it is in place of the last where it is not among them. */
export function firstOf(rows: readonly WeighedPolicy[], most: number): readonly WeighedPolicy[] {
  const [first, asItIs] = [rows.slice(0, most), rows.find(({ number }) => number === 0)];
  if (asItIs === undefined || first.includes(asItIs)) return first;
  return [...first.slice(0, -1), asItIs];
}
