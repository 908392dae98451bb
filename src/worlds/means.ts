import type { Market } from "../model/market.ts";
import type { StrategyParameterName } from "../model/parameters.ts";
import { WITHOUT_STRATEGY } from "../scenario/referenceNames.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { leversUsed, marketWithoutLevers } from "./arms.ts";
import { type BatchTask, batchesOf, type MapBatches, type Reading } from "./batch.ts";
import { moneyOf } from "./money.ts";
import { countedIn, evaluatePoints, type KeptSeries, readingsOf } from "./points.ts";
import { readWorlds } from "./someWorlds.ts";
import { keptWith } from "./valuesOver.ts";
import { type WholeRun, wholeRunOf } from "./wholeRun.ts";

/**
 * What each means of a strategy is worth: the same worlds once more, each time without one of its means and with all else as
 * it is. Only a few numbers are looked at, as at the points of a sweep.
 */

/**
 * The means that a strategy can have. Each is led by a lever that does nothing at its default, and has levers that say how
 * it is used and do nothing without it: they go with it. What multiplies all of them or befalls them is no means.
 */
const MEANS = {
  managers: ["managers", "timeOneToOne", "timeTeamToTeam", "timeBriefing"],
  tradeShow: ["tradeShow", "tradeShowEvery"],
  press: ["press"],
  online: ["online"],
  executiveVoice: ["executiveVoice"],
  brand: ["brand", "corporateBrand"],
  differentiation: ["differentiation"],
  improvement: ["improvement"],
  coCreation: ["coCreation"],
  executiveSupport: ["executiveSupport"],
  accounts: ["accounts"],
  screening: ["screening"],
  distributors: ["distributors"],
  target: ["targetMethod", "targetLevel"],
  appraisal: [
    "appraisalStaged",
    "appraisalEarly",
    "appraisalLate",
    "appraisalSwitchMonth",
    "appraisalEarlyCycle",
    "appraisalLateCycle",
  ],
} as const satisfies Readonly<Record<string, readonly [StrategyParameterName, ...StrategyParameterName[]]>>;

export type MeansName = keyof typeof MEANS;

/** Every means that a strategy can have. */
export const meansNames = Object.keys(MEANS).filter((name): name is MeansName => Object.hasOwn(MEANS, name));

/** The lever that leads a means. */
export function leverOf(name: MeansName): StrategyParameterName {
  return MEANS[name][0];
}

/** The scenario as it is, and without each of its means, in the same worlds. */
export interface MeansPlan {
  /** The group of suppliers that asks. */
  readonly group: string;
  /** The means that it uses, two or more. */
  readonly means: readonly MeansName[];
  /** What is simulated: the market as it is, and after it without each of the means. */
  readonly markets: readonly Market[];
  /** What is kept of every world; `window` where it says no months. */
  readonly series: readonly KeptSeries[];
  readonly window: readonly [first: number, last: number];
  /** Years from the month of the decision on. */
  readonly run: WholeRun;
  /** Whether nobody else has a strategy, so that the reference lacks these means and no others. */
  readonly isAlone: boolean;
}

/** What was seen, market by market: index `world * series.length + serie`, money in that of the scenario. */
export type MeansSeen = readonly Float64Array[];

/**
 * The means of the group that asks; undefined where it does not ask what its strategy is worth, and where there are fewer
 * than two of them: one means is the whole strategy, and the reference is without it.
 */
export function meansPlanOf(
  scenario: Pick<Scenario, "asker" | "market" | "from" | "reference" | "discountRate">,
): MeansPlan | undefined {
  const { asker, market, from, reference } = scenario;
  if (asker === undefined || reference !== WITHOUT_STRATEGY) return undefined;
  const group = market.suppliers.findIndex(({ name }) => name === asker);
  const used = leversUsed(market);
  const means = meansNames.filter((name) =>
    used.some((lever) => lever.group === group && lever.parameter === leverOf(name)),
  );
  if (means.length < 2) return undefined;
  const run = wholeRunOf(scenario, from);
  const last = market.months - 1;
  const of = (measure: KeptSeries["measure"]) => ({ measure, group: asker });
  return {
    group: asker,
    means,
    markets: [market, ...means.map((name) => marketWithoutLevers(scenario, group, MEANS[name]))],
    series: keptWith([of("contracts")], [of("profit"), of("sellingCost"), of("shareOfSpend")], run),
    window: [last, last],
    run,
    isAlone: used.every((lever) => lever.group === group),
  };
}

/** Where what is kept stands among the series of the markets, which all have the same. */
function readingsIn({ series, window, markets }: MeansPlan): readonly Reading[] {
  return readingsOf(series, window)(markets[0]);
}

/** Simulates all of it. @param onWorlds  told how many worlds are done of how many */
export async function simulateMeans(
  plan: MeansPlan,
  scenario: Pick<Scenario, "currency" | "unitCost">,
  { seed, replications }: { readonly seed: string; readonly replications: number },
  { map, signal, onWorlds }: Simulating,
): Promise<MeansSeen> {
  const seen: Float64Array[] = [];
  const all = replications * plan.markets.length;
  let done = 0;
  await evaluatePoints(
    plan.markets.map((market) => ({ market })),
    {
      seed,
      replications,
      readings: readingsIn(plan),
      signal,
      onWorlds: (count) => {
        done += count;
        onWorlds?.(done, all);
      },
    },
    map,
    (_, outcome) => {
      // A market that cannot be simulated is a fault of the program: the scenario and its levers were checked.
      if ("failure" in outcome) throw new Error(outcome.failure);
      seen.push(countedMeans(plan, scenario, outcome.means));
    },
  );
  return seen;
}

interface Simulating {
  readonly map: MapBatches;
  readonly signal: AbortSignal;
  readonly onWorlds?: (done: number, all: number) => void;
}

/** The same of some worlds alone, by their numbers. */
export async function someMeansOf(
  plan: MeansPlan,
  scenario: Pick<Scenario, "currency" | "unitCost">,
  { seed, worlds }: { readonly seed: string; readonly worlds: readonly number[] },
  { map, signal }: Pick<Simulating, "map" | "signal">,
): Promise<MeansSeen> {
  const seen: Float64Array[] = [];
  for (const market of plan.markets) {
    const read = await readWorlds({ market, seed, worlds }, readingsIn(plan), map, signal);
    seen.push(countedMeans(plan, scenario, read));
  }
  return seen;
}

/** Money in that of the scenario; files know one zero, without a sign. */
function countedMeans(
  { series }: MeansPlan,
  scenario: Pick<Scenario, "currency" | "unitCost">,
  means: Float64Array,
): Float64Array {
  const counted = countedIn(moneyOf(scenario), series, { means });
  return "means" in counted ? counted.means.map((value) => value + 0) : means;
}

/** The batches that it takes, as they are simulated. */
export function* tasksOfMeans(
  plan: MeansPlan,
  { seed, replications }: { readonly seed: string; readonly replications: number },
): Iterable<BatchTask> {
  const readings = readingsIn(plan);
  for (const market of plan.markets) {
    const batches = batchesOf(market, seed, replications, [0, market.months - 1]);
    yield* batches.map((batch) => ({ ...batch, readings }));
  }
}
