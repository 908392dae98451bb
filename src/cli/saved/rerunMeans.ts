import { createHash } from "node:crypto";
import { accountsTable, keptAccounts, someAccounts } from "../../result/accounts.ts";
import { dealingsTable, keptDealings, someDealings } from "../../result/dealings.ts";
import { firstColumns, firstMonthsGrid } from "../../result/firstMonths.ts";
import type { Cell } from "../../result/frame.ts";
import { type DifferingRow, differingRows } from "../../result/grid.ts";
import { meansGrid } from "../../result/windowMeans.ts";
import { type ArmWithYears, keptYears, yearColumns, yearsGrid } from "../../result/yearMeans.ts";
import { firstSteps } from "../../worlds/firstMonths.ts";
import { columnsIn, isSameMoney, type Money, UNIT_COSTS } from "../../worlds/money.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { rowsOf, someMeans } from "../../worlds/someWorlds.ts";
import { yearsIn } from "../../worlds/spans.ts";
import type { Effects } from "../effects.ts";
import { counted } from "../explore/progress.ts";
import { SMALL_WORK, workOf } from "../run/work.ts";
import type { Rerun, RerunOptions } from "./rerun.ts";

/** The worlds of a scenario as a folder has them. */
export interface SavedWorlds {
  readonly means: ArmWithYears;
  /** Money in which they are counted on the way: that of the scenario, before that of all arms. */
  readonly own?: WindowMeans["money"];
}

/** Simulates a sample of the worlds of every scenario again and compares their means with those of the folder. */
export async function rerunMeans(
  arms: readonly SavedWorlds[],
  { sample, threads, pace }: RerunOptions,
  effects: Effects,
): Promise<Omit<Rerun, "left">> {
  const numbers = arms.map(({ means }) => {
    return sampleOf(means.replications, sample, `${means.seed}/${means.scenario.name}`);
  });
  const runs = arms.map(({ means: { scenario } }) => ({ scenario }));
  const workers = await effects.workers(
    threads,
    workOf(runs, Math.max(...numbers.map(({ length }) => length))) < SMALL_WORK,
  );
  const map = counted(workers.map, numbers.flat().length, pace);
  const differing: DifferingRow[] = [];
  try {
    for (const [index, { means: saved, own = UNIT_COSTS }] of arms.entries()) {
      const { scenario, seed, window, series, money = UNIT_COSTS } = saved;
      const worlds = numbers[index];
      const { market, from, asker, discountRate, goals, goalsHeld = goals } = scenario;
      const again = await someMeans(
        { market, from, asker, goalsHeld, discountRate, seed, worlds, window },
        map,
        effects.interrupted,
      );
      const counted = columnsIn(money, own, series, columnsIn(own, UNIT_COSTS, series, again.means));
      const then = rowsOf(saved.means, worlds, series.length);
      differing.push(
        ...differingRows(meansGrid({ ...saved, worlds }), [then], [counted], worldOf),
        ...differingYears(saved, worlds, again.years, own),
        ...differingFirsts(saved, worlds, again.firsts),
        ...differingAccounts(saved, worlds, again.accounts),
        ...differingDealings(saved, worlds, again.dealings, own),
      );
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

function worldOf([name, world]: readonly Cell[]): string {
  return `world ${world} of ${name}`;
}

/** The years of some worlds that come out otherwise, counted on the way as they were when they were saved. */
function differingYears(
  saved: ArmWithYears,
  worlds: readonly number[],
  again: Float64Array,
  own: Money = saved.money ?? UNIT_COSTS,
): DifferingRow[] {
  const { years, money = UNIT_COSTS } = saved;
  const width = years.series.length * yearsIn(years.months, years.from);
  const inOwn = keptYears(keptYears({ ...years, values: again }, UNIT_COSTS), own);
  const now = isSameMoney(own, money) ? inOwn : keptYears(inOwn, money, own);
  const then = { ...years, values: rowsOf(years.values, worlds, width) };
  return differingRows(yearsGrid({ ...saved, worlds }), yearColumns(then), yearColumns(now), worldOf);
}

/** The first months of some worlds that come out otherwise. */
function differingFirsts(saved: ArmWithYears, worlds: readonly number[], again: Float64Array): DifferingRow[] {
  const { firsts } = saved;
  if (firsts === undefined) return [];
  const then = rowsOf(firsts.values, worlds, firsts.groups.length * firstSteps.length);
  return differingRows(firstMonthsGrid({ ...saved, worlds }), firstColumns(then), firstColumns(again), worldOf);
}

function differingAccounts(saved: ArmWithYears, worlds: readonly number[], again: Float64Array): DifferingRow[] {
  const { accounts } = saved;
  if (accounts === undefined) return [];
  const { grid, columns } = accountsTable({ ...saved, worlds });
  const now = keptAccounts({ buyers: accounts.buyers, values: again });
  return differingRows(grid, columns(someAccounts(accounts, worlds)), columns(now), worldOf);
}

/** The dealings of some worlds that come out otherwise, counted on the way as they were when they were saved. */
function differingDealings(
  saved: ArmWithYears,
  worlds: readonly number[],
  again: Float64Array,
  own: Money = saved.money ?? UNIT_COSTS,
): DifferingRow[] {
  const { dealings, money = UNIT_COSTS } = saved;
  if (dealings === undefined) return [];
  const { grid, columns } = dealingsTable({ ...saved, worlds });
  const inOwn = keptDealings({ groups: dealings.groups, values: again }, own);
  const now = isSameMoney(own, money) ? inOwn : keptDealings(inOwn, money, own);
  return differingRows(grid, columns(someDealings(dealings, worlds)), columns(now), worldOf);
}

/**
 * Numbers of the replications to run again, in order: the first, the last, and others that the key draws.
 *
 * @param worlds  how many there are
 * @param size    how many are wanted
 * @param key     any text; the same key is the same sample
 */
export function sampleOf(worlds: number, size: number, key: string): number[] {
  if (size >= worlds) return Array.from({ length: worlds }, (_, world) => world);
  const chosen = new Set(size === 1 ? [0] : [0, worlds - 1]);
  for (let draw = 0; chosen.size < size; draw++) {
    chosen.add(createHash("sha256").update(`${key}/${draw}`).digest().readUInt32BE() % worlds);
  }
  return [...chosen].sort((a, b) => a - b);
}
