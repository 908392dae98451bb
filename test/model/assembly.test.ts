import { describe, expect, test } from "vitest";
import { assemblyOf } from "../../src/cli/kernel/assembly.mjs";

/** What becomes of a text, its white space aside. */
function become(text: string, exported: Readonly<Record<string, unknown>> = {}): string {
  return assemblyOf("process.ts", text, exported).replace(/\s+/g, " ").trim();
}

/** The same for what stands in a function. */
function within(text: string): string {
  return become(`function f(): void { ${text} }`).replace(/^function f\(\): void \{ (.*) \}$/, "$1");
}

describe("the text of a process in AssemblyScript", () => {
  test.each([
    [
      "takes its columns out one by one",
      "const { price, effort: e } = relation;",
      "const price = relation.price, e = relation.effort;",
    ],
    ["tells nobody what happens", 'if (won) world.eventLog?.tell(world.month, "drop", b, s, -1);', "if (won) ;"],
    [
      "divides as TypeScript does",
      "const quota = (1 - a) / (end - first);",
      "const quota = f64((1 - a)) / f64((end - first));",
    ],
    [
      "has numbers with decimals unless it says that they are whole",
      "let sum = 0; let worst: int = -1;",
      "let sum: f64 = 0; let worst: i32 = -1;",
    ],
    [
      "counts in whole numbers",
      "for (let b = 0; b < n; b++) share[b] = 0;",
      "for (let b = 0; b < n; b++) share[b] = 0;",
    ],
    [
      "cuts decimals off where it says so",
      "const n = int(draw * backups.length);",
      "const n = i32(draw * backups.length);",
    ],
    ["knows infinity by its other name", "let best = Number.NEGATIVE_INFINITY;", "let best = -Infinity;"],
    ["leaves a number with decimals as it is", "let rate = 0.5;", "let rate = 0.5;"],
  ])("%s", (_, text, assembly) => {
    expect(within(text)).toBe(assembly);
  });

  test("takes apart what a function is given", () => {
    expect(become("export function cut({ market }: World, r: int): number { return market.margin; }")).toBe(
      "export function cut(_0: World, r: i32): f64 { const market = _0.market; return market.margin; }",
    );
  });

  test("imports what its functions name, and nothing of packages", () => {
    const text = 'import { exp } from "package"; import { capShares, type Cap, other } from "../orders.ts";';
    expect(become(`${text} function f(): void { capShares(exp(share)); }`)).toBe(
      'import { capShares } from "../orders"; function f(): void { capShares(exp(share)); }',
    );
  });

  test("keeps constants that are numbers, as the module itself has them", () => {
    const text = 'const BUSY = 0.9; export const PAID = sums.indexOf("paid"); export const sums = ["price", "paid"];';
    expect(become(text, { PAID: 1, sums: ["price", "paid"] })).toBe("const BUSY = 0.9; export const PAID = 1;");
  });

  test("leaves out types, and what is said of a process", () => {
    expect(
      become('interface A { b: number } export type C = A; f.reads = { buyer: ["demand"] } satisfies Names;'),
    ).toBe("");
  });

  test("that is no TypeScript is refused with the name of its file", () => {
    expect(() => become("function (")).toThrow("process.ts: ");
  });
});
