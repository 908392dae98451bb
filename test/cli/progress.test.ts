import { describe, expect, test } from "vitest";
import { paced } from "../../src/cli/explore/progress.ts";
import { main } from "../../src/cli/main.ts";
import type { Progress } from "../../src/cli/print/terminal.ts";
import { freshFolder } from "./commandLine.ts";
import { listening, onOneCore } from "./inProcess.ts";

/** What is said of work that is told at these times [ms]. */
function saidAt(steps: readonly (readonly [at: number, done: number, all: number])[]): string[] {
  let now = 0;
  const said: string[] = [];
  const clock = { now: () => "", milliseconds: () => now };
  const pace = paced((text) => said.push(text), { clock });
  for (const [at, done, all] of steps) {
    now = at;
    pace(`${done} of ${all}`, done, all);
  }
  return said;
}

describe("progress", () => {
  test("tells rate and time left once there is a rate", () => {
    expect(
      saidAt([
        [0, 0, 100],
        [500, 2, 100],
        [2000, 8, 100],
        [5000, 50, 100],
      ]),
    ).toEqual(["0 of 100", "2 of 100", "8 of 100 · 4.0 a second · 23 s left", "50 of 100 · 10 a second · 5 s left"]);
  });

  test("begins anew with what comes next", () => {
    const said = saidAt([
      [0, 0, 200],
      [2000, 100, 200],
      [3000, 1, 50],
      [5000, 21, 50],
    ]);
    expect(said.slice(1)).toEqual([
      "100 of 200 · 50 a second · 2 s left",
      "1 of 50",
      "21 of 50 · 10 a second · 3 s left",
    ]);
  });
});

/** What a command says on its lines of progress, on a clock that goes on by two seconds at every look, and its answer between them. */
async function told(words: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const progress: Progress = { say: (text) => lines.push(`progress: ${text}`), pause: () => {}, stop: () => {} };
  const { terminal } = listening();
  let now = 0;
  const effects = onOneCore();
  const code = await main(words, {
    ...effects,
    clock: {
      ...effects.clock,
      milliseconds: () => {
        now += 2000;
        return now;
      },
    },
    terminal: { ...terminal, out: (text) => lines.push(text), progress: async () => progress },
  });
  expect(code).toBe(0);
  return lines;
}

const folder = freshFolder();
const little = ["-n", "60", "--months", "13", "--no-charts", "--no-cache"];
const market = ["--plausible", "0"];

describe("a command", () => {
  test.each([
    ["run", ["run", "catfish", ...little, ...market, "--out", folder], `${folder}/catfish`],
    [
      "what-if",
      ["what-if", "catfish", "--set", "policy.openness=30%", ...little, ...market, "--out", `${folder}/what-if`],
      `${folder}/what-if`,
    ],
    [
      "sweep",
      ["sweep", "catfish", "--vary", "policy.openness=0.1,0.3", ...little, "--out", `${folder}/sweep`],
      `${folder}/sweep`,
    ],
  ])("says its answer before files are written, once, and where it lies after that: %s", async (_, words, place) => {
    const lines = await told(words);
    const answers = lines.flatMap((line, at) => (line.includes("In this model,") ? [at] : []));
    expect(answers).toHaveLength(1);
    expect(lines[answers[0] + 1]).toBe(`progress: writing ${place}`);
    expect(lines.slice(answers[0] + 2).join("\n")).toMatch(/^Wrote {2}/m);
    expect(lines[answers[0]]).not.toContain("Wrote  ");
  });

  test("tells rate and time left where worlds are simulated again, checked, or are those of a shard", async () => {
    const rated = / of \d+ .*· [\d.]+ a second · \d+ s left$/m;
    const progress = (lines: readonly string[]) => lines.filter((line) => line.startsWith("progress: ")).join("\n");
    for (const name of ["catfish", "what-if", "sweep"]) {
      expect(progress(await told(["verify", `${folder}/${name}`, "--sample", "all"])), name).toMatch(rated);
    }
    expect(progress(await told(["check", "closed-market", "-n", "60"]))).toMatch(rated);
    const shard = ["run", "catfish", ...little, ...market, "--out", `${folder}/shards`, "--shard", "1/2"];
    expect(progress(await told(shard))).toMatch(/shard 1 of 2: \d+ of \d+ worlds · /);
  });
});
