import { behindBest } from "../bestPoint.ts";
import { keyOf, movesFrom, type Split } from "./splits.ts";

/** Parts of the budget that are moved at a time, one after the other. */
export const STEPS = [0.2, 0.1, 0.05] as const;

/** How many of the first splits the search sets out from. */
export const STARTS = 3;

/** A split that was tried. */
export interface TriedSplit {
  readonly split: Split;
  /** Why it was tried. */
  readonly role: "even" | "corner" | "spread" | "move" | "middle";
  /** What was seen there, world by world; undefined where it failed. */
  readonly worlds?: Float64Array;
  readonly failure?: string;
}

/** What is seen at splits, in their order. */
export type SeeSplits = (splits: readonly Split[]) => Promise<readonly Pick<TriedSplit, "worlds" | "failure">[]>;

/** Splits that were tried, each once. */
class TriedSplits {
  readonly all: TriedSplit[] = [];
  readonly #places = new Map<string, number>();
  readonly #see: SeeSplits;

  constructor(see: SeeSplits) {
    this.#see = see;
  }

  /** Tries those that are new, and says where all of them stand. */
  async try(asked: readonly Pick<TriedSplit, "split" | "role">[]): Promise<number[]> {
    const fresh: Pick<TriedSplit, "split" | "role">[] = [];
    const places = asked.map(({ split, role }) => {
      const key = keyOf(split);
      const known = this.#places.get(key);
      if (known !== undefined) return known;
      const place = this.all.length + fresh.length;
      this.#places.set(key, place);
      fresh.push({ split, role });
      return place;
    });
    const seen = fresh.length === 0 ? [] : await this.#see(fresh.map(({ split }) => split));
    for (const [at, each] of fresh.entries()) this.all.push({ ...each, ...seen[at] });
    return places;
  }
}

/**
 * Looks for the best split of a budget.
 *
 * 1. All splits that are laid out beforehand are tried.
 * 2. From each of the best three a fifth of the budget is moved from one channel to another, in all ways; the best move is
 *    kept where it is clearly better in the same worlds, at 5 % shared among all moves from there; and so on until none
 *    is. Then with a tenth, and with a twentieth.
 *
 * Nothing is fitted and no slope is followed: a surface would hide the corners, and a slope would follow noise.
 *
 * @param first   the splits laid out beforehand
 * @param better  which way is better
 * @returns all that were tried, in order
 */
export async function searchSplits(
  first: readonly Pick<TriedSplit, "split" | "role">[],
  see: SeeSplits,
  better: "lower" | "higher",
): Promise<readonly TriedSplit[]> {
  const tried = new TriedSplits(see);
  await tried.try(first);
  const ranked = [...tried.all.keys()].filter((place) => Number.isFinite(meanOf(tried.all[place])));
  ranked.sort((a, b) => sideOf(better) * (meanOf(tried.all[b]) - meanOf(tried.all[a])) || a - b);
  for (const start of ranked.slice(0, STARTS)) await climb(tried, start, better);
  return tried.all;
}

async function climb(tried: TriedSplits, start: number, better: "lower" | "higher"): Promise<void> {
  let at = start;
  for (const step of STEPS) {
    for (;;) {
      const moves = movesFrom(tried.all[at].split, step).map((split) => ({ split, role: "move" as const }));
      const next = clearlyBetter(tried.all, at, await tried.try(moves), better);
      if (next === undefined) break;
      at = next;
    }
  }
}

/** The best of some splits, where it is clearly better than that at hand. */
function clearlyBetter(
  all: readonly TriedSplit[],
  at: number,
  moves: readonly number[],
  better: "lower" | "higher",
): number | undefined {
  const best = bestOf(all, moves, better);
  const [own, other] = [all[at].worlds, best === undefined ? undefined : all[best].worlds];
  if (best === undefined || own === undefined || other === undefined) return undefined;
  return behindBest(other, own, { better, others: moves.length }).worse ? best : undefined;
}

/** The place with the best mean, the first of equals; undefined where none has one. */
export function bestOf(
  all: readonly TriedSplit[],
  places: Iterable<number>,
  better: "lower" | "higher",
): number | undefined {
  let best: number | undefined;
  for (const place of places) {
    const mean = sideOf(better) * meanOf(all[place]);
    if (Number.isNaN(mean)) continue;
    if (best === undefined || mean > sideOf(better) * meanOf(all[best])) best = place;
  }
  return best;
}

function sideOf(better: "lower" | "higher"): 1 | -1 {
  return better === "lower" ? -1 : 1;
}

/** Mean over the worlds that have a value; NaN where none has. */
export function meanOf({ worlds }: Pick<TriedSplit, "worlds">): number {
  let [sum, n] = [0, 0];
  for (const value of worlds ?? []) {
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return n === 0 ? Number.NaN : sum / n;
}
