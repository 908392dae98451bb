import { describe, expect, test } from "vitest";
import { weighed } from "../../src/analyse/choice/choice.ts";
import { choiceCharts } from "../../src/draw/explorations.ts";
import { choiceSentences } from "../../src/words/en/choice.ts";
import { choicePoints } from "../../src/words/en/choiceBrief.ts";
import { satisficingPolicies, satisficingRow, satisficingWords } from "../../src/words/en/choiceCharts.ts";
import { choiceKeyTable } from "../../src/words/en/choiceTable.ts";
import { hedged, plantedRecord, withValues } from "../experiment/explore/plantedChoice.ts";

const choice = weighed(plantedRecord({ means: hedged, worlds: 12, noise: 0.05, seed: "page" }));

describe("the answer of a choice", () => {
  test("says the worst regret with interval and n, the mean, the share, and who decides", () => {
    const [least, rivals, average, satisfying, asItIs, deciding] = choiceSentences(choice);
    expect(least).toMatch(
      /^In this model, over months 60 to 119 and 8 futures, policy 2 has the least worst-case regret\. In the future that is worst for it, .* by (?:1\.9|2\.0)\d* unit costs \(1\.\d+ to 2\.\d+\), 12 worlds in each\.$/,
    );
    expect(rivals).toBe(
      "Both others are clearly behind (at 95 % for all comparisons together, where the future that looks worst is the worst).",
    );
    expect(average).toMatch(/^On average over futures the scenario as it is has the least regret: 1\.1\d* unit costs/);
    expect(satisfying).toMatch(
      /^Policy 1 satisfies most often, in 38 % \(\d+ to \d+ %\) of the futures \(buyer value no worse than as it is\)\. Policy 2 may be as good/,
    );
    expect(asItIs).toMatch(/^The scenario as it is has a worst-case regret of [23]\.\d+ unit costs/);
    expect(deciding).toMatch(/^The next, .*, does better than policy 2 in \d of the 8 futures\./);
  });

  test("does not say that anything decides where the next is ahead in no future, only what the lead goes with", () => {
    const ahead = [Array.from({ length: 8 }, () => 0), Array.from({ length: 8 }, (_, future) => 1 + future)];
    const sure = weighed(plantedRecord({ means: ahead, worlds: 6, noise: 0.01, seed: "ahead" }));
    expect(sure.deciding?.losses).toBe(0);
    const points = choicePoints(sure);
    expect(points?.mustBeTrue.join(" ")).toContain("In none of the 8 futures does the next");
    expect(points?.watch).toEqual([
      "Disruption rate, from now on: how far this policy is ahead of the next goes with it. Choose again as soon as more of it is known.",
    ]);
    expect(choicePoints(choice)?.watch.join(" ")).not.toContain("goes with it");
  });

  test("claims no share of futures where the worlds of none of them tell who satisfies", () => {
    const level = [0, 1, 2].map((policy) => Array.from({ length: 8 }, () => policy / 1000));
    const loose = weighed(plantedRecord({ means: level, worlds: 3, noise: 5, seed: "loose" }));
    const said = choiceSentences(loose).join(" ");
    expect(said).toContain(
      "Which policy satisfies most often is not known (buyer value no worse than as it is): in none of 8 futures do 3 worlds tell.",
    );
    expect(said).not.toContain("satisfies most often, in");
    // No row of the chart or the table says what the sentences say of none.
    expect(satisficingWords(loose).title).toContain("is not known");
    const rows = satisficingPolicies(loose).map((row) => satisficingRow(loose, row));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.flatMap(({ said: beside, isBest }) => [...beside, isBest])).not.toContain("most often");
    expect(rows.some(({ isBest }) => isBest)).toBe(false);
    const { head, rows: cells } = choiceKeyTable(loose);
    const satisfied = cells.map((row) => row[head.indexOf("satisfies")]).join(" ");
    expect(satisfied).toContain("%");
    expect(satisfied).not.toMatch(/[*~]/);
  });

  test("as a table: least worst regret first, the best and those as good marked, the yardstick named", () => {
    const { rows } = choiceKeyTable(choice);
    expect(rows.map(([name]) => name)[0]).toBe("policy 2");
    expect(rows[0][1]).toMatch(/ \*$/);
    expect(rows.find(([name]) => name === "as it is")?.slice(6)).toEqual(["yardstick", ""]);
  });

  test("is that there is none where no future can be used", () => {
    const record = plantedRecord({ means: hedged, worlds: 12, noise: 0.05, seed: "page" });
    const nothing = weighed(withValues(record, () => Number.NaN));
    expect(choiceSentences(nothing)[0]).toBe("There is no future in which every policy has a value.");
    expect(choiceCharts(nothing, {})).toEqual([]);
    expect(choiceKeyTable(nothing).rows).toEqual([]);
  });
});

describe("the charts of a choice", () => {
  test("many policies with long names: the best are drawn, the scenario as it is among them, names cut to their room", async () => {
    const means = Array.from({ length: 30 }, (_, policy) => [policy, 30 - policy, 15]);
    const record = plantedRecord({ means, worlds: 6, noise: 0.1, seed: "many" });
    const policies = record.policies.map(({ settings }, i) => {
      return {
        name: i === 0 ? "as it is" : `a policy whose name goes on and on, as names of combinations do, ${i}`,
        settings,
      };
    });
    const many = weighed({ ...record, policies });
    const [regret] = choiceCharts(many, {});
    expect(regret.table?.rows).toHaveLength(16);
    expect(regret.table?.rows.map(([name]) => name)).toContain("as it is");
    expect(JSON.stringify(regret.spec)).toContain("The best 16 of 30 policies");
    expect(choiceKeyTable(many).rows).toHaveLength(25);
  });
});
