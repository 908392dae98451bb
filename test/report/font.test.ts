import { describe, expect, test } from "vitest";
import { fontFaces, seenIn, withFont } from "../../src/page/font.ts";

const said = "Price 0 %";
const text = (rest = "") => `<text y="100" font-size="100" ${rest}>${said}</text>`;
const picture = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="120" font-family="Arimo, monospace"><desc></desc>${inside}</svg>`;

const lettersIn = (css: string) =>
  [...css.matchAll(/font-weight:(\d+);unicode-range:(U\+\w+)/g)].map((found) => found.slice(1));

describe("letters that come along", () => {
  test("are those that the text uses, and bold ones only where it has bold", () => {
    expect(lettersIn(withFont(picture(text())))).toEqual([["400", "U+20"]]);
    expect(lettersIn(withFont(picture(text('font-weight="bold"'))))).toEqual([
      ["400", "U+20"],
      ["700", "U+20"],
    ]);
    expect(lettersIn(fontFaces("Käse", [400]))).toEqual([
      ["400", "U+20"],
      ["400", "U+A1"],
    ]);
    expect(lettersIn(fontFaces("Цена", [700]))).toEqual([["700", "U+400"]]);
    expect(fontFaces("价格")).toBe("");
  });

  test("are not those of tags, but those of what is put on the screen later", () => {
    const seldom = ["400", "U+21"];
    const found = (markup: string) => lettersIn(fontFaces(seenIn(markup), [400]));
    expect(found('<p class="a" id="x_1">said</p>')).not.toContainEqual(seldom);
    expect(found("<p>[said]</p>")).toContainEqual(seldom);
    expect(found('<div aria-label="#1">said</div>')).toContainEqual(seldom);
    expect(found("<p>~ &quot;so&quot; &lt; 3 …</p>")).not.toContainEqual(seldom);
    expect(seenIn("<p>a &amp;lt; b</p>")).toBe("a &lt; b");
  });

  test("weigh no more than 13.5 kB in a picture that is written in English", () => {
    expect(withFont(picture(text('font-weight="bold"'))).length).toBeLessThan(13_500);
  });
});
