import { useEffect, useRef, useState } from "preact/hooks";
import { inBrackets, signedWithin } from "../../../words/together.ts";
import type { MeanInterval } from "../../../worlds/statistics/intervals.ts";
import { isTyping } from "../../keys.ts";
import { type Lever, sides } from "../../levers.ts";
import { type Room as Screen, useAnswer } from "../../room.ts";
import type { BankMarket } from "../../teams/bank.ts";
import { roomFromText, roomText } from "../../teams/keptRoom.ts";
import { MARKETS, ROUNDS, TEAMS } from "../../teams/letters.ts";
import { leverWithout, monthsPlayed } from "../../teams/policy.ts";
import {
  type Action,
  act,
  type Entered,
  enter,
  type History,
  historyOf,
  newRoom,
  type Room,
  redo,
  standingOf,
  type Team,
  timeLeft,
  undo,
} from "../../teams/room.ts";
import { bankOfPage, useKept } from "./kept.ts";
import { policyText } from "./policyText.ts";
import { Scores } from "./scores.tsx";

const FIRST_TEAMS = 6;
const SECOND = 1000;

/** The host's side of a room of teams: codes come in, a round is locked, revealed, and gone on from. */
export function Host(screen: Screen) {
  const { words, say } = screen;
  const { host } = words.teams;
  const [history, setHistory] = useKept<History>(
    "catfish-teams",
    () => historyOf(newRoom(1, alone(FIRST_TEAMS))),
    (text) => {
      const room = roomFromText(text);
      return room && historyOf(room);
    },
    ({ room }) => roomText(room),
  );
  const { room } = history;
  const bank = bankOfPage(screen);
  const market = bank[room.market - 1] ?? bank[0];
  const opened = useAnswer(screen.client, "open", { scenario: market.scenario }, `teams open ${market.scenario}`);
  const current = useRef(history);
  current.current = history;
  const put = (next: History) => setHistory(next);
  const go = (action: Action) => put(act(current.current, action));
  useHostKeys(
    go,
    () => put(undo(current.current)),
    () => put(redo(current.current)),
    room,
  );
  const take = (typed: string): boolean => {
    const done = enter(current.current, typed, ({ team, steps }) => {
      const side = current.current.room.teams.find(({ number }) => number === team)?.side;
      return side === undefined ? undefined : leverWithout(opened.answer?.levers ?? [], side, steps);
    });
    if ("history" in done) put(done.history);
    say("history" in done ? host.entered(done.decision.team) : problemText(done, room, words.teams));
    return "history" in done;
  };
  const months = opened.answer?.months ?? 0;
  const [first, last] = monthsPlayed(room.round, months);
  const decided = room.teams.filter(({ number }) => standingOf(room, number, room.round) === "decided").length;
  return (
    <div class="split" style={{ gridTemplateColumns: "372px minmax(0, 1fr)" }}>
      <section class="column hostColumn">
        <label class="row" style={{ flexWrap: "nowrap" }}>
          <span>{words.teams.market}</span>
          <select
            class="fill"
            value={room.market}
            onChange={(event) => go({ do: "chooseMarket", market: Number(event.currentTarget.value) })}
          >
            {bank.slice(0, MARKETS).map(({ number, scenario }) => (
              <option key={number} value={number}>
                {words.teams.marketNumber(number, scenario)}
              </option>
            ))}
          </select>
        </label>
        <h1>{words.teams.round(room.round, ROUNDS)}</h1>
        <p class="quiet">
          {words.teams.phases[room.phase]}
          {months > 0 && `, ${words.teams.months(first, last)}`}
        </p>
        <TimerText screen={screen} room={room} go={go} />
        <div class="row">
          <button type="button" class="main" disabled={room.phase !== "open"} onClick={() => go({ do: "lock" })}>
            {host.lock}
          </button>
          <button type="button" class="main" disabled={room.phase !== "locked"} onClick={() => go({ do: "reveal" })}>
            {host.reveal}
          </button>
          <button
            type="button"
            class="main"
            disabled={room.phase !== "revealed" || room.round === ROUNDS}
            onClick={() => go({ do: "next" })}
          >
            {host.next}
          </button>
        </div>
        <div class="row">
          <button type="button" disabled={room.phase === "open" && room.round === 1} onClick={() => go({ do: "back" })}>
            {host.back}
          </button>
          <button type="button" disabled={room.round === ROUNDS} onClick={() => go({ do: "skip" })}>
            {host.skip}
          </button>
          <button type="button" disabled={history.before.length === 0} onClick={() => put(undo(history))}>
            {host.undo}
          </button>
          <button type="button" disabled={history.undone.length === 0} onClick={() => put(redo(history))}>
            {host.redo}
          </button>
        </div>
        <CodeEntry label={host.code} enter={host.enter} take={take} isOpen={room.phase === "open"} />
        <p>
          <strong>{host.in(decided, room.teams.length)}</strong>
        </p>
        <Seating screen={screen} room={room} go={go} />
        <Optimum screen={screen} market={market} levers={opened.answer?.levers ?? []} />
      </section>
      {room.phase === "revealed" ? (
        <Scores screen={screen} room={room} market={market} months={months} />
      ) : (
        <TeamGrid screen={screen} room={room} />
      )}
    </div>
  );
}

/** So many teams, each in a market of its own as the buyer. */
function alone(many: number): Team[] {
  return Array.from({ length: many }, (_, at) => ({ number: at + 1, name: "", side: "buyer", table: at + 1 }));
}

/** Three teams a table, one a side. */
function together(many: number): Team[] {
  return Array.from({ length: many }, (_, at) => ({
    number: at + 1,
    name: "",
    side: sides[at % sides.length],
    table: Math.floor(at / sides.length) + 1,
  }));
}

const actions: Readonly<Record<string, "lock" | "reveal" | "next" | "back" | "skip" | "hideNames">> = {
  l: "lock",
  v: "reveal",
  m: "next",
  k: "back",
  s: "skip",
  h: "hideNames",
};

/** Keys of the host; they go before those of the page, which mean something else. */
function useHostKeys(go: (action: Action) => void, back: () => void, forth: () => void, room: Room) {
  const now = useRef({ go, back, forth, room });
  now.current = { go, back, forth, room };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const what = actions[key];
      if (key === "z") {
        if (event.shiftKey) now.current.forth();
        else now.current.back();
      } else if (key === "i") {
        now.current.go({ do: "endsAt" in now.current.room.timer ? "stopTimer" : "startTimer", at: performance.now() });
      } else if (what !== undefined) now.current.go({ do: what });
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, []);
}

function problemText(
  done: Extract<Entered, { problem: unknown }>,
  room: Room,
  { letterProblems }: Screen["words"]["teams"],
): string {
  const { problem } = done;
  switch (problem.kind) {
    case "length":
      return letterProblems.length(problem.found);
    case "unknown":
      return letterProblems.unknown(problem.place, problem.typed);
    case "wrong":
      return letterProblems.wrong(problem.place, problem.typed, problem.fitting);
    case "swapped":
      return letterProblems.swapped(problem.place, problem.typed);
    case "several":
      return letterProblems.several();
    case "otherMarket":
      return letterProblems.otherMarket(problem.decision.team, problem.decision.market, room.market);
    case "otherRound":
      return letterProblems.otherRound(problem.decision.team, problem.decision.round, room.round);
    case "noTeam":
      return letterProblems.noTeam(problem.decision.team);
    case "locked":
      return letterProblems.locked(problem.decision.team);
    case "noPlace":
      return letterProblems.noPlace(problem.decision.team, problem.lever);
  }
}

/** Where codes are typed; what is wrong is said, and the letters stay to be mended. */
function CodeEntry({
  label,
  enter: enterWord,
  take,
  isOpen,
}: {
  readonly label: string;
  readonly enter: string;
  readonly take: (typed: string) => boolean;
  readonly isOpen: boolean;
}) {
  const [typed, setTyped] = useState("");
  return (
    <form
      class="row"
      style={{ flexWrap: "nowrap" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (take(typed)) setTyped("");
      }}
    >
      <input
        class="text fill code"
        style={{ minWidth: 0 }}
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        disabled={!isOpen}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" disabled={!isOpen}>
        {enterWord}
      </button>
    </form>
  );
}

/** The time that is left, and what starts and stops it. */
function TimerText({
  screen,
  room,
  go,
}: {
  readonly screen: Screen;
  readonly room: Room;
  readonly go: (action: Action) => void;
}) {
  const { host } = screen.words.teams;
  const [now, setNow] = useState(performance.now());
  const isRunning = "endsAt" in room.timer;
  useEffect(() => {
    setNow(performance.now());
    if (!isRunning) return undefined;
    const beat = setInterval(() => setNow(performance.now()), SECOND / 4);
    return () => clearInterval(beat);
  }, [isRunning, room.timer]);
  const left = Math.ceil(timeLeft(room.timer, now) / SECOND);
  const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <div class="row">
      <strong class="timer" role="timer">
        {left === 0 ? host.timeUp : text}
      </strong>
      <button type="button" onClick={() => go({ do: isRunning ? "stopTimer" : "startTimer", at: performance.now() })}>
        {isRunning ? host.stop : host.start}
      </button>
    </div>
  );
}

/** How many teams there are, and how they sit. */
function Seating({
  screen,
  room,
  go,
}: {
  readonly screen: Screen;
  readonly room: Room;
  readonly go: (action: Action) => void;
}) {
  const { host } = screen.words.teams;
  const isTogether = room.teams.some(({ side }) => side !== "buyer");
  const seat = (teams: readonly Team[]) => go({ do: "seat", teams });
  const many = room.teams.length;
  const seated = (count: number, isShared: boolean) =>
    (isShared ? together : alone)(Math.min(TEAMS, Math.max(1, count)));
  return (
    <fieldset class="row" aria-label={host.teams}>
      <button type="button" aria-label={host.fewer} onClick={() => seat(seated(many - 1, isTogether))}>
        -
      </button>
      <span>{host.howMany(many)}</span>
      <button type="button" aria-label={host.more} onClick={() => seat(seated(many + 1, isTogether))}>
        +
      </button>
      <select
        aria-label={host.seating}
        class="fill"
        style={{ minWidth: 0 }}
        value={isTogether ? "together" : "alone"}
        onChange={(event) => seat(seated(many, event.currentTarget.value === "together"))}
      >
        <option value="alone">{host.alone}</option>
        <option value="together">{host.together}</option>
      </select>
    </fieldset>
  );
}

/** What does best in the market, for the host alone: it is asked for, and can be hidden again. */
function Optimum({
  screen,
  market,
  levers,
}: {
  readonly screen: Screen;
  readonly market: BankMarket;
  readonly levers: readonly Lever[];
}) {
  const { host } = screen.words.teams;
  const [isShown, setShown] = useState(false);
  const request = isShown ? { scenario: market.scenario, seed: market.seed, side: "buyer" as const } : undefined;
  const { answer, problem } = useAnswer(screen.client, "optimum", request, "optimum");
  return (
    <div>
      <button type="button" class="plain" onClick={() => setShown(!isShown)}>
        {isShown ? host.optimumHide : host.optimum}
      </button>
      {isShown && (
        <p class="quiet">
          {answer === undefined
            ? (problem ?? host.searching)
            : `${policyText(levers, answer.policy, screen.words)} ${host.optimumFound(answer.tried, gainText(answer.gain))}`}
        </p>
      )}
    </div>
  );
}

function gainText({ mean, lower, upper }: MeanInterval): string {
  return inBrackets(signedWithin(mean, lower, upper));
}

/** All teams at a glance: which have decided in this round, and which keep what they had. */
function TeamGrid({ screen, room }: { readonly screen: Screen; readonly room: Room }) {
  const { host, scores } = screen.words.teams;
  return (
    <section class="column">
      <ul class="teamGrid">
        {room.teams.map(({ number, side, table, name }) => {
          const standing = standingOf(room, number, room.round);
          const isAlone = room.teams.filter((other) => other.table === table).length === 1;
          return (
            <li key={number} class={standing}>
              <strong>{room.areNamesHidden || name === "" ? scores.team(number) : name}</strong>
              {!isAlone && <span>{screen.words.sandbox.sides[side]}</span>}
              <span>{host.standings[standing]}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
