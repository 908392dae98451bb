import type { Choice, Ranking, WeighedPolicy } from "../analyse/choice/choice.ts";
import { textOf } from "../analyse/choice/policies.ts";
import { byText, type Cell, type Field, type Frame, frameOf, type Shape, yesNo } from "../result/frame.ts";
import { groupColumn, measureColumn, unitColumn } from "../result/series.ts";
import type { Variable } from "../scenario/vary.ts";
import { unitIn } from "../worlds/money.ts";

export const policyField: Field = {
  name: "policy",
  type: "integer",
  meaning: "Number of the policy; 0 is the scenario as it is.",
};
export const settingsField: Field = {
  name: "settings",
  type: "string",
  meaning: "What was set there; --set takes the same.",
};
export const futureField: Field = { name: "future", type: "integer", meaning: "Number of the future, from 0." };

export function futuresShape(uncertainties: readonly Variable[]): Shape {
  return {
    name: "futures",
    title: "Futures: one row for each",
    fields: [
      futureField,
      {
        name: "used",
        type: "string",
        meaning: "yes; no: some policy has no value in it.",
        categories: yesNo,
      },
      { name: "best", type: "integer", meaning: "The policy with the best mean outcome in it, by all worlds." },
      ...uncertainties.map(({ path, parameter }): Field => {
        return {
          name: path,
          type: parameter.choices ? "string" : "number",
          unit: parameter.unit,
          meaning: parameter.meaning,
        };
      }),
    ],
    key: ["future"],
    isReferredTo: "anywhere",
    precision: "short",
  };
}

/** Every future: what was uncertain, and which policy is best in it. */
export function futuresTable({ futures, uncertainties, usable, weighed, better }: Choice): Frame {
  const rows = futures.map((settings, future): Cell[] => {
    const values = uncertainties.map(({ parameter }, i): Cell => {
      const text = textOf(settings[i]);
      return parameter.choices ? text : Number(text);
    });
    const used = usable.futures.indexOf(future);
    if (used < 0) return [future, "no", undefined, ...values];
    const means = weighed.map(({ outcomes }) => outcomes[used]);
    const best = means.indexOf(better === "lower" ? Math.min(...means) : Math.max(...means));
    return [future, "yes", weighed[best]?.number, ...values];
  });
  return frameOf(futuresShape(uncertainties), rows);
}

export function outcomesShape(unit?: string): Shape {
  return {
    name: "outcomes",
    title: "Outcomes: one row for each policy in each future",
    fields: [
      policyField,
      futureField,
      { name: "outcome", type: "number", unit, meaning: "Mean outcome over worlds." },
      {
        name: "regret",
        type: "number",
        unit,
        meaning: "How far it is behind the best policy, which is chosen in other worlds; below 0 by chance alone.",
      },
      { name: "meets", type: "integer", meaning: "1 where it meets the criteria by its means, else 0." },
    ],
    key: ["policy", "future"],
    precision: "short",
  };
}

/** Every policy in every future that is used. */
export function outcomesTable({ weighed, usable, series, money }: Choice): Frame {
  const unit = unitIn(series[0].measure, money);
  const rows = weighed.flatMap(({ number, outcomes, regrets, meets }) =>
    usable.futures.map((future, used): Cell[] => [number, future, outcomes[used], regrets[used], meets[used]]),
  );
  return frameOf(outcomesShape(unit), rows);
}

export function policiesShape(unit?: string): Shape {
  return {
    name: "policies",
    title: "Policies: one row for each; empty for one that failed in every future",
    fields: columnsIn(unit),
    key: ["policy"],
    isReferredTo: "anywhere",
    precision: "short",
  };
}

/** Every policy with its regret and the share of futures in which it satisfies. */
export function policiesTable(choice: Choice): Frame {
  const { policies, weighed, series, money } = choice;
  const shape = policiesShape(unitIn(series[0].measure, money));
  const rows = policies.map(({ name, settings }, policy): Cell[] => {
    const place = weighed.findIndex((row) => row.number === policy);
    const numbers = place < 0 ? [] : numbersOf(choice, weighed[place], place);
    const cells = [policy, name, settings.join(" "), ...numbers];
    return shape.fields.map((_, column) => cells[column]);
  });
  return frameOf(shape, rows);
}

const regret = (name: string, meaning: string): Field => ({ name, type: "number", meaning });

export const regretsShape: Shape = {
  name: "regrets",
  title: "Regret by measure: one row for each policy and measure",
  fields: [
    policyField,
    measureColumn,
    unitColumn,
    groupColumn,
    regret("worstRegret", "Regret in the future that is worst for it, guarded against chance."),
    regret("worstLower", "Lower end of its 95 % interval."),
    regret("worstUpper", "Upper end of its 95 % interval."),
    regret("meanRegret", "Mean regret over futures."),
    regret("meanLower", "Lower end of its 95 % interval."),
    regret("meanUpper", "Upper end of its 95 % interval."),
    {
      name: "asGood",
      type: "string",
      meaning: "yes where it may have the least worst regret by this measure.",
      categories: yesNo,
    },
  ],
  key: ["policy", "measure", "group"],
  precision: "short",
};

/** With several measures: the worst regret of every policy by each of them. */
export function regretTable(choice: Choice): Frame[] {
  if (choice.others.length === 0) return [];
  const all = [choice, ...choice.others].toSorted(
    ({ series: [one] }, { series: [other] }) => byText(one.measure, other.measure) || byText(one.group, other.group),
  );
  const rows = choice.policies.flatMap((_, policy) =>
    all.flatMap(({ series: [{ measure, group }], weighed, ranked, money }): Cell[][] => {
      const place = weighed.findIndex(({ number }) => number === policy);
      if (place < 0) return [];
      const { worst, mean } = weighed[place];
      const intervals = [worst, mean].flatMap((each) => [each.mean, each.lower, each.upper]);
      const asGood = ranked?.worst.asGood.includes(place) ? "yes" : "no";
      return [[policy, measure, unitIn(measure, money), group, ...intervals, asGood]];
    }),
  );
  return [frameOf(regretsShape, rows)];
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

function columnsIn(unit?: string): Field[] {
  const number = (name: string, meaning: string): Field => ({ name, type: "number", unit, meaning });
  const interval = (name: string, meaning: string): Field[] => [
    number(name, meaning),
    number(`${name}Lower`, LOWER),
    number(`${name}Upper`, UPPER),
  ];
  return [
    policyField,
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
    ...["byWorst", "byMean", "bySatisfied"].map(
      (name): Field => ({ name, type: "string", meaning: VERDICT, categories: verdicts }),
    ),
  ];
}

const LOWER = "Lower end of its 95 % interval.";
const UPPER = "Upper end of its 95 % interval.";
const verdicts = ["best", "as good", "worse"] as const;
const VERDICT = "best; as good: not clearly worse; worse: clearly so, at 5 % for all policies together.";
const shareOfFutures = { type: "number", unit: "share of futures" } as const;

function verdictOf(ranking: Ranking | undefined, place: number): string | undefined {
  if (ranking === undefined || !ranking.order.includes(place)) return undefined;
  return ranking.best === place ? "best" : ranking.asGood.includes(place) ? "as good" : "worse";
}
