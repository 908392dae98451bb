import { type ChoiceQuestion, choiceMemory } from "../../analyse/choice/outcomes.ts";
import {
  type Criterion,
  combinations,
  type FutureDesign,
  futuresOf,
  noWorse,
  readCriterion,
} from "../../analyse/choice/policies.ts";
import { measures } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import type { Problem } from "../../scenario/scenario.ts";
import type { Variable } from "../../scenario/vary.ts";
import { type Given, wholeNumber } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { Refusal, WrongScenario } from "../exit.ts";
import type { ExploreSetup } from "../explore/setup.ts";
import { refuseUnknownSeries } from "../run/precision.ts";
import { heldApart } from "./policies.ts";
import { refuseTooMuch } from "./refuse.ts";

/** Futures unless asked for: a power of two, as Sobol points like it. */
const USUAL_FUTURES = "64";
const MOST_FUTURES = 100_000;
/** The fewest worlds: two halves that choose for each other, and two to tell the chance of each. */
const LEAST_WORLDS = 4;

/** The question that the command line asks, checked. */
export function questionOf(given: Given, setup: ExploreSetup, effects: Effects): ChoiceQuestion {
  const { request, markets, outcome, window, word } = setup;
  if (request.precision !== undefined) {
    throw new Refusal("catfish choose takes a number of --replications, not auto.", "For example:  -n 20");
  }
  const { policies, uncertainties, cautions } = heldApart(given, word, markets, effects);
  if (request.replications < LEAST_WORLDS) {
    throw new Refusal(
      `--replications is ${request.replications}; ${LEAST_WORLDS} is the least for catfish choose.`,
      "The best policy is looked for in some worlds and valued in others.",
    );
  }
  const better = betterOf(given.text("best"), outcome);
  const criteria = criteriaOf(given.texts("satisfy"), setup, better);
  const series = [outcome, ...criteria.map((criterion) => criterion.series)].filter(isFirst);
  const design = designOf(given, uncertainties);
  const counts = { policies: policies.length, futures: design.count, replications: request.replications };
  refuseTooMuch(counts, choiceMemory({ ...counts, series: series.length }), effects.machine.freeMemory());
  return {
    scenario: markets.scenario,
    seed: request.seed,
    replications: request.replications,
    window,
    policies,
    uncertainties,
    design: design.name,
    futures: futuresOf(design.name, design.count, uncertainties, request.seed),
    better,
    criteria,
    series,
    cautions,
  };
}

function isFirst({ measure, group }: Series, index: number, all: readonly Series[]): boolean {
  return all.findIndex((other) => other.measure === measure && other.group === group) === index;
}

function betterOf(text: string | undefined, { measure }: Series): "lower" | "higher" {
  if (text === "lower" || text === "higher") return text;
  if (text !== undefined) throw new Refusal(`--best takes lower or higher, not "${text}".`);
  const { better } = measures[measure];
  if (better !== "neutral") return better;
  throw new Refusal(
    `Of ${measure} neither way is better by itself, so that nothing is there to regret.`,
    "Say which is, with --best lower or --best higher, or take another --measure.",
  );
}

function criteriaOf(
  texts: readonly string[],
  { outcome, markets }: ExploreSetup,
  better: "lower" | "higher",
): Criterion[] {
  if (texts.length === 0) return [noWorse(outcome, better)];
  const criteria: Criterion[] = [];
  const problems: Problem[] = [];
  for (const text of texts) {
    const read = readCriterion(text);
    if ("wrong" in read) problems.push(read);
    else criteria.push(read);
  }
  if (problems.length > 0) throw new WrongScenario(problems);
  for (const { series } of criteria) refuseUnknownSeries({ series }, [markets.scenario]);
  return criteria;
}

/** A grid where all combinations of lists are asked for, or are no more than the futures wanted. */
function designOf(
  given: Given,
  uncertainties: readonly Variable[],
): { readonly name: FutureDesign; readonly count: number } {
  const text = given.text("design");
  const all = combinations(uncertainties);
  const count = wholeNumber("futures", given.text("futures") ?? USUAL_FUTURES, 1, MOST_FUTURES);
  if (text === "grid") {
    if (given.text("futures") !== undefined) throw new Refusal("--futures goes with --design sobol or lhs.");
    if (all !== undefined) return { name: "grid", count: all };
    const open = uncertainties.find(({ levels }) => levels.length === 0);
    throw new Refusal(
      `\`${open?.path}\` has a range and no step, so there is no grid.`,
      `Give it a list, e.g. --uncertain ${open?.path}=${open?.low},${open?.high}, or leave --design out.`,
    );
  }
  if (text !== undefined && text !== "sobol" && text !== "lhs") {
    throw new Refusal(`--design takes grid, lhs or sobol, not "${text}".`);
  }
  if (text === undefined && all !== undefined && all <= count) return { name: "grid", count: all };
  return { name: text ?? "sobol", count };
}
