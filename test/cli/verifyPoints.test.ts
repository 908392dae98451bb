import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
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
  screening: ["sensitivity", "catfish", "-n", "4", "--trajectories", "4", ...levers],
  variance: ["sensitivity", "catfish", "-n", "4", "--method", "sobol", "--points", "16", ...levers],
  tornado: ["sensitivity", "catfish", "-n", "4", "--method", "tornado", ...levers],
} as const;
const kinds = Object.keys(explorations);

const home = freshFolder();
beforeAll(async () => {
  for (const [name, words] of Object.entries(explorations)) {
    const money = name === "choice" || name === "variance" ? ["--set", "currency=EUR", "--set", "unitCost=80"] : [];
    const ended = await inProcess([...words, ...plain, ...money, "--out", join(home, name)]);
    expect(ended).toMatchObject({ code: 0, error: "" });
  }
}, 120_000);

/** A copy in which a file was changed, and the manifest made to fit. */
function changed(kind: string, path: string, what: RegExp, by: string): string {
  const folder = join(freshFolder(), kind);
  cpSync(join(home, kind), folder, { recursive: true });
  resigned(folder, path, (text) => {
    expect(text).toMatch(what);
    const other = text.replace(what, by);
    expect(other).not.toBe(text);
    return other;
  });
  return folder;
}

describe("verify", () => {
  test.each(kinds)("runs points of a %s again: some, one and all of them", async (kind) => {
    const points = JSON.parse(readFileSync(join(home, kind, "manifest.json"), "utf8"));
    expect(points.kind).toMatch(/discovery|choice|sensitivity/);
    for (const sample of ["1", "5", "all"]) {
      const { code, out: said, error } = await inProcess(["verify", join(home, kind), "--sample", sample]);
      expect({ said, error, code }).toMatchObject({ error: "", code: 0 });
      expect(said).toMatch(
        /Points {3}\d+ of \d+( and the scenario as it is)? run again, \d+ worlds each: every row the/,
      );
    }
  });

  test("says which points of how many it ran, and what it did not", async () => {
    const said = async (kind: string, sample: string) => {
      return (await inProcess(["verify", join(home, kind), "--sample", sample])).out;
    };
    expect(await said("choice", "all")).toContain("Points   12 of 12 run again, 6 worlds each");
    expect(await said("choice", "5")).toContain("Points   5 of 12 run again");
    expect(await said("choice", "5")).toMatch(/Tables {3}data\/policies\.csv, data\/futures\.csv.* worked out again/);
    expect(await said("variance", "3")).toMatch(/Points {3}3 of 69 and the scenario as it is run again, 4 worlds each/);
    expect(await said("variance", "3")).toMatch(/Left {5}the Sobol indices and variances, which rest on the 64 points/);
    expect(await said("variance", "all")).not.toContain("Left ");
    expect(await said("variance", "all")).toContain("Points   68 of 69 and the scenario as it is run again");
    expect(await said("tornado", "1")).not.toContain("Left ");
    const { out } = await inProcess(["verify", join(home, "box"), "--sample", "4", "--json"]);
    const { points } = JSON.parse(out);
    expect(points).toMatchObject({ differing: [], misfits: [], tables: ["data/cases.csv"] });
    expect(points.sample.slice(0, 2)).toEqual(["base", "find 0"]);
    expect(points.workedOut).toContain("data/boxes.csv");
  });

  test.each<[string, string, string, RegExp, string]>([
    ["a count of worlds", "box", "data/cases.csv", /\nfind,7,5,.*?,/, "\nfind,7,5,4,"],
    ["a mean", "box", "data/cases.csv", /(\ncheck,3,.*\.\d+)\d(,,)/, "$1$2"],
    ["a setting", "box", "data/cases.csv", /(\nfind,9,.*,)0\.\d+(,\d\n)/, "$10.61$2"],
    ["the middle", "box", "data/cases.csv", /(\nmiddle,0,.*\.\d+)\d(,,)/, "$1$2"],
    ["the scenario as it is", "box", "data/cases.csv", /(\nbase,0,.*\.\d+)\d(,,)/, "$1$2"],
    ["a mean", "threshold", "data/cases.csv", /(\nfind,5,.*\.\d+)\d(,,)/, "$1$2"],
    ["a mean", "arms", "data/cases.csv", /(\ncheck,5,.*\.\d+)\d(,,)/, "$1$2"],
    ["a world", "choice", "data/values.csv", /(\n2,1,4,\d+\.\d+)\d\n/, "$1\n"],
    ["an end of a range", "screening", "data/sensitivity.csv", /(flexibleSlots,high,.*\.\d+)\d\n/, "$1\n"],
    ["an effect", "screening", "data/sensitivity.csv", /(negotiation,effect,.*\.\d+)\d\n/, "$1\n"],
    ["an index", "variance", "data/sensitivity.csv", /(negotiation,total,.*\.\d+)\d\n/, "$1\n"],
    ["a variance", "variance", "data/outcomes.csv", /(\nprice,.*\.\d+)\d(,\d+\.\d+,0\n)/, "$1$2"],
    ["a mean", "tornado", "data/outcomes.csv", /(\nprice,EUR.*|\nprice,unit costs,all,4,\d+\.\d+)\d,/, "$1,"],
  ])("catches %s that was changed in a %s, though the manifest was made to fit", async (_, kind, path, what, by) => {
    const folder = changed(kind, path, what, by);
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "all"]);
    expect(said).toMatch(/Files {4}all \d+ as manifest\.json states/);
    expect(code).toBe(1);
    expect(said).toMatch(/Points .* [1-9]\d* differ from data\//);
    expect(said).toContain(`saved in ${path}`);
  });

  test.each<[string, string, RegExp, string]>([
    ["box", "data/boxes.csv", /\n1,no,\d+/, "\n1,no,99"],
    ["box", "data/limits.csv", /\n1,1,policy\.\w+,/, "\n1,1,policy.openness,"],
    ["box", "box.yaml", /negotiation: 0\.\d+/, "negotiation: 0.99"],
    ["threshold", "data/thresholds.csv", /(\n1,\w+,0\.\d*)\d,/, "$1,"],
    ["choice", "data/policies.csv", /(\n1,.*?,\d+\.\d+),/, "$17,"],
    ["choice", "data/futures.csv", /\n3,yes,\d/, "\n3,yes,9"],
    ["choice", "data/outcomes.csv", /(\n2,3,\d+\.\d+)/, "$17"],
  ])("works %s out again from the rows and compares %s, whatever the sample", async (kind, path, what, by) => {
    const folder = changed(kind, path, what, by);
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "1"]);
    expect(said).toMatch(/Points .* every row the same to the byte/);
    expect(said).toMatch(/Tables .*: 1 differ from/);
    expect(said).toContain(`saved in ${path}`);
    expect(said).toContain("Some tables do not follow from the others");
    expect(code).toBe(1);
  });

  test("says that the scenario of an exploration was changed", async () => {
    const folder = changed("choice", "scenario.yaml", /flexibleShare: .*/, "flexibleShare: 0.9");
    const { code, out: said } = await inProcess(["verify", folder, "--sample", "all"]);
    expect(said).toContain("scenario.yaml does not have the hash that manifest.json states");
    expect(code).toBe(1);
  });
});
