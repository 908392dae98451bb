import type { Side } from "../levers.ts";
import { type Decision, decisionOf, type LetterProblem, MARKETS, ROUNDS, TEAMS } from "./letters.ts";
import type { Policy, TablePolicies } from "./policy.ts";

/**
 * What a room is playing, as one plain object, and all that its host can do to it. Every action gives a new room and
 * leaves the old one to be undone. A team that has no code in a round keeps its last policy: nobody waits for anybody.
 */

export interface Team {
  /** 1 to 40; the same number is in its codes. */
  readonly number: number;
  readonly name: string;
  /** The side that it plays. */
  readonly side: Side;
  /** Teams of the same table are in the same market, one a side. */
  readonly table: number;
}

/** Open: teams decide. Locked: no code is taken any more. Revealed: the round is shown. */
export type Phase = "open" | "locked" | "revealed";

/** What teams said in a round, by number of team. */
export interface Round {
  readonly policies: Readonly<Record<number, Policy>>;
  /** Passed over by the host without being shown. */
  readonly isSkipped: boolean;
}

/** Running: it ends at that time. Standing: so much is left. All in milliseconds. */
export type Timer = { readonly endsAt: number } | { readonly left: number };

export interface Room {
  /** Market of the bank, from 1. */
  readonly market: number;
  readonly teams: readonly Team[];
  /** From 1. */
  readonly round: number;
  readonly phase: Phase;
  /** Rounds 1 to 6, in order. */
  readonly rounds: readonly Round[];
  readonly timer: Timer;
  /** What a round has, in minutes. */
  readonly minutes: number;
  /** Whether numbers stand in place of names on the host's screen. */
  readonly areNamesHidden: boolean;
}

/** A room with all that can be undone and done again, the latest last. */
export interface History {
  readonly room: Room;
  readonly before: readonly Room[];
  readonly undone: readonly Room[];
}

/** What the host does. Times are milliseconds of whatever clock the host's page has. */
export type Action =
  | { readonly do: "chooseMarket"; readonly market: number }
  | { readonly do: "join"; readonly team: Team }
  | { readonly do: "leave"; readonly team: number }
  /** All teams at once; what those said that stay in their side is kept. */
  | { readonly do: "seat"; readonly teams: readonly Team[] }
  | { readonly do: "enter"; readonly decision: Decision }
  | { readonly do: "lock" | "reveal" | "next" | "back" | "skip" | "hideNames" }
  | { readonly do: "startTimer" | "stopTimer"; readonly at: number }
  | { readonly do: "setTimer"; readonly minutes: number };

const MINUTE = 60_000;
const THREE_MINUTES = 3;
/** Longest round [minutes]. */
export const LONGEST_ROUND = 20;
/** Steps back that are kept. */
const KEPT = 200;

const noRound: Round = { policies: {}, isSkipped: false };

/** A room in which nobody has decided anything. */
export function newRoom(market = 1, teams: readonly Team[] = []): Room {
  return {
    market,
    teams,
    round: 1,
    phase: "open",
    rounds: Array.from({ length: ROUNDS }, () => noRound),
    timer: { left: THREE_MINUTES * MINUTE },
    minutes: THREE_MINUTES,
    areNamesHidden: false,
  };
}

export function historyOf(room: Room): History {
  return { room, before: [], undone: [] };
}

/** The room after an action; the very same history where it changes nothing, as to lock a locked round. */
export function act(history: History, action: Action): History {
  const room = after(history.room, action);
  if (room === history.room) return history;
  return { room, before: [...history.before, history.room].slice(-KEPT), undone: [] };
}

export function undo({ room, before, undone }: History): History {
  const last = before.at(-1);
  return last === undefined
    ? { room, before, undone }
    : { room: last, before: before.slice(0, -1), undone: [...undone, room] };
}

export function redo({ room, before, undone }: History): History {
  const next = undone.at(-1);
  return next === undefined
    ? { room, before, undone }
    : { room: next, before: [...before, room], undone: undone.slice(0, -1) };
}

function after(room: Room, action: Action): Room {
  switch (action.do) {
    case "chooseMarket":
      if (action.market === room.market || action.market < 1 || action.market > MARKETS) return room;
      return withMinutes({ ...newRoom(action.market, room.teams), areNamesHidden: room.areNamesHidden }, room.minutes);
    case "join":
      return { ...room, teams: seated(room.teams, action.team) };
    case "leave":
      return without(room, action.team);
    case "seat":
      return reseated(room, action.teams);
    case "enter":
      return withPolicy(room, action.decision);
    case "lock":
      return room.phase === "open" ? { ...room, phase: "locked" } : room;
    case "reveal":
      return room.phase === "locked" ? { ...room, phase: "revealed" } : room;
    case "next":
      return room.phase === "revealed" ? toRound(room, room.round + 1) : room;
    case "skip":
      return toRound(
        inRound(room, room.round, (round) => ({ ...round, isSkipped: true })),
        room.round + 1,
      );
    case "back":
      return back(room);
    case "hideNames":
      return { ...room, areNamesHidden: !room.areNamesHidden };
    case "startTimer":
      return "left" in room.timer ? { ...room, timer: { endsAt: action.at + room.timer.left } } : room;
    case "stopTimer":
      return "endsAt" in room.timer ? { ...room, timer: { left: timeLeft(room.timer, action.at) } } : room;
    case "setTimer":
      return withMinutes(room, Math.min(LONGEST_ROUND, Math.max(1, action.minutes)));
  }
}

/** So many minutes for a round; the timer stands at them. */
export function withMinutes(room: Room, minutes: number): Room {
  return { ...room, minutes, timer: { left: minutes * MINUTE } };
}

/** What is left of a timer [ms, 0 and more]. */
export function timeLeft(timer: Timer, at: number): number {
  return "left" in timer ? timer.left : Math.max(0, timer.endsAt - at);
}

/** A team by its number, in place of one that had it; who had its side at that table moves to a table alone. */
function seated(teams: readonly Team[], team: Team): Team[] {
  const others = teams.filter(({ number }) => number !== team.number);
  const free = Math.max(0, team.table, ...others.map(({ table }) => table)) + 1;
  const moved = others.map((other) => {
    return other.table === team.table && other.side === team.side ? { ...other, table: free } : other;
  });
  return [...moved, team].sort((a, b) => a.number - b.number).slice(0, TEAMS);
}

function reseated(room: Room, teams: readonly Team[]): Room {
  const stays = (number: number) => {
    const [before, now] = [room.teams, teams].map((all) => all.find((team) => team.number === number));
    return before !== undefined && before.side === now?.side;
  };
  const rounds = room.rounds.map((round) => ({
    ...round,
    policies: Object.fromEntries(Object.entries(round.policies).filter(([number]) => stays(Number(number)))),
  }));
  return { ...room, teams: teams.slice(0, TEAMS), rounds };
}

function without(room: Room, number: number): Room {
  const teams = room.teams.filter((team) => team.number !== number);
  return teams.length === room.teams.length ? room : { ...room, teams };
}

/** Takes a decision of this room and round; of any other, and where the round is locked, nothing changes. */
function withPolicy(room: Room, { market, round, team, steps }: Decision): Room {
  if (room.phase !== "open" || market !== room.market || round !== room.round) return room;
  if (!room.teams.some(({ number }) => number === team)) return room;
  return inRound(room, round, (one) => ({ ...one, policies: { ...one.policies, [team]: steps } }));
}

/** Back to where this round was decided, or, there, to the round before. Nothing that was said is lost. */
function back(room: Room): Room {
  if (room.phase !== "open") return { ...room, phase: "open" };
  return room.round > 1 ? toRound(room, room.round - 1) : room;
}

function toRound(room: Room, number: number): Room {
  if (number > ROUNDS) return room;
  const opened: Room = { ...room, round: number, phase: "open", timer: { left: room.minutes * MINUTE } };
  return number < room.round ? inRound(opened, number, (round) => ({ ...round, isSkipped: false })) : opened;
}

function inRound(room: Room, number: number, change: (round: Round) => Round): Room {
  return { ...room, rounds: room.rounds.map((round, at) => (at === number - 1 ? change(round) : round)) };
}

/** What a code did that was typed, or why it was not taken. */
export type Entered =
  | { readonly history: History; readonly decision: Decision }
  | { readonly problem: LetterProblem | CodeProblem };

/** A code that is right in itself, but not of this room now. */
export type CodeProblem =
  | { readonly kind: "otherMarket"; readonly decision: Decision }
  | { readonly kind: "otherRound"; readonly decision: Decision }
  | { readonly kind: "noTeam"; readonly decision: Decision }
  | { readonly kind: "locked"; readonly decision: Decision }
  /** A lever, from 1, stands where this market has no place for it. */
  | { readonly kind: "noPlace"; readonly decision: Decision; readonly lever: number };

/**
 * Enters the code of a team as it was typed.
 *
 * @param wrongLever  the first lever of a team's decision that cannot stand where it says, from 0
 */
export function enter(
  history: History,
  typed: string,
  wrongLever: (decision: Decision) => number | undefined = () => undefined,
): Entered {
  const read = decisionOf(typed);
  if ("problem" in read) return read;
  const { decision } = read;
  const { room } = history;
  if (decision.market !== room.market) return { problem: { kind: "otherMarket", decision } };
  if (decision.round !== room.round) return { problem: { kind: "otherRound", decision } };
  if (!room.teams.some(({ number }) => number === decision.team)) return { problem: { kind: "noTeam", decision } };
  if (room.phase !== "open") return { problem: { kind: "locked", decision } };
  const lever = wrongLever(decision);
  if (lever !== undefined) return { problem: { kind: "noPlace", decision, lever: lever + 1 } };
  return { history: act(history, { do: "enter", decision }), decision };
}

/** What a team does in a round: what it said then, what it said last, or what its side does by default. */
export type Standing = "decided" | "kept" | "default";

export function standingOf({ rounds }: Room, team: number, round: number): Standing {
  if (rounds[round - 1].policies[team] !== undefined) return "decided";
  return rounds.slice(0, round - 1).some(({ policies }) => policies[team] !== undefined) ? "kept" : "default";
}

/** What each side of a table has decided, round by round up to one; sides without a team are left out. */
export function policiesOf({ teams, rounds }: Room, table: number, upTo: number): TablePolicies {
  const seats = teams.filter((team) => team.table === table);
  return Object.fromEntries(
    seats.map(({ side, number }) => [side, rounds.slice(0, upTo).map(({ policies }) => policies[number])]),
  );
}
