import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { catfish, catfishAlone, type Ended, freshFolder } from "./commandLine.ts";

/** A market that is simulated in no time, and in which all questions have something to ask. */
const small = `extends: baseline
reference: without-entry
months: 14
buyers: [{ name: buyer, count: 2 }]
suppliers: [{ name: newcomer, entry: { month: 4 } }]
claims:
  - { says: The price is above nothing., measure: price, is: above, value: 0 }
`;
const wavering = `extends: small.yaml
claims: [{ says: Newcomers lower the price., measure: price, against: without-entry, is: lower, by: 0.1 }]
`;
const wrong =
  "extends: small.yaml\nclaims: [{ says: The price is below nothing., measure: price, is: below, value: 0 }]\n";

function workshop(): string {
  const cwd = freshFolder();
  const files = { "small.yaml": small, "wavering.yaml": wavering, "wrong.yaml": wrong, "my market.yaml": small };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

/** Commands that an answer proposes, each alone in a line below its question. */
function proposed({ out }: Ended): string[] {
  return [...out.matchAll(/^ {7}(catfish .*)$/gm)].map(([, command]) => command);
}

/** The words that a real shell makes of lines that are pasted; one shell for all, since starting it takes longer. */
function wordsIn(lines: readonly string[]): string[][] {
  const script = `catfish() { printf '%s\\0' "$@"; printf '\\n\\0'; }; ${lines.join("\n")}`;
  const printed = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  return printed
    .split("\n\0")
    .slice(0, -1)
    .map((words) => words.split("\0").slice(0, -1));
}

/** What the manifests below a folder say of worlds and months, by the folder of the result and when it was written. */
function manifests(cwd: string): Map<string, string> {
  const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter(
    ({ name }) => name === "manifest.json",
  );
  return new Map(
    files.map(({ parentPath }) => {
      const path = join(parentPath, "manifest.json");
      const { seed, window, months, replications, kind, arms, explained } = JSON.parse(readFileSync(path, "utf8"));
      const said = JSON.stringify({ seed, window, months, replications });
      return [`${relative(cwd, parentPath)} ${kind} ${statSync(path).mtimeMs} ${arms?.length} ${explained}`, said];
    }),
  );
}

/** Pastes what a command proposes, and what that proposes, each once; gives what came out otherwise than it should. */
function pasted(cwd: string, words: readonly string[], ended: Ended, depth = 1, done = new Set<string>()): string[] {
  const faults: string[] = [];
  const lines = proposed(ended);
  for (const [at, next] of wordsIn(lines).entries()) {
    const line = lines[at];
    if (JSON.stringify(next) === JSON.stringify(words)) faults.push(`proposes itself: ${line}`);
    if (done.has(line)) continue;
    done.add(line);
    const before = manifests(cwd);
    const again = catfish([...next, "--quiet"], { cwd });
    if (again.code !== 0) faults.push(`${line}\n  ends with ${again.code}: ${again.error}`);
    else if (/^Kept /m.test(again.out)) faults.push(`${line}\n  has nothing to do`);
    for (const [made, said] of manifests(cwd))
      if (!before.has(made)) faults.push(...otherThan(words, next, made, said));
    if (depth > 1) faults.push(...pasted(cwd, next, again, depth - 1, done));
  }
  return faults;
}

/** Whether a result has the worlds and months of the request before it, as far as that says what they are. */
function otherThan(words: readonly string[], next: readonly string[], made: string, said: string): string[] {
  const { seed, window, replications } = JSON.parse(said);
  const given = (name: string, from = words) => {
    const at = from.findIndex((word) => word === name || word.startsWith(`${name}=`));
    return at < 0 ? undefined : from[at].includes("=") ? from[at].slice(name.length + 1) : from[at + 1];
  };
  const worlds = given("-n", next) ?? given("-n");
  const isOther = [
    given("--seed") !== undefined && given("--seed") !== seed,
    given("--window") !== undefined && given("--window") !== window.join(":"),
    worlds !== undefined && worlds !== "auto" && Number(worlds) !== replications,
  ];
  return isOther.includes(true) ? [`${next.join(" ")}\n  gives ${made}: ${said}`] : [];
}

/** The same, of a command line that must do what it says. */
function faultsAfter(words: readonly string[], cwd = workshop(), depth = 1): string[] {
  const ended = catfish([...words, "--quiet"], { cwd });
  expect([ended.code, ended.error]).toEqual([expect.toSatisfy((code) => code === 0 || code === 1), ""]);
  expect(proposed(ended).length, ended.out).toBeGreaterThan(0);
  return pasted(cwd, words, ended, depth);
}

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
];

const surroundings = [
  ["as they are", []],
  [
    "with worlds and months, and a place",
    ["--window", "5:12", "--seed", "it's $HOME", "-n", "6", "--out", "my results/first"],
  ],
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
    ["explain", "years.csv"],
    ["explain", "saving"],
    ["explain", "--plausible"],
    ["explain", "manifest.json"],
    ["new", "fresh"],
    ["schema", "-o", "scenario.schema.json"],
    ["schema", "summary", "-o", "my schema.json"],
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

  test.each([
    ["run", ["run", "small.yaml"]],
    ["what-if", ["what-if", "my market.yaml", "--set", `${share}=40%`]],
    ["compare", ["compare", "small.yaml", "wrong.yaml"]],
    ["effect", ["effect", "small.yaml"]],
    ["sweep", ["sweep", "small.yaml", "--vary", `${share}=0,0.6`]],
    ["choose", ["choose", "small.yaml", "--lever", `${share}=0,0.6`, "--uncertain", "market.disruptionRate=0,0.1"]],
  ])("after %s that is kept, as it was after the first time", (_, words) => {
    const cwd = workshop();
    const again = [...words, "-n", "4", "--no-charts", "--quiet"];
    const [first, second] = [catfish(again, { cwd }), catfish(again, { cwd })];
    expect([second.code, second.error]).toEqual([0, first.error]);
    expect(second.out.replace(/^Kept .*$/m, "")).toBe(first.out.replace(/^Wrote .*$/m, ""));
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

describe("what a brief says to do next can be pasted in its folder, for the same draws and months", () => {
  const asked = ["--seed", "it's $HOME", "--window", "5:12", "-n", "6", "--quiet"];
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
      const made = next[0] === "run" ? join(out, "scenario") : out;
      const { seed, window } = JSON.parse(readFileSync(join(made, "manifest.json"), "utf8"));
      expect({ seed, window }).toEqual({ seed: "it's $HOME", window: [5, 12] });
    }
  });
});
