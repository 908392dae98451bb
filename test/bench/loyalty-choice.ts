import { createStream, decisions, deriveStream, gumbel, identityOf, keyBySeed } from "../../src/model/random.ts";
import type { Choose, LoyaltyMarket } from "./loyalty-market.ts";

/** How buyers choose: as one would write it for a simulator of one's own, and with the very draws of the engine. */

/**
 * A wheel of fortune, turned once a choice: fast, in a plain loop and without allocation, so that what differs is the
 * simulator and not the style. It draws as the peers' own models do, and cannot be repeated.
 */
export function wheel({ sellers }: LoyaltyMarket): Choose {
  const weights = new Array<number>(sellers).fill(0);
  const last = sellers - 1;
  return (_, __, preferences, sensitivity) => {
    let sum = 0;
    for (let s = 0; s <= last; s++) {
      weights[s] = Math.exp(sensitivity * preferences[s]);
      sum += weights[s];
    }
    let left = Math.random() * sum - weights[0];
    let chosen = 0;
    while (left >= 0 && chosen < last) left -= weights[++chosen];
    return chosen;
  };
}

/**
 * The seller with the largest beta J + G, G the Gumbel draw that the engine has for this buyer, seller and month of a
 * replication.
 *
 * @param sellersAre  name of the group of sellers
 */
export function asTheEngineDraws(
  { groups, buyers, sellers }: LoyaltyMarket,
  sellersAre: string,
  seed: string,
  replication: number,
): Choose {
  const [ofSeed, ofReplication, ofMonth] = [createStream(), createStream(), createStream()];
  keyBySeed(seed, ofSeed);
  deriveStream(ofSeed, replication, 0, ofReplication);
  const identities = buyers.map(({ group, member }) => identityOf(groups[group], member));
  const seller = Array.from({ length: sellers }, (_, s) => identityOf(sellersAre, s));
  return (buyer, month, preferences, sensitivity) => {
    deriveStream(ofReplication, 1 + decisions.indexOf("order"), month, ofMonth);
    const scores = seller.map((whom, s) => sensitivity * preferences[s] + gumbel(ofMonth, identities[buyer], whom));
    return scores.indexOf(Math.max(...scores));
  };
}
