import type { Box } from "../../experiment/explore/discovery/box.ts";
import type { DiscoveryQuestion, ShareOfCases } from "../../experiment/explore/discovery/boxDiscovery.ts";
import type { Relation, Yardstick } from "../../experiment/explore/discovery/condition.ts";
import type { ObservedCase } from "../../experiment/explore/discovery/observedCase.ts";
import { bareRange, bareText, settingAt, settingLabel } from "../../experiment/explore/settingWords.ts";
import { moneyOf } from "../../experiment/money.ts";
import type { Variable } from "../../scenario/vary.ts";
import { listed, worlds } from "../read/formatNumber.ts";
import { type ShownSeries, shownSeries } from "../sweep/shownOutcome.ts";

const relations: Readonly<Record<Relation, string>> = {
  "<": "below",
  "<=": "at most",
  ">": "above",
  ">=": "at least",
};

/** `newcomers under contract are above 0`: the outcome in a sentence. */
export function outcomeInWords({ condition, scenario }: Pick<DiscoveryQuestion, "condition" | "scenario">): string {
  const money = moneyOf(scenario);
  const shown = shownSeries(condition.series, [], money);
  const { yardstick, relation } = condition;
  const other = yardstick.series && shownSeries(yardstick.series, [], money).noun;
  return `${shown.noun} ${shown.is} ${relations[relation]} ${limitInWords(yardstick, shown, other)}`;
}

function limitInWords({ kind, factor, plus }: Yardstick, shown: ShownSeries, other: string | undefined): string {
  if (kind === "number") return plus === 0 ? "0" : amount(plus, shown);
  const places = {
    base: "in the scenario as it is",
    "without-entry": "with nobody entering",
    series: `that ${other} ${shown.is === "are" ? "are" : "is"}`,
  };
  const reference = kind === "series" ? (other ?? "") : `${shown.is === "are" ? "they are" : "it is"} ${places[kind]}`;
  const what = kind === "series" ? reference : `what ${reference}`;
  const share = factor === 1 ? what : `${Number((factor * 100).toPrecision(10))} % of ${what}`;
  if (plus === 0) return share;
  return `${share} ${plus < 0 ? "less" : "plus"} ${amount(Math.abs(plus), shown)}`;
}

function amount(value: number, { showing }: ShownSeries): string {
  const { percent, unit } = showing;
  if (percent) return `${Number((value * 100).toPrecision(10))} %`;
  const number = String(Number(value.toPrecision(10)));
  return unit === "index" || unit === "probability" ? number : `${number} ${unit}`;
}

/** `half` or `90 %`: the share of its worlds that makes a point a case of interest. */
export function requiredInWords({ share }: Pick<DiscoveryQuestion, "share">): string {
  return share === 0.5 ? "half" : `${Number((share * 100).toPrecision(6))} %`;
}

/** A share in percent, with a digit more where a whole percent would say none or all. */
export function percent(share: number): string {
  return `${bare(share)} %`;
}

function bare(share: number): string {
  if (!Number.isFinite(share)) return "-";
  const whole = Math.round(share * 100);
  const isFalse = (whole === 0 && share > 0) || (whole === 100 && share < 1);
  return isFalse ? String(Number((share * 100).toFixed(1))) : String(whole);
}

/** `92 % (86 to 96 %)`. */
export function percentWithInterval({ share, lower, upper }: Pick<ShareOfCases, "share" | "lower" | "upper">): string {
  return Number.isFinite(share) ? `${percent(share)} (${bare(lower)} to ${percent(upper)})` : "an unknown share";
}

/** `19 of 20 worlds (76 to 99 %)`. */
export function worldsOfCase({ happened, n, lower, upper }: ObservedCase): string {
  if (n === 0) return "no world that counts";
  return `${happened === n ? "all" : happened === 0 ? "none" : happened} of ${worlds(n)} (${bare(lower)} to ${percent(upper)})`;
}

/** A value of a variable as it is written: the word where it has words. */
export function valueText({ parameter }: Variable, value: number): string {
  return parameter.choices?.[value] ?? String(value);
}

/** `openness above 21 %`; undefined where the box leaves all of the range in. */
export function limitsInWords(variable: Variable, low: number, high: number): string | undefined {
  const { path, parameter } = variable;
  const label = settingLabel(path);
  const text = (value: number) => bareText(variable, value);
  const [cutsLow, cutsHigh] = [low > variable.low, high < variable.high];
  if (!cutsLow && !cutsHigh) return undefined;
  if (low === high) return settingAt(variable, low);
  if (parameter.choices !== undefined) return `${label} ${parameter.choices.slice(low, high + 1).join(" or ")}`;
  if (cutsLow && cutsHigh) {
    return parameter.whole
      ? `${label} from ${bareRange(variable, low, high)}`
      : `${label} between ${bareRange(variable, low, high, "and")}`;
  }
  if (parameter.whole) return cutsLow ? `${label} at least ${text(low)}` : `${label} at most ${text(high)}`;
  return cutsLow ? `${label} above ${text(low)}` : `${label} below ${text(high)}`;
}

/** All limits of a box, the most needed first. */
export function boxInWords(variables: readonly Variable[], box: Box, order: readonly number[]): string {
  return listed(order.flatMap((v) => limitsInWords(variables[v], box.low[v], box.high[v]) ?? []));
}
