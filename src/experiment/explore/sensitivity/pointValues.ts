/** What was seen at every point of a design, world by world, series by series; NaN where a point failed. */
export interface PointValues {
  /** Keeps the means of a point, index `world * series + serie`. */
  readonly put: (point: number, means: Float64Array) => void;
  /** The values of a series, index `point * worlds + world`. */
  readonly of: (serie: number) => Float64Array;
}

export function openPointValues(series: number, points: number, worlds: number): PointValues {
  const columns = Array.from({ length: series }, () => new Float64Array(points * worlds).fill(Number.NaN));
  return {
    put: (point, means) => {
      for (let serie = 0; serie < series; serie++) {
        const column = columns[serie];
        for (let world = 0; world < worlds; world++) column[point * worlds + world] = means[world * series + serie];
      }
    },
    of: (serie) => columns[serie],
  };
}

/**
 * Memory that the values of a design take [bytes]. It grows with the points: the noise of a product of two points can
 * only be taken out where both are known world by world.
 */
export function memoryOfPointValues(series: number, points: number, worlds: number): number {
  return Float64Array.BYTES_PER_ELEMENT * series * points * worlds;
}
