import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder, hashesBelow } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { inBrowser, openFromDisk } from "../report/openPage.ts";

/** Small enough to take a second each, with as many settings as charts need to be looked at. */
const asked = {
  effect: ["effect", "catfish", "--set", "suppliers.newcomer.entry.month=6", "--months", "48", "-n", "20"],
  sensitivity: [
    ...["sensitivity", "catfish", "--method", "sobol", "--points", "8", "-n", "3", "--months", "24"],
    ...["--vary", "policy.contractMonths=12:36", "--vary", "market.switchingCost=0.3:0.9"],
    ...["--vary", "suppliers.powerhouse.quality=0.7:1"],
  ],
  /** More rows than a screen holds, with meanings that are longer than a line of it. */
  tornado: [
    ...["sensitivity", "catfish", "-n", "3", "--months", "24", "--vary", "policy.openness=0.05:0.3"],
    ...["--vary", "market.switchingCost=0:0.2", "--vary", "suppliers.newcomer.quality=0.6:0.9"],
    ...["--vary", "market.scarcityMargin=0:0.3", "--vary", "market.choiceSensitivity=4:20"],
    ...["--vary", "suppliers.backup.innovativeness=0.1:0.6", "--vary", "policy.flexibleShare=0.1:0.4"],
  ],
  box: [
    ...["discover", "catfish", "--months", "24", "--window", "12:23", "-n", "5", "--points", "64"],
    ...["--when", "price > 1.25", "--vary", "policy.negotiation=0:1", "--vary", "policy.flexibleSlots=1:4"],
    ...["--vary", "policy.choice"],
  ],
};

describe("the page of an exploration in a browser", () => {
  const browser = inBrowser();
  let folder: string;
  let text: string;
  const made = (words: readonly string[]) =>
    beforeAll(async () => {
      folder = join(freshFolder(), "result");
      expect(await inProcess([...words, "--no-cache", "--out", folder])).toMatchObject({ code: 0 });
      text = readFileSync(join(folder, "index.html"), "utf8");
    });

  describe("an effect", () => {
    made(asked.effect);

    test("opens from disk without a request or a complaint, with its charts in view and every file it links to", async () => {
      const opened = await openFromDisk(browser(), "index.html", text);
      const { page } = opened;
      expect(await page.title()).toBe("The catfish effect: Prepared newcomers in a settled market");
      expect(await page.locator("figure svg[role=img]").count()).toBe(3);
      for (const box of await page.locator("figure svg[role=img]").all())
        expect((await box.boundingBox())?.height).toBeGreaterThan(300);
      expect(await page.locator(".answer p").first().textContent()).toContain("letting newcomers in");
      const links = await page
        .locator("a")
        .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
      const below = Object.keys(hashesBelow(folder));
      for (const link of links.filter((href) => !/^(#|\.\.\/|https?:|data:text)/.test(href)))
        expect(below).toContain(link);
      expect([opened.requests, opened.complaints]).toEqual([[], []]);
      await page.close();
    });
  });

  describe("many settings", () => {
    made(asked.tornado);

    test("are rows on a projector that begin with a name and have their meaning clear of it", async () => {
      const { page } = await openFromDisk(browser(), "index.html", text);
      await page.setViewportSize({ width: 1024, height: 768 });
      await page.keyboard.press("p");
      const seen: number[] = [];
      for (let screen = 1; screen <= 3; screen++) {
        await page.keyboard.press("ArrowRight");
        const picture = page.locator(".stage .screen > svg");
        if ((await picture.count()) === 0) continue;
        const texts = await picture.evaluate((drawn) => {
          const frame = drawn.getBoundingClientRect();
          return [...drawn.querySelectorAll("text")]
            .map((each) => ({
              box: each.getBoundingClientRect(),
              isBold: each.closest('[font-weight="bold"]') !== null,
            }))
            .filter(({ box }) => box.width > 0 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1)
            .map(({ box: { left, right, top, bottom }, isBold }) => ({ left, right, top, bottom, isBold }))
            .sort((one, other) => one.top - other.top);
        });
        const names = texts.filter(({ isBold }) => isBold);
        expect(texts[0].isBold).toBe(true);
        for (const name of names) {
          const beside = texts.filter((each) => !each.isBold && Math.abs(each.bottom - name.bottom) < 8);
          const [first] = beside.sort((one, other) => one.left - other.left);
          expect(first.left - name.right).toBeGreaterThan(4);
        }
        seen.push(names.length);
      }
      expect(seen.reduce((sum, many) => sum + many, 0)).toBe(7);
      await page.close();
    });
  });

  describe("a sensitivity analysis", () => {
    made(asked.sensitivity);

    test("opens from disk without a request or a complaint, with both charts and every file it links to", async () => {
      const opened = await openFromDisk(browser(), "index.html", text);
      const { page } = opened;
      expect(await page.title()).toBe("Sensitivity: Prepared newcomers in a settled market");
      expect(await page.locator("figure svg[role=img]").count()).toBe(2);
      for (const box of await page.locator("figure svg[role=img]").all())
        expect((await box.boundingBox())?.height).toBeGreaterThan(200);
      expect(await page.locator(".answer p").first().textContent()).toContain("of 3 settings");
      const links = await page
        .locator("a")
        .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
      const below = Object.keys(hashesBelow(folder));
      for (const link of links.filter((href) => !/^(#|\.\.\/|https?:)/.test(href))) expect(below).toContain(link);
      expect([opened.requests, opened.complaints]).toEqual([[], []]);
      await page.close();
    });

    test("says each number of a bar by one name on a phone, and has a scale below the last row", async () => {
      const { page } = await openFromDisk(browser(), "index.html", text);
      await page.setViewportSize({ width: 390, height: 844 });
      const column = page.locator("#chart-indices .column");
      await column.locator("text").first().waitFor();
      const said = await column.locator(".said").allTextContents();
      expect(said.length).toBe(6);
      for (const line of said) expect(line).toMatch(/^(by itself|with its interactions): \d/);
      const places = await column
        .locator("> svg")
        .last()
        .evaluate((picture) => {
          const { left, right, bottom } = picture.getBoundingClientRect();
          return [...picture.querySelectorAll("text")].map((each) => {
            const box = each.getBoundingClientRect();
            return {
              text: each.textContent,
              isIn: box.left >= left - 1 && box.right <= right + 1 && box.bottom <= bottom,
            };
          });
        });
      expect(places.map((each) => each.text)).toContain("0 %");
      const widths = await column
        .locator("> svg")
        .evaluateAll((rows) => rows.map((row) => row.getAttribute("viewBox")?.split(" ")[2]));
      expect(new Set(widths).size).toBe(1);
      expect(places.filter(({ isIn }) => !isIn)).toEqual([]);
      await page.close();
    });

    test("no text of a chart runs into another", async () => {
      const opened = await openFromDisk(browser(), "index.html", text);
      for (const svg of await opened.page.locator("figure svg[role=img]").all()) {
        const texts = await svg.locator("text").evaluateAll((found) =>
          found.map((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            return { said: text.textContent ?? "", left, right, top, bottom };
          }),
        );
        const boxes = texts.filter(({ said }) => said.trim() !== "");
        expect(boxes.length).toBeGreaterThan(15);
        const overlaps = boxes.flatMap((a, at) =>
          boxes.slice(at + 1).flatMap((b) => {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            return across > 1 && down > 4 ? [`${a.said} / ${b.said}`] : [];
          }),
        );
        expect(overlaps).toEqual([]);
      }
      await opened.page.close();
    });
  });

  describe("a box", () => {
    made(asked.box);

    test("opens from disk with answer, limits and charts, and asks for nothing", async () => {
      const { page, requests, complaints } = await openFromDisk(browser(), "index.html", text);
      expect([requests, complaints]).toEqual([[], []]);
      expect(await page.locator("h1").innerText()).toContain("When: Prepared newcomers");
      expect(await page.locator(".numbers tbody tr").count()).toBe(3);
      expect(await page.locator("figure svg[role=img]").count()).toBe(3);
      const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
      expect(wide).toBe(false);
      await page.close();
    });
  });
});
