/**
 * The loyalty model of Weisbuch, Kirman and Herreiner (2000), small enough to write on any simulator.
 *
 * Every month each buyer, in order of number, visits one seller, drawn with probability
 * P_s = exp(beta J_s) / sum exp(beta J). A seller that has stock left gives it a profit of 1, an empty one 0.
 * Then all preferences fade, J_s <- (1 - gamma) J_s, and the one visited gains the profit. J starts at 0.
 * Stock is a fifth more than an equal split of the buyers, afresh every month.
 */

/** Sharpness of choice, beta. */
export const SENSITIVITY = 0.5;
/** What fades of a preference in a month, gamma. */
export const FORGETTING = 0.1;

export interface LoyaltySize {
  readonly buyers: number;
  readonly sellers: number;
  readonly months: number;
}

/** Uniform draw in [0, 1) for the choice of a buyer in a month. */
export type Draw = (buyer: number, month: number) => number;

export interface LoyaltyOutcome {
  /** Mean profit a buyer and month. */
  readonly profit: number;
  /** Mean over buyers of the largest choice probability, after the last month. */
  readonly largestShare: number;
}

/** One run of the model on one simulator. `advance` does a month; month counts from 0. */
export interface LoyaltyMarket {
  advance(month: number): void;
  outcome(): LoyaltyOutcome;
}

/** Sets up the model, ready for month 0. */
export type OpenMarket = (size: LoyaltySize, draw: Draw) => LoyaltyMarket;

/** Units that a seller has to sell in a month. */
export function stockOfSeller({ buyers, sellers }: LoyaltySize): number {
  return Math.ceil((1.2 * buyers) / sellers);
}

/** Outcome from the profit of all buyers and months and from the preferences of each buyer. */
export function outcomeOf(
  { buyers, months }: LoyaltySize,
  profitOfAll: number,
  preferencesOfBuyers: Iterable<ArrayLike<number>>,
): LoyaltyOutcome {
  let largestShares = 0;
  for (const preferences of preferencesOfBuyers) largestShares += largestShare(preferences);
  return { profit: profitOfAll / (buyers * months), largestShare: largestShares / buyers };
}

function largestShare(preferences: ArrayLike<number>): number {
  let sum = 0;
  let largest = 0;
  for (let s = 0; s < preferences.length; s++) {
    const weight = Math.exp(SENSITIVITY * preferences[s]);
    sum += weight;
    largest = Math.max(largest, weight);
  }
  return largest / sum;
}
