import { useState } from "preact/hooks";
import { shortNumber } from "../../../words/number.ts";
import { inBrackets, sizeWithin } from "../../../words/together.ts";
import { type Side, sides } from "../../levers.ts";
import { type ChartLine, LineChart, overTheYear } from "../../lineChart.tsx";
import { type Room as Screen, saveAs, useAnswer, useSize, wrongIn } from "../../room.ts";
import type { BankMarket } from "../../teams/bank.ts";
import type { AskedSeat, TeamLine } from "../../teams/messages.ts";
import { policiesOf, type Room, standingOf } from "../../teams/room.ts";
import type { Score } from "../../teams/standings.ts";
import { useReplay } from "../../useReplay.ts";
import { useScreenKey } from "../../useScreenKey.ts";

/** Teams of a side that a screen has room for. */
const ROWS = 6;

interface ScoresProps {
  readonly screen: Screen;
  readonly room: Room;
  readonly market: BankMarket;
  readonly months: number;
}

/** What a round has come to: every team in the world that is played and by the mean of many, side by side. */
export function Scores({ screen, room, market, months }: ScoresProps) {
  const { words, worlds, client } = screen;
  const text = words.teams.scores;
  const seats = room.teams.map(({ number, side, table }): AskedSeat => {
    return { team: number, side, policies: policiesOf(room, table, room.round) };
  });
  const asked = { scenario: market.scenario, seed: market.seed, round: room.round };
  const soon = useAnswer(client, "scores", { ...asked, worlds: worlds.preview, seats }, "scores soon");
  const many = useAnswer(
    client,
    "scores",
    soon.answer === undefined ? undefined : { ...asked, worlds: worlds.full, seats },
    "scores",
  );
  const there = sides.filter((side) => room.teams.some((team) => team.side === side));
  const [chosen, setSide] = useState<Side>(there[0] ?? "buyer");
  const side = there.includes(chosen) ? chosen : there[0];
  const [page, setPage] = useState(0);
  const [why, setWhy] = useState<Score>();
  const { share, replay } = useReplay(3);
  useScreenKey((key) => {
    if (key === "replay") replay();
    if (key === "close") setWhy(undefined);
  });
  const answer = many.answer ?? soon.answer;
  if (answer === undefined) return <p aria-busy="true">{soon.problem ?? text.waiting}</p>;
  const scores = answer.scores.filter((score) => score.side === side);
  const pages = Math.ceil(scores.length / ROWS);
  const shown = scores.slice(page * ROWS, (page + 1) * ROWS);
  const behind = why?.behind;
  const best = seats.find(({ team }) => team === scores[0]?.team);
  const save = async () => {
    if (best === undefined) return;
    try {
      const file = await client.ask("tableFile", { scenario: market.scenario, policies: best.policies }, "tableFile");
      const name = `${market.scenario}-team-${best.team}.yaml`;
      if (file === undefined) return;
      saveAs(name, file.yaml);
      screen.say(text.fileSaved(name, market.seed));
    } catch (error) {
      screen.say(wrongIn(error));
    }
  };
  return (
    <section class="column">
      {there.length > 1 && (
        <div class="row">
          {there.map((each) => (
            <button
              type="button"
              key={each}
              aria-pressed={each === side}
              onClick={() => {
                setSide(each);
                setPage(0);
                setWhy(undefined);
              }}
            >
              {words.sandbox.sides[each]}
            </button>
          ))}
        </div>
      )}
      <div class="row">
        <h2 class="fill">{text.sides[side]}</h2>
        <button type="button" class="plain" aria-keyshortcuts="R" onClick={replay}>
          {words.reveal.replay}
        </button>
      </div>
      {why !== undefined && behind !== undefined ? (
        <WhyBehind
          screen={screen}
          asked={{ ...asked, worlds: worlds.full }}
          seat={seats.find(({ team }) => team === why.team)}
          ahead={seats.find(({ team }) => team === behind.team)}
          close={() => setWhy(undefined)}
        />
      ) : (
        <>
          <TwoCharts
            screen={screen}
            room={room}
            lines={answer.lines}
            scores={scores}
            worlds={answer.worlds}
            months={months}
            share={share}
          />
          <table class="scores">
            <thead>
              <tr>
                <th>{text.head.team}</th>
                <th class="number">{text.head.world}</th>
                <th class="number">{text.head.place}</th>
                <th class="number">{text.head.mean}</th>
                <th class="number">{text.head.place}</th>
                <th class="number">{text.head.behind}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map((score) => (
                <tr key={score.team}>
                  <td>
                    {nameOf(room, score.team, words)}
                    {standingOf(room, score.team, room.round) !== "decided" && (
                      <span class="quiet"> ({text.marks[standingOf(room, score.team, room.round)]})</span>
                    )}
                  </td>
                  <td class="number">{shortNumber(score.inWorld)}</td>
                  <td class="number">{score.placeInWorld}</td>
                  <td class="number">{shortNumber(score.mean.mean)}</td>
                  <td class="number">
                    <strong>{score.place}</strong>
                  </td>
                  <td class="number">{behindText(score, text)}</td>
                  <td>
                    {score.behind !== undefined && (
                      <button type="button" class="plain" onClick={() => setWhy(score)}>
                        {text.why}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div class="row">
        {pages > 1 &&
          Array.from({ length: pages }, (_, at) => (
            <button type="button" key={at} aria-pressed={at === page} onClick={() => setPage(at)}>
              {at * ROWS + 1} - {Math.min(scores.length, (at + 1) * ROWS)}
            </button>
          ))}
        <button type="button" class="plain" onClick={() => void save()}>
          {text.file}
        </button>
      </div>
      <p class="quiet">{text.note(answer.worlds)}</p>
    </section>
  );
}

function nameOf(room: Room, number: number, words: Screen["words"]): string {
  const name = room.teams.find((team) => team.number === number)?.name ?? "";
  return room.areNamesHidden || name === "" ? words.teams.scores.team(number) : name;
}

function behindText({ behind }: Score, text: Screen["words"]["teams"]["scores"]): string {
  if (behind === undefined) return text.first;
  const { mean, lower, upper } = behind;
  return lower <= 0 ? text.mayBeChance : inBrackets(sizeWithin(mean, lower, upper));
}

interface ChartsProps extends Omit<ScoresProps, "market"> {
  readonly lines: readonly TeamLine[];
  readonly scores: readonly Score[];
  readonly worlds: number;
  /** How much of the lines is drawn [0..1]. */
  readonly share: number;
}

/** All teams of a side as thin lines, the best by the mean and the median one as thick ones. */
function TwoCharts({ screen, lines, scores, worlds, months, share }: ChartsProps) {
  const text = screen.words.teams.scores;
  return (
    <div class="fill charts" style={{ minHeight: "200px" }}>
      <OneChart screen={screen} {...{ lines, scores, months, share }} of="inWorld" title={text.worldChart} />
      <OneChart screen={screen} {...{ lines, scores, months, share }} of="mean" title={text.meanChart(worlds)} />
    </div>
  );
}

function OneChart({
  screen,
  lines,
  scores,
  months,
  share,
  of,
  title,
}: Pick<ChartsProps, "screen" | "lines" | "scores" | "months" | "share"> & {
  readonly of: "inWorld" | "mean";
  readonly title: string;
}) {
  const { words } = screen;
  const text = words.teams.scores;
  const [ref, { width, height }] = useSize();
  const own = scores.flatMap(({ team }) => lines.find((line) => line.team === team) ?? []);
  const best = own[0];
  const median = own[Math.floor((own.length - 1) / 2)];
  const upTo = share >= 1 ? undefined : share * (own[0]?.[of].length ?? 0);
  const drawn: ChartLine[] = [
    ...(own.length > 2 && median !== undefined
      ? [{ look: "asItIs", label: text.median, values: overTheYear(median[of]), upTo } as const]
      : []),
    ...(best === undefined
      ? []
      : [{ look: "changed", label: text.best, values: overTheYear(best[of]), upTo } as const]),
  ];
  const single = own.map((line) => overTheYear(line[of]));
  return (
    <figure class="column fill" style={{ margin: 0 }}>
      <figcaption>
        {title}, <span class="quiet">{text.running}</span>
      </figcaption>
      <div class="fill chartRoom" ref={ref} style={{ overflow: "hidden" }}>
        {width > 0 && height > 0 && (
          <LineChart
            lines={drawn}
            single={single}
            singleUpTo={upTo}
            months={months}
            percent={false}
            width={width}
            height={height}
            range={rangeAll(single)}
            yearWord={words.chart.year}
            describedAs={`${title}: ${best === undefined ? "" : text.team(best.team)}`}
          />
        )}
      </div>
    </figure>
  );
}

function rangeAll(all: readonly Float64Array[]): readonly [number, number] | undefined {
  const values = all.flatMap((each) => Array.from(each)).filter((value) => Number.isFinite(value));
  if (values.length === 0) return undefined;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || 1) * 0.06;
  return [low - room, high + room];
}

/** The three rounds that cost a team most against the one ahead; each can be opened. */
function WhyBehind({
  screen,
  asked,
  seat,
  ahead,
  close,
}: {
  readonly screen: Screen;
  readonly asked: { readonly scenario: string; readonly seed: string; readonly round: number; readonly worlds: number };
  readonly seat: AskedSeat | undefined;
  readonly ahead: AskedSeat | undefined;
  readonly close: () => void;
}) {
  const { words, client, told } = screen;
  const text = words.teams.scores;
  const request = seat === undefined || ahead === undefined ? undefined : { ...asked, seat, ahead };
  const { answer, problem } = useAnswer(client, "turning", request, "turning");
  const [open, setOpen] = useState(0);
  return (
    <div class="panelOver fill">
      <div class="row">
        <h2 class="fill">{text.whyHeading(seat?.team ?? 0, ahead?.team ?? 0)}</h2>
        <button type="button" onClick={close}>
          {text.close}
        </button>
      </div>
      {answer === undefined && <p aria-busy="true">{problem ?? text.waiting}</p>}
      {answer?.points.length === 0 && <p>{text.whyNone}</p>}
      <ol class="events">
        {(answer?.points ?? []).map((point, at) => (
          <li key={point.round}>
            <button type="button" class="plain" aria-expanded={at === open} onClick={() => setOpen(at)}>
              {words.teams.round(point.round, 6)}
            </button>
            {at === open && <strong>{told(point.decided)} </strong>}
            {told(point.costs)}
            {at === open && point.story.map((sentence) => <div key={sentence}>{told(sentence)}</div>)}
          </li>
        ))}
      </ol>
    </div>
  );
}
