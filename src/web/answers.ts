import { divergenceOf } from "../analyse/divergence/divergence.ts";
import { INCUMBENTS, isSame, seriesOf } from "../model/series.ts";
import { traceWorld } from "../model/traceWorld.ts";
import type { ScenarioLibrary, ScenarioSource } from "../scenario/library.ts";
import { type Markets, openMarkets } from "../scenario/markets.ts";
import type { Problem, Scenario } from "../scenario/scenario.ts";
import { readVariant } from "../scenario/variant.ts";
import { divergenceInLabels } from "../words/divergenceInLabels.ts";
import { gapSentence } from "../words/en/divergence.ts";
import { divergenceStory } from "../words/en/divergenceStory.ts";
import { valueUnit } from "../words/en/verdict.ts";
import { storyArms } from "../words/en/workshopFacts.ts";
import { gainPlaces } from "../words/en/workshopNumbers.ts";
import { oneWorldWords, toldEvents } from "../words/en/world.ts";
import { firstEntry, groupLabel, worldInLabels } from "../words/names.ts";
import type { MapBatches } from "../worlds/batch.ts";
import { moneyOf } from "../worlds/money.ts";
import { wholeRunOf } from "../worlds/wholeRun.ts";
import { bestPolicies } from "./bestPolicies.ts";
import { leversOf } from "./levers.ts";
import { assumptionRows, marketsAnswer } from "./markets.ts";
import type { Answers, Asked, OpenAnswer, RequestKind, Requests, ToldEvent } from "./messages.ts";
import { chartMenu } from "./questions.ts";
import { SimulatedMarkets } from "./simulated.ts";
import { teamAnswers } from "./teams/answers.ts";
import { worldsAnswer } from "./worldsAnswer.ts";

/** Turning points of a story. */
const TURNS = 3;

/** What is wrong with a request, in a sentence for people. */
export class WorkshopProblem extends Error {}

/** Answers what the page asks, out of the same rooms as the command line. */
export class Answering {
  readonly #sources: readonly ScenarioSource[];
  readonly #assumed: readonly string[];
  readonly #map: MapBatches;
  readonly #steps: OpenAnswer["steps"];
  readonly #opened = new Map<string, Markets>();
  readonly #simulated: SimulatedMarkets;

  /**
   * @param sources  scenarios of the page, those that they extend among them
   * @param assumed  assumed values that the room has changed, as `--set` takes them
   */
  constructor(
    sources: readonly ScenarioSource[],
    map: MapBatches,
    steps: OpenAnswer["steps"],
    assumed: readonly string[] = [],
  ) {
    this.#sources = sources;
    this.#assumed = assumed;
    this.#map = map;
    this.#steps = steps;
    this.#simulated = new SimulatedMarkets(map);
  }

  /**
   * Answers one request.
   *
   * @throws WorkshopProblem for settings that do not go together, or a scenario that is not in the page
   * @throws what the signal was aborted with
   */
  async answer<Kind extends RequestKind>(
    kind: Kind,
    request: Requests[Kind],
    signal: AbortSignal,
  ): Promise<Answers[Kind]> {
    return this.#answers[kind](request, signal);
  }

  readonly #answers: {
    readonly [Kind in RequestKind]: (request: Requests[Kind], signal: AbortSignal) => Promise<Answers[Kind]>;
  } = {
    open: async ({ scenario }) => this.#open(scenario),
    worlds: async (request, signal) => {
      const [against, now] = await this.#both(request, request.worlds, signal);
      return worldsAnswer(against, now, request);
    },
    plausible: async (request, signal) => marketsAnswer(this.#scenarios(request), request, this.#map, signal),
    world: async (request) => this.#world(request),
    why: async (request) => this.#why(request),
    file: async ({ scenario, settings }) => ({ yaml: this.#file(scenario, settings) }),
    best: async (request, signal) => {
      const markets = this.#markets(request.scenario);
      return bestPolicies(markets, leversOf(markets), request, this.#map, signal);
    },
    assumptions: async (request, signal) => assumptionRows(this.#scenarios(request), request, this.#map, signal),
    means: async ({ scenario, settings, seed, worlds }, signal) => {
      const market = this.#scenarioWith(scenario, settings);
      const { means } = await this.#simulated.of(market, settings.join(" "), seed, worlds, signal);
      return { series: means.series, means: means.means };
    },
    ...teamAnswers({
      markets: (name) => this.#markets(name),
      library: () => this.#library,
      scenarios: () => this.#sources.map(({ name }) => name),
      map: (...asked) => this.#map(...asked),
    }),
  };

  #markets(name: string): Markets {
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const source = this.#sources.find((each) => each.name === name);
    if (source === undefined) throw new WorkshopProblem(`This page has no scenario ${name}.`);
    const opened = openMarkets(source, this.#library, { settings: this.#assumed });
    if ("problems" in opened) throw problemOf(opened.problems);
    this.#opened.set(name, opened);
    return opened;
  }

  readonly #library: ScenarioLibrary = {
    // Files that name others by a path were put into the page under that path.
    find: (name) => this.#sources.find((each) => each.name === name || each.place === name),
    names: () => this.#sources.map(({ name }) => name),
    // A file was read in full when the page was made; what it is measured against elsewhere need not be in the page.
    isOfResult: () => true,
  };

  #scenarioWith(name: string, settings: readonly string[]): Scenario {
    const markets = this.#markets(name);
    if (settings.length === 0) return markets.scenario;
    const read = markets.marketOf(settings);
    if ("problems" in read) throw problemOf(read.problems);
    return { ...markets.scenario, market: read.market };
  }

  #scenarios({ scenario, settings, against }: Pick<Asked, "scenario" | "settings" | "against">) {
    return { against: this.#scenarioWith(scenario, against), now: this.#scenarioWith(scenario, settings) };
  }

  async #both(asked: Asked, worlds: number, signal: AbortSignal) {
    const { against, now } = this.#scenarios(asked);
    const { seed, settings } = asked;
    return [
      await this.#simulated.of(against, asked.against.join(" "), seed, worlds, signal),
      await this.#simulated.of(now, settings.join(" "), seed, worlds, signal),
    ] as const;
  }

  #open(name: string): OpenAnswer {
    const markets = this.#markets(name);
    const { scenario } = markets;
    const { market } = scenario;
    const all = seriesOf(market);
    const money = moneyOf(scenario);
    const groupOf = (kind: "fixed" | "newcomer") =>
      market.suppliers.find((each) => each.kind === kind && each.count > 0);
    const called = (group: { readonly name: string } | undefined) => (group ? groupLabel(scenario, group.name) : "");
    return {
      name,
      title: scenario.title,
      about: scenario.story?.whatIsIt ?? "",
      levers: leversOf(markets),
      months: market.months,
      buyers: market.buyers.reduce((sum, { count }) => sum + count, 0),
      from: scenario.from,
      gainPlaces: gainPlaces(money),
      valueUnit: valueUnit(money).trim(),
      discountRate: wholeRunOf(scenario, scenario.from).rate,
      entry: firstEntry(market)?.month ?? -1,
      newcomers: called(groupOf("newcomer")),
      incumbents: called(groupOf("fixed")),
      newcomerGroups: market.suppliers
        .filter(({ kind, count }) => kind === "newcomer" && count > 0)
        .map((each) => each.name),
      hasContracts: all.some((series) => isSame(series, { measure: "service", group: INCUMBENTS })),
      charts: chartMenu.filter((chart) => all.some((series) => isSame(series, chart))),
      steps: this.#steps,
    };
  }

  #world({ scenario: name, settings, seed, replication }: Requests["world"]): Answers["world"] {
    const scenario = this.#scenarioWith(name, settings);
    const { months } = scenario.market;
    const traced = traceWorld(scenario.market, seed, replication);
    const world = worldInLabels(scenario, traced);
    const events = toldEvents(traced);
    const nothing = { buyers: [], cut: [], mostRows: 0, events: [] };
    const { told } = oneWorldWords({ scenario, typicalWorld: world, months }, nothing);
    return {
      world,
      months,
      events: events.map((event, at): ToldEvent => ({ ...event, sentence: told[at] })),
    };
  }

  #why(request: Requests["why"]): Answers["why"] {
    const { against, now } = this.#scenarios(request);
    const { seed, replication } = request;
    const months = Math.min(against.market.months, now.market.months);
    const window = [now.from, months - 1] as const;
    const divergence = divergenceInLabels(
      divergenceOf(against.market, now.market, { seed, replication, window }),
      [against.market, now.market],
      now,
    );
    const money = moneyOf(now);
    const arms = storyArms(request.against.length > 0);
    const { sentences, moment } = divergenceStory({ divergence, arms, money });
    const gaps = divergence.steps.flatMap((step) => (step.kind === "gap" ? gapSentence(step, arms, money) : []));
    const told = gaps.length > 0 ? gaps : sentences.slice(2, -1);
    return { sentences, turns: [moment, ...told.slice(0, TURNS - 1)] };
  }

  /** What buyers decide is decided in its month, as `what-if` has it; all else holds from the start. */
  #file(name: string, settings: readonly string[]): string {
    const { scenario } = this.#markets(name);
    const isDecided = (setting: string) => scenario.from > 0 && /^(policy|buyers)\./.test(setting);
    const read = readVariant(scenario, {
      name: `${scenario.name}-workshop`.slice(-60),
      title: `${scenario.title} (workshop)`,
      settings: settings.filter((setting) => !isDecided(setting)),
      decided: settings.filter(isDecided),
      reference: scenario.reference === "without-entry" ? "without-entry" : "none",
    });
    if ("problems" in read) throw problemOf(read.problems);
    return read.scenario.yaml;
  }
}

function problemOf(problems: readonly Problem[]): WorkshopProblem {
  return new WorkshopProblem(problems.map(({ wrong }) => wrong).join(" "));
}
