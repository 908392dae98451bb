import { type Box, type BoxFit, type Cases, fitOf } from "./box.ts";
import { type Peeled, paste, peel } from "./prim.ts";
import { neededOnly } from "./restrictions.ts";

/** The boxes of a peeling, and the one that is chosen. */
export interface ChosenBox {
  /** In the order of peeling, all cases first. */
  readonly way: readonly Peeled[];
  /** The peel that the chosen box was made of, its place in `way`. */
  readonly step: number;
  readonly box: Box;
  readonly fit: BoxFit;
}

/**
 * Finds a box by patient rule induction and chooses one of those on the way: of every peel, limits that are not needed
 * are taken away (quasi p above 0.05) and the others widened as long as the box does not get thinner; the box that
 * agrees best with where the outcome happens is chosen, of equals the earlier.
 *
 * Bryant and Lempert (2010) leave the choice on the curve of coverage against density to the analyst; the agreement is
 * a rule that can be repeated. Rejected: the harmonic mean of coverage and density, which prefers the box of all cases
 * where the outcome is common.
 */
export function chooseBox(cases: Cases): ChosenBox {
  const way = peel(cases);
  const candidates = way.map(({ box }, step) => {
    const needed = neededOnly(cases, paste(cases, neededOnly(cases, box)).box);
    return { way, step, box: needed, fit: fitOf(cases, needed) };
  });
  return candidates.reduce((best, next) => (agreement(next.fit, cases) > agreement(best.fit, cases) ? next : best));
}

/**
 * How well a box agrees with where the outcome happens: the correlation, over cases, of lying in it with being of
 * interest (phi coefficient; Yule 1912, Matthews 1975). 1 where they are the same, 0 for the box of all cases and for
 * any that chance may give, whether the outcome is rare or common.
 */
export function agreement(
  { cases: inside, hits }: BoxFit,
  { count, interest }: Pick<Cases, "count" | "interest">,
): number {
  const all = interest.reduce((sum, one) => sum + one, 0);
  const spread = inside * (count - inside) * all * (count - all);
  return spread === 0 ? 0 : (hits * count - inside * all) / Math.sqrt(spread);
}
