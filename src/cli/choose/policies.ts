import {
  differentPolicies,
  handsOnLevers,
  handsOnUncertainties,
  leverPolicies,
  type Policy,
  readPolicy,
} from "../../analyse/choice/policies.ts";
import type { Markets } from "../../scenario/markets.ts";
import type { Problem } from "../../scenario/scenario.ts";
import type { Variable } from "../../scenario/vary.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { Refusal, WrongScenario } from "../exit.ts";
import { refuseOverridden, variablesIn } from "../explore/setup.ts";
import { refuseNoLever, refuseNoUncertainty, refuseOnePolicy } from "./refuse.ts";

/** What can be decided, what is uncertain, and what the answer depends on. */
export interface Held {
  readonly policies: readonly Policy[];
  readonly uncertainties: readonly Variable[];
  readonly cautions: readonly string[];
}

/** Most policies: each is simulated in every future, and held against every other. */
const MOST_POLICIES = 2000;

/** Reads levers, named policies and uncertainties, and keeps them apart; what is wrong is refused together. */
export function heldApart(given: Given, word: string, markets: Markets, effects: Effects): Held {
  const [named, uncertain] = [given.texts("policy"), given.texts("uncertain")];
  if (given.texts("lever").length + named.length === 0) refuseNoLever(word);
  if (uncertain.length === 0) refuseNoUncertainty(word);
  const levers = variablesIn(given.texts("lever"), markets, effects, "--lever");
  const uncertainties = variablesIn(uncertain, markets, effects, "--uncertain");
  const open = levers.find(({ levels }) => levels.length === 0);
  if (open !== undefined) {
    throw new Refusal(
      `\`${open.path}\` has a range and no step, so that it is not one policy or another.`,
      `Give it a step or a list, e.g. --lever ${open.path}=${open.low}:${open.high}:${Number(((open.high - open.low) / 6).toPrecision(2))}`,
    );
  }
  const combinations = levers.reduce((product, { levels }) => product * levels.length, 1);
  if (combinations > MOST_POLICIES) {
    throw new Refusal(`The levers make ${combinations} policies; ${MOST_POLICIES} is the most.`, "Take larger steps.");
  }
  const policies = namedPolicies(named);
  const { problems, cautions } = handsOn(levers, policies, uncertainties, markets);
  if (problems.length > 0) throw new WrongScenario(problems);
  for (const { name, settings } of policies) {
    const source = `--policy ${name}`;
    refuseOverridden(
      settings.map((setting) => ({ setting, source })),
      markets,
      effects,
    );
  }
  const different = differentPolicies(leverPolicies(levers), policies, markets);
  if ("problems" in different) throw new WrongScenario(different.problems);
  if (different.length < 2) refuseOnePolicy(word);
  return { policies: different, uncertainties, cautions };
}

function namedPolicies(texts: readonly string[]): Policy[] {
  const policies: Policy[] = [];
  const problems: Problem[] = [];
  for (const text of texts) {
    const read = readPolicy(text);
    if ("wrong" in read) problems.push(read);
    else policies.push(read);
  }
  if (problems.length > 0) throw new WrongScenario(problems);
  return policies;
}

function handsOn(
  levers: readonly Variable[],
  policies: readonly Policy[],
  uncertainties: readonly Variable[],
  { settings }: Markets,
) {
  const decided = [
    ...levers.map(({ path }) => ({ path, source: `--lever ${path}` })),
    ...policies.flatMap((policy) => {
      const source = `--policy ${policy.name}`;
      return policy.settings.map((setting) => ({ path: setting.slice(0, setting.indexOf("=")).trim(), source }));
    }),
  ];
  const paths = decided.map(({ path }) => path);
  const uncertain = uncertainties.map(({ path }) => ({ path, source: `--uncertain ${path}` }));
  const [ours, fate] = [handsOnLevers(decided, settings), handsOnUncertainties(uncertain, paths, settings)];
  return { problems: [...ours.problems, ...fate.problems], cautions: [...ours.cautions, ...fate.cautions] };
}
