import type { Value } from "../model/market.ts";
import type { Parameter, PlausibleRange } from "../model/parameters.ts";
import { fractionOf, PERCENTAGE } from "./shares.ts";

/**
 * How numbers of the parameter table are written in a scenario file: as numbers, as percentages
 * where that makes sense, as words where the table has choices, and as spreads over a group.
 */

/** What a file may hold in place of one number. */
export type WrittenValue = number | string | boolean | WrittenSpread;
export type WrittenSpread =
  | { readonly mean: number; readonly sd: number }
  | { readonly low: number; readonly high: number };

/** Whether `20%` may be written for 0.2: shares, and what lies within 0 and 1. */
export function takesPercentages(parameter: Parameter): boolean {
  if (parameter.choices || parameter.whole) return false;
  return parameter.unit.includes("share") || (parameter.min >= 0 && parameter.max <= 1);
}

/** True for a parameter that is on or off. */
export function isSwitch(parameter: Parameter): boolean {
  return parameter.choices?.[1] === "true";
}

/** The number that a written value stands for; nothing where it stands for none. */
export function numberOf(parameter: Parameter, raw: unknown): number | undefined {
  if (parameter.choices) {
    const index = parameter.choices.indexOf(String(raw));
    return index < 0 || typeof raw === "number" ? undefined : index;
  }
  if (typeof raw === "number") return Number.isFinite(raw) ? raw : undefined;
  return typeof raw === "string" && takesPercentages(parameter) && PERCENTAGE.test(raw) ? fractionOf(raw) : undefined;
}

/** The number or spread that a written value stands for; nothing where it is neither. */
export function readValue(parameter: Parameter, raw: unknown): Value | undefined {
  if (typeof raw !== "object" || raw === null) return numberOf(parameter, raw);
  const part = (name: string) => numberOf(parameter, Object.entries(raw).find(([key]) => key === name)?.[1]);
  const [mean, sd, low, high] = [part("mean"), part("sd"), part("low"), part("high")];
  if (mean !== undefined && sd !== undefined) return { distribution: "normal", mean, sd };
  if (low !== undefined && high !== undefined) return { distribution: "uniform", low, high };
  return undefined;
}

/** A value as a scenario file writes it. */
export function written(parameter: Parameter, value: Value): WrittenValue {
  if (typeof value !== "number") {
    return value.distribution === "normal" ? { mean: value.mean, sd: value.sd } : { low: value.low, high: value.high };
  }
  if (!parameter.choices) return value;
  return isSwitch(parameter) ? value === 1 : parameter.choices[value];
}

/** What the agents of a group have on average. */
export function meanOf(value: Value): number {
  if (typeof value === "number") return value;
  return value.distribution === "normal" ? value.mean : (value.low + value.high) / 2;
}

/** Unit, range and default in words, e.g. `share, from 0 to 1, default 0.2`. */
export function rangeInWords(parameter: Parameter): string {
  const { choices, unit, min, max, whole } = parameter;
  if (choices) return `${choices.join(" or ")}, default ${defaultInWords(parameter)}`;
  const kind = whole ? "a whole number of " : "";
  return `${kind}${unit}, from ${min} to ${max}, default ${defaultInWords(parameter)}`;
}

/** Where an assumed value may as well lie, for each kind of supplier where that differs; undefined for what is not assumed. */
export function plausibleInWords({ plausible }: Parameter): string | undefined {
  if (plausible === undefined) return undefined;
  const word = ([low, high]: PlausibleRange) => (low < high ? `${low} to ${high}` : `${low}, held`);
  if (!("fixed" in plausible)) return word(plausible);
  const { fixed, flexible, newcomer } = plausible;
  return `${word(fixed)} (fixed), ${word(flexible)} (flexible), ${word(newcomer)} (newcomer)`;
}

/** The default, for each kind of supplier where they differ. */
export function defaultInWords(parameter: Parameter): string {
  const word = (value: number) => String(written(parameter, value));
  if (typeof parameter.default === "number") return word(parameter.default);
  return Object.entries(parameter.default)
    .map(([kind, value]) => `${word(value)} (${kind})`)
    .join(", ");
}
