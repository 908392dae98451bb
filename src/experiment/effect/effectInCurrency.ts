import type { Series } from "../../model/series.ts";
import { type CatfishEffect, effectsOf, type MonthlyPart } from "../catfishEffect.ts";
import { columnsIn } from "../inCurrency.ts";
import { isSameMoney, type Money, moneyOf, UNIT_COSTS } from "../money.ts";

/**
 * An effect with every amount of money in the currency of its scenario. Totals are added up again from their parts
 * afterwards, so that they still do to the last bit; what is in that currency already stays as it is.
 */
export function effectInCurrency(effect: CatfishEffect): CatfishEffect {
  const { scenario, series, means, monthly } = effect;
  const money = moneyOf(scenario);
  const from = effect.money ?? UNIT_COSTS;
  if (isSameMoney(from, money)) return effect;
  const columns = (values: Float64Array) => columnsIn(money, from, series, values);
  const converted = {
    withoutEntry: columns(means.withoutEntry),
    withoutReaction: columns(means.withoutReaction),
    entry: columns(means.entry),
  };
  const substitution = partIn(money, from, series, monthly.substitution);
  const catfish = partIn(money, from, series, monthly.catfish);
  const total = {
    ...partIn(money, from, series, monthly.total),
    difference: substitution.difference.map((value, cell) => value + catfish.difference[cell]),
  };
  return {
    ...effect,
    money,
    means: converted,
    effects: effectsOf(series, converted),
    monthly: { total, substitution, catfish },
  };
}

function partIn(money: Money, from: Money, series: readonly Series[], part: MonthlyPart): MonthlyPart {
  const columns = (values: Float64Array) => columnsIn(money, from, series, values);
  const { n, difference, lower, upper } = part;
  return { n, difference: columns(difference), lower: columns(lower), upper: columns(upper) };
}
