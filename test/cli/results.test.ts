import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { given } from "../../src/cli/arguments/given.ts";
import { destinationOf, namesToTry, plainFolder } from "../../src/cli/results/destination.ts";
import { unusableOnWindows } from "../../src/scenario/names.ts";
import { few as firstOf } from "../thorough.ts";
import { catfish, freshFolder, hashesBelow } from "./commandLine.ts";

/** As little as a command can be asked, and no charts. */
const few = ["--months", "6", "--no-charts"];
const worlds = (folder: string) => JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).replications;
/** Result folders in `output`. */
const resultsIn = (cwd: string) =>
  readdirSync(join(cwd, "output"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name);

describe("a result folder without --out", () => {
  test.each([
    ["run catfish -n 2", "catfish"],
    ["run catfish -n 2 --set policy.flexibleShare=30%", "catfish-flexible-share-30"],
    ["what-if catfish -n 2 --set policy.openness=0.5", "what-if-catfish-openness-0.5"],
    ["what-if catfish -n 2 --set suppliers.newcomer.count=2", "what-if-catfish-newcomer-count-2"],
    ["effect catfish -n 2 --months 48", "effect-catfish"],
    ["compare baseline catfish -n 2", "compare-baseline-catfish"],
    ["sweep catfish -n 2 --vary policy.flexibleShare=0:0.2:0.2", "sweep-catfish-flexible-share"],
    ["sensitivity catfish -n 2 --vary policy.openness --method tornado", "sensitivity-catfish-openness-tornado"],
    [
      "choose catfish -n 4 --lever policy.openness=0,1 --uncertain market.disruptionRate=0,0.1",
      "choose-catfish-openness",
    ],
  ])("is named after the question: %s", (line, name) => {
    const cwd = freshFolder();
    const words = line.split(" ");
    const months = words.includes("--months") ? ["--no-charts"] : few;
    expect(catfish([...words, ...months], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining(name) });
    expect(resultsIn(cwd)).toEqual([name]);
  });

  test("of another question has a name of its own, and the same question finds its folder again", () => {
    const cwd = freshFolder();
    const sweep = (...words: readonly string[]) =>
      catfish(["sweep", "catfish", ...few, "-n", "2", "--vary", ...words], { cwd });
    expect(sweep("policy.openness=0:0.4:0.2").code).toBe(0);
    const before = hashesBelow(join(cwd, "output", "sweep-catfish-openness"));
    expect(sweep("policy.openness=0:0.4:0.4").code).toBe(0);
    expect(sweep("policy.openness=0:0.4:0.4", "--seed", "other").code).toBe(0);
    const names = [
      "sweep-catfish-openness",
      "sweep-catfish-openness-6-months",
      "sweep-catfish-openness-6-months-seed-other",
    ];
    expect(resultsIn(cwd)).toEqual(names);
    expect(hashesBelow(join(cwd, "output", names[0]))).toEqual(before);
    for (const [index, words] of [
      ["policy.openness=0:0.4:0.2"],
      ["policy.openness=0:0.4:0.4"],
      ["policy.openness=0:0.4:0.4", "--seed", "other"],
    ].entries()) {
      expect(sweep(...words)).toMatchObject({ code: 0, out: expect.stringContaining(join("output", names[index])) });
    }
    expect(resultsIn(cwd)).toEqual(names);
  });

  const questions: readonly [string, string][] = [
    ["run catfish", "catfish"],
    ["sweep catfish --vary policy.openness=0:0.4:0.2", "sweep-catfish-openness"],
    ["effect catfish --months 48", "effect-catfish"],
    ["what-if catfish --set policy.openness=0.5", "what-if-catfish-openness-0.5"],
    ["compare baseline catfish", "compare-baseline-catfish"],
    [
      "discover catfish --vary policy.openness --when buyerValue>0.2 --points 17",
      "discover-catfish-openness-buyer-value-above-0.2",
    ],
  ];
  test.each(firstOf(questions, 3))("is extended by more worlds, and with fewer there is another: %s", (line, name) => {
    const cwd = freshFolder();
    const words = [...line.split(" "), "--no-charts", ...(line.includes("--months") ? [] : ["--months", "24"])];
    const folder = join(cwd, "output", name);
    expect(catfish([...words, "-n", "3"], { cwd }).code).toBe(0);
    const record = existsSync(join(folder, "data", "values.csv")) ? "values.csv" : "replications.csv";
    const rows = () =>
      readFileSync(join(folder, "data", record), "utf8")
        .split("\n")
        .filter((row) => row !== "");
    const before = rows();
    expect(catfish([...words, "-n", "5"], { cwd }).code).toBe(0);
    expect([resultsIn(cwd), worlds(folder)]).toEqual([[name], 5]);
    const now = new Set(rows());
    if (!line.startsWith("discover")) expect(before.filter((row) => !now.has(row))).toEqual([]);
    expect(now.size).toBeGreaterThan(before.length);
    expect(catfish([...words, "-n", "2"], { cwd }).code).toBe(0);
    expect([resultsIn(cwd).length, worlds(folder)]).toEqual([2, 5]);
  });

  test("is extended where a compared folder was", () => {
    const cwd = freshFolder();
    const run = (n: string) => catfish(["run", "baseline", "catfish", ...few, "-n", n], { cwd }).code;
    const compare = () => catfish(["compare", "output/baseline", "output/catfish", "--no-charts"], { cwd }).code;
    expect([run("2"), compare(), run("3"), compare()]).toEqual([0, 0, 0, 0]);
    expect(worlds(join(cwd, "output", "compare-baseline-catfish"))).toBe(3);
    expect(resultsIn(cwd)).toEqual(["baseline", "catfish", "compare-baseline-catfish"]);
  });

  test("is made again where it lacks charts that are asked for", () => {
    const cwd = freshFolder();
    const words = ["what-if", "catfish", "--set", "policy.openness=0.5", "-n", "2", "--months", "6"];
    expect([catfish([...words, "--no-charts"], { cwd }).code, catfish(words, { cwd }).code]).toEqual([0, 0]);
    expect(resultsIn(cwd)).toEqual(["what-if-catfish-openness-0.5"]);
    expect(existsSync(join(cwd, "output", "what-if-catfish-openness-0.5", "index.html"))).toBe(true);
  });
});

describe("the name of a result folder", () => {
  const nothing = given({}, undefined);
  const nameOf = (about: readonly string[], asked: readonly string[]) =>
    plainFolder(destinationOf({ about, asked }, nothing)).replace(/^output./, "");

  test.each([
    [["market.disruptionRate=0.1"], "what-if-x-disruption-rate-0.1"],
    [["policy.openness=.5", "entry.enabled=false"], "what-if-x-openness-5-entry-enabled-false"],
    [['policy.openness="../../etc"'], "what-if-x-openness-etc"],
    [["a:b*?<>|\u0000\u202e\n=1."], "what-if-x-a-b-below-above-1"],
    [["=", "%", "Ä"], "what-if-x"],
  ])("has letters, digits and hyphens only: %j", (asked, name) => {
    expect(nameOf(["what-if", "x"], asked)).toBe(name);
    expect(unusableOnWindows(name)).toBeUndefined();
  });

  test("has sixty letters at most, whatever is asked, and goes on with numbers that are all different", () => {
    const settings = Array.from({ length: 20 }, (_, at) => `policy.flexibleShare${at}=0.${at}`);
    const destination = destinationOf({ about: ["what-if", "y".repeat(60)], asked: settings }, nothing);
    if ("folder" in destination) throw new Error("no folder was named");
    const names: string[] = [];
    for (const name of namesToTry(destination)) {
      if (names.push(name) === 1200) break;
    }
    expect(new Set(names).size).toBe(1200);
    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(60);
  });
});

describe("many runs", () => {
  test("end in one screen: a line each with verdict, value, price and share of worlds, and the path of the list", () => {
    const cwd = freshFolder();
    const names = ["catfish", "closed-market", "open-door", "loyal-or-shopping"];
    const words = ["run", ...names, "-n", "4", "--months", "60", "--no-charts"];
    const first = catfish(words, { cwd });
    expect(first).toMatchObject({ code: 0, error: "" });
    const lines = first.out.trim().split("\n");
    expect(lines.length).toBeLessThan(24);
    // A command is copied, and stays in one line however long it is.
    const said = lines.filter((line) => !line.startsWith("       catfish "));
    expect(Math.max(...said.map(({ length }) => length))).toBeLessThanOrEqual(110);
    for (const name of names.slice(0, 3)) {
      const { value } = JSON.parse(readFileSync(join(cwd, "output", name, "summary.json"), "utf8")).verdict;
      const verdict = value.lower > 0 ? "better off" : value.upper < 0 ? "worse off" : "unclear";
      const line = lines.find((each) => each.startsWith(`${name} `));
      expect(line).toMatch(
        new RegExp(`^${name} +${verdict} .*\\(.* to .*\\).*${Math.round(value.better * 100)} % of 4 worlds$`),
      );
      expect(line).toContain(`${value.difference > 0 ? "+" : "-"}${Math.abs(value.difference).toFixed(1).slice(0, 2)}`);
    }
    expect(lines.find((each) => each.startsWith("loyal-or-shopping"))).toMatch(/no reference$/);
    expect(first.out).toContain(`Wrote  ${join("output", "index.html")}`);
    expect(catfish([...words.slice(0, -1), "baseline", "--no-charts"], { cwd }).out).toMatch(/^catfish +\w+/m);
  });
});
