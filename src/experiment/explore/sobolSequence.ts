import { directionNumbers } from "./directionNumbers.ts";

/** Most dimensions that a Sobol sequence of ours has. */
export const MOST_DIMENSIONS = directionNumbers.length + 1;

const BITS = 32;
const TWO_TO_32 = 4294967296;

/**
 * A Sobol sequence: points that fill the unit cube evenly, so that a mean over n of them errs by about
 * log(n)^d / n rather than 1 / sqrt(n). The first 2^m points put one point into each of 2^m equal
 * boxes, of every shape in the first two dimensions; so use powers of two.
 *
 * Antonov and Saleev's order (Gray code); direction numbers after Joe and Kuo (2008). Own code, since the packages
 * on npm read their table from disk at run time, or shift 32-bit words by 52.
 */
export interface SobolSequence {
  readonly dimensions: number;
  /** 32 direction words of each dimension, one after the other. */
  readonly directions: Uint32Array;
}

/**
 * @param dimensions  1 to `MOST_DIMENSIONS`
 * @throws RangeError for more dimensions than there are direction numbers
 */
export function openSobolSequence(dimensions: number): SobolSequence {
  if (!(dimensions >= 1 && dimensions <= MOST_DIMENSIONS)) {
    throw new RangeError(`a Sobol sequence has 1 to ${MOST_DIMENSIONS} dimensions, not ${dimensions}`);
  }
  const directions = new Uint32Array(dimensions * BITS);
  for (let bit = 0; bit < BITS; bit++) directions[bit] = 2 ** (BITS - 1 - bit);
  for (let dimension = 1; dimension < dimensions; dimension++) {
    fillDirections(directions.subarray(dimension * BITS, (dimension + 1) * BITS), dimension);
  }
  return { dimensions, directions };
}

/** Recurrence of the direction numbers of one dimension, after Joe and Kuo (2008). */
function fillDirections(words: Uint32Array, dimension: number): void {
  const [degree, coefficients, first] = directionNumbers[dimension - 1];
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      words[bit] = first[bit] * 2 ** (BITS - 1 - bit);
      continue;
    }
    let word = words[bit - degree] ^ (words[bit - degree] >>> degree);
    for (let k = 1; k < degree; k++) {
      if ((coefficients >> (degree - 1 - k)) & 1) word ^= words[bit - k];
    }
    words[bit] = word;
  }
}

/**
 * Writes a point of the sequence; any point may be asked for on its own.
 *
 * @param index  number of the point, from 0 (the origin, unless shifted) to 2^32 - 1
 * @param shift  one 32-bit word a dimension that all points are shifted by, bit by bit: keeps what makes the
 *               sequence even, and makes means over it unbiased when the words are random, since each point by
 *               itself then lies anywhere with equal chance
 * @param out    out: at [0, dimensions), each at least 0 and below 1
 */
export function sobolPoint(
  { dimensions, directions }: SobolSequence,
  index: number,
  shift: Uint32Array,
  out: Float64Array,
): void {
  const gray = (index ^ (index >>> 1)) >>> 0;
  for (let dimension = 0; dimension < dimensions; dimension++) {
    let word = shift[dimension];
    for (let bit = 0; bit < BITS; bit++) {
      if ((gray >>> bit) & 1) word ^= directions[dimension * BITS + bit];
    }
    out[dimension] = (word >>> 0) / TWO_TO_32;
  }
}
