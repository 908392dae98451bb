import { describe, expect, test } from "vitest";
import { type CorrectedDifference, correctedTogether, pValue } from "../../src/analyse/compareArms.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import { runMarkdown, runSummary } from "../../src/question/runFiles.ts";
import { answerOf, sentences } from "../../src/words/en/run.ts";
import { keyTable } from "../../src/words/en/runTable.ts";
import { shortNumber } from "../../src/words/number.ts";
import { headline } from "../../src/worlds/headline.ts";
import type { Comparison, PairedDifference } from "../../src/worlds/result.ts";
import { sampleComparison } from "../chart/sampleResult.ts";

/** A difference by hand: 200 worlds, given mean of the reference, difference and interval. */
function pair(
  measure: MeasureName,
  [meanReference, difference, lower, upper]: readonly [number, number, number, number],
  group = "all",
): PairedDifference {
  const meanScenario = meanReference + difference;
  const relative = difference / meanReference;
  return {
    series: { measure, group },
    n: 200,
    meanReference,
    meanScenario,
    difference,
    lower,
    upper,
    relative,
    better: 0.93,
  };
}

const pairs: readonly PairedDifference[] = [
  pair("price", [1.25, -0.05, -0.0625, -0.04]),
  pair("service", [0.4, 0.15, 0.13, 0.17]),
  pair("technologyLag", [30, -6.2, -7, -5.4]),
  pair("fillRate", [0.97, 0.001, -0.002, 0.004]),
  pair("buyerValue", [0.3, 0.12, 0.1, 0.14]),
  pair("launches", [2, 0.5, 0.4, 0.6]),
  pair("inertia", [0.5, -0.2, -0.22, -0.18], "incumbents"),
  pair("concentration", [0.4, 0.02, 0.01, 0.03]),
  pair("newcomerShare", [0, 0.18, 0.16, 0.2]),
];

const comparison: Comparison = sampleComparison({ replications: 200, months: 12 });
const against: Comparison = {
  ...comparison,
  result: {
    ...comparison.result,
    window: [60, 119],
    scenario: { ...comparison.result.scenario, reference: "without-entry" },
  },
};

function answerWith(differences: readonly PairedDifference[]) {
  return answerOf(against, lookedAt(differences));
}

/** The same with all of them looked at together. */
function lookedAt(differences: readonly PairedDifference[]): CorrectedDifference[] {
  return correctedTogether(
    differences.map((each) => ({
      ...each,
      family: "headline" as const,
      paired: true,
      worse: 1 - each.better,
      nBaseline: each.n,
      nScenario: each.n,
      p: pValue(each),
    })),
  );
}

describe("the answer in words", () => {
  test("gives a percentage the decimals that its interval needs", () => {
    const [narrow] = sentences(answerWith([pair("price", [1.25, -0.00125, -0.0019, -0.0006])]));
    expect(narrow).toContain("lowers the price by 0.10 % (0.05 to 0.15");
    const [wide] = sentences(answerWith([pair("price", [1.25, -0.05, -0.0625, -0.04])]));
    expect(wide).toContain("lowers the price by 4.0 % (3.2 to 5.0");
    const [sure] = sentences(answerWith([pair("price", [1.25, -0.05, -0.05, -0.05])]));
    expect(sure).toContain("lowers the price by 4.0 % (4.0 to 4.0");
  });

  test("begins with the price, its interval, the months and the number of worlds", () => {
    const [first] = sentences(answerWith(pairs));
    expect(first).toBe(
      "In this model, over months 60 to 119, newcomers' entry lowers the price by 4.0 % (3.2 to 5.0, n = 200 worlds).",
    );
  });

  test("gives every clear difference with its interval, in the unit that people use", () => {
    const text = sentences(answerWith(pairs)).join(" ");
    expect(text).toContain("raises service effort by 0.150 (0.130 to 0.170)");
    expect(text).toContain("lowers the technology lag by 6.20 months (5.40 to 7.00)");
    expect(text).toContain("raises the newcomers' share of spend by 18.0 points (16.0 to 20.0)");
    expect(text).toContain("raises new-market launches by 25.0 % (20.0 to 30.0)");
  });

  test("says that a difference whose interval covers zero is not clear, and does not say its size", () => {
    const said = sentences(answerWith(pairs));
    expect(said).toContain("No clear difference in the fill rate (-0.20 to +0.40 points) (n = 200 worlds).");
    expect(said.join(" ")).not.toMatch(/(raises|lowers) the fill rate/);
  });

  test("takes back what only its own interval would call clear, with the wider interval beside it", () => {
    // Alone p is 0.035; of nine that are looked at together it would have to be below 0.0056.
    const close = pair("price", [1.25, -0.05, -0.0965, -0.0035]);
    const [alone] = sentences(answerWith([close]));
    expect(alone).toContain("lowers the price by 4.0 %");
    const rest = pairs.slice(1).map((each) => ({ ...each, lower: each.difference - 10, upper: each.difference + 10 }));
    const all = answerWith([close, ...rest]);
    expect(sentences(all)[0]).toContain("changes none of the headline measures clearly");
    const [row] = all.rows;
    expect(row.verdict).toBe("unclear");
    expect(row.lower).toBeLessThan(-0.0965);
    expect(row.upper).toBeGreaterThanOrEqual(0);
    expect(keyTable(all).rows[0]).toEqual(expect.arrayContaining(["~", ""]));
    expect(keyTable(all).note).toContain("correction of Holm (1979) for the 9 rows together");
  });

  test("says so when nothing differs clearly", () => {
    const [first] = sentences(answerWith([pair("price", [1, 0.01, -0.02, 0.04])]));
    expect(first).toContain("changes none of the headline measures clearly (n = 200 worlds)");
  });

  test("says that nothing differs at all where the worlds are the same", () => {
    const said = sentences(answerWith([pairs[0], pair("newcomerShare", [0.2, 0, 0, 0])]));
    expect(said).toContain("No difference to speak of in the newcomers' share of spend (n = 200 worlds).");
  });

  test("says so too of a difference that would be shown as 0", () => {
    const said = sentences(answerWith([pairs[0], pair("service", [0.2, 1e-9, 1e-10, 2e-9])]));
    expect(said).toContain("No difference to speak of in service effort (n = 200 worlds).");
  });

  test("names a single month as one", () => {
    const one = { ...against, result: { ...against.result, window: [7, 7] as const } };
    expect(sentences(answerOf(one, lookedAt(pairs)))[0]).toContain("In this model, in month 7, newcomers' entry");
  });

  test("tells more than a doubling as a factor", () => {
    const [first] = sentences(answerWith([pair("launches", [0.5, 2, 1.9, 2.1])]));
    expect(first).toContain("multiplies new-market launches by 5.00 (4.80 to 5.20, n = 200 worlds)");
  });

  test("claims nothing about a measure that no pair of worlds has", () => {
    const empty = { ...pair("inertia", [Number.NaN, Number.NaN, Number.NaN, Number.NaN], "incumbents"), n: 0 };
    expect(sentences(answerWith([pairs[0], empty])).join(" ")).not.toContain("inertia");
  });

  test("tells in how many worlds the buyer is better off, and what the interval does not cover", () => {
    const said = sentences(answerWith(pairs));
    expect(said).toContain(
      "The buyer is better off, in value less price, in 93 % of the 200 worlds over months 60 to 119.",
    );
    expect(said.at(-1)).toContain("not whether the model is right");
  });

  test("names the scenario it is compared with where that is not itself without entry", () => {
    const scenario = { ...against.result.scenario, reference: "baseline", title: "Locked in" };
    const other = { ...against, referenceLabel: "baseline", result: { ...against.result, scenario } };
    const [first] = sentences(answerOf(other, lookedAt(pairs)));
    expect(first).toContain('"Locked in", compared with baseline, lowers the price');
  });

  test("names what was changed on the command line, and that a named reference was not", () => {
    const origins = [{ path: "policy.flexibleShare", value: 0.3, from: "command line" as const }];
    const scenario = { ...against.result.scenario, origins };
    const own = { ...against, result: { ...against.result, scenario } };
    expect(sentences(answerOf(own, lookedAt(pairs)))).toContain(
      "Changed on the command line: policy.flexibleShare = 0.3, with and without entry.",
    );
    const named = { ...own.result, scenario: { ...scenario, reference: "baseline" } };
    expect(sentences(answerOf({ ...own, result: named, referenceLabel: "baseline" }, lookedAt(pairs)))).toContain(
      "Changed on the command line: policy.flexibleShare = 0.3; baseline is as its file has it.",
    );
  });

  test("claims nothing from a single world", () => {
    const alone = { ...against, result: { ...against.result, replications: 1 } };
    expect(sentences(answerOf(alone, lookedAt(pairs)))).toEqual([
      "One world was run. What it shows over months 60 to 119 may be chance: ask for more with --replications.",
    ]);
  });

  test("gives levels with intervals where there is nothing to compare with", () => {
    const { result } = sampleComparison({ replications: 20, months: 24, reference: false });
    const said = sentences(answerOf({ result, referenceLabel: "none" }, []));
    expect(said[0]).toMatch(/^In this model, over months 12 to 23, buyer value is \S+ unit costs \(\S+ to \S+\)\.$/);
    expect(said[1]).toMatch(/^The price is 1\.\d+ \(1\.\d+ to 1\.\d+\) and service effort is /);
    expect(said[2]).toContain("held against nothing");
  });
});

describe("the key table", () => {
  test("has a row for each headline measure, with ~ where nothing is clear", () => {
    const { head, rows } = keyTable(answerWith(pairs));
    expect(rows).toHaveLength(headline.length);
    expect(rows.find(([label]) => label === "Fill rate")).toEqual([
      "Fill rate",
      "share",
      "97.0 %",
      "97.1 %",
      "~",
      "-0.20 to +0.40",
      "",
      "93 %",
    ]);
    for (const row of rows) expect(row).toHaveLength(head.length);
  });

  test("judges by what a buyer calls better, and judges no neutral measure", () => {
    const verdicts = Object.fromEntries(keyTable(answerWith(pairs)).rows.map((row) => [row[0], row[6]]));
    expect(verdicts).toMatchObject({ Price: "better", "Concentration (HHI)": "worse", "Newcomer share": "higher" });
  });
});

describe("the summary", () => {
  test("for programs is JSON without NaN, with the answer and every number behind it", () => {
    const summary = JSON.parse(JSON.stringify(runSummary(answerWith(pairs), [])));
    expect(summary.measures[0]).toMatchObject({ measure: "price", difference: -0.05, verdict: "better", n: 200 });
    expect(summary.answer).toEqual(sentences(answerWith(pairs)));
  });

  test("for people has the sentences and the table", () => {
    const text = runMarkdown(answerWith(pairs));
    for (const sentence of sentences(answerWith(pairs))) expect(text).toContain(sentence);
    expect(text).toContain("| Price | unit costs | 1.25 | 1.20 | -0.0500 |");
  });
});

describe("a number for people", () => {
  test("has three significant digits and no exponent", () => {
    expect([0.1 - 1e-17, 1, 12.345, 1234.5, 0.00012345, -0.0000001].map((value) => shortNumber(value))).toEqual([
      "0.100",
      "1.00",
      "12.3",
      "1,230",
      "0.000123",
      "-0.000000100",
    ]);
  });
});
