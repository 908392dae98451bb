import { useEffect, useRef, useState } from "preact/hooks";
import { inBrackets, signedWithin } from "../../../words/together.ts";
import type { MeanInterval } from "../../../worlds/statistics/intervals.ts";
import { isTyping } from "../../keys.ts";
import type { Lever } from "../../levers.ts";
import { type Room as Screen, useAnswer, wrongIn } from "../../room.ts";
import type { BankMarket } from "../../teams/bank.ts";
import { roomFromText, roomText } from "../../teams/keptRoom.ts";
import { lettersOf, MARKETS, ROUNDS } from "../../teams/letters.ts";
import { leverWithout, monthsPlayed } from "../../teams/policy.ts";
import {
  type Action,
  act,
  enter,
  type History,
  historyOf,
  LONGEST_ROUND,
  newRoom,
  type Room,
  redo,
  standingOf,
  timeLeft,
  undo,
} from "../../teams/room.ts";
import { CodeEntry, problemText } from "./codeEntry.tsx";
import { readFiles, useDrop } from "./dropped.ts";
import type { HostPart } from "./hostPart.ts";
import { bankOfPage, keeper, TooShort } from "./kept.tsx";
import { policyText } from "./policyText.ts";
import { Scores } from "./scores.tsx";
import { alone, Seating, TeamGrid } from "./teamGrid.tsx";

const FIRST_TEAMS = 6;
const SECOND = 1000;
/** Lengths of a round that can be chosen. */
const MINUTES = [1, 2, 3, 4, 5, 6, 8, 10, 15, LONGEST_ROUND];
/** How long the first press of what passes over a round waits for the second [ms]. */
const ASKED_FOR = 5000;

const useRoom = keeper<History>(
  "catfish-teams",
  () => historyOf(newRoom(1, alone(FIRST_TEAMS))),
  (text) => {
    const room = roomFromText(text);
    return room && historyOf(room);
  },
  ({ room }) => roomText(room),
);

/** The host's side of a room of teams: codes come in, a round is locked, revealed, and gone on from. */
export function Host(screen: Screen) {
  const { words, say } = screen;
  const { host } = words.teams;
  const [history, setHistory] = useRoom();
  const { room } = history;
  const bank = bankOfPage(screen);
  const market = bank[room.market - 1] ?? bank[0];
  const opened = useAnswer(screen.client, "open", { scenario: market.scenario }, `teams open ${market.scenario}`);
  const current = useRef(history);
  current.current = history;
  // Several codes may come before the screen is drawn again.
  const put = (next: History) => {
    current.current = next;
    setHistory(next);
  };
  const askedUntil = useRef(0);
  const go = (action: Action) => {
    // A round that is passed over is not shown: the first press only asks.
    if (action.do === "skip" && performance.now() > askedUntil.current) {
      askedUntil.current = performance.now() + ASKED_FOR;
      say(host.skipAsked(current.current.room.round));
      return;
    }
    askedUntil.current = 0;
    put(act(current.current, action));
  };
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
  useDrop(async (list) => {
    try {
      const answer = await readFiles(screen, list);
      if (answer === undefined) return;
      const { round: now } = current.current.room;
      const taken = answer.read.filter(({ file: { team } }) => {
        const steps = team?.rounds[now - 1]?.policy;
        if (team === undefined || !steps) return false;
        return take(lettersOf({ market: team.market, round: now, team: team.number, steps }));
      });
      // What is wrong with one of them has been said.
      if (taken.length === list.length || answer.problems.length > 0) {
        say(answer.problems[0] ?? host.fromFiles(taken.length));
      } else if (taken.length === 0) say(host.noDecision(now));
    } catch (error) {
      say(wrongIn(error));
    }
  });
  if (opened.answer !== undefined && opened.answer.months < ROUNDS) {
    return (
      <div class="column">
        <MarketChoice screen={screen} room={room} go={go} />
        <TooShort screen={screen} months={opened.answer.months} />
      </div>
    );
  }
  const months = opened.answer?.months ?? 0;
  const [first, last] = monthsPlayed(room.round, months);
  const decided = room.teams.filter(({ number }) => standingOf(room, number, room.round) === "decided").length;
  return (
    <div class="split" style={{ gridTemplateColumns: "372px minmax(0, 1fr)" }}>
      <section class="column hostColumn">
        <MarketChoice screen={screen} room={room} go={go} />
        <h1>{words.teams.round(room.round, ROUNDS)}</h1>
        <p class="quiet">
          {words.teams.phases[room.phase]}
          {months > 0 && `, ${words.teams.months(first, last)}`}
        </p>
        <TimerText screen={screen} room={room} go={go} />
        <div class="row">
          <button
            type="button"
            class="main"
            aria-keyshortcuts="L"
            disabled={room.phase !== "open"}
            onClick={() => go({ do: "lock" })}
          >
            {host.lock}
          </button>
          <button
            type="button"
            class="main"
            aria-keyshortcuts="V"
            disabled={room.phase !== "locked"}
            onClick={() => go({ do: "reveal" })}
          >
            {host.reveal}
          </button>
          <button
            type="button"
            class="main"
            aria-keyshortcuts="M"
            disabled={room.phase !== "revealed" || room.round === ROUNDS}
            onClick={() => go({ do: "next" })}
          >
            {host.next}
          </button>
        </div>
        <div class="row">
          <button
            type="button"
            aria-keyshortcuts="K"
            disabled={room.phase === "open" && room.round === 1}
            onClick={() => go({ do: "back" })}
          >
            {host.back}
          </button>
          <button
            type="button"
            aria-keyshortcuts="S"
            disabled={room.round === ROUNDS}
            onClick={() => go({ do: "skip" })}
          >
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
        <TeamGrid screen={screen} room={room} go={go} />
      )}
    </div>
  );
}

/** Which of the markets of the page the room plays. */
function MarketChoice({ screen, room, go }: HostPart) {
  const { words } = screen;
  return (
    <label class="row" style={{ flexWrap: "nowrap" }}>
      <span>{words.teams.market}</span>
      <select
        class="fill"
        value={room.market}
        onChange={(event) => go({ do: "chooseMarket", market: Number(event.currentTarget.value) })}
      >
        {bankOfPage(screen)
          .slice(0, MARKETS)
          .map(({ number, scenario }) => (
            <option key={number} value={number}>
              {words.teams.marketNumber(number, scenario)}
            </option>
          ))}
      </select>
    </label>
  );
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

/** The time that is left, what starts and stops it, and how long a round is. */
function TimerText({ screen, room, go }: HostPart) {
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
      <select
        aria-label={host.minutesLabel}
        value={room.minutes}
        onChange={(event) => go({ do: "setTimer", minutes: Number(event.currentTarget.value) })}
      >
        {MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {host.minutes(minutes)}
          </option>
        ))}
      </select>
    </div>
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
