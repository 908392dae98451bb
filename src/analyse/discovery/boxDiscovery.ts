import type { Scenario } from "../../scenario/scenario.ts";
import { settingText, type Variable, valueAsItIs } from "../../scenario/vary.ts";
import type { Explore } from "../../worlds/points.ts";
import type { Deciding } from "../../worlds/valuesOver.ts";
import type { WholeRun } from "../../worlds/wholeRun.ts";
import { latinHypercube, pointsOfDesign, sobolDesign } from "../designs.ts";
import {
  CaseObserver,
  type CasesOf,
  casesFor,
  casesOutside,
  checkingSeed,
  isOfInterest,
  type ObservedCase,
  type WantedPoint,
} from "./cases.ts";
import { type CheckedFit, type Checking, checkedFit } from "./checkedFit.ts";
import { type ChosenBox, chooseBox, type Restriction, restrictionsOf } from "./chooseBox.ts";
import type { Condition } from "./condition.ts";
import { type Box, type BoxFit, type Cases, casesIn, fitOf } from "./prim.ts";

/** What is asked of a discovery of either kind. */
export interface DiscoveryQuestion {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Worlds of every point. */
  readonly replications: number;
  /** First and last month, both included, of the means that decide where months were asked for. */
  readonly window: readonly [number, number];
  /** Which months decide, and the years of the run; undefined where points run for different times. */
  readonly over: Deciding;
  readonly run?: WholeRun;
  readonly variables: readonly Variable[];
  readonly condition: Condition;
  /** Share of its worlds in which the outcome must happen for a point to be a case of interest. */
  readonly share: number;
}

/** What was seen of a box. */
export interface SeenCases {
  /** The scenario as it is, in the worlds of the points that find the box. */
  readonly base: ObservedCase;
  /** Points that find the box. */
  readonly finding: readonly ObservedCase[];
  /** Points that check it: of a second design, in worlds of their own. */
  readonly checking: readonly ObservedCase[];
}

/** The box that was chosen. */
export interface FoundBox extends Pick<ChosenBox, "step" | "fit"> {
  /** Limits as short numbers, those of the range where nothing is left out. */
  readonly box: Box;
  /** Of the variables that it limits, the most needed first. */
  readonly restrictions: readonly Restriction[];
  readonly check: CheckedFit;
}

/** A box on the way of peeling, and how it does on the points that check. */
export interface BoxOnTheWay {
  readonly box: Box;
  readonly fit: BoxFit;
  readonly check: BoxFit;
}

/** Why there is no box: it never happens, it always does, or no limits tell where. */
export type NoBox = "nothing" | "never" | "always" | "nowhere";

/** Where an outcome happens, as a box. */
export interface BoxDiscovery extends DiscoveryQuestion, SeenCases {
  readonly kind: "box";
  /** Cases of interest among those that find the box, and those that have a share at all. */
  readonly hits: number;
  readonly known: number;
  readonly way: readonly BoxOnTheWay[];
  readonly found: FoundBox | NoBox;
  /**
   * Boxes in what the box leaves out, the first without the box, the second without both. Density among the points
   * that earlier boxes leave; coverage of all points of interest.
   */
  readonly further: readonly FoundBox[];
  /**
   * The middle of the box in the worlds that check; where its settings do not go together, or it does not happen often
   * enough there, the case of interest in the box that lies nearest to it. Undefined without a box.
   */
  readonly middle?: ObservedCase;
}

/** Works out the box of what was seen. */
function discoverBox(question: DiscoveryQuestion, seen: SeenCases): BoxDiscovery {
  const { variables, share, seed } = question;
  const cases = casesFor(seen.finding, variables, share);
  const checks = casesFor(seen.checking, variables, share);
  const hits = hitsIn(cases);
  const facts = { kind: "box", ...question, ...seen, hits, known: cases.count } as const;
  const none = (found: NoBox): BoxDiscovery => ({ ...facts, way: [], found, further: [] });
  if (cases.count === 0) return none("nothing");
  if (hits === 0 || hits === cases.count) return none(hits === 0 ? "never" : "always");
  const chosen = chooseBox(cases);
  const checking = { observed: seen.checking, all: checks, rest: checks, share, key: checkingSeed(seed) };
  const found = foundBox({ cases, checking }, chosen, variables);
  if (found === undefined) return none("nowhere");
  const way = chosen.way.map(({ box, fit }) => {
    const limits = shortLimits(cases, box, variables);
    return { box: limits, fit, check: fitOf(checks, limits) };
  });
  return { ...facts, way, found, further: furtherBoxes({ cases, checking }, found, variables) };
}

interface Seen {
  readonly cases: CasesOf;
  readonly checking: Checking;
}

function foundBox({ cases, checking }: Seen, chosen: ChosenBox, variables: readonly Variable[]): FoundBox | undefined {
  const restrictions = restrictionsOf(cases, chosen.box);
  if (restrictions.length === 0) return undefined;
  const box = shortLimits(cases, chosen.box, variables);
  const mostNeeded = (a: Restriction, b: Restriction) =>
    a.densityWithout - b.densityWithout || a.quasiP - b.quasiP || a.variable - b.variable;
  return {
    step: chosen.step,
    fit: fitOf(cases, box),
    box,
    restrictions: [...restrictions].sort(mostNeeded),
    check: checkedFit(checking, box),
  };
}

/** Most boxes that are looked for after the first. */
const MOST_FURTHER = 2;
/** A further box holds at least this share of all cases of interest, and is at least this part as dense as the first. */
const LEAST = { coverage: 0.05, density: 0.75 };

/** Boxes in what earlier boxes left out, one after the other: covering (Friedman and Fisher 1999). */
function furtherBoxes(all: Seen, first: FoundBox, variables: readonly Variable[]): FoundBox[] {
  const hits = hitsIn(all.cases);
  const further: FoundBox[] = [];
  let last = first;
  let rest = all;
  while (further.length < MOST_FURTHER) {
    const checking = { ...rest.checking, rest: casesOutside(rest.checking.rest, last.box) };
    rest = { cases: casesOutside(rest.cases, last.box), checking };
    const left = hitsIn(rest.cases);
    if (left < LEAST.coverage * hits || left === rest.cases.count) break;
    const next = foundBox(rest, chooseBox(rest.cases), variables);
    if (next === undefined) break;
    const coverage = next.fit.hits / hits;
    if (coverage < LEAST.coverage || next.fit.density < LEAST.density * first.fit.density) break;
    last = { ...next, fit: { ...next.fit, coverage } };
    further.push(last);
  }
  return further;
}

function hitsIn({ interest }: CasesOf): number {
  return interest.reduce((sum, one) => sum + one, 0);
}

/**
 * The limits of a box as short numbers: between the last case that lies in it and the first that does not, so that
 * the same cases lie in it. A whole number or a word that is a limit stays itself; a limit that leaves out no value
 * of any case moves out to the end of the range.
 *
 * @param variables  one a variable of the cases, in their order
 */
function shortLimits(cases: Cases, box: Box, variables: readonly Variable[]): Box {
  const low: number[] = [];
  const high: number[] = [];
  for (const [v, variable] of variables.entries()) {
    const values = Array.from({ length: cases.count }, (_, c) => cases.values[c * cases.variables + v]);
    const below = largest(values.filter((value) => value < box.low[v]));
    const above = smallest(values.filter((value) => value > box.high[v]));
    const isExact = variable.parameter.whole === true || variable.parameter.choices !== undefined;
    low.push(limit(below, box.low[v], variable.low, isExact));
    high.push(limit(above, box.high[v], variable.high, isExact));
  }
  return { low, high };
}

function limit(outside: number | undefined, inside: number, end: number, isExact: boolean): number {
  if (outside === undefined) return end;
  return isExact ? inside : shortestBetween(outside, inside);
}

function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.max(a, b));
}

function smallest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((a, b) => Math.min(a, b));
}

const MOST_DIGITS = 17;

/** The number with fewest digits that lies strictly between two others, the nearest to their middle; the second where none does. */
export function shortestBetween(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  const middle = (low + high) / 2;
  if (low < 0 && high > 0) return 0;
  for (let digits = 1; digits <= MOST_DIGITS; digits++) {
    const short = Number(middle.toPrecision(digits));
    if (short > low && short < high) return short;
  }
  return other;
}

/** Part of the room about the middle in which a shorter number is taken for it. */
const ROOM = 0.02;

/**
 * Settings at the middle of a box: of what it limits the middle between the limits, whole numbers and words the
 * lower of two middles; of what it does not limit nothing where the scenario as it is lies in the range, else the
 * middle of the range.
 *
 * @param limited  numbers of the variables that the box limits
 */
export function middleOfBox(
  { low, high }: Box,
  variables: readonly Variable[],
  limited: readonly number[],
  scenario: Pick<Scenario, "origins">,
): string[] {
  return variables.flatMap((variable, v) => {
    if (!limited.includes(v) && isInRange(variable, scenario)) return [];
    return [settingText(variable, middleBetween(variable, low[v], high[v]))];
  });
}

function middleBetween({ parameter }: Variable, low: number, high: number): number {
  const middle = (low + high) / 2;
  if (parameter.whole || parameter.choices) return Math.floor(middle);
  if (low === high) return low;
  const room = (high - low) * ROOM;
  return shortestBetween(middle - room, middle + room);
}

function isInRange(variable: Variable, scenario: Pick<Scenario, "origins">): boolean {
  const value = valueAsItIs(variable, scenario);
  return value !== undefined && value >= variable.low && value <= variable.high;
}

/** Which points are looked at. */
export interface BoxDesign {
  readonly design: "sobol" | "lhs";
  /** Points that find the box. */
  readonly points: number;
}

/** Points that check a box: half as many as find it. */
export function checkingPoints(points: number): number {
  return Math.ceil(points / 2);
}

/**
 * Finds where an outcome happens: simulates a design in the same worlds, finds the box, and checks it with points of
 * a second design in other worlds, so that neither points nor worlds that helped to find it speak for it.
 */
export async function searchBox(
  question: DiscoveryQuestion,
  { design, points }: BoxDesign,
  explore: Explore,
): Promise<BoxDiscovery> {
  const { seed, variables, condition } = question;
  const checkSeed = checkingSeed(seed);
  const make = design === "lhs" ? latinHypercube : sobolDesign;
  const pointsWith = (count: number, designSeed: string) => [
    ...pointsOfDesign(make(count, variables.length, designSeed), variables),
  ];
  const finding: WantedPoint[] = pointsWith(points, seed).map((settings) => ({ settings }));
  const checking: WantedPoint[] = pointsWith(checkingPoints(points), checkSeed).map((settings) => {
    return { settings, seed: checkSeed };
  });
  const observer = new CaseObserver(condition, explore);
  const wanted = [{ settings: [] }, ...finding, { settings: [], seed: checkSeed }, ...checking];
  const cases = await observer.observe(wanted);
  const seen = { base: cases[0], finding: cases.slice(1, points + 1), checking: cases.slice(points + 2) };
  const discovery = discoverBox(question, seen);
  const settings = middleSettings(discovery);
  if (settings === undefined) return discovery;
  const [middle] = await observer.observe([{ settings, seed: checkSeed }]);
  if (isOfInterest(middle, question.share)) return { ...discovery, middle };
  const [nearest] = await observer.observe([{ settings: nearestToMiddle(discovery), seed: checkSeed }]);
  return { ...discovery, middle: nearest.share > middle.share || middle.n === 0 ? nearest : middle };
}

function middleSettings({ found, variables, scenario }: BoxDiscovery): string[] | undefined {
  if (typeof found === "string") return undefined;
  const limited = found.restrictions.map(({ variable }) => variable);
  return middleOfBox(found.box, variables, limited, scenario);
}

/** The case of interest in the box nearest to its middle, each variable measured by the width of the box. */
function nearestToMiddle({ found, variables, finding, share }: BoxDiscovery): readonly string[] {
  if (typeof found === "string") return [];
  const { box } = found;
  const cases = casesFor(finding, variables, share);
  const far = (c: number) =>
    variables.reduce((sum, _, v) => {
      const width = box.high[v] - box.low[v] || 1;
      const value = cases.values[c * variables.length + v];
      return sum + ((value - (box.low[v] + box.high[v]) / 2) / width) ** 2;
    }, 0);
  const inside = casesIn(cases, box).filter((c) => cases.interest[c] === 1);
  const nearest = inside.reduce((best, c) => (far(c) < far(best) ? c : best), inside[0]);
  return finding[cases.places[nearest]].settings;
}
