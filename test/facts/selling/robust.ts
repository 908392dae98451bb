import type { Market } from "../../../src/model/market.ts";
import { namesOf } from "../../../src/model/parameters.ts";
import { sellingParameters } from "../../../src/model/sellingParameters.ts";
import { canWork } from "../../../src/scenario/resolve/marketProblems.ts";
import { accepted } from "../../../src/worlds/plausible/accepted.ts";
import { assumptionsOf, drawing } from "../../../src/worlds/plausible/assumptions.ts";
import { type ArmName, arms } from "./arms.ts";
import { type Estimate, estimate } from "./estimate.ts";
import type { Fact } from "./facts.ts";
import { focusOf, marketOfArm, withTimes } from "./marketsOfArms.ts";
import { type Outcome, outcomesIn } from "./worlds.ts";

/** The facts at other values: of the constants of selling alone, and of everything that is assumed. */

/** Exponents, counts and the like that stay; the two ends of the hump of a target move together. */
const STAY = new Set(["bonusPay", "targetSteepness", "volumePatience", "bonusSight", "baseTurnover"]);
const HUMP = ["workWithGoal", "workGivenUp"];

/** Factors of the constants in a draw: each exp(u), u even between -ln 1.5 and ln 1.5. */
function factorsOf(draw: number): Readonly<Record<string, number>> {
  const random = evenNumbers(draw);
  const names = namesOf(sellingParameters).filter((name) => !STAY.has(name) && !HUMP.includes(name));
  return Object.fromEntries(names.map((name) => [name, Math.exp((2 * random() - 1) * Math.log(1.5))]));
}

/** Even numbers between 0 and 1, the same ones everywhere: the generator of Park and Miller (1988). */
function evenNumbers(draw: number): () => number {
  let state = 48271 * (draw + 1);
  for (let warm = 0; warm < 10; warm++) state = (state * 48271) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** References that reached the gate would win by words alone. */
const MOST_OF_REFERENCES = 0.29;

function withDrawnConstants(market: Market, draw: number): Market {
  const moved = withTimes(market, factorsOf(draw));
  const { selling } = moved;
  if (selling === undefined) return market;
  const spread = Math.exp((2 * evenNumbers(1000 + draw)() - 1) * Math.log(1.3));
  const { workWithGoal, workGivenUp, referenceCap } = selling;
  return {
    ...moved,
    selling: {
      ...selling,
      workWithGoal: 1 + (workWithGoal - 1) * spread,
      workGivenUp: 1 - (1 - workGivenUp) * spread,
      referenceCap: Math.min(referenceCap, MOST_OF_REFERENCES),
    },
  };
}

/** One way to draw other values, in so many worlds a draw. */
export interface Drawing {
  readonly draws: readonly number[];
  readonly worlds: number;
  readonly drawn: (market: Market, draw: number) => Market | undefined;
}

export const constantsDrawn: Drawing = {
  draws: Array.from({ length: 20 }, (_, draw) => draw),
  worlds: 30,
  drawn: withDrawnConstants,
};

export const allDrawn: Drawing = {
  draws: accepted.draws.slice(0, 30),
  worlds: 10,
  drawn: (market, draw) => {
    const drawn = drawing(market, new Set(assumptionsOf(market).map(({ path }) => path)))(draw);
    return canWork(drawn) ? drawn : undefined;
  },
};

/** Whether in a draw a fact has the right sign, is so beyond chance, or is clearly the other way; undefined where it cannot be told. */
export type InDraw = { readonly right: boolean; readonly clear: boolean; readonly wrong: boolean } | undefined;

/** Each fact in one draw, and whether words alone ever won a contract there. */
export function factsInDraw(facts: readonly Fact[], { worlds, drawn }: Drawing, draw: number) {
  const kept = new Map<ArmName, readonly Outcome[] | undefined>();
  const outcomesOf = (name: ArmName): readonly Outcome[] | undefined => {
    if (kept.has(name)) return kept.get(name);
    const market = marketOfArm(name, (written) => drawn(written, draw));
    const outcomes = market && outcomesIn(market, focusOf(arms[name]), `draw ${draw}`, worlds);
    kept.set(name, outcomes);
    return outcomes;
  };
  const found = facts.map((fact): InDraw => {
    const [of, less] = [outcomesOf(fact.of), outcomesOf(fact.less)];
    return of && less && judged(fact, estimate(fact, of, less));
  });
  return { found, wordsWon: outcomesOf("words")?.some(({ won }) => won > 0) ?? false };
}

function judged({ sign }: Fact, { mean, half, all0 }: Estimate): InDraw {
  if (sign === 0) return { right: all0, clear: all0, wrong: !all0 };
  return { right: sign * mean > 0, clear: sign * mean > half, wrong: sign * mean < -half };
}
