import { isSame, type Series, seriesOf } from "../../model/series.ts";
import { isFree, notesOn, pathsAsked, variablesIn } from "../../question/explorations.ts";
import type { Exploration, PointsQuestion } from "../../question/kind.ts";
import { refuseUnknownSeries, seriesNamed } from "../../question/request.ts";
import { type Markets, openMarkets } from "../../scenario/markets.ts";
import { usualLevers } from "../../scenario/usualVariables.ts";
import { settingText, type Variable } from "../../scenario/vary.ts";
import { typedOn } from "../../words/shellWords.ts";
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
  /** What was asked, with who asks in the scenario. */
  readonly given: Given;
  readonly request: RunRequest;
  /** How the user named the scenario. */
  readonly word: string;
  readonly markets: Markets;
  /** First and last month, both included, of every mean. */
  readonly window: readonly [number, number];
  readonly isWindowSaid: boolean;
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

/** What an exploration says of how it is read. */
type Asking = Pick<Exploration<PointsQuestion, unknown, unknown>, "usualReplications" | "prepare" | "askedIn">;

/**
 * Reads the scenario and the options that all explorations share; what is wrong with several `--vary` is
 * refused together.
 */
export async function exploreSetup(exploration: Asking, typed: Given, effects: Effects): Promise<ExploreSetup> {
  const { usualReplications: usual, prepare, askedIn } = exploration;
  const prepared = (said: Given) => prepare?.(said, typedOn(effects.machine)) ?? said;
  const shared = prepared(typed);
  const request = runRequest(
    withoutMeasure(shared),
    [],
    effects.machine.cores,
    typeof usual === "number" ? usual : usual(typed),
  );
  const [word] = request.scenarios;
  const library = scenarioLibrary(effects.disk);
  const markets = openMarkets(await sourceOf(word, library, effects), library, request.resolve);
  if ("problems" in markets) throw new WrongScenario(markets.problems);
  const { scenario } = markets;
  sayNotes(markets.notes, effects);
  const given = askedIn?.(typed, markets) ?? typed;
  const asked = given === typed ? shared : prepared(given);
  const outcomes = outcomesOf(asked.text("measure") ?? USUAL_MEASURE);
  for (const series of outcomes) refuseUnknownSeries({ series }, [scenario], pathsAsked(asked));
  const variables = variablesIn(varied(asked.texts("vary"), markets), markets);
  sayNotes(notesOn(variables, markets), effects);
  const window = windowIn(scenario, request.window, /@/.test(asked.text("when") ?? "") ? "--when @" : undefined);
  refuseShorterRuns(variables, window);
  refuseLargest(variables, markets, effects);
  return {
    given,
    request,
    word,
    markets,
    window,
    isWindowSaid: request.window !== undefined,
    series: exploredWith(outcomes, seriesOf(scenario.market)),
    outcomes,
    variables,
    plausible: asked.text("plausible") === undefined ? 0 : request.plausible,
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
