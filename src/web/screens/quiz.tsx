import { useState } from "preact/hooks";
import { quizWords } from "../../words/workshopPack.ts";
import { answers, type QuizTime, quiz, rightIn, withAnswer } from "../pack/quiz.ts";
import { type Room, useAnswer } from "../room.ts";

/** Six questions, one at a time, before a room has seen anything and after; what is right is told after the second time. */
export function Quiz({
  room,
  when,
  close,
}: {
  readonly room: Room;
  readonly when: QuizTime;
  readonly close: () => void;
}) {
  const { client, store, state, words, worlds } = room;
  const text = words.quiz;
  const marked = state.quiz[when];
  const isDone = marked.every((each) => each !== null);
  const [at, setAt] = useState(isDone ? 0 : marked.indexOf(null));
  const isTold = when === "after" && isDone;
  const { answer, isWorking } = useAnswer(client, "facts", isTold ? { worlds: worlds.full } : undefined, "quiz");
  const { key, right } = quiz[at];
  const said = quizWords(state.language, key);
  const count = (time: QuizTime) => String(rightIn(state.quiz[time]) ?? text.untaken);
  return (
    <div class="column quiz">
      <div class="row">
        <h1 class="fill">{text.heading[when]}</h1>
        <button type="button" onClick={close}>
          {text.close}
        </button>
      </div>
      <p class="quiet">{text.place(at + 1, quiz.length)}</p>
      <h2>{said.asked}</h2>
      <fieldset class="column" aria-label={text.answers}>
        {answers.map((each) => (
          <button
            type="button"
            key={each}
            class="answer"
            aria-pressed={marked[at] === each}
            onClick={() => store.change((before) => ({ ...before, quiz: withAnswer(before.quiz, when, at, each) }))}
          >
            {each.toUpperCase()} {said[each]}
            {isTold && each === right && <strong> {text.right}</strong>}
          </button>
        ))}
      </fieldset>
      {isTold && (
        <p aria-live="polite" aria-busy={isWorking}>
          {answer === undefined ? words.working : said.why(answer.facts)}
        </p>
      )}
      <div class="fill" />
      {isDone && (
        <p aria-live="polite">
          {text.done[when]} {isTold && text.score(count("before"), count("after"), quiz.length)}
        </p>
      )}
      <div class="row">
        <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {text.back}
        </button>
        <button type="button" class="main" disabled={at === quiz.length - 1} onClick={() => setAt(at + 1)}>
          {text.next}
        </button>
      </div>
    </div>
  );
}
