import { z } from "zod";
import { type Choice, weighed } from "../analyse/choice/choice.ts";
import { type ChoiceQuestion, recordChoice, recordFrom, seriesOfChoice } from "../analyse/choice/outcomes.ts";
import { type Criterion, combinations, type FutureDesign, futuresOf } from "../analyse/choice/policies.ts";
import { worstSoFar } from "../analyse/choice/regret.ts";
import { sideOf } from "../analyse/sweep.ts";
import { choiceCharts } from "../draw/explorations.ts";
import { measureNames } from "../model/measures.ts";
import type { Series } from "../model/series.ts";
import type { PointNames } from "../result/record.ts";
import { BadFolder, RUN_AGAIN } from "../result/savedFolder.ts";
import { parametersTable } from "../result/savedScenario.ts";
import { measuresTable } from "../result/series.ts";
import { readVariable, type Variable } from "../scenario/vary.ts";
import { askedInWords, choiceSubtitle } from "../words/en/asked.ts";
import { choiceNotes, choiceSentences, choiceTitle, choiceVerdict } from "../words/en/choice.ts";
import { choiceKeyTable } from "../words/en/choiceTable.ts";
import { nextQuestions } from "../words/en/next.ts";
import { futuresWords, policyLabel } from "../words/en/policyNames.ts";
import { decidedFact } from "../words/en/valuesOver.ts";
import { shortNumber } from "../words/number.ts";
import { unitIn } from "../worlds/money.ts";
import type { PointsInMarkets } from "../worlds/plausible/points.ts";
import type { Explore, KeptSeries, PointOutcome } from "../worlds/points.ts";
import { keptWith } from "../worlds/valuesOver.ts";
import { choiceBrief } from "./briefs.ts";
import { LEAST_WORLDS, refuseTooMuch } from "./choiceSize.ts";
import { choiceSummary } from "./choiceSummary.ts";
import {
  futureField,
  futuresTable,
  outcomesTable,
  policiesTable,
  policyField,
  regretTable,
  settingsField,
} from "./choiceTables.ts";
import {
  assumptions,
  type DecidedBy,
  decidedBy,
  explorationFacts,
  explorationFiles,
  measureText,
  restoredDecision,
  restoredOutcome,
} from "./explorations.ts";
import { cautionsOf, fixedPaths, groupsIn, type Held } from "./hands.ts";
import type { Exploration, OpenScenario, RestoredScenario, TellBest, TriedInMarkets, Typed } from "./kind.ts";
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
import { askedIn, criteriaOf, heldApart, notesOnHeld, ofAsker, restoredCriterion } from "./policies.ts";
import { betterOf, type Given, Refusal, wholeNumber } from "./request.ts";

const series = z.object({ measure: z.enum(measureNames), group: z.string() });
const MOST_FUTURES = 100_000;

const saved = z.object({
  /** The group that chooses; null for all buyers. */
  for: z.string().nullable(),
  policies: z
    .array(z.object({ name: z.string(), label: z.string().exactOptional(), settings: z.array(z.string()).readonly() }))
    .min(2),
  /** As `--uncertain` takes them. */
  uncertain: z.array(z.string()).min(1),
  design: z.enum(["grid", "sobol", "lhs"]),
  futures: z.int().min(1).max(MOST_FUTURES),
  /** Measures and groups that the answer is about, e.g. `buyerValue:all`; the first is what is chosen by. */
  measures: z.array(z.string()).min(1),
  over: z.enum(["run", "window"]),
  better: z.enum(["lower", "higher"]),
  criteria: z
    .array(series.extend({ side: z.enum([">=", "<="]), value: z.number().nullable(), text: z.string() }))
    .min(1),
  cautions: z.array(z.string()).readonly(),
});

type Saved = z.infer<typeof saved>;

/**
 * A choice: what can be decided against what is uncertain, every policy in every future, all in the same worlds. It
 * answers which policy is regretted least where it is regretted most, which satisfies most often, and what may be as
 * good.
 */
export const chooseKind: Exploration<ChoiceQuestion, Choice, Saved> = {
  name: "choice",
  command: "choose",
  usualReplications: 20,
  prepare: ofAsker,
  askedIn,
  saved,
  design: ({ asker, policies, uncertainties, design, futures, outcomes, over, better, criteria, cautions }) => ({
    for: asker ?? null,
    policies: policies.map(({ name, label, settings }) => ({ name, ...(label !== undefined && { label }), settings })),
    uncertain: uncertainties.map(({ path, low, high, levels }) => {
      return `${path}=${levels.length > 0 ? levels.join(",") : `${low}:${high}`}`;
    }),
    design,
    futures: futures.length,
    measures: outcomes.map(measureText),
    over,
    better,
    criteria: criteria.map(({ series: { measure, group }, side, value, text }) => {
      return { measure, group, side, value: value ?? null, text };
    }),
    cautions,
  }),
  ask,
  notes: (given, { markets }) => notesOnHeld(given, markets),
  cautions: ({ cautions }) => cautions,
  restore,
  points: ({ policies, futures }) => policies.length * futures.length,
  // All else is worked out from these values, of the few series that were asked for: they fit into memory anyhow.
  mostValues: Number.POSITIVE_INFINITY,
  names,
  analyse: async (question, explore, { tell, markets } = {}) => {
    const kept: PointOutcome[] = [];
    const others = othersOf(question);
    const watched: Explore = (points, use, seedOf) =>
      explore(
        points,
        (point) => {
          if (others.length > 0) kept.push(point.outcome);
          use(point);
        },
        seedOf,
      );
    const choice = weighed(await recordChoice(question, watched, tell && bestSoFar(question, tell)));
    const seen = await markets?.();
    const valued = (each: Choice): Choice => {
      if (seen === undefined) return each;
      const { run, better, series } = each;
      return { ...each, markets: seenOverMarkets(seen, { column: series[0], run, better }) };
    };
    return { ...valued(choice), others: others.map((other) => valued(weighed(recordFrom(other, kept)))) };
  },
  tried,
  tables: (answer) => [
    policiesTable(answer),
    futuresTable(answer),
    outcomesTable(answer),
    ...regretTable(answer),
    ...pointMarketTables(answer, policyField, unitIn(answer.series[0].measure, answer.money), (policy) => policy),
    parametersTable(answer.scenario),
    measuresTable(answer.money, [answer.scenario.market]),
  ],
  summary: choiceSummary,
  markdown: (answer) => {
    const { scenario } = answer;
    return `${[
      `# ${choiceTitle(answer)}`,
      "",
      ...choiceSentences(answer).flatMap((sentence) => [sentence, ""]),
      askedInWords(scenario.name, answer, " of every policy in every future"),
    ].join("\n")}\n`;
  },
  charts: choiceCharts,
  page: (answer, identity) => {
    const { scenario, policies, futures } = answer;
    const { head, rows, note } = choiceKeyTable(answer);
    return {
      lang: "en",
      title: choiceTitle(answer),
      subtitle: choiceSubtitle(policies.length, futuresWords(futures.length)),
      answer: choiceVerdict(answer),
      notes: choiceNotes(answer),
      keyTable: { caption: note, columns: head, rows: rows.map((cells) => cells.map(unbroken)) },
      story: scenario.story,
      run: [...explorationFacts(identity, "Worlds of every policy in every future"), decidedFact(answer.over, answer)],
      assumptions: assumptions(scenario),
      files: explorationFiles([
        ["data/policies.csv", "Every policy: regret and satisficing with intervals"],
        ["data/futures.csv", "Every future: what was uncertain, and the best policy in it"],
        ["data/outcomes.csv", "Every policy in every future: mean outcome, regret, whether it satisfies"],
        ["data/values.csv", "The same world by world, every bit kept"],
        ...(answer.others.length === 0 ? [] : [["data/regrets.csv", "Every policy by each measure"] as const]),
        ...pointMarketFiles(answer),
        ["data/failed.csv", "Points that failed, and why"],
      ]),
    };
  },
  brief: choiceBrief,
  said: (answer) => ({
    title: choiceTitle(answer),
    sentences: choiceVerdict(answer),
    table: choiceKeyTable(answer),
    notes: choiceNotes(answer),
    next: [next(answer)],
  }),
};

/** Futures unless asked for: a power of two, as Sobol points like it. */
const USUAL_FUTURES = "64";

function ask(given: Given, open: OpenScenario): ChoiceQuestion {
  const { markets, seed, replications, precision, window } = open;
  const [outcome, ...further] = open.outcomes;
  for (const { measure } of further.filter((each) => sideOf(each) === undefined)) {
    throw new Refusal(
      `Of ${measure} neither way is better by itself, so that nothing is there to regret.`,
      "Name it first, with --best lower or --best higher, or say what must hold of it with --satisfy.",
    );
  }
  if (precision !== undefined) {
    throw new Refusal("catfish choose takes a number of --replications, not auto.", "For example:  -n 20");
  }
  const held = heldApart(given, open);
  if (replications < LEAST_WORLDS) {
    throw new Refusal(
      `--replications is ${replications}; ${LEAST_WORLDS} is the least for catfish choose.`,
      "The best policy is looked for in some worlds and valued in others.",
    );
  }
  const better = betterWay(given, outcome);
  const criteria = criteriaOf(given, outcome, better, markets.scenario);
  const decided = decidedBy(open, []);
  const series = keptOf(decided, criteria);
  const { name: design, count } = designOf(given, held.uncertainties, open.typed);
  refuseManyMarkets(open.plausible, held.policies.length, keptInMarkets(decided).length);
  refuseTooMuch({ policies: held.policies.length, futures: count, replications, series: series.length }, open);
  return {
    scenario: markets.scenario,
    seed,
    replications,
    window,
    ...held,
    design,
    futures: futuresOf(design, count, held.uncertainties, seed),
    better,
    criteria,
    ...decided,
    series,
    plausible: askPointMarkets(open.plausible, exploredAt(markets, held)),
    cautions: cautionsOf(held, markets.settings),
  };
}

/** What the plan of plausible markets rests on. */
function exploredAt({ scenario, marketOf }: Pick<Explored, "scenario" | "marketOf">, held: Held): Explored {
  const points = () => held.policies.map(({ settings }) => settings);
  return { scenario, marketOf, varied: fixedPaths(held), points };
}

/** Every policy in every plausible market, each market in one of the futures. */
function tried({ plausible, policies, futures, outcomes, run }: ChoiceQuestion): TriedInMarkets | undefined {
  if (plausible === undefined) return undefined;
  const { plan } = plausible;
  const futureOf = (market: number) => Math.floor((market * futures.length) / plan.draws.length) % futures.length;
  const of: PointsInMarkets = {
    plan,
    points: policies.length,
    settingsOf: ({ market, point }) => [...policies[point].settings, ...futures[futureOf(market)]],
    series: keptInMarkets({ outcomes, run }),
  };
  const names = marketNames(of, [futureField, policyField], ({ market, point }) => [futureOf(market), point]);
  return { of, names };
}

/** The same question about each further measure. */
function othersOf(question: ChoiceQuestion): ChoiceQuestion[] {
  return question.outcomes.slice(1).flatMap((outcome) => {
    const better = sideOf(outcome);
    const outcomes = [outcome, ...question.outcomes.filter((each) => each !== outcome)];
    return better === undefined ? [] : [{ ...question, outcomes, better }];
  });
}

/** What is kept: all that the answer is about over the window and year by year. */
function keptOf({ outcomes, run }: DecidedBy, criteria: readonly Criterion[]): KeptSeries[] {
  const series = seriesOfChoice(outcomes, criteria);
  return keptWith(series, series, run);
}

function betterWay(given: Given, outcome: Series): "lower" | "higher" {
  const better = betterOf(given) ?? sideOf(outcome);
  if (better !== undefined) return better;
  throw new Refusal(
    `Of ${outcome.measure} neither way is better by itself, so that nothing is there to regret.`,
    "Say which is, with --best lower or --best higher, or take another --measure.",
  );
}

/** A grid where all combinations of lists are asked for, or are no more than the futures wanted. */
function designOf(
  given: Given,
  uncertainties: readonly Variable[],
  typed: Typed,
): { readonly name: FutureDesign; readonly count: number } {
  const text = given.text("design");
  const all = combinations(uncertainties);
  const count = wholeNumber("futures", given.text("futures") ?? USUAL_FUTURES, 1, MOST_FUTURES);
  if (text === "grid") {
    if (given.text("futures") !== undefined) throw new Refusal("--futures goes with --design sobol or lhs.");
    if (all !== undefined) return { name: "grid", count: all };
    const open = uncertainties.find(({ levels }) => levels.length === 0);
    throw new Refusal(
      `\`${open?.path}\` has a range and no step, so there is no grid.`,
      `Give it a list, e.g. ${typed("--uncertain", `${open?.path}=${open?.low},${open?.high}`)}, or leave --design out.`,
    );
  }
  if (text !== undefined && text !== "sobol" && text !== "lhs") {
    throw new Refusal(`--design takes grid, lhs or sobol, not "${text}".`);
  }
  if (text === undefined && all !== undefined && all <= count) return { name: "grid", count: all };
  return { name: text ?? "sobol", count };
}

function restore(design: Saved, open: RestoredScenario, place: string): ChoiceQuestion {
  const { scenario, settings, seed, replications, window, plausible } = open;
  const uncertainties = design.uncertain.map((text) => {
    const variable = readVariable(text, settings, "--uncertain");
    if (!("wrong" in variable)) return variable;
    throw new BadFolder(`${place}: ${variable.wrong}`, RUN_AGAIN);
  });
  const decided = restoredDecision(design, scenario, [], place);
  const criteria = design.criteria.map((criterion) => restoredCriterion(criterion, place));
  for (const { series } of criteria) restoredOutcome(measureText(series), scenario, place);
  const { policies } = design;
  const asker = design.for ?? undefined;
  if (asker !== undefined && !groupsIn(settings).includes(asker)) {
    throw new BadFolder(`${place}: the scenario has no group "${asker}".`, RUN_AGAIN);
  }
  return {
    ...(asker !== undefined && { asker }),
    scenario,
    seed,
    replications,
    window,
    policies,
    uncertainties,
    design: design.design,
    futures: futuresOf(design.design, design.futures, uncertainties, seed),
    better: design.better,
    criteria,
    ...decided,
    series: keptOf(decided, criteria),
    plausible: restoredPointMarkets(plausible, exploredAt(open, { policies, uncertainties }), place),
    cautions: cautionsOf({ policies, uncertainties, asker }, settings),
  };
}

/** Tells which policy has the least worst regret in the futures that are done. */
function bestSoFar({ policies }: ChoiceQuestion, tell: TellBest): Parameters<typeof recordChoice>[2] {
  const look = worstSoFar(policies.length);
  return (record, future) => {
    const { policy, regret } = look(record, future);
    if (policy !== undefined) tell(`${policyLabel(policies[policy])}, worst regret ${shortNumber(regret)}`);
  };
}

/** Future by future, in each every policy; those that failed with all that was set. */
function names({ policies, futures }: ChoiceQuestion): PointNames {
  const at = (point: number) => [Math.floor(point / policies.length), point % policies.length];
  return {
    fields: [futureField, policyField],
    cells: at,
    settings: {
      fields: [settingsField],
      cells: (point) => {
        const [future, policy] = at(point);
        return [[...policies[policy].settings, ...futures[future]].join(" ")];
      },
    },
  };
}

/** The page breaks the first two columns of its key table; names are broken between levers alone. */
function unbroken(cell: string): string {
  return cell.replace(/ (?!\+)/g, "\u00a0");
}

/** What the chosen policy changes; where that is nothing, what it takes to be as good. */
function next({ ranked, weighed }: Choice): NextStep {
  const chosen = ranked === undefined ? undefined : weighed[ranked.worst.best];
  if (chosen === undefined || chosen.settings.length === 0) {
    return { why: nextQuestions.asItIs, command: "run" };
  }
  return { why: nextQuestions.chosenPolicy, command: "what-if", set: chosen.settings };
}
