import type { Series } from "../model/series.ts";
import type { LeverKey, Levers, Side } from "./levers.ts";
import { type Answered, nothingAnswered } from "./pack/quiz.ts";
import { chartKey, chartMenu, type Guess, type QuestionKey } from "./questions.ts";

export const screenNames = ["room", "market", "predict", "reveal", "sandbox", "debrief", "teams"] as const;
export type ScreenName = (typeof screenNames)[number];

/** Something that a room has tried in the sandbox and wants to come back to. */
export interface Attempt {
  readonly name: string;
  readonly levers: Levers;
  /** What it is worth to the buyer over all years, against the market as it is. */
  readonly value: number;
  /** The same over the first and the second half of the years. */
  readonly halves: readonly [first: number, second: number];
  /** Worlds in which the buyer is better off, and how many there are. */
  readonly better: number;
  readonly worlds: number;
}

/** Everything that a room has done: one plain object, of which the screens are pictures. */
export interface WorkshopState {
  readonly screen: ScreenName;
  /** Name of the scenario. */
  readonly scenario: string;
  /** Levers that are moved. */
  readonly levers: Levers;
  /** Assumed values that the room has changed, by the path of the setting. */
  readonly assumed: Readonly<Record<string, number>>;
  /** Which deal of the worlds: 1 is that of the command line, each other one a seed of its own. */
  readonly deal: number;
  /** The two charts of the sandbox, as `chartKey` has them. */
  readonly charts: readonly [left: string, right: string];
  /** Whose levers are shown. */
  readonly side: Side;
  readonly question: QuestionKey;
  readonly guesses: Readonly<Partial<Record<QuestionKey, Guess>>>;
  /** Questions whose answer has been looked at. */
  readonly revealed: readonly QuestionKey[];
  readonly attempts: readonly Attempt[];
  /** The attempt that is drawn as a third line, by its place. */
  readonly pinned?: number;
  readonly plausible: boolean;
  readonly language: string;
  /** Screens, levers and charts of a lesson; where none are named all are there. What is hidden is reached by no key. */
  readonly lesson: {
    readonly screens: readonly ScreenName[];
    readonly levers: readonly LeverKey[];
    /** Charts of the menu, as `chartKey` has them. */
    readonly charts: readonly string[];
  };
  /** The test before and after. */
  readonly quiz: Answered;
  /** What the room will do on Monday. */
  readonly monday: string;
  /** Levers before and after, for undo and redo; the nearest last. */
  readonly past: readonly Levers[];
  readonly future: readonly Levers[];
}

const usualCharts = [chartKey(chartMenu[0]), chartKey(chartMenu[1])] as const;

/** Nothing is hidden. */
export const wholeLesson: WorkshopState["lesson"] = { screens: [], levers: [], charts: [] };

/** Screens that are there, in their order. */
export function shownScreens({ lesson }: Pick<WorkshopState, "lesson">): readonly ScreenName[] {
  return lesson.screens.length === 0 ? screenNames : screenNames.filter((name) => lesson.screens.includes(name));
}

/** Charts of a market that can be chosen, and the two that are on: of those that a lesson hides none is. */
export function shownCharts({ lesson, charts }: Pick<WorkshopState, "lesson" | "charts">, all: readonly Series[]) {
  const inLesson = all.filter((chart) => lesson.charts.length === 0 || lesson.charts.includes(chartKey(chart)));
  const menu = inLesson.length === 0 ? all : inLesson;
  const on = charts.map((key, side) => {
    return menu.find((chart) => chartKey(chart) === key) ?? menu[Math.min(side, menu.length - 1)];
  });
  return { menu, on };
}

/** A room that has done nothing yet. */
export function freshState(scenario: string, screen: ScreenName = "room"): WorkshopState {
  return {
    ...{ screen, scenario, levers: {}, assumed: {}, deal: 1, charts: usualCharts, side: "buyer", question: "asleep" },
    ...{ guesses: {}, revealed: [], attempts: [], plausible: false, language: "en", monday: "", lesson: wholeLesson },
    ...{ quiz: nothingAnswered, past: [], future: [] },
  };
}

/** The seed of a deal; the first is the one that the command line takes unless another is named. */
export function seedOf(deal: number): string {
  return deal === 1 ? "catfish" : `catfish-${deal}`;
}

/** Steps back that are kept. */
const MOST_STEPS = 100;

/** Moves levers, so that it can be undone; levers that stand as they did are left alone. */
export function moveLevers(state: WorkshopState, levers: Levers): WorkshopState {
  if (sameLevers(state.levers, levers)) return state;
  return { ...state, levers, past: [...state.past, state.levers].slice(-MOST_STEPS), future: [] };
}

/** While a lever is dragged, only where the drag began is kept. */
export function dragLevers(state: WorkshopState, levers: Levers, isFirst: boolean): WorkshopState {
  return isFirst ? moveLevers(state, levers) : { ...state, levers };
}

export function undo(state: WorkshopState): WorkshopState {
  const levers = state.past.at(-1);
  if (levers === undefined) return state;
  return { ...state, levers, past: state.past.slice(0, -1), future: [...state.future, state.levers] };
}

export function redo(state: WorkshopState): WorkshopState {
  const levers = state.future.at(-1);
  if (levers === undefined) return state;
  return { ...state, levers, future: state.future.slice(0, -1), past: [...state.past, state.levers] };
}

export function sameLevers(one: Levers, other: Levers): boolean {
  return leversText(one) === leversText(other);
}

/** Levers as a text, in the order of their keys. */
export function leversText(levers: Levers): string {
  return Object.entries(levers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}:${value}`)
    .join(",");
}

/** With one lever moved; at its base it is not moved any more. */
export function withLever(levers: Levers, key: LeverKey, value: number, base: number): Levers {
  const { [key]: _, ...others } = levers;
  return value === base ? others : { ...others, [key]: value };
}

/** With an assumed value changed, or back where the scenario has it where none is given. */
export function withAssumed(state: WorkshopState, path: string, value?: number): WorkshopState {
  const { [path]: _, ...others } = state.assumed;
  return { ...state, assumed: value === undefined ? others : { ...others, [path]: value } };
}

/** What assumptions set, as `--set` takes it. */
export function assumedSettings({ assumed }: Pick<WorkshopState, "assumed">): string[] {
  return Object.entries(assumed)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, value]) => `${path}=${value}`);
}

/** Another scenario: levers, guesses and attempts were those of the old one; what was written is of the room. */
export function withScenario(state: WorkshopState, scenario: string): WorkshopState {
  const { screen, language, deal, charts, lesson, quiz, monday } = state;
  return { ...freshState(scenario, screen), language, deal, charts, lesson, quiz, monday };
}

export function withGuess(state: WorkshopState, guess: Guess): WorkshopState {
  return { ...state, guesses: { ...state.guesses, [state.question]: guess } };
}

export function withRevealed(state: WorkshopState): WorkshopState {
  const { revealed, question } = state;
  return revealed.includes(question) ? state : { ...state, revealed: [...revealed, question] };
}

/** Attempts that are kept. */
const MOST_ATTEMPTS = 12;

/** Keeps an attempt, the best first; one with the same levers takes the place of the old one. */
export function withAttempt(state: WorkshopState, attempt: Attempt): WorkshopState {
  const others = state.attempts.filter(({ levers }) => !sameLevers(levers, attempt.levers));
  const attempts = [...others, attempt].sort((a, b) => b.value - a.value).slice(0, MOST_ATTEMPTS);
  const pinned = state.pinned === undefined ? undefined : state.attempts[state.pinned];
  const place = attempts.findIndex((each) => pinned !== undefined && sameLevers(each.levers, pinned.levers));
  return { ...state, attempts, pinned: place < 0 ? undefined : place };
}
