import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { proposed, wordsIn, workshop } from "../pasted/pasted.ts";
import { few } from "../thorough.ts";
import { catfish } from "./commandLine.ts";

const share = "policy.flexibleShare";
const budget = ["--group", "challenger", "--budget", "0.04", "--over", "managers,online", "--points", "2"];

describe("what is proposed next", () => {
  const kept: readonly [string, readonly string[]][] = [
    ["run", ["run", "small.yaml"]],
    ["compare", ["compare", "small.yaml", "wrong.yaml"]],
    ["sweep", ["sweep", "small.yaml", "--vary", `${share}=0,0.6`]],
    ["choose", ["choose", "small.yaml", "--lever", `${share}=0,0.6`, "--uncertain", "market.disruptionRate=0,0.1"]],
    ["what-if", ["what-if", "my market.yaml", "--set", `${share}=40%`]],
    ["effect", ["effect", "small.yaml"]],
    ["allocate", ["allocate", "newcomer-playbook", ...budget]],
  ];
  test.each(few(kept, 4))("after %s that is kept, as it was after the first time", (_, words) => {
    const cwd = workshop();
    const again = [...words, "-n", "4", "--no-charts", "--quiet"];
    const [first, second] = [catfish(again, { cwd }), catfish(again, { cwd })];
    expect([second.code, second.error]).toEqual([0, first.error]);
    expect(second.out.replace(/^Kept .*$/m, "")).toBe(first.out.replace(/^Wrote .*$/m, ""));
  });

  test.each([
    ["new", "fresh"],
    ["schema", "-o", "scenario.schema.json"],
    ["schema", "summary", "-o", "my schema.json"],
    ["explain", "years.csv"],
    ["explain", "saving"],
    ["explain", "--plausible"],
    ["explain", "charts/over-time.svg"],
  ])("after %s %s can be pasted", (...words) => {
    const cwd = workshop();
    const ended = catfish(words, { cwd });
    const lines = proposed(ended);
    expect(lines.length, ended.out + ended.error).toBeGreaterThan(0);
    const quick = (next: readonly string[]) => (next[0] === "run" ? ["-n", "2", "--no-charts", "--months", "14"] : []);
    const ends = wordsIn(lines).map((next) => catfish([...next, ...quick(next)], { cwd }));
    expect(ends.map(({ code, error }) => [code, error])).toEqual(lines.map(() => [0, ""]));
  });
});

describe("what a brief says to do next can be pasted in its folder, for the same draws and months", () => {
  const asked = ["--seed", "it's $HOME", "--window", "5:12", "-n", "6", "--no-charts", "--quiet"];
  test.each([
    ["a run", ["run", "small.yaml"], "small"],
    ["a change", ["what-if", "small.yaml", "--set", `${share}=40%`], ""],
    ["a comparison", ["compare", "small.yaml", "my market.yaml", "--set", "policy.openness=0.3"], ""],
    [
      "a choice",
      ["choose", "small.yaml", "--lever", `${share}=0,0.6`, "--uncertain", "market.disruptionRate=0,0.1"],
      "",
    ],
  ])("of %s", (_, words, name) => {
    const cwd = workshop();
    const ended = catfish([...words, ...asked, "--out", "first"], { cwd });
    expect([ended.code, ended.error]).toEqual([0, ""]);
    const folder = join(cwd, "first", name);
    const text = readFileSync(join(folder, "brief.md"), "utf8");
    const lines = [...text.matchAll(/`(catfish [^`]+)`$/gm)].map(([, line]) => line);
    expect(lines.length, text).toBeGreaterThan(0);
    for (const next of wordsIn(lines)) {
      const pastedOne = catfish([...next, "--no-charts", "--quiet"], { cwd: folder });
      expect([next.join(" "), pastedOne.code, pastedOne.error]).toEqual([next.join(" "), 0, ""]);
      const out = join(folder, next[next.indexOf("--out") + 1]);
      const made = next[0] === "run" ? join(out, "small") : out;
      const { seed, window } = JSON.parse(readFileSync(join(made, "manifest.json"), "utf8"));
      expect({ seed, window }).toEqual({ seed: "it's $HOME", window: [5, 12] });
    }
  });
});
