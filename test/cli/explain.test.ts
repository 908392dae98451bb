import { describe, expect, test } from "vitest";
import { charts } from "../../src/cli/arguments/charts.ts";
import { schemaKeys } from "../../src/cli/arguments/schemaKeys.ts";
import { measureNames } from "../../src/model/measures.ts";
import { inProcess } from "./inProcess.ts";

/** What explain says of words, those that it does not know or tells nothing of. */
async function unexplained(words: Iterable<string>): Promise<string[]> {
  const missing: string[] = [];
  for (const word of new Set(words)) {
    const { code, out } = await inProcess(["explain", "--", word]);
    if (code !== 0 || /^ {2}\S+\s*$/m.test(out)) missing.push(word);
  }
  return missing;
}

describe("explain knows", () => {
  test("every key of a scenario file", async () => {
    const keys = schemaKeys().map(({ name }) => name);
    expect(keys).toEqual(expect.arrayContaining(["timetable", "reference", "start", "label", "goals", "lookAt", "is"]));
    expect(await unexplained(keys)).toEqual([]);
  });

  test("every measure and chart", async () => {
    expect(await unexplained([...measureNames, ...charts.map(({ name }) => name)])).toEqual([]);
  });

  test("the words of the field, in the plural and in capitals too", async () => {
    const words = [
      ...[
        "window",
        "world",
        "replication",
        "regret",
        "catfish effect",
        "Catfish effect",
        "box",
        "second source",
        "tender",
      ],
      ...["panel", "track", "worlds", "seed", "incumbents", "newcomer", "HHI", "claim", "lever", "future", "threshold"],
    ];
    expect(await unexplained(words)).toEqual([]);
  });

  test.each([
    ["newcommer", "newcomer"],
    ["regrett", "regret"],
    ["timetabel", "timetable"],
  ])("the nearest word to %s", async (word, near) => {
    const { code, error } = await inProcess(["explain", word]);
    expect([code, error]).toEqual([2, expect.stringContaining(`Did you mean  catfish explain ${near} ?`)]);
  });
});
