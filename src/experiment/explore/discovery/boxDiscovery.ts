import type { Scenario } from "../../../scenario/scenario.ts";
import type { Variable } from "../../../scenario/vary.ts";
import { wilsonInterval } from "../../survival/survivalRates.ts";
import { type Box, type BoxFit, fitOf } from "./box.ts";
import { type CasesOf, casesFor, casesOutside } from "./casesFor.ts";
import { type ChosenBox, chooseBox } from "./chooseBox.ts";
import type { Condition } from "./condition.ts";
import { shortLimits } from "./limits.ts";
import type { ObservedCase } from "./observedCase.ts";
import { type Restriction, restrictionsOf } from "./restrictions.ts";

/** What is asked of a discovery of either kind. */
export interface DiscoveryQuestion {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Worlds of every point. */
  readonly replications: number;
  /** First and last month, both included, of the means that decide. */
  readonly window: readonly [number, number];
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

/** A share of cases with its 95 % interval over points. */
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
export function discoverBox(question: DiscoveryQuestion, seen: SeenCases): BoxDiscovery {
  const { variables, share } = question;
  const cases = casesFor(seen.finding, variables, share);
  const checks = casesFor(seen.checking, variables, share);
  const hits = hitsIn(cases);
  const facts = { kind: "box", ...question, ...seen, hits, known: cases.count } as const;
  const none = (found: NoBox): BoxDiscovery => ({ ...facts, way: [], found, further: [] });
  if (cases.count === 0) return none("nothing");
  if (hits === 0 || hits === cases.count) return none(hits === 0 ? "never" : "always");
  const chosen = chooseBox(cases);
  const found = foundBox({ cases, checks }, chosen, variables);
  if (found === undefined) return none("nowhere");
  const way = chosen.way.map(({ box, fit }) => {
    const limits = shortLimits(cases, box, variables);
    return { box: limits, fit, check: fitOf(checks, limits) };
  });
  return { ...facts, way, found, further: furtherBoxes({ cases, checks }, found, variables) };
}

interface Seen {
  readonly cases: CasesOf;
  readonly checks: CasesOf;
}

function foundBox({ cases, checks }: Seen, chosen: ChosenBox, variables: readonly Variable[]): FoundBox | undefined {
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
    check: checkedFit(checks, box, hitsIn(checks)),
  };
}

/** Most boxes that are looked for after the first. */
const MOST_FURTHER = 2;
/** A further box holds at least this share of all cases of interest, and is at least this part as dense as the first. */
const LEAST = { coverage: 0.05, density: 0.75 };

/** Boxes in what earlier boxes left out, one after the other: covering (Friedman and Fisher 1999). */
function furtherBoxes(all: Seen, first: FoundBox, variables: readonly Variable[]): FoundBox[] {
  const [hits, checkHits] = [hitsIn(all.cases), hitsIn(all.checks)];
  const further: FoundBox[] = [];
  let last = first;
  let rest = all;
  while (further.length < MOST_FURTHER) {
    rest = { cases: casesOutside(rest.cases, last.box), checks: casesOutside(rest.checks, last.box) };
    const left = hitsIn(rest.cases);
    if (left < LEAST.coverage * hits || left === rest.cases.count) break;
    const next = foundBox(rest, chooseBox(rest.cases), variables);
    if (next === undefined) break;
    const coverage = next.fit.hits / hits;
    if (coverage < LEAST.coverage || next.fit.density < LEAST.density * first.fit.density) break;
    const check = checkedFit(rest.checks, next.box, checkHits);
    last = { ...next, fit: { ...next.fit, coverage }, check };
    further.push(last);
  }
  return further;
}

function hitsIn({ interest }: CasesOf): number {
  return interest.reduce((sum, one) => sum + one, 0);
}

function checkedFit(checks: CasesOf, box: Box, all: number): CheckedFit {
  const { cases, hits } = fitOf(checks, box);
  return { coverage: shareOf(hits, all), density: shareOf(hits, cases) };
}

function shareOf(hits: number, of: number): ShareOfCases {
  if (of === 0) return { share: Number.NaN, lower: Number.NaN, upper: Number.NaN, hits, of };
  const [lower, upper] = wilsonInterval(hits / of, of);
  return { share: hits / of, lower: Math.max(0, lower), upper: Math.min(1, upper), hits, of };
}
