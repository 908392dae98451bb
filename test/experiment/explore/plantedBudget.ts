import type { AllocationAsked } from "../../../src/analyse/allocation/allocation.ts";
import type { Split } from "../../../src/analyse/allocation/splits.ts";
import { createStream, keyBySeed, normal } from "../../../src/model/random.ts";
import { channelsNamed } from "../../../src/question/channels.ts";
import { openMarkets } from "../../../src/scenario/markets.ts";
import type { Explore } from "../../../src/worlds/points.ts";
import { bundled } from "../../scenario/libraries.ts";

const source = bundled.find("newcomer-playbook");
if (source === undefined) throw new Error("no bundled scenario newcomer-playbook");
const opened = openMarkets(source, bundled);
if ("problems" in opened) throw new Error("the bundled scenario is wrong");
export const { scenario } = opened;

/** A channel brings a b / (b + h) for a spend of b, each by itself. */
export interface Response {
  readonly a: number;
  readonly h: number;
}

export const BUDGET = 0.04;

/** One channel is worth nothing at the best split, and another little. */
export const responses: readonly Response[] = [
  { a: 0.12, h: 0.02 },
  { a: 0.08, h: 0.02 },
  { a: 0.05, h: 0.01 },
  { a: 0.03, h: 0.03 },
  { a: 0.02, h: 0.005 },
];

const NAMES = ["managers", "improvement", "online", "brand", "tradeShow"];

/** What a split of the budget brings, but for what is spent. */
export function broughtBy(spends: readonly number[], of: readonly Response[] = responses): number {
  return of.reduce((sum, { a, h }, channel) => sum + (a * spends[channel]) / (spends[channel] + h), 0);
}

/**
 * The best split of a budget B in closed form: b = h (sqrt(a / (l h)) - 1), 0 where that is below 0, where l, what one
 * more unit brings on every channel that has money, is such that the spends add up to B; it is found by bisection.
 */
export function bestSpends(of: readonly Response[], budget: number): { spends: number[]; l: number } {
  const at = (l: number) => of.map(({ a, h }) => Math.max(0, h * (Math.sqrt(a / (l * h)) - 1)));
  const sum = (l: number) => at(l).reduce((all, each) => all + each, 0);
  let [low, high] = [1e-9, 1e9];
  for (let step = 0; step < 200; step++) {
    const l = Math.sqrt(low * high);
    if (sum(l) > budget) low = l;
    else high = l;
  }
  return { spends: at(low), l: low };
}

export const best = bestSpends(responses, BUDGET);
export const bestShares: Split = best.spends.map((spend) => spend / BUDGET);

/** What chance does in a planted market. */
export interface Chance {
  readonly worlds: number;
  /** Spread of what each channel brings, from world to world, as a part of a: what it brings on average stays. */
  readonly spread: number;
  /** Standard deviation of what a split has of its own in a world, as chaos makes it: nothing of it cancels. */
  readonly own: number;
}

export function asked(seed: string, { worlds }: Chance): AllocationAsked {
  return {
    scenario,
    seed,
    replications: worlds,
    window: [60, 119],
    group: "challenger",
    channels: channelsNamed(NAMES.join(","), "challenger", scenario),
    budget: BUDGET,
    points: 32,
    outcomes: [{ measure: "profit", group: "challenger" }],
    over: "window",
    better: "higher",
  };
}

/** A known function in place of the simulator, in worlds that all splits share. */
export function plantedBudget(
  { seed, channels }: Pick<AllocationAsked, "seed" | "channels">,
  { worlds, spread, own }: Chance,
): Explore {
  return async (points, use, seedOf) => {
    let index = 0;
    for (const settings of points) {
      const worldSeed = seedOf?.(index) ?? seed;
      const stream = createStream();
      keyBySeed(worldSeed, stream);
      const chaos = createStream();
      keyBySeed(`${worldSeed} ${settings.join(" ")}`, chaos);
      const spends = channels.map(({ path, price }) => {
        const setting = settings.find((each) => each.startsWith(`${path}=`));
        return setting === undefined ? 0 : Number(setting.slice(path.length + 1)) * price;
      });
      const means = Float64Array.from({ length: worlds }, (_, world) => {
        const drawn = responses.map(({ a, h }, channel) => ({
          a: spread === 0 ? a : a * (1 + spread * normal(stream, world, channel)),
          h,
        }));
        return broughtBy(spends, drawn) + (own === 0 ? 0 : own * normal(chaos, world, 0));
      });
      use({ index, settings, outcome: { means } });
      index++;
    }
  };
}
