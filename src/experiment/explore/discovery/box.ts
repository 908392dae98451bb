/** A part of the space of variables: for each, the smallest and largest value that lie in it. */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Cases: points with the share of their worlds in which the outcome happened. */
export interface Cases {
  readonly count: number;
  readonly variables: number;
  /** Index `case * variables + variable`. */
  readonly values: Float64Array;
  /** 1 where the outcome happened often enough for the case to be one of interest, else 0. */
  readonly interest: Uint8Array;
}

/** How well a box tells where the outcome happens. */
export interface BoxFit {
  /** Cases in the box, and those of interest among them. */
  readonly cases: number;
  readonly hits: number;
  /** Share of all cases of interest that lie in it. */
  readonly coverage: number;
  /** Share of the cases in it that are of interest. */
  readonly density: number;
  /** Share of all cases that lie in it. */
  readonly mass: number;
}

/** The box that holds all cases. */
export function wholeBox({ count, variables, values }: Cases): Box {
  const low = new Array<number>(variables).fill(Number.POSITIVE_INFINITY);
  const high = new Array<number>(variables).fill(Number.NEGATIVE_INFINITY);
  for (let c = 0; c < count; c++) {
    for (let v = 0; v < variables; v++) {
      const value = values[c * variables + v];
      low[v] = Math.min(low[v], value);
      high[v] = Math.max(high[v], value);
    }
  }
  return { low, high };
}

/** Numbers of the cases in a box. */
export function casesIn({ count, variables, values }: Cases, { low, high }: Box): number[] {
  const inside: number[] = [];
  for (let c = 0; c < count; c++) {
    let isIn = true;
    for (let v = 0; v < variables && isIn; v++) {
      const value = values[c * variables + v];
      isIn = value >= low[v] && value <= high[v];
    }
    if (isIn) inside.push(c);
  }
  return inside;
}

export function fitOf(cases: Cases, box: Box): BoxFit {
  return fitOfCases(cases, casesIn(cases, box));
}

export function fitOfCases({ count, interest }: Cases, inside: readonly number[]): BoxFit {
  const all = interest.reduce((sum, one) => sum + one, 0);
  const hits = inside.reduce((sum, c) => sum + interest[c], 0);
  return {
    cases: inside.length,
    hits,
    coverage: all === 0 ? 0 : hits / all,
    density: inside.length === 0 ? 0 : hits / inside.length,
    mass: count === 0 ? 0 : inside.length / count,
  };
}

/** Which variables a box restricts: those whose limits leave out some case of the whole. */
export function restrictedIn(box: Box, whole: Box): number[] {
  return [...box.low.keys()].filter((v) => box.low[v] > whole.low[v] || box.high[v] < whole.high[v]);
}
