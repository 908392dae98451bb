import {
  memoryOfPointValues,
  morrisDesign,
  type SensitivityDesign,
  type SensitivityMethod,
  sensitivityMethods,
  tornadoAlone,
  varianceDesign,
} from "../../analyse/sensitivity.ts";
import { MOST_DIMENSIONS } from "../../analyse/sobolSequence.ts";
import { memoryRefused } from "../../question/request.ts";
import { type Reach, variablesAround } from "../../scenario/around.ts";
import { nearest } from "../../scenario/text/nearest.ts";
import type { Variable } from "../../scenario/vary.ts";
import { type Given, wholeNumber } from "../arguments/given.ts";
import type { Machine } from "../effects.ts";
import { Refusal } from "../exit.ts";
import type { ExploreSetup } from "../explore/setup.ts";

/** Trajectories of a screening, and rows of a variance-based analysis, unless asked for. */
const [USUAL_TRAJECTORIES, USUAL_ROWS] = ["20", "512"];
const [MOST_TRAJECTORIES, MOST_ROWS] = [10_000, 65_536];
/** How far settings go to both sides unless asked. */
const USUAL_RANGE = "50%";
/** Share of the free memory that the values of all points may take. */
const MOST_MEMORY = 0.7;

/** What is varied, and at which points. */
export interface SensitivityPlan {
  readonly variables: readonly Variable[];
  readonly design: SensitivityDesign;
  /** How far each setting goes; undefined where they were named with `--vary`. */
  readonly reach?: Reach;
}

/** Reads `--method`, `--vary`, `--range`, `--trajectories` and `--points`, and refuses what does not fit into memory. */
export function sensitivityPlan(given: Given, setup: ExploreSetup, machine: Machine): SensitivityPlan {
  const method = methodOf(given.text("method") ?? "morris");
  const reach = reachOf(given);
  const variables = reach === undefined ? setup.variables : usualVariables(method, setup, reach);
  if (variables.length === 0) {
    throw new Refusal("There is nothing to vary: no setting has a range about its value.", "Name some with --vary.");
  }
  const still = variables.find(({ low, high }) => low === high);
  if (still !== undefined) {
    throw new Refusal(`\`${still.path}\` has one value only.`, `Give it two ends, e.g. --vary ${still.path}=low:high.`);
  }
  const design = designOf(method, variables.length, given, setup.request.seed);
  refuseTooLarge(design, setup, machine);
  return { variables, design, reach };
}

function methodOf(text: string): SensitivityMethod {
  const method = sensitivityMethods.find((name) => name === text);
  if (method !== undefined) return method;
  const meant = nearest(text, sensitivityMethods);
  throw new Refusal(
    `--method takes ${sensitivityMethods.slice(0, -1).join(", ")} or ${sensitivityMethods.at(-1)}, not "${text}".`,
    ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
  );
}

function reachOf(given: Given): Reach | undefined {
  const text = given.text("range");
  if (given.texts("vary").length > 0) {
    if (text === undefined) return undefined;
    throw new Refusal("--range is for settings that are not named; with --vary, give each its range: path=low:high.");
  }
  const asked = text ?? USUAL_RANGE;
  if (asked === "table") return "table";
  const percent = /^(\d+(\.\d+)?)\s?%$/.exec(asked);
  const reach = percent === null ? Number.NaN : Number(`${percent[1]}e-2`);
  if (reach > 0 && reach <= 1) return reach;
  throw new Refusal(`--range takes a percentage up to 100%, e.g. 20%, or table, not "${asked}".`);
}

/** A screening takes every setting; what costs more takes the levers that a buyer has in hand. */
function usualVariables(method: SensitivityMethod, { markets }: ExploreSetup, reach: Reach): Variable[] {
  const all = variablesAround(markets.settings, markets.scenario, reach);
  return method === "sobol" ? all.filter(({ path }) => path.startsWith("policy.")) : all;
}

function designOf(method: SensitivityMethod, variables: number, given: Given, seed: string): SensitivityDesign {
  if (method !== "morris" && given.text("trajectories") !== undefined) {
    throw new Refusal("--trajectories goes with --method morris.");
  }
  if (method !== "sobol" && given.text("points") !== undefined) {
    const right = method === "morris" ? ["A screening takes --trajectories."] : [];
    throw new Refusal("--points goes with --method sobol.", ...right);
  }
  if (method === "tornado") return tornadoAlone;
  if (method === "morris") {
    const count = wholeNumber("trajectories", given.text("trajectories") ?? USUAL_TRAJECTORIES, 2, MOST_TRAJECTORIES);
    return morrisDesign(count, variables, seed);
  }
  if (2 * variables > MOST_DIMENSIONS) {
    throw new Refusal(
      `--method sobol takes up to ${MOST_DIMENSIONS / 2} settings, not ${variables}.`,
      "Screen them first with --method morris; then name those that matter.",
    );
  }
  return varianceDesign(wholeNumber("points", given.text("points") ?? USUAL_ROWS, 2, MOST_ROWS), variables, seed);
}

function refuseTooLarge({ points, method }: SensitivityDesign, { series, request }: ExploreSetup, machine: Machine) {
  const free = machine.freeMemory();
  const needed = memoryOfPointValues(series.length, points, request.replications);
  if (needed <= MOST_MEMORY * free) return;
  throw memoryRefused(
    `${points} points in ${request.replications} worlds with ${series.length} measures`,
    needed,
    free,
    `Take fewer ${method === "sobol" ? "--points" : "--trajectories"}, fewer settings, or fewer worlds with --replications.`,
  );
}
