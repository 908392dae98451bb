import type { DiscoveryQuestion } from "../../analyse/discovery/boxDiscovery.ts";
import { seriesNeeded } from "../../analyse/discovery/cases.ts";
import { type Condition, readCondition, type SaidCondition } from "../../analyse/discovery/condition.ts";
import { firstValues } from "../../analyse/discovery/threshold.ts";
import { MOST_DIMENSIONS } from "../../analyse/sobolSequence.ts";
import { refuseUnknownSeries } from "../../question/request.ts";
import type { Variable } from "../../scenario/vary.ts";
import { type Given, wholeNumber } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { type ExploreSetup, exploreSetup } from "../explore/setup.ts";
import { usualLevers } from "./usualLevers.ts";

/** What `catfish discover` is asked for, checked. */
export interface DiscoverRequest {
  readonly setup: ExploreSetup;
  readonly question: DiscoveryQuestion;
  /** Undefined where one variable is searched for a threshold. */
  readonly design?: "sobol" | "lhs";
  /** Points that find a box, or values that are tried at most. */
  readonly points: number;
}

const USUAL_REPLICATIONS = { box: 20, threshold: 200 };
const USUAL_POINTS = { box: "512", threshold: "64" };
const LEAST_POINTS = { box: 32, threshold: 17 };
const MOST_POINTS = 100_000;

/** Reads and checks everything that is asked, before anything is simulated. */
export async function discoverRequest(given: Given, effects: Effects): Promise<DiscoverRequest> {
  const said = conditionOf(given);
  const share = shareOf(given.text("share") ?? "50%");
  const vary = given.texts("vary");
  const kind = vary.length === 1 ? "threshold" : "box";
  const asked = askedOf(given, said, vary.length === 0 ? usualLevers : vary);
  const setup = await exploreSetup(asked, effects, USUAL_REPLICATIONS[kind]);
  const { condition } = said;
  refuseUnknownGroup(condition, setup);
  const { request, window, variables, markets } = setup;
  for (const variable of variables) refuseVariable(variable, kind);
  const question = {
    scenario: markets.scenario,
    seed: request.seed,
    replications: request.replications,
    window,
    variables,
    condition,
    share,
  };
  const points = pointsOf(given, kind, variables);
  const needed = { ...setup, series: seriesNeeded(condition) };
  return { setup: needed, question, design: designOf(given, kind, variables.length), points };
}

function conditionOf(given: Given): SaidCondition {
  const text = given.text("when");
  if (text === undefined) {
    throw new Refusal(
      "Say which outcome to look for with --when.",
      `For example:  catfish discover ${given.words[0] ?? "catfish"} --when "newcomersOnFixedTrack > 0 @119"`,
      "How it is written: catfish explain when",
    );
  }
  const said = readCondition(text);
  if ("wrong" in said) throw new Refusal(...said.wrong);
  if (said.months === undefined || given.text("window") === undefined) return said;
  throw new Refusal(`--window ${given.text("window")} and the @ in --when both say which months; give one of them.`);
}

/** The shared options are read with the measure and the months of the outcome. */
function askedOf(given: Given, { condition, months }: SaidCondition, vary: readonly string[]): Given {
  const { measure, group } = condition.series;
  const own: Partial<Record<string, string>> = {
    measure: `${measure}:${group}`,
    ...(months === undefined ? {} : { window: months.join(":") }),
  };
  return {
    ...given,
    text: (name) => own[name] ?? given.text(name),
    texts: (name) => (name === "vary" ? vary : given.texts(name)),
  };
}

function refuseUnknownGroup({ yardstick }: Condition, { markets }: ExploreSetup): void {
  if (yardstick.series !== undefined) refuseUnknownSeries({ series: yardstick.series }, [markets.scenario]);
}

function shareOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim());
  const share = match === null ? 0 : match[2] === "%" ? Number(`${match[1]}e-2`) : Number(match[1]);
  if (share >= 0.01 && share <= 0.99) return share;
  throw new Refusal(`--share takes a share from 1% to 99%, e.g. 80% or 0.8, not "${text}".`);
}

function refuseVariable({ path, parameter, levels, low, high }: Variable, kind: "box" | "threshold"): void {
  if (low === high) {
    throw new Refusal(`\`${path}\` would take one value only.`, `Give it a range, e.g. --vary ${path}=low:high`);
  }
  const isWords = parameter.choices !== undefined;
  if (kind === "threshold" && isWords) {
    throw new Refusal(
      `\`${path}\` has words and no threshold.`,
      `Vary it beside others, or look at both:  catfish sweep SCENARIO --vary ${path}`,
    );
  }
  if (kind === "box" && !isWords && levels.length > 0) {
    throw new Refusal(
      `A box needs ranges to be cut, and \`${path}\` has a list or a step.`,
      `Give it a range:  --vary ${path}=${low}:${high}`,
    );
  }
}

function pointsOf(given: Given, kind: "box" | "threshold", variables: readonly Variable[]): number {
  const text = given.text("points") ?? USUAL_POINTS[kind];
  const points = wholeNumber("points", text, LEAST_POINTS[kind], MOST_POINTS);
  return kind === "box" ? points : Math.max(points, firstValues(variables[0]).length);
}

function designOf(given: Given, kind: "box" | "threshold", dimensions: number): "sobol" | "lhs" | undefined {
  const text = given.text("design");
  if (kind === "threshold") {
    if (text === undefined) return undefined;
    throw new Refusal("--design goes with two or more --vary; one is searched value by value.");
  }
  const design = text ?? "sobol";
  if (design !== "sobol" && design !== "lhs") throw new Refusal(`--design takes sobol or lhs, not "${design}".`);
  if (design === "lhs" || dimensions <= MOST_DIMENSIONS) return design;
  throw new Refusal(`Sobol points have at most ${MOST_DIMENSIONS} dimensions.`, "Take --design lhs.");
}
