import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { thoroughTest } from "../thorough.ts";
import { catfish, freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

/** Small enough to take a second, with newcomers in it early enough to matter. */
const small = ["catfish", "--set", "suppliers.newcomer.entry.month=6", "--months", "48", "-n", "20"];

const folder = join(freshFolder(), "effect");
const read = (path: string) => readFileSync(join(folder, path), "utf8");

beforeAll(() => {
  const { code, error } = catfish(["effect", ...small, "--workers", "1", "--out", folder]);
  expect({ code, error }).toEqual({ code: 0, error: "" });
});

describe("the folder of an effect", () => {
  test("holds the tables, the three arms, the charts and the page, all in a manifest of its kind", () => {
    const manifest = JSON.parse(read("manifest.json"));
    expect(manifest).toMatchObject({ kind: "effect", replications: 20, months: 48, window: [24, 47] });
    const arms = ["catfish-without-entry", "catfish-without-reaction", "catfish"];
    expect(manifest.arms.map(({ name }: { name: string }) => name)).toEqual(arms);
    // What is held to another world cannot be said in a file.
    expect(readdirSync(join(folder, "scenarios")).sort()).toEqual(["catfish-without-entry.yaml", "catfish.yaml"]);
    const { "manifest.json": _m, "run-info.json": _r, ...rest } = hashesBelow(folder);
    const stated = manifest.files.map(({ path, sha256 }: { path: string; sha256: string }) => [path, sha256]);
    expect(Object.fromEntries(stated)).toEqual(rest);
    expect(Object.keys(rest)).toEqual(
      expect.arrayContaining(["data/effect.csv", "data/effect-months.csv", "charts/catfish-effect.svg", "index.html"]),
    );
  });

  test.each(["data/effect.csv", "data/effect-months.csv"])(
    "%s has its fixed columns, and its parts add up as they stand",
    (path) => {
      const rows = csvParse(read(path));
      const fixed = path.includes("months")
        ? ["measure", "unit", "group", "part", "month", "n", "difference", "lower", "upper"]
        : ["measure", "unit", "group", "part", "n", "difference", "lower", "upper"];
      expect(rows.columns.slice(0, fixed.length)).toEqual(fixed);
      const parts = new Map<string, Map<string, number>>();
      for (const { measure, group, month = "", part, difference, n } of rows) {
        if (n === "0") continue;
        const key = `${measure} ${group} ${month}`;
        parts.set(key, (parts.get(key) ?? new Map<string, number>()).set(part, Number(difference)));
      }
      expect(parts.size).toBeGreaterThan(path.includes("months") ? 2500 : 60);
      for (const [key, values] of parts) {
        const sum = (values.get("substitution") ?? Number.NaN) + (values.get("catfish") ?? Number.NaN);
        expect([key, sum]).toEqual([key, values.get("total")]);
      }
    },
  );

  test("data/effect-years.csv has every part by year, adds up, and has a share only where both parts go its way", () => {
    const rows = csvParse(read("data/effect-years.csv"));
    const byKey = new Map(rows.map((row) => [`${row.measure} ${row.group} ${row.year} ${row.part}`, row]));
    expect([...new Set(rows.map(({ year, firstMonth, lastMonth }) => `${year}: ${firstMonth}-${lastMonth}`))]).toEqual([
      "1: 0-11",
      "2: 12-23",
      "3: 24-35",
      "4: 36-47",
    ]);
    let shares = 0;
    for (const { measure, group, year, part, difference, n, shareOfTotal } of rows) {
      const of = (name: string) => byKey.get(`${measure} ${group} ${year} ${name}`);
      const sum = (...names: string[]) => names.reduce((all, name) => all + Number(of(name)?.difference), 0);
      if (n === "0") continue;
      if (part === "total") expect(sum("substitution", "catfish")).toBe(Number(difference));
      if (part !== "catfish") continue;
      if (measure === "buyerValue" && group === "all")
        expect(sum("catfishEffort", "catfishPrice", "catfishOrders")).toBe(Number(difference));
      if (shareOfTotal === "") continue;
      shares++;
      const total = of("total");
      expect(Number(total?.lower) > 0 || Number(total?.upper) < 0).toBe(true);
      expect(Number(difference) * Number(of("substitution")?.difference)).toBeGreaterThanOrEqual(0);
      expect(Number(shareOfTotal)).toBeCloseTo(Number(difference) / Number(total?.difference), 12);
    }
    expect(shares).toBeGreaterThan(10);
    const summary = JSON.parse(read("summary.json"));
    expect(summary.years.map(({ year }: { year: number }) => year)).toEqual([1, 2, 3, 4]);
    const last = byKey.get("buyerValue all 4 catfish");
    expect(summary.years[3].share?.value ?? "").toEqual(last?.shareOfTotal === "" ? "" : Number(last?.shareOfTotal));
  });

  thoroughTest("is the same to the byte with two workers, but for run-info.json", () => {
    const other = join(freshFolder(), "effect");
    expect(catfish(["effect", ...small, "--workers", "2", "--out", other]).code).toBe(0);
    const { "run-info.json": _one, ...these } = hashesBelow(folder);
    const { "run-info.json": _two, ...those } = hashesBelow(other);
    expect(those).toEqual(these);
  });

  test("has files of the arms that run again and give the same worlds", () => {
    const out = freshFolder();
    const rows = read("data/replications.csv").split("\n");
    for (const arm of ["catfish-without-entry", "catfish"]) {
      const file = join(out, `${arm}.yaml`);
      writeFileSync(file, read(`scenarios/${arm}.yaml`));
      expect(catfish(["run", file, "-n", "20", "--no-charts", "--out", out])).toMatchObject({ code: 0, error: "" });
      const again = readFileSync(join(out, arm, "data", "replications.csv"), "utf8")
        .trim()
        .split("\n")
        .slice(1);
      expect(rows.filter((row) => row.startsWith(`${arm},`))).toEqual(again);
    }
  });

  test("agrees with the paired differences of catfish run: the total is what entry changes", () => {
    const out = freshFolder();
    expect(catfish(["run", ...small, "--no-charts", "--out", out]).code).toBe(0);
    const compared = csvParse(readFileSync(join(out, "catfish", "data", "comparison.csv"), "utf8"));
    const totals = csvParse(read("data/effect.csv")).filter(({ part }) => part === "total");
    // A run compares worlds over the months that both have; an effect over those that all three have.
    const tables = [join(out, "catfish"), folder].map((of) => join(of, "data", "common-months.csv"));
    const common = tables.flatMap((table) => [...csvParse(readFileSync(table, "utf8"))]);
    const otherMonths = new Set(common.map(({ measure, group }) => `${measure} ${group}`));
    let same = 0;
    for (const { measure, group, n, difference, lower, upper, better } of totals) {
      const pair = compared.find((row) => row.measure === measure && row.group === group);
      if (pair === undefined || n === "0" || pair.n !== n || otherMonths.has(`${measure} ${group}`)) continue;
      same++;
      // comparison.csv has seven digits; differences within rounding are 0 here and 1e-17 there.
      for (const [own, other] of [
        [difference, pair.difference],
        [lower, pair.lower],
        [upper, pair.upper],
      ]) {
        expect(Math.abs(Number(own) - Number(other))).toBeLessThan(1e-6 * Math.max(Math.abs(Number(own)), 1e-9));
      }
      // Elsewhere catfish run may take rounding for a difference, which is none here.
      if (/^(price|buyerValue)$/.test(measure) && group === "all") expect(better).toBe(pair.better);
    }
    expect(same).toBeGreaterThan(60);
  });

  test("is verified, and drawn again from its tables to the same bytes", () => {
    expect(catfish(["verify", folder, "--sample", "3"])).toMatchObject({ code: 0 });
    const before = hashesBelow(folder);
    expect(catfish(["report", folder])).toMatchObject({ code: 0, error: "" });
    expect(hashesBelow(folder)).toEqual(before);
  });

  test("is kept when it is asked for again, and refused to another effect", () => {
    const again = catfish(["effect", ...small, "--out", folder]);
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/letting newcomers in .*Kept {3}/s);
    const other = catfish(["effect", ...small, "--seed", "other", "--out", folder]);
    expect(other.code).toBe(2);
    expect(other.error).toContain("Replace it with --force");
  });
});

describe("an effect whose arms have prices in other months", () => {
  // The one supplier fails: without entry nobody delivers in six months, and there is no price.
  const market = [
    "title: One supplier that fails",
    "extends: catfish",
    "months: 30",
    "buyers: [{ name: buyer, count: 1 }]",
    "suppliers: [{ name: powerhouse, count: 1 }, { name: backup, count: 0 }, { name: newcomer, entry: { month: 3, rate: 0 } }]",
    "timetable: [{ month: 18, failure: { supplier: powerhouse.1, months: 6, loss: 1 } }]",
  ].join("\n");
  const home = freshFolder();
  const file = join(home, "failing.yaml");
  const one = join(home, "one");
  const words = ["effect", file, "-n", "30", "--no-charts", "--no-cache"];
  const rowsOf = (name: string) => csvParse(readFileSync(join(one, "data", name), "utf8"));

  beforeAll(async () => {
    writeFileSync(file, `${market}\n`);
    const { code, out } = await inProcess([...words, "--out", one]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain(
      "In 30 worlds of 30 one of the three arms has no price in months in which another has one: the effect is over the months in which all three do.",
    );
  });

  test("is over the months in which all three have one", () => {
    const common = rowsOf("common-months.csv").filter(({ measure, group }) => measure === "price" && group === "all");
    expect(common).toHaveLength(30);
    const meanOf = (difference: (row: (typeof common)[number]) => number) =>
      common.reduce((sum, row) => sum + difference(row), 0) / common.length;
    const [total, substitution] = ["total", "substitution"].map((part) =>
      rowsOf("effect.csv").find((row) => row.measure === "price" && row.group === "all" && row.part === part),
    );
    expect(Number(total?.difference)).toBeCloseTo(
      meanOf((row) => Number(row.valueEntry) - Number(row.valueWithoutEntry)),
      6,
    );
    expect(Number(substitution?.difference)).toBeCloseTo(
      meanOf((row) => Number(row.valueWithoutReaction) - Number(row.valueWithoutEntry)),
      6,
    );
  });

  test("is verified, also when some worlds are simulated again, and a forged mean over them is found", async () => {
    expect(await inProcess(["verify", one, "--sample", "2"])).toMatchObject({ code: 0 });
    expect((await inProcess(["verify", one, "--sample", "all"])).out).toContain("Verified.");
    const forged = join(freshFolder(), "forged");
    cpSync(one, forged, { recursive: true });
    resigned(forged, "data/common-months.csv", (text) => text.replace(/^(0,price,all,)1/m, "$12"));
    const { code, out } = await inProcess(["verify", forged, "--sample", "all"]);
    expect(code).toBe(1);
    expect(out).toContain("data/common-months.csv");
    resigned(forged, "data/common-months.csv", (text) => text.replace(/^0,price/m, "30,price"));
    const refused = await inProcess(["report", forged]);
    expect(refused).toMatchObject({ code: 2, error: expect.stringContaining("belongs to no world of the effect") });
  });

  thoroughTest(
    "is the same to the byte when it is drawn again, or made with two workers or of stored batches",
    async () => {
      const { "run-info.json": _one, ...whole } = hashesBelow(one);
      const drawn = join(freshFolder(), "drawn");
      cpSync(one, drawn, { recursive: true });
      expect(await inProcess(["report", drawn])).toMatchObject({ code: 0, error: "" });
      for (const path of ["data/common-months.csv", "data/effect.csv", "summary.md"]) {
        expect([path, hashesBelow(drawn)[path]]).toEqual([path, whole[path]]);
      }
      for (const name of ["stored", "known"]) {
        const other = join(home, name);
        const how = ["--workers", "2", "--cache", join(home, "cache"), "--out", other];
        expect(await inProcess([...words.slice(0, -1), ...how])).toMatchObject({ code: 0 });
        const { "run-info.json": _other, ...again } = hashesBelow(other);
        expect(again).toEqual(whole);
      }
    },
  );

  test("stops by itself when the difference over those months is sharp enough", async () => {
    const out = join(home, "auto");
    const sharp = ["-n", "auto", "--measure", "price", "--precision", "3%", "--least", "25", "--most", "400"];
    expect(await inProcess(["effect", file, ...sharp, "--no-charts", "--out", out])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Stopped at \d+ worlds: the 95 % interval of the difference in price/),
    });
    const { stop, replications } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(stop).toMatchObject({ reason: "narrow", worlds: replications });
    const total = csvParse(readFileSync(join(out, "data", "effect.csv"), "utf8")).find(
      (row) => row.measure === "price" && row.group === "all" && row.part === "total",
    );
    expect((Number(total?.upper) - Number(total?.lower)) / 2).toBeCloseTo(stop.half, 6);
    expect(await inProcess(["verify", out, "--sample", "2"])).toMatchObject({ code: 0 });
  });
});

describe("the command", () => {
  test("says the sentence, the table, where it wrote, and what to do next", async () => {
    const out = join(freshFolder(), "x");
    const said = await inProcess(["effect", ...small, "--no-charts", "--out", out]);
    expect(said.code).toBe(0);
    expect(said.out).toMatch(/In this model, over months 24 to 47, letting newcomers in .*n = 20\s+worlds/s);
    expect(said.out).toMatch(/In .* of the( 20)? worlds .*worse off/s);
    expect(said.out).toMatch(/^measure +total +reaction of incumbents/m);
    expect(said.out).toMatch(/Wrote {2}.*summary\.md/);
    expect(said.out).toMatch(/Next {3}.*\n {7}catfish effect catfish .*--set policy\.flexibleShare=30% /);
    expect(readdirSync(out)).not.toContain("index.html");
  });

  test("with --json prints one object with the parts of every headline measure", async () => {
    const { out } = await inProcess(["effect", ...small, "--no-charts", "--json", "--out", join(freshFolder(), "x")]);
    const { scenario, measures, answer } = JSON.parse(out);
    expect(scenario).toBe("catfish");
    expect(answer[0]).toContain("letting newcomers in");
    const price = measures.find(({ measure }: { measure: string }) => measure === "price");
    expect(price.substitution.difference + price.catfish.difference).toBe(price.total.difference);
  });

  thoroughTest("stops by itself when the total is sharp enough, and says why", async () => {
    const out = join(freshFolder(), "x");
    const auto = ["-n", "auto", "--measure", "price", "--precision", "2%", "--least", "25", "--most", "200"];
    const { code, out: said } = await inProcess([
      "effect",
      ...small.slice(0, -2),
      ...auto,
      "--no-charts",
      "--out",
      out,
    ]);
    expect(code).toBe(0);
    expect(said).toMatch(/Stopped at \d+ worlds: the 95 % interval of the difference in price/);
    expect(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).stop.worlds).toBeGreaterThanOrEqual(25);
  });

  test("with --explain tells which worlds, and one of them, also beside an effect that is there already", async () => {
    const out = join(freshFolder(), "x");
    expect((await inProcess(["effect", ...small, "--no-charts", "--out", out])).out).not.toContain("Which world");
    const told = await inProcess(["effect", ...small, "--no-charts", "--explain", "--out", out]);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/Which world, and why\n.*(helped|hurt) in \d+/);
    expect(told.out).toMatch(/World \d+: .*\n.*Month \d+: newcomer 1 courts/);
    const summary = readFileSync(join(out, "summary.json"), "utf8");
    expect(JSON.parse(summary).explained.story.length).toBeGreaterThan(3);
    expect((await inProcess(["report", out])).code).toBe(0);
    expect(readdirSync(join(out, "charts"))).toContain("world-pair.svg");
    expect(readFileSync(join(out, "summary.json"), "utf8")).toBe(summary);
    expect((await inProcess(["effect", ...small, "--explain", "--out", out])).out).toContain("Kept");
  });

  test.each([
    [["closed-market"], "entry.enabled is false (scenarios/closed-market.yaml:", "--set entry.enabled=true"],
    [["catfish", "--set", "entry.enabled=false"], "entry.enabled is false (", "--set entry.enabled=true"],
    [["loyal-or-shopping"], "none of its groups of suppliers is of kind newcomer", "kind: newcomer"],
    [["catfish", "--set", "suppliers.newcomer.count=0"], "has no members", "--set suppliers.newcomer.count=6"],
    [["catfish", "--set", "suppliers.newcomer.entry.month=36", "--months", "24"], "before it ends", "--months"],
    [["catfsh"], 'no bundled scenario "catfsh"', "Did you mean  catfish ?"],
    [["catfish", "--window", "100:130"], "whose last month is 119", ""],
  ])("%j ends with 2, says what is wrong and what to change", async (words, wrong, right) => {
    const { code, out, error } = await inProcess(["effect", ...words]);
    expect(error).toContain(wrong);
    expect(error).toContain(right);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  test("says so where no incumbent sees newcomers", async () => {
    const blind = ["powerhouse", "backup"].flatMap((name) => ["--set", `suppliers.${name}.respondsToThreat=false`]);
    const { out } = await inProcess(["effect", ...small, ...blind, "--no-charts", "--out", join(freshFolder(), "x")]);
    expect(out).toContain("No incumbent of this scenario sees newcomers");
  });
});
