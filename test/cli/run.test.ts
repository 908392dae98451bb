import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { catfish, type Ended, freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/** Small enough to take a second, with a newcomer in it. */
const tiny = ["--replications", "5", "--months", "24"];

describe("run", () => {
  const out = freshFolder();
  let ended: Ended;
  beforeAll(() => {
    ended = catfish(["run", "catfish", ...tiny, "--workers", "1", "--out", out, "--format", "csv,parquet"]);
    expect(ended).toMatchObject({ code: 0, error: "" });
  });

  test("gives the same bytes for one worker and for two, from any folder, but for run-info.json", () => {
    const cwd = freshFolder();
    const words = ["run", "catfish", ...tiny, "--workers", "2", "--out", "two", "--format", "csv,parquet"];
    expect(catfish(words, { cwd })).toMatchObject({ code: 0, error: "" });
    const [{ "run-info.json": first, ...these }, { "run-info.json": other, ...those }] = [
      hashesBelow(join(out, "catfish")),
      hashesBelow(join(cwd, "two", "catfish")),
    ];
    expect(these).toEqual(those);
    expect(first).not.toBe(other);
  });

  test("writes the whole folder and a manifest that has the size and hash of every file", () => {
    const folder = join(out, "catfish");
    const { files, ...identity } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(identity).toMatchObject({
      seed: "catfish",
      generator: "threefry2x32-20",
      replications: 5,
      months: 24,
      window: [12, 23],
    });
    const found = hashesBelow(folder);
    const stated = Object.fromEntries(
      files.map(({ path, sha256 }: { path: string; sha256: string }) => [path, sha256]),
    );
    const { "manifest.json": _manifest, "run-info.json": _info, ...rest } = found;
    expect(stated).toEqual(rest);
    for (const name of ["parameters", "measures", "months", "replications", "events", "claims", "comparison"]) {
      expect(stated).toHaveProperty([`data/${name}.csv`]);
    }
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(["index.html", "summary.md", "summary.json", "datapackage.json"]),
    );
    expect(readdirSync(out)).toEqual(["catfish", "index.html"]);
  });

  test("ends with the answer in words, the path of the report and what to do next", () => {
    expect(ended.out).toMatch(/In this model, over both years, .*leaves\s+the\s+buyer .*5\s+worlds/s);
    expect(ended.out).toMatch(/Wrote {2}.*index\.html/);
    expect(ended.out).toContain("Next");
    expect(ended.out).not.toContain("\u001b");
  });

  test("the resolved scenario runs again and gives the same worlds", () => {
    const out = freshFolder();
    catfish(["run", "catfish", ...tiny, "--no-charts", "--out", out]);
    const copy = join(out, "catfish.yaml");
    writeFileSync(copy, readFileSync(join(out, "catfish", "scenario.yaml")));
    expect(catfish(["run", copy, "-n", "5", "--no-charts", "--out", join(out, "again")])).toMatchObject({
      code: 0,
      error: "",
    });
    const read = (folder: string) => readFileSync(join(out, folder, "catfish", "data", "replications.csv"), "utf8");
    expect(read("again")).toBe(read("."));
  });

  test("with --json prints one object and nothing else", () => {
    const { code, out, error } = catfish([
      "run",
      "catfish",
      "closed-market",
      ...tiny,
      "--no-charts",
      "--json",
      "--out",
      freshFolder(),
    ]);
    const answer = JSON.parse(out);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(answer.scenarios.map(({ scenario }: { scenario: string }) => scenario)).toEqual([
      "catfish",
      "closed-market",
    ]);
    expect(answer.scenarios[0].measures[0].measure).toBe("price");
  });

  test("reads a scenario from standard input", () => {
    const out = freshFolder();
    const input = "title: From a pipe\nextends: baseline\npolicy: { flexibleShare: 30% }\n";
    expect(catfish(["run", "-", ...tiny, "--no-charts", "--out", out], { input })).toMatchObject({
      code: 0,
      error: "",
    });
    expect(readFileSync(join(out, "stdin", "summary.md"), "utf8")).toContain("# From a pipe");
  });

  test("reads standard input once for both arms of what-if", async () => {
    const words = ["what-if", "-", "--set", "policy.flexibleShare=30%", ...tiny, "--no-charts"];
    const input = "title: From a pipe\nextends: baseline\n";
    expect(await inProcess([...words, "--out", join(freshFolder(), "made")], input)).toMatchObject({
      code: 0,
      error: "",
    });
  });

  test("names after a scenario from standard input a file that can be run in its place", async () => {
    const out = freshFolder();
    const input = "title: From a pipe\nextends: baseline\n";
    const { out: said } = await inProcess(["run", "-", ...tiny, "--no-charts", "--out", out], input);
    const next = /^ {7}catfish what-if (\S+)/m.exec(said)?.[1] ?? "";
    expect(next).toBe(join(out, "stdin", "scenario.yaml"));
    expect(catfish(["show", next]).code).toBe(0);
  });

  test("writes tables whose keys are their own: no two rows have the same", () => {
    const out = freshFolder();
    expect(catfish(["run", "catfish", "-n", "5", "--months", "60", "--no-charts", "--out", out]).code).toBe(0);
    const { resources } = JSON.parse(readFileSync(join(out, "catfish", "datapackage.json"), "utf8"));
    expect(resources.length).toBeGreaterThan(8);
    for (const { path, schema } of resources) {
      const rows = csvParse(readFileSync(join(out, "catfish", path), "utf8"));
      const keys = rows.map((row) => JSON.stringify(schema.primaryKey.map((name: string) => row[name])));
      expect(schema.primaryKey.length, path).toBeGreaterThan(0);
      expect(new Set(keys).size, path).toBe(rows.length);
    }
  });

  test("another seed is another set of worlds", () => {
    const out = freshFolder();
    catfish(["run", "catfish", ...tiny, "--no-charts", "--out", join(out, "a")]);
    catfish(["run", "catfish", ...tiny, "--no-charts", "--out", join(out, "b"), "--seed", "another, with spaces"]);
    const read = (folder: string) => readFileSync(join(out, folder, "catfish", "data", "replications.csv"), "utf8");
    expect(read("a")).not.toBe(read("b"));
  });
});

describe("a folder that is there already", () => {
  test("is kept where the same is asked, and left as it was by another run, which has a folder of its own", () => {
    const out = freshFolder();
    catfish(["run", "catfish", ...tiny, "--no-charts", "--out", out]);
    const before = hashesBelow(join(out, "catfish"));
    const same = catfish(["run", "catfish", ...tiny, "--no-charts", "--out", out]);
    expect(same).toMatchObject({ code: 0, error: "" });
    expect(same.out).toContain("--force");
    expect(hashesBelow(join(out, "catfish"))).toEqual(before);
    const seeded = (seed: string, ...more: readonly string[]) =>
      catfish(["run", "catfish", ...tiny, "--no-charts", "--out", out, "--seed", seed, ...more]).code;
    expect(seeded("other")).toBe(0);
    expect(hashesBelow(join(out, "catfish"))).toEqual(before);
    expect(seeded("another", "--force")).toBe(0);
    expect(hashesBelow(join(out, "catfish"))).not.toEqual(before);
  });

  test("is extended by the same run with more worlds, which keeps the old rows to the byte", () => {
    const out = freshFolder();
    const rows = () => readFileSync(join(out, "catfish", "data", "replications.csv"), "utf8");
    catfish(["run", "catfish", "-n", "4", "--months", "24", "--no-charts", "--out", out]);
    const before = rows();
    expect(catfish(["run", "catfish", "-n", "7", "--months", "24", "--no-charts", "--out", out]).code).toBe(0);
    expect(rows().startsWith(before)).toBe(true);
    expect(rows().length).toBeGreaterThan(before.length);
  });

  test("is kept where it is this very run, and the rest of the command goes on", () => {
    const out = freshFolder();
    catfish(["run", "catfish", ...tiny, "--no-charts", "--out", out]);
    const { code, out: said } = catfish(["run", "catfish", "closed-market", ...tiny, "--no-charts", "--out", out]);
    expect(code).toBe(0);
    expect(said).toContain("Kept");
    expect(readdirSync(out)).toEqual(["catfish", "closed-market", "index.html"]);
  });

  test("is never replaced when it is no result of ours, not even with --force", () => {
    const out = freshFolder();
    mkdirSync(join(out, "catfish"));
    writeFileSync(join(out, "catfish", "thesis.txt"), "years of work");
    const { code, error } = catfish(["run", "catfish", ...tiny, "--out", out, "--force"]);
    expect(code).toBe(2);
    expect(error).toContain("is no result of catfish");
    expect(readFileSync(join(out, "catfish", "thesis.txt"), "utf8")).toBe("years of work");
  });
});

describe("a scenario that has no price in some months", () => {
  test("is compared with its reference over the months in which both have one, and that is said", async () => {
    const out = freshFolder();
    const market = [
      "months: 12",
      "entry: { enabled: false }",
      "buyers: [{ name: buyer, count: 1 }]",
      "suppliers: [{ name: powerhouse, count: 1 }, { name: backup, count: 0 }]",
    ].join("\n");
    writeFileSync(join(out, "steady.yaml"), `extends: baseline\nreference: none\n${market}\n`);
    const failure = "timetable: [{ month: 6, failure: { supplier: powerhouse.1, months: 3, loss: 1 } }]";
    writeFileSync(join(out, "failing.yaml"), `extends: baseline\nreference: steady.yaml\n${market}\n${failure}\n`);
    const words = ["run", join(out, "failing.yaml"), "-n", "5", "--window", "0:11", "--no-charts", "--out", out];
    const { code, out: said } = await inProcess(words);
    expect(code).toBe(0);
    expect(said.replace(/\s+/g, " ")).toContain(
      '"failing" has no price in 3 of 12 months: the difference is over the months in which both have one.',
    );
    const folder = join(out, "failing");
    const rows = csvParse(readFileSync(join(folder, "data", "comparison.csv"), "utf8"));
    const price = rows.find(({ measure, group }) => measure === "price" && group === "all");
    expect(price).toMatchObject({ n: "5", difference: "0", lower: "0", upper: "0", better: "0" });
    expect(price?.meanBaseline).toBe(price?.meanScenario);
    const common = csvParse(readFileSync(join(folder, "data", "common-months.csv"), "utf8"));
    expect(common.filter(({ measure, group }) => measure === "price" && group === "all")).toHaveLength(5);
    expect(common[0]).toMatchObject({ scenario: "failing", replication: "0", months: "9", monthsBaseline: "12" });
    expect(await inProcess(["verify", folder, "--sample", "2"])).toMatchObject({ code: 0 });
    expect((await inProcess(["verify", folder, "--sample", "all"])).out).toContain("Verified.");
  });
});

test("the build lists the bundled scenarios and hashes the source", () => {
  const home = new URL("../../", import.meta.url);
  const program = JSON.parse(readFileSync(new URL(".build/program.json", home), "utf8"));
  const files = readdirSync(new URL("scenarios", home)).filter((file) => file.endsWith(".yaml"));
  expect(program.scenarios.map(({ name }: { name: string }) => `${name}.yaml`).sort()).toEqual(files.sort());
  expect(program.source).toHaveLength(createHash("sha256").digest("hex").length);
  expect(existsSync(new URL(".build/scenario.schema.json", home))).toBe(true);
});
