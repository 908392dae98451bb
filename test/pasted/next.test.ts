import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catfish, catfishAlone } from "../cli/commandLine.ts";
import { faultsAfter, pasted, proposed, small, wordsIn, workshop } from "./pasted.ts";

const few = ["-n", "2"];
const share = "policy.flexibleShare";

const questions: readonly (readonly [name: string, words: readonly string[]])[] = [
  ["run", ["run", "small.yaml"]],
  [
    "run of a scenario as open as it gets",
    ["run", "small.yaml", "--set", `${share}=60%`, "--set", "policy.openness=70%"],
  ],
  ["run of a name with a space", ["run", "my market.yaml"]],
  ["run of several", ["run", "small.yaml", "wavering.yaml"]],
  ["run without anybody who enters", ["run", "small.yaml", "--set", "entry.enabled=false", "--months", "13"]],
  ["run of as many worlds as it takes", ["run", "small.yaml", "-n", "auto", "--most", "120", "--measure", "price"]],
  ["what-if", ["what-if", "small.yaml", "--set", `${share}=40%`]],
  ["what-if that changes nothing", ["what-if", "small.yaml", "--set", `${share}=20%`]],
  ["compare", ["compare", "small.yaml", "wrong.yaml", "--set", "policy.openness=0.3"]],
  ["effect", ["effect", "small.yaml"]],
  ["effect of what is open", ["effect", "small.yaml", "--set", `${share}=60%`]],
  ["sweep", ["sweep", "small.yaml", ...few, "--vary", `${share}=0,0.2,0.6`]],
  [
    "sweep of the length",
    ["sweep", "small.yaml", ...few, "--vary", "months=13,14", "--window", "4:11", "--best", "lower"],
  ],
  [
    "sensitivity by both ends",
    ["sensitivity", "small.yaml", ...few, "--method", "tornado", "--vary", `${share}=0:0.6`],
  ],
  [
    "sensitivity by screening",
    [
      "sensitivity",
      "small.yaml",
      ...few,
      "--trajectories",
      "4",
      "--vary",
      `${share}=0:0.6`,
      "--vary",
      "policy.openness=0:1",
    ],
  ],
  [
    "sensitivity of what matters little",
    ["sensitivity", "small.yaml", ...few, "--method", "tornado", "--vary", "market.demandVolatility=0.12:0.13"],
  ],
  [
    "sensitivity by variance",
    [
      "sensitivity",
      "small.yaml",
      ...few,
      "--method",
      "sobol",
      "--points",
      "16",
      "--vary",
      `${share}=0:0.6`,
      "--vary",
      "policy.openness=0:1",
    ],
  ],
  [
    "discover of a box",
    [
      "discover",
      "small.yaml",
      ...few,
      "--when",
      "buyerValue > base",
      "--points",
      "32",
      "--vary",
      `${share}=0:0.6`,
      "--vary",
      "policy.openness=0:1",
    ],
  ],
  [
    "discover of a threshold",
    ["discover", "small.yaml", ...few, "--when", "buyerValue > base", "--points", "17", "--vary", `${share}=0:0.6`],
  ],
  [
    "discover of nothing",
    ["discover", "small.yaml", ...few, "--when", "price > 9", "--points", "17", "--vary", `${share}=0:0.6`],
  ],
  [
    "choose",
    ["choose", "small.yaml", "-n", "4", "--lever", `${share}=0,0.6`, "--uncertain", "market.disruptionRate=0,0.1"],
  ],
  [
    "allocate",
    [
      ...["allocate", "newcomer-playbook", ...few, "--group", "challenger", "--budget", "0.04"],
      ...["--over", "managers,online", "--points", "2"],
    ],
  ],
];

const surroundings = [
  ["as they are", []],
  ["with worlds and months", ["--window", "5:12", "--seed", "it's $HOME", "-n", "6"]],
  ["with a place", ["-n", "7", "--out", "my results/first"]],
] as const;

describe.each(surroundings)("what is proposed next can be pasted, %s", (_, options) => {
  test.each(questions)("after %s", (_, words) => {
    const has = (name: string) => words.includes(name);
    const added = options.flatMap((word, i) => (i % 2 === 0 && !has(word) ? [word, options[i + 1]] : []));
    expect(faultsAfter([...words, ...added, "--no-charts"])).toEqual([]);
  });
});

describe("what is proposed next can be pasted", () => {
  test("after a comparison of results", () => {
    const cwd = workshop();
    for (const word of ["small", "wrong"]) catfish(["run", `${word}.yaml`, "-n", "5", "--no-charts"], { cwd });
    expect(faultsAfter(["compare", "output/small", "output/wrong", "--no-charts"], cwd)).toEqual([]);
  });

  test("after a scenario from standard input, which is gone by then", () => {
    const cwd = workshop();
    const words = ["run", "-", "-n", "5", "--no-charts", "--quiet"];
    const ended = catfishAlone(words, { cwd, input: small });
    expect(proposed(ended)).toHaveLength(2);
    expect(pasted(cwd, words, ended)).toEqual([]);
  });

  test.each([
    ["list"],
    ["list", "parameters"],
    ["list", "measures"],
    ["list", "charts"],
    ["list", "errors"],
    ["list", "tables"],
    ["list", "files"],
    ["show", "small.yaml", "--set", `${share}=0.25`],
    ["explain", "flexibleShare"],
    ["explain", "when"],
    ["explain", "exit-codes"],
    ["explain", "unserved-demand"],
    ["check", "small.yaml", "-n", "50", "--seed", "x"],
    ["check", "wavering.yaml", "-n", "3"],
    ["check", "wrong.yaml", "-n", "20"],
    ["check", "small.yaml", "--form-only"],
  ])("after %s %s", (...words) => {
    const cwd = workshop();
    const ended = catfish(words, { cwd });
    expect(proposed(ended).length, ended.out + ended.error).toBeGreaterThan(0);
    // One deep: what these propose of bundled scenarios is long, and is tried above.
    const lines = proposed(ended);
    const faults = wordsIn(lines).flatMap((next, at) => {
      const quick = next[0] === "run" && !next.includes("-n") ? ["-n", "2", "--no-charts", "--plausible=0"] : [];
      const again = catfish([...next, ...quick], { cwd });
      return again.code === 0 ? [] : [`${lines[at]}: ${again.error}`];
    });
    expect(faults).toEqual([]);
  });

  test("after shards, up to the whole", () => {
    const cwd = workshop();
    const words = ["run", "small.yaml", "-n", "80", "--shard", "1/2", "--no-charts"];
    expect(faultsAfter(words, cwd, 2)).toEqual([]);
    expect(readdirSync(join(cwd, "output", "small"))).toContain("manifest.json");
  });

  test("after a report and a verification", () => {
    const cwd = workshop();
    catfish(["run", "small.yaml", "-n", "20", "--no-charts"], { cwd });
    expect(faultsAfter(["report", "output/small"], cwd, 2)).toEqual([]);
  });
});
