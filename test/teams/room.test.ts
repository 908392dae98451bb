import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lettersOf } from "../../src/web/teams/letters.ts";
import {
  type Action,
  act,
  enter,
  type History,
  historyOf,
  newRoom,
  policiesOf,
  redo,
  standingOf,
  type Team,
  timeLeft,
  undo,
} from "../../src/web/teams/room.ts";

const teams: readonly Team[] = [1, 2, 3].map((number) => ({
  number,
  name: `Team ${number}`,
  side: "buyer",
  table: number,
}));
const STEPS = [4, 4, 3, 2, 12];

const start = () => historyOf(newRoom(1, teams));
const played = (history: History, ...actions: Action[]) => actions.reduce(act, history);
const code = (team: number, round = 1, market = 1) => lettersOf({ market, round, team, steps: STEPS });

function entered(history: History, typed: string): History {
  const done = enter(history, typed);
  if ("problem" in done) throw new Error(done.problem.kind);
  return done.history;
}

function problemOf(history: History, typed: string) {
  const done = enter(history, typed);
  return "problem" in done ? done.problem.kind : undefined;
}

describe("a room of teams", () => {
  test("forty teams are entered, and each has decided what its letters say", () => {
    const many = Array.from(
      { length: 40 },
      (_, at): Team => ({ number: at + 1, name: "", side: "buyer", table: at + 1 }),
    );
    const steps = (team: number) => [team % 20, 0, 1, 2, 3];
    const history = many.reduce(
      (before, { number }) => entered(before, lettersOf({ market: 1, round: 1, team: number, steps: steps(number) })),
      historyOf(newRoom(1, many)),
    );
    for (const { number } of many) expect(history.room.rounds[0].policies[number]).toEqual(steps(number));
  });

  test("a code of another market, round or team, and one that comes too late, is told apart", () => {
    const history = start();
    expect(problemOf(history, code(1, 1, 2))).toBe("otherMarket");
    expect(problemOf(history, code(1, 2))).toBe("otherRound");
    expect(problemOf(history, code(9))).toBe("noTeam");
    expect(problemOf(played(history, { do: "lock" }), code(1))).toBe("locked");
    expect(problemOf(history, "K7Q")).toBe("length");
    const wrong = enter(history, code(1), () => 2);
    expect(wrong).toMatchObject({ problem: { kind: "noPlace", lever: 3 } });
  });

  test("a team without a code keeps its last policy and is marked, and before that its default", () => {
    const first = entered(start(), code(1));
    const second = played(first, { do: "lock" }, { do: "reveal" }, { do: "next" });
    expect(standingOf(second.room, 1, 1)).toBe("decided");
    expect(standingOf(second.room, 1, 2)).toBe("kept");
    expect(standingOf(second.room, 2, 2)).toBe("default");
    expect(policiesOf(second.room, 1, 2)).toEqual({ buyer: [STEPS, undefined] });
    expect(policiesOf(second.room, 2, 2)).toEqual({ buyer: [undefined, undefined] });
  });

  test("a round is revealed only once it is locked, and the next is opened only then", () => {
    expect(played(start(), { do: "reveal" }).room.phase).toBe("open");
    expect(played(start(), { do: "next" }).room.round).toBe(1);
    const revealed = played(start(), { do: "lock" }, { do: "reveal" });
    expect(revealed.room.phase).toBe("revealed");
    expect(played(revealed, { do: "next" }).room).toMatchObject({ round: 2, phase: "open" });
  });

  test("back opens the round again, then the one before, and nothing that was said is lost", () => {
    const locked = played(entered(start(), code(1)), { do: "lock" }, { do: "reveal" }, { do: "next" }, { do: "lock" });
    const open = played(locked, { do: "back" });
    expect(open.room).toMatchObject({ round: 2, phase: "open" });
    const before = played(open, { do: "back" });
    expect(before.room).toMatchObject({ round: 1, phase: "open" });
    expect(before.room.rounds[0].policies[1]).toEqual(STEPS);
    expect(played(before, { do: "back" }).room).toBe(before.room);
  });

  test("a round that is skipped is marked, and its policies stay the last ones", () => {
    const skipped = played(entered(start(), code(1)), { do: "skip" });
    expect(skipped.room.round).toBe(2);
    expect(skipped.room.rounds[0].isSkipped).toBe(true);
    expect(standingOf(skipped.room, 1, 2)).toBe("kept");
    expect(played(skipped, { do: "back" }).room.rounds[0].isSkipped).toBe(false);
  });

  test("six rounds are all: there is no seventh", () => {
    const round: readonly Action[] = [{ do: "lock" }, { do: "reveal" }, { do: "next" }];
    const end = played(start(), ...Array.from({ length: 8 }, () => round).flat());
    expect(end.room).toMatchObject({ round: 6, phase: "revealed" });
  });

  test("the timer runs by the clock it is given, stands, and goes on", () => {
    const running = played(start(), { do: "startTimer", at: 1_000 });
    expect(timeLeft(running.room.timer, 61_000)).toBe(120_000);
    const standing = played(running, { do: "stopTimer", at: 61_000 });
    expect(timeLeft(standing.room.timer, 500_000)).toBe(120_000);
    const again = played(standing, { do: "startTimer", at: 700_000 });
    expect(timeLeft(again.room.timer, 760_000)).toBe(60_000);
    expect(timeLeft(again.room.timer, 2_000_000)).toBe(0);
  });

  test("one side of a table is one team: who had it plays at a table alone", () => {
    const moved = played(start(), { do: "join", team: { number: 4, name: "", side: "buyer", table: 2 } });
    expect(moved.room.teams.map(({ number, table }) => [number, table])).toEqual([
      [1, 1],
      [2, 5 - 1],
      [3, 3],
      [4, 2],
    ]);
    const joined = played(start(), { do: "join", team: { number: 4, name: "", side: "newcomer", table: 2 } });
    expect(joined.room.teams.map(({ table }) => table)).toEqual([1, 2, 3, 2]);
    expect(Object.keys(policiesOf(joined.room, 2, 1)).sort()).toEqual(["buyer", "newcomer"]);
  });

  test("all that a host does can be undone, step by step, and done again", () => {
    const anyAction: fc.Arbitrary<Action> = fc.oneof(
      fc.constantFrom("lock", "reveal", "next", "back", "skip", "hideNames").map((what): Action => ({ do: what })),
      fc.integer({ min: 1, max: 4 }).map((market): Action => ({ do: "chooseMarket", market })),
      fc.integer({ min: 1, max: 3 }).map((team): Action => ({ do: "leave", team })),
      fc.integer({ min: 0, max: 9 }).map((at): Action => ({ do: "startTimer", at })),
      fc.integer({ min: 0, max: 9 }).map((at): Action => ({ do: "stopTimer", at })),
      fc
        .record({ team: fc.integer({ min: 1, max: 3 }), round: fc.integer({ min: 1, max: 6 }) })
        .map((said): Action => ({ do: "enter", decision: { market: 1, steps: STEPS, ...said } })),
    );
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 30 }), (actions) => {
        const begin = start();
        const end = played(begin, ...actions);
        let back = end;
        while (back.before.length > 0) back = undo(back);
        expect(back.room).toBe(begin.room);
        let forth = back;
        while (forth.undone.length > 0) forth = redo(forth);
        expect(forth.room).toBe(end.room);
      }),
    );
  });
});
