import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { openWorkers } from "../../src/cli/workers.ts";
import { ALL } from "../../src/model/series.ts";
import { type Markets, openMarkets } from "../../src/scenario/markets.ts";
import { exploring } from "../../src/worlds/points.ts";
import { timedAsync } from "./engine-many.ts";
import { median, takeTurns } from "./rounds.ts";

/** Points of a design over ten parameters, ten worlds each, as a Sobol analysis makes them. */

export interface Points {
  readonly worldsASecondTwoCores: number;
  /** What two cores would do with nobody else on them. */
  readonly worldsASecondTwoFreeCores: number;
  /** Minutes that 1,024 x 12 points with ten worlds each would take on them. */
  readonly sobolMinutesTwoFreeCores: number;
}

const POINTS = 60;
const WORLDS = 10;
const SOBOL_POINTS = 1024 * 12;
const ROUNDS = { measured: 7, warmUp: 3, seconds: 40 };

export async function measurePoints(): Promise<Points> {
  const markets = openBaseline();
  const workers = openWorkers(2, resolve(".build/worker.js"));
  const processor: number[] = [];
  const series = [
    { measure: "price" as const, group: ALL },
    { measure: "buyerValue" as const, group: ALL },
  ];
  const options = { seed: "bench", replications: WORLDS, window: [60, 119] as const, series };
  const explore = exploring(markets, options, workers.map);
  const run = () => timedAsync(() => explore(points(), ignore), processor);
  const [timing] = await takeTurns([{ name: "points", run }], ROUNDS);
  await workers.close();
  const free = (2 * 1000 * POINTS * WORLDS) / median(processor.slice(ROUNDS.warmUp));
  return {
    worldsASecondTwoCores: (1000 * POINTS * WORLDS) / timing.median,
    worldsASecondTwoFreeCores: free,
    sobolMinutesTwoFreeCores: (SOBOL_POINTS * WORLDS) / free / 60,
  };
}

function openBaseline(): Markets {
  const place = "scenarios/baseline.yaml";
  const source = { name: "baseline", place, text: readFileSync(place, "utf8") };
  const opened = openMarkets(source, { find: () => undefined, names: () => [] });
  if ("problems" in opened) throw new Error(opened.problems.map(({ wrong }) => wrong).join("\n"));
  return opened;
}

/** Ten parameters, each moved a little from point to point. */
function* points(): Iterable<string[]> {
  for (let i = 0; i < POINTS; i++) {
    const step = i / POINTS;
    yield [
      `policy.flexibleShare=${0.1 + 0.3 * step}`,
      `policy.openness=${0.05 + 0.2 * step}`,
      `policy.negotiation=${0.4 + 0.3 * step}`,
      `market.switchingCost=${0.3 + 0.6 * step}`,
      `market.disruptionRate=${0.005 + 0.02 * step}`,
      `policy.performanceShare=${0.1 + 0.4 * step}`,
      `market.trustGain=${0.1 + 0.1 * step}`,
      `suppliers.newcomer.quality=${0.6 + 0.3 * step}`,
      `suppliers.powerhouse.quality=${0.7 + 0.2 * step}`,
      `suppliers.backup.quality=${0.4 + 0.2 * step}`,
    ];
  }
}

function ignore(): void {}
