import { sampleCorrelation } from "simple-statistics";
import { drawnValue } from "../../worlds/plausible/assumptions.ts";
import type { PlausiblePlan } from "../../worlds/plausible/markets.ts";
import { studentTail } from "../../worlds/statistics/student.ts";
import { holm } from "../compareArms.ts";

/** How far an assumed value and a difference go together over plausible markets. */
export interface Mover {
  readonly path: string;
  /** Rank correlation (Spearman 1904), from -1 to 1; NaN where too few markets have a value, or nothing varies. */
  readonly correlation: number;
  /** Two-sided p value of none, corrected after Holm (1979) over all values that were moved. */
  readonly pHolm: number;
}

/** Fewer markets say nothing of ranks. */
const FEWEST = 10;

/**
 * Which of the values that were moved go with a difference, by path. All are moved at once, so that each is seen
 * wherever the others are; with t = r sqrt((n - 2) / (1 - r^2)) Student's with n - 2 degrees of freedom.
 *
 * @returns for the differences, one a market, of which NaN is left out
 */
export function openMovers({ draws, moved }: PlausiblePlan): (differences: readonly number[]) => Mover[] {
  const drawn = moved.map((assumption) => draws.map((draw) => drawnValue(assumption, draw)));
  const all = drawn.map(ranksOf);
  return (differences) => {
    const known = [...draws.keys()].filter((market) => !Number.isNaN(differences[market]));
    const isAll = known.length === draws.length;
    const ranks = ranksOf(known.map((market) => differences[market]));
    const correlations = drawn.map((values, index) => {
      if (known.length < FEWEST) return Number.NaN;
      return correlation(isAll ? all[index] : ranksOf(known.map((market) => values[market])), ranks);
    });
    const corrected = holm(correlations.map((r) => pValue(r, known.length)));
    return moved.map(({ path }, index) => ({ path, correlation: correlations[index], pHolm: corrected[index] }));
  };
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const isConstant = (values: readonly number[]) => values.every((value) => value === values[0]);
  return isConstant(x) || isConstant(y) ? Number.NaN : sampleCorrelation([...x], [...y]);
}

function pValue(r: number, n: number): number {
  if (Number.isNaN(r)) return Number.NaN;
  return r * r >= 1 ? 0 : studentTail(Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r)), n - 2);
}

/** Ranks from 1; equal values have the mean of their ranks. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let place = start; place < end; place++) ranks[order[place]] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}
