/** A box on the way from all cases to the densest few. */
export interface Peeled {
  readonly box: Box;
  readonly fit: BoxFit;
}

export interface PrimOptions {
  /** Share of the cases in the box that one step cuts off; 0.05 unless given: patient (Friedman and Fisher 1999). */
  readonly peel?: number;
  /** Share of all cases below which a box is too small to say anything; 0.05 unless given. */
  readonly leastMass?: number;
  /** Box that peeling starts from; all cases unless given. */
  readonly start?: Box;
}

const PEEL = 0.05;
const LEAST_MASS = 0.05;

/**
 * The patient rule induction method: from all cases, cuts a thin slice off one end of one variable at a time,
 * always the one that makes the box denser by most a case that it loses, until the box would be too small; then looks
 * at every box on the way whether moving a limit back out makes it denser (pasting).
 *
 * Friedman and Fisher (1999), "Bump hunting in high-dimensional data", Statistics and Computing 9, 123-143;
 * for scenario discovery Bryant and Lempert (2010), "Thinking inside the box", Technological Forecasting and
 * Social Change 77, 34-49. That a cut is judged by what it gains a case, where some variables have few values: after
 * Kwakkel and Jaxa-Rozen (2016), "Improving scenario discovery for handling heterogeneous uncertainties and
 * multinomial classified outcomes", Environmental Modelling & Software 79, 311-321, and the first lenient objective of
 * the EMA Workbench, which stops where no cut gains; ours goes on, by the cut that loses least density. Rejected: the
 * densest box after the cut, as at first; a variable of few values, whose cuts are large, is then cut before one that
 * matters more.
 *
 * @returns the boxes in the order of peeling, all cases or the start first; the last is the densest of its size
 */
export function peel(cases: Cases, options: PrimOptions = {}): Peeled[] {
  const { peel: share = PEEL, leastMass = LEAST_MASS } = options;
  const least = Math.max(1, Math.ceil(leastMass * cases.count));
  let box = options.start ?? wholeBox(cases);
  let inside: readonly number[] = casesIn(cases, box);
  const way: Peeled[] = [{ box, fit: fitOfCases(cases, inside) }];
  for (;;) {
    const next = bestCut(cases, box, inside, share, least);
    if (next === undefined) return way;
    box = next.box;
    inside = next.inside;
    way.push({ box, fit: fitOfCases(cases, inside) });
  }
}

interface Cut {
  readonly box: Box;
  readonly inside: readonly number[];
  /** What it gains in density a case that is lost; what it gains in all where that is nothing or less. */
  readonly gain: number;
}

/** The thin slice whose loss gains most a case; of equals the one that loses fewest cases. */
function bestCut(cases: Cases, box: Box, inside: readonly number[], share: number, least: number): Cut | undefined {
  let best: Cut | undefined;
  const { variables, values, interest } = cases;
  const before = densityOf(inside, interest);
  for (let v = 0; v < variables; v++) {
    const sorted = Float64Array.from(inside, (c) => values[c * variables + v]).sort();
    for (const end of ["low", "high"] as const) {
      const limit = limitAfter(sorted, end, share);
      if (limit === undefined) continue;
      const kept = inside.filter((c) =>
        end === "low" ? values[c * variables + v] >= limit : values[c * variables + v] <= limit,
      );
      if (kept.length < least || kept.length === inside.length) continue;
      const more = densityOf(kept, interest) - before;
      const gain = more > 0 ? more / (inside.length - kept.length) : more;
      const isBetter =
        best === undefined || gain > best.gain || (gain === best.gain && kept.length > best.inside.length);
      if (isBetter) best = { box: moved(box, v, end, limit), inside: kept, gain };
    }
  }
  return best;
}

function densityOf(inside: readonly number[], interest: Uint8Array): number {
  return inside.reduce((sum, c) => sum + interest[c], 0) / inside.length;
}

/** New limit of a variable when a slice is cut off: ties go or stay together. Undefined where all values are equal. */
function limitAfter(sorted: Float64Array, end: "low" | "high", share: number): number | undefined {
  const n = sorted.length;
  const cut = Math.max(1, Math.floor(share * n));
  if (end === "low") {
    const last = sorted[cut - 1];
    return sorted.find((value) => value > last);
  }
  const first = sorted[n - cut];
  return sorted.findLast((value) => value < first);
}

export function moved(box: Box, variable: number, end: "low" | "high", limit: number): Box {
  const side = [...box[end]];
  side[variable] = limit;
  return { ...box, [end]: side };
}

/** Widens a box, one limit at a time to the next values outside, as long as its density does not fall. */
export function paste(cases: Cases, start: Box, options: PrimOptions = {}): Peeled {
  const { peel: share = PEEL } = options;
  let best: Peeled = { box: start, fit: fitOf(cases, start) };
  for (;;) {
    const wider = widened(cases, best, share);
    if (wider === undefined) return best;
    best = wider;
  }
}

function widened(cases: Cases, { box, fit }: Peeled, share: number): Peeled | undefined {
  let best: Peeled | undefined;
  for (let v = 0; v < cases.variables; v++) {
    for (const end of ["low", "high"] as const) {
      const limit = limitOutside(cases, box, v, end, Math.max(1, Math.floor(share * fit.cases)));
      if (limit === undefined) continue;
      const wider = moved(box, v, end, limit);
      const found = { box: wider, fit: fitOf(cases, wider) };
      if (found.fit.density < fit.density || found.fit.cases === fit.cases) continue;
      if (best === undefined || found.fit.density > best.fit.density) best = found;
    }
  }
  return best;
}

/** The limit that takes in so many more cases on one side; undefined where none lies there. */
function limitOutside(cases: Cases, box: Box, v: number, end: "low" | "high", more: number): number | undefined {
  const open = moved(box, v, end, end === "low" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  const outside = casesIn(cases, open)
    .map((c) => cases.values[c * cases.variables + v])
    .filter((value) => (end === "low" ? value < box.low[v] : value > box.high[v]))
    .sort((a, b) => (end === "low" ? b - a : a - b));
  return outside.length === 0 ? undefined : outside[Math.min(more, outside.length) - 1];
}

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

function fitOfCases({ count, interest }: Cases, inside: readonly number[]): BoxFit {
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
