import { mean, quantile, sampleVariance } from "simple-statistics";
import { createStream, deriveStream, keyBySeed, type Stream, uniform } from "../../model/random.ts";
import { wilsonInterval } from "../../worlds/statistics/intervals.ts";
import { type CasesOf, type ObservedCase, UNKNOWN } from "./cases.ts";
import { neighbours } from "./neighbours.ts";
import { type Box, casesIn, restrictedIn, wholeBox } from "./prim.ts";

/** A share of cases with its 95 % interval over points and worlds. */
export interface ShareOfCases {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  readonly hits: number;
  readonly of: number;
}

/** How a box does on points that had no part in finding it. */
export interface CheckedFit {
  readonly coverage: ShareOfCases;
  readonly density: ShareOfCases;
}

/** Points that check a box, in the worlds that they share. */
export interface Checking {
  /** As they were observed; `places` of the cases are places among them. */
  readonly observed: readonly ObservedCase[];
  /** All that have a share of worlds, and those of them that no earlier box holds. */
  readonly all: CasesOf;
  readonly rest: CasesOf;
  /** Share of its worlds in which the outcome must happen for a point to be one of interest. */
  readonly share: number;
  /** Of what is drawn again; the same key draws the same. */
  readonly key: string;
}

const RESAMPLES = 1000;

/**
 * Density and coverage of a box on the points that check it, each with a 95 % interval of what other points in other
 * worlds, as many of each, show on average.
 *
 * All points lie in the same few worlds, so they err together: worlds and points are drawn again together, worlds with
 * replacement and for all points alike. Points of a design lie more evenly than by chance: of each two that lie beside each
 * other in the variables that the box limits, one is drawn and counts for both, so that where they lie hardly moves. A
 * point's own luck, which a draw of points holds already, would be counted twice; so what worlds add is shrunk to what is
 * common to the points:
 *
 *     share + l (w_b - mean of w) + (p_b - w_b),    l^2 = 1 - V / var w
 *
 * w_b: share in resample b of the worlds, with the points as they are; p_b: with points drawn too; V: variance of w if
 * each point had worlds of its own. The interval holds the middle 95 % of these; where all points are hits, or none is,
 * there is no spread to draw from, and it holds that of Wilson too.
 *
 * Owen (2007), "The pigeonhole bootstrap", Annals of Applied Statistics 1(2), 386-411, for drawing both; McCarthy (1969),
 * "Pseudo-replication: half samples", Review of the International Statistical Institute 37(3), 239-264, for one of two;
 * Cameron, Gelbach and Miller (2011), Journal of Business & Economic Statistics 29(2), 238-249, for taking out what both
 * hold. Of boxes found about planted edges it holds 94 to 97 in 100 where points have luck in common, 98 where they have
 * none, Wilson's alone 60 to 87 (`test/coverage`). Limits: of a box laid just below a wide edge the density is held in 89 to
 * 93, of one laid at a corner of two the coverage in 90 to 95. Rejected: points with replacement, as if they lay by chance,
 * which holds 95 to 100 of boxes that are found.
 */
export function checkedFit(checking: Checking, box: Box): CheckedFit {
  const { all, rest } = checking;
  const within = new Set(casesIn(rest, box).map((c) => rest.places[c]));
  const inside = Uint8Array.from(all.places, (place) => (within.has(place) ? 1 : 0));
  const seen = fitOfHits(all.interest, inside);
  const { density, coverage } = drawAgain(checking, inside, neighbours(all, restrictedIn(box, wholeBox(all))));
  return {
    coverage: shareOf(seen.coverage, coverage),
    density: shareOf(seen.density, density),
  };
}

/** Hits and whole of both shares. */
interface Fit {
  readonly coverage: Counts;
  readonly density: Counts;
}

interface Counts {
  readonly hits: number;
  readonly of: number;
}

/** @param drawn  how often each case counts; once unless given */
function fitOfHits(hits: Uint8Array, inside: Uint8Array, drawn?: Int32Array): Fit {
  let [both, within, all] = [0, 0, 0];
  for (let c = 0; c < hits.length; c++) {
    const times = drawn === undefined ? 1 : drawn[c];
    within += times * inside[c];
    all += times * hits[c];
    both += times * inside[c] * hits[c];
  }
  return { coverage: { hits: both, of: all }, density: { hits: both, of: within } };
}

/** A share in every resample: with the worlds drawn again, and with points too; and what own luck adds to the first. */
interface Resampled {
  readonly worlds: Float64Array;
  readonly both: Float64Array;
  readonly ownVariance: number;
}

function drawAgain(
  checking: Checking,
  inside: Uint8Array,
  pairs: readonly (readonly [number, number])[],
): Readonly<Record<keyof Fit, Resampled>> {
  const { all, share, key } = checking;
  const outcomes = all.places.map((place) => checking.observed[place].outcomes ?? new Int8Array(0));
  const worldCount = outcomes.reduce((most, { length }) => Math.max(most, length), 0);
  const empty = () => ({ worlds: new Float64Array(RESAMPLES), both: new Float64Array(RESAMPLES) });
  const shares = { coverage: empty(), density: empty() };
  const often = new Float64Array(all.count);
  const hits = new Uint8Array(all.count);
  const draw = drawing(key);
  for (let b = 0; b < RESAMPLES; b++) {
    hitsWhen(withReplacement(draw(b, WORLDS), worldCount), outcomes, share, hits);
    for (let c = 0; c < all.count; c++) often[c] += hits[c] / RESAMPLES;
    const [worlds, both] = [
      fitOfHits(hits, inside),
      fitOfHits(hits, inside, oneOfEach(draw(b, POINTS), pairs, all.count)),
    ];
    for (const name of ["coverage", "density"] as const) {
      shares[name].worlds[b] = worlds[name].hits / worlds[name].of;
      shares[name].both[b] = both[name].hits / both[name].of;
    }
  }
  const own = ownVariances(often, fitOfHits(all.interest, inside), inside);
  return {
    coverage: { ...shares.coverage, ownVariance: own.coverage },
    density: { ...shares.density, ownVariance: own.density },
  };
}

const WORLDS = 0;
const POINTS = 1;

/** Numbers from 0 to 1 of a resample, by place. The same key gives the same. */
function drawing(key: string): (resample: number, what: number) => (place: number) => number {
  const [base, own]: readonly Stream[] = [createStream(), createStream()];
  keyBySeed(key, base);
  return (resample, what) => {
    deriveStream(base, resample, what, own);
    return (place) => uniform(own, place, 0);
  };
}

/** How often each of so many is drawn in as many draws with replacement. */
function withReplacement(draw: (place: number) => number, count: number): Int32Array {
  const drawn = new Int32Array(count);
  for (let i = 0; i < count; i++) drawn[Math.floor(draw(i) * count)]++;
  return drawn;
}

/** Of each pair one counts twice and the other not at all; who is in none counts once. */
function oneOfEach(
  draw: (place: number) => number,
  pairs: readonly (readonly [number, number])[],
  count: number,
): Int32Array {
  const drawn = new Int32Array(count).fill(1);
  for (const [place, [one, other]] of pairs.entries()) {
    const isFirst = draw(place) < 0.5;
    drawn[one] = isFirst ? 2 : 0;
    drawn[other] = isFirst ? 0 : 2;
  }
  return drawn;
}

/** @param hits  out: 1 where the outcome happens often enough in the worlds drawn */
function hitsWhen(drawn: Int32Array, outcomes: readonly Int8Array[], share: number, hits: Uint8Array): void {
  for (let c = 0; c < outcomes.length; c++) {
    const own = outcomes[c];
    let [n, happened] = [0, 0];
    for (let world = 0; world < own.length; world++) {
      if (own[world] === UNKNOWN) continue;
      n += drawn[world];
      happened += drawn[world] * own[world];
    }
    hits[c] = n > 0 && happened / n >= share ? 1 : 0;
  }
}

/**
 * What the shares would vary by from one draw of worlds to the next if each point drew its own, to first order.
 *
 * @param often  share of the resamples in which each case is a hit
 */
function ownVariances(often: Float64Array, { coverage, density }: Fit, inside: Uint8Array): Record<keyof Fit, number> {
  let [within, outside] = [0, 0];
  for (let c = 0; c < often.length; c++) {
    const variance = often[c] * (1 - often[c]);
    if (inside[c] === 1) within += variance;
    else outside += variance;
  }
  const held = coverage.hits / coverage.of;
  return {
    density: within / density.of ** 2,
    coverage: (within * (1 - held) ** 2 + outside * held ** 2) / coverage.of ** 2,
  };
}

function shareOf({ hits, of }: Counts, resampled: Resampled): ShareOfCases {
  if (of === 0) return { share: Number.NaN, lower: Number.NaN, upper: Number.NaN, hits, of };
  const share = hits / of;
  const alone = wilsonInterval(share, of);
  const [lower, upper] = endsOf(share, resampled) ?? alone;
  const isOneSided = hits === 0 || hits === of;
  const ends = isOneSided ? [Math.min(lower, alone[0]), Math.max(upper, alone[1])] : [lower, upper];
  return { share, lower: Math.max(0, ends[0]), upper: Math.min(1, ends[1]), hits, of };
}

/** Ends of the middle 95 % of the resamples; undefined where there are none. */
function endsOf(share: number, { worlds, both, ownVariance }: Resampled): readonly [number, number] | undefined {
  const known = [...worlds.keys()].filter((b) => Number.isFinite(worlds[b] + both[b]));
  if (known.length < 2) return undefined;
  const seen = known.map((b) => worlds[b]);
  const [middle, spread] = [mean(seen), sampleVariance(seen)];
  const common = spread > 0 ? Math.sqrt(Math.max(0, 1 - ownVariance / spread)) : 0;
  const drawn = known.map((b) => within(share + common * (worlds[b] - middle)) + both[b] - worlds[b]);
  const [lower, upper] = quantile(drawn, [0.025, 0.975]);
  return [Math.min(share, lower), Math.max(share, upper)];
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
