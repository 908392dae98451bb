import { describe, expect, test } from "vitest";
import { GENERATOR } from "../../../src/cli/run/identity.ts";
import { seriesOf } from "../../../src/model/series.ts";
import { marksOf, studyOf } from "../../../src/question/study.ts";
import { studyMarkdown } from "../../../src/question/studyPage.ts";
import { differencesTable, inputTable, pairsTable } from "../../../src/question/studyTables.ts";
import { csvChunks } from "../../../src/result/csv.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { type ComparedArm, comparability } from "../../../src/words/en/comparability.ts";
import { studyFullTable } from "../../../src/words/en/comparison.ts";
import { inputChanges } from "../../../src/words/en/inputChanges.ts";
import type { WindowMeans } from "../../../src/worlds/result.ts";

const BASE = `
months: 24
policy: { flexibleShare: 0.2 }
buyers:
  - { name: buyer, count: 2 }
suppliers:
  - { name: powerhouse, kind: fixed, count: 2 }
  - { name: backup, kind: flexible, count: 2 }
`;

function scenarioFrom(name: string, text: string, settings: readonly string[] = []): Scenario {
  const library = { find: () => undefined, names: () => [] };
  const read = readScenario({ name, place: `${name}.yaml`, text }, library, { settings });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.scenario;
}

/** An arm in which every series of world w is `level + w / 100`. */
function armOf(scenario: Scenario, level: number, more: Partial<WindowMeans> = {}): ComparedArm {
  const series = seriesOf(scenario.market);
  const replications = 12;
  const means = Float64Array.from(
    { length: replications * series.length },
    (_, at) => level + Math.floor(at / series.length) / 100 + ((Math.floor(at / series.length) * 3) % 5) * level * 1e-3,
  );
  const { months } = scenario.market;
  return {
    name: scenario.name,
    means: { scenario, seed: "s", replications, months, series, window: [12, 23], means, ...more },
    program: { version: "1", source: "same-source-of-all" },
    generator: GENERATOR,
  };
}

describe("what changed in the input", () => {
  const base = scenarioFrom("base", BASE);

  test("is nothing between a scenario and itself under another title", () => {
    expect(inputChanges([base, { ...base, title: "Other", reference: "none" }])).toEqual([]);
  });

  test("names a setting as --set takes it, with unit, meaning, range and both values", () => {
    const [change, ...others] = inputChanges([base, scenarioFrom("more", BASE, ["policy.flexibleShare=30%"])]);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ path: "policy.flexibleShare", unit: "share", values: ["0.2", "0.3"] });
    expect(change.meaning).toContain("flexible track");
    expect(change.range).toContain("from 0 to 1");
  });

  test("holds a policy of one group against that of all", () => {
    const own = BASE.replace("count: 2 }\nsuppliers", "count: 2, policy: { openness: 0.5 } }\nsuppliers");
    const usual = base.market.buyers[0].parameters.openness;
    expect(inputChanges([base, scenarioFrom("own", own)])).toMatchObject([
      { path: "buyers.buyer.policy.openness", values: [String(usual), "0.5"] },
    ]);
  });

  test("has a row for a group that only one has, and for what is unusual in it", () => {
    const more = `${BASE}  - { name: newcomer, kind: newcomer, count: 3, quality: 0.91 }\n`;
    const paths = inputChanges([base, scenarioFrom("more", more)]).map(({ path, values }) => [path, ...values]);
    expect(paths).toContainEqual(["suppliers.newcomer", undefined, "3 in the group"]);
    expect(paths).toContainEqual(["suppliers.newcomer.quality", undefined, "0.91"]);
    expect(paths.map(([path]) => path)).not.toContain("suppliers.newcomer.count");
    expect(paths.length).toBeLessThan(6);
  });

  test("has the length of the run and every entry of a timetable, arm by arm", () => {
    const timed = `${BASE}timetable:\n  - { month: 6, set: { policy.flexibleShare: 0.4 } }\n`;
    const longer = scenarioFrom("longer", timed, ["months=36"]);
    const changes = inputChanges([base, scenarioFrom("timed", timed), longer]);
    expect(changes).toMatchObject([
      { path: "months", values: ["24", "24", "36"] },
      { path: "policy.flexibleShare", month: 6, values: ["0.2", "0.4", "0.4"] },
    ]);
  });
});

describe("what can be compared, and how", () => {
  const base = scenarioFrom("base", BASE);
  const baseline = armOf(base, 1);
  const silent = { refusal: [], warnings: [], notes: [] };

  test("is said in nothing when two arms share everything", () => {
    expect(comparability(baseline, armOf({ ...base, name: "other" }, 2))).toEqual(silent);
  });

  test("is refused with the remedy where the windows differ", () => {
    const { refusal } = comparability(baseline, armOf({ ...base, name: "other" }, 2, { window: [0, 23] }));
    expect(refusal.join(" ")).toMatch(/months 0 to 23.*months 12 to 23.*--window 12:23/);
  });

  test("is warned of other seeds and other programs, and tells of counts, lengths, money and groups", () => {
    const more = `${BASE}  - { name: newcomer, kind: newcomer, count: 3 }\ncurrency: EUR\nunitCost: 40\n`;
    const other = armOf(scenarioFrom("other", more), 2, { seed: "x", replications: 5, months: 48 });
    const found = comparability(baseline, { ...other, program: { version: "2", source: "another" } });
    expect(found.warnings).toHaveLength(2);
    expect(found.warnings.join(" ")).toMatch(/seed "x".*unpaired.*different versions/s);
    expect(found.notes.join(" ")).toMatch(
      /5 worlds.*12 worlds.*48 months.*40 EUR.*in unit costs.*"other" has newcomer, and "[^"]+" has not/s,
    );
  });
});

describe("a study", () => {
  const base = scenarioFrom("base", BASE);
  const changed = scenarioFrom("changed", BASE, ["policy.flexibleShare=0.3"]);

  test("of a scenario with itself says that nothing was changed and nothing differs", () => {
    const baseline = armOf(base, 1);
    const study = studyOf("compare", baseline, [{ ...baseline, name: "again" }]);
    expect(study.scenarios[0].said).toEqual([
      "Nothing was changed, and nothing differs: all 12 worlds are the same to the last bit.",
    ]);
    expect(studyFullTable(study, study.scenarios[0]).rows.every((row) => row[4] === "=" && row[7] === "same")).toBe(
      true,
    );
    expect(study.input).toEqual([]);
  });

  test("says what the change was, in the sentence and in every table", () => {
    const study = studyOf("what-if", armOf(base, 1), [armOf(changed, 2)]);
    expect(study.scenarios[0].said[0]).toContain(
      "opening the flexible track from 20 to 30 % of spend raises the price",
    );
    expect(marksOf(study)).toMatch(/Holm \(1979\) for the \d+ rows together/);
    expect(studyMarkdown(study)).toContain("| policy.flexibleShare | 0.2 | 0.3 | share |");
    const input = [...csvChunks(inputTable(study))].join("");
    expect(input).toContain("base,changed,policy.flexibleShare,0,share,0.2,0.3,");
  });

  test("keeps the fixed columns of comparison.csv first and adds its own at the end", () => {
    const study = studyOf("compare", armOf(base, 1), [armOf(changed, 2), armOf(base, 1)]);
    const [head, ...rows] = [...csvChunks(differencesTable(study))].join("").trimEnd().split("\n");
    const fixed =
      "baseline,scenario,measure,unit,group,n,meanBaseline,meanScenario,difference,lower,upper,relative,better";
    expect(head).toBe(`${fixed},worse,paired,nBaseline,nScenario,p,pHolm,family,seen`);
    expect(rows).toEqual([...rows].sort());
    const pairs = [...csvChunks(pairsTable(study))].join("").split("\n");
    expect(pairs[1].split(",").slice(0, 4)).toEqual(["base", "base", "0", "buyerValue"]);
  });

  test("marks a row as unclear that its family does not let pass, although its interval is clear of zero", () => {
    const study = studyOf("compare", armOf(base, 1), [armOf(changed, 2)]);
    for (const { rows } of study.scenarios) {
      for (const { verdict, known } of rows) expect(verdict === "unclear").toBe(!known.seen);
    }
  });
});

describe("goals of a comparison", () => {
  const goal = (says: string) =>
    `goals:\n  - { says: ${says}, measure: price, is: below, value: 9, share: 90%, months: [12, 23] }\n`;
  const arm = (name: string, more = "") => {
    const own = armOf(scenarioFrom(name, `${BASE}${goal(name)}${more}`), 1, { window: [12, 23] });
    return { ...own, means: { ...own.means, window: [12, 23] as const } };
  };
  const outcome =
    /oal reached, "base": price below 9 unit costs over months 12 to 23\. It is met in all of the 12 worlds/;

  test("are said of every arm, the baseline and what is the same as it among them", () => {
    const study = studyOf("compare", arm("base"), [arm("second"), arm("third", "title: Third\n")]);
    const text = studyMarkdown(study);
    for (const name of ["base", "second", "third"]) expect(text).toContain(`oal reached, "${name}"`);
    expect(study.notes.find((note) => outcome.test(note))).toMatch(/^Of the baseline "base": goal reached/);
  });

  test("are said of a what-if with the change and without it", () => {
    const study = studyOf("what-if", arm("base"), [arm("base", "title: Other\n")]);
    expect(study.notes.find((note) => outcome.test(note))).toMatch(/^Without the change: goal reached/);
  });
});
