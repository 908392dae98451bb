import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openFolder, openManifest } from "../../src/cli/openFolder.ts";
import { checkFiles } from "../../src/cli/saved/checkFiles.ts";
import { sampleOf } from "../../src/cli/saved/rerunMeans.ts";
import { few } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";
import { disk, effectsOn } from "./smallResult.ts";

const out = freshFolder();
const whole = join(out, "catfish");

/** With every kind of file, of few worlds. */
const drawn = join(out, "with-charts", "catfish");

beforeAll(async () => {
  const words = ["run", "catfish", "--months", "36", "--quiet"];
  for (const more of [
    ["-n", "30", "--no-charts", "--out", out],
    ["-n", "3", "--format", "csv,parquet", "--out", join(out, "with-charts")],
  ]) {
    expect(await inProcess([...words, ...more])).toMatchObject({ code: 0, error: "" });
  }
});

/** A copy of a folder in which something is changed. */
function spoilt(name: string, spoil: (folder: string) => void, from = whole): string {
  const folder = join(out, name);
  cpSync(from, folder, { recursive: true });
  spoil(folder);
  return folder;
}

function withFlippedByte(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[Math.floor(bytes.length * 0.6)] ^= 1;
  return flipped;
}

const same = (text: string) => text;

describe("verify", () => {
  test("finds a folder whole that a run wrote, and says what was checked", async () => {
    const { code, out: said, error } = await inProcess(["verify", whole]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(said).toMatch(/Files {4}all \d+ as manifest\.json states/);
    expect(said).toContain("20 of 60 run again: every row the same to the byte");
    expect(said).toMatch(/Follows {2}\d+ files made again from question and record: the same to the byte/);
  });

  test("names what it has not checked, and calls nothing verified of which that is so", async () => {
    const { code, out: said } = await inProcess(["verify", whole]);
    expect(code).toBe(0);
    expect(said).toContain(
      "Left     40 worlds, and the statistics over worlds in months.csv and since-entry.csv, which rest on all of them, were not simulated again: --sample all does",
    );
    expect(said).not.toContain("Verified.");
    expect(said).toContain("Not all was: see what is left above.\n\nNext   Does every world come out the same again?");
  });

  test("runs every world again with --sample all", async () => {
    const { code, out: said } = await inProcess(["verify", whole, "--sample", "all", "--json"]);
    const { verified, rerun } = JSON.parse(said);
    expect({ code, verified }).toEqual({ code: 0, verified: true });
    expect(rerun).toMatchObject({ of: "worlds", all: 60, differing: [], left: [] });
    const names = ["catfish", "catfish-without-entry"].flatMap((name) =>
      [...Array(30).keys()].map((n) => `${name} ${n}`),
    );
    expect(rerun.sample).toEqual(names);
    expect((await inProcess(["verify", drawn, "--sample", "all"])).out.trimEnd().endsWith("Verified.")).toBe(true);
  });

  test("catches one flipped byte in any file", async () => {
    const folder = spoilt("flipped", () => {}, drawn);
    const paths = Object.keys(hashesBelow(folder)).filter((path) => path !== "manifest.json");
    expect(paths.length).toBeGreaterThan(30);
    const manifest = openManifest(effectsOn(), openFolder(disk, folder), "verify");
    for (const path of paths) {
      const bytes = readFileSync(join(folder, path));
      writeFileSync(join(folder, path), withFlippedByte(bytes));
      expect(checkFiles(disk, folder, manifest)).toMatchObject({ missing: [], extra: [], changed: [{ path }] });
      writeFileSync(join(folder, path), bytes);
    }
  });

  test.each(few(["index.html", "manifest.json", "data/months.csv", "data/replications.parquet"], 2))(
    "names %s in which a byte was flipped",
    async (path) => {
      const flip = (copy: string) => writeFileSync(join(copy, path), withFlippedByte(readFileSync(join(copy, path))));
      const folder = spoilt(path.replaceAll(/\W/g, "-"), flip, drawn);
      const { code, out: said, error } = await inProcess(["verify", folder, "--sample", "1"]);
      const isUnreadable = code === 2 && path === "manifest.json";
      expect(code === 1 || isUnreadable).toBe(true);
      expect(said + error).toContain(path);
      expect(said).not.toMatch(/Follows.*the same to the byte/);
    },
  );

  test("names files that are missing or that nobody wrote", async () => {
    const spoil = (copy: string) => {
      rmSync(join(copy, "charts", "trust.svg"));
      writeFileSync(join(copy, "data", "notes.txt"), "mine");
    };
    const folder = spoilt("more-and-less", spoil, drawn);
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(said).toContain("missing  charts/trust.svg");
    expect(said).toContain("extra    data/notes.txt");
    expect(said).toMatch(/Follows {2}\d+ files made again .*: 1 are not the same\n {9}lacking {2}charts\/trust\.svg/);
  });

  test("says line by line why a folder cannot be read", async () => {
    const folder = spoilt("latin", (copy) => {
      const file = join(copy, "scenario.yaml");
      const text = readFileSync(file, "utf8").replace(/^title: .*$/m, 'title: "Müller"');
      writeFileSync(file, Buffer.from(text, "latin1"));
    });
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toMatch(/Worlds {3}none could be run again:\n {9}\S.*scenario\.yaml/);
    expect(said).not.toContain("\\u000a");
  });

  test("says of a folder that is not there that any command writes one", async () => {
    const { code, error } = await inProcess(["verify", join(out, "nowhere")]);
    expect(code).toBe(2);
    expect(error).toContain("A result is a folder that a command of catfish wrote, e.g. output/catfish.");
  });

  test("catches a number that was changed in the worlds, though the manifest was made to fit", async () => {
    const folder = spoilt("number", (copy) =>
      resigned(copy, "data/replications.csv", (text) =>
        text.replace(
          // Not the last of seventeen digits, which may mean the same number.
          /(catfish,29,price,unit costs,all,\d\.\d{12})(\d)/,
          (_, before: string, digit: string) => `${before}${digit === "1" ? 2 : 1}`,
        ),
      ),
    );
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toMatch(/Files {4}all \d+ as/);
    expect(said).toContain("20 of 60 run again: 1 differ (world 29 of catfish)");
    expect(said).toContain("world 29 of catfish in data/replications.csv");
    expect(said).toContain("saved  catfish,29,price,unit costs,all,");
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
    expect(said).toMatch(/Follows {2}\d+ files made again from question and record: \d+ are not the same/);
  });

  test.each([
    ["seed", { seed: "other" }],
    ["window", { window: [20, 35] }],
  ])("catches another %s in the manifest, though its checksum was made to fit", async (name, identity) => {
    const folder = spoilt(name, (copy) => resigned(copy, "summary.md", same, identity));
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toMatch(/20 of 60 run again: 20 differ/);
  });

  test("catches another setting in the scenario, though the manifest was made to fit", async () => {
    const folder = spoilt("setting", (copy) =>
      resigned(copy, "scenario.yaml", (text) => text.replace(/flexibleShare: .*/, "flexibleShare: 0.9")),
    );
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toContain("scenario.yaml does not have the hash that it states");
  });

  test("says when another program wrote the folder, and goes on comparing", async () => {
    const plain = freshFolder();
    const words = ["run", "catfish", "-n", "3", "--months", "36", "--no-charts", "--quiet", "--out", plain];
    expect(await inProcess(words)).toMatchObject({ code: 0, error: "" });
    const folder = join(plain, "catfish");
    const program = { version: "0.0.9", source: "0123456789abcdef" };
    resigned(folder, "summary.md", same, { program });
    const { code, out: said } = await inProcess(["verify", folder]);
    expect(code).toBe(1);
    expect(said).toContain("written by 0.0.9 (source 0123456789ab)");
    // The foot of the brief names the program; no table does.
    expect([...said.matchAll(/differs {2}(\S+),/g)].map(([, path]) => path)).toEqual(["brief.md"]);
    expect(said).toContain("Not verified. It was written by catfish 0.0.9: check it with that version and source.");
  });

  test("catches another program in the manifest than charts and page name", async () => {
    const program = { version: "0.0.9", source: "0123456789abcdef" };
    const folder = spoilt("program", (copy) => resigned(copy, "summary.md", same, { program }), drawn);
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(said).toContain("differs  index.html");
  });

  test("says when the random numbers are of another kind", async () => {
    const folder = spoilt("generator", (copy) => resigned(copy, "summary.md", same, { generator: "dice" }));
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(code).toBe(1);
    expect(said).toContain("the folder says dice");
  });

  test("works on a folder with several scenarios in one table", async () => {
    const folder = join(freshFolder(), "effect");
    const words = [
      "effect",
      "catfish",
      "-n",
      "12",
      "--months",
      "36",
      "--set",
      "suppliers.newcomer.entry.month=12",
      "--no-charts",
      "--quiet",
      "--out",
      folder,
    ];
    expect(await inProcess(words)).toMatchObject({ code: 0, error: "" });
    const some = JSON.parse((await inProcess(["verify", folder, "--sample", "3", "--json"])).out);
    expect(some).toMatchObject({ kind: "effect", sound: true, verified: false });
    expect(some.rerun).toMatchObject({ all: 36, differing: [] });
    const sampled = (name: string) => some.rerun.sample.filter((world: string) => world.startsWith(`${name} `));
    for (const arm of ["catfish-without-entry", "catfish-without-reaction", "catfish"]) {
      expect(sampled(arm)).toHaveLength(3);
    }
    expect(some.rerun.left[0]).toMatch(/^27 worlds, and the means over worlds in effect-months\.csv/);
    const all = JSON.parse((await inProcess(["verify", folder, "--sample", "all", "--json"])).out);
    expect(all).toMatchObject({ verified: true, rerun: { all: 36, differing: [], left: [] } });
    resigned(folder, "data/replications.csv", (text) =>
      text.replace(/(catfish-without-reaction,5,price,unit costs,all,\d\.\d+)\d\n/, "$11\n"),
    );
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "all"]);
    expect(code).toBe(1);
    expect(said).toContain("data/replications.csv");
    expect(said).toContain("catfish-without-reaction,5,price");
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
