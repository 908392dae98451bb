import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { few, thoroughTest } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess, listening } from "./inProcess.ts";

const small = ["--replications", "6", "--months", "48", "--quiet"];

/** A scenario in a currency of its own, measured against another file. */
const inEuro = "title: In euro\nextends: catfish\ncurrency: EUR\nunitCost: 12.5\npolicy: { flexibleShare: 30% }\n";

async function runInto(out: string, words: readonly string[]): Promise<void> {
  expect(await inProcess(["run", ...words, ...small, "--out", out])).toMatchObject({ code: 0, error: "" });
}

/** A run of catfish with charts, made once; it is told by the first test to be drawn again to the byte. */
const made = freshFolder();
beforeAll(() => runInto(made, ["catfish"]));

/** A copy of it, in a folder of its own. */
function copied(): string {
  const out = freshFolder();
  cpSync(made, out, { recursive: true });
  return out;
}

/** Runs command lines in this process as on a machine of two cores, and counts how often threads that draw were opened. */
function onTwoCores() {
  let opened = 0;
  const run = async (words: readonly string[]) => {
    const effects = nodeEffects(new AbortController().signal, false);
    const { terminal, said } = listening();
    const { drawing, machine } = effects;
    if (drawing === undefined) throw new Error("no threads draw in a process");
    const counted = () => {
      opened++;
      return drawing();
    };
    const code = await main(words, { ...effects, terminal, drawing: counted, machine: { ...machine, cores: 2 } });
    return { code, ...said() };
  };
  return { opened: () => opened, run };
}

describe("report", () => {
  test.each(few(["catfish", "policy-timetable", "loyal-or-shopping", "open-door"], 1))(
    "draws %s again from its tables, to the byte",
    async (name) => {
      const out = name === "catfish" ? copied() : freshFolder();
      const folder = join(out, name);
      if (name !== "catfish") await runInto(out, [name]);
      const before = hashesBelow(folder);
      expect(await inProcess(["report", folder])).toMatchObject({ code: 0, error: "" });
      expect(hashesBelow(folder)).toEqual(before);
    },
  );

  test("draws on threads where there are cores, as verify does, to the same bytes", async () => {
    const folder = join(copied(), "catfish");
    const before = hashesBelow(folder);
    const { opened, run } = onTwoCores();
    expect(await run(["report", folder])).toMatchObject({ code: 0, error: "" });
    expect(hashesBelow(folder)).toEqual(before);
    expect(await run(["verify", folder, "--sample", "1"])).toMatchObject({ code: 0, error: "" });
    expect(await run(["verify", folder, "--sample", "1", "--workers", "1"])).toMatchObject({ code: 0, error: "" });
    expect(opened()).toBe(2);
  });

  thoroughTest("draws a catfish effect again from its tables, to the byte", async () => {
    const folder = join(freshFolder(), "effect");
    const words = ["effect", "catfish", ...small, "--out", folder];
    expect(await inProcess(words)).toMatchObject({ code: 0, error: "" });
    const before = hashesBelow(folder);
    expect(await inProcess(["report", folder])).toMatchObject({ code: 0, error: "" });
    expect(hashesBelow(folder)).toEqual(before);
    expect(await inProcess(["verify", folder, "--sample", "2"])).toMatchObject({ code: 0, error: "" });
  });

  test("draws a scenario with a currency and a setting of the command line again, to the byte", async () => {
    const out = freshFolder();
    const file = join(out, "in-euro.yaml");
    writeFileSync(file, inEuro);
    await runInto(out, [file, "--set", "policy.fixedSlots=3"]);
    const folder = join(out, "in-euro");
    const before = hashesBelow(folder);
    expect(await inProcess(["report", folder])).toMatchObject({ code: 0, error: "" });
    expect(hashesBelow(folder)).toEqual(before);
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain("policy.fixedSlots = 3");
  });

  test("opens a run of a scenario that has no title but its name", async () => {
    const out = freshFolder();
    const file = join(out, "untitled.yaml");
    writeFileSync(file, "extends: catfish\npolicy: { flexibleShare: 30% }\n");
    await runInto(out, [file, "--no-charts"]);
    const folder = join(out, "untitled");
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "all"]);
    expect({ code, isVerified: said.trimEnd().endsWith("Verified.") }).toEqual({ code: 0, isVerified: true });
  });

  test("says again why a run with as many worlds as it takes has so many", async () => {
    const out = freshFolder();
    const words = ["catfish", "-n", "auto", "--least", "25", "--most", "50", "--precision", "0.01%", "--months", "24"];
    expect(await inProcess(["run", ...words, "--out", out])).toMatchObject({ code: 0, error: "" });
    const folder = join(out, "catfish");
    expect(readFileSync(join(folder, "index.html"), "utf8")).toMatch(/Stopped at (the ceiling of )?\d+ worlds/);
    const before = hashesBelow(folder);
    expect(await inProcess(["report", folder])).toMatchObject({ code: 0, error: "" });
    expect(hashesBelow(folder)).toEqual(before);
  });

  test("draws what a run without charts left out, as the run would have drawn it", async () => {
    const out = freshFolder();
    await runInto(out, ["catfish", "--no-charts"]);
    expect(await inProcess(["report", join(out, "catfish")])).toMatchObject({ code: 0 });
    const [{ "run-info.json": _, ...these }, { "run-info.json": __, ...those }] = [
      hashesBelow(join(made, "catfish")),
      hashesBelow(join(out, "catfish")),
    ];
    expect(those).toEqual(these);
  });

  test("draws elsewhere with --out, and replaces nothing unless told to", async () => {
    const out = copied();
    const [folder, other] = [join(out, "catfish"), join(out, "other")];
    writeFileSync(join(folder, "notes.txt"), "mine");
    expect(await inProcess(["report", folder, "--out", other])).toMatchObject({ code: 0 });
    const { "notes.txt": notes, ...ours } = hashesBelow(folder);
    expect(notes).toBeDefined();
    expect(hashesBelow(other)).toEqual(ours);
    const again = await inProcess(["report", folder, "--out", other]);
    expect(again.code).toBe(2);
    expect(again.error).toContain("--force");
    expect(await inProcess(["report", folder, "--out", other, "--force"])).toMatchObject({ code: 0 });
  });

  test("in place leaves what others have put in the folder", async () => {
    const out = copied();
    const folder = join(out, "catfish");
    writeFileSync(join(folder, "charts", "mine.png"), "drawn by hand");
    writeFileSync(join(folder, "index.html"), "spoilt");
    expect(await inProcess(["report", folder])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "charts", "mine.png"), "utf8")).toBe("drawn by hand");
    expect(readFileSync(join(folder, "index.html"), "utf8")).toContain("<html");
  });

  test("does not make good what was damaged before: verify still says so", async () => {
    const out = copied();
    const folder = join(out, "catfish");
    const months = join(folder, "data", "months.csv");
    writeFileSync(months, readFileSync(months, "utf8").replace(/0\.(\d)/, "0.9$1"));
    expect(await inProcess(["report", folder])).toMatchObject({ code: 0 });
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(said).toContain("changed  data/months.csv");
  });

  test("a folder that is redrawn can be run further, which keeps the old rows", async () => {
    const out = copied();
    const folder = join(out, "catfish");
    const rows = () => readFileSync(join(folder, "data", "replications.csv"), "utf8");
    const before = rows();
    await inProcess(["report", folder]);
    const more = ["run", "catfish", "-n", "8", "--months", "48", "--no-charts", "--out", out];
    expect(await inProcess(more)).toMatchObject({ code: 0, error: "" });
    expect(rows().startsWith(before)).toBe(true);
    expect(rows().length).toBeGreaterThan(before.length);
  });
});

describe("a bad folder", () => {
  const out = freshFolder();
  const whole = join(made, "catfish");

  /** A copy of a whole folder in which something goes wrong, and what `report` says of it. */
  async function saidOf(spoil: (folder: string) => void, name: string): Promise<string> {
    const folder = join(out, name);
    cpSync(whole, folder, { recursive: true });
    spoil(folder);
    const before = hashesBelow(folder);
    const { code, out: said, error } = await inProcess(["report", folder]);
    expect({ code, said }).toEqual({ code: 2, said: "" });
    expect(hashesBelow(folder)).toEqual(before);
    expect(error).not.toMatch(/ {4}at |fault of the program/);
    return error.replaceAll(folder, "DIR");
  }

  const edit = (path: string, change: (text: string) => string) => (folder: string) =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8")));
  const manifest = (change: object) =>
    edit("manifest.json", (text) => `${JSON.stringify({ ...JSON.parse(text), ...change }, null, 2)}\n`);

  test.each<[string, (folder: string) => void, RegExp]>([
    [
      "no manifest",
      (folder) => rmSync(join(folder, "manifest.json")),
      /^DIR is no result of catfish: it has no manifest/,
    ],
    ["a manifest cut off", edit("manifest.json", (text) => text.slice(0, 900)), /manifest\.json is not whole JSON/],
    [
      "foreign JSON",
      edit("manifest.json", () => '{"name":"left-pad"}'),
      /manifest\.json is not the manifest of a result/,
    ],
    ["a list for a manifest", edit("manifest.json", () => "[]"), /manifest\.json is not the manifest of a result/],
    ["a newer format", manifest({ format: 7 }), /has format 7; this program reads format 2\.\n.*catfish \d+\.\d+\.\d+/],
    ["an unknown kind", manifest({ kind: "tombola" }), /manifest\.json: this program knows no "tombola" folder\.\n/],
    [
      "a path that leaves the folder",
      manifest({ files: [{ path: "../x", bytes: 1, sha256: "0" }] }),
      /"files\.0\.path"/,
    ],
    ["a missing table", (folder) => rmSync(join(folder, "data/months.csv")), /^DIR\/data\/months\.csv is missing\.\n/],
    ["a missing reference", (folder) => rmSync(join(folder, "reference.yaml")), /^DIR\/reference\.yaml is missing/],
    ["a row cut off", edit("data/replications.csv", (text) => text.slice(0, -9)), /replications\.csv is cut off/],
    [
      "whole rows cut off",
      edit("data/months.csv", (text) => `${text.split("\n").slice(0, 500).join("\n")}\n`),
      /months\.csv has 499 rows where manifest\.json says \d+\.\n/,
    ],
    [
      "other columns",
      edit("data/worlds.csv", (text) => text.replace("group", "who")),
      /worlds\.csv:1: column 3 should be "group", and it is "who"\. Right would be: scenario,replication,group/,
    ],
    [
      "a row too short",
      edit("data/first-trials.csv", (text) => text.replace(/\n.*\n/, "\ncatfish,3\n")),
      /first-trials\.csv:2: 2 cells where there are 3 columns/,
    ],
    [
      "a word for a number",
      edit("data/replications.csv", (text) => text.replace(/,[\d.]+\n/, ",many\n")),
      /replications\.csv:2: "many" in column 6 is no number/,
    ],
    [
      "rows in another order",
      edit("data/replications.csv", (text) => text.replace("catfish,3,", "catfish,4,")),
      /replications\.csv:\d+: world 4, .* out of order/,
    ],
    [
      "an unknown measure",
      edit("data/replications.csv", (text) => text.replaceAll(",price,", ",glory,")),
      /replications\.csv:\d+: this program has no measure "glory"\.\n/,
    ],
    [
      "a scenario with a mistake",
      edit("scenario.yaml", (text) => text.replace("policy:", "polcy:")),
      /scenario\.yaml:/,
    ],
    [
      "a foreign scenario",
      edit("scenario.yaml", (text) => text.replace("name: catfish", "name: carp")),
      /should hold "carp"/,
    ],
  ])("with %s is refused with one clear message", async (name, spoil, message) => {
    const said = await saidOf(spoil, name.replaceAll(" ", "-"));
    expect(said).toMatch(message);
    expect(said.trim().split("\n").length).toBeLessThanOrEqual(name.includes("mistake") ? 12 : 2);
  });

  test("that is none, or a file, is refused", async () => {
    expect(await inProcess(["report", join(out, "nowhere")])).toMatchObject({ code: 2, out: "" });
    expect((await inProcess(["verify", join(whole, "index.html")])).error).toContain("is a file, not a result folder");
  });
});
