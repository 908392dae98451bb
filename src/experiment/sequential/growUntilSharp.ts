import { BATCH_SIZE } from "../batch.ts";
import { type Contrast, EQUAL_WORLDS, type Look, lookAt } from "./look.ts";
import type { Precision, Stop } from "./precision.ts";

/** Worlds of one or more arms that can be added to. */
export interface GrowingSample {
  /** Brings every arm to this number of worlds: a whole number of batches, but for the last. */
  growTo(worlds: number): Promise<void>;
  /** The means that are to be known, each over the worlds so far; at least one. The widest decides. */
  contrasts(): readonly Contrast[];
}

/** No step more than doubles the worlds, so that a spread that seemed large for a while costs little. */
const LARGEST_STEP = 2;

/** A little more than the spread seen asks for, so that the next look is the last one more often than not. */
const MARGIN = 1.05;

/**
 * Adds worlds until the mean asked for is known as precisely as asked (`lookAt` says when), or the ceiling is
 * reached. Each look tells how many worlds to grow to before the next. The number of worlds depends on their
 * values alone, so that it is the same on any number of threads.
 */
export async function growUntilSharp(sample: GrowingSample, asked: Precision): Promise<Stop> {
  let worlds = Math.min(asked.most, wholeBatches(asked.least));
  for (;;) {
    await sample.growTo(worlds);
    const look = leastKnown(sample.contrasts(), asked, worlds);
    const stop = stopAt(worlds, look, asked);
    if (stop !== undefined) return stop;
    const next = Math.min(worlds * LARGEST_STEP, worldsFor(look, worlds) * MARGIN);
    worlds = Math.min(asked.most, wholeBatches(Math.max(worlds + 1, next)));
  }
}

/** The look at the mean that needs the most worlds. */
function leastKnown(contrasts: readonly Contrast[], asked: Precision, worlds: number): Look {
  const looks = contrasts.map((contrast) => lookAt(contrast, asked));
  return looks.reduce((least, look) => (worldsFor(look, worlds) > worldsFor(least, worlds) ? look : least));
}

/** Why to stop here; undefined where more worlds are wanted. */
function stopAt(worlds: number, look: Look, asked: Precision): Stop | undefined {
  const { n, half, target, fewest, forWidth } = look;
  const stopped = { asked, worlds, n, half: known(half), target: known(target), needed: null };
  const isHopeless = worlds >= Math.min(EQUAL_WORLDS, asked.most);
  if (n === 0 && isHopeless) return { ...stopped, reason: "missing" };
  if (target === 0 && half > 0 && isHopeless) return { ...stopped, reason: "zero" };
  const allSame = look.isZero ? "none" : "same";
  if (n >= fewest && n >= forWidth) return { ...stopped, reason: half === 0 ? allSame : "narrow" };
  if (worlds < asked.most) return undefined;
  // Where no world differs, more of them promise nothing.
  if (half === 0) return { ...stopped, reason: allSame };
  const needed = known(Math.ceil(worldsFor(look, worlds)));
  return { ...stopped, needed, reason: half <= target ? "uneven" : "ceiling" };
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Worlds to simulate for as many values as are needed: some worlds may have none. */
function worldsFor({ n, fewest, forWidth }: Look, worlds: number): number {
  return (Math.max(fewest, forWidth) * worlds) / n;
}

function wholeBatches(worlds: number): number {
  return Math.ceil(worlds / BATCH_SIZE) * BATCH_SIZE;
}
