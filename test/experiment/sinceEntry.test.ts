import { describe, expect, test } from "vitest";
import type { Series } from "../../src/model/series.ts";
import { sinceEntry } from "../../src/worlds/sinceEntry.ts";
import { quantilesHere } from "../../src/worlds/statistics/moments.ts";

const series: Series[] = [
  { measure: "price", group: "all" },
  { measure: "price", group: "backup" },
  { measure: "newcomerShare", group: "all" },
];
const MONTHS = 40;

/** Worlds in which newcomers have a tenth of the spend from a month on, and prices count the months. */
function values(entries: readonly number[]): Float32Array {
  const rows = entries.flatMap((entry, world) =>
    Array.from({ length: MONTHS }, (_, month) => [100 * world + month, 0, entry >= 0 && month >= entry ? 0.1 : 0]),
  );
  return Float32Array.from(rows.flat());
}

const here = quantilesHere(() => Promise.resolve());

describe("measures since entry", async () => {
  const aligned = await sinceEntry(series, MONTHS, values([10, -1, 30]), 3, here);
  const at = (offset: number, measure: Series["measure"]) => {
    const row = aligned.offsets.indexOf(offset);
    const column = aligned.series.findIndex((serie) => serie.measure === measure);
    const cell = row * aligned.series.length + column;
    return { n: aligned.statistics.n[cell], mean: aligned.statistics.mean[cell], median: aligned.statistics.p50[cell] };
  };

  test("know the month of the first trial, and where there was none", () => {
    expect([...aligned.firstTrial]).toEqual([10, -1, 30]);
  });

  test("count months from the first trial of each world and leave out worlds without", () => {
    // The first world has price 10 at its trial, the third 230.
    expect(at(0, "price")).toEqual({ n: 2, mean: 120, median: 120 });
    expect(at(5, "price")).toEqual({ n: 2, mean: 125, median: 125 });
    expect(at(-5, "price")).toEqual({ n: 2, mean: 115, median: 115 });
    expect(at(-1, "newcomerShare").mean).toBe(0);
    expect(at(0, "newcomerShare").mean).toBeCloseTo(0.1, 6);
  });

  test("have fewer worlds where the run ends or has not begun, and none beyond", () => {
    expect(at(15, "price")).toEqual({ n: 1, mean: 25, median: 25 });
    expect(at(-15, "price")).toEqual({ n: 1, mean: 215, median: 215 });
    const { n, mean } = at(45, "price");
    expect(n).toBe(0);
    expect(mean).toBeNaN();
  });

  test("are kept for the whole market, not for single groups", () => {
    expect(aligned.series.map(({ group }) => group)).not.toContain("backup");
  });

  test("are missing everywhere when nobody ever enters", async () => {
    const none = await sinceEntry(series, MONTHS, values([-1, -1]), 2, here);
    expect([...none.firstTrial]).toEqual([-1, -1]);
    expect(none.statistics.n.every((n) => n === 0)).toBe(true);
    expect(none.statistics.mean.every(Number.isNaN)).toBe(true);
  });
});
