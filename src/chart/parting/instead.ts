import { type Money, UNIT_COSTS } from "../../experiment/money.ts";
import { formatNumber } from "../read/formatNumber.ts";

/** How amounts of one kind are written. */
export interface Kind {
  readonly percent?: boolean;
  readonly money?: Money;
}

/** `0.62 instead of 0.48`, `30 % instead of 20 %`; where both would read the same, which of them is the larger. */
export function instead(scenario: number, baseline: number, kind: Kind = {}): string {
  const now = amount(scenario, kind);
  const before = amount(baseline, kind);
  if (now !== before) return `${now} instead of ${before}`;
  return `${now}, a trace ${scenario > baseline ? "more" : "less"},`;
}

function amount(value: number, { percent = false, money }: Kind): string {
  const text = formatNumber(value * (money?.factor ?? 1), percent).replace(/\.0+ %$/, " %");
  return money === undefined || money.unit === UNIT_COSTS.unit ? text : `${text} ${money.unit}`;
}
