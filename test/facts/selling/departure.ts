import { stepsOfAnyWorld } from "../../../src/model/keptWorld.ts";
import type { Market } from "../../../src/model/market.ts";
import { changeManagers } from "../../../src/model/processes/changeManagers.ts";
import { closing, SETTLED, schedule } from "../../../src/model/schedule.ts";
import { passMonth, prepare, startReplication } from "../../../src/model/simulate.ts";
import type { World } from "../../../src/model/world.ts";

/** Sales that go with the people: all managers of a supplier leave in one month, against the same world in which none does. */

const MONTHS = 12;

/** Steps of a month in which everybody leaves who looks after a buyer, in the month that is asked for. */
function stepsWith(leaves: number) {
  const process = (world: World) => {
    changeManagers(world);
    world.strategist.left.fill(world.month === leaves ? 1 : 0);
  };
  return {
    ...stepsOfAnyWorld,
    schedule: schedule.map((line) => (line.process === changeManagers ? process : line.process)),
    settled: SETTLED,
    closing: closing.map((line) => line.process),
  };
}

/** Units sold by the only strategist in the twelve months after a month, world by world. */
function salesAfter(market: Market, month: number, leaves: number, worlds: number): number[] {
  const simulation = prepare(market, "departure");
  const { world, observer, watch } = simulation;
  const steps = stepsWith(leaves);
  const row = new Float64Array(watch.width);
  return Array.from({ length: worlds }, (_, replication) => {
    startReplication(simulation, replication);
    let sold = 0;
    for (let now = 0; now <= month + MONTHS; now++) {
      passMonth({ world, observer, steps, watch }, now, row, 0, () => {
        if (now > month) sold += world.supplier.volume[world.strategist.supplier[0]];
      });
    }
    return sold;
  });
}

/** How much less is sold after all have left, as a share [0..1], with half of its 95 % interval. */
export function lostSales(
  market: Market,
  month: number,
  worlds: number,
): { readonly mean: number; readonly half: number } {
  const [with_, without] = [month, -1].map((leaves) => salesAfter(market, month, leaves, worlds));
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const mean = 1 - sum(with_) / sum(without);
  // A ratio of two sums: by its linear form, world by world.
  const errors = with_.map((sold, world) => sold - (1 - mean) * without[world]);
  const spread = Math.sqrt(sum(errors.map((error) => error ** 2)) / (worlds - 1));
  return { mean, half: (1.96 * spread * Math.sqrt(worlds)) / sum(without) };
}
