import { createStream, keyBySeed, type Stream, threefry, uniform } from "../model/random.ts";
import { settingValue, type Variable, valueAt } from "../scenario/vary.ts";
import { openSobolSequence, sobolPoint } from "./sobolSequence.ts";

/**
 * Designs: which points of a cube of variables are looked at. A point is one number a variable, at least 0
 * and below 1; `scenario/vary.ts` turns it into values of settings. The same seed gives the same design.
 */
export interface Design {
  readonly points: number;
  readonly dimensions: number;
  /** Writes a point, by its number from 0, to [0, dimensions). */
  readonly point: (index: number, out: Float64Array) => void;
}

/**
 * Sobol points, shifted at random by the seed; best with a power of two of them.
 *
 * @throws RangeError for more dimensions than there are direction numbers
 */
export function sobolDesign(points: number, dimensions: number, seed: string): Design {
  const sequence = openSobolSequence(dimensions);
  const stream = streamOf(seed, "sobol");
  const shift = new Uint32Array(dimensions);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    threefry(stream, dimension, 0);
    shift[dimension] = stream[2];
  }
  return { points, dimensions, point: (index, out) => sobolPoint(sequence, index, shift, out) };
}

/**
 * A Latin hypercube: each variable's range is cut into as many strips as there are points, and each strip
 * holds one point, at random within it.
 *
 * McKay, Beckman and Conover (1979), "A comparison of three methods for selecting values of input variables",
 * Technometrics 21, 239-245.
 */
export function latinHypercube(points: number, dimensions: number, seed: string): Design {
  const stream = streamOf(seed, "latin hypercube");
  const strips = Array.from({ length: dimensions }, (_, dimension) => shuffled(points, stream, dimension));
  return {
    points,
    dimensions,
    point: (index, out) => {
      for (let dimension = 0; dimension < dimensions; dimension++) {
        out[dimension] = (strips[dimension][index] + uniform(stream, index, dimensions + dimension)) / points;
      }
    },
  };
}

/** The numbers 0 .. count - 1 in a random order: in the order of a random number each. */
function shuffled(count: number, stream: Stream, dimension: number): Uint32Array {
  const luck = Float64Array.from({ length: count }, (_, index) => uniform(stream, index, dimension));
  return Uint32Array.from({ length: count }, (_, index) => index).sort((a, b) => luck[a] - luck[b]);
}

/** Draws of designs have a key of their own, so that they never are those of a world. */
function streamOf(seed: string, purpose: string): Stream {
  const stream = createStream();
  keyBySeed(`${seed}, ${purpose}`, stream);
  return stream;
}

/** How many points a grid has: the product of the numbers of levels. */
export function gridSize(levels: readonly number[]): number {
  return levels.reduce((product, count) => product * count, 1);
}

/** Which level of each variable a point of a grid takes; the last variable changes fastest. */
export function gridLevels(index: number, levels: readonly number[]): number[] {
  const taken: number[] = [];
  let rest = index;
  for (let variable = levels.length - 1; variable >= 0; variable--) {
    taken.unshift(rest % levels[variable]);
    rest = Math.floor(rest / levels[variable]);
  }
  return taken;
}

/** The points of a design over ranges, as settings; made when they are asked for. */
export function* pointsOfDesign(design: Design, variables: readonly Variable[]): Iterable<string[]> {
  const place = new Float64Array(design.dimensions);
  for (let index = 0; index < design.points; index++) {
    design.point(index, place);
    yield settingsAt(variables, place);
  }
}

/**
 * The settings at a place of the unit cube, one coordinate a variable, at least 0 and below 1; to a hundred-thousandth
 * of the range, so that people can read and repeat them.
 */
export function settingsAt(variables: readonly Variable[], place: Float64Array): string[] {
  return variables.map((variable, i) => {
    const { path, parameter } = variable;
    return `${path}=${settingValue(parameter, readable(valueAt(variable, place[i]), variable))}`;
  });
}

/** Decimals beyond which a number of JavaScript cannot be rounded. */
const MOST_DECIMALS = 100;

function readable(value: number, { low, high }: Variable): number {
  const decimals = 5 - Math.floor(Math.log10(high - low));
  if (!(decimals >= 0 && decimals <= MOST_DECIMALS)) return value;
  return Math.min(high, Math.max(low, Number(value.toFixed(decimals))));
}
