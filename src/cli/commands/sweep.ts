import { join } from "node:path";
import { latinHypercube, sobolDesign } from "../../analyse/designs.ts";
import { type Sweep, sweepInCurrency, sweep as sweepOver } from "../../analyse/sweep.ts";
import { type SweepDesign, sweepSummaryObject } from "../../question/sweepSummary.ts";
import { asSavedSweep } from "../../result/sweep/asSavedSweep.ts";
import { shortNumber } from "../../words/number.ts";
import { pointsOfDesign } from "../../worlds/points.ts";
import { type Given, wholeNumber } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, Refusal } from "../exit.ts";
import { explore } from "../explore/explore.ts";
import { type ExploreSetup, exploreSetup } from "../explore/setup.ts";
import { saySweep } from "../print/saySweep.ts";
import { wordAgain } from "../print/wordAgain.ts";
import { sweepContents } from "../sweep/contents.ts";

/** Worlds of every point unless asked for. */
const USUAL_REPLICATIONS = 100;
/** Points of a design unless asked for: a power of two, as Sobol points like it. */
const USUAL_POINTS = "256";
const MOST_POINTS = 100_000;

/** `catfish sweep scenario --vary path=from:to:step` */
export async function sweep(given: Given, effects: Effects): Promise<ExitCode> {
  const setup = await exploreSetup(given, effects, USUAL_REPLICATIONS);
  const plan = planOf(given, setup);
  const { request, markets, window, series, outcome, variables } = setup;
  const better = plan.better;
  return explore<Sweep>(
    setup,
    {
      kind: "sweep",
      points: plan.points + 1,
      design: {
        design: plan.design,
        points: plan.points,
        vary: variables.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
        measure: `${outcome.measure}:${outcome.group}`,
        better: better ?? null,
      } satisfies SweepDesign,
      analyse: async (run, progress) => {
        const result = await sweepOver(
          {
            scenario: markets.scenario,
            seed: request.seed,
            replications: request.replications,
            window,
            variables,
            series,
            outcome,
            better,
            design: plan.settings,
            onBest: (settings, mean) =>
              progress.best(`${shortNumber(mean)} at ${settings.join(", ") || "the scenario as it is"}`),
          },
          run,
        );
        return asSavedSweep(sweepInCurrency(result));
      },
      contents: sweepContents,
      summary: sweepSummaryObject,
      say: (result, folder) => {
        const word = wordAgain(setup.word, join(folder, "scenario.yaml"));
        saySweep(result, { folder, charts: request.charts, word }, effects.terminal);
      },
    },
    given,
    effects,
  );
}

/** Which points are looked at. */
interface SweepPlan {
  readonly design: "grid" | "lhs" | "sobol";
  readonly points: number;
  /** Undefined for the grid of all levels. */
  readonly settings?: Iterable<readonly string[]>;
  readonly better?: "lower" | "higher";
}

function planOf(given: Given, { word, variables, request }: ExploreSetup): SweepPlan {
  if (variables.length === 0) {
    throw new Refusal(
      "Say what to sweep over with --vary.",
      `For example:  catfish sweep ${word} --vary policy.flexibleShare=0:0.6:0.05`,
    );
  }
  const better = betterOf(given.text("best"));
  const design = given.text("design") ?? "grid";
  if (design === "grid") return { design, points: gridPointsOf(given, variables), better };
  if (design !== "lhs" && design !== "sobol") {
    throw new Refusal(`--design takes grid, lhs or sobol, not "${design}".`);
  }
  const points = wholeNumber("points", given.text("points") ?? USUAL_POINTS, 1, MOST_POINTS);
  const make = design === "lhs" ? latinHypercube : sobolDesign;
  return { design, points, settings: pointsOfDesign(make(points, variables.length, request.seed), variables), better };
}

function gridPointsOf(given: Given, variables: ExploreSetup["variables"]): number {
  if (given.text("points") !== undefined) throw new Refusal("--points goes with --design lhs or --design sobol.");
  const open = variables.find(({ levels }) => levels.length === 0);
  if (open !== undefined) {
    throw new Refusal(
      `\`${open.path}\` has a range and no step, so there is no grid.`,
      `Give it a step, e.g. --vary ${open.path}=${open.low}:${open.high}:${shortNumber((open.high - open.low) / 10)}, or fill the range with --design sobol.`,
    );
  }
  const points = variables.reduce((product, { levels }) => product * levels.length, 1);
  if (points <= MOST_POINTS) return points;
  throw new Refusal(
    `The grid has ${points} points; ${MOST_POINTS} is the most.`,
    "Take larger steps, or fill the ranges with --design sobol --points 1024.",
  );
}

function betterOf(text: string | undefined): "lower" | "higher" | undefined {
  if (text === undefined || text === "lower" || text === "higher") return text;
  throw new Refusal(`--best takes lower or higher, not "${text}".`);
}
