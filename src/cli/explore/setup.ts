import { isSame, type Series, seriesOf } from "../../model/series.ts";
import { isFree, notesOn, pathsAsked, variablesIn } from "../../question/explorations.ts";
import { refuseUnknownSeries, seriesNamed } from "../../question/request.ts";
import { type Markets, openMarkets } from "../../scenario/markets.ts";
import { usualLevers } from "../../scenario/usualVariables.ts";
import { settingText, type Variable } from "../../scenario/vary.ts";
import { exploredWith } from "../../worlds/points.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { Refusal, WrongScenario } from "../exit.ts";
import { refuseLargeMarket } from "../largeMarkets.ts";
import { scenarioLibrary, sourceOf } from "../library.ts";
import { sayNotes } from "../readScenarios.ts";
import { windowIn } from "../run/plan.ts";
import { type RunRequest, runRequest } from "../run/request.ts";

/** What every exploration knows before it simulates anything. */
export interface ExploreSetup {
  readonly request: RunRequest;
  /** How the user named the scenario. */
  readonly word: string;
  readonly markets: Markets;
  /** First and last month, both included, of every mean. */
  readonly window: readonly [number, number];
  /** What is kept of every world; the measure asked for is among them. */
  readonly series: readonly Series[];
  /** What the answer is about. */
  readonly outcomes: readonly Series[];
  /** What `--vary` names, in order. */
  readonly variables: readonly Variable[];
  /** Markets that are as plausible; none unless asked for. */
  readonly plausible: number;
}

/** What is looked at unless `--measure` says otherwise. */
const USUAL_MEASURE = "buyerValue";

/**
 * Reads the scenario and the options that all explorations share; what is wrong with several `--vary` is
 * refused together.
 *
 * @param usualReplications  worlds of every point, unless `--replications` says otherwise
 */
export async function exploreSetup(given: Given, effects: Effects, usualReplications: number): Promise<ExploreSetup> {
  const request = runRequest(withoutMeasure(given), [], effects.machine.cores, usualReplications);
  const [word] = request.scenarios;
  const library = scenarioLibrary(effects.disk);
  const markets = openMarkets(await sourceOf(word, library, effects), library, request.resolve);
  if ("problems" in markets) throw new WrongScenario(markets.problems);
  const { scenario } = markets;
  sayNotes(markets.notes, effects);
  const outcomes = outcomesOf(given.text("measure") ?? USUAL_MEASURE);
  for (const series of outcomes) refuseUnknownSeries({ series }, [scenario], pathsAsked(given));
  const variables = variablesIn(varied(given.texts("vary"), markets), markets);
  sayNotes(notesOn(variables, markets), effects);
  const window = windowIn(scenario, request.window, /@/.test(given.text("when") ?? "") ? "--when @" : undefined);
  refuseShorterRuns(variables, window);
  refuseLargest(variables, markets, effects);
  return {
    request,
    word,
    markets,
    window,
    series: exploredWith(outcomes, seriesOf(scenario.market)),
    outcomes,
    variables,
    plausible: given.text("plausible") === undefined ? 0 : request.plausible,
  };
}

/** The measures that `a,b:group` names, each once. */
function outcomesOf(text: string): Series[] {
  const outcomes = text.split(",").map((each) => seriesNamed(each.trim()));
  const twice = outcomes.find((one, place) => outcomes.findIndex((other) => isSame(one, other)) < place);
  if (twice === undefined) return outcomes;
  throw new Refusal(`--measure names ${twice.measure} of "${twice.group}" twice.`);
}

/** What is to be varied: of the usual levers, which nobody asked for, those that change anything here. */
function varied(texts: readonly string[], markets: Markets): readonly string[] {
  return texts === usualLevers ? texts.filter((text) => isFree(markets, text.split(":", 1)[0])) : texts;
}

/** Refuses lengths of the run that end before the months of the means do. */
function refuseShorterRuns(variables: readonly Variable[], [first, last]: readonly [number, number]): void {
  const months = variables.find(({ path }) => path === "months");
  if (months === undefined || months.low > last) return;
  throw new Refusal(
    `The means are over months ${first} to ${last}, and the last month of a run of ${months.low} is ${months.low - 1}.`,
    "Give months that all runs have with --window first:last, or vary months over longer runs.",
  );
}

/** Refuses ranges whose largest market is too large; each setting at its upper end has the most agents and relations. */
function refuseLargest(variables: readonly Variable[], markets: Markets, { machine }: Effects): void {
  const largest = markets.marketOf(variables.map((variable) => settingText(variable, variable.high)));
  refuseLargeMarket("market" in largest ? largest.market : markets.scenario.market, false, 1, machine);
}

/** The measure is read here: for `run` it goes with --replications auto alone. */
function withoutMeasure(given: Given): Given {
  return { ...given, text: (name) => (name === "measure" ? undefined : given.text(name)) };
}
