import { plausibleAgain, type SeenMarkets } from "../../question/plausible.ts";
import { WORLDS_OF_MARKET } from "../../worlds/plausible/markets.ts";
import type { Effects } from "../effects.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import type { Rerun, RerunOptions } from "./rerun.ts";
import { sampleOf } from "./rerunMeans.ts";

/** Simulates a sample of plausible markets again and compares their means with those of the folder. */
export async function marketsAgain(
  markets: SeenMarkets | undefined,
  { sample, threads }: RerunOptions,
  effects: Effects,
): Promise<Pick<Rerun, "differing" | "left">> {
  if (markets === undefined) return { differing: [], left: [] };
  const { of, seen } = markets;
  const all = of.draws.length;
  const numbers = sampleOf(all, sample, `${of.seed}/plausible`);
  const runs = of.scenarios.map((scenario) => ({ scenario }));
  const isSmall = workOf(runs, numbers.length * WORLDS_OF_MARKET) < SMALL_WORK;
  const workers = await effects.workers(threads, isSmall);
  try {
    const simulating = { map: workers.map, signal: effects.interrupted };
    const differing = await plausibleAgain(of, seen, numbers, simulating);
    return { differing, left: leftMarkets(all - numbers.length) };
  } finally {
    await workers.close();
  }
}

/** What is said of plausible markets that were not simulated again. */
export function leftMarkets(markets: number): string[] {
  if (markets === 0) return [];
  const many = markets === 1 ? "one plausible market was" : `${markets} plausible markets were`;
  return [`${many} not simulated again: --sample all does`];
}
