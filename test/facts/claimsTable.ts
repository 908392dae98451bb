import type { ClaimMarkets } from "../../src/worlds/claims/plausibleClaims.ts";

import { shareOf } from "./shares.ts";

/** A claim as `catfish check --json` writes it. */
export interface FoundClaim {
  readonly scenario: string;
  readonly says: string;
  readonly verdict: "green" | "red" | "undecided";
  readonly mean: number;
  readonly markets: ClaimMarkets;
}

const words = { green: "holds", red: "fails", undecided: "undecided" } as const;

/** Claims with the share of markets in which they hold, in Markdown. */
export function* claimsTable(claims: readonly FoundClaim[]): Iterable<string> {
  yield "| scenario | claim | as written | plausible | all draws |";
  yield "|---|---|---|---|---|";
  for (const [place, { scenario, says, verdict, mean, markets }] of claims.entries()) {
    const isFirst = place === 0 || claims[place - 1].scenario !== scenario;
    const value = Number(mean.toPrecision(3));
    const shares = [
      [markets.heldAccepted, markets.accepted],
      [markets.held, markets.draws],
    ].map(([part, whole]) => shareOf(part, whole));
    yield `| ${[isFirst ? scenario : "", says, `${words[verdict]} (${value})`, ...shares].join(" | ")} |`;
  }
}
