import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const folder = freshFolder();
const file = join(folder, "standing.yaml");
writeFileSync(
  file,
  `title: A market that stands still
extends: catfish
months: 24
warmUp: 36
suppliers:
  - { name: newcomer, entry: { month: -36, rate: 0.15 } }
`,
);
const rows = (path: string) => csvParse(readFileSync(path, "utf8"));

describe("a scenario with a warm-up", () => {
  test("has an effect whose total is what a run finds against the same market with the door shut in month 0", async () => {
    const out = join(folder, "effect");
    const asked = ["-n", "6", "--no-charts", "--workers", "1"];
    expect((await inProcess(["effect", file, ...asked, "--out", out])).code).toBe(0);
    expect((await inProcess(["run", file, ...asked, "--set", "reference=without-entry", "--out", folder])).code).toBe(
      0,
    );
    const months = rows(join(out, "data/effect-months.csv"));
    expect(new Set(months.map(({ month }) => Number(month)))).toEqual(
      new Set(Array.from({ length: 24 }, (_, at) => at)),
    );
    const shut = readFileSync(join(out, "scenarios/standing-without-entry.yaml"), "utf8");
    expect(shut).toMatch(/timetable:\n {2}- month: 0\n {4}set:\n {6}entry.enabled: false/);
    const compared = rows(join(folder, "standing/data/comparison.csv"));
    const price = compared.find(({ measure, group }) => measure === "price" && group === "all");
    const total = rows(join(out, "data/effect.csv")).find(
      ({ measure, group, part }) => measure === "price" && group === "all" && part === "total",
    );
    expect(Number(total?.difference)).toBeCloseTo(Number(price?.difference), 6);
    // Newcomers that came before month 0 stay in where the door is shut.
    const share = rows(join(out, "data/effect.csv")).find(({ measure }) => measure === "newcomerShare");
    expect(Number(share?.meanWithoutEntry)).toBeGreaterThan(0.01);
    expect((await inProcess(["verify", out])).code).toBe(0);
  });

  test("is asked what changes if something is decided in month 0, in the same worlds up to then", async () => {
    const out = join(folder, "what-if");
    const asked = ["-n", "6", "--no-charts", "--set", "policy.openness=0", "--out", out];
    const { code, out: said } = await inProcess(["what-if", file, ...asked]);
    expect(code).toBe(0);
    expect(said.replace(/\s+/g, " ")).toContain("are the same worlds up to month 0, after 36 months of warm-up");
    expect(readFileSync(join(out, "scenarios/standing-what-if.yaml"), "utf8")).toContain("policy.openness: 0");
    expect((await inProcess(["verify", out])).code).toBe(0);
  });

  test("is said to have a warm-up of its own where it is compared with another market, or changed in what is drawn at the start", async () => {
    const apart = /have each a warm-up of their own/;
    const asked = ["-n", "4", "--no-charts", "--set", "suppliers.powerhouse.count=7", "--out", join(folder, "more")];
    expect((await inProcess(["what-if", file, ...asked])).out.replace(/\s+/g, " ")).toMatch(apart);
    const compared = [
      "compare",
      file,
      "catfish",
      "--months",
      "24",
      "-n",
      "4",
      "--no-charts",
      "--out",
      join(folder, "two"),
    ];
    expect((await inProcess(compared)).out.replace(/\s+/g, " ")).toMatch(apart);
  });

  test("takes the warm-up of a what-if for both sides", async () => {
    const asked = ["-n", "4", "--no-charts", "--months", "24", "--set", "warmUp=12", "--set", "policy.openness=0"];
    const { code, out: said } = await inProcess(["what-if", "catfish", ...asked, "--out", join(folder, "warmed")]);
    expect(code).toBe(0);
    expect(said.replace(/\s+/g, " ")).toContain("after 12 months of warm-up");
    const alone = await inProcess(["what-if", "catfish", "--set", "warmUp=12", "--out", join(folder, "none")]);
    expect(alone.code).toBe(2);
  });
});
