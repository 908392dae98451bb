import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  currentPolicy,
  type Desk,
  deskFromText,
  deskText,
  hasGuessed,
  lettersToRead,
  newDesk,
  seatedAt,
  toRound,
  withoutGuesses,
  withPolicy,
  withRoundGuess,
} from "../../src/web/teams/desk.ts";
import { roomFromText, roomText } from "../../src/web/teams/keptRoom.ts";
import { decisionOf } from "../../src/web/teams/letters.ts";
import { act, historyOf, newRoom, type Team } from "../../src/web/teams/room.ts";

const DEFAULT = [4, 4, 3, 2, 12];
const MOVED = [8, 4, 3, 2, 12];
const guessed = (desk: Desk) => [1, 2, 3].reduce((before) => withRoundGuess(before, "better"), desk);

describe("a team's desk", () => {
  test("letters can be read only when every member has guessed alone, and say what the team decided", () => {
    const one = withRoundGuess(newDesk(7), "same");
    expect(lettersToRead(one, DEFAULT)).toBeUndefined();
    const all = withRoundGuess(withRoundGuess(one, "better"), "worse");
    expect(hasGuessed(all)).toBe(true);
    expect(withRoundGuess(all, "same")).toBe(all);
    const letters = lettersToRead(withPolicy(all, MOVED), DEFAULT) ?? "";
    expect(decisionOf(letters)).toEqual({ decision: { market: 1, round: 1, team: 7, steps: MOVED } });
    expect(lettersToRead(withoutGuesses(all), DEFAULT)).toBeUndefined();
  });

  test("what members think of the threat is kept beside what they think of their round, and both are given up together", () => {
    const both = withRoundGuess(withRoundGuess(newDesk(3), "same", "none"), "better", "strong");
    expect([both.guesses[0], both.threats[0]]).toEqual([
      ["same", "better"],
      ["none", "strong"],
    ]);
    expect(deskFromText(deskText(both))).toEqual(both);
    expect(withoutGuesses(both)).toEqual(newDesk(3));
  });

  test("a round begins with what was decided last, and before that with the default", () => {
    expect(currentPolicy(newDesk(), DEFAULT)).toEqual(DEFAULT);
    const third = toRound(withPolicy(newDesk(), MOVED), 3);
    expect(currentPolicy(third, DEFAULT)).toEqual(MOVED);
    expect(toRound(third, 7)).toBe(third);
  });

  test("another side begins anew, another number does not", () => {
    const desk = withPolicy(guessed(newDesk(2)), MOVED);
    expect(seatedAt(desk, { team: 5 }).policies[0]).toEqual(MOVED);
    expect(seatedAt(desk, { side: "newcomer" })).toMatchObject({ team: 2, side: "newcomer", round: 1 });
    expect(seatedAt(desk, { side: "newcomer" }).policies[0]).toBeUndefined();
  });

  test("it comes back from its text", () => {
    const desk = toRound(withPolicy(toRound(withPolicy(guessed(newDesk(9)), MOVED), 4), DEFAULT), 5);
    expect(deskFromText(deskText(desk))).toEqual(desk);
  });
});

describe("a room that is kept over a reload", () => {
  const teams: readonly Team[] = [1, 2].map((number) => ({ number, name: "Secret", side: "buyer", table: number }));

  test("comes back, but for names and timer", () => {
    const { room } = [
      { do: "enter", decision: { market: 1, round: 1, team: 2, steps: MOVED } } as const,
      { do: "skip" } as const,
      { do: "enter", decision: { market: 1, round: 2, team: 1, steps: DEFAULT } } as const,
      { do: "lock" } as const,
    ].reduce(act, historyOf(newRoom(1, teams)));
    const text = roomText(room);
    expect(text).not.toContain("Secret");
    expect(roomFromText(text)).toEqual({ ...room, teams: teams.map((team) => ({ ...team, name: "" })) });
  });

  test("whatever a browser has kept, nothing is thrown and nothing outside its range comes in", () => {
    const anyLine = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        "team 41 buyer 1",
        "team 1 buyer 99",
        "team 2 king 1",
        "skipped 9",
        "K7Q-2MX-9RT",
        "guess 8 same",
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom("room 1 2 open", "desk 1 2 buyer 3 1", "room 9 9 open", ""),
        fc.array(anyLine),
        (head, lines) => {
          const text = [head, ...lines].join("\n");
          const room = roomFromText(text);
          for (const { number, table } of room?.teams ?? []) expect(Math.max(number, table)).toBeLessThanOrEqual(40);
          expect(deskFromText(text)?.guesses.flat() ?? []).toEqual([]);
        },
      ),
    );
    expect(roomFromText("room 9 1 open")).toBeUndefined();
    expect(deskFromText("desk 1 41 buyer 3 1")).toBeUndefined();
  });
});
