import { useState } from "preact/hooks";
import { gainText } from "../../words/en/workshopNumbers.ts";
import { wholePercent } from "../../words/number.ts";
import { alignedNumbers } from "../../words/together.ts";
import { requestOf } from "../asked.ts";
import { settingsOf } from "../levers.ts";
import type { Answers, Requests } from "../messages.ts";
import { guessedWay, isGuessed, type Question, questionsOf } from "../questions.ts";
import { type Room, saveAs, useAnswer } from "../room.ts";
import { seedOf } from "../state.ts";
import { fileNameOf, savedOf, savedText } from "../teams/saving.ts";
import { Quiz } from "./quiz.tsx";

/** Worlds in which a search tries policies. */
const SEARCH_WORLDS = 25;
const BEST = 3;

/** Screen 6: what was guessed and what came, the best of the room and of a search, who paid, and what is done on Monday. */
export function Debrief(room: Room) {
  const { client, store, state, words, opened, settings } = room;
  const { debrief } = words;
  // It goes into the saved file, and nowhere else.
  const [name, setName] = useState("");
  const [isTest, setTest] = useState(false);
  const asked = questionsOf(opened, settings).filter(({ key }) => state.revealed.includes(key));
  const best = useAnswer(
    client,
    "best",
    {
      scenario: state.scenario,
      settings: [],
      against: [],
      seed: seedOf(state.deal),
      worlds: Math.min(SEARCH_WORLDS, room.worlds.full),
    },
    "best",
  );
  if (isTest) return <Quiz room={room} when="after" close={() => setTest(false)} />;
  return (
    <div class="split debrief" style={{ gridTemplateColumns: "1fr 1fr", gridTemplateRows: "minmax(0, 1fr) auto" }}>
      <section>
        <h2>{debrief.guesses}</h2>
        {asked.length === 0 ? (
          <p class="quiet">{debrief.noGuesses}</p>
        ) : (
          <ol class="events">
            {asked.map((question) => (
              <GuessRow key={question.key} room={room} question={question} />
            ))}
          </ol>
        )}
        <Turns room={room} />
      </section>
      <section class="column">
        <h2>{debrief.best}</h2>
        <BestTable room={room} found={best.answer} />
        <p class="quiet">{debrief.weighed(opened.valueUnit, discountOf(room))}</p>
        <Roles room={room} />
      </section>
      <section class="row monday" style={{ gridColumn: "1 / 3" }}>
        <label class="fill row" style={{ flexWrap: "nowrap" }}>
          <strong style={{ whiteSpace: "nowrap" }}>{debrief.monday}</strong>
          <input
            class="text fill"
            value={state.monday}
            onInput={(event) => {
              const monday = event.currentTarget.value;
              store.change((before) => ({ ...before, monday }));
            }}
          />
        </label>
        <input
          class="text noPrint"
          style={{ width: "150px" }}
          aria-label={words.teams.team.name}
          title={words.teams.team.nameNote}
          placeholder={words.teams.team.name}
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="button" class="noPrint" onClick={() => setTest(true)}>
          {words.quiz.open.after}
        </button>
        <button type="button" class="noPrint" onClick={() => print()}>
          {debrief.print}
        </button>
        <button
          type="button"
          class="main noPrint"
          onClick={() => saveAs(fileNameOf(name), savedText(savedOf(state, name)), "application/json")}
        >
          {debrief.save}
        </button>
      </section>
    </div>
  );
}

function GuessRow({ room, question }: { readonly room: Room; readonly question: Question }) {
  const { client, state, words, told } = room;
  const { debrief, predict } = words;
  const guess = state.guesses[question.key];
  const { answer } = useAnswer(client, "worlds", requestOf(question, room), `guess ${question.key}`);
  const { short, ways } = predict.questions[question.key];
  const way = guess === undefined || !isGuessed(guess) ? undefined : guessedWay(guess);
  const said = guess === undefined || !isGuessed(guess) ? "-" : way === undefined ? debrief.divided : ways[way + 1];
  const hands = guess?.hands?.some((many) => many > 0) ? ` (${guess.hands.join(" : ")})` : "";
  return (
    <li>
      <strong>{short}</strong> {debrief.guessed}: {said}
      {hands}. {debrief.came}: {told(answer?.judged?.sentence ?? words.working)}
    </li>
  );
}

/** How much less a later year weighs, in words; nothing where all weigh the same. */
export function discountOf({ opened }: Pick<Room, "opened">): string {
  return opened.discountRate === 0 ? "" : wholePercent(opened.discountRate);
}

function BestTable({ room, found }: { readonly room: Room; readonly found?: Answers["best"] }) {
  const { state, words, opened } = room;
  const { debrief } = words;
  const rows = state.attempts.slice(0, BEST);
  const text = (value: number) => gainText(value, opened.gainPlaces);
  return (
    <table>
      <thead>
        <tr>
          <th>{debrief.bestHead.policy}</th>
          <th class="number">{debrief.bestHead.ten}</th>
          <th class="number">{debrief.bestHead.five}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <td>{row.name}</td>
            <td class="number">{text(row.value)}</td>
            <td class="number">{text(row.halves[0])}</td>
          </tr>
        ))}
        <tr>
          <td class="quiet">
            {found === undefined
              ? debrief.searching
              : `${debrief.search}: ${policyName(room, found.whole.settings)} (${debrief.searched(found.tried)})`}
          </td>
          <td class="number">{found === undefined ? "" : text(found.whole.value)}</td>
          <td class="number">{found === undefined ? "" : text(found.whole.firstHalf)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Settings as people call them. */
function policyName({ opened, words }: Room, settings: readonly string[]): string {
  const parts = settings.flatMap((setting) => {
    const [path, value] = setting.split("=");
    const lever = opened.levers.find((each) => each.path === path);
    if (lever === undefined) return [];
    const shown = lever.unit === "percent" ? `${Math.round(Number(value) * 100)} %` : value;
    return [`${words.sandbox.levers[lever.key].name} ${shown}`];
  });
  return words.attemptName(parts);
}

/** Where the most usual world of the best attempt parts from the market as it is: on paper, where there is room. */
function Turns({ room }: { readonly room: Room }) {
  const { client, state, opened, words, told } = room;
  const [top] = state.attempts;
  const request =
    top === undefined
      ? undefined
      : {
          ...{ scenario: state.scenario, settings: settingsOf(opened.levers, top.levers), against: [] },
          ...{ seed: seedOf(state.deal), replication: 0 },
        };
  const { answer } = useAnswer(client, "why", request, "turns");
  if (answer === undefined) return null;
  return (
    <div class="onPaper">
      <h2>{words.debrief.turns}</h2>
      <ol class="events">
        {answer.turns.map((sentence) => (
          <li key={sentence}>{told(sentence)}</li>
        ))}
      </ol>
    </div>
  );
}

function Roles({ room }: { readonly room: Room }) {
  const { client, state, opened, words, worlds, told } = room;
  const { debrief } = words;
  const top = state.attempts[0];
  const request: Requests["worlds"] | undefined =
    top === undefined
      ? undefined
      : {
          ...{ scenario: state.scenario, settings: settingsOf(opened.levers, top.levers), against: [], charts: [] },
          ...{ seed: seedOf(state.deal), worlds: worlds.full },
        };
  const { answer } = useAnswer(client, "worlds", request, "roles");
  return (
    <div>
      <h2>{debrief.roles}</h2>
      {top === undefined ? (
        <p class="quiet">{debrief.nothingChanged}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>{debrief.rolesHead.side}</th>
              <th class="number">{debrief.rolesHead.asItIs}</th>
              <th class="number">{debrief.rolesHead.changed}</th>
            </tr>
          </thead>
          <tbody>
            {(answer?.roles ?? []).map(({ side, against, now, unit, percent }) => {
              const [before, after] = alignedNumbers([against, now], percent);
              return (
                <tr key={side}>
                  <td>
                    {debrief.roleNames[side]}
                    {percent ? "" : `, ${told(unit)}`}
                  </td>
                  <td class="number">{before}</td>
                  <td class="number">{after}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
