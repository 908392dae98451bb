import type { MeasureName } from "../model/measures.ts";
import { ALL, INCUMBENTS, type Series } from "../model/series.ts";
import type { OpenAnswer } from "./messages.ts";

/**
 * What a room predicts before it sees. A question is a market against another, a line that is drawn, and something that
 * has gone down, stayed, or gone up; the answer is the model's as it is now, and nothing of it is written here.
 */
export interface Question {
  readonly key: QuestionKey;
  /** What is set in the market that the room predicts, and in the one that is shown. */
  readonly settings: readonly string[];
  readonly against: readonly string[];
  readonly series: Series;
  /** Month up to which the line is shown; the room draws it from there on. */
  readonly shownTo: number;
  /** What is voted on: a year of the line [from 0], or all years, later ones weighing less; or how it changes over the run. */
  readonly judged: { readonly year: number } | "whole" | "since";
}

export const questionKeys = ["asleep", "knock", "open", "own"] as const;
export type QuestionKey = (typeof questionKeys)[number];

/** Month in which the newcomers of the second question come, and that from which it is asked how effort goes on. */
const COMING = 36;
const AFTER_A_YEAR = 12;

/** The questions that can be asked of a market. @param own  what the sandbox sets */
export function questionsOf(
  { newcomerGroups, hasContracts, months }: Pick<OpenAnswer, "newcomerGroups" | "hasContracts" | "months">,
  own: readonly string[],
): Question[] {
  const shut = ["entry.enabled=false"];
  const late = newcomerGroups.map((name) => `suppliers.${name}.entry.month=${COMING}`);
  const value: Series = { measure: "buyerValue", group: ALL };
  const all: readonly (Question & { readonly isThere: boolean })[] = [
    {
      ...{ key: "asleep", settings: shut, against: shut, series: { measure: "service", group: INCUMBENTS } },
      ...{ shownTo: AFTER_A_YEAR, judged: "since", isThere: hasContracts },
    },
    {
      ...{ key: "knock", settings: late, against: shut, series: { measure: "price", group: ALL } },
      ...{ shownTo: COMING, judged: { year: Math.floor(COMING / 12) + 1 }, isThere: newcomerGroups.length > 0 },
    },
    {
      ...{ key: "open", settings: ["policy.flexibleShare=0.4"], against: [], series: value },
      ...{ shownTo: 0, judged: "whole", isThere: true },
    },
    { key: "own", settings: own, against: [], series: value, shownTo: 0, judged: "whole", isThere: own.length > 0 },
  ];
  const lasting = (question: Question) => question.shownTo + AFTER_A_YEAR < months;
  return all.filter((question) => question.isThere && lasting(question)).map(({ isThere: _, ...question }) => question);
}

/** What a room says before it sees: of a line its value at the end of each year, or a show of hands. */
export interface Guess {
  /** Values at the months that are drawn, from the last one that is shown to the end; in the unit of the line. */
  readonly line?: readonly number[];
  /** Hands for down, the same and up; one hand is a vote alone. */
  readonly hands?: readonly [down: number, same: number, up: number];
}

/** Whether something has been said at all. */
export function isGuessed(guess: Guess | undefined): boolean {
  if (guess === undefined) return false;
  return (guess.line?.length ?? 0) > 0 || (guess.hands?.some((many) => many > 0) ?? false);
}

/** Which way most hands go, or the drawn line; undefined where they are divided, or nothing was said. */
export function guessedWay({ line, hands }: Guess): Way | undefined {
  if (hands?.some((many) => many > 0)) {
    const most = Math.max(...hands);
    const ways = hands.flatMap((many, at) => (many === most ? [at - 1] : []));
    return ways.length === 1 ? wayOf(ways[0]) : undefined;
  }
  if (line === undefined || line.length < 2) return undefined;
  const change = line[line.length - 1] - line[0];
  const size = Math.max(...line.map(Math.abs));
  return Math.abs(change) < SAME * size ? 0 : wayOf(change);
}

/** A drawn line that ends nearer to its beginning than this part of its level stays the same. */
const SAME = 0.005;

/** Down, the same or up. */
export type Way = -1 | 0 | 1;

function wayOf(change: number): Way {
  return change > 0 ? 1 : change < 0 ? -1 : 0;
}

/** Months at which a drawn line has its corners: the last that is shown, and the end of each year after it. */
export function drawnMonths({ shownTo }: Question, months: number): number[] {
  const corners = [shownTo];
  for (let month = (Math.floor(shownTo / 12) + 1) * 12; month < months; month += 12) corners.push(month);
  if (corners[corners.length - 1] < months - 1) corners.push(months - 1);
  return corners;
}

/** Charts of the menu, in the order of their keys; a market lacks those whose groups nobody belongs to. */
export const chartMenu: readonly Series[] = (
  [
    ["buyerValue", ALL],
    ["price", ALL],
    ["service", INCUMBENTS],
    ["inertia", INCUMBENTS],
    ["technologyLag", ALL],
    ["newcomerShare", ALL],
    ["launches", ALL],
    ["concentration", ALL],
    ["fillRate", ALL],
    ["margin", INCUMBENTS],
  ] as const satisfies readonly (readonly [MeasureName, string])[]
).map(([measure, group]) => ({ measure, group }));

/** A chart as an address has it. */
export function chartKey({ measure, group }: Series): string {
  return `${measure}:${group}`;
}
