import type { Variable } from "../../scenario/vary.ts";
import { FONT_SLACK, shortenText, textWidth } from "../draw/textWidth.ts";

/** A setting as people call it: `flexible share`, `quality of powerhouse`, `entry month of newcomer`. */
export function settingLabel(path: string): string {
  const [room, ...rest] = path.split(".");
  if (rest.length === 0) return spaced(room);
  if (room !== "suppliers" && room !== "buyers") return room === "entry" ? spaced(path) : spaced(rest.join("."));
  const [group, ...own] = rest;
  const name = own.filter((word) => word !== "policy").join(".");
  return name === "count" ? `number of ${group}s` : `${spaced(name)} of ${group}`;
}

/** Whether a setting is a lever of the buyer. */
export function isLever(path: string): boolean {
  return path.split(".").includes("policy");
}

/** What a setting is part of, in a word. */
export function settingRoom(path: string): string {
  return isLever(path) ? "policy" : path.split(".")[0];
}

/** `effortResponse`, `entry.month`: `effort response`, `entry month`. */
function spaced(name: string): string {
  return name
    .replace(/\./g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** Units that are short enough to be said after a number. */
const SAID = ["months", "suppliers", "buyers", "newcomers"];

/** A value of a setting for people: `20 %`, `24 months`, `0.6`. */
export function settingText({ parameter }: Pick<Variable, "parameter">, value: number): string {
  const { choices, unit } = parameter;
  if (choices !== undefined) return choices[Math.round(value)];
  if (isPercent(unit)) return `${tidy(value * 100)} %`;
  if (unit === "month") return `month ${tidy(value)}`;
  if (!SAID.includes(unit)) return tidy(value);
  return `${tidy(value)} ${value === 1 ? unit.replace(/s$/, "") : unit}`;
}

/** `10 to 30 %`, `12 to 36 months`. */
export function rangeText(variable: Pick<Variable, "parameter" | "low" | "high">): string {
  const { parameter, low, high } = variable;
  const last = settingText(variable, high);
  if (parameter.choices !== undefined) return `${settingText(variable, low)} to ${last}`;
  if (parameter.unit === "month") return `${settingText(variable, low)} to ${tidy(high)}`;
  return `${tidy(isPercent(parameter.unit) ? low * 100 : low)} to ${last}`;
}

function isPercent(unit: string): boolean {
  return /^(share|probability)\b/.test(unit);
}

/** Three significant digits, no exponent, commas between thousands. */
function tidy(value: number): string {
  const rounded = Number(value.toPrecision(3));
  if (rounded === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  const [whole, fraction = ""] = rounded.toFixed(Math.min(8, decimals)).split(".");
  const kept = fraction.replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return kept === "" ? grouped : `${grouped}.${kept}`;
}

/** What a setting means, in one line of so many pixels: all of it, its first sentence or part, or the words that fit. */
export function meaningIn(meaning: string, size: number, width: number): string {
  const fits = (text: string) => textWidth(text, size) * FONT_SLACK <= width;
  const whole = meaning.replace(/\.$/, "");
  if (fits(whole)) return whole;
  const clauses = [...whole.matchAll(/\. |[;:(]/g)].map(({ index }) => whole.slice(0, index).trimEnd());
  const part = clauses.reverse().find(fits);
  if (part !== undefined) return part;
  const cut = shortenText(whole, size, width);
  return cut === whole ? whole : `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …`;
}
