import type { Cases } from "./prim.ts";

/**
 * Pairs of cases that lie beside each other: all are cut in two along the variable in which they lie furthest apart, as a
 * share of its range, each part again, until two are left. Of an odd number one stays alone.
 *
 * @param variables  in which they lie beside each other, by number; the others do not count
 */
export function neighbours(
  { values, variables: width, count }: Pick<Cases, "values" | "variables" | "count">,
  variables: readonly number[],
): (readonly [number, number])[] {
  const at = (c: number, v: number) => values[c * width + v];
  const spread = (cases: readonly number[], v: number) => {
    const [first] = cases;
    let [low, high] = [at(first, v), at(first, v)];
    for (const c of cases) [low, high] = [Math.min(low, at(c, v)), Math.max(high, at(c, v))];
    return high - low;
  };
  const all = Array.from({ length: count }, (_, c) => c);
  if (all.length < 2) return [];
  const ranges = new Map(variables.map((v) => [v, spread(all, v) || 1]));
  const widest = (cases: readonly number[]) => {
    let [found, most] = [-1, -1];
    for (const [v, range] of ranges) {
      const share = spread(cases, v) / range;
      if (share > most) [found, most] = [v, share];
    }
    return found;
  };
  const pairs: (readonly [number, number])[] = [];
  const cut = (cases: readonly number[]): void => {
    if (cases.length < 2) return;
    if (cases.length === 2) {
      pairs.push([cases[0], cases[1]]);
      return;
    }
    const v = widest(cases);
    const ordered = v < 0 ? cases : cases.toSorted((a, b) => at(a, v) - at(b, v));
    const half = 2 * Math.ceil(cases.length / 4);
    cut(ordered.slice(0, half));
    cut(ordered.slice(half));
  };
  cut(all);
  return pairs;
}
