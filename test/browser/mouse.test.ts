import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { inBrowser, openFromDisk } from "../report/openPage.ts";
import { samplePage } from "../report/samplePage.ts";

describe("a page that is asked with the mouse", () => {
  const browser = inBrowser();
  let text: string;
  beforeAll(async () => {
    text = await samplePage();
  });

  const opened = () => openFromDisk(browser(), "index.html", text);
  const PLOT = "#chart-over-time > .scroll .v1v0g .background";

  /** The middle of a month of the first panel, under the mouse. */
  async function pointAt(page: Page, share: number): Promise<string> {
    const plot = page.locator(PLOT);
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (box === null) throw new Error("there is no first panel");
    await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    return page.locator(".beside").innerText();
  }

  it("says the values of the nearest month: the line that is drawn, its bands and the reference", async () => {
    const { page, complaints } = await opened();
    const said = await pointAt(page, 1);
    expect(said).toMatch(/^Buyer value \(unit costs\)\s+month 119\s+median\s+/);
    expect(said).toMatch(/without entry\s+[\d.]+/);
    expect(said).toMatch(/50 %\s+[\d.]+ to [\d.]+/);
    // The label at the end of the line has the same number.
    const end = await page
      .locator("#chart-over-time > .scroll .v1v0g text:is([font-weight=bold], [font-weight=bold] > text)")
      .last()
      .textContent();
    expect(said).toContain(end ?? "no label");
    expect(complaints).toEqual([]);
    await page.mouse.move(0, 0);
    expect(await page.locator(".beside").isHidden()).toBe(true);
    await page.close();
  });

  it("dims all but the line whose key is clicked, and brings it back", async () => {
    const { page } = await opened();
    const key = page.locator("#chart-over-time > .scroll .v0g text", {
      hasText: "median, with its last value",
    });
    const faint = () => page.locator("#chart-over-time > .scroll g[style*='opacity: 0.12']").count();
    expect(await faint()).toBe(0);
    await key.click();
    expect(await faint()).toBeGreaterThan(10);
    await key.click();
    expect(await faint()).toBe(0);
    // The same without a mouse.
    const [first] = await page.locator("#chart-over-time .keys button").all();
    await first.focus();
    expect((await first.boundingBox())?.width).toBeGreaterThan(20);
    await page.keyboard.press("Enter");
    expect(await first.getAttribute("aria-pressed")).toBe("true");
    expect(await faint()).toBeGreaterThan(10);
    await page.close();
  });

  it("sorts tables by number or word, and searches the long ones", async () => {
    const { page } = await opened();
    const table = page.locator("#chart-over-time table");
    await page.locator("#chart-over-time summary").first().click();
    const column = () => table.locator("tbody tr:not([hidden]) td:first-child").allTextContents();
    const months = (await column()).map(Number);
    await table.locator("th button").first().click();
    await table.locator("th button").first().click();
    expect((await column()).map(Number)).toEqual([...months].sort((a, b) => b - a));
    expect(await table.locator("th").first().getAttribute("aria-sort")).toBe("descending");
    await page.locator("#chart-over-time input[type=search]").fill("119");
    expect(await column()).toEqual(["119"]);
    await page.close();
  });

  it("saves a chart as PNG and SVG and its values as CSV", async () => {
    const { page, requests } = await opened();
    const saved = async (word: string) => {
      const download = page.waitForEvent("download");
      await page.locator("#chart-over-time .tools button", { hasText: word }).click();
      const file = await download;
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const png = await saved("PNG");
    expect(png.name).toBe("over-time.png");
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1500);
    const svg = (await saved("SVG")).bytes.toString();
    expect(svg).toMatch(/^<svg[^>]*>.*@font-face/s);
    expect(svg).not.toContain("cursor: pointer");
    const rows = (await saved("CSV")).bytes.toString().split("\n");
    expect(rows[0]).toBe("panel,month,series,value,lower,upper");
    expect(rows).toContainEqual(expect.stringMatching(/^Buyer value \(unit costs\),119,median,0\.\d+,,$/));
    expect(requests).toEqual([]);
    await page.close();
  });

  it("copies the answer", async () => {
    const { page } = await opened();
    await page.locator("section.answer .tools button", { hasText: "Copy" }).click();
    await page.locator("section.answer .tools button", { hasText: "Copied" }).waitFor();
    await page.close();
  });

  it("has charts of panels in one column on a phone, with readable words", async () => {
    const { page } = await opened();
    await page.setViewportSize({ width: 390, height: 844 });
    const column = page.locator("#chart-over-time .column");
    expect(await column.isVisible()).toBe(true);
    expect(await page.locator("#chart-over-time > .scroll").isVisible()).toBe(false);
    const widths = await column.locator("> svg").evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect()));
    expect(widths.length).toBeGreaterThan(6);
    for (const { left, right } of widths) expect(left >= 0 && right <= 390).toBe(true);
    const heights = await column
      .locator("text")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThan(10);
    await page.close();
  });

  it("shows one panel a screen on a projector, with words of 20 px at least, moved by arrows", async () => {
    const { page } = await opened();
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.keyboard.press("p");
    const stage = page.locator(".stage");
    expect(await stage.locator("h2").textContent()).toBe("Prepared newcomers in a settled market");
    await page.keyboard.press("ArrowRight");
    expect(await stage.locator("h2").textContent()).toMatch(/^Buyer value/);
    // What the script of a browser knows is not known to the compiler here.
    const sizes = await page.evaluate<number[]>(`
      [...document.querySelectorAll(".stage h2, .stage span, .stage button, .stage text")].flatMap((each) => {
        const scale = each instanceof SVGGraphicsElement ? each.getScreenCTM().a : 1;
        const size = each.getAttribute("font-size") ?? getComputedStyle(each).fontSize;
        return each.getBoundingClientRect().width > 0 ? [Number.parseFloat(size) * scale] : [];
      })`);
    expect(sizes.length).toBeGreaterThan(12);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
    const fits = await stage.evaluate((root) => root.scrollHeight <= root.clientHeight);
    expect(fits).toBe(true);
    await page.keyboard.press("Escape");
    expect(await stage.count()).toBe(0);
    expect(await page.locator("main").evaluate((main) => main.hasAttribute("inert"))).toBe(false);
    await page.close();
  });

  it("has no screen without a picture, a table or words, and no letter below 20 px on any, whatever is drawn", async () => {
    const { page } = await opened();
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.keyboard.press("p");
    const count = await page.locator(".stage .count").textContent();
    const many = Number(count?.split("/")[1]);
    expect(many).toBeGreaterThan(20);
    for (let screen = 1; screen < many; screen++) {
      await page.keyboard.press("ArrowRight");
      const found = await page.evaluate<{ readonly smallest: number; readonly shows: number }>(`
        (() => {
          const words = [...document.querySelectorAll(".stage text, .stage td, .stage th, .stage span")].filter((each) => each.textContent.trim() !== "" && each.getBoundingClientRect().width > 0);
          const sizes = words.map((each) => Number.parseFloat(each.getAttribute("font-size") ?? getComputedStyle(each).fontSize) * (each instanceof SVGGraphicsElement ? each.getScreenCTM().a : 1));
          return { smallest: Math.min(...sizes), shows: document.querySelectorAll(".stage .screen > svg, .stage .screen table").length };
        })()`);
      expect(found.shows, `screen ${screen}`).toBe(1);
      expect(found.smallest, `screen ${screen}`).toBeGreaterThanOrEqual(19.99);
    }
    await page.close();
  });

  it("has wide tables as a list on a phone, each cell with the heading of its column", async () => {
    const { page } = await opened();
    await page.setViewportSize({ width: 390, height: 844 });
    const numbers = page.locator("section.numbers table");
    const box = await numbers.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(390);
    const wide = await page
      .locator("section.numbers .scroll")
      .first()
      .evaluate((each) => each.scrollWidth - each.clientWidth);
    expect(wide).toBeLessThanOrEqual(1);
    const headings = await numbers
      .locator("tbody tr")
      .first()
      .locator("td")
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-column")));
    expect(headings).toEqual(["Measure", "Without entry", "With entry", "Difference", "Interval"]);
    await page.close();
  });

  it("says the same without its script, and runs none but its own", async () => {
    const context = await browser().newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.setContent(text);
    expect(await still.locator("nav a").count()).toBeGreaterThan(4);
    expect(await still.locator("figure svg").count()).toBe(6);
    expect(await still.locator(".tools").count()).toBe(0);
    await context.close();
    const forged = text.replace("</body>", "<script>document.title = 'forged'</script></body>");
    const { page, complaints } = await openFromDisk(browser(), "index.html", forged);
    expect(await page.title()).toBe("Prepared newcomers in a settled market");
    expect(complaints.join(" ")).toMatch(/Content Security Policy/);
    await page.close();
  });
});
