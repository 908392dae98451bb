import { isDeal, type PageParts, SETTING_PATH } from "./address.ts";
import { type LeverKey, type Levers, leverTable, sides } from "./levers.ts";
import { answers, type QuizTime, quiz } from "./pack/quiz.ts";
import { chartKey, chartMenu, type Guess, type QuestionKey, questionKeys } from "./questions.ts";
import { type Attempt, freshState, screenNames, type WorkshopState } from "./state.ts";

/** What a saved room begins with, so that another file is told from it. */
const FORMAT = "catfish-workshop-1";

/** A room as text: what a browser keeps, and the `.json` that a laptop saves. */
export function stateText(state: WorkshopState): string {
  const { past: _, future: __, ...kept } = state;
  return `${JSON.stringify({ format: FORMAT, ...kept }, null, 1)}\n`;
}

/** Letters of a text that somebody has typed, at most. */
const LONGEST_TEXT = 2000;

/**
 * A room that was saved. The text may be anything: whatever is not as it would have been saved is as in a fresh room.
 *
 * @returns undefined where it is no saved room of a market that the page has
 */
export function stateFromText(text: string, { scenarios, languages }: PageParts): WorkshopState | undefined {
  const saved = record(parsed(text));
  if (saved === undefined || saved.format !== FORMAT) return undefined;
  const scenario = known(saved.scenario, scenarios);
  if (scenario === undefined) return undefined;
  const fresh = freshState(scenario);
  const keys = chartMenu.map(chartKey);
  const [left, right] = list(saved.charts).map((chart) => known(chart, keys));
  const attempts = list(saved.attempts).flatMap((attempt) => attemptIn(attempt) ?? []);
  const { pinned, deal } = saved;
  return {
    ...fresh,
    screen: known(saved.screen, screenNames) ?? fresh.screen,
    levers: leversIn(saved.levers),
    assumed: assumedIn(saved.assumed),
    deal: typeof deal === "number" && isDeal(deal) ? deal : 1,
    charts: [left ?? fresh.charts[0], right ?? fresh.charts[1]],
    side: known(saved.side, sides) ?? fresh.side,
    question: known(saved.question, questionKeys) ?? fresh.question,
    guesses: guessesIn(saved.guesses),
    revealed: list(saved.revealed).flatMap((key) => known(key, questionKeys) ?? []),
    attempts,
    pinned: typeof pinned === "number" && attempts[pinned] !== undefined ? pinned : undefined,
    plausible: saved.plausible === true,
    language: known(saved.language, languages) ?? fresh.language,
    lesson: lessonIn(saved.lesson),
    quiz: quizIn(saved.quiz),
    monday: textIn(saved.monday),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function known<T extends string>(value: unknown, all: readonly T[]): T | undefined {
  return all.find((each) => each === value);
}

function numberIn(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT) : "";
}

function leversIn(value: unknown): Levers {
  const saved = record(value) ?? {};
  const found = leverTable.flatMap(({ key }): [LeverKey, number][] => {
    const place = numberIn(saved[key]);
    return place === undefined ? [] : [[key, place]];
  });
  return Object.fromEntries(found);
}

function lessonIn(value: unknown): WorkshopState["lesson"] {
  const saved = record(value) ?? {};
  const keys = leverTable.map(({ key }) => key);
  return {
    screens: list(saved.screens).flatMap((name) => known(name, screenNames) ?? []),
    levers: list(saved.levers).flatMap((key) => known(key, keys) ?? []),
    charts: list(saved.charts).flatMap((key) => known(key, chartMenu.map(chartKey)) ?? []),
  };
}

function quizIn(value: unknown): WorkshopState["quiz"] {
  const saved = record(value) ?? {};
  const marked = (when: QuizTime) => quiz.map((_, at) => known(list(saved[when])[at], answers) ?? null);
  return { before: marked("before"), after: marked("after") };
}

function assumedIn(value: unknown): WorkshopState["assumed"] {
  const saved = Object.entries(record(value) ?? {});
  return Object.fromEntries(
    saved.flatMap(([path, place]): [string, number][] => {
      const number = numberIn(place);
      return number !== undefined && SETTING_PATH.test(path) ? [[path, number]] : [];
    }),
  );
}

function guessesIn(value: unknown): WorkshopState["guesses"] {
  const saved = record(value) ?? {};
  const found = questionKeys.flatMap((key): [QuestionKey, Guess][] => {
    const guess = record(saved[key]);
    if (guess === undefined) return [];
    const line = list(guess.line).map(numberIn);
    const [down, same, up] = list(guess.hands).map(numberIn);
    return [
      [
        key,
        {
          ...(line.length > 0 && line.every((each) => each !== undefined) && { line }),
          ...(down !== undefined && same !== undefined && up !== undefined && { hands: [down, same, up] }),
        },
      ],
    ];
  });
  return Object.fromEntries(found);
}

function attemptIn(value: unknown): Attempt | undefined {
  const saved = record(value);
  if (saved === undefined) return undefined;
  const [worth, better, worlds] = [saved.value, saved.better, saved.worlds].map(numberIn);
  const [first, second] = list(saved.halves).map(numberIn);
  if ([worth, better, worlds, first, second].some((each) => each === undefined)) return undefined;
  return {
    name: textIn(saved.name),
    levers: leversIn(saved.levers),
    value: worth ?? 0,
    halves: [first ?? 0, second ?? 0],
    better: better ?? 0,
    worlds: worlds ?? 0,
  };
}
