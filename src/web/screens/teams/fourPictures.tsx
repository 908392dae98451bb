import { gainText } from "../../../words/en/workshopNumbers.ts";
import { alignedNumbers } from "../../../words/together.ts";
import { requestOf } from "../../asked.ts";
import { settingsOf } from "../../levers.ts";
import type { Requests } from "../../messages.ts";
import { guessedWay, isGuessed, type Question, type QuestionKey, questionsOf } from "../../questions.ts";
import { type Room as Screen, useAnswer } from "../../room.ts";
import { seedOf } from "../../state.ts";
import type { TeamAnswers } from "../../teams/messages.ts";
import type { SavedFile } from "../../teams/savedFile.ts";
import { Beliefs } from "./beliefs.tsx";

interface PicturesProps {
  readonly screen: Screen;
  readonly files: readonly SavedFile[];
  readonly overlay: TeamAnswers["overlay"];
}

/** The debrief of a room in four pictures: guesses; who paid; belief against what came; the best against what is known. */
export function FourPictures(props: PicturesProps) {
  return (
    <div class="fourPictures">
      <Guesses {...props} />
      <WhoPaid {...props} />
      <Beliefs {...props} />
      <AgainstBest {...props} />
    </div>
  );
}

/** How many guessed down, the same and up, question by question, and what came. */
function Guesses({ screen, files }: PicturesProps) {
  const { words, opened } = screen;
  const text = words.teams.files;
  const asked = questionsOf(opened, []).filter(({ key }) => files.some(({ guesses }) => guesses[key] !== undefined));
  return (
    <figure>
      <figcaption>
        {text.guessesHeading}. <span class="came">{words.debrief.came}</span>
      </figcaption>
      {asked.length === 0 && <p class="quiet">{words.debrief.noGuesses}</p>}
      {asked.map((question) => (
        <GuessBars key={question.key} screen={screen} files={files} question={question} />
      ))}
    </figure>
  );
}

function GuessBars({
  screen,
  files,
  question,
}: Pick<PicturesProps, "screen" | "files"> & { readonly question: Question }) {
  const { words, client } = screen;
  const { answer } = useAnswer(client, "worlds", requestOf(question, screen), `files ${question.key}`);
  const { short, ways } = words.predict.questions[question.key];
  const tally = tallyOf(files, question.key);
  const came = answer?.judged?.way;
  return (
    <div class="guessRow" aria-busy={answer === undefined}>
      <strong>{short}</strong>
      {[-1, 0, 1].map((way, at) => (
        <div key={way} class={came === way ? "came" : undefined}>
          <span>
            {ways[at]}: {tally[at]}
          </span>
          <span class="track">
            <span class="filled" style={{ width: `${(100 * tally[at]) / Math.max(1, ...tally)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

function tallyOf(files: readonly SavedFile[], key: QuestionKey): readonly [number, number, number] {
  const count: [number, number, number] = [0, 0, 0];
  for (const { guesses } of files) {
    const guess = guesses[key];
    if (!isGuessed(guess)) continue;
    if (guess?.hands !== undefined && guess.hands.reduce((sum, many) => sum + many) > 1) {
      for (const [at, many] of guess.hands.entries()) count[at] += many;
      continue;
    }
    const way = guess === undefined ? undefined : guessedWay(guess);
    if (way !== undefined) count[way + 1]++;
  }
  return count;
}

function Bar({
  label,
  value,
  most,
  text,
}: {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly text: string;
}) {
  return (
    <div class="bar">
      <span>{label}</span>
      <span class="track">
        <span class="filled" style={{ width: `${(100 * Math.max(0, value)) / most}%` }} />
      </span>
      <span class="number">{text}</span>
    </div>
  );
}

/** What each side gets with the best policy of the room, and as it is. */
function WhoPaid({ screen, files, overlay }: PicturesProps) {
  const { words, client, state, worlds, opened } = screen;
  const best = overlay.gains.reduce((top, gain, at) => (gain.mean > overlay.gains[top].mean ? at : top), 0);
  const levers = files[best]?.attempts[0]?.levers ?? {};
  const request: Requests["worlds"] = {
    ...{ scenario: state.scenario, settings: settingsOf(opened.levers, levers), against: [], charts: [] },
    ...{ seed: seedOf(state.deal), worlds: worlds.full },
  };
  const { answer } = useAnswer(client, "worlds", request, "files roles");
  return (
    <figure>
      <figcaption>{words.debrief.roles}</figcaption>
      {answer === undefined && (
        <p class="quiet" aria-busy="true">
          {words.working}
        </p>
      )}
      {(answer?.roles ?? []).map(({ side, against, now, percent }) => {
        const [before, after] = alignedNumbers([against, now], percent);
        const most = Math.max(Math.abs(against), Math.abs(now), 1e-9);
        return (
          <div class="bars" key={side}>
            <strong>{words.debrief.roleNames[side]}</strong>
            <Bar label={words.debrief.rolesHead.asItIs} value={against} most={most} text={before} />
            <Bar label={words.debrief.rolesHead.changed} value={now} most={most} text={after} />
          </div>
        );
      })}
    </figure>
  );
}

const WIDTH = 560;
const HEIGHT = 150;

/** Every file's gain as a dot on a line, with the median, the best, and the best that a search finds. */
function AgainstBest({ screen, overlay }: PicturesProps) {
  const { words, client, state, worlds, opened } = screen;
  const text = words.teams;
  const { answer } = useAnswer(
    client,
    "best",
    {
      scenario: state.scenario,
      settings: [],
      against: [],
      seed: seedOf(state.deal),
      worlds: Math.min(25, worlds.full),
    },
    "files best",
  );
  const known = answer?.whole.settings;
  const { answer: found } = useAnswer(
    client,
    "worlds",
    known === undefined
      ? undefined
      : {
          scenario: state.scenario,
          settings: known,
          against: [],
          charts: [],
          seed: seedOf(state.deal),
          worlds: worlds.full,
        },
    "files optimum",
  );
  const optimum = found === undefined ? undefined : meanOf(found.gains);
  const gains = overlay.gains.map(({ mean }) => mean);
  const sorted = [...gains].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  const all = [...gains, 0, ...(optimum === undefined ? [] : [optimum])];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (value: number) => 30 + ((value - low) / (high - low || 1)) * (WIDTH - 60);
  const marks = [
    { value: median, label: text.scores.median, y: 118, anchor: x(median) > WIDTH / 4 ? "end" : "start" },
    {
      value: sorted[sorted.length - 1],
      label: text.scores.best,
      y: 142,
      anchor: anchorOf(x(sorted[sorted.length - 1])),
    },
    ...(optimum === undefined
      ? []
      : [{ value: optimum, label: text.files.known, y: 24, anchor: anchorOf(x(optimum)) }]),
  ];
  return (
    <figure>
      <figcaption>{text.files.againstHeading}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={text.files.againstHeading}>
        <line x1={20} x2={WIDTH - 20} y1={75} y2={75} stroke="#595959" stroke-width={2} />
        <line x1={x(0)} x2={x(0)} y1={60} y2={90} stroke="#595959" stroke-width={3} />
        {gains.map((gain, at) => (
          <circle key={at} cx={x(gain)} cy={75} r={8} fill="#0072b2" fill-opacity={0.5} stroke="#005a8c" />
        ))}
        {marks.map(({ value, label, y, anchor }) => (
          <g key={label}>
            <line
              x1={x(value)}
              x2={x(value)}
              y1={y > 75 ? 84 : 32}
              y2={y > 75 ? y - 16 : 66}
              stroke="#a04300"
              stroke-width={2}
            />
            <text x={x(value)} y={y} text-anchor={anchor === "end" ? "end" : "start"} fill="#a04300">
              {label} {gainText(value, opened.gainPlaces)}
            </text>
          </g>
        ))}
      </svg>
      <p class="quiet onPaper" aria-busy={found === undefined}>
        {answer === undefined ? words.debrief.searching : text.files.againstNote(answer.tried)}
      </p>
    </figure>
  );
}

/** Text behind its mark, or before it where there is no room. */
function anchorOf(at: number): "start" | "end" {
  return at > WIDTH / 2 ? "end" : "start";
}

function meanOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
