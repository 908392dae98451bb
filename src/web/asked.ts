import { useMemo } from "preact/hooks";
import type { Requests } from "./messages.ts";
import { type Question, questionsOf } from "./questions.ts";
import type { Room } from "./room.ts";
import { seedOf } from "./state.ts";

/** A question as a room is asked it, with how long its market runs. */
export function saidOf({ key }: Question, { words, opened }: Pick<Room, "words" | "opened">) {
  const { ask, setting, ...rest } = words.predict.questions[key];
  return { ...rest, setting: setting(words.span(opened.months)), ask: ask(words.span(opened.months - opened.from)) };
}

/** The question that is on the table, and all that can be asked. */
export function useQuestion({ opened, settings, state }: Pick<Room, "opened" | "settings" | "state">) {
  return useMemo(() => {
    const questions = questionsOf(opened, settings);
    const question = questions.find(({ key }) => key === state.question) ?? questions[0];
    return { questions, question };
  }, [opened, settings, state.question]);
}

/** What the engine is asked for a question. */
export function requestOf(question: Question, { state, worlds }: Pick<Room, "state" | "worlds">): Requests["worlds"] {
  const { settings, against, series, judged, shownTo } = question;
  return {
    ...{ scenario: state.scenario, settings, against, seed: seedOf(state.deal) },
    ...{ worlds: worlds.full, charts: [series], judged: { series, by: judged, from: shownTo } },
  };
}

/** A question whose two markets are the same shows only the beginning of its line. */
export function showsBeginning({ settings, against }: Question): boolean {
  return settings.join(" ") === against.join(" ");
}
