import { describe, expect, test } from "vitest";
import { fontFaces, withFont } from "../../src/page/font.ts";
import { inBrowser, openFromDisk } from "../report/openPage.ts";

/** Widths of Helvetica and Helvetica Bold in thousandths of the size (Adobe's Core 14 metrics), by letter. */
const regular = new Map(Object.entries({ P: 667, r: 333, i: 222, c: 500, e: 556, "0": 556, "%": 889, " ": 278 }));
const bold = new Map(Object.entries({ P: 667, r: 389, i: 278, c: 556, e: 556, "0": 556, "%": 889, " ": 278 }));

/** Width at 100 px. */
const known = (text: string, widths: ReadonlyMap<string, number>) =>
  [...text].reduce((sum, letter) => sum + (widths.get(letter) ?? Number.NaN), 0) / 10;

const said = "Price 0 %";
const text = (rest = "") => `<text y="100" font-size="100" ${rest}>${said}</text>`;
const picture = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="120" font-family="Arimo, monospace"><desc></desc>${inside}</svg>`;

describe("letters that come along", () => {
  const browser = inBrowser();

  test.each(["picture.svg", "page.html"])(
    "are as wide as those of Helvetica on every machine, in a %s",
    async (name) => {
      const inside = picture(text() + text('font-weight="bold"'));
      const whole = name === "picture.svg" ? withFont(inside) : `<style>${fontFaces(inside)}</style>${inside}`;
      const { page, complaints } = await openFromDisk(browser(), name, whole);
      const widths = await page
        .locator("text")
        .evaluateAll((found: { getComputedTextLength?(): number }[]) =>
          found.map((each) => each.getComputedTextLength?.()),
        );
      expect(widths[0]).toBeCloseTo(known(said, regular), 0);
      expect(widths[1]).toBeCloseTo(known(said, bold), 0);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
