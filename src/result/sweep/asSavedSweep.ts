import type { BehindBest } from "../../analyse/bestPoint.ts";
import type { Sweep, SweepPoint } from "../../analyse/sweep.ts";
import { savedNumber } from "../saved/asSaved.ts";

/**
 * A sweep with the numbers that its tables keep: seven significant digits. Which point is best, and which may be as
 * good, was decided before by every bit. Charts, answer and page are made from this, so that they never disagree
 * with the files, and come out the same when they are made again from a folder. The statistics of the other are used up.
 */
export function asSavedSweep(sweep: Sweep): Sweep {
  const { base, points, best } = sweep;
  return { ...sweep, base: savedPoint(base), points: points.map(savedPoint), best: best && savedBest(best) };
}

function savedPoint(point: SweepPoint): SweepPoint {
  return { ...point, statistics: point.statistics.changed(savedNumber) };
}

function savedBest(best: NonNullable<Sweep["best"]>): Sweep["best"] {
  const { n, gain, lower, upper } = best.overBase;
  return {
    ...best,
    behind: best.behind.map((behind) => behind && savedBehind(behind)),
    overBase: { n, gain: savedNumber(gain), lower: savedNumber(lower), upper: savedNumber(upper) },
  };
}

function savedBehind({ n, behind, lower, upper, worse }: BehindBest): BehindBest {
  return { n, behind: savedNumber(behind), lower: savedNumber(lower), upper: savedNumber(upper), worse };
}
