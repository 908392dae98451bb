import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Decision,
  decisionOf,
  LETTERS,
  LEVERS,
  lettersOf,
  MARKETS,
  ROUNDS,
  STEPS,
  TEAMS,
} from "../../src/web/teams/letters.ts";
import { letterProblems, spokenCode, spokenLetter } from "../../src/words/en/workshopLetters.ts";

const anyDecision = fc.record({
  market: fc.integer({ min: 1, max: MARKETS }),
  round: fc.integer({ min: 1, max: ROUNDS }),
  team: fc.integer({ min: 1, max: TEAMS }),
  steps: fc.array(fc.integer({ min: 0, max: STEPS - 1 }), { minLength: LEVERS, maxLength: LEVERS }),
});

const decision: Decision = { market: 1, round: 2, team: 17, steps: [4, 5, 3, 0, 31] };

describe("decisions as codes of nine characters", () => {
  test("every decision comes back from its letters, whatever their case and between them", () => {
    fc.assert(
      fc.property(anyDecision, fc.constantFrom("-", " ", "", " - ", "."), fc.boolean(), (said, between, isSmall) => {
        const code = lettersOf(said).replaceAll("-", between);
        expect(decisionOf(isSmall ? code.toLowerCase() : code)).toEqual({ decision: said });
      }),
    );
  });

  test("every team, round and market comes back", () => {
    for (let market = 1; market <= MARKETS; market++) {
      for (let round = 1; round <= ROUNDS; round++) {
        for (let team = 1; team <= TEAMS; team++) {
          const said = { ...decision, market, round, team };
          expect(decisionOf(lettersOf(said))).toEqual({ decision: said });
        }
      }
    }
  });

  test("every step of every lever comes back", () => {
    for (let lever = 0; lever < LEVERS; lever++) {
      for (let step = 0; step < STEPS; step++) {
        const said = { ...decision, steps: decision.steps.with(lever, step) };
        expect(decisionOf(lettersOf(said))).toEqual({ decision: said });
      }
    }
  });

  test("the same decision of two teams, rounds or markets differs in three letters or more", () => {
    fc.assert(
      fc.property(anyDecision, anyDecision, (one, other) => {
        const codes = [one, other].map(lettersOf);
        const apart = [...codes[0]].filter((letter, at) => letter !== codes[1][at]).length;
        expect(apart === 0 || apart >= 3).toBe(true);
        expect(apart === 0).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
    const ofTeams = new Set(Array.from({ length: TEAMS }, (_, at) => lettersOf({ ...decision, team: at + 1 })));
    expect(ofTeams.size).toBe(TEAMS);
  });

  test("each wrong letter at each place is refused with its place and with what fits", () => {
    const code = lettersOf(decision);
    const places = [...code].flatMap((letter, at) => (letter === "-" ? [] : [at]));
    for (const [number, at] of places.entries()) {
      for (const other of LETTERS) {
        if (other === code[at]) continue;
        const typed = code.slice(0, at) + other + code.slice(at + 1);
        expect(decisionOf(typed)).toEqual({
          problem: { kind: "wrong", place: number + 1, typed: other, fitting: code[at] },
        });
      }
    }
  });

  test("two wrong letters are never taken", () => {
    fc.assert(
      fc.property(
        anyDecision,
        fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 2 }),
        fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 })),
        (said, places, by) => {
          const letters = [...lettersOf(said).replaceAll("-", "")];
          for (const [at, place] of places.entries()) {
            letters[place] = LETTERS[(LETTERS.indexOf(letters[place]) + by[at]) % LETTERS.length];
          }
          expect(decisionOf(letters.join(""))).toHaveProperty("problem");
        },
      ),
    );
  });

  test("neighbours that changed places are told by their places, wherever that is certain", () => {
    const letters = lettersOf(decision).replaceAll("-", "");
    let certain = 0;
    for (let at = 0; at < letters.length - 1; at++) {
      if (letters[at] === letters[at + 1]) continue;
      const typed = letters.slice(0, at) + letters[at + 1] + letters[at] + letters.slice(at + 2);
      const read = decisionOf(typed);
      expect(read).toHaveProperty("problem");
      if (!("problem" in read) || read.problem.kind !== "swapped") continue;
      expect(read.problem.place).toBe(at + 1);
      certain++;
    }
    expect(certain).toBeGreaterThan(4);
  });

  test("letters that look alike are taken for the one that is meant", () => {
    expect([..."ILOU"].filter((letter) => LETTERS.includes(letter))).toEqual([]);
    const code = lettersOf({ market: 1, round: 1, team: 1, steps: [0, 1, 0, 1, 27] });
    expect(decisionOf(code.replaceAll("0", "O").replaceAll("1", "l").replaceAll("V", "u"))).toEqual(decisionOf(code));
  });

  test("too few letters, too many, and signs that no code has are refused, each with its reason", () => {
    expect(decisionOf("")).toEqual({ problem: { kind: "length", found: 0 } });
    expect(decisionOf("K7Q-2M")).toEqual({ problem: { kind: "length", found: 5 } });
    expect(decisionOf(`${lettersOf(decision)}A`)).toEqual({ problem: { kind: "length", found: 10 } });
    expect(decisionOf("K7Q-2*X-9RT")).toEqual({ problem: { kind: "unknown", place: 5, typed: "*" } });
    expect(decisionOf("K7Q-2😀X-9RT")).toEqual({ problem: { kind: "unknown", place: 5, typed: "😀" } });
  });

  test("a decision outside its range has no letters", () => {
    expect(() => lettersOf({ ...decision, team: 41 })).toThrow("team 41 is not a whole number from 1 to 40");
    expect(() => lettersOf({ ...decision, steps: [0, 0, 0, 0, 32] })).toThrow("step 32");
    expect(() => lettersOf({ ...decision, steps: [1, 2] })).toThrow("5 levers, not 2");
  });
});

describe("letters read aloud", () => {
  test("every letter has a word of its own, and no two words are one letter apart", () => {
    const words = [...LETTERS].map(spokenLetter);
    for (const [at, word] of words.entries()) {
      expect(word).not.toBe(LETTERS[at]);
      for (const other of words.slice(at + 1))
        expect(editsBetween(word.toLowerCase(), other.toLowerCase())).toBeGreaterThan(1);
    }
  });

  test("a code is read in groups of three", () => {
    expect(spokenCode("K7Q-2MX-9RT")).toBe("Kilo Seven Quebec, Two Mike X-ray, Niner Romeo Tango");
  });

  test("what is wrong is said with its place and what would be right", () => {
    expect(letterProblems.wrong(4, "B", "D")).toBe(
      "Character 4, B (Bravo), does not fit the others. Did they say D (Delta)? Ask for it again.",
    );
    expect(letterProblems.length(8)).toContain("nine characters; this one has 8");
  });
});

function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let place = 0; place < other.length; place++) {
      next.push(Math.min(row[place + 1] + 1, next[place] + 1, row[place] + (letter === other[place] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
