import { type Engines, ownEngine } from "../model/keptWorld.ts";
import { SURVIVAL_CELLS } from "../model/linkBook.ts";
import { survivalIn } from "../model/openBook.ts";
import { prepareReplications, simulate } from "../model/simulate.ts";
import { runParameters } from "../scenario/scopes.ts";
import { accountCells, openAccountBook } from "./accountBook.ts";
import type { BatchResult, BatchTask, Reading } from "./batch.ts";
import { dealingCells, openDealings } from "./dealings.ts";
import { type Book, MONTHS_A_YEAR, openBooks } from "./ledger/accounts.ts";
import { bookPayments, ledgerWorlds } from "./ledger/payments.ts";
import { ledgerRowsBy, REGULARITIES } from "./ledger/regularities.ts";
import { readArms, simulateArms } from "./simulateArms.ts";
import { meanOf, meansOverWindow } from "./statistics/moments.ts";

/**
 * Runs the replications of a batch, one after the other, in this thread.
 *
 * @param engines  the worlds they run in; one of its own for each market unless given
 */
export function simulateBatch(task: BatchTask, engines: Engines = ownEngine): BatchResult {
  const { readings, arms } = task;
  if (arms !== undefined) {
    return readings === undefined ? simulateArms(task, arms, engines) : readArms(task, arms, readings, engines);
  }
  if (readings !== undefined) return readBatch(task, readings, engines);
  const simulation = prepareReplications(task.market, task.seed, engines);
  const cells = simulation.size;
  const series = simulation.watch.width;
  const { count } = task;
  const values = task.into ?? new Float32Array(count * cells);
  const means = new Float64Array(count * series);
  const { sums, add, round, finish } = simulation.summing(cells);
  const { world, single } = sums;
  const survival = new Float64Array(count * SURVIVAL_CELLS);
  const ledgers = openLedgers(task);
  const accounts = new Float64Array(count * accountCells(task.market, task.asker));
  const accountBook =
    task.asker === undefined ? undefined : openAccountBook(simulation.world, task.market, task.asker, accounts);
  const dealings = new Float64Array(count * dealingCells(task.market));
  const rate = task.discountRate ?? runParameters.discountRate.default;
  const dealingsBook = openDealings(simulation.world, task.market, simulation.observer.series, dealings, rate);
  const looks = [accountBook, dealingsBook].filter((beside) => beside !== undefined);
  const onlook = looks.length === 0 ? undefined : () => looks.forEach((beside) => void beside.month());
  for (let i = 0; i < count; i++) {
    accountBook?.start(i);
    dealingsBook?.start();
    if (i < ledgers.worlds) {
      const books = openBooks(ledgers.years);
      simulate(
        simulation,
        task.first + i,
        world,
        0,
        () => {
          onlook?.();
          bookPayments(simulation.world, task.market.months, books.pay);
        },
        true,
      );
      ledgers.keep(i, books.closed());
    } else simulate(simulation, task.first + i, world, 0, onlook, true);
    survival.set(survivalIn(simulation.book), i * SURVIVAL_CELLS);
    accountBook?.close();
    dealingsBook?.close(world, i * dealingCells(task.market));
    round();
    values.set(single, i * cells);
    meansOverWindow(world, series, task.window, means, i * series);
    add();
  }
  finish();
  const moments = { counts: sums.counts.slice(), cellMeans: sums.means.slice(), squares: sums.squares.slice() };
  const beside = { survival, ledgers: ledgers.rows, accounts, dealings };
  return { first: task.first, count, values, ...moments, means, ...beside };
}

/** The ledgers of a batch: of how many worlds and years they are kept, and what becomes of the books of each. */
function openLedgers({ market, first, count, ledgers: thresholds = [] }: BatchTask) {
  const worlds = thresholds.length === 0 ? 0 : Math.max(0, Math.min(count, ledgerWorlds(market) - first));
  const width = thresholds.length * REGULARITIES;
  const rows = new Float64Array(worlds * width);
  const years = Math.floor(market.months / MONTHS_A_YEAR);
  return {
    worlds,
    years,
    rows,
    keep: (world: number, books: readonly Book[]) => rows.set(ledgerRowsBy(books, years, thresholds), world * width),
  };
}

/** As above, but only the readings are kept, and only what they need is observed. */
function readBatch(task: BatchTask, readings: readonly Reading[], engines: Engines): BatchResult {
  const months: readonly [number, number] = [
    Math.min(...readings.map((reading) => reading.months[0])),
    Math.max(...readings.map((reading) => reading.months[1])),
  ];
  const wanted = { series: [...new Set(readings.map(({ serie }) => serie))], months };
  const simulation = prepareReplications(task.market, task.seed, engines, wanted);
  const series = simulation.watch.width;
  const { first, count } = task;
  const world = new Float64Array(simulation.size);
  const means = new Float64Array(count * readings.length);
  for (let i = 0; i < count; i++) {
    simulate(simulation, first + i, world);
    for (let k = 0; k < readings.length; k++) {
      means[i * readings.length + k] = meanOf(world, series, readings[k].serie, readings[k].months);
    }
  }
  const none = new Float64Array(0);
  const moments = { counts: none, cellMeans: none, squares: none };
  const beside = { survival: none, ledgers: none, accounts: none, dealings: none };
  return { first, count, values: new Float32Array(0), ...moments, ...beside, means };
}
