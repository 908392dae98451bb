import type { Series } from "../model/series.ts";
import type { Field, Shape } from "../result/frame.ts";
import { axisOf, type Grid, gridOf } from "../result/grid.ts";
import { seriesColumn } from "../result/record.ts";
import { scenarioColumn } from "../result/series.ts";
import { numbersTo } from "../result/windowMeans.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Money, unitIn } from "../worlds/money.ts";
import { type PlausibleWork, WORLDS_OF_MARKET, yearsOfMarkets } from "../worlds/plausible/markets.ts";
import { marketField, placedByName } from "./plausibleColumns.ts";

/** What the years of plausible markets are years of. */
interface YearsOf extends Pick<PlausibleWork, "draws" | "markets" | "from"> {
  /** One an arm. */
  readonly scenarios: readonly Scenario[];
  readonly series: readonly Series[];
  readonly money: Money;
}

export function plausibleYearsShape(series: readonly Series[], money: Money): Shape {
  return {
    name: "plausible-years",
    title: "Markets that are as plausible, by year of the run: one row for each market, scenario and year",
    fields: [
      marketField,
      scenarioColumn,
      { name: "year", type: "integer", meaning: "Year of the run, from 1." },
      ...series.map((one): Field => {
        return {
          name: seriesColumn(one),
          type: "number",
          unit: unitIn(one.measure, money),
          meaning: `Mean over the months of the year and ${WORLDS_OF_MARKET} worlds.`,
        };
      }),
    ],
    key: ["market", "scenario", "year"],
    precision: "short",
  };
}

/**
 * `plausible-years.csv`, a part of the record: one column a measure, since rows of years, markets and scenarios are many.
 * In memory the arms stand one after the other; a row is one year of a market.
 */
export function yearsGrid(of: YearsOf): Grid {
  const { draws, scenarios, series, money } = of;
  const years = yearsOfMarkets(of);
  return gridOf(plausibleYearsShape(series, money), 3, [
    axisOf([...draws.keys()], (market) => [market], years),
    axisOf(
      placedByName(scenarios),
      ({ name }) => [name],
      ({ place }) => place * draws.length * years,
    ),
    axisOf(numbersTo(years), (year) => [year + 1]),
  ]);
}
