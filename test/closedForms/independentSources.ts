/** Equal suppliers that are disrupted independently of each other and serve a demand of 1 together. */
export interface Sources {
  readonly count: 1 | 2;
  /** Of each, in a normal month [units a month]. */
  readonly capacity: number;
}

/** How disruptions come, last and hurt. */
export interface Disruptions {
  /** Chance that a supplier that works is disrupted [a month]. */
  readonly rate: number;
  /** Mean length [months]. */
  readonly months: number;
  /** Share of capacity that is lost. */
  readonly loss: number;
}

/** Long-run share of months in which a supplier is disrupted: pi = delta / (delta + 1/m). */
export function shareDown({ rate, months }: Disruptions): number {
  return rate / (rate + 1 / months);
}

/** What is delivered of a demand of 1 with so many sources down: re-routing loses nothing that the others can make. */
function delivered({ count, capacity }: Sources, down: number, loss: number): number {
  return Math.min(1, capacity * (count - down * loss));
}

/**
 * Expected fill rate in the long run: the mean over the joint states of independent two-state chains.
 *
 *     one     (1 - pi) f_0 + pi f_1
 *     two     (1 - pi)^2 f_0 + 2 pi (1 - pi) f_1 + pi^2 f_2,       f_k = min(1, K (n - k l))
 */
export function expectedFillRate(sources: Sources, disruptions: Disruptions): number {
  const pi = shareDown(disruptions);
  const fill = (down: number) => delivered(sources, down, disruptions.loss);
  if (sources.count === 1) return (1 - pi) * fill(0) + pi * fill(1);
  return (1 - pi) ** 2 * fill(0) + 2 * pi * (1 - pi) * fill(1) + pi ** 2 * fill(2);
}

/**
 * Standard deviation of the fill rate of one world over so many successive months.
 *
 * With X = 1 while a source is down, v = pi (1 - pi) and q = 1 - delta - 1/m, X has the covariances
 * v q^k. Of one source f = f_0 + (f_1 - f_0) X. Of two, with c = f_2 - 2 f_1 + f_0 and the centred
 * Y = X - pi, f = const + (f_1 - f_0 + c pi)(Y_1 + Y_2) + c Y_1 Y_2, so its covariances are
 * 2 (f_1 - f_0 + c pi)^2 v q^k + c^2 v^2 q^(2k).
 */
export function deviationOfMean(sources: Sources, disruptions: Disruptions, months: number): number {
  const pi = shareDown(disruptions);
  const v = pi * (1 - pi);
  const q = 1 - disruptions.rate - 1 / disruptions.months;
  const fill = (down: number) => delivered(sources, down, disruptions.loss);
  const c = sources.count === 1 ? 0 : fill(2) - 2 * fill(1) + fill(0);
  const slope = fill(1) - fill(0) + c * pi;
  const covariance = (k: number) => sources.count * slope * slope * v * q ** k + c * c * v * v * q ** (2 * k);
  let sum = months * covariance(0);
  for (let k = 1; k < months; k++) sum += 2 * (months - k) * covariance(k);
  return Math.sqrt(sum) / months;
}
