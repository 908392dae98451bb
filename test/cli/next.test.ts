import { describe, expect, test } from "vitest";
import { faultsAfter } from "../pasted/pasted.ts";

/* What each command proposes is pasted in the long tests; here one of every form that a line may have. */

describe("what is proposed next can be pasted, with a place and worlds of its own", () => {
  test.each([
    ["run", ["run", "my market.yaml"]],
    ["what-if", ["what-if", "small.yaml", "--set", "policy.flexibleShare=40%"]],
    [
      "discover",
      [
        "discover",
        "small.yaml",
        "--when",
        "buyerValue > base",
        "--points",
        "17",
        "--vary",
        "policy.flexibleShare=0:0.6",
      ],
    ],
  ])("after %s", (_, words) => {
    expect(
      faultsAfter([...words, "-n", "3", "--seed", "it's $HOME", "--out", "my results/first", "--no-charts"]),
    ).toEqual([]);
  });
});
