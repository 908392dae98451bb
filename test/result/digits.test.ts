import fc from "fast-check";
import { expect, test } from "vitest";
import { cellText, keptNumber } from "../../src/result/frame.ts";
import { runs } from "../thorough.ts";

const numbers = fc.oneof(
  fc.double(),
  fc.double({ min: -1000, max: 1000 }),
  // Middles of two numbers of seven digits, what lies just beside them, and what rounds up to a power of ten.
  fc
    .tuple(
      fc.integer({ min: 999_999, max: 10_000_001 }),
      fc.integer({ min: -30, max: 30 }),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(([whole, power, beside]) => Number(`${whole}.5e${power}`) * (1 + beside * Number.EPSILON)),
);

test("a number keeps the seven digits that toPrecision gives it, to the bit", () => {
  fc.assert(
    fc.property(numbers, (value) => {
      const expected = value === 0 ? 0 : Number(value.toPrecision(7));
      expect(keptNumber(value, "short")).toBe(expected);
      if (Number.isFinite(value)) expect(cellText(value, "short")).toBe(String(expected));
    }),
    { seed: 7, ...runs(2000) },
  );
});
