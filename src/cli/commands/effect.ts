import { effectKind } from "../../question/effect.ts";
import { askPlausible } from "../../question/plausible.ts";
import { refuseUnknownSeries } from "../../question/request.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { typedOn } from "../../words/shellWords.ts";
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
  refuseNoEntry(scenario, (setting) => typedOn(effects.machine)("catfish", "effect", word, "--set", setting));
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

/** Refuses a scenario in which nobody can enter, and says what to change: `asked` with a setting is the command that does. */
function refuseNoEntry(scenario: Scenario, asked: AskedWith): void {
  const why = whyNobodyEnters(scenario.market);
  if (why !== undefined) throw new Refusal(...reasons[why](scenario, asked));
}

type AskedWith = (setting: string) => string;

const reasons: Readonly<Record<NoEntry, (scenario: Scenario, asked: AskedWith) => readonly string[]>> = {
  disabled: ({ name, origins }, asked) => {
    const origin = origins.find(({ path }) => path === "entry.enabled");
    const place = origin?.place ?? origin?.from ?? "default";
    return [
      `Nobody enters in "${name}": entry.enabled is false (${place}), so there is no effect of entry to take apart.`,
      `Let newcomers in:  ${asked("entry.enabled=true")}`,
    ];
  },
  nobody: ({ name, market }, asked) => {
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
      `Give it some:  ${asked(`suppliers.${empty.name}.count=6`)}`,
    ];
  },
  late: ({ name, market }, asked) => {
    const group = market.suppliers.find(({ kind, count }) => kind === "newcomer" && count > 0);
    return [
      `Nobody enters in "${name}" before it ends: it has ${market.months === 1 ? "one month" : `${market.months} months`}, and the first newcomer comes later.`,
      `Make it longer with --months, or let them in earlier:  ${asked(`suppliers.${group?.name}.entry.month=0`)}`,
    ];
  },
};
