import type { Market } from "../model/market.ts";
import { inGigabytes, MOST_OF_MEMORY } from "../question/request.ts";
import { type BatchTask, type MapBatches, memoryOfWorld } from "../worlds/batch.ts";
import type { Machine } from "./effects.ts";
import { Refusal } from "./exit.ts";
import type { Workers } from "./workers.ts";

/** Most that one world may take [bytes]: a month of it takes seconds then, and a run of it days. */
const MOST = 2e9;

/**
 * Refuses a market of which not even one world can be held on every thread, before there is one.
 *
 * @param isMonthly  every series is observed in every month, and not only what some means need
 * @param arms       worlds that go through the months beside each other
 */
export function refuseLargeMarket(
  market: Market,
  isMonthly: boolean,
  threads: number,
  { freeMemory }: Pick<Machine, "freeMemory">,
  arms = 1,
): void {
  const one = memoryOfWorld(market, isMonthly);
  const agents = `A world of ${membersOf(market.buyers)} buyers and ${membersOf(market.suppliers)} suppliers over ${market.months} months`;
  const remedy =
    "Lower a `count`, or `months`: one buyer or supplier can stand for many, with more `demand` or `capacity`.";
  if (one > MOST) {
    throw new Refusal(`${agents} takes ${inGigabytes(one)} of memory; ${inGigabytes(MOST)} is the most.`, remedy);
  }
  const needed = arms * one;
  const free = freeMemory();
  const fitting = Math.floor((MOST_OF_MEMORY * free) / needed);
  if (fitting >= threads) return;
  const beside = arms === 1 ? "" : ` in ${arms} arms`;
  const each = threads === 1 ? "" : ` on each of ${threads} threads`;
  throw new Refusal(
    `${agents}${beside} takes ${inGigabytes(needed)} of memory${each}, and ${inGigabytes(free)} are free here.`,
    fitting > 0 ? `Ask for fewer threads, with --workers ${fitting}.` : remedy,
  );
}

/** The same workers, which refuse such a market when they meet it. */
export function withoutLargeMarkets(workers: Workers, threads: number, machine: Machine): Workers {
  const map: MapBatches = (tasks, ...rest) => workers.map(checked(tasks, threads, machine), ...rest);
  return { ...workers, map };
}

function* checked(tasks: Iterable<BatchTask>, threads: number, machine: Machine): Iterable<BatchTask> {
  const seen = new WeakSet<Market>();
  // The machine is not asked for each of thousands of points: what takes no more than one that was taken is taken too.
  let taken = 0;
  for (const task of tasks) {
    const arms = 1 + (task.arms?.length ?? 0);
    const isMonthly = task.readings === undefined;
    const bytes = seen.has(task.market) ? 0 : arms * memoryOfWorld(task.market, isMonthly);
    if (bytes > taken) refuseLargeMarket(task.market, isMonthly, threads, machine, arms);
    taken = Math.max(taken, bytes);
    seen.add(task.market);
    yield task;
  }
}

function membersOf(groups: readonly { readonly count: number }[]): string {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
