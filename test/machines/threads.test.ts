import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { openWorkers } from "../../src/cli/workers.ts";
import { type Ended, freshFolder, hashesBelow } from "../cli/commandLine.ts";
import { listening } from "../cli/inProcess.ts";
import { withoutMarkets } from "../cli/withoutMarkets.ts";

const home = fileURLToPath(new URL("../..", import.meta.url));
const worker = pathToFileURL(join(home, ".build", "worker.js")).href;

/** What a thread may come to, as the module that it runs. */
const ends: Readonly<Record<string, string>> = {
  "ends without a word": "export default () => process.exit(7);",
  "ends before it has begun": "process.exit(7);",
  throws: 'export default () => { throw new Error("boom\\n    at somewhere"); };',
  "throws when nobody waits": 'export default () => new Promise(() => setTimeout(() => { throw new Error("late"); }));',
  "cannot be loaded": "export default (",
  "throws what is no error": "export default () => { throw undefined; };",
  "has no room for its numbers": "export default () => new Float64Array(2 ** 52);",
};

/** The program in a folder of its own, with another module for its threads. */
function programWith(module: string): string {
  const folder = freshFolder();
  for (const name of [".build", "scenarios", "package.json"])
    cpSync(join(home, name), join(folder, name), { recursive: true });
  symlinkSync(join(home, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, ".build", "worker.js"), module);
  return join(folder, ".build", "catfish.js");
}

function runBy(program: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Ended {
  const options = { encoding: "utf8", timeout: 50_000, env: { ...process.env, ...environment } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...withoutMarkets(words)], options);
  return { code: status, out: stdout, error: stderr };
}

/** One sentence on what has happened, and at most two on what can be done and what is left. */
function expectSentences({ code, out, error }: Ended): void {
  expect({ code, out }).toEqual({ code: 3, out: "" });
  const lines = error.trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(3);
  for (const line of lines) expect(line).toMatch(/^[A-Z].*\.$/);
  expect(error).not.toMatch(/ {4}at |fault of the program|node:|undefined/);
}

test("a thread that runs out of memory is told as such", () => {
  const program = programWith(
    "export default () => { const all = []; for (;;) all.push(Array.from({ length: 1000 }, Math.random)); };",
  );
  const words = ["run", "catfish", "-n", "60", "--workers", "2", "--out", freshFolder()];
  const ended = runBy(program, words, { NODE_OPTIONS: "--max-old-space-size=60" });
  expectSentences(ended);
  expect(ended.error).toMatch(/^There is not enough memory.*\n.*--workers/);
});

/** Runs a command line in this process with threads that run a module of ours. */
async function withThreads(module: string, words: readonly string[]): Promise<Ended> {
  const entry = join(freshFolder(), "worker.mjs");
  writeFileSync(entry, module);
  const { terminal, said } = listening();
  const effects: Effects = {
    ...nodeEffects(new AbortController().signal, false),
    terminal,
    workers: async () => openWorkers(2, entry),
  };
  return { code: await main(withoutMarkets(words), effects), ...said() };
}

/** Does the work of real threads until so many batches are done, and then ends without a word. */
const endsAfter = (batches: number) =>
  `import run from "${worker}"; let done = 0; export default (task) => (done++ < ${batches} ? run(task) : process.exit(1));`;
const works = `export * from "${worker}"; export { default } from "${worker}";`;

const small = ["run", "catfish", "-n", "100", "--months", "24", "--no-charts", "--workers", "2"];

test("a thread that ends without a word ends the program with 3, in a sentence", () => {
  const out = freshFolder();
  expectSentences(runBy(programWith(ends["ends without a word"]), [...small, "--out", join(out, "made")]));
  expect(existsSync(join(out, "made", "catfish"))).toBe(false);
});

test.each(Object.entries(ends))("a thread that %s ends a run with 3, in a sentence", async (_, module) => {
  const out = freshFolder();
  expectSentences(await withThreads(module, [...small, "--out", join(out, "made")]));
  expect(existsSync(join(out, "made", "catfish"))).toBe(false);
});

describe("when a thread is lost", () => {
  /** Three batches for each arm; newcomers are there. */
  const short = ["-n", "60", "--months", "48"];

  test.each([
    ["sweep", ["sweep", "catfish", "--vary", "policy.openness=0.1,0.2", ...short, "--no-cache"]],
    ["effect", ["effect", "catfish", ...short]],
    ["compare", ["compare", "baseline", "catfish", ...short]],
    ["a shard", ["run", "catfish", ...short, "--shard", "1/2"]],
    ["check", ["check", "catfish", "-n", "60"]],
  ])("%s ends with 3, in a sentence", async (name, words) => {
    const out = join(freshFolder(), "made");
    for (const module of [ends.throws, endsAfter(1)]) {
      expectSentences(await withThreads(module, name === "check" ? words : [...words, "--out", out]));
      expect(existsSync(join(out, "manifest.json"))).toBe(false);
    }
  });

  test("a run says where finished worlds are kept", async () => {
    const out = freshFolder();
    const words = ["run", "catfish", "-n", "4000", "--months", "24", "--out", out];
    const { code, error } = await withThreads(endsAfter(2), words);
    expect(code).toBe(3);
    expect(error).toMatch(
      /^A thread that simulates worlds ended.*\nFinished worlds are kept in .*goes on from there\.\n$/,
    );
    expect(readdirSync(out)).toEqual([".catfish-cache"]);
  });

  test("the same command goes on from what was finished, to the same bytes", async () => {
    const [out, undisturbed, cache] = [freshFolder(), freshFolder(), join(freshFolder(), "cache")];
    const words = [
      "sweep",
      "catfish",
      "--vary",
      "policy.openness=0.1,0.2,0.3",
      "-n",
      "50",
      "--months",
      "24",
      "--no-charts",
    ];
    const kept = [...words, "--out", join(out, "made"), "--cache", cache];
    expect((await withThreads(endsAfter(2), kept)).error).toContain("Finished worlds are kept in");
    const again = await withThreads(works, kept);
    expect(again).toMatchObject({ code: 0, error: expect.stringMatching(/^[1-9]\d* of 200 worlds were known/) });
    expect((await withThreads(works, [...words, "--out", join(undisturbed, "made"), "--no-cache"])).code).toBe(0);
    const [made, whole] = [out, undisturbed].map((place) => {
      const { "run-info.json": _, ...files } = hashesBelow(join(place, "made"));
      return files;
    });
    expect(made).toEqual(whole);
  });

  test("no point of a sweep is told to have failed: what befell the machine is no answer", async () => {
    const words = ["sweep", "catfish", "--vary", "policy.openness=0.1,0.2", ...short, "--json", "--no-cache"];
    const { code, out } = await withThreads(endsAfter(1), [...words, "--out", join(freshFolder(), "made")]);
    expect(code).toBe(3);
    expect(out).not.toContain('"failed"');
    expect(JSON.parse(out.trimEnd().split("\n").at(-1) ?? "")).toMatchObject({
      event: "error",
      error: { exitCode: 3 },
    });
  });
});

test("a batch that fails by what was asked is a failed point of a sweep, and the others stand", async () => {
  const out = freshFolder();
  const fails = `import run from "${worker}"; export * from "${worker}"; export default (tasks) => tasks.flatMap((task) => JSON.stringify(task.market).includes("0.2345") ? { error: new Error("out of range") } : run([task]));`;
  const words = [
    "sweep",
    "catfish",
    "--vary",
    "policy.openness=0.1,0.2345",
    "-n",
    "5",
    "--months",
    "24",
    "--no-charts",
  ];
  const { code, error } = await withThreads(fails, [...words, "--no-cache", "--out", join(out, "made")]);
  expect(code).toBe(3);
  expect(error).toContain("One point failed and is left out:\n  policy.openness=0.2345: out of range");
  expect(readdirSync(join(out, "made"))).toContain("manifest.json");
});
