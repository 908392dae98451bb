import type { Parameter } from "../model/parameters.ts";
import { groupSchema } from "./parameterSchema.ts";
import type { Problem } from "./scenario.ts";
import { PERCENTAGE } from "./shares.ts";
import { nearest } from "./text/nearest.ts";
import { isSwitch, numberOf, rangeInWords, takesPercentages } from "./values.ts";

/** Why a value is not right for a parameter, and what would be, in the words of the parameter table. */
export function wrongValue(
  parameter: Parameter,
  path: string,
  raw: unknown,
  spreadAllowed: boolean,
): Pick<Problem, "wrong" | "right" | "suggestion"> {
  const right = `${rangeInWords(parameter)}${alternatives(parameter, spreadAllowed)}`;
  return {
    wrong: `\`${path}\` ${reason(parameter, raw, spreadAllowed)}.`,
    right,
    suggestion: suggestionFor(parameter, raw),
  };
}

function reason(parameter: Parameter, raw: unknown, spreadAllowed: boolean): string {
  if (raw === undefined || raw === null) return "has no value";
  if (typeof raw === "object") return objectReason(parameter, raw, spreadAllowed);
  const number = numberOf(parameter, raw);
  if (parameter.choices) return `is ${quoted(raw)}, which is not one of its words`;
  if (number === undefined) return notANumber(parameter, raw);
  if (number < parameter.min || number > parameter.max) return `is ${raw}, outside its range`;
  return parameter.whole ? `is ${raw}, but only whole numbers make sense` : `is ${quoted(raw)}, which is not right`;
}

function objectReason(parameter: Parameter, raw: object, spreadAllowed: boolean): string {
  if (Array.isArray(raw)) return "is a list, not a number";
  if (parameter.choices || !spreadAllowed) return "is a map, but takes a single value";
  return `is not a spread that lies within ${parameter.min} and ${parameter.max}`;
}

function notANumber(parameter: Parameter, raw: unknown): string {
  if (typeof raw === "string" && PERCENTAGE.test(raw) && !takesPercentages(parameter)) {
    return `is ${raw}, but it is no share and takes no percentage`;
  }
  return `is ${quoted(raw)}, which is not a number`;
}

function quoted(raw: unknown): string {
  return typeof raw === "string" ? `the text "${raw.slice(0, 60)}"` : String(raw);
}

function alternatives(parameter: Parameter, spreadAllowed: boolean): string {
  if (parameter.choices) return "";
  const percent = takesPercentages(parameter) ? "; `20%` may be written for 0.2" : "";
  return spreadAllowed ? `${percent}; or a spread over the group, {mean, sd} or {low, high}` : percent;
}

/** The word that was meant, or the percentage where somebody wrote 20 for 20%. */
function suggestionFor(parameter: Parameter, raw: unknown): string | undefined {
  if (!parameter.choices && typeof raw === "string") return numberMeant(parameter, raw);
  if (parameter.choices && typeof raw === "string") {
    return isSwitch(parameter) ? SWITCH_WORDS.get(raw.toLowerCase()) : nearest(raw, parameter.choices);
  }
  if (!takesPercentages(parameter)) return undefined;
  if (typeof raw === "number") return percentageFor(parameter, raw);
  return typeof raw === "object" && raw !== null ? spreadInPercent(parameter, raw) : undefined;
}

/** The number in a text with a decimal comma, with marks between thousands, or with a unit after it: `1.000,5`, `40 EUR`. */
function numberMeant(parameter: Parameter, text: string): string | undefined {
  const [, digits, percent, word = ""] =
    /^\s*([-+]?\d[\d.,'_ ]*?)\s*(?:(%|percent|per cent|pct|prozent)|([A-Za-z€$£¥][^\d]*))?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const [one, scale] = [plainNumber(digits), scaleOf(parameter, word)];
  const plain = scale === 1 ? one : String(Number(one) * scale);
  const meant = percent === undefined ? plain : `${plain}%`;
  const number = numberOf(parameter, percent === undefined ? Number(plain) : meant);
  return number !== undefined && number >= parameter.min && number <= parameter.max ? meant : undefined;
}

/** What a word after a number makes of it: `12 million` of money, `2 years` where months are asked. */
function scaleOf({ unit }: Parameter, word: string): number {
  const [first] = word.toLowerCase().split(/[^a-z]/);
  const isWhole = (pattern: RegExp) => pattern.test(first);
  if (unit.startsWith("month")) return isWhole(/^(y|yrs?|years?|a)$/) ? 12 : 1;
  if (!unit.startsWith("currency")) return 1;
  if (isWhole(/^(k|tsd|thousand)$/)) return 1e3;
  if (isWhole(/^(m|mm|mn|mio|mill?|millions?)$/)) return 1e6;
  return isWhole(/^(bn?|mrd|billions?)$/) ? 1e9 : 1;
}

/** A number as files write it: of two kinds of marks the last is that of the fraction, and so is a comma by itself. */
function plainNumber(text: string): string {
  const bare = text.replace(/[ '_]/g, "");
  const isGrouped = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(bare);
  if (isGrouped || bare.lastIndexOf(".") > bare.lastIndexOf(",")) return bare.replaceAll(",", "");
  return bare.replaceAll(".", "").replace(",", ".");
}

/** Past the range as it is, and within it as a percentage. */
function percentageFor({ min, max }: Parameter, raw: number): string | undefined {
  const isForgotten = Number.isInteger(raw) || raw >= LEAST_PERCENTAGE;
  return raw > max && isForgotten && raw <= 100 * max && raw >= 100 * min ? `${raw}%` : undefined;
}

/** A spread whose parts were written as percentages without the sign. */
function spreadInPercent(parameter: Parameter, raw: object): string | undefined {
  const meant = Object.entries(raw).map(([key, part]): [string, unknown] => {
    return [key, (typeof part === "number" && percentageFor(parameter, part)) || part];
  });
  const isOne = groupSchema(parameter).safeParse(Object.fromEntries(meant)).success;
  return isOne ? `{ ${meant.map(([key, part]) => `${key}: ${part}`).join(", ")} }` : undefined;
}

/** Below this a fraction past the range is hardly a forgotten percent sign. */
const LEAST_PERCENTAGE = 5;

/** What other notations call on and off; YAML 1.2 reads them as text. */
const SWITCH_WORDS: ReadonlyMap<string, string> = new Map([
  ["yes", "true"],
  ["on", "true"],
  ["no", "false"],
  ["off", "false"],
]);
