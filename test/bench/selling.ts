import { readFileSync } from "node:fs";
import { builtInKernel } from "../../src/cli/builtInKernel.ts";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import type { Market } from "../../src/model/market.ts";
import { everySeriesOf } from "../../src/model/series.ts";
import { prepareReplications, simulate } from "../../src/model/simulate.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { type Case, processorTime, takeTurns, timesAsLong } from "./rounds.ts";
import { atMost, type Target } from "./target.ts";

/** What strategies cost: eighteen suppliers, two of which have one, against the same without, in processor time. */

export interface SellingReport {
  /** How many times longer, where profit is all that is wanted, as at the points of a sweep. */
  readonly profitOnly: number;
  /** The same with every measure in every month; strategists have three times as many. */
  readonly everyMeasure: number;
}

const WORLDS = 100;
const ROUNDS = { measured: 15, warmUp: 2, seconds: 60 };

/** A powerhouse and a newcomer that use most of what there is. */
const LEVERS = {
  managers: 1,
  tradeShow: 0.005,
  online: 0.005,
  brand: 0.005,
  improvement: 0.01,
  coCreation: 0.4,
  executiveSupport: 0.5,
  "target.method": "resources",
};

export async function measureSelling(): Promise<SellingReport> {
  const [without, withTwo] = [eighteenSuppliers([]), eighteenSuppliers(["focal", "challenger"])];
  const [profit, profitOfTwo, all, allOfTwo] = await takeTurns(
    [
      caseOf("profit, nobody", without, true),
      caseOf("profit, two", withTwo, true),
      caseOf("all, nobody", without, false),
      caseOf("all, two", withTwo, false),
    ],
    ROUNDS,
  );
  return { profitOnly: timesAsLong(profitOfTwo, profit), everyMeasure: timesAsLong(allOfTwo, all) };
}

function caseOf(name: string, market: Market, profitOnly: boolean): Case {
  const series = everySeriesOf(market).findIndex(
    ({ measure, group }) => measure === "profit" && group === "challenger",
  );
  const only = profitOnly ? { series: [series], months: [0, market.months - 1] as const } : undefined;
  const simulation = prepareReplications(market, "bench", keepingWorld(builtInKernel), only);
  const out = new Float64Array(simulation.size);
  const run = () =>
    processorTime(() => {
      for (let world = 0; world < WORLDS; world++) simulate(simulation, world, out);
    });
  return { name, run };
}

/** Six powerhouses, six back-ups and six newcomers; some groups of one have a strategy. */
function eighteenSuppliers(strategists: readonly string[]): Market {
  const place = "scenarios/baseline.yaml";
  const baseline = { name: "baseline", place, text: readFileSync(place, "utf8") };
  const library = { find: () => baseline, names: () => ["baseline"] };
  const text = `extends: baseline
suppliers:
  - { name: powerhouse, count: 5 }
  - { name: focal, kind: fixed, count: 1 }
  - { name: newcomer, count: 5 }
  - { name: challenger, kind: newcomer, count: 1, entry: { month: 24, rate: 0 }, initialCash: 8, closureRate: 0 }
`;
  const settings = strategists.flatMap((group) =>
    Object.entries(LEVERS).map(([lever, value]) => `suppliers.${group}.strategy.${lever}=${value}`),
  );
  const read = readScenario({ name: "bench", place: "scenarios/bench.yaml", text }, library, { settings });
  if ("scenario" in read) return read.scenario.market;
  throw new Error(read.problems.map(({ wrong }) => wrong).join("\n"));
}

/** At most a fifth slower. */
export function sellingTargets({ profitOnly, everyMeasure }: SellingReport): Target[] {
  return [
    atMost("two strategists of 18 suppliers: times as long, profit only", profitOnly, 1.2),
    atMost("two strategists of 18 suppliers: times as long, every measure", everyMeasure, 1.2),
  ];
}
