import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const cwd = freshFolder();
const dated = join(cwd, "dated.yaml");
const undated = join(cwd, "undated.yaml");
const market = "extends: baseline\nmonths: 36\nreference: none\nbuyers: [{ name: buyer, count: 2 }]\n";
writeFileSync(dated, `${market}start: 2027-01\n`);
writeFileSync(undated, market);

const few = ["-n", "2", "--no-charts", "--no-cache", "--quiet"];
const outcome = (months: string) => [
  "--when",
  `price > 1 @${months}`,
  "--vary",
  "policy.openness=0:1",
  "--points",
  "17",
];

async function made(file: string, ...words: string[]): Promise<{ window: number[]; months: number }> {
  const out = join(cwd, `result-${Math.random()}`);
  const [command, ...rest] = words;
  const ended = await inProcess([command, file, ...rest, ...few, "--out", out]);
  expect([ended.code, ended.error]).toEqual([0, expect.anything()]);
  const folder = command === "run" ? join(out, "dated") : out;
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
}

async function refused(file: string, ...words: string[]): Promise<string> {
  const [command, ...rest] = words;
  const { code, out, error } = await inProcess([command, file, ...rest, ...few, "--out", join(cwd, "never")]);
  expect([code, out]).toEqual([2, ""]);
  return error;
}

describe("with a start, a date names a month", () => {
  test("after the @ of an outcome, as one month and as first and last", async () => {
    expect((await made(dated, "discover", ...outcome("2029-06"))).window).toEqual([29, 29]);
    expect((await made(dated, "discover", ...outcome("2028-01:2029-12"))).window).toEqual([12, 35]);
  });

  test("as the last month of the run", async () => {
    expect(await made(dated, "run", "--months", "2028-12")).toMatchObject({ months: 24, window: [12, 23] });
    const folder = join(cwd, "set");
    const set = ["--set", "start=2028-01", "--months", "2028-12"];
    expect(await inProcess(["run", undated, ...set, ...few, "--out", folder])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(folder, "undated/manifest.json"), "utf8")).months).toBe(12);
  });
});

describe("a date that names no month is refused, with what would be right", () => {
  test("where the scenario does not say when it starts", async () => {
    expect(await refused(undated, "discover", ...outcome("2029-06"))).toMatch(
      /^--when @ has the date 2029-06, and "undated" does not say when it starts\.\n.*start: 2027-01.*counted from 0/,
    );
    expect(await refused(undated, "run", "--months", "2029-06")).toMatch(
      /2029-06 is a date, and the scenario does not say when it starts\..*start: 2027-01/s,
    );
  });

  test("beyond the run, by its number and its date", async () => {
    const said =
      /goes beyond the run of "dated", whose first month is 0 \(2027-01\) and whose last month is 35 \(2029-12\)/;
    expect(await refused(dated, "discover", ...outcome("2031-06"))).toMatch(said);
    expect(await refused(dated, "run", "--window", "2027-01:2031-06")).toMatch(said);
    expect(await refused(dated, "run", "--window", "0:99")).toMatch(said);
  });

  test("before its start, and where it is none", async () => {
    expect(await refused(dated, "run", "--months", "2026-12")).toContain(
      "before the start of the run, which is 2027-01",
    );
    expect(await refused(dated, "run", "--months", "2029-13")).toContain("or its last month as a date, e.g. 2036-12");
    expect(await refused(dated, "discover", ...outcome("2029-13"))).toContain("After @ --when takes a month");
  });
});
