import { referenceNeeded } from "../analyse/discovery/cases.ts";
import type { Condition } from "../analyse/discovery/condition.ts";
import { gridPoints } from "../analyse/sweep.ts";
import { WITHOUT_STRATEGY } from "../scenario/referenceNames.ts";
import { settingValue, type Variable } from "../scenario/vary.ts";
import { leversUsed, whyNobodyEnters } from "../worlds/arms.ts";
import type { OpenScenario } from "./kind.ts";
import { Refusal } from "./request.ts";

/** Refuses an outcome that holds every point against itself: nothing is there that the reference leaves out. */
export function refuseEmptyReference(
  condition: Condition,
  markets: OpenScenario["markets"],
  variables: readonly Variable[],
): void {
  const reference = referenceNeeded(condition);
  if (reference === undefined) return;
  const { scenario, settings } = markets;
  const { market } = scenario;
  const isVaried = (isOfIt: (path: string) => boolean) => variables.some(({ path }) => isOfIt(path));
  if (reference === WITHOUT_STRATEGY) {
    if (leversUsed(market).length > 0 || isVaried((path) => settings.get(path)?.scope === "strategy")) return;
    throw new Refusal(
      `In "${scenario.name}" no supplier has a strategy, and none is varied: with ${reference} every point is held against itself.`,
      "Give a group one, or vary one, e.g. --vary suppliers.NAME.strategy.managers=0:5",
    );
  }
  if (whyNobodyEnters(market) === undefined || someEnterOver(markets, variables)) return;
  throw new Refusal(
    `In "${scenario.name}" nobody enters: with ${reference} every point is held against itself.`,
    "Let newcomers enter, or hold it against the scenario as it is:  base",
  );
}

/** What decides whether anybody enters: who would, how many, when, and for how long it is simulated. */
const DECIDES_ENTRY = /^(months|entry\.enabled|suppliers\.[^.]+\.(count|entry\.month))$/;

/** Whether somebody may enter at some end of the ranges: each of what decides it helps more one way. */
function someEnterOver({ marketOf }: OpenScenario["markets"], variables: readonly Variable[]): boolean {
  const ends = variables.flatMap((variable) => {
    const { path, parameter, low, high } = variable;
    if (!DECIDES_ENTRY.test(path)) return [];
    return [{ ...variable, levels: [low, high].map((end) => settingValue(parameter, end)) }];
  });
  if (ends.length === 0) return false;
  return [...gridPoints(ends)].some((settings) => {
    const read = marketOf(settings);
    return "market" in read && whyNobodyEnters(read.market) === undefined;
  });
}
