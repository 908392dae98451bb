import { expect, test } from "vitest";
import { otherMonthsSentence } from "../../src/words/en/months.ts";

const price = {
  series: { measure: "price", group: "all" },
  lacking: [{ name: "gap", months: 60 }],
  all: 120,
  worlds: 8,
  pairs: 8,
} as const;

test("a difference over the months that both have is said to be one", () => {
  expect(otherMonthsSentence({ ...price, apart: 0 })).toBe(
    '"gap" has no price in 60 of 120 months: the difference is over the months in which both have one.',
  );
});

test("where no month is common there is no difference, and none is claimed", () => {
  expect(otherMonthsSentence({ ...price, lacking: [{ name: "gap", months: 120 }], apart: 8 })).toBe(
    '"gap" has no price in 120 of 120 months: in no month do both have one, so there is no difference.',
  );
});

test("worlds without a common month count for nothing, and are counted", () => {
  expect(otherMonthsSentence({ ...price, apart: 3 })).toContain(
    "and 3 worlds without any such month count for nothing.",
  );
});
