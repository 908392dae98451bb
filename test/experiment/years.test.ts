import { expect, test } from "vitest";
import { seriesOf } from "../../src/model/series.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { yearlyPlaces, yearsOf } from "../../src/worlds/years.ts";
import { livelyMarket } from "../model/exampleMarket.ts";

const market = { ...livelyMarket(), months: 30 };
const series = seriesOf(market);
const kept = yearlyPlaces(series);
const batch = simulateBatch({ market, seed: "years", first: 0, count: 3, window: [0, 29] });
const years = yearsOf(batch.values, series, 30);
const valueAt = (world: number, month: number, place: number) =>
  batch.values[(world * 30 + month) * series.length + place];
const yearAt = (of: Float64Array, world: number, year: number, serie: number) =>
  of[(world * 3 + year) * kept.length + serie];

test("the months of a run are its years, the last of them shorter, weighted by their months", () => {
  for (let world = 0; world < 3; world++) {
    for (const [serie, { place }] of kept.entries()) {
      const all = batch.means[world * series.length + place];
      const [first, second, third] = [0, 1, 2].map((year) => yearAt(years, world, year, serie));
      const whole = (12 * first + 12 * second + 6 * third) / 30;
      if (!Number.isNaN(whole)) expect(whole).toBeCloseTo(all, 5);
    }
  }
  expect(kept.map(({ serie }) => serie.measure)).toContain("buyerValue");
});

test("a year in which a month has no value has none, so that no two means over other months are paired", () => {
  const values = Float32Array.from(batch.values);
  const [serie, { place }] = [...kept.entries()][0];
  values[(1 * 30 + 13) * series.length + place] = Number.NaN;
  const lacking = yearsOf(values, series, 30);
  expect(yearAt(lacking, 1, 1, serie)).toBeNaN();
  expect(yearAt(lacking, 1, 0, serie)).toBe(yearAt(years, 1, 0, serie));
  expect(yearAt(lacking, 1, 2, serie)).toBe(yearAt(years, 1, 2, serie));
  expect(valueAt(1, 13, place)).not.toBeNaN();
});
