import { existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mistakes } from "../../src/cli/arguments/mistakes.ts";
import { type Disk, nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { catfish, freshFolder } from "./commandLine.ts";
import { inProcess, listening } from "./inProcess.ts";
import { withoutMarkets } from "./withoutMarkets.ts";

/** Small enough to take less than a second. */
const tiny = ["-n", "3", "--months", "24", "--no-charts"];

/** Writes a scenario file and gives its path. */
function fileWith(text: string, name = "mine.yaml"): string {
  const path = join(freshFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe("with --json, a failure", () => {
  test("is one JSON object on standard output, and words on standard error", async () => {
    const file = fileWith("extends: baseline\npolicy: { flexibleShar: 0.3, openness: 9 }\n");
    const { code, out, error } = await inProcess(["run", file, "--json"]);
    const { error: told } = JSON.parse(out);
    expect(code).toBe(2);
    expect(told).toMatchObject({ exitCode: 2, message: expect.stringContaining("flexibleShar") });
    expect(told.problems).toMatchObject([
      { source: file, line: 2, column: 11, path: "policy.flexibleShar", suggestion: "flexibleShare" },
      { path: "policy.openness" },
    ]);
    expect(told.lines.join("\n")).toBe(error.trimEnd());
  });

  test.each([
    [["run", "--nope", "--json"]],
    [["run", "nowhere", "--json"]],
    [["explain", "nothing-like-it", "--json"]],
  ])("of %j has a message and no problems of files", async (words) => {
    const { code, out } = await inProcess(words);
    const { error } = JSON.parse(out);
    expect(error).toMatchObject({ exitCode: code, problems: [] });
    expect(error.message).not.toBe("");
  });
});

describe("a place that cannot be written to is refused at once", () => {
  test.runIf(existsSync("/proc"))("in a file system that takes no folders", () => {
    for (const words of [
      ["run", "catfish", ...tiny, "--out", "/proc/catfish"],
      ["schema", "--out", "/proc/catfish/schema.json"],
      ["schema", "--out", "/proc/schema.json"],
    ]) {
      const { code, out, error } = catfish(words, { timeout: 120_000 });
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(error).toMatch(/\/proc.*\(E[A-Z]+\)/);
      expect(error).not.toContain("unfinished");
    }
  });

  test("below a link that leads nowhere, before anything is simulated", async () => {
    const link = join(freshFolder(), "link");
    symlinkSync("nowhere", link);
    for (const out of [link, join(link, "below")]) {
      const { code, out: said, error } = await inProcess(["run", "catfish", ...tiny, "--out", out]);
      expect([code, said, error]).toEqual([2, "", expect.stringContaining(`${link} is a link that leads nowhere`)]);
    }
  });

  test("below a file, with the remedy", async () => {
    const file = fileWith("something else", "afile");
    const { code, error } = await inProcess(["run", "catfish", ...tiny, "--out", file]);
    expect(code).toBe(2);
    expect(error).toContain(`${file} is a file`);
    expect(error).toContain("Choose another place with --out");
  });

  test("for lack of permission", async () => {
    const out = freshFolder();
    const makeTemporaryBeside: Disk["makeTemporaryBeside"] = () => {
      throw Object.assign(new Error("no"), { code: "EACCES", path: out });
    };
    const { code, error } = await withDisk({ makeTemporaryBeside }, ["run", "catfish", ...tiny, "--out", out]);
    expect(code).toBe(2);
    expect(error).toBe(`Nothing can be written in ${out} (EACCES).\nChoose another place with --out.\n`);
  });
});

test("more worlds than fit into memory are refused beforehand, with what they would take", async () => {
  const { code, error } = await inProcess(["run", "catfish", "-n", "1000000", "--months", "12000", "--out", "nowhere"]);
  expect(code).toBe(2);
  expect(error).toMatch(/1000000 worlds of "catfish" take \d+ GB of memory, and [\d.]+ GB are free here\./);
  expect(error).toContain("--replications");
});

test("numbers for which there is no room are told as such, not as a fault of the program", async () => {
  const effects = nodeEffects(new AbortController().signal, false);
  const { terminal, said } = listening();
  const workers = async () => ({ map: noRoom, close: async () => {} });
  const words = ["run", "catfish", ...tiny, "--out", freshFolder()];
  expect(await main(words, { ...effects, workers, terminal })).toBe(2);
  expect(said().error).toMatch(/^There is not enough memory for so many worlds\.\n.*--replications/);
});

async function noRoom(): Promise<void> {
  throw new RangeError("Array buffer allocation failed");
}

test("Ctrl-C tells how many scenarios are finished and kept", async () => {
  const out = freshFolder();
  const words = ["run", "closed-market", "catfish", ...tiny, "--plausible", "0", "--out", out];
  const controller = new AbortController();
  const { move } = nodeEffects(controller.signal, false).disk;
  const stopping: Disk["move"] = (from, to) => {
    move(from, to);
    if (to.endsWith("closed-market")) controller.abort();
  };
  const { code, error } = await withDisk({ move: stopping }, words, controller.signal);
  expect(code).toBe(130);
  expect(error).toContain(`Finished: 1 of 2 scenarios (${join(out, "closed-market")}); the same command keeps them.`);
  expect(readdirSync(out)).toEqual(["closed-market", "index.html"]);
  const again = await inProcess(words);
  expect(again.code).toBe(0);
  expect(again.out).toContain(`Kept   ${join(out, "closed-market")}`);
});

/** Runs a command line in this process, on a disk on which some things are otherwise. */
async function withDisk(disk: Partial<Disk>, words: readonly string[], signal = new AbortController().signal) {
  const effects = nodeEffects(signal, false);
  const heard = listening();
  const code = await main(withoutMarkets(words), {
    ...effects,
    disk: { ...effects.disk, ...disk },
    terminal: heard.terminal,
  });
  return { code, ...heard.said() };
}

describe("every mistake that catfish explain knows", () => {
  const taken = freshFolder();
  const examples: Readonly<Record<string, readonly string[]>> = {
    "unknown-setting": ["show", fileWith("extends: baseline\nnothing: 1\n")],
    "out-of-range": ["show", "catfish", "--set", "policy.openness=7"],
    "broken-file": ["show", fileWith("extends: [\n")],
    "unknown-scenario": ["run", "nothing-like-it"],
    circle: ["show", fileWith("extends: ./mine.yaml\n")],
    "unserved-demand": ["show", "catfish", "--set", "buyers.buyer.count=500"],
    "beyond-the-run": [
      "show",
      fileWith("extends: baseline\ntimetable: [{ month: 900, set: { policy.openness: 1 } }]\n"),
    ],
    "folder-taken": ["what-if", "catfish", "--set", "policy.openness=1", ...tiny, "--out", join(taken, "catfish")],
    unwritable: ["run", "catfish", ...tiny, "--out", "/proc/catfish"],
  };

  test("has an example here", () => {
    expect(Object.keys(examples)).toEqual(mistakes.map(({ name }) => name));
  });

  test.each(mistakes.map(({ name, says }) => [name, says] as const))("%s is told as it says", async (name, says) => {
    if (name === "unwritable" && !existsSync("/proc")) return;
    if (name === "folder-taken") await inProcess(["run", "catfish", ...tiny, "--out", taken]);
    const { code, error } = await inProcess(examples[name]);
    expect(code).toBe(2);
    expect(error).toContain(says);
    expect((await inProcess(["explain", name])).out).toContain(says);
  });
});
