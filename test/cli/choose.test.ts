import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { thoroughTest } from "../thorough.ts";
import { catfish, freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const lever = ["--lever", "policy.flexibleShare=0.1,0.2,0.4"];
const uncertain = ["--uncertain", "market.disruptionRate=0:0.1", "--uncertain", "suppliers.newcomer.quality=0.7:1"];
/** Small: 3 policies, 4 futures, 6 worlds of 24 months. */
const small = [
  "choose",
  "catfish",
  ...lever,
  ...uncertain,
  "--futures",
  "4",
  "-n",
  "6",
  "--months",
  "24",
  "--no-cache",
];

function resultIn(folder: string): Record<string, string> {
  const { "run-info.json": _, ...rest } = hashesBelow(folder);
  return rest;
}

describe("catfish choose", () => {
  const home = freshFolder();
  const folder = join(home, "choice");
  let said = "";
  beforeAll(() => {
    const { code, out, error } = catfish([...small, "--out", folder]);
    expect([code, error]).toEqual([0, ""]);
    said = out;
  });

  test("says the least regret with interval and n, what may be as good, and what to do next", () => {
    const words = said.replace(/\s+/g, " ");
    expect(words).toMatch(
      /over all two years \(discounted at 8 % a year\) and 4 futures, the policy of 10 % of spend open to flexible suppliers is the best policy in every one/,
    );
    expect(words).toMatch(/6 worlds in each/);
    expect(words).toMatch(/Both others are clearly behind/);
    expect(words).toMatch(/as it is \(flexible share 20 %\) 0\.0\d+ 0\.0\d+ to 0\.0\d+/);
    expect(said).toMatch(/Next {3}.*\n {7}catfish (what-if|run) /);
  });

  test("chooses for a group: its own settings against what all others decide, by its profit and in its words", async () => {
    const folder = join(home, "for-newcomer");
    const asked = ["choose", "catfish", "--for", "newcomer", "--uncertain", "policy.openness=0.1:0.3"];
    const small = ["--futures", "2", "-n", "4", "--months", "24", "--no-cache", "--no-charts", "--quiet"];
    const lever = ["--lever", "suppliers.newcomer.preparationMonths=0,24"];
    const { out, code } = await inProcess([...asked, ...lever, ...small, "--out", folder]);
    expect(code).toBe(0);
    const words = out.replace(/\s+/g, " ");
    expect(words).toContain("Choice for newcomer: Prepared newcomers");
    expect(words).toContain(
      "For newcomer, in this model, over all two years (discounted at 8 % a year) and 2 futures,",
    );
    expect(words).toContain("supplier profit of newcomer no worse than as it is");
    const { design } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(design).toMatchObject({ for: "newcomer", measures: ["profit:newcomer"], better: "higher" });
    expect((await inProcess(["verify", folder, "--sample", "all"])).code).toBe(0);
  });

  test.each([
    ["a lever of others", ["--lever", "policy.openness=0,0.2"], "`policy.openness` is not in the hands of newcomer"],
    [
      "what is its own, as uncertain",
      ["--lever", "suppliers.newcomer.preparationMonths=0,24", "--uncertain", "suppliers.newcomer.quality=0.5:1"],
      "`suppliers.newcomer.quality` is newcomer's own: it is not uncertain.",
    ],
  ])("for a group refuses %s", async (_, words, said) => {
    const asked = ["choose", "catfish", "--for", "newcomer", "--uncertain", "market.disruptionRate=0:0.1"];
    const { error, code } = await inProcess([...asked, ...words, "--out", join(home, "refused")]);
    expect(code).toBe(2);
    expect(error.replace(/\s+/g, " ")).toContain(said);
  });

  test("weighs the same policies by further measures, each as if it were asked about alone", {
    timeout: 300_000,
  }, async () => {
    const made = async (measure: string) => {
      const out = join(freshFolder(), "measures");
      const ended = await inProcess([...small, "--measure", measure, "--plausible", "3", "--out", out]);
      expect(ended).toMatchObject({ code: 0, error: "" });
      return { out, said: ended.out, ...JSON.parse(readFileSync(join(out, "summary.json"), "utf8")) };
    };
    const [both, value, price] = [await made("buyerValue,price"), await made("buyerValue"), await made("price")];
    expect(both.policies).toEqual(value.policies);
    const [other] = both.others;
    expect(other).toMatchObject({ measure: "price", better: "lower", best: { worstRegret: price.best.worstRegret } });
    expect(other.plausible).toEqual(price.plausible);
    const regrets = (of: typeof other) =>
      of.policies.map(({ worstRegret: { mean, lower, upper } }: { worstRegret: Record<string, number> }) => [
        mean,
        lower,
        upper,
      ]);
    expect(regrets(other)).toEqual(regrets(price));
    expect(both.said).toMatch(/By price .* has the least/s);
    expect(both.said).toMatch(/worst regret,\s+price/);
    expect(await inProcess(["verify", both.out, "--sample", "all"])).toMatchObject({ code: 0 });
    const neutral = await inProcess([...small, "--measure", "buyerValue,newcomerShare"]);
    expect(neutral).toMatchObject({ code: 2 });
    expect(neutral.error).toContain("Of newcomerShare neither way is better by itself");
  });

  test("says so where no policy changes anything", async () => {
    const words = ["choose", "closed-market", "--lever", "policy.openness=0,0.5", "--uncertain"];
    const design = ["market.disruptionRate=0:0.05", "--futures", "3", "-n", "4", "--months", "12", "--no-cache"];
    const { out, code } = await inProcess([...words, ...design, "--out", join(home, "idle")]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toMatch(
      /no policy changes anything: buyer value is the same under all 3, 4 worlds/,
    );
    expect(out).not.toMatch(/least|satisfies most|clearly behind/);
    for (const id of ["choice-regret", "choice-satisficing"]) {
      expect(readFileSync(join(home, "idle", "charts", `${id}.svg`), "utf8")).toMatch(
        /No policy changes anything|All policies satisfy alike/,
      );
    }
  });

  test("writes policies, futures, outcomes and all values, charts, page and answer", () => {
    expect(Object.keys(resultIn(folder)).sort()).toEqual(
      [
        "brief.html",
        "brief.md",
        "charts/choice-deciding.svg",
        "charts/choice-deciding.vl.json",
        "charts/choice-regret.svg",
        "charts/choice-regret.vl.json",
        "charts/choice-satisficing.svg",
        "charts/choice-satisficing.vl.json",
        "data/failed.csv",
        "data/futures.csv",
        "data/measures.csv",
        "data/outcomes.csv",
        "data/parameters.csv",
        "data/policies.csv",
        "data/values.csv",
        "datapackage.json",
        "index.html",
        "manifest.json",
        "scenario.yaml",
        "summary.json",
        "summary.md",
      ].sort(),
    );
    const rows = (name: string) =>
      readFileSync(join(folder, `data/${name}.csv`), "utf8")
        .trimEnd()
        .split("\n");
    expect(rows("policies")).toHaveLength(1 + 3);
    expect(rows("futures")).toHaveLength(1 + 4);
    expect(rows("outcomes")).toHaveLength(1 + 3 * 4);
    expect(rows("values")).toHaveLength(1 + 3 * 4 * 6);
    expect(rows("policies").map((row) => row.split(",").slice(0, 3).join(","))).toEqual([
      "policy,name,settings",
      "0,as it is (flexible share 20 %),",
      "1,flexible share 10 %,policy.flexibleShare=0.1",
      "2,flexible share 40 %,policy.flexibleShare=0.4",
    ]);
  });

  thoroughTest("gives the same bytes with two workers, and in shards that are merged", async () => {
    const two = join(freshFolder(), "choice");
    expect(await inProcess([...small, "--workers", "2", "--out", two])).toMatchObject({ code: 0, error: "" });
    expect(resultIn(two)).toEqual(resultIn(folder));
    const cut = freshFolder();
    for (const shard of ["1/2", "2/2"]) {
      const ended = await inProcess([...small, "--out", join(cut, "choice"), "--shard", shard]);
      expect(ended).toMatchObject({ code: 0, error: "" });
    }
    expect(await inProcess(["merge", join(cut, "choice-shards")])).toMatchObject({ code: 0, error: "" });
    expect(resultIn(join(cut, "choice"))).toEqual(resultIn(folder));
  });

  test("is drawn again from its tables to the same bytes, and says of a damaged table what is wrong", async () => {
    const again = join(freshFolder(), "again");
    expect(await inProcess(["report", folder, "--out", again])).toMatchObject({ code: 0, error: "" });
    expect(resultIn(again)).toEqual(resultIn(folder));
    const values = join(again, "data/values.csv");
    writeFileSync(values, readFileSync(values, "utf8").replace("\n0,1,0,", "\n0,1,7,"));
    const damaged = await inProcess(["report", again]);
    expect(damaged).toMatchObject({ code: 2, out: "" });
    expect(damaged.error).toContain('values.csv:8: "7" is out of order, or a row before it is missing.');
  });

  test("is kept when it is asked for again, and not replaced by another", async () => {
    const kept = await inProcess([...small, "--out", folder]);
    expect(kept).toMatchObject({ code: 0, out: expect.stringContaining("Kept") });
    const other = await inProcess([...small, "--satisfy", "service >= 60%", "--out", folder]);
    expect(other).toMatchObject({ code: 2, error: expect.stringContaining("--force") });
  });

  test("gives programs the answer as JSON lines, the result last", async () => {
    const { code, out } = await inProcess([...small, "--json", "--out", join(freshFolder(), "json")]);
    expect(code).toBe(0);
    const result = JSON.parse(out.trimEnd().split("\n").at(-1) ?? "");
    expect(result).toMatchObject({
      event: "result",
      scenario: "catfish",
      measure: "buyerValue",
      futures: { asked: 4, used: 4 },
    });
    expect(result.policies).toHaveLength(3);
    expect(result.best.worstRegret.asGood).toContain(result.best.worstRegret.policy);
  });

  test("money is in the currency of the scenario, everywhere", async () => {
    const euro = join(freshFolder(), "euro");
    const ended = await inProcess([...small, "--set", "currency=EUR", "--set", "unitCost=50", "--out", euro]);
    expect(ended).toMatchObject({ code: 0, error: "" });
    expect(ended.out).toMatch(/EUR/);
    const regret = (from: string) =>
      JSON.parse(readFileSync(join(from, "summary.json"), "utf8")).policies[2].worstRegret.mean;
    expect(regret(euro) / regret(folder)).toBeCloseTo(50, 9);
    const again = join(freshFolder(), "again");
    expect((await inProcess(["report", euro, "--out", again])).code).toBe(0);
    expect(resultIn(again)).toEqual(resultIn(euro));
  });

  test("what has to be met is in the currency of the scenario too", async () => {
    const met = async (...more: readonly string[]) => {
      const out = join(freshFolder(), "met");
      expect((await inProcess([...small, ...more, "--no-charts", "--out", out])).code).toBe(0);
      const { policies, satisfy } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
      return [policies.map(({ satisfied }: { readonly satisfied: object }) => satisfied), satisfy[0].value];
    };
    const [plain] = await met("--satisfy", "price <= 1.24");
    const euro = await met("--satisfy", "price <= 62", "--set", "currency=EUR", "--set", "unitCost=50");
    expect(euro).toEqual([plain, 62]);
    const refused = await inProcess([...small, "--set", "currency=EUR", "--satisfy", "price <= 62%"]);
    expect(refused.error).toContain("a number of EUR");
  });

  test("futures in which policies cannot work are left out and said, and end with 3", async () => {
    const futures = ["--uncertain", "buyers.buyer.demand=0.9,1,1000"];
    const words = ["choose", "catfish", ...lever, ...futures, "-n", "4", "--months", "12", "--no-cache"];
    const out = join(freshFolder(), "lost");
    const ended = await inProcess([...words, "--out", out]);
    expect([ended.code, ended.error]).toEqual([3, expect.stringContaining("3 points failed and are left out")]);
    expect(ended.out.replace(/\s+/g, " ")).toContain(
      "1 of the 3 futures is left out, since some policy has no value in it.",
    );
    expect(ended.out).toContain("2 futures");
    const rows = readFileSync(join(out, "data/futures.csv"), "utf8").trimEnd().split("\n");
    expect(rows.map((row) => row.split(",")[1])).toEqual(["used", "yes", "yes", "no"]);
    const failed = readFileSync(join(out, "data/failed.csv"), "utf8").trimEnd().split("\n");
    expect(failed[0]).toBe("future,policy,failure,settings");
    expect(failed.slice(1).map((row) => row.split(",").slice(0, 2).join())).toEqual(["2,0", "2,1", "2,2"]);
    expect(failed[2]).toMatch(/,policy\.flexibleShare=0\.1 buyers\.buyer\.demand=1000$/);
  });
});

describe("catfish choose refuses", () => {
  const asked = async (...words: readonly string[]) => {
    const out = join(freshFolder(), "never");
    const ended = await inProcess(["choose", "catfish", ...words, "--out", out]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    return ended.error;
  };

  test("a question without lever or uncertainty, with an example that can be typed", async () => {
    expect(await asked(...uncertain)).toMatch(/--lever or --policy[\s\S]*catfish choose catfish --lever/);
    expect(await asked(...lever)).toMatch(/--uncertain[\s\S]*catfish choose catfish --lever[\s\S]*catfish sweep/);
    expect(await asked("--lever", "policy.flexibleShare=0.2", ...uncertain)).toMatch(/only one policy/);
  });

  test("levers that nobody holds, and uncertainties that the buyers decide", async () => {
    expect(await asked("--lever", "market.disruptionRate=0,0.1", ...uncertain)).toMatch(/nobody's hands/);
    expect(await asked(...lever, "--uncertain", "policy.openness=0:1")).toMatch(/own decision/);
    expect(await asked(...lever, "--uncertain", "policy.flexibleShare=0:1")).toMatch(/at once/);
    expect(await asked(...lever, "--uncertain", "months=12:24")).toMatch(/how the run is counted/);
    expect(await asked("--policy", "calm: market.disruptionRate=0", ...uncertain)).toMatch(/nobody's hands/);
  });

  test("wrong paths, names, values and criteria, with what would be right", async () => {
    expect(await asked("--lever", "policy.flexibleShar=0,1", ...uncertain)).toMatch(/policy\.flexibleShare/);
    expect(await asked(...lever, "--uncertain", "market.disruptionRat=0:1")).toMatch(
      /--uncertain[\s\S]*market\.disruptionRate/,
    );
    expect(await asked("--lever", "policy.flexibleShare=0:0.6", ...uncertain)).toMatch(/step or a list/);
    expect(await asked("--policy", "open", ...uncertain)).toMatch(/a name and settings/);
    expect(await asked("--policy", "open: policy.openess=0.3", ...uncertain)).toMatch(
      /--policy open[\s\S]*policy\.openness/,
    );
    expect(await asked("--policy", "same: policy.openness=0.2", ...uncertain)).toMatch(/the same as "as it is"/);
    expect(await asked(...lever, ...uncertain, "--satisfy", "buyerVal >= 1")).toMatch(/buyerValue/);
    expect(await asked(...lever, ...uncertain, "--satisfy", "buyerValue => 1")).toMatch(/cannot read this criterion/);
    expect(await asked(...lever, ...uncertain, "--satisfy", "price:nobody <= 1")).toMatch(/nobody/);
    expect(await asked(...lever, ...uncertain, "--measure", "newcomerShare")).toMatch(/--best lower or --best higher/);
  });

  test("numbers that make no sense, and what does not fit", async () => {
    expect(await asked(...lever, ...uncertain, "-n", "3")).toMatch(/4 is the least/);
    expect(await asked(...lever, ...uncertain, "-n", "auto")).toMatch(/a number of --replications, not auto/);
    expect(await asked(...lever, ...uncertain, "--futures", "0")).toMatch(/--futures takes a whole number/);
    expect(await asked(...lever, ...uncertain, "--futures", "90000")).toMatch(
      /270000 points; 100000 is the most[\s\S]*33333 --futures/,
    );
    expect(await asked(...lever, ...uncertain, "--design", "grid")).toMatch(/range and no step/);
    expect(await asked(...lever, ...uncertain, "--futures", "30000", "-n", "1000000")).toMatch(
      /GB of memory[\s\S]*--replications or fewer/,
    );
  });
});
