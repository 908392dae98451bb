import { z } from "zod";
import {
  type Allocation,
  type AllocationAsked,
  allocate,
  firstSplits,
  plannedTrials,
} from "../analyse/allocation/allocation.ts";
import { type Channel, evenSplit, settingsOfSplit } from "../analyse/allocation/splits.ts";
import { sideOf } from "../analyse/sweep.ts";
import { allocationCharts } from "../draw/explorations.ts";
import type { SupplierGroup } from "../model/market.ts";
import type { PointNames } from "../result/record.ts";
import { BadFolder, RUN_AGAIN } from "../result/savedFolder.ts";
import { parametersTable } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import type { Markets } from "../scenario/markets.ts";
import { settingPath } from "../scenario/scopes.ts";
import {
  allocationNotes,
  allocationSentences,
  allocationSubtitle,
  allocationTitle,
  allocationVerdict,
  isBetterUnspent,
} from "../words/en/allocation.ts";
import { allocationKeyTable } from "../words/en/allocationTable.ts";
import { askedInWords } from "../words/en/asked.ts";
import { nextQuestions } from "../words/en/next.ts";
import { splitText } from "../words/en/splits.ts";
import { decidedFact } from "../words/en/valuesOver.ts";
import { shortNumber } from "../words/number.ts";
import { unitIn } from "../worlds/money.ts";
import type { PointsInMarkets } from "../worlds/plausible/points.ts";
import { exploredOver, keptWith } from "../worlds/valuesOver.ts";
import { allocateSummary } from "./allocateSummary.ts";
import { pointField, responsesTable, sharesTable, splitsTable, valuedTable } from "./allocateTables.ts";
import { allocationBrief } from "./briefs.ts";
import { budgetOf, isYearly } from "./budget.ts";
import { channelsNamed, fixedBySplits, refuseUnshareable, spenderNamed, strategyNotes } from "./channels.ts";
import {
  assumptions,
  decidedBy,
  explorationFacts,
  explorationFiles,
  measureText,
  refuseOverridden,
  restoredDecision,
} from "./explorations.ts";
import type { Exploration, OpenScenario, PointsQuestion, RestoredScenario, TriedInMarkets, Typed } from "./kind.ts";
import type { NextStep } from "./next.ts";
import {
  askPointMarkets,
  type Explored,
  keptInMarkets,
  marketNames,
  pointMarketFiles,
  pointMarketTables,
  refuseManyMarkets,
  restoredPointMarkets,
  seenOverMarkets,
} from "./pointMarkets.ts";
import { betterOf, type Given, Refusal, wholeNumber } from "./request.ts";

/**
 * An allocation: a budget of a group of suppliers, shared out among channels, each split in the same worlds. It answers
 * between which shares the best split lies, what the even split and all on one channel lose, and what more money brings
 * on each channel.
 */
export interface AllocateQuestion extends PointsQuestion, AllocationAsked {}

const MOST_POINTS = 4096;

/** Splits that are laid out between the corners unless asked for: a power of two, as Sobol points like it. */
const USUAL_POINTS = "32";

/** Fewer worlds than these tell no split from another. */
const LEAST_WORLDS = 2;

const saved = z.object({
  /** The group of suppliers whose money it is. */
  group: z.string(),
  /** Channels by name, as `--over` takes them. */
  channels: z.array(z.string()).min(2),
  /** Of each supplier [unit costs a month]. */
  budget: z.number().positive(),
  points: z.int().min(1).max(MOST_POINTS),
  /** Measures and groups that the answer is about, e.g. `profit:challenger`; the first is what is chosen by. */
  measures: z.array(z.string()).min(1),
  over: z.enum(["run", "window"]),
  better: z.enum(["lower", "higher"]),
});

type Saved = z.infer<typeof saved>;

export const allocateKind: Exploration<AllocateQuestion, Allocation, Saved> = {
  name: "allocation",
  command: "allocate",
  usualReplications: 100,
  prepare,
  askedIn,
  saved,
  design: ({ group, channels, budget, points, outcomes, over, better }) => ({
    group,
    channels: channels.map(({ name }) => name),
    budget,
    points,
    measures: outcomes.map(measureText),
    over,
    better,
  }),
  ask,
  notes: (given, { markets: { scenario } }) => strategyNotes(given.text("group") ?? "", scenario),
  restore,
  points: (question) => {
    const many = question.channels.length;
    // From the first start at least one round of moves for each step, and what is valued; more may come.
    const moves = 3 * many * (many - 1);
    return firstSplits(question).length + moves + plannedTrials(question, evenSplit(many)).length;
  },
  // All else is worked out from these values, of the few series that were asked for: they fit into memory anyhow.
  mostValues: Number.POSITIVE_INFINITY,
  names: (): PointNames => ({ fields: [pointField], cells: (place) => [place] }),
  analyse: async (question, explore, { tell, markets } = {}) => {
    const columns = question.outcomes.map(({ measure, group }) => ({ measure, group, over: question.over }));
    const answer = await allocate(question, exploredOver(explore, question.series, columns, question.run), {
      onBest: (split, mean) => tell?.(`${shortNumber(mean)} at ${splitText(question.channels, split)}`),
    });
    const seen = await markets?.();
    if (seen === undefined) return answer;
    const { run, better, series } = answer;
    return { ...answer, markets: seenOverMarkets(seen, { column: series[0], run, better }) };
  },
  tried,
  tables: (answer) => [
    sharesTable(answer),
    valuedTable(answer),
    responsesTable(answer),
    splitsTable(answer),
    ...pointMarketTables(answer, pointField, unitIn(answer.series[0].measure, answer.money), (point) => point),
    parametersTable(answer.scenario),
    measuresTable(answer.money),
  ],
  summary: allocateSummary,
  markdown: (answer) =>
    `${[
      `# ${allocationTitle(answer)}`,
      "",
      ...allocationSentences(answer).flatMap((sentence) => [sentence, ""]),
      askedInWords(answer.scenario.name, answer, " of every split"),
    ].join("\n")}\n`,
  charts: allocationCharts,
  page: (answer, identity) => {
    const { scenario } = answer;
    const numbers = allocationKeyTable(answer);
    return {
      lang: "en",
      title: allocationTitle(answer),
      subtitle: allocationSubtitle(answer),
      answer: allocationVerdict(answer),
      notes: allocationNotes(answer),
      keyTable: numbers && { caption: numbers.note, columns: numbers.head, rows: numbers.rows },
      story: scenario.story,
      run: [...explorationFacts(identity, "Worlds of every split"), decidedFact(answer.over, answer)],
      assumptions: assumptions(scenario),
      files: explorationFiles([
        ["data/shares.csv", "Every channel: its share with where that may lie, and what more money brings"],
        ["data/valued.csv", "The best split, the even one, nothing, and all on one channel, in worlds of their own"],
        ["data/responses.csv", "What each channel brings for other amounts on it, the rest of the split as proposed"],
        ["data/splits.csv", "Every split that was tried"],
        ["data/values.csv", "The same world by world, every bit kept"],
        ...pointMarketFiles(answer),
        ["data/failed.csv", "Points that failed, and why"],
      ]),
    };
  },
  brief: allocationBrief,
  said: (answer) => ({
    title: allocationTitle(answer),
    sentences: allocationVerdict(answer),
    table: allocationKeyTable(answer),
    numbers: [1, 3],
    spare: [3, 6],
    notes: allocationNotes(answer),
    next: next(answer),
  }),
};

/** Whoever shares out looks at its profit, and any measure that is named is its own. */
function prepare<G extends Given>(given: G): G {
  const group = given.text("group");
  if (group === undefined) return given;
  const measure = given.text("measure") ?? "profit";
  const own = measure.split(",").map((each) => (each.includes(":") ? each : `${each.trim()}:${group}`));
  return { ...given, text: (name: string) => (name === "measure" ? own.join(",") : given.text(name)) };
}

/** The group of suppliers that asks in the scenario shares its money out, unless another is named. @throws Refusal */
function askedIn<G extends Given>(given: G, { scenario }: Pick<Markets, "scenario">): G {
  const { asker, market } = scenario;
  if (given.text("group") !== undefined) return given;
  if (asker === undefined) throw new Refusal(...nobodyAsks(market.suppliers));
  return { ...given, text: (name: string) => (name === "group" ? asker : given.text(name)) };
}

function nobodyAsks(groups: readonly SupplierGroup[]): [string, ...string[]] {
  const members = groups.filter(({ count }) => count > 0);
  const strategists = members.filter(({ strategy }) => strategy !== undefined);
  const which = strategists.length > 0 ? strategists : members;
  return [
    "Say whose budget it is with --group: the scenario does not say which suppliers ask.",
    `${strategists.length > 0 ? "Groups with a strategy" : "Groups of suppliers"}: ${which.map(({ name }) => name).join(", ")}`,
    `Or write into the scenario who asks, for all questions alike:  for: ${which[0]?.name ?? "name"}`,
  ];
}

function example(given: Given, typed: Typed): string[] {
  const word = given.words[0] ?? "newcomer-playbook";
  const group = given.text("group") ?? "challenger";
  const words = ["--group", group, "--budget", "0.04", "--over", "managers,online,improvement"];
  return [`For example:  ${typed("catfish", "allocate", word, ...words)}`];
}

function ask(given: Given, open: OpenScenario): AllocateQuestion {
  const { markets, seed, replications, precision, window, outcomes, typed } = open;
  const { scenario } = markets;
  if (precision !== undefined) {
    throw new Refusal("catfish allocate takes a number of --replications, not auto.", "For example:  -n 100");
  }
  if (replications < LEAST_WORLDS) {
    throw new Refusal(
      `--replications is ${replications}; ${LEAST_WORLDS} is the least for catfish allocate.`,
      "One world tells no split from another.",
    );
  }
  const named = given.text("group") ?? "";
  const spender = spenderNamed(named, scenario);
  const over = given.text("over");
  if (over === undefined) {
    throw new Refusal("Say among which channels with --over, with commas.", ...example(given, typed));
  }
  const channels = channelsNamed(over, named, scenario);
  const budget = budgetOf(given.text("budget"), channels, spender, scenario);
  refuseUnshareable(channels, budget, spender, { scenario, typed, isYearly: isYearly(given.text("budget")) });
  refuseOverridden(
    settingsOfSplit(channels, budget, evenSplit(channels.length)).map((setting) => ({ setting, source: "--over" })),
    markets,
  );
  const better = betterWay(given, outcomes[0]);
  const points = wholeNumber("points", given.text("points") ?? USUAL_POINTS, 1, MOST_POINTS);
  const decided = decidedBy(open, []);
  const question = { scenario, seed, replications, window, group: named, channels, budget, points, better };
  refuseManyMarkets(open.plausible, firstSplits(question).length, keptInMarkets(decided).length);
  return {
    ...question,
    ...decided,
    series: keptWith(decided.outcomes, decided.outcomes, decided.run),
    plausible: askPointMarkets(open.plausible, exploredAt(markets, question)),
  };
}

function betterWay(given: Given, outcome: OpenScenario["outcomes"][number]): "lower" | "higher" {
  const better = betterOf(given) ?? sideOf(outcome);
  if (better !== undefined) return better;
  throw new Refusal(
    `Of ${outcome.measure} neither way is better by itself, so that no split of a budget is best.`,
    "Say which is, with --best lower or --best higher, or take another --measure.",
  );
}

function restore(design: Saved, open: RestoredScenario, place: string): AllocateQuestion {
  const { scenario, seed, replications, window, plausible } = open;
  const { group, budget, points, better } = design;
  const channels = restoredChannels(design, open, place);
  const decided = restoredDecision(design, scenario, [], place);
  const question = { scenario, seed, replications, window, group, channels, budget, points, better };
  return {
    ...question,
    ...decided,
    series: keptWith(decided.outcomes, decided.outcomes, decided.run),
    plausible: restoredPointMarkets(plausible, exploredAt(open, question), place),
  };
}

/** The channels of a design, with what they cost in its scenario. @throws BadFolder where no such question can be asked */
function restoredChannels(
  { group, channels, budget }: Saved,
  { scenario }: RestoredScenario,
  place: string,
): Channel[] {
  try {
    const spender = spenderNamed(group, scenario);
    const found = channelsNamed(channels.join(","), group, scenario);
    refuseUnshareable(found, budget, spender, { scenario, typed: (...words) => words.join(" ") });
    return found;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new BadFolder(`${place}: "design" does not fit the scenario: ${error.lines[0]}`, RUN_AGAIN);
  }
}

type Shared = Pick<AllocateQuestion, "channels" | "budget" | "points" | "seed">;

/** What the plan of plausible markets rests on. */
function exploredAt({ scenario, marketOf }: Pick<Explored, "scenario" | "marketOf">, question: Shared): Explored {
  const points = () => settingsOfFirst(question);
  return { scenario, marketOf, varied: fixedBySplits(question.channels), points };
}

function settingsOfFirst(question: Shared): (readonly string[])[] {
  const { channels, budget } = question;
  return firstSplits(question).map(({ split }) => settingsOfSplit(channels, budget, split));
}

/** Every split that is laid out beforehand, in every plausible market. */
function tried(question: AllocateQuestion): TriedInMarkets | undefined {
  const { plausible } = question;
  if (plausible === undefined) return undefined;
  const settings = settingsOfFirst(question);
  const of: PointsInMarkets = {
    plan: plausible.plan,
    points: settings.length,
    settingsOf: ({ point }) => settings[point],
    series: keptInMarkets(question),
  };
  return { of, names: marketNames(of, [pointField], ({ point }) => [point]) };
}

/** The sizes of the programme that are proposed to be looked at next. */
const SIZES = "0:3:0.25";

/** What to ask next: the best split in full, and where more money is waste. */
function next(answer: Allocation): NextStep[] {
  const { found, tried, channels, budget, group, series } = answer;
  if (found === undefined) return [];
  const set = settingsOfSplit(channels, budget, tried[found.proposed].split);
  const scale = settingPath("strategy", "budgetScale", { list: "suppliers", name: group });
  const isTooMuch = isBetterUnspent(answer);
  const size: NextStep = {
    why: isTooMuch ? nextQuestions.programmeSize : nextQuestions.moreMoney,
    command: "sweep",
    set,
    with: [
      ["vary", `${scale}=${SIZES}`],
      ["measure", measureText(series[0])],
    ],
  };
  const split: NextStep = { why: nextQuestions.bestSplit, command: "what-if", set };
  return isTooMuch ? [size, split] : [split, size];
}
