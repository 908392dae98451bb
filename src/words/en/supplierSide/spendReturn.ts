import type { Sweep, SweepPoint } from "../../../analyse/sweep.ts";
import { isSame } from "../../../model/series.ts";
import { unitIn } from "../../../worlds/money.ts";
import type { MeanInterval } from "../../../worlds/statistics/intervals.ts";
import { groupLabel } from "../../names.ts";
import { capital, formatNumber, worlds } from "../../number.ts";
import { bareTextAt } from "../../settings.ts";
import { alignedNumbers, numberWithin } from "../../together.ts";
import type { ChartWords } from "../chart.ts";
import { ownMoneyFor } from "../ownMoney.ts";
import { overOf, placeOf } from "../sweep.ts";
import { footOfSweep, meaningsOf } from "../sweepCharts.ts";
import { meanOver } from "../valuesOver.ts";
import { leadingGroup } from "./told.ts";

/** What a group spends at a point of a sweep and what it earns there, in what both are said in. */
export interface Spending {
  readonly point: SweepPoint;
  /** Mean selling cost. */
  readonly cost: number;
  readonly profit: MeanInterval;
}

/** Spending of a group at the points of a sweep, least first. */
export interface SpendReturn {
  readonly group: string;
  readonly spendings: readonly Spending[];
  /** Of the highest mean profit. */
  readonly best: Spending;
}

/** Part of the largest spend by which points must differ for the setting to be one of money. */
const LEAST_RANGE = 0.2;

/** What is spent and what it brings; undefined where nobody has a strategy, or points hardly differ in what is spent. */
export function spendReturnOf(sweep: Sweep): SpendReturn | undefined {
  const group = groupOf(sweep);
  if (group === undefined) return undefined;
  const over = overOf(sweep);
  const placeIn = (measure: "sellingCost" | "profit") =>
    sweep.series.findIndex((each) => each.over === over && isSame(each, { measure, group }));
  const [costs, profits] = [placeIn("sellingCost"), placeIn("profit")];
  if (costs < 0 || profits < 0) return undefined;
  const { factor } = spendReturnUnit(sweep, group);
  const spendings = sweep.points
    .map((point) => {
      const { mean: cost } = point.statistics.of(costs);
      const { n, mean, lower, upper } = point.statistics.of(profits);
      const profit = { n, mean: mean * factor, lower: lower * factor, upper: upper * factor };
      return { point, cost: cost * factor, profit };
    })
    .filter(({ cost, profit }) => Number.isFinite(cost) && Number.isFinite(profit.mean))
    .sort((a, b) => a.cost - b.cost || a.point.index - b.point.index);
  const [least, most] = [spendings[0]?.cost, spendings.at(-1)?.cost];
  if (least === undefined || most === undefined || !(most - least >= LEAST_RANGE * most)) return undefined;
  const best = spendings.reduce((highest, each) => (each.profit.mean > highest.profit.mean ? each : highest));
  return { group, spendings, best };
}

/** Whose money it is: the group that the sweep is about where it has a strategy, else the one that leads. */
function groupOf(sweep: Sweep): string | undefined {
  const { group } = sweep.series[sweep.outcome];
  const isOfSide = sweep.series.some((each) => isSame(each, { measure: "sellingCost", group }));
  return isOfSide ? group : leadingGroup(sweep);
}

export const spendReturnKeys = {
  earned: "earned before selling is paid, with the 95 % interval of profit",
  even: "as much more as is spent more",
  best: "highest profit",
} as const;

/** What both are counted in, and what they are multiplied by to be. */
function spendReturnUnit({ scenario, money }: Sweep, group: string) {
  const own = ownMoneyFor({ measure: "profit", group }, scenario);
  return own ?? { unit: unitIn("profit", money), factor: 1 };
}

/** Titles of the two axes. */
export function spendReturnAxes(sweep: Sweep, { group }: SpendReturn) {
  const { unit } = spendReturnUnit(sweep, group);
  const name = groupLabel(sweep.scenario, group);
  return { spend: `selling cost of ${name} (${unit})`, earned: `Profit before selling cost, ${name} (${unit})` };
}

export function spendReturnWords(sweep: Sweep, found: SpendReturn): ChartWords {
  const { spendings, best, group } = found;
  const { scenario, replications } = sweep;
  const name = groupLabel(scenario, group);
  const { unit } = spendReturnUnit(sweep, group);
  const said = ({ cost, profit }: Spending) => {
    const { value, range } = numberWithin(profit.mean, profit.lower, profit.upper);
    return `${value} (${range}) on a selling cost of ${formatNumber(cost)}`;
  };
  const most = spendings[spendings.length - 1];
  const end =
    most === best
      ? "more was not tried"
      : `at ${bareTextAt(sweep.variables[0], most.point.settings)}, where most is spent, it is ${said(most)}`;
  const head = `Profit of ${name} is highest at ${placeOf(sweep, best.point)}: ${said(best)}`;
  const title = `${head}; ${end} (${unit}), ${worlds(best.profit.n)} each`;
  const meaning = meaningsOf(sweep.variables);
  return {
    title,
    subtitle: `${capital(meanOver(overOf(sweep), sweep))}, in the same ${worlds(replications)} at every point. On the slanted line another unit of selling brings in one more, from the point that spends least; what lies above it has paid. ${meaning}`,
    description: `${title}. Points of profit before selling cost over selling cost. ${meaning}`,
    foot: footOfSweep(sweep),
    table: {
      columns: ["Point", `Selling cost (${unit})`, `Profit (${unit})`, "95 % interval"],
      rows: spendings.map(({ point, cost, profit }) => {
        const { value, range } = numberWithin(profit.mean, profit.lower, profit.upper);
        return [placeOf(sweep, point), ...alignedNumbers([cost]), value, range];
      }),
    },
  };
}
