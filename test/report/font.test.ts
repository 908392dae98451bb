import { describe, expect, test } from "vitest";
import { boldIn, fontFaces, seenIn, withFont } from "../../src/page/font.ts";

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
    expect(lettersIn(fontFaces("Käse", ""))).toEqual([
      ["400", "U+20"],
      ["400", "U+A1"],
    ]);
    expect(lettersIn(fontFaces("", "Цена"))).toEqual([["700", "U+400"]]);
    expect(fontFaces("价格")).toBe("");
  });

  test("are not those of tags, but those of what is put on the screen later", () => {
    const seldom = ["400", "U+21"];
    const found = (markup: string) => lettersIn(fontFaces(seenIn(markup), ""));
    expect(found('<p class="a" id="x_1">said</p>')).not.toContainEqual(seldom);
    expect(found("<p>[said]</p>")).toContainEqual(seldom);
    expect(found('<div aria-label="#1">said</div>')).toContainEqual(seldom);
    expect(found("<p>~ &quot;so&quot; &lt; 3 …</p>")).not.toContainEqual(seldom);
    expect(seenIn("<p>a &amp;lt; b</p>")).toBe("a &lt; b");
  });

  test("are bold where the page is: in headings, its first sentence, bold words of pictures, and first cells", () => {
    const bold = (markup: string) => seenIn(boldIn(markup)).replace(/\s/g, "");
    expect(bold("<h1>a</h1><header>b</header><p>c</p><h3 class='unseen'>d</h3>")).toBe("ad");
    expect(bold("<thead><tr><th>a</th></tr></thead>\n<tr><td>b</td><td>c</td></tr>")).toBe("ab");
    expect(bold('<section class="answer">\n<h2>a</h2>\n<p>b</p>\n<p>c</p></section>')).toBe("ab");
    expect(bold('<g font-weight="bold"><text>a</text><text>b</text></g><text>c</text>')).toBe("ab");
    expect(bold('<text x="1" font-weight="bold">a</text><text font-weight="normal">b</text>')).toBe("a");
    expect(bold('<section class="brief verdict">\n<h2>a</h2>\n<p>b</p>\n<p>c</p></section>')).toBe("ab");
  });

  test("weigh no more than 12.5 kB in a picture that is written in English", () => {
    expect(withFont(picture(text('font-weight="bold"'))).length).toBeLessThan(12_500);
  });
});
