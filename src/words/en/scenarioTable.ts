import type { ScenarioRow, ScenarioRows } from "../../analyse/scenarioRows.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import { capital, overMonths, wholePercent } from "../number.ts";
import { numberWithin, placesWithin, signedWithin } from "../together.ts";
import type { InputChange } from "./inputChanges.ts";
import { moneyText, moneyWithin } from "./money.ts";
import { changesNamed } from "./phrases.ts";
import { worseOffCell } from "./shares.ts";

/** Heading of the table of scenarios. */
export const SCENARIOS = "Scenarios by spend and saving";

/** Settings that a cell names. */
const MOST_NAMED = 2;

/** What a scenario changes of the baseline, in words. */
export function ruleChanged(changes: readonly InputChange[], scenario: Scenario): string {
  if (changes.length === 0) return "as it is";
  const { named, more } = changesNamed(changes, scenario, MOST_NAMED);
  return capital([...named, ...more].join("; "));
}

/** The scenarios as a table. @param rules  what each changes  @param within  whether intervals stand in the cells */
export function scenarioTable({ spend, isSaid, rows }: ScenarioRows, rules: readonly string[], within: boolean) {
  const unit = isSaid ? spend.currency : `of ${spend.annualSpend}`;
  const share = (interval: MeanInterval) =>
    cell(numberWithin(interval.mean, interval.lower, interval.upper, true), within);
  const change = (interval: MeanInterval | undefined) =>
    interval === undefined
      ? ""
      : cell(signedWithin(100 * interval.mean, 100 * interval.lower, 100 * interval.upper, true), within);
  const money = (interval: MeanInterval | undefined) => {
    if (interval === undefined) return "";
    if (!isSaid) return cell(numberWithin(interval.mean, interval.lower, interval.upper), within);
    const text = moneyWithin(interval, spend.currency).replace(` ${spend.currency}`, "");
    return within ? text : text.replace(/ \(.*\)$/, "");
  };
  const rowOf = (row: ScenarioRow, place: number) => [
    row.name,
    rules[place],
    cell(placesWithin(row.suppliers.mean, row.suppliers.lower, row.suppliers.upper, 1), within),
    share(row.largestShare),
    share(row.newcomerShare),
    money(row.spentAYear),
    money(row.saved?.aYear),
    change(row.saved?.share),
    change(row.saved?.thirdYear),
    row.worse === undefined ? "" : within ? worseOffCell(row.worse) : wholePercent(row.worse.worse),
  ];
  return {
    columns: [
      "scenario",
      "rule changed",
      "suppliers",
      "largest share",
      "newcomers",
      `spend a year (${unit})`,
      `saving a year (${unit})`,
      "saving, %",
      "in year 3, %",
      "worlds worse off",
    ],
    rows: rows.map(rowOf),
  };
}

/** What the columns mean. @param window  months of who supplies */
export function scenarioNote({ spend, isSaid }: ScenarioRows, window: readonly [number, number]): string {
  const counted = isSaid
    ? `money as the reference spends ${moneyText(spend.annualSpend, spend.currency)} in its first year`
    : `spend in units: the reference spends ${spend.annualSpend} in its first year (annualSpend says it in money)`;
  return `suppliers: as if all had equal shares (1/HHI), with largest share and newcomers' share of spend ${overMonths(window)}; ${counted}; saving: cash, below 0 it costs more, in % of that; worse off: in value over all years, which counts quality, service and technology too`;
}

function cell({ value, range }: { readonly value: string; readonly range: string }, within: boolean): string {
  return within ? `${value} (${range})` : value;
}
