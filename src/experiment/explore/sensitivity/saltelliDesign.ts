import type { Design } from "../designs.ts";

/**
 * The points of a variance-based analysis of k variables from N base rows: for each row a point a, a point b,
 * and k points that are a with one coordinate taken from b, so N (k + 2) in all. Point `row * (k + 2) + place`
 * is a at place 0, b at place 1, and a with coordinate i of b at place 2 + i.
 *
 * Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola (2010), "Variance based sensitivity analysis of
 * model output", Computer Physics Communications 181, 259-270.
 *
 * @param base  a design in twice as many dimensions as there are variables: coordinates of a, then of b
 */
export function saltelliDesign(base: Design): Design {
  const dimensions = base.dimensions / 2;
  const row = new Float64Array(base.dimensions);
  let filled = -1;
  return {
    points: base.points * (dimensions + 2),
    dimensions,
    point: (index, out) => {
      const wanted = Math.floor(index / (dimensions + 2));
      if (wanted !== filled) base.point(wanted, row);
      filled = wanted;
      const place = index % (dimensions + 2);
      for (let i = 0; i < dimensions; i++) out[i] = row[place === 1 || place === 2 + i ? dimensions + i : i];
    },
  };
}
