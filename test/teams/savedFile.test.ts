import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_FILE, readSaved, type SavedFile } from "../../src/web/teams/savedFile.ts";
import { fileNameOf, savedText } from "../../src/web/teams/saving.ts";

const file: SavedFile = {
  catfish: "workshop",
  version: 1,
  name: "Ada",
  scenario: "catfish",
  deal: 1,
  guesses: { knock: { line: [1.2, 1.1] }, asleep: { hands: [3, 0, 1] } },
  attempts: [{ name: "A", levers: { openness: 0.4 } }],
  team: {
    market: 1,
    number: 3,
    side: "buyer",
    rounds: [{ policy: [0, 1, 2, 3, 4], guesses: ["same", "better"], threats: ["none", "strong"] }],
  },
  quiz: { before: ["a", null, null, "b", "c", "a"], after: ["b", "c", "a", "b", "b", "c"] },
  monday: "We will look at two newcomers.",
};

const PAGE = ["catfish", "one-contract"];
const with_ = (change: object) => JSON.stringify({ ...file, ...change });
const problemOf = (text: string) => {
  const read = readSaved(text, PAGE);
  return "problem" in read ? read.problem : undefined;
};

describe("files of a room", () => {
  test("a file that was saved is read as it was", () => {
    expect(readSaved(savedText(file), PAGE)).toEqual({ file });
    const { team: _, quiz: __, ...alone } = file;
    expect(readSaved(savedText(alone), PAGE)).toEqual({ file: alone });
  });

  test("what is no file of a room is refused, each with its reason", () => {
    expect(problemOf("")).toEqual({ kind: "empty" });
    expect(problemOf("not json")).toEqual({ kind: "notJson" });
    expect(problemOf("null")).toEqual({ kind: "notJson" });
    expect(problemOf("[]")).toEqual({ kind: "notOurs" });
    expect(problemOf('{"catfish": "result"}')).toEqual({ kind: "notOurs" });
    expect(problemOf(with_({ version: 2 }))).toEqual({ kind: "version", found: "2" });
    expect(problemOf(" ".repeat(LONGEST_FILE) + savedText(file))).toEqual({ kind: "long" });
    expect(problemOf(with_({ scenario: "mine" }))).toEqual({ kind: "otherScenario", scenario: "mine" });
  });

  test("a value that is not right is told by its path", () => {
    const { name: _, ...nameless } = file;
    expect(problemOf(JSON.stringify(nameless))).toEqual({ kind: "value", path: "name", wrong: "missing" });
    expect(problemOf(with_({ score: 99 }))).toEqual({ kind: "value", path: "score", wrong: "unknown" });
    expect(problemOf(with_({ deal: "1" }))).toEqual({ kind: "value", path: "deal", wrong: "type" });
    expect(problemOf(with_({ team: { ...file.team, number: 41 } }))).toEqual({
      kind: "value",
      path: "team.number",
      wrong: "range",
    });
    expect(problemOf(with_({ attempts: [{ name: "A", levers: { openness: 1e300 } }] }))).toMatchObject({
      path: "attempts.0.levers.openness",
      wrong: "range",
    });
    expect(problemOf(with_({ attempts: [{ name: "A", levers: { prize: 1 } }] }))).toMatchObject({ kind: "value" });
  });

  test("texts of a hostile file come out as one short line that turns and hides nothing", () => {
    const read = readSaved(
      with_({ name: "\u202eevil\u0000\n\u001b[31m<script>\u2028x", monday: "a".repeat(3000) }),
      PAGE,
    );
    expect(read).toMatchObject({ file: { name: "evil [31m<script> x", monday: "a".repeat(400) } });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
        const cleaned = readSaved(with_({ name }), PAGE);
        if (!("file" in cleaned)) throw new Error("refused");
        expect(cleaned.file.name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect([...cleaned.file.name].length).toBeLessThanOrEqual(40);
      }),
    );
  });

  test("nothing that anybody writes makes it throw, and only what the shape has comes through", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readSaved(text, PAGE)));
    fc.assert(fc.property(fc.json(), (text) => void readSaved(text, PAGE)));
    expect(problemOf(`{"catfish":"workshop","version":1,"name":${"[".repeat(20_000)}`)).toEqual({ kind: "notJson" });
    const polluted = savedText(file).replace('"name"', '"__proto__": {"x": 1}, "name"');
    expect(problemOf(polluted)).toMatchObject({ kind: "value", wrong: "unknown" });
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  test("a file is named by what every disk takes", () => {
    expect(fileNameOf("Ada Löw")).toBe("ada-löw.json");
    expect(fileNameOf("../../etc/passwd")).toBe("etc-passwd.json");
    expect(fileNameOf("CON")).toBe("workshop-con.json");
    expect(fileNameOf("")).toBe("workshop.json");
    expect(fileNameOf("鲶鱼")).toBe("鲶鱼.json");
  });
});
