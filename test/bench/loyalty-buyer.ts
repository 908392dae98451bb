import { FORGETTING, SENSITIVITY } from "./loyalty-market.ts";

/**
 * What one buyer of the loyalty model thinks, for simulators that keep an object an agent. Both peers
 * use it, in plain loops and without allocation, so that what differs is the simulator and not the style.
 */

/** Seller visited: a logit draw over the preferences with the uniform number `u`. `weights` is scratch space. */
export function chooseSeller(preferences: readonly number[], weights: number[], u: number): number {
  const last = preferences.length - 1;
  let sum = 0;
  for (let s = 0; s <= last; s++) {
    weights[s] = Math.exp(SENSITIVITY * preferences[s]);
    sum += weights[s];
  }
  let left = u * sum - weights[0];
  let chosen = 0;
  while (left >= 0 && chosen < last) left -= weights[++chosen];
  return chosen;
}

/** Preferences fade, and the seller visited gains the profit. */
export function learn(preferences: number[], chosen: number, profit: number): void {
  for (let s = 0; s < preferences.length; s++) preferences[s] *= 1 - FORGETTING;
  preferences[chosen] += profit;
}
