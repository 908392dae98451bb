import { useEffect, useState } from "preact/hooks";
import { requestOf, saidOf, showsBeginning, useQuestion } from "../asked.ts";
import { frameOf, LineChart, rangeOf } from "../lineChart.tsx";
import type { ChartLines } from "../messages.ts";
import { drawnMonths, type Guess, isGuessed, type Question } from "../questions.ts";
import { type Room, useAnswer, useSize } from "../room.ts";
import { withGuess, withRevealed } from "../state.ts";
import { useScreenKey } from "../useScreenKey.ts";

/** Screen 3: one question; a line that is drawn, or a show of hands; and the answer locked until then. */
export function Predict(room: Room) {
  const { client, store, state, words, told } = room;
  const { predict, chart } = words;
  const { questions, question } = useQuestion(room);
  const request = requestOf(question, room);
  const { answer, of, problem } = useAnswer(client, "worlds", request, "question");
  // The line of another question is not one to draw on.
  const lines = JSON.stringify(of) === JSON.stringify(request) ? answer?.charts[0] : undefined;
  const guess = state.guesses[question.key] ?? {};
  const said = saidOf(question, room);
  const [isDrawing, setDrawing] = useState(true);
  const reveal = () =>
    store.change((before) => ({ ...withRevealed({ ...before, question: question.key }), screen: "reveal" }));
  useScreenKey((key) => {
    if (key === "play" && isGuessed(guess)) reveal();
  });
  const put = (next: Guess) => store.change((before) => withGuess({ ...before, question: question.key }, next));
  const [down, same, up] = guess.hands ?? [0, 0, 0];
  return (
    <div class="split" style={{ gridTemplateColumns: "400px minmax(0, 1fr)" }}>
      <section class="column">
        <fieldset class="row" aria-label={predict.choose}>
          {questions.map(({ key }) => (
            <button
              type="button"
              key={key}
              aria-pressed={key === question.key}
              onClick={() => store.change((before) => ({ ...before, question: key }))}
            >
              {predict.questions[key].short}
            </button>
          ))}
        </fieldset>
        <p class="quiet">{said.setting}</p>
        <h1>{said.ask}</h1>
        <fieldset class="row" aria-label={predict.heading}>
          <button type="button" aria-pressed={isDrawing} onClick={() => setDrawing(true)}>
            {predict.draw}
          </button>
          <button type="button" aria-pressed={!isDrawing} onClick={() => setDrawing(false)}>
            {predict.vote}
          </button>
        </fieldset>
        {isDrawing ? (
          <p class="quiet">{chart.draw}</p>
        ) : (
          <div class="column">
            {([down, same, up] as const).map((many, at) => (
              <Hands
                key={said.ways[at]}
                label={said.ways[at]}
                many={many}
                onCount={(count) => {
                  const hands = [down, same, up] as const;
                  const next = [0, 1, 2].map((place) => (place === at ? count : hands[place]));
                  put({ ...guess, hands: [next[0], next[1], next[2]] });
                }}
              />
            ))}
          </div>
        )}
        <div class="fill" />
        <p aria-live="polite">{isGuessed(guess) ? predict.ready : predict.locked}</p>
        <div class="row">
          <button type="button" class="main" disabled={!isGuessed(guess)} onClick={reveal}>
            {predict.reveal}
          </button>
          <button type="button" onClick={() => put({})} disabled={!isGuessed(guess)}>
            {predict.clear}
          </button>
          <button type="button" class="plain" onClick={reveal}>
            {predict.skip}
          </button>
        </div>
      </section>
      <section class="column">
        <h2>
          {lines === undefined
            ? words.working
            : told(chart.names[`${lines.series.measure}:${lines.series.group}`] ?? lines.label)}
        </h2>
        <p class="quiet" aria-busy={problem === undefined && lines === undefined}>
          {problem ?? (lines === undefined ? "" : told(lines.unit))}
        </p>
        {lines !== undefined && (
          <GuessChart room={room} question={question} lines={lines} guess={guess} isDrawing={isDrawing} put={put} />
        )}
      </section>
    </div>
  );
}

/** How many hands went up: a vote by oneself is one. */
function Hands({
  label,
  many,
  onCount,
}: {
  readonly label: string;
  readonly many: number;
  readonly onCount: (count: number) => void;
}) {
  return (
    <label class="row hands">
      <input
        class="text"
        type="number"
        min={0}
        max={999}
        style={{ width: "96px" }}
        value={many}
        onInput={(event) => onCount(Math.max(0, Math.min(999, Math.round(Number(event.currentTarget.value) || 0))))}
      />
      <span class="fill">{label}</span>
      <button type="button" onClick={() => onCount(many + 1)} aria-label={`${label} +1`}>
        +1
      </button>
    </label>
  );
}

interface GuessChartProps {
  readonly room: Room;
  readonly question: Question;
  readonly lines: ChartLines;
  readonly guess: Guess;
  readonly isDrawing: boolean;
  readonly put: (guess: Guess) => void;
}

/** The chart on which a room draws its line: what is known of it, and corners that are dragged or moved by keys. */
function GuessChart({ room, question, lines, guess, isDrawing, put }: GuessChartProps) {
  const { words, opened } = room;
  const [ref, { width, height }] = useSize();
  const corners = drawnMonths(question, opened.months);
  const isBeginning = showsBeginning(question);
  const known = {
    look: "asItIs",
    label: isBeginning ? "" : words.predict.questions[question.key].asItIs,
    values: lines.against,
    upTo: isBeginning ? question.shownTo : undefined,
  } as const;
  const start = lines.against[question.shownTo];
  const drawn = guess.line ?? [];
  const [low, high] = roomyRange(
    rangeOf([lines.against.length > 0 ? { values: lines.against } : { values: [0] }, { values: lines.now }]) ?? [0, 1],
  );
  const own =
    drawn.length === 0 ? [] : [{ look: "guess", label: words.chart.guess, values: drawn, months: corners } as const];
  const [corner, setCorner] = useState(1);
  const setAt = (place: number, value: number) => {
    const before = drawn.length === corners.length ? drawn : corners.map(() => start);
    put({ ...guess, line: before.map((old, at) => (at === place ? value : at === 0 ? start : old)) });
  };
  const [last, setLast] = useState<number>();
  const onPoint = (month: number, value: number, isFirst: boolean) => {
    const place = nearestCorner(corners, month);
    const before = drawn.length === corners.length ? drawn : corners.map(() => start);
    // A quick pointer passes corners: those between are drawn too.
    const from = isFirst || last === undefined ? place : last;
    const [first, end] = [Math.min(from, place), Math.max(from, place)];
    put({ ...guess, line: before.map((old, at) => (at === 0 ? start : at >= first && at <= end ? value : old)) });
    setLast(place);
  };
  useEffect(() => setCorner(1), [question.key]);
  const all = [known, ...own];
  const frame = frameOf({
    lines: [...all, { ...known, label: words.chart.guess }],
    months: opened.months,
    percent: lines.percent,
    width,
    height,
    range: [low, high],
  });
  return (
    <div class="fill chartRoom" ref={ref} style={{ position: "relative" }}>
      {width > 0 && (
        <div style={{ position: "absolute", inset: 0 }}>
          <LineChart
            lines={all}
            months={opened.months}
            percent={lines.percent}
            width={width}
            height={height}
            range={[low, high]}
            mark={
              question.shownTo > 0 && !isBeginning ? { month: question.shownTo, label: words.chart.entry } : undefined
            }
            yearWord={words.chart.year}
            describedAs={words.chart.draw}
            onPoint={isDrawing ? onPoint : undefined}
          >
            {isDrawing && drawn.length > 0 ? (
              <g fill="#b34a00">
                {corners.slice(1).map((month, at) => (
                  <circle
                    key={month}
                    cx={frame.x(month)}
                    cy={frame.y(drawn[at + 1] ?? start)}
                    r={at + 1 === corner ? 8 : 5}
                  />
                ))}
              </g>
            ) : undefined}
          </LineChart>
        </div>
      )}
      {isDrawing && (
        <input
          class="slider"
          type="range"
          min={low}
          max={high}
          step={(high - low) / 40}
          value={drawn[corner] ?? start}
          aria-label={words.chart.corner(String(Math.round(corners[corner] / 12)))}
          onKeyDown={(event) => {
            if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
            event.preventDefault();
            setCorner(Math.min(corners.length - 1, Math.max(1, corner + (event.key === "ArrowRight" ? 1 : -1))));
          }}
          onInput={(event) => setAt(corner, Number(event.currentTarget.value))}
        />
      )}
    </div>
  );
}

function nearestCorner(corners: readonly number[], month: number): number {
  let best = 1;
  for (let at = 2; at < corners.length; at++) {
    if (Math.abs(corners[at] - month) < Math.abs(corners[best] - month)) best = at;
  }
  return best;
}

/** An axis on which a guess may lie well outside of what comes, so that its ends give nothing away. */
function roomyRange([low, high]: readonly [number, number]): readonly [number, number] {
  const half = (high - low) / 2;
  return [low >= 0 ? Math.max(0, low - half) : low - half, high + half];
}
