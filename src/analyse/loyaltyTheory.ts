import { exp, log } from "../model/arithmetic.ts";

/**
 * What theory says of buyers that follow the preference they have learned (`model/processes/learnPreference.ts`):
 * the mean field of Weisbuch, Kirman and Herreiner (2000), "Market organisation and trading
 * relationships", Economic Journal 110, 411-436.
 *
 * n equal suppliers, a profit pi from each month's order, forgetting gamma, sensitivity beta, and
 * K = beta pi / gamma. In a steady state gamma J_j = pi P_j with P logit in beta J. With one favourite
 * and n - 1 equals, x = beta (J_1 - J_2) solves
 *
 *     x = K (e^x - 1) / (e^x + n - 1),    P_1 = e^x / (e^x + n - 1),    y = P_1^2 + (1 - P_1)^2 / (n - 1)
 *
 * x = 0 is shopping around, y = 1/n. It loses its stability at K = n. With two suppliers loyalty grows
 * from there without a jump (x = K tanh(x/2)); with three or more a loyal state exists from a lower K
 * on, so that both are possible in between and the change is a jump.
 */

/**
 * Sensitivity above which shopping around is unstable: n gamma / pi [per unit cost].
 *
 * @param suppliers   n, 2 or more
 * @param forgetting  gamma [a month], above 0
 * @param profit      pi, value less price of a month's order [unit costs], above 0
 */
export function criticalSensitivity(suppliers: number, forgetting: number, profit: number): number {
  return (suppliers * forgetting) / profit;
}

/** Sensitivity over the critical one from which a loyal state exists: 1 for two suppliers, less for more. */
export function firstLoyalMultiple(suppliers: number): number {
  return firstLoyalK(suppliers) / suppliers;
}

/** Order parameter y of a buyer that shops around among n suppliers. */
export function shoppingLoyalty(suppliers: number): number {
  return 1 / suppliers;
}

/**
 * Order parameter y of the loyal state, which is stable; NaN where there is none.
 *
 * @param multiple  sensitivity over the critical one (K / n)
 */
export function loyalLoyalty(suppliers: number, multiple: number): number {
  const k = multiple * suppliers;
  const top = bendsOf(k, suppliers)?.high;
  if (top === undefined || top <= 0 || pull(top, k, suppliers) < 0) return Number.NaN;
  return orderParameter(
    bisect((x) => -pull(x, k, suppliers), top, Math.max(k, top)),
    suppliers,
  );
}

/**
 * Order parameter y of the unstable state between shopping and loyal, where both are stable: a buyer
 * with less preference for its favourite goes back to shopping, one with more becomes loyal. NaN elsewhere.
 *
 * @param multiple  sensitivity over the critical one (K / n)
 */
export function divideLoyalty(suppliers: number, multiple: number): number {
  const k = multiple * suppliers;
  const bends = bendsOf(k, suppliers);
  if (bends === undefined || bends.low <= 0 || k >= suppliers || pull(bends.high, k, suppliers) < 0) return Number.NaN;
  return orderParameter(
    bisect((x) => pull(x, k, suppliers), bends.low, bends.high),
    suppliers,
  );
}

/** Chance of the favourite, P_1 in [1/n, 1), from the order parameter y. */
export function favouriteChance(suppliers: number, loyalty: number): number {
  const rest = suppliers - 1;
  return (1 + Math.sqrt(Math.max(0, rest * (suppliers * loyalty - 1)))) / suppliers;
}

/** K (e^x - 1) / (e^x + n - 1) - x: what is learned in favour of the favourite less what is forgotten. */
function pull(x: number, k: number, suppliers: number): number {
  const favour = exp(x);
  return (k * (favour - 1)) / (favour + suppliers - 1) - x;
}

/**
 * Where the pull stops falling (low) and stops rising (high): z = e^x solves
 * z^2 - (K n - 2 (n - 1)) z + (n - 1)^2 = 0. Nowhere while K < 4 (n - 1) / n.
 */
function bendsOf(k: number, suppliers: number): { readonly low: number; readonly high: number } | undefined {
  const rest = suppliers - 1;
  const half = (k * suppliers) / 2 - rest;
  const root = half * half - rest * rest;
  if (half <= 0 || root < 0) return undefined;
  const large = half + Math.sqrt(root);
  return { low: log((rest * rest) / large), high: log(large) };
}

/** K at which a loyal state first exists: the pull at its top is 0. */
function firstLoyalK(suppliers: number): number {
  if (suppliers === 2) return 2;
  const rest = suppliers - 1;
  const top = (k: number) => pull(bendsOf(k, suppliers)?.high ?? 0, k, suppliers);
  return bisect(top, ((4 * rest) / suppliers) * (1 + 1e-12), suppliers);
}

function orderParameter(x: number, suppliers: number): number {
  const rest = suppliers - 1;
  const other = 1 / (exp(x) + rest);
  const favourite = 1 - rest * other;
  return favourite * favourite + rest * other * other;
}

/** Place between `low` and `high` where a rising function passes zero, to the last digits. */
function bisect(rising: (x: number) => number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (let step = 0; step < 100; step++) {
    const middle = (below + above) / 2;
    if (rising(middle) < 0) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
}
