import { useEffect, useState } from "preact/hooks";
import { requestOf, saidOf, showsBeginning, useQuestion } from "../asked.ts";
import { dealAgain } from "../keys.ts";
import { LineChart, rangeOf } from "../lineChart.tsx";
import type { ChartLines } from "../messages.ts";
import { drawnMonths, guessedWay, isGuessed } from "../questions.ts";
import { type Room, useAnswer, useSize } from "../room.ts";
import { ChartTable } from "../seriesChart.tsx";
import { withRevealed } from "../state.ts";
import { useReplay } from "../useReplay.ts";
import { useScreenKey } from "../useScreenKey.ts";
import { Story } from "./panes.tsx";

/** Worlds that are dots. */
const DOTS = 20;

/** Screen 4: the line grows, the guess stays; one sentence, a dot a world, and other worlds at the press of a key. */
export function Reveal(room: Room) {
  const { client, store, state, words, told, say } = room;
  const { reveal, predict, chart } = words;
  const { question } = useQuestion(room);
  const guess = state.guesses[question.key];
  const isRevealed = state.revealed.includes(question.key);
  const { answer, problem, isWorking } = useAnswer(
    client,
    "worlds",
    isRevealed ? requestOf(question, room) : undefined,
    "question",
  );
  const { share, replay } = useReplay(3);
  const once = useReplay(1);
  const lines = answer?.charts[0];
  const [world, setWorld] = useState<number>();
  const [isTable, setTable] = useState(false);
  useEffect(() => {
    if (answer !== undefined) once.replay();
  }, [answer]);
  useScreenKey((key) => {
    if (key === "replay") replay();
    if (key === "close") setWorld(undefined);
    if (key === "tables") setTable(!isTable);
    if (key === "play" && !isRevealed && isGuessed(guess)) store.change(withRevealed);
  });
  if (!isRevealed) {
    return (
      <div class="column">
        <h1>{saidOf(question, room).ask}</h1>
        <p>{isGuessed(guess) ? predict.ready : reveal.locked}</p>
        <div class="row">
          <button
            type="button"
            class="main"
            onClick={() => store.change((before) => ({ ...before, screen: "predict" }))}
          >
            {reveal.toPredict}
          </button>
          <button
            type="button"
            onClick={() => store.change((before) => withRevealed({ ...before, question: question.key }))}
          >
            {isGuessed(guess) ? predict.reveal : predict.skip}
          </button>
        </div>
      </div>
    );
  }
  const way = answer?.judged?.way;
  const guessed = guess === undefined ? undefined : guessedWay(guess);
  const verdict = guessed === undefined || way === undefined ? "" : guessed === way ? reveal.right : reveal.wrong;
  return (
    <div class="split" style={{ gridTemplateColumns: "minmax(0, 1fr) 400px" }}>
      <section class="column">
        <h1 class="heard">{words.screens.reveal}</h1>
        <h2>{saidOf(question, room).ask}</h2>
        <p class="quiet">
          {lines === undefined
            ? words.working
            : `${told(chart.names[`${lines.series.measure}:${lines.series.group}`] ?? lines.label)}, ${told(lines.unit)}; ${chart.single}`}
        </p>
        {lines !== undefined && isTable && (
          <div class="fill">
            <ChartTable lines={lines} words={words} isChanged={!showsBeginning(question)} />
          </div>
        )}
        {lines !== undefined && !isTable && (
          <RevealChart room={room} lines={lines} share={Math.min(share, once.share)} />
        )}
        <p class="sentence" aria-live="polite" aria-busy={isWorking}>
          {problem !== undefined ? words.failed + problem : `${verdict} ${told(answer?.judged?.sentence ?? "")}`}
        </p>
      </section>
      <section class="column">
        {answer !== undefined && world === undefined && (
          <Dots room={room} gains={answer.gains} isBeginning={showsBeginning(question)} onWorld={setWorld} />
        )}
        {world !== undefined && (
          <Story
            room={room}
            heading={reveal.story(world)}
            {...{ settings: question.settings, against: question.against, replication: world }}
            close={() => setWorld(undefined)}
          />
        )}
        {world === undefined && <div class="fill" />}
        <div class="row">
          <button type="button" class="main" onClick={replay}>
            {reveal.replay}
          </button>
          <button type="button" onClick={() => dealAgain(store, words, say)}>
            {reveal.deal}
          </button>
          <button type="button" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {chart.table}
          </button>
          <span class="quiet">{reveal.dealNumber(state.deal)}</span>
        </div>
      </section>
    </div>
  );
}

function RevealChart({
  room,
  lines,
  share,
}: {
  readonly room: Room;
  readonly lines: ChartLines;
  readonly share: number;
}) {
  const { words, opened, state, told } = room;
  const { question } = useQuestion(room);
  const [ref, { width, height }] = useSize();
  const said = saidOf(question, room);
  const guess = state.guesses[question.key]?.line;
  const isBeginning = showsBeginning(question);
  // The line grows from where the room drew it on.
  const upTo = question.shownTo + share * (opened.months - question.shownTo);
  const drawn = [
    ...(isBeginning ? [] : [{ look: "asItIs", label: said.asItIs, values: lines.against } as const]),
    ...(guess === undefined
      ? []
      : [
          {
            look: "guess",
            label: words.chart.guess,
            values: guess,
            months: drawnMonths(question, opened.months),
          } as const,
        ]),
    {
      look: "changed",
      label: said.changed,
      values: lines.now,
      upTo,
    } as const,
  ];
  const range = rangeOf([...drawn, ...lines.single.map((values) => ({ values }))]);
  return (
    <div class="fill chartRoom" ref={ref} style={{ position: "relative" }}>
      {width > 0 && (
        <div style={{ position: "absolute", inset: 0 }}>
          <LineChart
            lines={drawn}
            single={lines.single}
            singleUpTo={upTo}
            months={opened.months}
            percent={lines.percent}
            width={width}
            height={height}
            range={range}
            mark={
              question.shownTo > 0 && !isBeginning ? { month: question.shownTo, label: words.chart.entry } : undefined
            }
            yearWord={words.chart.year}
            describedAs={told(lines.label)}
          />
        </div>
      )}
    </div>
  );
}

interface DotsProps {
  readonly room: Room;
  readonly gains: Float64Array;
  readonly isBeginning: boolean;
  readonly onWorld: (world: number) => void;
}

/** A dot a world; colour and form say whether the buyer is better off. */
function Dots({ room: { words, worlds }, gains, isBeginning, onWorld }: DotsProps) {
  const { reveal } = words;
  if (isBeginning) return <p class="quiet">{words.worlds(worlds.full)}</p>;
  const shown = [...gains.slice(0, DOTS)];
  const kinds = shown.map((gain) => (gain > 0 ? "up" : gain < 0 ? "down" : "level"));
  const signs = { up: "▲", down: "▼", level: "●" } as const;
  const labels = { up: reveal.betterOff, down: reveal.worseOff, level: reveal.same } as const;
  const seen = (["up", "down", "level"] as const).filter((kind) => kinds.includes(kind));
  return (
    <div>
      <p>{reveal.dots(shown.length)}</p>
      <div class="dots">
        {kinds.map((kind, world) => (
          <button
            type="button"
            key={world}
            class={kind}
            aria-label={reveal.dot(world, labels[kind])}
            onClick={() => onWorld(world)}
          >
            {signs[kind]}
          </button>
        ))}
      </div>
      <p class="quiet dotKey">
        {seen.map((kind) => (
          <span key={kind}>
            <span class={kind}>{signs[kind]}</span> {kinds.filter((each) => each === kind).length} {labels[kind]}{" "}
          </span>
        ))}
      </p>
    </div>
  );
}
