import { ALL, INCUMBENTS } from "../../model/series.ts";
import { shown } from "../../result/shown.ts";
import type { ScenarioLibrary } from "../../scenario/library.ts";
import type { Markets } from "../../scenario/markets.ts";
import { staysFixed } from "../../scenario/resolve/timetable.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { turningPointWords } from "../../words/en/workshopTurning.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import { PACK_SCENARIO, simulatedFacts } from "../../worlds/claims/packFacts.ts";
import { moneyOf } from "../../worlds/money.ts";
import { meanInterval } from "../../worlds/statistics/intervals.ts";
import { wholeRunOf } from "../../worlds/wholeRun.ts";
import { type Lever, type Levers, leversOf, nearestPlace, settingsOf } from "../levers.ts";
import { weighedOver } from "../worldsAnswer.ts";
import type { AskedSeat, TeamAnswers, TeamRequests } from "./messages.ts";
import { optimumOf } from "./optimum.ts";
import { defaultPolicy, monthsPlayed, type Policy, type TablePolicies, valuesOf } from "./policy.ts";
import { MOST_FILES, readSaved } from "./savedFile.ts";
import { aimOf, monthsOf, PLAYED_WORLD, scored } from "./standings.ts";
import { tableFile, tableScenario } from "./tableFile.ts";
import { carriedOn, turningPoints } from "./turningPoints.ts";

/** Where the markets of a page come from, and where worlds are simulated. */
export interface TeamEngine {
  readonly markets: (scenario: string) => Markets;
  readonly library: () => ScenarioLibrary;
  /** Scenarios that the page has. */
  readonly scenarios: () => readonly string[];
  readonly map: MapBatches;
}

type Answer<Kind extends keyof TeamRequests> = (
  request: TeamRequests[Kind],
  signal: AbortSignal,
) => Promise<TeamAnswers[Kind]>;

/** Worlds in which a search looks, and in which it says what it has found. */
const SEARCHED_IN = 20;
const CHECKED_IN = 200;
/** The seed of the command line, so that the pack has the numbers of `catfish check`. */
const PACK_SEED = "catfish";

/** Answers what teams, the host and the pack ask, out of the same rooms as the command line. */
export function teamAnswers(engine: TeamEngine): { readonly [Kind in keyof TeamRequests]: Answer<Kind> } {
  const tables = new Tables(engine);
  return {
    scores: async ({ scenario, seed, round, worlds, seats }, signal) => {
      const seated = seats.map((seat) => ({ ...seat, market: tables.of(scenario, seat.policies).market }));
      const { months: length } = engine.markets(scenario).scenario.market;
      const months = monthsPlayed(round, length);
      const asked = seated.map(({ side, market }) => ({ market, series: aimOf(side, market) }));
      const { factor } = moneyOf(engine.markets(scenario).scenario);
      // What sides play for is money.
      const counted = (values: Float64Array) => values.map((value) => value * factor);
      const monthly = (await monthsOf(asked, { seed, worlds, months, signal }, engine.map)).map(counted);
      const width = months[1] - months[0] + 1;
      const lines = seats.map(({ team }, at) => ({ team, ...linesOf(monthly[at], width) }));
      return {
        scores: scored(
          seated,
          monthly.map((values) => overMonths(values, width)),
        ),
        lines,
        worlds,
      };
    },
    threat: async ({ scenario, seed, round, seats }, signal) => {
      const series = { measure: "retention", group: INCUMBENTS } as const;
      const asked = seats.map(({ policies }) => ({ market: tables.of(scenario, policies).market, series }));
      const months = monthsPlayed(round, engine.markets(scenario).scenario.market.months);
      const kept = await monthsOf(asked, { seed, worlds: PLAYED_WORLD + 1, months, signal }, engine.map);
      return { lines: kept.map((values) => values.map((value) => 1 - value)) };
    },
    turning: async ({ scenario, seed, round, worlds, seat, ahead }, signal) => {
      const { levers, scenario: base } = tables.played(scenario);
      const { side } = seat;
      const byDefault = defaultPolicy(levers, side);
      const said = (each: AskedSeat) =>
        carriedOn(
          Array.from({ length: round }, (_, at) => each.policies[side]?.[at]),
          byDefault,
        );
      const months = monthsPlayed(round, base.market.months);
      const points = await turningPoints(
        {
          ...{ side, levers, own: said(seat), ahead: said(ahead) },
          marketOf: (policies) => tables.of(scenario, { ...seat.policies, [side]: policies }).market,
        },
        { seed, worlds, months, signal },
        engine.map,
      );
      const series = aimOf(side, base.market);
      return {
        points: points.map((point) =>
          turningPointWords({ ...point, series, ahead: ahead.team, money: moneyOf(base), upTo: months[1] }),
        ),
      };
    },
    optimum: async ({ scenario, seed, side }, signal) => {
      const { levers, scenario: base } = tables.played(scenario);
      const months = [0, base.market.months - 1] as const;
      const marketOf = (policy: Policy) => tables.steady(scenario, side, policy);
      const found = await optimumOf(
        levers,
        side,
        marketOf,
        { seed, worlds: SEARCHED_IN, months, signal, checkedIn: CHECKED_IN },
        engine.map,
      );
      return { ...found, aim: aimOf(side, base.market) };
    },
    once: async ({ scenario }) => {
      const { levers, isOnce } = tables.played(scenario);
      return { keys: levers.filter(isOnce).map(({ key }) => key) };
    },
    tableFile: async ({ scenario, policies }) => ({ yaml: tables.of(scenario, policies).yaml }),
    savedFiles: async ({ files }) => {
      const all = files
        .slice(0, MOST_FILES)
        .map(({ name, text }) => ({ name: shown(name), ...readSaved(text, engine.scenarios()) }));
      return {
        read: all.flatMap((each) => ("file" in each ? [{ name: each.name, file: each.file }] : [])),
        wrong: all.flatMap((each) => ("problem" in each ? [{ name: each.name, problem: each.problem }] : [])),
      };
    },
    overlay: async ({ scenario, seed, worlds, policies }, signal) => {
      const markets = engine.markets(scenario);
      const levers = leversOf(markets);
      const all = [[], ...policies.map((moved) => settingsOf(levers, onPlaces(levers, moved)))].map((settings) => {
        const read = markets.marketOf(settings);
        if ("problems" in read) throw new Error(read.problems.map(({ wrong }) => wrong).join(" "));
        return { market: read.market, series: { measure: "buyerValue", group: ALL } as const };
      });
      const length = markets.scenario.market.months;
      const monthly = await monthsOf(all, { seed, worlds, months: [0, length - 1], signal }, engine.map);
      const { factor } = moneyOf(markets.scenario);
      // Weighed as on the laptops where these policies were found.
      const run = wholeRunOf(markets.scenario, markets.scenario.from);
      const values = monthly.map((each) => {
        return Float64Array.from({ length: worlds }, (_, world) => {
          return weighedOver(run, each.subarray(world * length, (world + 1) * length)) * factor;
        });
      });
      const gains = values.slice(1).map((own) => own.map((value, world) => value - values[0][world]));
      const lines = monthly.map((each) => linesOf(each, length).mean.map((value) => value * factor));
      return {
        gains: gains.map(meanInterval),
        better: gains.map((each) => each.filter((value) => value > 0).length),
        lines: lines.slice(1),
        asItIs: lines[0],
        worlds,
      };
    },
    facts: async ({ worlds }, signal) => {
      const facts = await simulatedFacts(engine.library(), { seed: PACK_SEED, worlds, signal }, engine.map);
      return { facts, worlds, title: engine.markets(PACK_SCENARIO).scenario.title };
    },
  };
}

/** Levers where they may stand: a file may say any number, and one that cannot be played would stop all others. */
function onPlaces(levers: readonly Lever[], moved: Levers): Levers {
  const known = levers.flatMap((lever) => {
    const value = moved[lever.key];
    return value === undefined ? [] : [[lever.key, nearestPlace(lever, value)] as const];
  });
  return Object.fromEntries(known);
}

/** Markets of tables: each is read once, because reading takes longer than a world. */
class Tables {
  readonly #engine: TeamEngine;
  readonly #known = new Map<string, Scenario>();

  constructor(engine: TeamEngine) {
    this.#engine = engine;
  }

  played(name: string) {
    const markets = this.#engine.markets(name);
    const levers = leversOf(markets);
    const isOnce = ({ path }: Lever): boolean => {
      const setting = markets.settings.get(path);
      return setting === undefined || setting.scope === "text" || staysFixed(setting);
    };
    return { levers, isOnce, scenario: markets.scenario };
  }

  of(name: string, policies: TablePolicies): Scenario {
    const { levers, isOnce, scenario } = this.played(name);
    const file = tableFile(scenario, levers, policies, isOnce);
    const key = JSON.stringify([name, file.source.text, file.settings]);
    const known = this.#known.get(key) ?? tableScenario(file, this.#engine.library());
    if (this.#known.size > MOST_TABLES) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }

  /** The market of one policy held from the start, without reading it as a file. */
  steady(name: string, side: Lever["side"], policy: Policy): Scenario["market"] {
    const markets = this.#engine.markets(name);
    const levers = leversOf(markets);
    const read = markets.marketOf(settingsOf(levers, valuesOf(levers, side, policy)));
    if ("problems" in read) throw new Error(read.problems.map(({ wrong }) => wrong).join(" "));
    return read.market;
  }
}

/** Tables that are kept: forty teams over six rounds. */
const MOST_TABLES = 240;

/** The mean over all months of each world; missing months are left out. */
function overMonths(monthly: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: monthly.length / width }, (_, world) => {
    return meanInterval(monthly.subarray(world * width, (world + 1) * width)).mean;
  });
}

/** The line of the world that is played, and the mean over all worlds. */
function linesOf(monthly: Float64Array, width: number) {
  const worlds = monthly.length / width;
  return {
    inWorld: monthly.slice(PLAYED_WORLD * width, (PLAYED_WORLD + 1) * width),
    mean: Float64Array.from({ length: width }, (_, month) => {
      return meanInterval(Array.from({ length: worlds }, (__, world) => monthly[world * width + month])).mean;
    }),
  };
}
