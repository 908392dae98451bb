import { wholePercent } from "../words/number.ts";
import type { Lever } from "./levers.ts";

/** A value of a lever as it is typed and read: `40`, and what stands behind it. */
export function typedValue({ unit }: Pick<Lever, "unit">, value: number): string {
  return String(Number((unit === "percent" ? value * 100 : value).toPrecision(6)));
}

/** What somebody has typed; undefined where it is no number. */
export function valueTyped({ unit }: Pick<Lever, "unit">, text: string): number | undefined {
  const number = Number(text.replace(",", ".").replace("%", "").trim());
  if (text.trim() === "" || !Number.isFinite(number)) return undefined;
  return unit === "percent" ? number / 100 : number;
}

/** A value inside a sentence: `40 %`. */
export function spokenValue(lever: Pick<Lever, "unit">, value: number): string {
  return lever.unit === "percent" ? wholePercent(value) : typedValue(lever, value);
}
