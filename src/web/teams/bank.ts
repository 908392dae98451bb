import { MARKETS } from "./letters.ts";

/**
 * The bank of markets that a room can play: scenarios of the page under seeds of their own, numbered from 1. All teams
 * that choose the same number are in the same market with the same luck. What does best in it is for the host alone.
 */

export interface BankMarket {
  /** From 1 to 4. */
  readonly number: number;
  /** Name of its scenario. */
  readonly scenario: string;
  readonly seed: string;
}

/** Four markets of the scenarios that a page has, in their order, again from the first with another seed. */
export function bankOf(scenarios: readonly string[], seed: string): BankMarket[] {
  return Array.from({ length: scenarios.length === 0 ? 0 : MARKETS }, (_, at) => ({
    number: at + 1,
    scenario: scenarios[at % scenarios.length],
    seed: `${seed} market ${at + 1}`,
  }));
}
