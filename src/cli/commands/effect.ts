import { effectKind } from "../../question/effect.ts";
import { askPlausible } from "../../question/plausible.ts";
import { refuseUnknownSeries } from "../../question/request.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { armScenarios } from "../../worlds/armScenarios.ts";
import { type NoEntry, whyNobodyEnters } from "../../worlds/arms.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, Refusal } from "../exit.ts";
import { scenarioLibrary } from "../library.ts";
import { readOne } from "../readScenarios.ts";
import { destinationOf, OUTPUT } from "../results/destination.ts";
import { windowIn } from "../run/plan.ts";
import { runRequest } from "../run/request.ts";
import { askWorlds } from "../worldsSession.ts";

/** Worlds unless asked for: three arms are simulated in each. */
const USUAL_REPLICATIONS = 500;

/** `catfish effect scenario` */
export async function effect(given: Given, effects: Effects): Promise<ExitCode> {
  const request = runRequest(given, [], effects.machine.cores, USUAL_REPLICATIONS);
  const [word] = request.scenarios;
  const scenario = await readOne(word, scenarioLibrary(effects.disk), effects, request.resolve);
  const window = windowIn(scenario, request.window);
  refuseNoEntry(scenario, word);
  const { seed, replications, precision, plausible: markets } = request;
  if (precision !== undefined) refuseUnknownSeries(precision, [scenario]);
  const scenarios = armScenarios(scenario);
  const asked = { seed, replications, window, precision, plausible: askPlausible(markets, [scenario]) };
  const question = { scenario, scenarios, ...asked, explain: given.is("explain") };
  const to = destinationOf({ about: ["effect", scenario.name], asked: request.resolve.settings }, given);
  return askWorlds(
    effectKind,
    {
      request,
      given,
      asked: [{ question, to, word, file: `scenarios/${scenario.name}.yaml` }],
      out: OUTPUT,
      effort: 3,
      object: ([summary]) => ({ ...summary }),
      next: [],
    },
    effects,
  );
}

/** Refuses a scenario in which nobody can enter, and says what to change. `word` is how the user named it. */
function refuseNoEntry(scenario: Scenario, word: string): void {
  const why = whyNobodyEnters(scenario.market);
  if (why !== undefined) throw new Refusal(...reasons[why](scenario, word));
}

const reasons: Readonly<Record<NoEntry, (scenario: Scenario, word: string) => readonly string[]>> = {
  disabled: ({ name, origins }, word) => {
    const origin = origins.find(({ path }) => path === "entry.enabled");
    const place = origin?.place ?? origin?.from ?? "default";
    return [
      `Nobody enters in "${name}": entry.enabled is false (${place}), so there is no effect of entry to take apart.`,
      `Let newcomers in:  catfish effect ${word} --set entry.enabled=true`,
    ];
  },
  nobody: ({ name, market }, word) => {
    const empty = market.suppliers.find(({ kind }) => kind === "newcomer");
    const what = `Nobody enters in "${name}"`;
    if (empty === undefined) {
      return [
        `${what}: none of its groups of suppliers is of kind newcomer.`,
        "Add a group with  kind: newcomer  and  entry: { month: 36 }; catfish show baseline --yaml  has one.",
      ];
    }
    return [
      `${what}: its group "${empty.name}" has no members.`,
      `Give it some:  catfish effect ${word} --set suppliers.${empty.name}.count=6`,
    ];
  },
  late: ({ name, market }, word) => {
    const group = market.suppliers.find(({ kind, count }) => kind === "newcomer" && count > 0);
    return [
      `Nobody enters in "${name}" before it ends: it has ${market.months === 1 ? "one month" : `${market.months} months`}, and the first newcomer comes later.`,
      `Make it longer with --months, or let them in earlier:  catfish effect ${word} --set suppliers.${group?.name}.entry.month=0`,
    ];
  },
};
