import { describe, expect, test } from "vitest";
import { allocate, trialOf } from "../../src/analyse/allocation/allocation.ts";
import { evenSplit } from "../../src/analyse/allocation/splits.ts";
import { asked, BUDGET, best, bestShares, broughtBy, plantedBudget } from "../experiment/explore/plantedBudget.ts";

/*
 * How often the intervals of `allocate` hold the truth where it is known in closed form: five channels, of which one is
 * worth nothing at the best split. What a channel brings differs from world to world by `spread`, which cancels between
 * neighbours; `own` is chance of each split by itself, which does not. `left` is what the proposed split leaves to gain,
 * as a part of what the even one does. Of 200 trials:
 *
 *     worlds  spread  own    share of each channel held   mean width  loss of the even split held   left
 *     40      0.3     0      200 200 200 200 200          0.085       190                           0.004
 *     100     0.3     0.02   197 196 199 200 199          0.183       193                           0.07
 *     40      1       0.02   186 193 198 198 200          0.246       191                           0.15
 *     40      0.3     0.05   182 195 196 192 199          0.283       192                           0.21
 *
 * In the last, chance of a split by itself is three times what the even split loses; there the largest share is held in 91
 * of 100 trials, not in 95.
 */
const settings = [
  { worlds: 40, spread: 0.3, own: 0, left: 0.01 },
  { worlds: 100, spread: 0.3, own: 0.02, left: 0.1 },
  { worlds: 40, spread: 1, own: 0.02, left: 0.2 },
  { worlds: 40, spread: 0.3, own: 0.05, left: 0.25 },
];

const TRIALS = 200;

/** Of 200 trials, where 95 in a hundred hold: fewer than 178 are seen in less than one of a thousand cases. */
const LEAST = 178;

describe.each(settings)(
  "an allocation in $worlds worlds, spread $spread, own $own",
  { timeout: 3_600_000 },
  (chance) => {
    test("holds the best share of each channel, and the loss of the even split, about as often as it says", async () => {
      const shares = bestShares.map(() => 0);
      let [loss, left] = [0, 0];
      for (let trial = 0; trial < TRIALS; trial++) {
        const question = asked(`coverage ${trial}`, chance);
        const { found, tried } = await allocate(question, plantedBudget(question, chance));
        if (found === undefined) throw new Error("nothing was found");
        for (const [channel, share] of bestShares.entries()) {
          const { lower, upper } = found.winners.shares[channel];
          if (lower <= share && share <= upper) shares[channel]++;
        }
        const brought = (split: readonly number[]) => broughtBy(split.map((each) => each * BUDGET));
        const proposed = brought(tried[found.proposed].split);
        const even = trialOf(found, "even")?.toProposed[0];
        const truth = brought(evenSplit(bestShares.length)) - proposed;
        if (even !== undefined && even.lower <= truth && truth <= even.upper) loss++;
        left += (broughtBy(best.spends) - proposed) / TRIALS;
      }
      for (const held of [...shares, loss]) expect(held).toBeGreaterThanOrEqual(LEAST);
      const evenLoses = broughtBy(best.spends) - broughtBy(best.spends.map(() => BUDGET / best.spends.length));
      expect(left / evenLoses).toBeLessThan(chance.left);
    });
  },
);
