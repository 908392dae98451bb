import type { CatfishEffect, PartOfEffect, SeriesEffect } from "../../analyse/catfishEffect.ts";
import { isClear } from "../../analyse/phases.ts";
import { measures } from "../../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../../model/series.ts";
import { type Part, type ReactionPart, reactionParts } from "../../worlds/arms.ts";
import { isZero } from "../../worlds/statistics/intervals.ts";
import { type Showing, saidSeries, showingOf } from "../names.ts";
import { changeAndInterval, signedWithin, sizeRange, sizeWithin, wholePercentsWithin } from "../together.ts";

/** What the parts of an effect are called. */
export const partNames: Readonly<Record<Part, string>> = {
  substitution: "buying elsewhere",
  catfish: "reaction of incumbents",
  total: "total effect of entry",
};

/** The effect on a measure of a group; undefined where fewer than two worlds have it. */
export function effectOn({ effects }: CatfishEffect, { measure, group }: Series): SeriesEffect | undefined {
  return effects.find((effect) => effect.series.measure === measure && effect.series.group === group && effect.n > 1);
}

/** Price and buyer value of the whole market: what the answer is about. */
export const price: Series = { measure: "price", group: ALL };
export const buyerValue: Series = { measure: "buyerValue", group: ALL };
/** Effort of those that had the contracts at the start. */
export const incumbentsEffort: Series = { measure: "service", group: INCUMBENTS };

/**
 * What entry does to a measure and what that comes with, as the rest of a sentence that begins with who does it, and
 * that names the months: `lowers the price by 4.1 % (3.2 to 5.0); 61 % of the gain (55 to 67) comes with the reaction of
 * incumbents`. With the months and not without them, since the share is another in each year.
 *
 * @param more  said inside the first bracket, e.g. `, n = 500 worlds`
 */
export function effectClause(result: CatfishEffect, effect: SeriesEffect, more = ""): string {
  const wording = wordingOf(effect, result);
  const { total } = effect;
  if (isClear(total)) {
    const change = `${verbOf(total)} ${wording.noun} by ${sizeOf(total, wording)}${more})`;
    return `${change}; ${originOf(effect, wording)}`;
  }
  if (isZero(total)) return `leaves ${wording.noun} as it is in every world`;
  const unclear = `does not clearly change ${wording.noun} (${rangeOf(total, wording)}${wording.unit}${more})`;
  return isClear(effect.substitution) && isClear(effect.catfish)
    ? `${unclear}: ${cancelling(effect, wording)}`
    : unclear;
}

/** What a clear total comes with: a share only where both parts go its way. */
function originOf(effect: SeriesEffect, wording: Wording): string {
  const { catfish, share } = effect;
  const change = gainOf(effect);
  if (isZero(catfish)) return `all of the ${change} comes from buying elsewhere`;
  if (share === undefined) return cancelling(effect, wording);
  const { value, lower, upper } = share;
  const { value: percent, range } = wholePercentsWithin(value, lower, upper);
  const whole = "comes with the reaction of incumbents";
  if (Math.max(Math.abs(lower), Math.abs(upper)) < NEGLIGIBLE) return `less than 1 % of the ${change} ${whole}`;
  if (lower <= 0) return `no clear part of the ${change} (${range} %) ${whole}`;
  if (upper >= 1 && lower > NEARLY_ALL) return `all or nearly all of the ${change} (${range} %) ${whole}`;
  return `${percent} % of the ${change} (${range}) ${whole}`;
}

/** A share of the total that may be called nearly all. */
const NEARLY_ALL = 0.9;

/** A share of the total that rounds to nothing. */
const NEGLIGIBLE = 0.01;

/** The parts of the reaction by name, in the order in which they are told. */
export const reactionNames: Readonly<Record<ReactionPart, string>> = {
  catfishEffort: "effort and technology",
  catfishPrice: "price concessions",
  catfishOrders: "moved orders",
};

/** What the reaction is made of: `effort and technology +0.050 (0.046 to 0.054), price concessions ..`. */
export function reactionInWords({ reaction }: SeriesEffect, { factor, inPercent }: Wording): string | undefined {
  if (reaction === undefined) return undefined;
  const said = reactionParts.map((part) => {
    const { difference, lower, upper } = reaction[part];
    if (isZero(reaction[part])) return `${reactionNames[part]} 0`;
    const { value, range } = signedWithin(difference * factor, lower * factor, upper * factor, inPercent);
    return `${reactionNames[part]} ${isClear(reaction[part]) ? value : "~"} (${range})`;
  });
  return said.join(", ");
}

/** Parts that go opposite ways, each with its size: neither is a share of what is left. */
function cancelling({ substitution, catfish }: SeriesEffect, wording: Wording): string {
  const said = (who: string, part: PartOfEffect) =>
    isClear(part)
      ? `${who} ${verbOf(part)} it by ${sizeOf(part, wording)})`
      : `${who} does not clearly change it (${rangeOf(part, wording)}${wording.unit})`;
  return `${said("buying elsewhere alone", substitution)}, ${said("the reaction of incumbents", catfish)}`;
}

/** What a clear total is to the buyer. */
function gainOf({ series, total }: SeriesEffect): string {
  const { better } = measures[series.measure];
  if (better === "neutral") return "change";
  return (better === "higher") === total.difference > 0 ? "gain" : "loss";
}

/** What differences are multiplied by where they are drawn; those of shares are in percentage points. */
export function shownFactor({ series }: SeriesEffect): number {
  return showingOf(series.measure).percent ? 100 : 1;
}

/** The parts of an effect in one line, for a table or a text alternative: total, buying elsewhere, reaction. */
export function partsInWords(effect: SeriesEffect): string {
  const { measure } = effect.series;
  const said = (name: string, part: PartOfEffect) => {
    const { value, range } = changeAndInterval(measure, part.difference, part.lower, part.upper);
    return `${name} ${value} (${range})`;
  };
  const { total, substitution, catfish } = effect;
  return [said("total", total), said("buying elsewhere", substitution), said("reaction", catfish)].join(", ");
}

/** How the numbers of one measure are said and drawn. */
export interface Wording {
  readonly showing: Showing;
  /** `the price`, `service effort of incumbents`. */
  readonly noun: string;
  /** Said after a difference: ` points`, ` months`; empty for an index. */
  readonly unit: string;
  /** What a difference is multiplied by before it is said; a share of the level without entry for the price. */
  readonly factor: number;
  /** Whether that makes it percent or percentage points. */
  readonly inPercent: boolean;
}

/** How differences of an effect are said; those of the price in percent of the price without entry. */
export function wordingOf(
  { series, means }: SeriesEffect,
  { money, scenario }: Pick<CatfishEffect, "money" | "scenario">,
): Wording {
  const showing = showingOf(series.measure, money);
  const said = saidSeries(scenario, series);
  const noun = series.measure === "price" ? `the ${said}` : said;
  if (series.measure === "price" && means.withoutEntry > 0) {
    return { showing, noun, unit: " %", factor: 100 / means.withoutEntry, inPercent: true };
  }
  if (showing.percent) return { showing, noun, unit: " points", factor: 100, inPercent: true };
  return { showing, noun, unit: unitAfter(showing.unit), factor: 1, inPercent: false };
}

/** An index has no unit that people would say, and `launches a year` repeats its noun. */
function unitAfter(unit: string): string {
  if (unit === "index") return "";
  return ` ${unit.replace(/^\S+ a year$/, "a year")}`;
}

/** `raises` or `lowers`. */
export function verbOf({ difference }: PartOfEffect): "raises" | "lowers" {
  return difference > 0 ? "raises" : "lowers";
}

/** Size of a difference without its sign, with its interval on the same side: `3.3 % (3.2 to 3.4`, bracket left open. */
export function sizeOf(part: PartOfEffect, { factor, unit, inPercent }: Wording): string {
  const sign = part.difference < 0 ? -factor : factor;
  const ends = [part.lower * sign, part.upper * sign].sort((a, b) => a - b);
  const { value, range } = sizeWithin(part.difference * sign, ends[0], ends[1], inPercent);
  return `${value}${unit} (${range}`;
}

/** `-0.043 to -0.041`. */
export function rangeOf({ lower, upper }: PartOfEffect, { factor, inPercent }: Wording): string {
  return sizeRange(lower * factor, upper * factor, inPercent);
}
