import {
  type CatfishEffect,
  effectHeadline,
  hasOtherMonths,
  type PartOfEffect,
  partsOfEffect,
  type SeriesEffect,
} from "../../analyse/catfishEffect.ts";
import { isClear } from "../../analyse/phases.ts";
import type { PlausibleAnswer } from "../../analyse/plausible/spread.ts";
import { measures } from "../../model/measures.ts";
import { ALL, isSame, type Series } from "../../model/series.ts";
import { settingText } from "../../result/savedScenario.ts";
import { anybodyReacts, type Part, reactionParts } from "../../worlds/arms.ts";
import { unitIn } from "../../worlds/money.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import { groupLabel } from "../names.ts";
import { isTiny, level, overMonths, wholePercent, worlds } from "../number.ts";
import { alignedNumbers, changeAndInterval, wholePercentsWithin } from "../together.ts";
import { overDates } from "./calendar.ts";
import { marksInWords, stopSentence, whatIntervalsSay } from "./certainty.ts";
import type { SaidDifference } from "./difference.ts";
import {
  buyerValue,
  effectClause,
  effectOn,
  incumbentsEffort,
  price,
  rangeOf,
  reactionInWords,
  reactionNames,
  sizeOf,
  wordingOf,
} from "./effectParts.ts";
import { reactionByYear, sharesByYear } from "./effectYears.ts";
import {
  marketsCell,
  marketsNote,
  plausibleSentences,
  reactionOverMarkets,
  saidPlausible,
  WITH_THESE,
} from "./plausible.ts";
import type { KeyTable } from "./runTable.ts";
import { savingsSentences } from "./savings.ts";
import { worseOffCell, worseOffRange } from "./shares.ts";
import { riskSentences, valueSentences } from "./verdict.ts";

/** The catfish effect in words that a director can repeat, each number with its interval and the number of worlds. */
export function effectSentences(result: CatfishEffect, plausible?: PlausibleAnswer): string[] {
  return [...effectLeading(result, plausible), ...effectDetails(result, plausible)];
}

/** What people read first: the verdict on entry, how much of it is reaction in which year, and the risk. */
export function effectLeading(result: CatfishEffect, plausible?: PlausibleAnswer): string[] {
  const { replications, window, money } = result;
  if (replications < 2) {
    return [`One world was run. What it shows ${overMonths(window)} may be chance: ask for more with --replications.`];
  }
  const { verdict } = result;
  if (verdict === undefined) return [];
  const late = effectOn(result, buyerValue)?.total;
  const total = saidPlausible(plausible, "total", result.scenario);
  const said = { verdict, subject: "letting newcomers in", window, late, money, plausible: total };
  return [
    ...valueSentences(said),
    ...reactionByYear(result),
    ...riskSentences(said),
    ...savingsSentences(result.savings),
  ];
}

/** The months of the tables, part by part, and what to know of all of it. */
export function effectDetails(result: CatfishEffect, plausible?: PlausibleAnswer): string[] {
  const { replications, window } = result;
  const span = overDates(window, result.scenario.start);
  const changed = changedSettings(result);
  if (replications < 2) return changed;
  return [
    ...opening(result, `In this model, ${span}, letting newcomers in`),
    ...sharesByYear(result),
    ...noReaction(result),
    ...effortOfIncumbents(result),
    ...worseOff(result, span),
    ...inOtherMarkets(result, plausible),
    ...nobodyLetIn(result, span),
    ...otherMonths(result),
    ...changed,
    ...(result.stop === undefined ? [] : [stopSentence(result.stop, true)]),
    ...whatIntervalsSay(replications),
  ];
}

/** What newcomers do to the price and to buyer value, and what that comes with. */
function opening(result: CatfishEffect, subject: string): string[] {
  const found = [price, buyerValue].flatMap((series) => effectOn(result, series) ?? []);
  if (found.length === 0) return ["In this model, neither price nor buyer value has a value in all three arms."];
  return found.map((effect, index) => {
    const clause = effectClause(
      result,
      effect,
      index === 0 || effect.n !== found[0].n ? `, n = ${worlds(effect.n)}` : "",
    );
    return `${index === 0 ? subject : "Over the same months it"} ${clause}${reactionOf(result, effect, clause)}.`;
  });
}

/** What a clear reaction is made of, after the clause that has named it. */
function reactionOf(result: CatfishEffect, effect: SeriesEffect, clause: string): string {
  const parts = isClear(effect.catfish) ? reactionInWords(effect, wordingOf(effect, result)) : undefined;
  if (parts === undefined) return "";
  return clause.endsWith("reaction of incumbents") ? ` (${parts})` : `; that reaction is ${parts}`;
}

function noReaction({ scenario }: CatfishEffect): string[] {
  if (anybodyReacts(scenario.market)) return [];
  return [
    "No incumbent of this scenario sees newcomers (respondsToThreat is off). They still see the back-ups whose places newcomers take, and each other: what is called their reaction is to these.",
  ];
}

/** Whether those that had the contracts at the start try harder or give up. */
function effortOfIncumbents(result: CatfishEffect): string[] {
  const effect = effectOn(result, incumbentsEffort);
  if (effect === undefined) return [];
  const { total, means } = effect;
  const wording = wordingOf(effect, result);
  const n = effect.n === effectOn(result, price)?.n ? "" : `, n = ${worlds(effect.n)}`;
  if (!isClear(total)) {
    if (isZero(total)) return ["The effort of incumbents is the same in every world."];
    return [`No clear change in the effort of incumbents (${rangeOf(total, wording)}${n}).`];
  }
  if (Math.abs(total.difference) < HARDLY) {
    return [`The effort of incumbents hardly changes (${rangeOf(total, wording)}${n}).`];
  }
  const levels = alignedNumbers([means.withoutEntry, means.entry]).join(" to ");
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
  return `; their reaction alone ${direction} it by ${sizeOf(catfish, wordingOf(effect, result))})`;
}

function worseOff(result: CatfishEffect, span: string): string[] {
  const effect = effectOn(result, buyerValue);
  if (effect === undefined) return [];
  const count = Math.round(effect.total.worse * effect.n);
  const where = `in value less price, than without entry ${span}`;
  if (count === 0) {
    const range = worseOffRange(effect.total);
    return [`In none of the ${worlds(effect.n)} ${WITH_THESE}${range} does the buyer end worse off, ${where}.`];
  }
  return [`In ${count} of the ${worlds(effect.n)}, ${worseOffCell(effect.total)}, the buyer ends worse off, ${where}.`];
}

/** What plausible markets say of the whole effect, and of the reaction in it. */
export function bothParts({ scenario }: Pick<CatfishEffect, "scenario">, plausible: PlausibleAnswer | undefined) {
  return [saidPlausible(plausible, "total", scenario), saidPlausible(plausible, "catfish", scenario)] as const;
}

/** Both intervals: of what newcomers do to the price, and of what the reaction does to the effort of incumbents. */
function inOtherMarkets(result: CatfishEffect, plausible: PlausibleAnswer | undefined): string[] {
  const [total, catfish] = bothParts(result, plausible);
  if (total === undefined || catfish === undefined) return [];
  const said = (effect: SeriesEffect, part: Part): SaidDifference => {
    const { difference, lower, upper } = effect[part];
    const unit = unitIn(effect.series.measure, result.money);
    return { ...effect.series, unit, reference: effect.means.withoutEntry, difference, lower, upper };
  };
  const found = [price, buyerValue].flatMap((series) => effectOn(result, series) ?? []);
  const first = found.find((effect) => isClear(effect.total)) ?? found[0];
  const effort = effectOn(result, incumbentsEffort);
  return [
    ...(first === undefined ? [] : plausibleSentences(said(first, "total"), isClear(first.total), total)),
    ...(effort === undefined ? [] : reactionOverMarkets(said(effort, "catfish"), isClear(effort.catfish), catfish)),
  ];
}

function nobodyLetIn({ series, means }: CatfishEffect, span: string): string[] {
  const place = series.findIndex(({ measure, group }) => measure === "newcomerShare" && group === ALL);
  const hasSpend = means.entry.some((value, index) => index % series.length === place && value > 0);
  return hasSpend ? [] : [`No newcomer has any spend in any world ${span}.`];
}

/** Which headline measures are compared over fewer months than the window has, and in how many worlds. */
function otherMonths(result: CatfishEffect): string[] {
  const { series, common, replications } = result;
  return effectHeadline.flatMap((asked) => {
    const place = series.findIndex((each) => isSame(each, asked));
    if (place < 0) return [];
    const concerned = Array.from({ length: replications }, (_, world) => world * series.length + place).filter((at) =>
      hasOtherMonths(result, at),
    );
    if (concerned.length === 0) return [];
    const whose = asked.group === ALL ? "" : ` of ${groupLabel(result.scenario, asked.group)}`;
    const noun = `${measures[asked.measure].label.toLowerCase()}${whose}`;
    const apart = concerned.filter((at) => Number.isNaN(common.entry[at])).length;
    const without = apart === 0 ? "" : `; ${worlds(apart)} without any such month count for nothing`;
    return [
      `In ${worlds(concerned.length)} of ${replications} one of the three arms has no ${noun} in months in which another has one: the effect is over the months in which all three do${without}.`,
    ];
  });
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

/** The effects of the headline measures, in their order; those that no world has are left out. */
export function headlineEffects({ effects }: CatfishEffect): SeriesEffect[] {
  return effectHeadline.flatMap(({ measure, group }) => {
    const found = effects.find(({ series, n }) => series.measure === measure && series.group === group && n > 0);
    return found ?? [];
  });
}

const BETTER = "worlds better";

/** Columns that only plausible markets give. */
const TOTAL_IN_MARKETS = "total, 90 % of markets";
const REACTION_IN_MARKETS = "reaction, 90 % of markets";

/**
 * Columns that fit on a page; what is bought elsewhere is the rest of the total, and the chart has it.
 *
 * @param hasMarkets  with what plausible markets say of the total
 */
export function pageColumns(hasMarkets = false): readonly string[] {
  const total = hasMarkets ? ["total", TOTAL_IN_MARKETS] : ["total"];
  return ["measure", "unit", "without entry", ...total, "reaction of incumbents", "share of reaction"];
}

/** Columns that fit in a terminal. @param hasMarkets  with what plausible markets say of the total */
export function terminalColumns(hasMarkets = false): readonly string[] {
  return ["measure", "total", "reaction of incumbents", "share of reaction", hasMarkets ? TOTAL_IN_MARKETS : BETTER];
}

const ABOUT_BETTER = "; worlds better: for neutral measures, worlds higher";

/** A table with some of its columns, in the order asked for. */
export function withColumns({ head, rows, note }: KeyTable, names: readonly string[]): KeyTable {
  const places = names.map((name) => head.indexOf(name));
  const chosen = (row: readonly string[]) => places.map((place) => row[place]);
  return {
    head: chosen(head),
    rows: rows.map(chosen),
    note: names.includes(BETTER) ? note : note.replace(ABOUT_BETTER, ""),
  };
}

/** One row a headline measure: the total and its two parts with their intervals, and the share of the reaction. */
export function effectKeyTable(result: CatfishEffect, plausible?: PlausibleAnswer): KeyTable {
  const [total, catfish] = bothParts(result, plausible);
  const hasMarkets = total !== undefined && catfish !== undefined;
  const inMarkets = ({ series }: SeriesEffect) =>
    hasMarkets ? [marketsCell(total, series), marketsCell(catfish, series)] : [];
  const known = headlineEffects(result).flatMap(partsOfEffect);
  const marks = marksInWords(known.filter(({ p }) => !Number.isNaN(p)).length, 1, "differences");
  return {
    head: [
      "measure",
      "unit",
      "without entry",
      "total",
      "buying elsewhere",
      "reaction of incumbents",
      "share of reaction",
      BETTER,
      ...(hasMarkets ? [TOTAL_IN_MARKETS, REACTION_IN_MARKETS] : []),
    ],
    rows: headlineEffects(result).flatMap((effect) => [
      [...cells(effect, result), ...inMarkets(effect)],
      ...reactionCells(effect).map((row) => (hasMarkets ? [...row, "", ""] : row)),
    ]),
    note: `differences from the same worlds without entry, means ${overMonths(result.window)}, with 95 % intervals; those of shares in percentage points; ~ no clear difference; no share where the total is not clear, or where buying elsewhere and the reaction go opposite ways${ABOUT_BETTER}${hasMarkets ? `; ${marketsNote(total)}` : ""}. ${marks.replace(/\.$/, "")}`,
  };
}

function cells(effect: SeriesEffect, { money, scenario }: Pick<CatfishEffect, "money" | "scenario">): string[] {
  const { series, means, substitution, catfish, total } = effect;
  const { label } = measures[series.measure];
  return [
    series.group === ALL ? label : `${label}, ${groupLabel(scenario, series.group)}`,
    unitIn(series.measure, money),
    level(series.measure, means.withoutEntry),
    ...[total, substitution, catfish].map((part) => partText(series, part)),
    shareText(effect),
    wholePercent(total.better),
  ];
}

/** What the reaction is made of, a row a part below the measure. */
function reactionCells({ series, reaction }: SeriesEffect): string[][] {
  if (reaction === undefined) return [];
  return reactionParts.map((part) => {
    return [`- ${reactionNames[part]}`, "", "", "", "", partText(series, reaction[part]), "", ""];
  });
}

function partText({ measure }: Series, part: PartOfEffect): string {
  if (isZero(part)) return "0";
  const difference = isClear(part) ? part.difference : Number.NaN;
  const { value, range } = changeAndInterval(measure, difference, part.lower, part.upper);
  return `${isClear(part) ? value : "~"} (${range})`;
}

/** Above this a share says only that the total is small against its parts. */
const LARGEST_SHARE = 10;

function shareText({ series, total, share }: SeriesEffect): string {
  if (share === undefined || isTiny(series.measure, total.lower, total.upper)) return "-";
  if (Math.max(Math.abs(share.lower), Math.abs(share.upper)) > LARGEST_SHARE) return "-";
  const { value, range } = wholePercentsWithin(share.value, share.lower, share.upper);
  return `${value} (${range}) %`;
}

/** Title of the answer and the page. */
export function effectTitle({ scenario }: CatfishEffect): string {
  return `The catfish effect: ${scenario.title}`;
}

/** What is compared, below the title of the page. */
export const EFFECT_SUBTITLE =
  "Entry with and without reaction of the incumbents, against the same worlds in which nobody enters";
