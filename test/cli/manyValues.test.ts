import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { openFolder } from "../../src/cli/openFolder.ts";
import { followsFrom } from "../../src/cli/saved/follows.ts";
import { reopenedExploration } from "../../src/cli/saved/reopened.ts";
import { explore } from "../../src/cli/session.ts";
import type { Given } from "../../src/question/request.ts";
import { sensitivityKind } from "../../src/question/sensitivity.ts";
import { readManifest } from "../../src/result/manifest.ts";
import { type PointRecord, Recorder } from "../../src/result/record.ts";
import { BadFolder } from "../../src/result/savedFolder.ts";
import type { Explore, PointOutcome } from "../../src/worlds/points.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess, listening } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

/** What gives the outcomes one after the other. */
const giving =
  (outcomes: readonly PointOutcome[]): Explore =>
  async (_, use) => {
    for (const [index, outcome] of outcomes.entries()) use({ index, settings: [], outcome });
  };

describe("the record of an exploration", () => {
  const series = [{ measure: "price", group: "all" }] as const;
  const outcomes: PointOutcome[] = [
    { means: Float64Array.of(1, 2) },
    { failure: "they do not go together" },
    { means: Float64Array.of(3, 4) },
  ];

  async function recordOf(most: number): Promise<{ record: PointRecord; seen: PointOutcome[] }> {
    const recorder = new Recorder(giving(outcomes), { series, replications: 2 }, most);
    const seen: PointOutcome[] = [];
    await recorder.explore([], ({ outcome }) => seen.push(outcome));
    return { record: recorder.record(), seen };
  }

  test("holds what was seen, in the very arrays that the analysis was given", async () => {
    const { record, seen } = await recordOf(6);
    expect(record).toEqual({ series, replications: 2, points: outcomes, isKept: true });
    expect(record.points.map((outcome, at) => outcome === seen[at])).toEqual([true, true, true]);
  });

  test("lets go of all values where there are more than it may hold, and still tells what failed", async () => {
    const { record, seen } = await recordOf(5);
    expect(seen).toEqual(outcomes);
    expect(record.isKept).toBe(false);
    const nothing = { means: new Float64Array(0) };
    expect(record.points).toEqual([nothing, { failure: "they do not go together" }, nothing]);
  });
});

describe("a folder of more values than are kept", () => {
  const exploration = { ...sensitivityKind, mostValues: 500 };
  const folder = join(freshFolder(), "many");
  const effects: Effects = { ...nodeEffects(new AbortController().signal, false), terminal: listening().terminal };
  const options: Readonly<Record<string, readonly string[]>> = {
    replications: ["3"],
    months: ["12"],
    method: ["tornado"],
    workers: ["1"],
    vary: ["buyers.buyer.count=4:40", "policy.openness=0.1:0.3"],
    out: [folder],
  };
  const given: Given = {
    words: ["catfish"],
    text: (name) => options[name]?.[0],
    texts: (name) => options[name] ?? [],
    is: (name) => name === "quiet" || name === "no-cache",
  };
  const opened = () => openFolder(effects.disk, folder);
  const again = () => {
    return reopenedExploration(exploration, opened(), readManifest(opened(), "verify"), effects);
  };

  beforeAll(async () => {
    // One point fails.
    expect(await explore(exploration, given, effects)).toBe(3);
  });

  test("has its tables, its charts and the points that failed, and no values", () => {
    expect(existsSync(join(folder, "data/values.csv"))).toBe(false);
    expect(existsSync(join(folder, "charts/tornado.svg"))).toBe(true);
    const [head, ...failed] = readFileSync(join(folder, "data/failed.csv"), "utf8").trimEnd().split("\n");
    expect(head).toBe("point,failure");
    expect(failed).toEqual([expect.stringMatching(/^buyers\.buyer\.count high,"Nobody can serve the demand/)]);
  });

  test("cannot be drawn again, and says so with the remedy", async () => {
    const drawn = await again()
      .contents(true)
      .catch((error: unknown) => error);
    expect(drawn).toBeInstanceOf(BadFolder);
    const report = await inProcess(["report", folder]);
    expect(report).toMatchObject({ code: 2, out: "" });
    expect(report.error).toContain("The values of this exploration were too many to keep");
    expect(report.error).toContain("--force");
  });

  test("is verified by simulating all of it, to the byte; some of it tells nothing, and that is said", async () => {
    const some = await again().rerun({ sample: 4, threads: 1 });
    expect(some).toMatchObject({ all: 5, sample: [], differing: [] });
    expect(some.left[0]).toContain("they rest on 5 points, of which no values were kept; --sample all");
    const { contents, sample, left } = await again().rerun({ sample: Number.POSITIVE_INFINITY, threads: 1 });
    expect({ sample: sample.length, left }).toEqual({ sample: 5, left: [] });
    if (contents === undefined) throw new Error("nothing was made again");
    const follows = await followsFrom(opened(), readManifest(opened(), "verify"), contents, effects);
    expect(follows).toMatchObject({ differing: [], lacking: [], beside: [] });
    expect(follows.files).toBeGreaterThan(12);
  });

  test("with another digit in a table is not what is simulated, though the manifest was made to fit", async () => {
    resigned(folder, "data/outcomes.csv", (text) => text.replace(/(\nprice,unit costs,all,3,)\d/, "$19"));
    const { contents } = await again().rerun({ sample: Number.POSITIVE_INFINITY, threads: 1 });
    if (contents === undefined) throw new Error("nothing was made again");
    const { differing } = await followsFrom(opened(), readManifest(opened(), "verify"), contents, effects);
    expect(differing.map(({ table }) => table)).toContain("data/outcomes.csv");
  });

  test("of which the values were taken away is told from one that never had them by simulating it", async () => {
    const said = (sample: string) => inProcess(["verify", folder, "--sample", sample]);
    const some = await said("2");
    expect(some.out).toContain("Points   none of 5 run again");
    expect(some.out).toContain("Left     all tables, charts and sentences");
    expect(some.out).not.toMatch(/^Verified/m);
    // The program keeps so few values: it would have written them.
    const all = await said("all");
    expect(all.code).toBe(1);
    expect(all.out).toContain("lacking  data/values.csv");
  });
});
