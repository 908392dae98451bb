import { exp, log } from "../../../model/arithmetic.ts";
import { type Box, type Cases, fitOf, restrictedIn, wholeBox } from "./box.ts";
import { moved } from "./prim.ts";

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
export function neededEndsOnly(cases: Cases, start: Box, level = 0.05): Box {
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
