import { createStream, decisions, deriveStream, keyBySeed, uniform } from "../../src/model/random.ts";
import type { Draw } from "./loyalty-market.ts";

const ORDER = decisions.indexOf("order");

/** Draws keyed by (seed, replication, month, buyer), as the engine makes its own. */
export function keyedDraw(seed: string, replication: number): Draw {
  const ofSeed = createStream();
  const ofReplication = createStream();
  const ofMonth = createStream();
  keyBySeed(seed, ofSeed);
  deriveStream(ofSeed, replication, 0, ofReplication);
  let keyedMonth = -1;
  return (buyer, month) => {
    if (month !== keyedMonth) {
      deriveStream(ofReplication, ORDER, month, ofMonth);
      keyedMonth = month;
    }
    return uniform(ofMonth, buyer, 0);
  };
}

/** What the peers' own models draw with: fast, and not repeatable. */
export const unkeyedDraw: Draw = () => Math.random();
