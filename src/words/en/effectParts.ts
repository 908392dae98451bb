import type { CatfishEffect, PartOfEffect, SeriesEffect } from "../../analyse/catfishEffect.ts";
import { measures } from "../../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../../model/series.ts";
import type { Part } from "../../worlds/arms.ts";
import type { Money } from "../../worlds/money.ts";
import { inSentence, type Showing, showingOf } from "../names.ts";
import { changeAndInterval, sizeRange, sizeWithin, wholePercentsWithin } from "../together.ts";

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
 * What entry does to a measure and where that comes from, as the rest of a sentence that begins with who does it:
 * `lowers the price by 4.1 % (3.2 to 5.0); 61 % of the gain (55 to 67) comes from incumbents that tried harder`.
 *
 * @param more  said inside the first bracket, e.g. `, n = 500 worlds`
 */
export function effectClause(result: CatfishEffect, effect: SeriesEffect, more = ""): string {
  const wording = wordingOf(effect, result.money);
  const { total } = effect;
  if (isClear(total)) {
    const change = `${verbOf(total)} ${wording.noun} by ${sizeOf(total, wording)}${more})`;
    return `${change}; ${originOf(effect, wording, reactionOf(result))}`;
  }
  if (total.lower === 0 && total.upper === 0) return `leaves ${wording.noun} as it is in every world`;
  const unclear = `does not clearly change ${wording.noun} (${rangeOf(total, wording)}${wording.unit}${more})`;
  return isClear(effect.substitution) && isClear(effect.catfish)
    ? `${unclear}: ${cancelling(effect, wording)}`
    : unclear;
}

/** How the reaction of the incumbents is called: by effort only where that is what the effect shows. */
function reactionOf(result: CatfishEffect): string {
  const effort = effectOn(result, incumbentsEffort);
  const triedHarder = effort !== undefined && effort.catfish.lower > 0 && effort.total.lower > 0;
  return triedHarder ? "incumbents that tried harder" : "the reaction of incumbents";
}

/** Where a clear total comes from. */
function originOf(effect: SeriesEffect, wording: Wording, reaction: string): string {
  const { total, substitution, catfish, share } = effect;
  const change = gainOf(effect);
  if (share === undefined || (catfish.lower === 0 && catfish.upper === 0))
    return `all of the ${change} comes from buying elsewhere`;
  const { value, lower, upper } = share;
  const { value: percent, range } = wholePercentsWithin(value, lower, upper);
  if (Math.max(Math.abs(lower), Math.abs(upper)) < NEGLIGIBLE)
    return `less than 1 % of the ${change} comes from ${reaction}`;
  if (lower <= 0 && upper >= 0) return `no clear part of the ${change} (${range} %) comes from ${reaction}`;
  if (upper < 0) {
    const alone = `buying elsewhere alone ${verbOf(substitution)} it by ${sizeOf(substitution, wording)})`;
    return `${alone}, and the reaction of incumbents takes back ${sizeOf(catfish, wording)})`;
  }
  if (lower > 1) {
    const where = total.difference > 0 ? "lower" : "higher";
    const without = `without their reaction it would be ${sizeOf(substitution, wording)}) ${where} than without entry`;
    return `all of the ${change} comes from ${reaction}: ${without}`;
  }
  if (upper >= 1 && (lower > NEARLY_ALL || value >= 1))
    return `all or nearly all of the ${change} (${range} %) comes from ${reaction}`;
  return `${percent} % of the ${change} (${range}) comes from ${reaction}`;
}

/** A share of the total that may be called nearly all. */
const NEARLY_ALL = 0.9;

/** A share of the total that rounds to nothing. */
const NEGLIGIBLE = 0.01;

function cancelling({ substitution, catfish }: SeriesEffect, wording: Wording): string {
  const elsewhere = `buying elsewhere ${verbOf(substitution)} it by ${sizeOf(substitution, wording)})`;
  return `${elsewhere}, the reaction of incumbents ${verbOf(catfish)} it by ${sizeOf(catfish, wording)})`;
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
export function wordingOf({ series, means }: SeriesEffect, money?: Money): Wording {
  const showing = showingOf(series.measure, money);
  const noun = series.measure === "price" ? `the ${inSentence(showing, series)}` : inSentence(showing, series);
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

/** True where the 95 % interval of a part is clear of zero. */
export function isClear({ lower, upper }: PartOfEffect): boolean {
  return lower > 0 || upper < 0;
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
