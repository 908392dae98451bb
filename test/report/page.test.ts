import { beforeAll, describe, expect, it } from "vitest";
import { uniqueIds } from "../../src/page/html.ts";
import { type PageParts, page } from "../../src/page/page.ts";
import { inBrowser, onPaper, openFromDisk } from "./openPage.ts";
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
  const browser = inBrowser();
  let text: string;
  beforeAll(async () => {
    text = await samplePage();
  }, 60_000);

  it("opens from disk without a request or a complaint", async () => {
    const opened = await openFromDisk(browser(), "index.html", text);
    expect(await opened.page.title()).toBe("Prepared newcomers in a settled market");
    expect(opened.requests).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.page.close();
  });

  it("has a language, one main heading, and sections in reading order", async () => {
    const { page: open } = await openFromDisk(browser(), "index.html", text);
    expect(await open.locator("html").getAttribute("lang")).toBe("en");
    expect(await open.locator("h1").count()).toBe(1);
    expect(await open.locator("h2").evaluateAll((found) => found.map((heading) => heading.id))).toEqual([
      "asked",
      "answer",
      "numbers",
      "charts",
      "story",
      "run",
      "assumptions",
      "files",
    ]);
    await open.close();
  });

  it("gives every picture a name and a description that exist, and no id twice", async () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = [...text.matchAll(/<svg[^>]* role="img" aria-labelledby="([^"]+)"|aria-labelledby="([^"]+)"/g)];
    for (const label of labels) for (const id of (label[1] ?? label[2]).split(" ")) expect(ids).toContain(id);
    expect(labels.filter((label) => label[1]?.includes("-desc"))).toHaveLength(6);
  });

  it("has its contents at the top, a link to every section", async () => {
    const { page: open } = await openFromDisk(browser(), "index.html", text);
    const links = await open
      .locator('nav a[href^="#"]')
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    const ids = await open.locator("h2").evaluateAll((found) => found.map((heading) => `#${heading.id}`));
    expect(links).toEqual(ids);
    await open.close();
  });

  it("is not wider than a phone, where pictures that are one piece move sideways and findings stay readable", async () => {
    const { page: open } = await openFromDisk(browser(), "index.html", text);
    await open.setViewportSize({ width: 390, height: 844 });
    const widths = await open.locator("html").evaluate((root) => [root.scrollWidth, root.clientWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1]);
    expect((await open.locator("#chart-one-world svg").first().boundingBox())?.width).toBeGreaterThan(600);
    expect((await open.locator("figure h3").first().boundingBox())?.width).toBeGreaterThan(200);
    await open.close();
  });

  it("prints on A4 with every chart whole on its page", async () => {
    const { page: open } = await openFromDisk(browser(), "index.html", text);
    const millimetre = 96 / 25.4;
    await open.setViewportSize({ width: Math.floor(182 * millimetre), height: Math.floor(269 * millimetre) });
    await onPaper(open);
    const sizes = await open
      .locator("figure")
      .evaluateAll((found) => found.map((figure) => figure.getBoundingClientRect().height));
    for (const height of sizes) expect(height).toBeLessThan(269 * millimetre);
    const wide = await open
      .locator("figure svg")
      .evaluateAll((found) => found.map((svg) => svg.getBoundingClientRect().right));
    for (const right of wide) expect(right).toBeLessThanOrEqual(182 * millimetre + 1);
    await open.close();
  });

  it("says why the chart since entry is missing when nobody entered", async () => {
    expect(await samplePage({ entry: false, replications: 4 })).toContain("no newcomer got a trial in any world");
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
