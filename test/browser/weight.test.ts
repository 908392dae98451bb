import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catfish, freshFolder } from "../cli/commandLine.ts";

/** What the pages of these lines weighed in version 0.1 [bytes], with fewer charts and no letters, script or markets. */
const before: readonly (readonly [line: string, page: string, bytes: number])[] = [
  ["run baseline -n 200", "baseline/index.html", 450_750],
  ["effect baseline -n 100", "index.html", 270_107],
  ["compare baseline open-door -n 100", "index.html", 461_576],
  ["what-if baseline --set policy.flexibleShare=30% -n 100", "index.html", 513_818],
  ["sweep catfish --vary policy.flexibleShare=0:0.4:0.1 -n 50", "index.html", 85_422],
];

test.each(before)("%s: its page is no more than a third larger than in version 0.1", (line, page, bytes) => {
  const out = join(freshFolder(), "weight");
  const markets = line.startsWith("sweep") ? [] : ["--plausible", "20"];
  expect(catfish([...line.split(" "), ...markets, "--out", out]).code).toBe(0);
  expect(readFileSync(join(out, page)).length).toBeLessThan((bytes * 4) / 3);
});
