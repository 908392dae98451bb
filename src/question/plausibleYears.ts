import type { Series } from "../model/series.ts";
import { byText, type Field } from "../result/frame.ts";
import type { Grid } from "../result/grid.ts";
import { seriesColumn } from "../result/record.ts";
import { scenarioColumn } from "../result/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Money, unitIn } from "../worlds/money.ts";
import { type PlausibleWork, WORLDS_OF_MARKET, yearsOfMarkets } from "../worlds/plausible/markets.ts";

/** What the years of plausible markets are years of. */
interface YearsOf extends Pick<PlausibleWork, "draws" | "markets" | "from"> {
  /** One an arm. */
  readonly scenarios: readonly Scenario[];
  readonly series: readonly Series[];
  readonly money: Money;
}

/**
 * `plausible-years.csv`, a part of the record: one column a measure, since rows of years, markets and scenarios are many.
 * In memory the arms stand one after the other; a row is one year of a market.
 */
export function yearsGrid(of: YearsOf): Grid {
  const { draws, scenarios, series, money } = of;
  const years = yearsOfMarkets(of);
  const arms = scenarios.map(({ name }, arm) => ({ name, arm })).sort((a, b) => byText(a.name, b.name));
  return {
    shape: {
      name: "plausible-years",
      title: "Markets that are as plausible, by year of the run: one row for each market, scenario and year",
      fields: [
        { name: "market", type: "integer", meaning: "Number of the market, from 0." },
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
    },
    names: 3,
    rowCount: draws.length * arms.length * years,
    *rows() {
      for (const market of draws.keys()) {
        for (const { name, arm } of arms) {
          for (let year = 0; year < years; year++) {
            yield [[market, name, year + 1], (arm * draws.length + market) * years + year];
          }
        }
      }
    },
  };
}

/** The years of all arms as columns, one a series. */
export function yearColumns(years: readonly Float64Array[], series: number): Float64Array[] {
  const rows = years.reduce((sum, { length }) => sum + length / series, 0);
  return Array.from({ length: series }, (_, serie) => {
    const column = new Float64Array(rows);
    let row = 0;
    for (const values of years) for (let at = serie; at < values.length; at += series) column[row++] = values[at];
    return column;
  });
}

/** The same the other way round. */
export function yearsFrom(columns: readonly Float64Array[], arms: number): Float64Array[] {
  const rows = columns[0].length / arms;
  return Array.from({ length: arms }, (_, arm) =>
    Float64Array.from({ length: rows * columns.length }, (__, at) => {
      return columns[at % columns.length][arm * rows + Math.floor(at / columns.length)];
    }),
  );
}
