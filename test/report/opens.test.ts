import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { packed, unpacked } from "../../src/page/packed.ts";
import { builtInLoader, builtInScript } from "../../src/page/script/builtIn.ts";
import { beforeScript, everyNeed } from "../../src/page/script/needs.ts";
import { pageLoader, pageScript } from "../../src/page/script/script.ts";
import { scriptStyle } from "../../src/page/script/scriptStyle.ts";
import { inBrowser, openFromDisk } from "./openPage.ts";
import { samplePage } from "./samplePage.ts";

it.each(everyNeed)(
  "the policy of a page lets its script and the lines that unpack it run, and no other: %o",
  (needs) => {
    const whole = pageScript(scriptStyle, needs);
    const { text } = builtInScript(needs);
    for (const built of [builtInScript(needs), builtInLoader]) {
      expect(built.hash).toBe(`'sha256-${createHash("sha256").update(built.text).digest("base64")}'`);
    }
    expect(packed(beforeScript("{}", text)).length).toBeLessThan(whole.length * 0.4);
    for (const said of [whole, pageLoader]) {
      expect(said).not.toMatch(/\beval\b|new Function|fetch\(|XMLHttpRequest|innerHTML/);
    }
  },
);

it("what is packed is unpacked as it was, whatever its length, in signs that mean nothing in a page", () => {
  for (let length = 0; length < 60; length++) {
    const text = Array.from({ length }, (_, at) => String.fromCodePoint(0x20 + ((at * at * 37) % 0x3000))).join("");
    expect(packed(text)).not.toMatch(/[^ -~]|["&<>]/);
    expect(unpacked(packed(text))).toBe(text);
  }
});

/* What a page does in a browser is tested at length in `test/browser`; here that it opens, answers and is shut to others. */
describe("a page in a browser", () => {
  const browser = inBrowser();
  let text: string;
  beforeAll(async () => {
    text = await samplePage();
  });

  it("opens from disk without a request or a complaint, and is moved by keys", async () => {
    const { page, requests, complaints } = await openFromDisk(browser(), "index.html", text);
    expect(await page.title()).toBe("Prepared newcomers in a settled market");
    const [first] = await page.locator("#chart-over-time .keys button").all();
    await first.focus();
    await page.keyboard.press("Enter");
    expect(await first.getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("p");
    const count = page.locator(".stage .count");
    const before = await count.textContent();
    await page.keyboard.press("ArrowRight");
    expect(await count.textContent()).not.toBe(before);
    await page.keyboard.press("Escape");
    expect(await page.locator(".stage").count()).toBe(0);
    expect([requests, complaints]).toEqual([[], []]);
    await page.close();
  });

  it("runs no script but its own", async () => {
    const forged = text.replace("</body>", "<script>document.title = 'forged'</script></body>");
    const { page, complaints } = await openFromDisk(browser(), "index.html", forged);
    expect(await page.title()).toBe("Prepared newcomers in a settled market");
    expect(complaints.join(" ")).toMatch(/Content Security Policy/);
    await page.close();
  });
});
