import { useState } from "preact/hooks";
import { gainText } from "../../../words/en/workshopNumbers.ts";
import { formatPlaces, shortNumber } from "../../../words/number.ts";
import { inBrackets, signedWithin } from "../../../words/together.ts";
import type { MeanInterval } from "../../../worlds/statistics/intervals.ts";
import { type ChartLine, LineChart, rangeOf } from "../../lineChart.tsx";
import { type QuizTime, quiz, quizTimes, rightIn } from "../../pack/quiz.ts";
import { type Room as Screen, useAnswer, useSize, wrongIn } from "../../room.ts";
import { seedOf } from "../../state.ts";
import type { TeamAnswers, TeamRequests } from "../../teams/messages.ts";
import type { SavedFile } from "../../teams/savedFile.ts";
import { type DroppedFile, MOST_FILES, readFiles, useDrop } from "./dropped.ts";
import { FourPictures } from "./fourPictures.tsx";
import { leversText } from "./policyText.ts";

const ROWS = 4;

interface FilesProps {
  readonly screen: Screen;
  readonly files: readonly DroppedFile[];
  readonly setFiles: (files: readonly DroppedFile[]) => void;
}

/** What laptops have saved, laid over one another: everybody's best policy, simulated again here. */
export function SavedFiles({ screen, files, setFiles }: FilesProps) {
  const { words, client, say, state, worlds, opened } = screen;
  const text = words.teams.files;
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [areNamesHidden, setHidden] = useState(false);
  const [isDebrief, setDebrief] = useState(false);
  const take = async (list: readonly File[]) => {
    try {
      const answer = await readFiles(screen, list);
      if (answer === undefined) return;
      const { problems } = answer;
      const all = [...files.filter(({ name }) => !answer.read.some((other) => other.name === name)), ...answer.read];
      setFiles(all.slice(0, MOST_FILES));
      const many = list.length + files.length;
      setWrong(many > MOST_FILES ? [...problems, words.teams.fileProblems.tooMany(many, MOST_FILES)] : problems);
      say(text.entered(answer.read.length));
    } catch (error) {
      say(wrongIn(error));
    }
  };
  useDrop(take);
  const here = files.filter(({ file }) => file.scenario === state.scenario);
  const request =
    here.length === 0
      ? undefined
      : {
          ...{ scenario: state.scenario, seed: seedOf(state.deal), worlds: worlds.full },
          policies: here.map(({ file }) => file.attempts[0]?.levers ?? {}),
        };
  const few = request && { ...request, worlds: worlds.preview };
  const soon = useAnswer(client, "overlay", few, "overlay soon");
  const many = useAnswer(client, "overlay", soon.answer === undefined ? undefined : request, "overlay");
  const problem = soon.problem ?? many.problem;
  // An answer about other files is on its way out.
  const isOfThese = (of: TeamRequests["overlay"] | undefined) =>
    JSON.stringify(of?.policies) === JSON.stringify(request?.policies);
  const overlay = isOfThese(many.of) ? many.answer : isOfThese(soon.of) ? soon.answer : undefined;
  const rows = here
    .map(({ file }, at) => ({ file, at, gain: overlay?.gains[at], better: overlay?.better[at] ?? 0 }))
    .sort((a, b) => (b.gain?.mean ?? 0) - (a.gain?.mean ?? 0) || a.at - b.at);
  const nameOf = ({ file, at }: { readonly file: SavedFile; readonly at: number }) =>
    areNamesHidden || file.name === "" ? text.person(at + 1) : file.name;
  return (
    <div class="column" style={{ height: "100%" }}>
      <h1 class="heard">{text.heading}</h1>
      <div class="row noPrint">
        <label class="drop">
          {text.drop}{" "}
          <input
            type="file"
            multiple
            accept=".json,application/json"
            aria-label={text.choose}
            onChange={(event) => {
              void take([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        </label>
        <button type="button" aria-pressed={areNamesHidden} onClick={() => setHidden(!areNamesHidden)}>
          {words.teams.host.names}
        </button>
        <button
          type="button"
          aria-pressed={isDebrief}
          disabled={here.length === 0}
          onClick={() => setDebrief(!isDebrief)}
        >
          {text.pictures}
        </button>
        <button type="button" disabled={here.length === 0} onClick={() => print()}>
          {words.debrief.print}
        </button>
        <button
          type="button"
          disabled={files.length === 0}
          onClick={() => {
            setFiles([]);
            setWrong([]);
          }}
        >
          {text.forget}
        </button>
      </div>
      {wrong.length > 0 && (
        <ul class="wrongFiles noPrint" role="alert">
          {wrong.slice(0, 3).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {wrong.length > 3 && <li>{text.moreWrong(wrong.length - 3)}</li>}
        </ul>
      )}
      {files
        .filter(({ file }) => file.scenario !== state.scenario)
        .slice(0, 2)
        .map(({ name, file }) => (
          <p class="quiet" key={name}>
            {text.otherMarket(name, file.scenario)}
          </p>
        ))}
      {here.length === 0 ? (
        <p class="quiet">{text.none}</p>
      ) : overlay === undefined ? (
        <p aria-busy="true">{problem ?? words.teams.scores.waiting}</p>
      ) : isDebrief ? (
        <FourPictures screen={screen} files={here.map(({ file }) => file)} overlay={overlay} />
      ) : (
        <div class="split" style={{ gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1.35fr)" }}>
          <Overlay screen={screen} overlay={overlay} order={rows.map(({ at }) => at)} />
          <Table
            screen={screen}
            rows={rows.map((row) => ({ ...row, name: nameOf(row) }))}
            worlds={overlay.worlds}
            levers={opened.levers}
          />
        </div>
      )}
    </div>
  );
}

/** The buyer's value in every file's market as a thin line, the best, the median and the market as it is as thick ones. */
function Overlay({
  screen,
  overlay,
  order,
}: {
  readonly screen: Screen;
  readonly overlay: TeamAnswers["overlay"];
  readonly order: readonly number[];
}) {
  const { words, opened } = screen;
  const [ref, { width, height }] = useSize();
  const best = overlay.lines[order[0]];
  const median = overlay.lines[order[Math.floor((order.length - 1) / 2)]];
  const lines: ChartLine[] = [
    { look: "asItIs", label: words.chart.asItIs, values: overlay.asItIs },
    { look: "pinned", label: words.teams.scores.median, values: median },
    { look: "changed", label: words.teams.scores.best, values: best },
  ];
  return (
    <figure class="column" style={{ margin: 0 }}>
      <figcaption>
        {words.teams.files.chart}. <span class="quiet">{words.chart.meanOf(overlay.worlds)}</span>
      </figcaption>
      <div class="fill chartRoom" ref={ref} style={{ overflow: "hidden" }}>
        {width > 0 && height > 0 && (
          <LineChart
            lines={lines}
            single={overlay.lines}
            range={rangeOf([...lines, ...overlay.lines.map((values) => ({ values }))])}
            months={opened.months}
            percent={false}
            width={width}
            height={height}
            yearWord={words.chart.year}
            describedAs={words.teams.files.chart}
          />
        )}
      </div>
    </figure>
  );
}

interface Row {
  readonly name: string;
  readonly file: SavedFile;
  readonly gain?: MeanInterval;
  readonly better: number;
}

function Table({
  screen,
  rows,
  worlds,
  levers,
}: {
  readonly screen: Screen;
  readonly rows: readonly Row[];
  readonly worlds: number;
  readonly levers: Screen["opened"]["levers"];
}) {
  const { words } = screen;
  const text = words.teams.files;
  const [page, setPage] = useState(0);
  const pages = Math.ceil(rows.length / ROWS);
  const middle = rows[Math.floor((rows.length - 1) / 2)];
  return (
    <section class="column filesColumn">
      <p>
        <strong>{text.best(rows[0].name, gainOf(rows[0]))}</strong> {text.median(gainOf(middle))}{" "}
        {quizText(rows, words)}
      </p>
      <table class="files">
        <thead>
          <tr>
            <th>{text.head.name}</th>
            <th>{text.head.policy}</th>
            <th class="number">{text.head.gain}</th>
            <th class="number">{text.head.better}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(page * ROWS, (page + 1) * ROWS).map((row, at) => (
            <tr key={at}>
              <td>
                <span class="fileName">{row.name}</span>
              </td>
              <td>{leversText(levers, row.file.attempts[0]?.levers ?? {}, words)}</td>
              <td class="number">{row.gain === undefined ? "" : gainText(row.gain.mean, screen.opened.gainPlaces)}</td>
              <td class="number">
                {row.better} / {worlds}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <div class="row noPrint">
          {Array.from({ length: pages }, (_, at) => (
            <button type="button" key={at} aria-pressed={at === page} onClick={() => setPage(at)}>
              {at * ROWS + 1} - {Math.min(rows.length, (at + 1) * ROWS)}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

/** How many of the test were right before and after, over all files that have both; nothing where none has. */
function quizText(rows: readonly Row[], words: Screen["words"]): string {
  const both = rows.flatMap(({ file: { quiz: taken } }) => {
    const [before, after] = quizTimes.map((when) => taken && rightIn(taken[when]));
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
  const mean = (when: QuizTime) => formatPlaces(both.reduce((sum, each) => sum + each[when], 0) / both.length, 1);
  return both.length === 0 ? "" : words.quiz.room(both.length, mean("before"), mean("after"), quiz.length);
}

function gainOf({ gain }: Row): string {
  return gain === undefined ? shortNumber(Number.NaN) : inBrackets(signedWithin(gain.mean, gain.lower, gain.upper));
}
