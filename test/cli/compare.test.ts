import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { beforeAll, describe, expect, test } from "vitest";
import { thoroughTest } from "../thorough.ts";
import { catfish, freshFolder, hashesBelow } from "./commandLine.ts";

/** Small enough to take a second, with a newcomer in it. */
const tiny = ["--replications", "6", "--months", "24"];
const settings = ["--set", "suppliers.newcomer.entry.month=6"];

const textOf = (...path: string[]) => readFileSync(join(...path), "utf8");
const rowsOf = (...path: string[]) => csvParse(textOf(...path));

describe("compare", () => {
  const home = freshFolder();
  const run = (name: string, ...more: string[]) => {
    const ended = catfish(["run", "catfish", "--no-charts", "--quiet", "--out", name, ...more], { cwd: home });
    expect(ended).toMatchObject({ code: 0, error: "" });
  };
  const compare = (...words: string[]) => catfish(["compare", ...words], { cwd: home });

  beforeAll(() => {
    run("one", ...tiny, ...settings);
    run("open", ...tiny, ...settings, "--set", "policy.openness=0.6");
    run("fewer", "--replications", "4", "--months", "24", ...settings);
    run("other", ...tiny, ...settings, "--seed", "other");
    run("early", ...tiny, ...settings, "--window", "0:11");
  });

  test("pairs two folders to the same numbers as two scenarios that are simulated now", () => {
    expect(compare("one/catfish", "open/catfish", "--no-charts", "--out", "folders").code).toBe(0);
    writeFileSync(join(home, "open.yaml"), "extends: catfish\npolicy: { openness: 0.6 }\n");
    expect(compare("catfish", "open.yaml", "--no-charts", "--out", "now", ...tiny, ...settings).code).toBe(0);
    const numbers = (folder: string) =>
      rowsOf(home, folder, "data", "comparison.csv")
        .filter(({ family }) => family === "headline")
        .map(({ measure, n, difference, lower, upper, better }) => ({ measure, n, difference, lower, upper, better }));
    expect(numbers("folders")).toHaveLength(9);
    expect(numbers("now")).toEqual(numbers("folders"));
    const paired = rowsOf(home, "folders", "data", "pairs.csv").filter(({ measure }) => measure === "price");
    const mean = paired.reduce((sum, { difference }) => sum + Number(difference), 0) / paired.length;
    const stated = numbers("folders").find(({ measure }) => measure === "price");
    expect(Number(stated?.difference)).toBeCloseTo(mean, 7);
    expect(stated?.n).toBe("6");
  });

  test("says of a folder and itself that nothing was changed and nothing differs", () => {
    const { code, out } = compare("one/catfish", "one/catfish", "--no-charts", "--out", "itself");
    expect(code).toBe(0);
    expect(out).toContain("Nothing was changed, and nothing differs: all 6 worlds are the same to the last bit.");
    expect(rowsOf(home, "itself", "data", "input.csv")).toHaveLength(0);
    const differences = rowsOf(home, "itself", "data", "comparison.csv");
    expect(differences.length).toBeGreaterThan(50);
    for (const { n, difference, lower, upper } of differences.filter((row) => row.n !== "0" && row.n !== "1")) {
      expect({ n: Number(n) > 1, difference, lower, upper }).toEqual({
        n: true,
        difference: "0",
        lower: "0",
        upper: "0",
      });
    }
  });

  test("says what was changed, and tells the arms apart by name", () => {
    const { out, error } = compare("one/catfish", "open/catfish", "--no-charts", "--out", "said");
    expect(error).toBe("");
    expect(out).toMatch(/policy\.openness: 0\.2 -> 0\.6 \(probability a month\)/);
    expect(out).toMatch(/"catfish-2", compared with\s+"catfish",/);
    expect(out.replace(/\s+/g, " ")).toContain("Holm (1979) for the 9 rows together");
  });

  test("warns of other seeds and takes unpaired intervals", () => {
    const { code, error } = compare("one/catfish", "other/catfish", "--no-charts", "--out", "unpaired");
    expect(code).toBe(0);
    expect(error.replace(/\s+/g, " ")).toMatch(/Warning: .*seed "other".*not the same worlds.*unpaired \(Welch 1947\)/);
    const rows = rowsOf(home, "unpaired", "data", "comparison.csv");
    expect(new Set(rows.map(({ paired }) => paired))).toEqual(new Set(["no"]));
    expect(rowsOf(home, "unpaired", "data", "pairs.csv")).toHaveLength(0);
  });

  test("pairs the worlds that both have where one has fewer, and says so", () => {
    const { out } = compare("one/catfish", "fewer/catfish", "--no-charts", "--out", "counts");
    expect(out).toContain('"catfish-2" has 4 worlds, "catfish" 6 worlds: the 4 that both have are compared');
    expect(rowsOf(home, "counts", "data", "pairs.csv")).toHaveLength(4 * 9);
    expect(catfish(["verify", "counts"], { cwd: home })).toMatchObject({ code: 0 });
  });

  test("refuses means over other months, with the remedy and nothing written", () => {
    const { code, error } = compare("one/catfish", "early/catfish", "--out", "windows");
    expect(code).toBe(2);
    expect(error).toMatch(/means over months 0 to 11.*over months 12 to 23: they cannot be compared/);
    expect(error).toContain("--window 12:23");
    expect(Object.keys(hashesBelow(home)).some((path) => path.startsWith("windows"))).toBe(false);
  });

  test("runs a scenario in the worlds of the baseline's folder, and refuses other worlds", () => {
    const { code, error } = compare("one/catfish", "baseline", "--months", "24", "--no-charts", "--out", "mixed");
    expect({ code, error }).toEqual({ code: 0, error: "" });
    const manifest = JSON.parse(textOf(home, "mixed", "manifest.json"));
    expect(manifest).toMatchObject({ kind: "comparison", seed: "catfish", replications: 6, window: [12, 23] });
    expect(manifest.arms.map(({ name }: { name: string }) => name)).toEqual(["catfish", "baseline"]);
    const refused = compare("one/catfish", "baseline", "-n", "50");
    expect(refused.code).toBe(2);
    expect(refused.error).toContain("--replications 50 goes against one/catfish, which was run with --replications 6.");
  });

  test("differs in nothing, over time too, from the same scenario that is simulated now", () => {
    run("saved", "--replications", "60", "--months", "24", ...settings);
    const { code, out } = compare(
      "saved/catfish",
      "catfish",
      "--months",
      "24",
      ...settings,
      "--no-charts",
      "--out",
      "equal",
    );
    expect(code).toBe(0);
    expect(out).toContain("Nothing was changed, and nothing differs: all 60 worlds are the same to the last bit.");
    const months = rowsOf(home, "equal", "data", "differences.csv");
    expect(months).toHaveLength(9 * 24);
    const known = months.filter(({ n }) => n !== "0");
    expect(new Set(known.flatMap(({ difference, lower, upper }) => [difference, lower, upper]))).toEqual(
      new Set(["0"]),
    );
    expect(new Set(months.map(({ from }) => from))).toEqual(new Set(["saved pairs"]));
  });

  test("takes any number of scenarios, each with its section, charts and rows", () => {
    const words = ["baseline", "catfish", "closed-market", "open-door", ...tiny, "--out", "many"];
    const { code, out } = compare(...words);
    expect(code).toBe(0);
    for (const name of ["catfish", "closed-market", "open-door"]) expect(out).toContain(`${name} against baseline`);
    expect(out.replace(/\s+/g, " ")).toContain("for the 26 rows together of 3 scenarios");
    const page = textOf(home, "many", "index.html");
    expect(page).toContain("All scenarios against baseline");
    // Two charts a scenario, and one of all.
    expect(page.match(/<figure /g)).toHaveLength(7);
    const headings = [...page.matchAll(/<h2 id="([^"]+)">/g)].map(([, id]) => id);
    expect(headings.filter((id) => ["answer", "all", "input"].includes(id))).toEqual(["answer", "all", "input"]);
    // One row a scenario, the best for the buyer first; coloured as the sign of buyer value over all years says.
    const [table] = /<table[^>]*>.*?<\/table>/s.exec(page.slice(page.indexOf('id="all"'))) ?? [""];
    // Between the name and the value against the baseline stands how far it is behind the best.
    const cells = [
      ...table.matchAll(
        /<tr><td[^>]*>[^<]*<\/td><td>([a-z-]+)<\/td><td[^>]*>(?:(?!<\/td>).)*<\/td><td(?: class="(better|worse)")?>([^ <]+)/g,
      ),
    ];
    expect(cells.map(([, name]) => name).sort()).toEqual(["baseline", "catfish", "closed-market", "open-door"]);
    const values = cells.map(([, , , value]) => Number(value)).filter(Number.isFinite);
    expect(values.length).toBeGreaterThan(0);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    for (const [, , tone, value] of cells) {
      if (tone !== undefined) expect(tone).toBe(value.startsWith("+") ? "better" : "worse");
    }
    expect(page.match(/<details class="folded">/g)).toHaveLength(7);
    expect(new Set(rowsOf(home, "many", "data", "replications.csv").map(({ scenario }) => scenario)).size).toBe(4);
  });

  thoroughTest("gives the same bytes for one worker and for two", () => {
    for (const workers of ["1", "2"]) {
      const words = ["baseline", "catfish", ...tiny, "--workers", workers, "--out", `workers${workers}`, "--explain"];
      expect(compare(...words).code).toBe(0);
    }
    const bytes = (name: string) => ({ ...hashesBelow(join(home, name)), "run-info.json": "" });
    expect(bytes("workers1")).toEqual(bytes("workers2"));
  });

  test("can be verified: its worlds come out the same again", () => {
    expect(compare("one/catfish", "other/catfish", "--out", "verified", "--no-charts").code).toBe(0);
    expect(catfish(["verify", "verified"], { cwd: home })).toMatchObject({ code: 0 });
  });

  test("is drawn again from its tables to the same bytes, explained world included", () => {
    expect(compare("one/catfish", "open/catfish", "--explain", "--out", "again").code).toBe(0);
    const before = hashesBelow(join(home, "again"));
    expect(catfish(["report", "again"], { cwd: home })).toMatchObject({ code: 0 });
    expect(hashesBelow(join(home, "again"))).toEqual(before);
    writeFileSync(join(home, "again", "data", "differences.csv"), "foreign\n");
    const refused = catfish(["report", "again"], { cwd: home });
    expect(refused.code).toBe(2);
    expect(refused.error).toContain("differences.csv");
  });

  test("refuses a damaged folder, a foreign one, a single word and a misspelt name", () => {
    run("cut", ...tiny);
    const file = join(home, "cut", "catfish", "data", "replications.csv");
    writeFileSync(file, textOf(file).slice(0, 5000));
    const damaged = compare("one/catfish", "cut/catfish", "--out", "damaged");
    expect(damaged.code).toBe(2);
    expect(damaged.error).toMatch(/cut\/catfish\/data\/replications\.csv is cut off/);
    expect(compare("one/catfish", "one")).toMatchObject({ code: 2, out: "" });
    expect(compare("catfish").error).toContain("Name at least two");
    expect(compare("catfish", "baselin").error).toContain("Did you mean `baseline`?");
    expect(damaged.error).not.toMatch(/at .*\.js:/);
  });

  test("gives one JSON object for programs", () => {
    const { out, code } = compare("one/catfish", "open/catfish", "--json", "--no-charts", "--out", "json");
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ command: "compare", kept: false, folder: "json", families: { headline: 9 } });
    expect(answer.input).toMatchObject([{ path: "policy.openness", values: { catfish: "0.2", "catfish-2": "0.6" } }]);
    expect(answer.scenarios[0].measures[0]).toHaveProperty("pHolm");
    expect(out).not.toContain("NaN");
  });
});

describe("what-if", () => {
  test("asks for --set, and says what can be set", () => {
    const { code, error } = catfish(["what-if", "catfish"]);
    expect(code).toBe(2);
    expect(error).toContain("Say what is changed with --set path=value.");
    expect(error).toContain("catfish show catfish");
  });

  test("changes only the second arm, and keeps a comparison that is there", () => {
    const out = join(freshFolder(), "changed");
    const words = ["what-if", "catfish", ...tiny, ...settings, "--out", out];
    const first = catfish(words);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/suppliers\.newcomer\.entry\.month: \d+ -> 6/);
    expect(first.out).toMatch(/base +what-if/);
    expect(textOf(out, "scenarios", "catfish.yaml")).not.toEqual(textOf(out, "scenarios", "catfish-what-if.yaml"));
    const before = hashesBelow(out);
    expect(catfish(words).out).toContain("Kept");
    expect(hashesBelow(out)).toEqual(before);
    const explained = catfish([...words, "--explain"]);
    expect(explained.out).toContain("Which world, and why");
    expect(textOf(out, "charts", "world-pair.svg")).toContain("<svg");
  });

  test("adds worlds until the difference is known as asked", () => {
    const out = join(freshFolder(), "sharp");
    const width = ["-n", "auto", "--measure", "price", "--precision", "5%", "--least", "25", "--most", "100"];
    const { code, out: said } = catfish(["what-if", "catfish", "--months", "24", ...settings, ...width, "--out", out]);
    expect(code).toBe(0);
    expect(said.replace(/\s+/g, " ")).toMatch(/Stopped at \d+ worlds/);
    expect(JSON.parse(textOf(out, "manifest.json")).stop.worlds).toBeGreaterThanOrEqual(25);
  });
});
