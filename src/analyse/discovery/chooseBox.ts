import { exp, log } from "../../model/arithmetic.ts";
import {
  type Box,
  type BoxFit,
  type Cases,
  fitOf,
  moved,
  type Peeled,
  paste,
  peel,
  restrictedIn,
  wholeBox,
} from "./prim.ts";

/** The boxes of a peeling, and the one that is chosen. */
export interface ChosenBox {
  /** In the order of peeling, all cases first. */
  readonly way: readonly Peeled[];
  /** The peel that the chosen box was made of, its place in `way`. */
  readonly step: number;
  readonly box: Box;
  readonly fit: BoxFit;
}

/** Boxes of a peeling, those that agree best, of which limits that are not needed are taken away. */
const REFINED = 8;

/**
 * Finds a box by patient rule induction and chooses one of those on the way: of the peels that agree best with where
 * the outcome happens, limits that are not needed are taken away (quasi p above 0.05) and the others widened as long
 * as the box does not get thinner; the box that then agrees best is chosen, of equals the earlier.
 *
 * Since each cut looks at a thin slice alone, chance may lead it astray where the outcome happens in a narrow strip
 * far from where cutting begins. So cases are peeled once from all of them, and once from the best range of each
 * variable by itself; the way with the best box is taken.
 *
 * Bryant and Lempert (2010) leave the choice on the curve of coverage against density to the analyst; the agreement is
 * a rule that can be repeated. Rejected: the harmonic mean of coverage and density, which prefers the box of all cases
 * where the outcome is common.
 */
export function chooseBox(cases: Cases): ChosenBox {
  const starts = Array.from({ length: cases.variables }, (_, v) => wayFrom(cases, v));
  const chosen = [peel(cases), ...starts].map((way) => bestOfWay(cases, way));
  return chosen.reduce((best, next) => (agreement(next.fit, cases) > agreement(best.fit, cases) ? next : best));
}

/** From all cases to the best range of one variable at once, then peeling all of them. */
function wayFrom(cases: Cases, variable: number): Peeled[] {
  const whole = wholeBox(cases);
  return [{ box: whole, fit: fitOf(cases, whole) }, ...peel(cases, { start: bestRange(cases, variable) })];
}

/** The box that limits one variable alone and agrees best, of all ranges between two values of cases. */
function bestRange(cases: Cases, variable: number): Box {
  const whole = wholeBox(cases);
  const { values, variables, count, interest } = cases;
  const order = Array.from({ length: count }, (_, c) => c);
  const valueAt = (c: number) => values[c * variables + variable];
  order.sort((a, b) => valueAt(a) - valueAt(b));
  let best = { agreement: 0, low: whole.low[variable], high: whole.high[variable] };
  const isStart = (at: number) => at === 0 || valueAt(order[at]) > valueAt(order[at - 1]);
  const all = order.reduce((sum, c) => sum + interest[c], 0);
  for (let from = 0; from < count; from++) {
    if (!isStart(from)) continue;
    let hits = 0;
    for (let to = from; to < count; to++) {
      hits += interest[order[to]];
      if (to + 1 < count && !isStart(to + 1)) continue;
      const found = correlation({ inside: to - from + 1, hits, all, count });
      if (found > best.agreement) best = { agreement: found, low: valueAt(order[from]), high: valueAt(order[to]) };
    }
  }
  return moved(moved(whole, variable, "low", best.low), variable, "high", best.high);
}

/** Places of boxes, those that agree best first, of equals the earlier. */
function ranked(cases: Cases, way: readonly Peeled[]): number[] {
  const agreements = way.map(({ fit }) => agreement(fit, cases));
  return [...way.keys()].sort((a, b) => agreements[b] - agreements[a] || a - b);
}

function bestOfWay(cases: Cases, way: readonly Peeled[]): ChosenBox {
  const refined = ranked(cases, way)
    .slice(0, REFINED)
    .sort((a, b) => a - b)
    .map((step) => {
      const needed = neededEndsOnly(cases, paste(cases, neededOnly(cases, way[step].box)).box);
      return { way, step, box: needed, fit: fitOf(cases, needed) };
    });
  return refined.reduce((best, next) => (agreement(next.fit, cases) > agreement(best.fit, cases) ? next : best));
}

/**
 * How well a box agrees with where the outcome happens: the correlation, over cases, of lying in it with being of
 * interest (phi coefficient; Yule 1912, Matthews 1975). 1 where they are the same, 0 for the box of all cases and, on
 * average, for one laid at random, whether the outcome is rare or common.
 */
export function agreement(
  { cases: inside, hits }: BoxFit,
  { count, interest }: Pick<Cases, "count" | "interest">,
): number {
  return correlation({ inside, hits, all: interest.reduce((sum, one) => sum + one, 0), count });
}

interface Marks {
  /** Cases in the box, and those of interest among them. */
  readonly inside: number;
  readonly hits: number;
  /** Cases of interest, and all cases. */
  readonly all: number;
  readonly count: number;
}

function correlation({ inside, hits, all, count }: Marks): number {
  const spread = inside * (count - inside) * all * (count - all);
  return spread === 0 ? 0 : (hits * count - inside * all) / Math.sqrt(spread);
}

/** A limit of a box on one variable, and whether it is needed. */
export interface Restriction {
  readonly variable: number;
  /**
   * Chance to see so many cases of interest in the box, or more, if the limits on this variable did nothing: small
   * where they are needed. "Quasi", since the limits were chosen by the same cases.
   */
  readonly quasiP: number;
  /** Density and coverage of the box without them. */
  readonly densityWithout: number;
  readonly coverageWithout: number;
}

/**
 * The limits of a box, each with its quasi p value: the upper tail of a binomial distribution, with the cases in
 * the box as trials and the density without the limits as chance.
 *
 * The quasi p value of Bryant and Lempert (2010), as the EMA Workbench has it.
 */
export function restrictionsOf(cases: Cases, box: Box): Restriction[] {
  const whole = wholeBox(cases);
  const fit = fitOf(cases, box);
  return restrictedIn(box, whole).map((variable) => {
    const without = fitOf(cases, withoutLimits(box, whole, variable));
    return {
      variable,
      quasiP: binomialTail(fit.cases, fit.hits, without.density),
      densityWithout: without.density,
      coverageWithout: without.coverage,
    };
  });
}

function withoutLimits({ low, high }: Box, whole: Box, variable: number): Box {
  return {
    low: low.map((limit, v) => (v === variable ? whole.low[v] : limit)),
    high: high.map((limit, v) => (v === variable ? whole.high[v] : limit)),
  };
}

/** Limits that are not needed are taken away, the least needed first, until all that are left are. */
export function neededOnly(cases: Cases, box: Box, level = 0.05): Box {
  const [worst] = restrictionsOf(cases, box).sort((a, b) => b.quasiP - a.quasiP);
  if (worst === undefined || worst.quasiP <= level) return box;
  return neededOnly(cases, withoutLimits(box, wholeBox(cases), worst.variable), level);
}

/**
 * The same for each end of a range by itself, after whole variables: peeling cuts a little off an end by chance where
 * the other one matters.
 */
function neededEndsOnly(cases: Cases, start: Box, level = 0.05): Box {
  const box = neededOnly(cases, start, level);
  const whole = wholeBox(cases);
  const fit = fitOf(cases, box);
  let worst: { readonly box: Box; readonly quasiP: number } | undefined;
  for (const variable of restrictedIn(box, whole)) {
    for (const end of ["low", "high"] as const) {
      if (box[end][variable] === whole[end][variable]) continue;
      const open = moved(box, variable, end, whole[end][variable]);
      const quasiP = binomialTail(fit.cases, fit.hits, fitOf(cases, open).density);
      if (quasiP > level && (worst === undefined || quasiP > worst.quasiP)) worst = { box: open, quasiP };
    }
  }
  return worst === undefined ? box : neededEndsOnly(cases, worst.box, level);
}

/** Chance of `hits` or more successes in so many trials. */
export function binomialTail(trials: number, hits: number, chance: number): number {
  if (hits <= 0) return 1;
  if (chance <= 0) return 0;
  if (chance >= 1) return 1;
  let logTerm = 0;
  for (let k = 1; k <= hits; k++) logTerm += log((trials - hits + k) / k) + log(chance);
  logTerm += (trials - hits) * log(1 - chance);
  let term = exp(logTerm);
  let sum = 0;
  for (let k = hits; k <= trials; k++) {
    sum += term;
    term *= ((trials - k) / (k + 1)) * (chance / (1 - chance));
  }
  return Math.min(1, sum);
}
