import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Parameter, parameterTable } from "../../src/model/parameters.ts";
import { runs } from "../thorough.ts";
import { bundled, scenarioFrom } from "./libraries.ts";

/** A value within the range of a parameter, as a file writes it. */
function writtenValue(parameter: Parameter, spreads: boolean): fc.Arbitrary<unknown> {
  const { min, max, choices, whole } = parameter;
  if (choices) return fc.constantFrom(...choices).map((word) => (choices[1] === "true" ? word === "true" : word));
  const number = whole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  const edge = fc.double({ min, max, noNaN: true });
  const uniform = fc.tuple(edge, edge).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
  return spreads
    ? fc.oneof(number, uniform, fc.record({ mean: edge, sd: fc.double({ min: 0, max: 5, noNaN: true }) }))
    : number;
}

function section(scope: "market" | "policy" | "suppliers"): fc.Arbitrary<Record<string, unknown>> {
  const rows = Object.entries(parameterTable[scope]).filter(
    ([name, row]) => !row.path && !["fixedSlots", "capacity"].includes(name),
  );
  const values = rows.map(([name, row]): [string, fc.Arbitrary<unknown>] => [
    name,
    writtenValue(row, scope !== "market"),
  ]);
  return fc.record(Object.fromEntries(values), { requiredKeys: [] });
}

const files = fc.record(
  {
    extends: fc.constant("baseline"),
    months: fc.integer({ min: 120, max: 400 }),
    policy: section("policy"),
    market: section("market"),
    suppliers: section("suppliers").map((values) => [
      { name: "powerhouse", ...values },
      { name: "odd", kind: "flexible", ...values },
    ]),
    buyers: section("policy").map((policy) => [{ name: "buyer", policy }]),
    timetable: fc.constant([{ month: 9, set: { "policy.openness": "20%" } }]),
    title: fc.string({ minLength: 1 }),
    currency: fc.constantFrom("EUR", "US dollars"),
  },
  { requiredKeys: ["extends"] },
);

describe("the resolved scenario", () => {
  test("reads back as the same market and writes the same bytes, for any valid file", () => {
    fc.assert(
      fc.property(files, (file) => {
        // A group that has its own openness cannot follow a timetable for all.
        const { timetable, ...rest } = file;
        const followed = file.buyers?.some((group) => "openness" in group.policy);
        const scenario = scenarioFrom(JSON.stringify(followed ? rest : { timetable, ...rest }));
        const again = scenarioFrom(scenario.yaml);
        expect(again.market).toEqual(scenario.market);
        expect(again.yaml).toBe(scenario.yaml);
        expect([again.name, again.title, again.reference, again.currency]).toEqual([
          scenario.name,
          scenario.title,
          scenario.reference,
          scenario.currency,
        ]);
      }),
      runs(10),
    );
  });

  test.each(bundled.names())("of %s keeps story and claims and hides no default", (name) => {
    const scenario = scenarioFrom(bundled.find(name)?.text ?? "");
    const again = scenarioFrom(scenario.yaml);
    expect({ ...again, extends: undefined, origins: [] }).toEqual({ ...scenario, extends: undefined, origins: [] });
    const hidden = again.origins.filter((origin) => origin.from === "default").map((origin) => origin.path);
    expect(hidden).toEqual([]);
  });
});
