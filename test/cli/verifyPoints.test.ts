import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { few, isThorough, thoroughTest } from "../thorough.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

const plain = ["--months", "24", "--no-charts", "--no-cache"];
const levers = ["--vary", "policy.negotiation=0.3:0.9", "--vary", "policy.flexibleSlots=1:4"];

/** An exploration of each kind, by a name. */
const explorations = {
  box: ["discover", "catfish", "-n", "5", "--points", "64", "--when", "price > base * 99% @12:23", ...levers],
  threshold: ["discover", "catfish", "-n", "20", "--when", "price < 1.25 @12:23", ...levers.slice(0, 2)],
  arms: ["discover", "catfish", "-n", "4", "--points", "64", "--when", "price < without-entry", ...levers],
  choice: [
    ...["choose", "catfish", "-n", "6", "--lever", "policy.flexibleShare=0.1,0.2,0.4", "--futures", "4"],
    ...["--uncertain", "market.disruptionRate=0:0.1"],
  ],
  allocation: [
    ...["allocate", "newcomer-playbook", "-n", "4", "--group", "challenger", "--budget", "0.04"],
    ...["--over", "managers,online", "--points", "2"],
  ],
  screening: ["sensitivity", "catfish", "-n", "4", "--trajectories", "4", ...levers],
  variance: ["sensitivity", "catfish", "-n", "4", "--method", "sobol", "--points", "8", ...levers],
  tornado: ["sensitivity", "catfish", "-n", "4", "--method", "tornado", ...levers],
} as const;
/** In `npm test` the first few. */
const kinds = ["threshold", "choice", "box", "arms", "allocation", "screening", "variance", "tornado"] as const;
type Kind = (typeof kinds)[number];

const home = freshFolder();
const made = new Set<Kind>();

/** The folder of an exploration, which is made when it is first asked for. */
async function madeOf(kind: Kind): Promise<string> {
  const folder = join(home, kind);
  if (made.has(kind)) return folder;
  const money = kind === "choice" || kind === "variance" ? ["--set", "currency=EUR", "--set", "unitCost=80"] : [];
  const ended = await inProcess([...explorations[kind], ...plain, ...money, "--out", folder]);
  expect(ended).toMatchObject({ code: 0, error: "" });
  made.add(kind);
  return folder;
}

/** A copy in which a file was changed, and the manifest made to fit. */
async function changed(kind: Kind, path: string, what: RegExp, by: string): Promise<string> {
  const folder = join(freshFolder(), kind);
  cpSync(await madeOf(kind), folder, { recursive: true });
  resigned(folder, path, (text) => {
    expect(text).toMatch(what);
    const other = text.replace(what, by);
    expect(other).not.toBe(text);
    return other;
  });
  return folder;
}

describe("verify", () => {
  test.each(few(kinds, 2))("runs points of a %s again: some, one and all of them", async (kind) => {
    const folder = await madeOf(kind);
    const points = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(points.kind).toMatch(/discovery|choice|sensitivity|allocation/);
    for (const sample of ["1", "5", "all"]) {
      const { code, out: said, error } = await inProcess(["verify", folder, "--sample", sample]);
      expect({ said, error, code }).toMatchObject({ error: "", code: 0 });
      expect(said).toMatch(/Points {3}\d+ of \d+ run again, \d+ worlds each: every row the/);
    }
  });

  const said = async (kind: Kind, sample: string) =>
    (await inProcess(["verify", await madeOf(kind), "--sample", sample])).out;

  test("says which points of how many it ran, and what it did not", async () => {
    const [all, five] = [await said("choice", "all"), await said("choice", "5")];
    expect(all).toContain("Points   12 of 12 run again, 6 worlds each");
    expect(all).toMatch(/\n\nVerified\.\s*$/);
    expect(five).toContain("Points   5 of 12 run again");
    expect(five).toMatch(/Follows {2}\d+ files made again from question and record: the same/);
    expect(five).toContain("Left     7 points were not simulated again: --sample all does");
    expect(five).not.toMatch(/^Verified/m);
    expect(await said("choice", "11")).toContain("Left     one point was not simulated again");
  });

  thoroughTest("says so of rows, of the ends of ranges, and of what checks a box", async () => {
    const [three, every] = [await said("variance", "3"), await said("variance", "all")];
    expect(three).toMatch(/Points {3}3 of 37 run again, 4 worlds each/);
    expect(three).toContain("Left     34 points were not simulated again");
    expect(every).not.toContain("Left ");
    expect(every).toContain("Points   37 of 37 run again");
    expect(await said("tornado", "4")).toContain("Left     one point was not simulated again");
    const { out } = await inProcess(["verify", await madeOf("box"), "--sample", "4", "--json"]);
    const { rerun, follows, verified, sound } = JSON.parse(out);
    expect({ verified, sound }).toEqual({ verified: false, sound: true });
    // 64 points that find, 32 that check, the scenario as it is in the worlds of both, and the middle.
    expect(rerun).toMatchObject({ of: "points", all: 99, differing: [] });
    expect(rerun.sample).toHaveLength(4);
    expect(rerun.sample[0]).toBe("0");
    expect(follows).toMatchObject({ differing: [], lacking: [], beside: [] });
  });

  const digits: readonly [string, Kind, RegExp, string, string][] = [
    ["a policy in a future", "choice", /(\n2,1,4,\d+\.\d+)\d(?=[,\n])/, "$1", "2, 1"],
    ["a point that finds", "box", /(\n9,3,\d+\.\d+)\d(?=[,\n])/, "$1", "9"],
    ["a point that checks, in worlds of its own", "box", /(\n80,2,\d+\.\d+)\d(?=[,\n])/, "$1", "80"],
    ["the middle", "box", /(\n98,4,\d+\.\d+)\d(?=[,\n])/, "$1", "98"],
    ["the scenario as it is", "threshold", /(\n0,7,\d+\.\d+)\d(?=[,\n])/, "$1", "0"],
    ["an arm without entry", "arms", /(\n5,without entry,1,\d+\.\d+)\d(?=[,\n])/, "$1", "5, without entry"],
    [
      "an end of a range",
      "screening",
      /(\npolicy\.flexibleSlots high,2,\d+\.\d+)\d(?=[,\n])/,
      "$1",
      "policy.flexibleSlots high",
    ],
    ["a point of a trajectory", "screening", /(\n5,2,\d+\.\d+)\d(?=[,\n])/, "$1", "5"],
    ["a point of a row", "variance", /(\n17,0,\d+\.\d+)\d(?=[,\n])/, "$1", "17"],
    ["the scenario as it is", "tornado", /(\nbase,3,\d+\.\d+)\d(?=[,\n])/, "$1", "base"],
  ];
  test.each(few(digits, 2))(
    "runs %s of a %s again and catches a last digit, though the manifest was made to fit",
    async (_, kind, what, by, point) => {
      const folder = await changed(kind, "data/values.csv", what, by);
      const { code, out: said } = await inProcess(["verify", folder, "--sample", "all"]);
      expect(said).toMatch(/Files {4}all \d+ as manifest\.json states/);
      expect(code).toBe(1);
      expect(said).toContain(`: 1 differ (${point})`);
      expect(said).toContain(`${point} in data/values.csv`);
      expect(said).toContain("The saved rows are not what the scenario, settings, seed and window of the folder give.");
    },
  );

  const worked: readonly [Kind, string, RegExp, string][] = [
    ["box", "data/cases.csv", /\nfind,7,5,.*?,/, "\nfind,7,5,4,"],
    ["box", "data/cases.csv", /(\ncheck,3,.*\.\d+)\d(,,)/, "$1$2"],
    ["box", "data/cases.csv", /(\nfind,9,.*,)0\.\d+(,\d,\d+\n)/, "$10.61$2"],
    ["box", "data/cases.csv", /(\nmiddle,0,.*\.\d+)\d(,,)/, "$1$2"],
    ["box", "data/cases.csv", /(\nbase,0,.*\.\d+)\d(,,)/, "$1$2"],
    ["box", "data/cases.csv", /(\ncheck,3,.*,)\d+\n/, "$12\n"],
    ["threshold", "data/cases.csv", /(\nfind,5,.*\.\d+)\d(,,)/, "$1$2"],
    ["arms", "data/cases.csv", /(\ncheck,5,.*\.\d+)\d(,,)/, "$1$2"],
    ["screening", "data/sensitivity.csv", /(flexibleSlots,high,.*\.\d+)\d(,run\n)/, "$1$2"],
    ["screening", "data/sensitivity.csv", /(negotiation,effect,.*\.\d+)\d(,run\n)/, "$1$2"],
    ["variance", "data/sensitivity.csv", /(negotiation,total,.*\.\d+)\d(,run\n)/, "$1$2"],
    ["variance", "data/outcomes.csv", /(\nprice,.*\.\d+)\d(,\d+\.\d+,0,window\n)/, "$1$2"],
    ["tornado", "data/outcomes.csv", /(\nprice,EUR.*|\nprice,unit costs,all,4,\d+\.\d+)\d,/, "$1,"],
    ["box", "data/boxes.csv", /\n1,no,\d+/, "\n1,no,99"],
    ["box", "data/limits.csv", /\n1,1,policy\.\w+,/, "\n1,1,policy.openness,"],
    ["box", "box.yaml", /negotiation: 0\.\d+/, "negotiation: 0.99"],
    ["threshold", "data/thresholds.csv", /(\n1,\w+,0\.\d*)\d,/, "$1,"],
    ["choice", "data/policies.csv", /(\n1,.*?,\d+\.\d+),/, "$17,"],
    ["choice", "data/futures.csv", /\n3,yes,\d/, "\n3,yes,9"],
    ["choice", "data/outcomes.csv", /(\n2,3,\d+\.\d+)/, "$17"],
    ["choice", "data/parameters.csv", /(\ncatfish,market\.switchingCost,)0/, "$11"],
  ];
  // In `npm test` those of the kinds that are there.
  const some = worked.filter(([kind]) => isThorough || few(kinds, 3).includes(kind));
  test.each(some)(
    "works %s out again from the record and compares %s, whatever the sample",
    async (kind, path, what, by) => {
      const folder = await changed(kind, path, what, by);
      const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
      expect(said).toMatch(/Points .* every row the same to the byte/);
      expect(said).toMatch(/Follows .*: 1 are not the same/);
      expect(said).toContain(`differs  ${path}, line `);
      expect(said).toContain("Some files do not follow from the question and the saved rows");
      expect(code).toBe(1);
    },
  );

  test("says that the scenario of an exploration was changed", async () => {
    const folder = await changed("choice", "scenario.yaml", /flexibleShare: .*/, "flexibleShare: 0.9");
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "all"]);
    expect(said).toContain("scenario.yaml does not have the hash that it states");
    expect(code).toBe(1);
  });
});
