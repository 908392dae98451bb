import { type BehindBest, behindBest } from "../../analyse/bestPoint.ts";
import { gainOver, type Sweep, type SweepPoint, sweepInCurrency } from "../../analyse/sweep.ts";
import type { Manifest } from "../../result/manifest.ts";
import { readSweep } from "../../result/saved/readSweep.ts";
import type { SavedFolder } from "../../result/saved/savedFolder.ts";
import { asSavedSweep } from "../../result/sweep/asSavedSweep.ts";
import { AS_IT_IS, sweepTable } from "../../result/tables/sweep.ts";
import { sweepBestTable } from "../../result/tables/sweepBest.ts";
import { type ObservedPoint, pointStatistics, SeriesStatistics, worldsOf } from "../../worlds/points.ts";
import { differingRows } from "./differingRows.ts";
import type { PointsAgain } from "./pointsAgain.ts";
import { sampleOf } from "./sampleOf.ts";

/**
 * Points of a sweep to run again: the scenario as it is, the best point, which all are compared with, and others, the
 * first and the last among them.
 */
export function sweepAgain(folder: SavedFolder, manifest: Manifest, size: number): PointsAgain {
  const saved = readSweep(folder, manifest);
  const { best, points, base } = saved;
  const drawn = sampleOf(points.length, size, `${manifest.seed}/${manifest.scenario.name}`);
  const numbers = best === undefined ? drawn : [...new Set([...drawn, best.best])].sort((a, b) => a - b);
  const chosen = numbers.map((number) => points[number]);
  const sampled = [base, ...chosen];
  const names = sampled.map((point) => (point === base ? AS_IT_IS : String(point.index)));
  return {
    tables: ["data/sweep.csv", "data/best.csv"],
    points: points.length,
    sample: names,
    series: saved.series,
    workedOut: [],
    compare: async (explore) => {
      const observed: ObservedPoint[] = [];
      await explore(
        sampled.map(({ settings }) => settings),
        (point) => observed.push(point),
      );
      const again = sweepOf(saved, chosen, observed);
      return [sweepTable(again), sweepBestTable(again)].flatMap((table) =>
        differingRows(folder, table, { names, nameOf: ([point]) => point }),
      );
    },
  };
}

/** A sweep of the chosen points alone, as they came out now; how many were compared stays as it was. */
function sweepOf(saved: Sweep, chosen: readonly SweepPoint[], observed: readonly ObservedPoint[]): Sweep {
  const [base, ...points] = observed.map(({ settings, outcome }, i): SweepPoint => {
    const index = i === 0 ? 0 : chosen[i - 1].index;
    if ("failure" in outcome) return { index, settings, statistics: new SeriesStatistics(), failure: outcome.failure };
    return { index, settings, statistics: pointStatistics(outcome.means, saved.series.length) };
  });
  const { money: _, ...plain } = saved;
  return asSavedSweep(sweepInCurrency({ ...plain, base, points, best: bestOf(saved, points, observed) }));
}

function bestOf(saved: Sweep, points: readonly SweepPoint[], observed: readonly ObservedPoint[]): Sweep["best"] {
  const { best, series, outcome } = saved;
  const [ofBase, ...ofPoints] = observed.map(({ outcome: given }) =>
    "means" in given ? worldsOf(given.means, series.length, outcome) : undefined,
  );
  const winner = ofPoints[points.findIndex(({ index }) => index === best?.best)];
  if (best === undefined || winner === undefined) return undefined;
  const others = best.behind.filter((each) => each !== undefined).length - 1;
  const behind = new Array<BehindBest | undefined>(best.behind.length).fill(undefined);
  for (const [i, { index, statistics }] of points.entries()) {
    const values = ofPoints[i];
    if (values !== undefined && statistics.of(outcome).n > 0) {
      behind[index] = behindBest(winner, values, { better: best.better, others });
    }
  }
  return { ...best, behind, overBase: gainOver(winner, ofBase, { better: best.better, among: others + 1 }) };
}
