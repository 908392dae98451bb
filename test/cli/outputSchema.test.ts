import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Schema, Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { few } from "../thorough.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const out = freshFolder();
const small = ["-n", "4", "--months", "24", "--no-charts", "--quiet"];
const asked = [...small, "--plausible", "2"];
const explored = [...small, "--no-cache"];
const vary = ["--vary", "policy.openness=0.1:0.3:0.1"];
const twoRanges = ["--vary", "policy.openness=0.1:0.3", "--vary", "policy.flexibleShare=0.1:0.4"];

/** Command lines, by where their result goes; each writes its answer to a folder of that name. */
const answers: Readonly<Record<string, readonly string[]>> = {
  "run/catfish": ["run", "catfish", ...asked],
  "alone/closed-market": ["run", "closed-market", "--set", "reference=none", ...asked],
  "what-if": ["what-if", "catfish", "--set", "policy.flexibleShare=30%", "--explain", ...asked],
  compare: ["compare", "baseline", "catfish", "one-contract", ...asked],
  effect: ["effect", "catfish", ...asked],
  sweep: ["sweep", "catfish", ...explored, ...vary, "--plausible", "2"],
  morris: ["sensitivity", "catfish", ...explored, ...twoRanges, "--trajectories", "2"],
  sobol: ["sensitivity", "catfish", ...explored, ...twoRanges, "--method", "sobol", "--points", "4"],
  tornado: [
    "sensitivity",
    "catfish",
    ...explored,
    ...twoRanges,
    "--method",
    "tornado",
    "--measure",
    "buyerValue,price",
  ],
  box: ["discover", "catfish", ...explored, "--when", "price > 1.2", ...twoRanges, "--points", "40"],
  threshold: ["discover", "catfish", ...explored, "--when", "price > 1.2", "--vary", "policy.openness=0.1:0.3"],
  choose: [
    "choose",
    "catfish",
    ...explored,
    ...["--lever", "policy.openness=0.1,0.3", "--uncertain", "market.disruptionRate=0.01:0.05"],
    ...["--futures", "3", "--plausible", "2", "--measure", "buyerValue,price"],
  ],
  allocate: [
    ...["allocate", "newcomer-playbook", ...explored, "--group", "challenger", "--budget", "0.04"],
    ...["--over", "managers,online", "--points", "2", "--plausible", "2", "--measure", "profit,shareOfSpend"],
  ],
};

/** What is asked again, and kept. */
const again = few(["run/catfish", "sweep", ...Object.keys(answers)], 2);

const others: Readonly<Record<string, readonly string[]>> = {
  "the check of claims": ["check", "closed-market", "-n", "4", "--quiet"],
  "the check of form": ["check", "catfish", "--form-only"],
  "a verification": ["verify", join(out, "sweep"), "--sample", "1", "--quiet"],
  "a report": ["report", join(out, "tornado"), "--out", join(out, "redrawn")],
  "what was run": ["results", out],
  "a list of scenarios": ["list", "scenarios"],
  "a list of parameters": ["list", "parameters"],
  "a list of measures": ["list", "measures"],
  "a list of charts": ["list", "charts"],
  "a list of errors": ["list", "errors"],
  "a scenario": ["show", "catfish"],
  "an explanation": ["explain", "price"],
  "kept work": ["cache", "--out", out],
  "kept work that is cleared": ["cache", "clear", "--out", out],
  "a schema that is written": ["schema", "summary", "--out", join(out, "summary.schema.json"), "--force"],
  "a shard": ["sweep", "catfish", ...small, ...vary, "--shard", "1/2", "--out", join(out, "sharded")],
  "a request that is wrong": ["run", "catfish", "--months", "1e3"],
  "a scenario that is wrong": ["run", "catfish", "--set", "policy.flexibleShare=3"],
};

const catalogue = z.looseObject({ definitions: z.record(z.string(), z.looseObject({})) });

async function schemaOf(of: string) {
  const { out: text, code } = await inProcess(["schema", of]);
  expect(code).toBe(0);
  const whole: Schema = JSON.parse(text);
  const { definitions } = catalogue.parse(whole);
  return { whole, definitions };
}

/** What is wrong with a value, in words; nothing where it has the shape. */
function wrong(value: unknown, schema: Schema): string[] {
  return new Validator(schema, "7", false)
    .validate(value)
    .errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}

const event = z.looseObject({ event: z.string(), command: z.string().optional(), part: z.int().optional() });

/** Every object on standard output: one over many lines, or a line each. */
function objectsIn(text: string): z.infer<typeof event>[] {
  const texts = text.startsWith("{\n") ? [text] : text.trimEnd().split("\n");
  return texts.map((each) => event.parse(JSON.parse(each)));
}

async function holdsTheSchema(words: readonly string[]): Promise<void> {
  const { definitions } = await schemaOf("output");
  const { out: text } = await inProcess([...words, "--json"]);
  const told = objectsIn(text);
  expect(told.length).toBeGreaterThan(0);
  for (const each of told) {
    const { event: name, command = "", part } = each;
    const schema = definitions[name === "result" ? (part === undefined ? command : "shard") : name];
    expect(schema, `${name} ${command}`).toBeDefined();
    expect(wrong(each, schema)).toEqual([]);
  }
  const last = told.at(-1);
  if (last?.event === "result") expect(last.command).toBe(words[0]);
}

describe("what a command tells with --json is as its schema says", () => {
  test.each(Object.entries(answers))("%s, and so is its summary.json", async (place, words) => {
    const [folder, scenario] = place.split("/");
    await holdsTheSchema([...words, "--out", join(out, folder)]);
    const summary: unknown = JSON.parse(readFileSync(join(out, folder, scenario ?? "", "summary.json"), "utf8"));
    const { kind } = z.looseObject({ kind: z.string() }).parse(summary);
    const { definitions } = await schemaOf("summary");
    expect(wrong(summary, definitions[kind])).toEqual([]);
    expect(unknownKeys(summary, definitions[kind])).toEqual([]);
    if (again.includes(place)) await holdsTheSchema([...words, "--out", join(out, folder)]);
  });

  test.each(Object.entries(others))("%s", async (_, words) => {
    await holdsTheSchema(words);
  });

  test("a fresh file", async () => {
    const { definitions } = await schemaOf("output");
    const told = { event: "result", command: "new", program: { version: "1", source: "0" }, file: "mine.yaml" };
    expect(wrong(told, definitions.new)).toEqual([]);
    expect(existsSync(join(out, "summary.schema.json"))).toBe(true);
  });
});

const object = z.looseObject({});
const described = z.looseObject({ properties: z.record(z.string(), z.unknown()) });

/** Keys of an answer that its schema does not name. */
function unknownKeys(answer: unknown, schema: unknown): string[] {
  const { properties } = described.parse(schema);
  return Object.keys(object.parse(answer)).filter((key) => !(key in properties));
}

describe("the schema", () => {
  test("finds an answer that lacks what every answer has, and one in which a number is a word", async () => {
    const { definitions } = await schemaOf("summary");
    const summary: unknown = JSON.parse(readFileSync(join(out, "sweep", "summary.json"), "utf8"));
    const { seed: _, ...seedless } = object.parse(summary);
    expect(wrong(seedless, definitions.sweep)).not.toEqual([]);
    expect(wrong({ ...object.parse(summary), replications: "four" }, definitions.sweep)).not.toEqual([]);
  });

  test("of anything else is refused, with what there is", async () => {
    expect(await inProcess(["schema", "nothing"])).toMatchObject({
      code: 2,
      error: expect.stringContaining("Schemas: scenario, summary, output"),
    });
  });
});
