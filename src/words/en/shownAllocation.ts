import type { Allocation, ValuedSpend } from "../../analyse/allocation/allocation.ts";
import { type MeanInterval, negated } from "../../worlds/statistics/intervals.ts";
import { labelled } from "../names.ts";
import { ownMoneyFor, ownMoneyIn } from "./ownMoney.ts";
import { type ShownSeries, shownSeries } from "./shownSeries.ts";

/** How the measure that decides, or a further one, is shown. */
export function shownAllocation({ scenario, series, money, found, group }: Allocation, serie = 0): ShownSeries {
  // Amounts on single channels are shown in a chart of their own, and may lie far apart.
  const widths = found?.valued.flatMap(({ role, statistics }) => {
    if (role === "amount on") return [];
    const { lower, upper } = statistics[serie] ?? { lower: Number.NaN, upper: Number.NaN };
    return [upper - lower];
  });
  return shownSeries(
    labelled(scenario, series[serie]),
    widths ?? [],
    money,
    ownMoneyFor(series[serie], scenario, group),
  );
}

/** How what is spent on channels is said: as money a year where the measure that decides is, else a month. */
export function spendShown(allocation: Pick<Allocation, "scenario" | "group" | "money">) {
  const { money, scenario, group } = allocation;
  const own = ownMoneyIn(scenario, group);
  return own === undefined
    ? { unit: `${money.unit} a month`, factor: money.factor }
    : { unit: own.unit, factor: money.factor * own.factor };
}

/** How far a trial is behind the proposed split: above 0 where it is worse. */
export function lossOf({ better }: Allocation, { toProposed: [of] }: ValuedSpend): MeanInterval {
  return better === "higher" ? negated(of) : of;
}

/** An interval of a difference turned to the side on which its mean is no less than 0. */
export function turned(mean: number, lower: number, upper: number): [number, number] {
  return mean < 0 ? [-upper, -lower] : [lower, upper];
}
