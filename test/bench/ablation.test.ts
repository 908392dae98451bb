import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { whyTheyStay } from "./ablation.ts";
import { mechanisms } from "./ablation-mechanisms.ts";

const page = readFileSync(fileURLToPath(new URL("../../.readme/ablation.md", import.meta.url)), "utf8");
const [, names = ""] = page.match(/^No fact moves without: (.*)\.$/m) ?? [];
const idle = mechanisms.filter(({ name }) => names.split("; ").includes(name));

test("the page of ablation says of all that moves no fact why it stays, as the table of mechanisms does", () => {
  expect(idle.map(({ name }) => name)).toEqual(names.split("; "));
  for (const { name, stays } of idle) expect(stays, name).toMatch(/\S/);
  expect(page).toContain(whyTheyStay(idle).join("\n"));
});

test("a reason is given only where no fact moves", () => {
  expect(mechanisms.filter(({ stays }) => stays !== undefined)).toEqual(idle);
});
