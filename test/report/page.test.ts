import { beforeAll, describe, expect, it } from "vitest";
import { uniqueIds } from "../../src/page/html.ts";
import { type PageParts, page } from "../../src/page/page.ts";
import { samplePage } from "./samplePage.ts";

const nasty = `<script>alert("1")</script> & 'quotes' \u0007`;
const plain: PageParts = {
  lang: "en",
  title: "Title",
  answer: ["One sentence."],
  charts: [],
  run: [],
  assumptions: { columns: ["Parameter"], rows: [] },
  files: [],
};

describe("the report page", () => {
  let text: string;
  beforeAll(async () => {
    text = await samplePage();
  });

  it("gives every picture a name and a description that exist, and no id twice", async () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const asked = [...text.matchAll(/ aria-(?:labelled|described)by="([^"]+)"/g)].flatMap(([, found]) =>
      found.split(" "),
    );
    for (const id of asked) expect(ids).toContain(id);
    const pictures = [...text.matchAll(/<svg[^>]* role="img"[^>]*>/g)].map(([tag]) => tag);
    expect(pictures).toHaveLength(6);
    for (const tag of pictures) expect(tag).toMatch(/ aria-labelledby="chart-[\w-]+-title"/);
    // A long list of numbers is in the table below the picture.
    expect(pictures.filter((tag) => tag.includes("aria-describedby")).length).toBeGreaterThan(3);
  });

  it("says why the chart since entry is missing when nobody entered", async () => {
    expect(await samplePage({ entry: false, replications: 4 })).toContain("no newcomer got a trial in any world");
  });
});

describe("a page without charts", () => {
  it("is light: letters, style and script are all it brings", () => {
    // The letters of two weights are 12,300 of it, the script with the style of what it makes 13,300, the style 3,200.
    expect(page(plain).length).toBeLessThan(33_000);
  });

  it("breaks no line within an interval, of which paper may break the spaces", () => {
    const keyTable = { columns: ["Price"], rows: [["~ (-0.02\u00a0to\u00a0+0.08)"]] };
    expect(page({ ...plain, keyTable })).toContain('<td>~ <span class="whole">(-0.02 to +0.08)</span></td>');
  });
});

describe("what users write", () => {
  it("is text on the page, wherever it stands", () => {
    const story = {
      whatIsIt: nasty,
      howItWorks: nasty,
      thingsToNotice: [nasty],
      thingsToTry: [nasty],
      sources: [nasty],
    };
    const table = { caption: nasty, columns: [nasty], rows: [[nasty]] };
    const chart = {
      id: nasty,
      title: nasty,
      description: nasty,
      svg: "<svg></svg>",
      table,
      told: [nasty],
      files: [{ href: "a", label: nasty }],
    };
    const written = page({
      lang: nasty,
      title: nasty,
      subtitle: nasty,
      answer: [nasty],
      keyTable: table,
      charts: [chart],
      leftOut: [nasty],
      story,
      run: [[nasty, nasty]],
      assumptions: table,
      files: [{ href: `javascript:alert("1")`, label: nasty }],
    });
    expect(written).not.toMatch(/<script>alert|alert\("1"\)/);
    expect(written.match(/<script/g)).toHaveLength(2);
    expect(written).not.toContain("\u0007");
    expect(written).not.toMatch(/href="javascript:/);
    expect(written.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(18);
  });

  it("keeps web addresses that can be followed, and nothing but those", () => {
    const story = {
      whatIsIt: "",
      howItWorks: "",
      thingsToNotice: [],
      thingsToTry: [],
      sources: ["See https://a.org/b?c=1&d=2, or file:///etc."],
    };
    expect(page({ ...plain, story })).toContain(
      '<li>See <a href="https://a.org/b?c=1&amp;d=2">https://a.org/b?c=1&amp;d=2</a>, or file:///etc.</li>',
    );
  });
});

describe("parts that are empty", () => {
  it("leave no heading behind", () => {
    const written = page(plain);
    expect(written).not.toMatch(/id="(numbers|charts|story|run|files)"/);
    expect(written).toContain("None: every parameter has its default.");
  });
});

describe("uniqueIds", () => {
  it("moves references along with ids and leaves texts alone", () => {
    const svg =
      '<svg aria-labelledby="t d"><title id="t"> id="t" </title><clipPath id="c"/><g clip-path="url(#c)"/><use href="#c"/></svg>';
    expect(uniqueIds(svg, "p")).toBe(
      '<svg aria-labelledby="p-t p-d"><title id="p-t"> id="t" </title><clipPath id="p-c"/><g clip-path="url(#p-c)"/><use href="#p-c"/></svg>',
    );
  });
});
