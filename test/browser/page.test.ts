import { beforeAll, describe, expect, it } from "vitest";
import { inBrowser, onPaper, openFromDisk } from "../report/openPage.ts";
import { samplePage } from "../report/samplePage.ts";

describe("the report page", () => {
  const browser = inBrowser();
  let text: string;
  beforeAll(async () => {
    text = await samplePage();
  });

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

  it("has its contents at the top, a link to every section", async () => {
    const { page: open } = await openFromDisk(browser(), "index.html", text);
    const links = await open
      .locator('nav a[href^="#"]')
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    const ids = await open.locator("h2").evaluateAll((found) => found.map((heading) => `#${heading.id}`));
    expect(links).toEqual(ids);
    await open.close();
  });

  it("is not wider than a phone, where every picture becomes a column and findings stay readable", async () => {
    const { page: open } = await openFromDisk(browser(), "index.html", text);
    await open.setViewportSize({ width: 390, height: 844 });
    const widths = await open.locator("html").evaluate((root) => [root.scrollWidth, root.clientWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1]);
    await open.locator("figure.on-phone").first().waitFor();
    const columns = await open
      .locator("figure .column > svg")
      .evaluateAll((found) => found.map((svg) => svg.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    expect(columns.length).toBeGreaterThan(5);
    for (const [left, right] of columns) expect([left >= 0, right <= 390]).toEqual([true, true]);
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
});
