import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sealedJson } from "../../src/cli/run/seal.ts";
import { sampleOf } from "../../src/cli/saved/sampleOf.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

const out = freshFolder();
const whole = join(out, "catfish");

beforeAll(async () => {
  const words = ["run", "catfish", "-n", "30", "--months", "36", "--format", "csv,parquet", "--quiet", "--out", out];
  expect(await inProcess(words)).toMatchObject({ code: 0, error: "" });
});

/** A copy of the whole folder in which something is changed. */
function spoilt(name: string, spoil: (folder: string) => void): string {
  const folder = join(out, name);
  cpSync(whole, folder, { recursive: true });
  spoil(folder);
  return folder;
}

const same = (text: string) => text;

describe("verify", () => {
  test("finds a folder whole that a run wrote, and says what was checked", async () => {
    const { code, out: said, error } = await inProcess(["verify", whole]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(said).toMatch(/Files {4}all \d+ as manifest\.json states/);
    expect(said).toContain("10 of 30 of catfish run again: every row the same to the byte");
    expect(said).toContain("10 of 30 of catfish-without-entry run again");
    expect(said.trimEnd().endsWith("Verified.")).toBe(true);
  });

  test("runs every world again with --sample all", async () => {
    const { code, out: said } = await inProcess(["verify", whole, "--sample", "all", "--json"]);
    const { verified, worlds } = JSON.parse(said);
    expect({ code, verified }).toEqual({ code: 0, verified: true });
    expect(worlds.map(({ sample }: { sample: number[] }) => sample.length)).toEqual([30, 30]);
  });

  test("catches one flipped byte in any file", async () => {
    for (const path of Object.keys(hashesBelow(whole))) {
      const folder = spoilt("flipped", (copy) => {
        const bytes = readFileSync(join(copy, path));
        const at = Math.floor(bytes.length * 0.6);
        bytes[at] = bytes[at] ^ 1;
        writeFileSync(join(copy, path), bytes);
      });
      const { code, out: said, error } = await inProcess(["verify", folder, "--sample", "1"]);
      const isUnreadable = code === 2 && path === "manifest.json";
      expect({ path, caught: code === 1 || isUnreadable }).toEqual({ path, caught: true });
      expect(said + error).toContain(path);
    }
  });

  test("names files that are missing or that nobody wrote", async () => {
    const folder = spoilt("more-and-less", (copy) => {
      rmSync(join(copy, "charts", "trust.svg"));
      writeFileSync(join(copy, "data", "notes.txt"), "mine");
    });
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(said).toContain("missing  charts/trust.svg");
    expect(said).toContain("extra    data/notes.txt");
  });

  test("catches a number that was changed in the worlds, though the manifest was made to fit", async () => {
    const folder = spoilt("number", (copy) =>
      resigned(copy, "data/replications.csv", (text) =>
        text.replace(/(catfish,29,price,unit costs,all,\d\.\d+)\d\n/, "$11\n"),
      ),
    );
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toMatch(/Files {4}all \d+ as/);
    expect(said).toMatch(/1 differ from data\/replications\.csv \(world 29\)/);
    expect(said).toContain("world 29 saved  catfish,29,price,unit costs,all,");
  });

  test.each([
    // The median, after mean, interval and two quantiles.
    ["data/months.csv", /(catfish,price,unit costs,all,20,30(,[^,]*){5},1\.)\d/, "$19"],
    ["summary.md", /\d %/, "99 %"],
  ])("catches a number that was changed in %s, though the manifest was made to fit", async (path, number, other) => {
    const folder = spoilt("drawn", (copy) => resigned(copy, path, (text) => text.replace(number, other)));
    expect(readFileSync(join(folder, path), "utf8")).not.toBe(readFileSync(join(whole, path), "utf8"));
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(said).toMatch(/Files {4}all \d+ as/);
    expect(said).toMatch(/Drawn {4}\d+ files drawn again from the tables: \d+ differ/);
  });

  test.each([
    ["seed", { seed: "other" }],
    ["window", { window: [20, 35] }],
  ])("catches another %s in the manifest, though its checksum was made to fit", async (name, identity) => {
    const folder = spoilt(name, (copy) => resigned(copy, "summary.md", same, identity));
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toMatch(/10 of 30 of catfish run again: 10 differ/);
  });

  test("catches another setting in the scenario, though the manifest was made to fit", async () => {
    const folder = spoilt("setting", (copy) =>
      resigned(copy, "scenario.yaml", (text) => text.replace(/flexibleShare: .*/, "flexibleShare: 0.9")),
    );
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toContain("scenario.yaml does not have the hash that manifest.json states");
  });

  test("says when another program wrote the folder, and goes on comparing", async () => {
    const program = { version: "0.0.9", source: "0123456789abcdef" };
    const folder = spoilt("program", (copy) => resigned(copy, "summary.md", same, { program }));
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(0);
    expect(said).toContain("written by 0.0.9 (source 0123456789ab)");
    expect(said).toContain("every row the same to the byte");
  });

  test("says when the random numbers are of another kind", async () => {
    const folder = spoilt("generator", (copy) => resigned(copy, "summary.md", same, { generator: "dice" }));
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(said).toContain("the folder says dice");
  });

  test("works on a folder with several scenarios in one table", async () => {
    const folder = spoilt("arms", (copy) => {
      const { checksum: _, ...manifest } = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8"));
      const reference = readFileSync(join(copy, "data", "reference", "replications.csv"), "utf8");
      const name = "catfish-without-entry";
      const files = { "scenarios/catfish.yaml": "scenario.yaml", [`scenarios/${name}.yaml`]: "reference.yaml" };
      for (const [to, from] of Object.entries(files)) cpSync(join(copy, from), join(copy, to));
      const arms = [manifest.scenario, { name, title: "", sha256: manifest.reference.sha256 }];
      const whole = readFileSync(join(copy, "data", "replications.csv"), "utf8");
      writeFileSync(join(copy, "data", "replications.csv"), whole + reference.slice(reference.indexOf("\n") + 1));
      writeFileSync(join(copy, "manifest.json"), sealedJson({ ...manifest, kind: "effect", arms }));
    });
    const { out: said } = await inProcess(["verify", folder, "--json"]);
    const { kind, worlds } = JSON.parse(said);
    expect(kind).toBe("effect");
    expect(worlds).toMatchObject([
      { scenario: "catfish", worlds: 30, differing: [], isAsStated: true },
      { scenario: "catfish-without-entry", worlds: 30, differing: [], isAsStated: true },
    ]);
  });
});

describe("the sample", () => {
  test("has the first and the last world and the same others for the same key", () => {
    const sample = sampleOf(1000, 10, "catfish");
    expect(sample).toHaveLength(10);
    expect(sample).toEqual(sampleOf(1000, 10, "catfish"));
    expect(sample).not.toEqual(sampleOf(1000, 10, "other"));
    expect([sample[0], sample[9]]).toEqual([0, 999]);
    expect([...sample].sort((a, b) => a - b)).toEqual(sample);
  });

  test("is all worlds where there are no more", () => {
    expect(sampleOf(3, 10, "catfish")).toEqual([0, 1, 2]);
    expect(sampleOf(5, 1, "catfish")).toEqual([0]);
  });
});
