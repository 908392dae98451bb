import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { catfish, freshFolder } from "../cli/commandLine.ts";
import { inBrowser, onPaper, openFromDisk } from "../report/openPage.ts";

const tiny = ["--replications", "6", "--months", "24", "--set", "suppliers.newcomer.entry.month=6"];

const browser = inBrowser();
const textOf = (...path: string[]) => readFileSync(join(...path), "utf8");

test("many scenarios are printed on A4 with every column of every row", async () => {
  const out = join(freshFolder(), "many");
  const scenarios = ["baseline", "catfish", "open-door", "one-contract", "closed-market"];
  expect(catfish(["compare", ...scenarios, "-n", "4", "--months", "24", "--out", out]).code).toBe(0);
  const { page } = await openFromDisk(browser(), "index.html", textOf(out, "index.html"));
  await onPaper(page);
  await page.setViewportSize({ width: 690, height: 1000 });
  const edges = await page
    .locator("table, td, th")
    .evaluateAll((found) => found.map((each) => each.getBoundingClientRect().right));
  expect(Math.max(...edges)).toBeLessThanOrEqual(690);
  await page.close();
});

describe("the page of a comparison", () => {
  const out = join(freshFolder(), "page");
  beforeAll(async () => {
    const words = ["what-if", "catfish", ...tiny, "--explain", "--out", out];
    expect(catfish(words).code).toBe(0);
  });

  test("opens from disk without a request or a complaint, its sections in reading order, no id twice", async () => {
    const text = textOf(out, "index.html");
    const opened = await openFromDisk(browser(), "index.html", text);
    expect(opened.requests).toEqual([]);
    expect(opened.complaints).toEqual([]);
    const headings = await opened.page.locator("h2").evaluateAll((found) => found.map(({ id }) => id));
    expect(headings).toEqual(["answer", "input", "numbers", "story", "charts", "run", "downloads", "files"]);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    await opened.page.close();
  });

  test("saves each table as the very file that lies beside it", async () => {
    const { page } = await openFromDisk(browser(), "index.html", textOf(out, "index.html"));
    const links = page.locator("a[download]");
    const names = await links.evaluateAll((found) => found.map((link) => link.getAttribute("download")));
    expect(names).toEqual(["comparison.csv", "input.csv", "differences.csv", "pairs.csv"]);
    for (const [place, name] of names.entries()) {
      const [download] = await Promise.all([page.waitForEvent("download"), links.nth(place).click()]);
      expect(download.suggestedFilename()).toBe(name);
      expect(readFileSync(await download.path(), "utf8")).toBe(textOf(out, "data", name ?? ""));
    }
    await page.close();
  });

  test("prints without being cut: no table or chart is wider than the paper", async () => {
    const { page } = await openFromDisk(browser(), "index.html", textOf(out, "index.html"));
    await onPaper(page);
    await page.setViewportSize({ width: 690, height: 1000 });
    const wide = await page
      .locator("figure svg, table")
      .evaluateAll((found) =>
        found.filter((each) => each.getBoundingClientRect().right > 690).map(({ tagName }) => tagName),
      );
    expect(wide).toEqual([]);
    await page.close();
  });
});
