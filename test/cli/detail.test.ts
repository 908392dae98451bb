import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const out = freshFolder();
const folder = join(out, "catfish");
const words = ["run", "catfish", "-n", "5", "--months", "48", "--no-charts", "--quiet", "--no-cache"];
const all = ["--detail", "worlds,suppliers,relations,events,entries", "--detail-worlds", "2"];

type Row = Readonly<Record<string, unknown>>;

async function detail(table: string, from = folder): Promise<readonly Row[]> {
  const bytes = readFileSync(join(from, "data", "detail", `${table}.parquet`));
  return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
}

const keyOf = (row: Row, ...names: readonly string[]) => names.map((name) => row[name]).join("/");

beforeAll(async () => {
  expect(await inProcess([...words, ...all, "--out", out])).toMatchObject({ code: 0 });
});

describe("the detail of single worlds", () => {
  test("has the values that the record has of the same worlds", async () => {
    const rows = new Map(
      (await detail("worlds")).map((row) => [
        keyOf(row, "scenario", "replication", "month", "measure", "group"),
        row.value,
      ]),
    );
    const saved = csvParse(readFileSync(join(folder, "data", "worlds.csv"), "utf8")).filter(
      ({ replication }) => Number(replication) < 2,
    );
    expect(saved.length).toBeGreaterThan(48);
    // What is saved passed through single precision on the way, and not all of it is kept; the detail has all.
    let held = 0;
    for (const row of saved) {
      for (const measure of ["price", "service", "buyerValue", "newcomerShare"]) {
        const cell = row[measure];
        const value = rows.get(keyOf({ ...row, measure }, "scenario", "replication", "month", "measure", "group"));
        const place = keyOf({ ...row, measure }, "replication", "group", "month", "measure");
        if (cell === "") continue;
        held++;
        expect(Number(value), place).toBeCloseTo(Number(cell), 5);
      }
    }
    expect(held).toBeGreaterThan(4 * 48);
  });

  test("has the worlds that are asked for, of the scenario and of what it is compared with", async () => {
    for (const table of ["worlds", "suppliers", "relations", "events"]) {
      const worlds = new Set((await detail(table)).map((row) => keyOf(row, "scenario", "replication")));
      const arms = ["catfish", "catfish-without-entry"].flatMap((arm) => [`${arm}/0`, `${arm}/1`]);
      expect([...worlds], table).toEqual(arms);
    }
  });

  test("shares out the spend of each buyer in each month among the suppliers on its panel", async () => {
    const sums = new Map<string, number>();
    for (const row of await detail("relations")) {
      const key = keyOf(row, "scenario", "replication", "month", "buyer");
      sums.set(key, (sums.get(key) ?? 0) + Number(row.share));
    }
    expect(sums.size).toBe(2 * 2 * 48 * 8);
    for (const [key, sum] of sums) expect(sum, key).toBeCloseTo(1, 5);
  });

  test("tells the events that the typical world is told by, in the same order", async () => {
    const typical = csvParse(readFileSync(join(folder, "data", "events.csv"), "utf8"));
    const [{ replication }] = typical;
    const told = join(out, "told");
    await inProcess([...words, "--detail", "events", "--detail-worlds", "5", "--out", told]);
    const names = ["month", "event", "buyer", "supplier", "other"] as const;
    const events = (await detail("events", join(told, "catfish")))
      .filter((row) => row.scenario === "catfish" && String(row.replication) === replication)
      .map((row) => names.map((name) => String(row[name] ?? "")));
    expect(events).toEqual(typical.map((row) => names.map((name) => row[name])));
  });
});

describe("entries", () => {
  test("are those of all worlds, and each comes as far as the events of its world say", async () => {
    const entries = await detail("entries");
    expect(new Set(entries.map(({ replication }) => replication))).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(entries.every(({ scenario }) => scenario === "catfish")).toBe(true);
    const trials = (await detail("events")).filter(
      (row) => row.event === "trial" && /^newcomer/.test(String(row.supplier)),
    );
    expect(trials.length).toBeGreaterThan(5);
    for (const trial of trials) {
      const found = entries.filter(
        (row) =>
          keyOf(row, "replication", "newcomer", "buyer") === keyOf(trial, "replication", "supplier", "buyer") &&
          Number(row.trial) <= Number(trial.month),
      );
      expect(found.length, JSON.stringify(trial)).toBeGreaterThan(0);
    }
    for (const row of entries) {
      const { firstContact, trial, gate, contract, exit, entered } = row;
      const known = [firstContact, trial, contract, exit].filter((month) => month !== null).map(Number);
      expect(known, JSON.stringify(row)).toEqual([...known].sort((one, other) => one - other));
      if (trial !== null) expect(Number(entered)).toBeLessThanOrEqual(Number(trial));
      if (gate !== null) expect(Number(gate)).toBeGreaterThanOrEqual(Number(trial));
    }
  });
});

describe("a folder with detail", () => {
  test("follows from its question: verify makes the detail again, and finds a byte that was changed", async () => {
    expect(await inProcess(["verify", folder, "--sample", "1", "--quiet"])).toMatchObject({ code: 0 });
    const path = join(folder, "data", "detail", "relations.parquet");
    const before = readFileSync(path);
    const bytes = Buffer.from(before);
    bytes[Math.floor(bytes.length / 2)] ^= 1;
    writeFileSync(path, bytes);
    expect(await inProcess(["verify", folder, "--sample", "1", "--quiet"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("relations.parquet"),
    });
    writeFileSync(path, before);
  });

  test("keeps it when its page is drawn, or its tables are written in another form", async () => {
    // A small one: there is less to draw.
    const small = ["run", "catfish", "-n", "2", "--months", "12", "--no-charts", "--quiet", "--no-cache"];
    const place = join(out, "small");
    expect(await inProcess([...small, ...all, "--out", place])).toMatchObject({ code: 0 });
    const one = join(place, "catfish");
    const of = hashesBelow(join(one, "data", "detail"));
    expect(await inProcess(["report", one, "--format", "xlsx"])).toMatchObject({ code: 0 });
    expect(hashesBelow(join(one, "data", "detail"))).toEqual(of);
    expect(await inProcess(["verify", one, "--sample", "1", "--quiet"])).toMatchObject({ code: 0 });
    const { resources } = JSON.parse(readFileSync(join(one, "datapackage.json"), "utf8"));
    const detailed = resources.filter(({ path }: { path: string }) => path.startsWith("data/detail/"));
    expect(detailed).toHaveLength(5);
  });

  test("may be that of a what-if", async () => {
    const place = join(out, "what-if");
    const asked = ["what-if", "catfish", "--set", "policy.openness=30%", ...words.slice(2)];
    expect(await inProcess([...asked, "--detail", "entries", "--out", place])).toMatchObject({ code: 0 });
    const scenarios = new Set((await detail("entries", place)).map(({ scenario }) => scenario));
    expect(scenarios).toEqual(new Set(["catfish", "catfish-what-if"]));
  });

  test.each([
    [["--detail", "everything"], "--detail takes one or several of worlds,suppliers,relations,events,entries"],
    [["--detail-worlds", "3"], "Add it, e.g. --detail relations"],
    [["--detail", "events", "--detail-worlds", "none"], "--detail-worlds takes a whole number"],
  ])("is refused where what is asked is none: %j", async (options, error) => {
    const ended = await inProcess([...words, ...options, "--out", join(out, "refused")]);
    expect(ended).toMatchObject({ code: 2, error: expect.stringContaining(error) });
  });
});

describe("the detail of the three arms of an effect", () => {
  test("has the means that the record has of each, also of that whose suppliers are held to the first", async () => {
    const to = join(freshFolder(), "effect");
    const asked = ["effect", "catfish", "-n", "3", "--months", "48", "--window", "24:47", "--plausible", "0"];
    const told = [
      ...asked,
      "--detail",
      "worlds,entries",
      "--detail-worlds",
      "3",
      "--no-charts",
      "--quiet",
      "--no-cache",
    ];
    expect(await inProcess([...told, "--out", to])).toMatchObject({ code: 0 });
    const sums = new Map<string, [sum: number, n: number]>();
    for (const row of await detail("worlds", to)) {
      if (Number(row.month) < 24 || row.value === null || row.value === undefined) continue;
      const key = keyOf(row, "scenario", "replication", "measure", "group");
      const [sum, n] = sums.get(key) ?? [0, 0];
      sums.set(key, [sum + Number(row.value), n + 1]);
    }
    const saved = csvParse(readFileSync(join(to, "data", "replications.csv"), "utf8")).filter(
      ({ value }) => value !== "",
    );
    const scenarios = new Set(saved.map(({ scenario }) => scenario));
    expect(scenarios.size).toBe(3);
    for (const row of saved) {
      const [sum, n] = sums.get(keyOf(row, "scenario", "replication", "measure", "group")) ?? [0, 0];
      const mean = Number(row.value);
      expect(Math.abs(sum / n - mean), JSON.stringify(row)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(mean)));
    }
    const entries = new Set((await detail("entries", to)).map((row) => String(row.scenario)));
    expect([...entries].sort()).toEqual([...scenarios].filter((name) => !name?.endsWith("without-entry")).sort());
  });
});
