import { isClear, rangeOf, sizeOf, wordingOf } from "../../chart/effect/amounts.ts";
import { buyerValue, effectClause, effectOn, ownEffort, price } from "../../chart/effect/origin.ts";
import { formatNumber, worlds } from "../../chart/read/formatNumber.ts";
import type { CatfishEffect } from "../../experiment/catfishEffect.ts";
import { anybodyReacts } from "../../experiment/effect/arms.ts";
import type { SeriesEffect } from "../../experiment/effect/seriesEffect.ts";
import { ALL } from "../../model/series.ts";
import { overMonths } from "../answer/overMonths.ts";
import { stopSentence } from "../answer/stopSentence.ts";
import { whatIntervalsSay } from "../answer/whatIntervalsSay.ts";
import { settingText } from "../tables/parameters.ts";

/** The catfish effect in words that a director can repeat, each number with its interval and the number of worlds. */
export function effectSentences(result: CatfishEffect): string[] {
  const { replications, window } = result;
  const span = overMonths(window);
  const changed = changedSettings(result);
  if (replications < 2) {
    return [`One world was run. What it shows ${span} may be chance: ask for more with --replications.`, ...changed];
  }
  return [
    ...opening(result, `In this model, ${span}, letting newcomers in`),
    ...noReaction(result),
    ...incumbentsEffort(result),
    ...worseOff(result),
    ...nobodyLetIn(result, span),
    ...changed,
    ...(result.stop === undefined ? [] : [stopSentence(result.stop, true)]),
    ...whatIntervalsSay(replications),
  ];
}

/** What newcomers do to the price and to buyer value, and where it comes from. */
function opening(result: CatfishEffect, subject: string): string[] {
  const found = [price, buyerValue].flatMap((series) => effectOn(result, series) ?? []);
  if (found.length === 0) return ["In this model, neither price nor buyer value has a value in all three arms."];
  return found.map((effect, index) => {
    const clause = effectClause(
      result,
      effect,
      index === 0 || effect.n !== found[0].n ? `, n = ${worlds(effect.n)}` : "",
    );
    return `${index === 0 ? subject : "It"} ${clause}.`;
  });
}

function noReaction({ scenario }: CatfishEffect): string[] {
  if (anybodyReacts(scenario.market)) return [];
  return [
    "No incumbent of this scenario reacts to newcomers (respondsToThreat is off), so entry with and without reaction are the same worlds, and there is no catfish effect to find.",
  ];
}

/** Whether those that had the contracts at the start try harder or give up. */
function incumbentsEffort(result: CatfishEffect): string[] {
  const effect = effectOn(result, ownEffort);
  if (effect === undefined) return [];
  const { total, means } = effect;
  const wording = wordingOf(effect, result.money);
  const n = effect.n === effectOn(result, price)?.n ? "" : `, n = ${worlds(effect.n)}`;
  if (!isClear(total)) {
    if (total.lower === 0 && total.upper === 0) return ["The effort of incumbents is the same in every world."];
    return [`No clear change in the effort of incumbents (${rangeOf(total, wording.factor)}${n}).`];
  }
  if (Math.abs(total.difference) < HARDLY) {
    return [`The effort of incumbents hardly changes (${rangeOf(total, wording.factor)}${n}).`];
  }
  const levels = `${formatNumber(means.withoutEntry)} to ${formatNumber(means.entry)}`;
  const verdict = total.difference > 0 ? "The incumbents try harder" : "The incumbents try less";
  const direction = total.difference > 0 ? "rises" : "falls";
  return [
    `${verdict}: their service effort ${direction} by ${sizeOf(total, wording)}${n}), from ${levels}${alone(result, effect)}.`,
  ];
}

/** A difference in effort that cannot be seen in the levels shown. */
const HARDLY = 0.0005;

/** What their own reaction does to the effort of incumbents. */
function alone(result: CatfishEffect, { series, catfish, n }: SeriesEffect): string {
  const effect = effectOn(result, series);
  if (effect === undefined || n < 2 || !isClear(catfish)) return "";
  const direction = catfish.difference > 0 ? "raises" : "lowers";
  return `; seeing the threat ${direction} it by ${sizeOf(catfish, wordingOf(effect, result.money))})`;
}

function worseOff(result: CatfishEffect): string[] {
  const effect = effectOn(result, buyerValue);
  if (effect === undefined) return [];
  const count = Math.round(effect.total.worse * effect.n);
  const [share, where] = [shareOf(effect.total.worse), "in value less price, than without entry"];
  if (count === 0) return [`In none of the ${worlds(effect.n)} does the buyer end worse off, ${where}.`];
  return [`In ${share} of the worlds (${count} of ${effect.n}) the buyer ends worse off, ${where}.`];
}

function nobodyLetIn({ series, means }: CatfishEffect, span: string): string[] {
  const place = series.findIndex(({ measure, group }) => measure === "newcomerShare" && group === ALL);
  const hasSpend = means.entry.some((value, index) => index % series.length === place && value > 0);
  return hasSpend ? [] : [`No newcomer has any spend in any world ${span}.`];
}

function changedSettings({ scenario }: CatfishEffect): string[] {
  const changed = settingsChanged(scenario.origins);
  return changed.length === 0 ? [] : [`Changed on the command line, in all three arms: ${changed.join(", ")}.`];
}

/** Settings of the command line, `policy.flexibleShare = 0.3`. */
export function settingsChanged(origins: CatfishEffect["scenario"]["origins"]): string[] {
  return origins
    .filter(({ from }) => from === "command line")
    .map(({ path, value }) => `${path} = ${settingText(value)}`);
}

/** A share in percent that never rounds to all or none when it is neither. */
function shareOf(value: number): string {
  if (value > 0 && value < 0.01) return "less than 1 %";
  if (value < 1 && value > 0.99) return "more than 99 %";
  return `${Math.round(value * 100)} %`;
}
