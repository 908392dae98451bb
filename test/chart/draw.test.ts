import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyRows } from "../../src/draw/choice/policyRows.ts";
import { monthScale, spreadLabels, valueScale } from "../../src/draw/scale.ts";
import { shortenText, textWidth, wrapEvenly, wrapText } from "../../src/draw/textWidth.ts";
import { formatNumber } from "../../src/words/number.ts";
import { formatInterval } from "../../src/words/together.ts";

const places = fc.array(fc.double({ min: -50, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 });

describe("spreadLabels", () => {
  it("keeps the order, the gap and the edges, whatever is wished for", () => {
    fc.assert(
      fc.property(places, (wished) => {
        const placed = spreadLabels(wished, 15, 0, 130);
        const sorted = [...placed].sort((a, b) => a - b);
        for (let k = 1; k < sorted.length; k++) expect(sorted[k] - sorted[k - 1]).toBeGreaterThan(15 - 1e-9);
        expect(sorted[0]).toBeGreaterThanOrEqual(0);
        expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(130 + 1e-9);
        wished.forEach((wish, a) => {
          wished.forEach((other, b) => {
            if (wish < other) expect(placed[a]).toBeLessThan(placed[b]);
          });
        });
      }),
    );
  });

  it("leaves labels alone that are far enough apart, and shares the way between two that are not", () => {
    expect(spreadLabels([100, 20], 15, 0, 130)).toEqual([100, 20]);
    expect(spreadLabels([60, 60], 16, 0, 130)).toEqual([52, 68]);
  });
});

describe("valueScale", () => {
  it("holds every value between round ends", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
        fc.boolean(),
        (values, zero) => {
          const scale = valueScale(values, zero);
          const slack = 1e-5 * Math.max(1, ...values.map(Math.abs));
          expect(scale?.low).toBeLessThanOrEqual(Math.min(...values) + slack);
          expect(scale?.high).toBeGreaterThanOrEqual(Math.max(...values) - slack);
          expect(scale?.high).toBeGreaterThan(scale?.low ?? 0);
          expect(scale?.ticks.length).toBeLessThan(9);
        },
      ),
    );
  });

  it("prints ticks as people write them, and knows nothing of a series without values", () => {
    expect(valueScale([0.05, 0.78], true)?.ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(valueScale([Number.NaN], true)).toBeUndefined();
    expect(valueScale([1, 3], true, true)?.ticks).toEqual([0, 1, 2, 3]);
  });
});

describe("monthScale", () => {
  it("puts ticks on years and quarters", () => {
    expect(monthScale(0, 119).ticks).toEqual([0, 24, 48, 72, 96]);
    expect(monthScale(-24, 48).ticks).toEqual([-24, -12, 0, 12, 24, 36, 48]);
    expect(monthScale(0, 0)).toEqual({ low: -1, high: 1, ticks: [0] });
  });
});

describe("texts", () => {
  it("are one em wide a letter in Chinese and about half in English", () => {
    expect(textWidth("鲶鱼效应", 10)).toBe(40);
    expect(textWidth("price", 10)).toBeCloseTo(2 * 3 + 5.6 * 3, 9);
  });

  it("lose nothing when wrapped and never overflow", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const lines = wrapText(text, 12, 90);
        expect(lines.join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(90);
      }),
    );
  });

  it("wrapped evenly have no more lines, none wider than the widest was, and no word alone where two lines can be alike", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const [lines, even] = [wrapText(text, 12, 90), wrapEvenly(text, 12, 90)];
        expect(even).toHaveLength(lines.length);
        const widest = (each: readonly string[]) => Math.max(...each.map((line) => textWidth(line, 12)));
        expect(widest(even)).toBeLessThanOrEqual(widest(lines));
      }),
    );
    const name = "Flexible share 40 % and contract months 36";
    expect(wrapText(name, 13, 292)).toEqual(["Flexible share 40 % and contract months", "36"]);
    expect(wrapEvenly(name, 13, 292)).toEqual(["Flexible share 40 %", "and contract months 36"]);
  });

  it("of policies are whole, on two lines where one is too short, and shortened apart where two are", () => {
    const row = (name: string) => ({
      name,
      said: ["may be as good"],
      size: "0.1",
      interval: "0 to 0.2",
      isBest: false,
    });
    const two = ["flexible share 40 % + number of newcomers 12", "flexible share 40 % + number of newcomers 1"];
    const linesOf = (names: readonly string[]) => policyRows(names.map(row), 46).rows.map(({ lines }) => lines);
    expect(linesOf(two).map((lines) => lines.join(" "))).toEqual(two);
    expect(linesOf(two).every((lines) => lines.length === 2)).toBe(true);
    const many = [1, 2].map((last) => `${"a lever of many words 40 % + ".repeat(5)}and number ${last}`);
    expect(linesOf(many).every((lines) => lines.length === 1 && lines[0].includes("…"))).toBe(true);
    expect(new Set(linesOf(many).flat()).size).toBe(2);
  });

  it("are shortened to fit and left alone where they do", () => {
    expect(shortenText("backup", 12, 90)).toBe("backup");
    expect(shortenText("a supplier with a long name", 12, 90)).toMatch(/^a sup.*…$/);
  });
});

describe("formatNumber", () => {
  it.each([
    [0.04123, true, "4.1 %"],
    [0.0041, true, "0.41 %"],
    [-0.0000001, true, "-0.000010 %"],
    [1.2345, false, "1.23"],
    [15468.2, false, "15,500"],
    [-1234567, false, "-1,230,000"],
    [Number.NaN, false, "-"],
  ])("writes %d (percent: %s) as %s", (value, percent, text) => {
    expect(formatNumber(value, percent)).toBe(text);
  });

  it("writes the unit of an interval once", () => {
    expect(formatInterval(0.032, 0.05, true)).toBe("3.2 to 5.0 %");
  });
});
