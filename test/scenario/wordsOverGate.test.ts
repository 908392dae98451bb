import { describe, expect, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { bundled } from "./libraries.ts";

function notesOf(lines: string): readonly string[] {
  const read = readScenario(
    { name: "mine", place: "mine.yaml", text: `extends: newcomer-playbook\n${lines}` },
    bundled,
  );
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.notes;
}

describe("words that could win a contract by themselves", () => {
  test("are none at the defaults, in any bundled scenario", () => {
    for (const name of bundled.names()) {
      const source = bundled.find(name);
      const read = source && readScenario(source, bundled);
      expect(read && "notes" in read && read.notes, name).toEqual([]);
    }
  });

  test.each([
    [
      "suppliers: [{ name: challenger, communicationCap: 0.35 }]",
      'words of "challenger" can bring trust to 0.35 (suppliers.challenger.communicationCap), over the gate of contracts of "buyer", 0.3 (policy.fixedGate): a contract could be won without delivered work.',
    ],
    [
      "policy: { fixedGate: 0.25 }",
      'words of "challenger" can bring trust to 0.3 (suppliers.challenger.communicationCap), over the gate of contracts of "buyer", 0.25 (policy.fixedGate): a contract could be won without delivered work.',
    ],
    [
      "timetable: [{ month: 60, set: { policy.fixedGate: 0.2 } }]",
      'words of "challenger" can bring trust to 0.3 (suppliers.challenger.communicationCap), over the gate of contracts of "buyer", 0.2 (policy.fixedGate): a contract could be won without delivered work.',
    ],
    [
      "selling: { references: { cap: 0.4 } }\nsuppliers: [{ name: challenger, strategy: { brand: 0.01 } }]",
      'references of "challenger" can bring trust to 0.4 (selling.references.cap), over the gate of contracts of "buyer", 0.3 (policy.fixedGate): a contract could be won without delivered work.',
    ],
  ])("are pointed out: %s", (lines, note) => {
    expect(notesOf(lines)).toEqual([note]);
  });

  test.each([
    "suppliers: [{ name: newcomer, communicationCap: 0.9 }]",
    "selling: { references: { cap: 0.4 } }",
    "policy: { fixedGate: 0.31 }",
  ])("are not where nobody speaks them, or the gate is high enough: %s", (lines) => {
    expect(notesOf(lines)).toEqual([]);
  });
});
