import { rowText } from "../../result/frame.ts";
import { seriesInOrder } from "../../result/series.ts";
import { meansRows } from "../../result/windowMeans.ts";
import { meansIn, UNIT_COSTS } from "../../worlds/money.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import type { Effects } from "../effects.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import type { DifferingRow, Rerun, RerunOptions } from "./reopened.ts";
import { rerunWorlds } from "./rerunWorlds.ts";
import { sampleOf } from "./sampleOf.ts";

/** The worlds of a scenario as a folder has them, and the table that they stand in. */
export interface SavedWorlds {
  readonly means: WindowMeans;
  readonly table: string;
  /** Money in which they are counted on the way: that of the scenario, before that of all arms. */
  readonly own?: WindowMeans["money"];
}

/** Simulates a sample of the worlds of every scenario again and compares their means with those of the folder. */
export async function rerunMeans(
  arms: readonly SavedWorlds[],
  { sample, threads }: RerunOptions,
  effects: Effects,
): Promise<Omit<Rerun, "left">> {
  const numbers = arms.map(({ means }) => {
    return sampleOf(means.replications, sample, `${means.seed}/${means.scenario.name}`);
  });
  const runs = arms.map(({ means: { scenario, window } }) => ({ scenario, window, referenceLabel: "none" }));
  const workers = await effects.workers(
    threads,
    workOf(runs, Math.max(...numbers.map(({ length }) => length))) < SMALL_WORK,
  );
  const differing: DifferingRow[] = [];
  try {
    for (const [index, { means, table, own }] of arms.entries()) {
      const { scenario, seed, window, money = UNIT_COSTS } = means;
      const options = { seed, window, signal: effects.interrupted };
      const again = await rerunWorlds(scenario, numbers[index], options, workers.map);
      const counted = meansIn(money, own === undefined ? again : meansIn(own, again));
      const ordered = seriesInOrder(means.series);
      for (const [place, world] of numbers[index].entries()) {
        const [saved, now] = [
          [...meansRows(means, ordered, world)],
          [...meansRows(counted, ordered, world, place)],
        ].map((rows) => rows.map((row) => rowText(row, "full")));
        const row = saved.findIndex((text, at) => text !== now[at]);
        if (row >= 0) {
          differing.push({ point: `world ${world} of ${scenario.name}`, table, saved: saved[row], now: now[row] });
        }
      }
    }
  } finally {
    await workers.close();
  }
  return {
    of: "worlds",
    all: arms.reduce((sum, { means }) => sum + means.replications, 0),
    sample: arms.flatMap(({ means }, index) => numbers[index].map((world) => `${means.scenario.name} ${world}`)),
    differing,
  };
}
