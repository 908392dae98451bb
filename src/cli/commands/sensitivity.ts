import { join } from "node:path";
import { type Sensitivity, sensitivity as sensitivityOf, tornadoPoints } from "../../analyse/sensitivity.ts";
import { sensitivitySummaryObject } from "../../question/sensitivitySummary.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, Refusal } from "../exit.ts";
import { explore } from "../explore/explore.ts";
import { exploreSetup } from "../explore/setup.ts";
import { saySensitivity } from "../print/saySensitivity.ts";
import { wordAgain } from "../print/wordAgain.ts";
import { sensitivityContents } from "../sensitivity/contents.ts";
import { sensitivityPlan } from "../sensitivity/plan.ts";

/** Worlds of every point unless asked for: many points in few worlds tell more than few points in many. */
const USUAL_REPLICATIONS = 10;

/** `catfish sensitivity scenario [--method morris|sobol|tornado] [--vary path=low:high ...]` */
export async function sensitivity(given: Given, effects: Effects): Promise<ExitCode> {
  if (given.text("replications") === "auto") {
    throw new Refusal("--replications takes a whole number here: the worlds of every point, e.g. 10.");
  }
  const setup = await exploreSetup(given, effects, USUAL_REPLICATIONS);
  const { variables, design, reach } = sensitivityPlan(given, setup, effects.machine);
  const { request, markets, window, series, outcome } = setup;
  return explore<Sensitivity>(
    setup,
    {
      kind: "sensitivity",
      points: tornadoPoints(variables.length) + design.points,
      design: {
        method: design.method,
        size: design.size,
        points: tornadoPoints(variables.length) + design.points,
        range: reach ?? null,
        vary: variables.map(({ path, low, high }) => ({ path, low, high })),
        measure: `${outcome.measure}:${outcome.group}`,
      },
      analyse: async (run) => {
        const result = await sensitivityOf(
          {
            scenario: markets.scenario,
            seed: request.seed,
            replications: request.replications,
            window,
            variables,
            series,
            outcome,
            design,
            reach,
          },
          run,
        );
        return result;
      },
      contents: sensitivityContents,
      summary: sensitivitySummaryObject,
      say: (result, folder) => {
        const word = wordAgain(setup.word, join(folder, "scenario.yaml"));
        saySensitivity(result, { folder, charts: request.charts, word }, effects.terminal);
      },
    },
    given,
    effects,
  );
}
