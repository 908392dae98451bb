import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { few, thoroughTest } from "../thorough.ts";
import { catfish, freshFolder } from "./commandLine.ts";
import { inProcess, interruptedAt } from "./inProcess.ts";

const head = "title: Mine\nextends: baseline\nmonths: 48\nclaims:\n";
const holds =
  "  - { says: Newcomers are kept out, measure: newcomerShare, given: { entry.enabled: false }, is: between, value: [0, 0] }\n";
const fails = "  - { says: It is for free, measure: price, is: below, value: 0.5 }\n";
const undecided =
  "  - { says: The third year is lucky, measure: fillRate, months: [24, 35], since: [12, 23], is: higher }\n";

/** Checks a scenario with these claims in few worlds. */
function checked(claims: string, ...words: string[]) {
  const file = join(freshFolder(), "mine.yaml");
  writeFileSync(file, head + claims);
  return inProcess(["check", file, "-n", "20", ...words]);
}

describe("check", () => {
  test("ends with 0 when every claim holds, and says in how many worlds", async () => {
    const { code, out, error } = await checked(holds);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toMatch(/verdict +claim +value +interval +asked +margin +n\n +mine\n✓ holds +Newcomers are kept out/);
    expect(out).toContain('The claim was run in 20 worlds (seed "catfish"): 1 hold, 0 fail, 0 undecided.');
  });

  test("ends with 1 when a claim fails, and names the scenario to look at", async () => {
    const { code, out } = await checked(holds + fails + undecided);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ fails +It is for free +1\.\d+ +1\.\d+ to 1\.\d+ +< 0\.5 +<?-\d+/);
    expect(out).toContain("1 hold, 1 fail, 1 undecided.");
    expect(out).toMatch(/Next {3}.*\n {7}catfish show \S+mine\.yaml$/m);
  });

  test("ends with 0 when a claim is undecided, and says how many worlds would decide it", async () => {
    const { code, out } = await checked(undecided);
    expect(code).toBe(0);
    expect(out).toMatch(/\? undecided +The third year is lucky/);
    expect(out).toMatch(
      /Undecided: claim 1 of mine: (about \d+ worlds would probably decide it|it lies on its threshold)/,
    );
    expect(out).toMatch(/Next {3}.*\n {7}catfish check \S+mine\.yaml -n \d+$/m);
  });

  test("compares prices over the months in which both arms have one, and says so", async () => {
    const folder = freshFolder();
    const market = [
      "title: One supplier",
      "extends: baseline",
      "months: 12",
      "entry: { enabled: false }",
      "buyers: [{ name: buyer, count: 1 }]",
      "suppliers: [{ name: powerhouse, count: 1 }, { name: backup, count: 0 }]",
    ].join("\n");
    const failure = "timetable: [{ month: 6, failure: { supplier: powerhouse.1, months: 3, loss: 1 } }]";
    const claim =
      "claims: [{ says: As dear, measure: price, months: [0, 11], against: steady.yaml, is: same, by: 0.0001 }]";
    writeFileSync(join(folder, "steady.yaml"), `${market}\nreference: none\n`);
    writeFileSync(join(folder, "failing.yaml"), `${market}\n${failure}\n${claim}\n`);
    const { code, out } = await inProcess(["check", join(folder, "failing.yaml"), "-n", "20"]);
    expect(code).toBe(0);
    expect(out).toMatch(/✓ holds +As dear +0 +0 to 0/);
    expect(out.replace(/\s+/g, " ")).toContain(
      "Claim 1 of failing: in 20 worlds of 20 one arm has no price in months in which the other has one; the difference is over the months in which both have one.",
    );
  });

  test("with --json prints one object with every number", async () => {
    const { out } = await checked(holds + fails, "--json", "--seed", "other");
    const { claims, ...rest } = JSON.parse(out);
    expect(rest).toMatchObject({ seed: "other", replications: 20, green: 1, red: 1, undecided: 0 });
    expect(claims[0]).toMatchObject({ scenario: "mine", number: 1, verdict: "green", is: "between", mean: 0, n: 20 });
    expect(claims[1].upper).toBeGreaterThan(claims[1].lower);
  });

  thoroughTest("gives the same answer for one worker and for two", async () => {
    const words = ["check", "single-source-shock", "-n", "30", "--json"];
    const [one, two] = ["1", "2"].map((workers) => catfish([...words, "--workers", workers]));
    expect(one).toMatchObject({ code: 0, error: "" });
    expect(two).toEqual(one);
  });

  test("with --form-only runs nothing", async () => {
    const { code, out } = await checked(holds + fails, "--form-only");
    expect(code).toBe(0);
    expect(out).toMatch(/mine\.yaml: well formed; 2 claims checked for form, not run\n/);
    const { files } = JSON.parse((await checked(holds, "--form-only", "--json")).out);
    expect(files[0]).toMatchObject({ wellFormed: true, claims: 1, claimsRun: 0 });
  });

  test("runs nothing where a file is wrong, and ends with 2", async () => {
    const { code, out, error } = await checked("  - { says: No, measure: prise, is: below, value: 1 }\n");
    expect(code).toBe(2);
    expect(error).toContain("Did you mean `price`?");
    expect(out).toBe("");
  });

  test("refuses a claim whose arm cannot be made, with 2 and the file", async () => {
    const { code, error } = await checked("  - { says: No, measure: price, against: { months: 12 }, is: lower }\n");
    expect(code).toBe(2);
    expect(error).toMatch(/mine\.yaml: Claim 1: month 47 is beyond the end/);
  });

  test("says so where there is no claim", async () => {
    const file = join(freshFolder(), "mine.yaml");
    writeFileSync(file, "title: Mine\nextends: baseline\n");
    const { code, out } = await inProcess(["check", file]);
    expect(code).toBe(0);
    expect(out).toContain("No claims in");
  });

  test("stops in the middle of its work at Ctrl-C, with 130", async () => {
    const { code, out, error, after } = await interruptedAt(3, ["check", "catfish", "-n", "100000"]);
    expect({ code, out, after }).toEqual({ code: 130, out: "", after: 0 });
    expect(error).toContain("Stopped.");
  });
});

/** That two hundred worlds bear all of them out is a long test. */
test("bundled scenarios make no claim that ten worlds deny", () => {
  const { code, out } = catfish(["check", ...few(["catfish", "closed-market", "baseline"], 2), "--json", "-n", "10"]);
  const { claims } = JSON.parse(out);
  expect(claims.length).toBeGreaterThan(3);
  const denied = claims.filter(({ verdict }: { verdict: string }) => verdict === "red");
  expect(denied.map(({ scenario, says }: Record<string, string>) => `${scenario}: ${says}`)).toEqual([]);
  expect([0, 1]).toContain(code);
});
