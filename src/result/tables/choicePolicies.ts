import type { Choice, Ranking, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { unitIn } from "../../worlds/money.ts";
import { type Cell, type Field, type Frame, frameOf } from "../frame.ts";
import { policyColumn } from "./choice.ts";

/** Every policy with its regret and the share of futures in which it satisfies. */
export function policiesTable(choice: Choice): Frame {
  const { policies, weighed, series, money } = choice;
  const columns = columnsIn(unitIn(series[0].measure, money));
  const rows = policies.map(({ name, settings }, policy): Cell[] => {
    const place = weighed.findIndex((row) => row.number === policy);
    const numbers = place < 0 ? [] : numbersOf(choice, weighed[place], place);
    const cells = [policy, name, settings.join(" "), ...numbers];
    return columns.map((_, column) => cells[column]);
  });
  return frameOf(
    {
      name: "policies",
      title: "Policies: one row for each; empty for one that failed in every future",
      fields: columns,
      key: ["policy"],
      precision: "short",
    },
    rows,
  );
}

function numbersOf({ ranked }: Choice, row: WeighedPolicy, place: number): Cell[] {
  const { outcome, worst, usualBad, mean, unguarded, worstFuture, satisfied, unclear } = row;
  return [
    ...[outcome, worst, usualBad, mean].flatMap((each) => [each.mean, each.lower, each.upper]),
    unguarded,
    worstFuture,
    satisfied.share,
    satisfied.lower,
    satisfied.upper,
    unclear,
    satisfied.n,
    ...[ranked?.worst, ranked?.mean, ranked?.satisfied].map((ranking) => verdictOf(ranking, place)),
  ];
}

function columnsIn(unit: string): Field[] {
  const number = (name: string, meaning: string): Field => ({ name, type: "number", unit, meaning });
  const interval = (name: string, meaning: string): Field[] => [
    number(name, meaning),
    number(`${name}Lower`, LOWER),
    number(`${name}Upper`, UPPER),
  ];
  return [
    policyColumn,
    { name: "name", type: "string", meaning: "How it is called in answers." },
    { name: "settings", type: "string", meaning: "What it sets; --set takes the same." },
    ...interval("outcome", "Mean outcome over futures and worlds."),
    ...interval(
      "worstRegret",
      "Regret in the future that is worst for it, chosen in half of the worlds and valued in the other.",
    ),
    ...interval("nineInTenRegret", "Regret that nine futures in ten do not exceed, in the same way."),
    ...interval("meanRegret", "Mean regret over futures and worlds."),
    number(
      "unguarded",
      "Worst regret with future and best policy chosen in the worlds they are valued in: too large by chance.",
    ),
    { name: "worstFuture", type: "integer", meaning: "The future that is worst for it by all worlds." },
    { ...shareOfFutures, name: "satisfied", meaning: "Futures that meet the criteria." },
    { ...shareOfFutures, name: "satisfiedLower", meaning: LOWER },
    { ...shareOfFutures, name: "satisfiedUpper", meaning: UPPER },
    { name: "unclear", type: "integer", meaning: "Futures of which the worlds do not tell whether they meet them." },
    {
      name: "futures",
      type: "integer",
      meaning: "Futures that are used: those in which every policy has a value.",
    },
    ...["byWorst", "byMean", "bySatisfied"].map((name): Field => ({ name, type: "string", meaning: VERDICT })),
  ];
}

const LOWER = "Lower end of its 95 % interval.";
const UPPER = "Upper end of its 95 % interval.";
const VERDICT = "best; as good: not clearly worse; worse: clearly so, at 5 % for all policies together.";
const shareOfFutures = { type: "number", unit: "share of futures" } as const;

function verdictOf(ranking: Ranking | undefined, place: number): string | undefined {
  if (ranking === undefined || !ranking.order.includes(place)) return undefined;
  return ranking.best === place ? "best" : ranking.asGood.includes(place) ? "as good" : "worse";
}
