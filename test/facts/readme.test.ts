import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { effectsIn, readmeTable } from "./readme.ts";

function textOf(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
}

test("the table of the README is that of the page of facts: else run  npm run facts", () => {
  expect(textOf("README.md")).toContain(readmeTable(effectsIn(textOf(".readme/facts.md"))).join("\n"));
});
