import { afterRun } from "../../question/next.ts";
import { runKind } from "../../question/run.ts";
import { SharedRecords, simulateRun } from "../../question/runWorlds.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { readProgram } from "../program.ts";
import { allSet } from "../readScenarios.ts";
import { runDestination } from "../results/destination.ts";
import { planRuns } from "../run/plan.ts";
import { runRequest } from "../run/request.ts";
import { refuseTooLarge } from "../run/work.ts";
import { askWorlds } from "../worldsSession.ts";

/** `catfish run [scenario..]` */
export async function run(given: Given, effects: Effects): Promise<ExitCode> {
  const { scenarios } = readProgram(effects.disk);
  const bundled = scenarios.map(({ name }) => name);
  const request = runRequest(given, bundled, effects.machine.cores);
  const questions = await planRuns(request, scenarioLibrary(effects.disk), effects);
  const asked = questions.map((question, index) => {
    const to = runDestination(question.scenario.name, allSet(request.resolve), given);
    return { question, to, word: request.scenarios[index], file: "scenario.yaml" };
  });
  const { seed, precision } = request;
  const replications = precision === undefined ? request.replications : "auto";
  let shared: SharedRecords | undefined;
  return askWorlds(
    runKind,
    {
      request,
      given,
      asked,
      out: request.out,
      refuse: (fresh) => {
        if (precision === undefined) refuseTooLarge(fresh, request.replications, effects.machine);
        shared = new SharedRecords(fresh);
      },
      simulate: (question, simulating) => simulateRun(question, simulating, shared),
      object: (summaries) => ({ seed, replications, scenarios: summaries }),
      next: afterRun(asked[0].question.scenario),
    },
    effects,
  );
}
