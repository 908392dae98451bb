import { describe, expect, test } from "vitest";
import { nearest } from "../../src/scenario/text/nearest.ts";
import { problemsOf } from "./libraries.ts";

const options = ["set", "months", "measure", "most", "seed", "out", "no-charts", "help"];
const parameters = ["maxShare", "flexibleSlots", "flexibleShare", "trustGain", "trustLossOrganisation", "fixedSlots"];

describe("the nearest name", () => {
  test.each([
    ["sed", "seed"],
    ["sede", "seed"],
    ["sett", "set"],
    ["moths", "months"],
    ["nochart", "no-charts"],
  ])("to the option %s is %s", (word, name) => {
    expect(nearest(word, options)).toBe(name);
  });

  test.each([
    ["flexShare", "flexibleShare"],
    ["flexSlots", "flexibleSlots"],
    ["flex_share", "flexibleShare"],
    ["trustGian", "trustGain"],
    ["trustLossOrg", "trustLossOrganisation"],
    ["maxshare", "maxShare"],
  ])("to the parameter %s is %s", (word, name) => {
    expect(nearest(word, parameters)).toBe(name);
    expect(nearest(word, [...parameters].reverse())).toBe(name);
  });

  test.each(["xyz", "fl", "share", "notThere"])("to %s is none", (word) => {
    expect(nearest(word, parameters)).toBeUndefined();
  });

  test.each([
    ["policy.flexShare=0.3", "policy.flexibleShare"],
    ["flexShare=0.3", "policy.flexibleShare"],
    ["market.demandVol=0.3", "market.demandVolatility"],
    ["suppliers.newcomer.initCash=0", "suppliers.newcomer.initialCash"],
    ["suppliers.newcomer.entry.mnth=0", "suppliers.newcomer.entry.month"],
  ])("a path in --set may be abbreviated: %s", (setting, suggestion) => {
    const [problem] = problemsOf("extends: baseline", { settings: [setting] });
    expect(problem.suggestion).toBe(suggestion);
  });
});
