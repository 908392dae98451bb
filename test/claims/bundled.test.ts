import { expect, test } from "vitest";
import { catfish } from "../cli/commandLine.ts";

test("bundled scenarios make claims that all hold in two hundred worlds", { timeout: 600_000 }, () => {
  const { code, out } = catfish(["check", "--json", "-n", "200"]);
  const { claims } = JSON.parse(out);
  const others = claims.filter(({ verdict }: { verdict: string }) => verdict !== "green");
  expect(others.map(({ scenario, says }: Record<string, string>) => `${scenario}: ${says}`)).toEqual([]);
  expect(claims.length).toBeGreaterThan(100);
  expect(code).toBe(0);
});
