import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { problemLines } from "../../src/scenario/text/problemLines.ts";
import { runs } from "../thorough.ts";
import { bundled } from "./libraries.ts";

/** Each of these reads several files; every run of the tests draws others. */
const FEW = runs(10);

describe("whatever the file says", () => {
  const unharmed = (text: string, settings: readonly string[] = []) => {
    const result = readScenario({ name: "any", place: "any.yaml", text }, bundled, { settings });
    if ("scenario" in result) {
      expect(result.scenario.market.buyers.length).toBeGreaterThan(0);
      return;
    }
    expect(result.problems.length).toBeGreaterThan(0);
    for (const problem of result.problems) {
      expect(typeof (problem.right ?? "")).toBe("string");
      expect(typeof (problem.suggestion ?? "")).toBe("string");
      const lines = problemLines(problem).join("\n");
      const strange = /undefined|NaN|\[object/;
      if (!strange.test(text + settings.join())) expect(lines).not.toMatch(strange);
    }
  };

  test("any text gives a scenario or problems", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => unharmed(text)),
      runs(25),
    );
  });

  test("any text made of the pieces of YAML gives a scenario or problems", () => {
    const piece = fc.constantFrom(
      "a",
      ": ",
      "\n",
      "  ",
      "- ",
      "[",
      "]",
      "{",
      "}",
      "&x ",
      "*x",
      "!!set ",
      "? ",
      "|\n",
      '"',
      "'",
      "#",
      "%",
      "---\n",
      "policy",
      "suppliers",
      "name",
      "extends: baseline\n",
      "1",
      ",",
      "\t",
      "<<",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => unharmed(pieces.join(""))),
      runs(25),
    );
  });

  test("any JSON value gives a scenario or problems, at the top and below every key", () => {
    const keys = [
      "$schema",
      "name",
      "title",
      "story",
      "extends",
      "reference",
      "months",
      "currency",
      "unitCost",
      "policy",
      "buyers",
      "suppliers",
      "entry",
      "market",
      "timetable",
      "claims",
    ];
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...keys), (value, key) => {
        unharmed(JSON.stringify(value));
        unharmed(JSON.stringify({ extends: "baseline", [key]: value }));
        unharmed(JSON.stringify({ extends: "baseline", [key]: [value] }));
        unharmed(
          JSON.stringify({ extends: "baseline", [key]: { flexibleShare: value, quality: value, enabled: value } }),
        );
      }),
      FEW,
    );
  });

  test("groups, events and claims of any JSON values give a scenario or problems", () => {
    const any = fc.jsonValue({ maxDepth: 2 });
    const near = (...keys: string[]) =>
      fc.record(
        Object.fromEntries(
          keys.map((key) => [key, fc.oneof(any, fc.constantFrom("powerhouse", "price", 3, "constructor"))]),
        ),
        { requiredKeys: [] },
      );
    const event = fc.record(
      {
        month: fc.oneof(any, fc.nat(200)),
        set: fc.dictionary(
          fc.constantFrom("policy.openness", "__proto__", "constructor", "months", "suppliers.backup.kind"),
          any,
        ),
        failure: near("supplier", "months", "loss"),
        demandShock: near("factor", "months", "buyers"),
        technologyJump: near("suppliers", "months"),
      },
      { requiredKeys: ["month"] },
    );
    const file = fc.record(
      {
        buyers: fc.array(near("name", "count", "demand", "policy")),
        suppliers: fc.array(near("name", "kind", "count", "quality", "entry", "toString")),
        timetable: fc.array(event),
        claims: fc.array(near("says", "measure", "group", "months", "against", "is", "by", "value")),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(file, (parts) => unharmed(JSON.stringify({ extends: "baseline", ...parts }))),
      FEW,
    );
  });

  test("any --set gives a scenario or problems", () => {
    const path = fc.constantFrom(
      "policy.openness",
      "title",
      "suppliers.backup.kind",
      "suppliers.backup.quality",
      "buyers.buyer.count",
      "months",
      "__proto__",
      "policy",
      "",
    );
    fc.assert(
      fc.property(path, fc.string(), fc.string(), (known, text, tail) =>
        unharmed("extends: baseline", [`${known}=${text}`, tail]),
      ),
      runs(25),
    );
  });

  test("nesting without end and aliases without end are refused, not followed", () => {
    unharmed("[".repeat(50_000));
    unharmed("policy: &a [*a]");
    unharmed(
      `a0: &a0 [x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`).join("\n")}`,
    );
  });
});
