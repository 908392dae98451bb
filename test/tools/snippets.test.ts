import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { needTool } from "../bringTool.ts";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";

const readme = readFileSync(new URL("../../output/README.md", import.meta.url), "utf8");

/** The lines in a language that the description of result folders has. */
function snippets(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text]) => text);
}

/** What a snippet prints, run where `output/catfish` is. */
function printed(command: readonly [string, ...string[]], snippet: string): string {
  const [program, ...words] = command;
  const { status, stdout, stderr } = spawnSync(program, [...words, snippet], { cwd: place, encoding: "utf8" });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stdout;
}

const place = freshFolder();
let difference: number;

beforeAll(async () => {
  const words = ["-n", "6", "--months", "24", "--no-charts", "--quiet", "--format", "csv,xlsx,parquet"];
  const out = join(place, "output");
  expect(await inProcess(["run", "catfish", ...words, "--out", out])).toMatchObject({ code: 0 });
  const { measures } = JSON.parse(readFileSync(join(out, "catfish", "summary.json"), "utf8"));
  const price = measures.find(({ measure, group }: { measure: string; group: string }) => {
    return measure === "price" && group === "all";
  });
  difference = price.difference;
});

describe("the lines for other tools in output/README.md", () => {
  test("give in Python the difference that the answer has, and what each column means", (context) => {
    needTool(context, "python3", { name: "Python 3", debian: "python3-minimal" });
    const [mean, meaning] = snippets("python");
    expect(Number(printed(["python3", "-c"], mean))).toBeCloseTo(difference, 9);
    expect(printed(["python3", "-c"], meaning)).toContain("data/months.csv month integer Month");
  });

  test("give in R the difference that the answer has", (context) => {
    needTool(context, "Rscript", { name: "R", debian: "r-base-core" });
    const [pairs] = snippets("r");
    const [, mean] = /mean difference\s+(-?[\d.e-]+)/.exec(printed(["Rscript", "-e"], pairs)) ?? [];
    expect(Number(mean)).toBeCloseTo(difference, 6);
  });
});
