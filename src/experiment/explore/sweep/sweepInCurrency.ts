import { isMoney, moneyOf, UNIT_COSTS } from "../../money.ts";
import type { BehindBest } from "./bestPoint.ts";
import type { Sweep, SweepPoint } from "./sweep.ts";

/**
 * A sweep with every amount of money in the currency of its scenario as it is, at points that vary the unit cost
 * too. What is in a currency already stays as it is. The statistics of the other sweep are used up.
 */
export function sweepInCurrency(sweep: Sweep): Sweep {
  const money = moneyOf(sweep.scenario);
  if (sweep.money !== undefined || money === UNIT_COSTS) return sweep;
  const { factor } = money;
  const factors = sweep.series.map(({ measure }) => (isMoney(measure) ? factor : 1));
  const { best, base, points, outcome } = sweep;
  return {
    ...sweep,
    money,
    base: pointIn(base, factors),
    points: points.map((point) => pointIn(point, factors)),
    best: best && bestIn(best, factors[outcome]),
  };
}

function pointIn(point: SweepPoint, factors: readonly number[]): SweepPoint {
  return { ...point, statistics: point.statistics.changed((value, serie) => value * factors[serie]) };
}

function bestIn(best: NonNullable<Sweep["best"]>, factor: number): Sweep["best"] {
  const { gain, lower, upper, n } = best.overBase;
  return {
    ...best,
    behind: best.behind.map((behind) => behind && behindIn(behind, factor)),
    overBase: { n, gain: gain * factor, lower: lower * factor, upper: upper * factor },
  };
}

function behindIn({ n, behind, lower, upper, worse }: BehindBest, factor: number): BehindBest {
  return { n, behind: behind * factor, lower: lower * factor, upper: upper * factor, worse };
}
