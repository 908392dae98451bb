import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { inBrowser, openFromDisk } from "../report/openPage.ts";
import { settled } from "./workshopPage.ts";

const browser = inBrowser();

describe("catfish workshop", () => {
  const folder = freshFolder();
  const file = join(folder, "page.html");

  test("writes one file of less than two megabytes, with the scenarios that are named and theirs", async () => {
    const { code, out } = await inProcess(["workshop", "catfish", "one-contract", "-o", file]);
    expect([code, out]).toEqual([0, expect.stringMatching(/^Wrote {2}\S+ {2}\(\d\.\d MB\): open it in a browser\./)]);
    expect(statSync(file).size).toBeLessThan(2e6);
    const text = readFileSync(file, "utf8");
    const data: unknown = JSON.parse(/id="data">(.*?)<\/script>/.exec(text)?.[1] ?? "");
    expect(data).toMatchObject({ scenarios: ["catfish", "one-contract"], first: "room" });
    expect(data).toHaveProperty("sources", expect.arrayContaining([expect.objectContaining({ name: "baseline" })]));
    // Its own script by its hash, its engine by blob, and nothing else.
    expect(text).toMatch(
      /default-src &#39;none&#39;; script-src &#39;sha256-[^&]+&#39; &#39;wasm-unsafe-eval&#39; blob:;/,
    );
    expect(text).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  });

  test("replaces no file unless told to, and writes nothing where a scenario is wrong", async () => {
    const before = readFileSync(file, "utf8");
    expect(await inProcess(["workshop", "-o", file])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/there already/),
    });
    expect(readFileSync(file, "utf8")).toBe(before);
    const fresh = join(folder, "fresh.html");
    const { code, error } = await inProcess(["workshop", "catfsh", "-o", fresh]);
    expect([code, error]).toEqual([2, expect.stringMatching(/Did you mean {2}catfish/)]);
    expect(existsSync(fresh)).toBe(false);
  });

  test("has the market of the facilitator's pack beside one's own, which alone can be chosen", async () => {
    const own = join(folder, "own.yaml");
    writeFileSync(own, "extends: baseline\n");
    const mine = join(folder, "mine.html");
    expect(await inProcess(["workshop", own, "-o", mine])).toMatchObject({ code: 0 });
    const data: unknown = JSON.parse(/id="data">(.*?)<\/script>/.exec(readFileSync(mine, "utf8"))?.[1] ?? "");
    expect(data).toMatchObject({ scenarios: ["own"] });
    expect(data).toHaveProperty("sources", expect.arrayContaining([expect.objectContaining({ name: "catfish" })]));
  });

  test("tells programs what it wrote", async () => {
    const { out } = await inProcess(["workshop", "catfish", "-o", file, "--force", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ command: "workshop", file, scenarios: ["catfish"] });
  });
});

describe("catfish explore", () => {
  test("writes the sandbox on one scenario, with what is set, and lets no text of a file into the page", async () => {
    const folder = freshFolder();
    const mine = join(folder, "mine.yaml");
    const hostile = "</script><script>document.title = 'taken'</script><!--";
    writeFileSync(mine, `extends: baseline\ntitle: "${hostile}"\nstory: { whatIsIt: "${hostile}" }\n`);
    const file = join(folder, "page.html");
    const words = ["explore", mine, "--set", "policy.flexibleShare=30%", "-o", file];
    expect(await inProcess(words)).toMatchObject({ code: 0 });
    const { page, complaints, requests } = await openFromDisk(browser(), "page.html", readFileSync(file, "utf8"));
    await page.setViewportSize({ width: 1280, height: 720 });
    await settled(page);
    expect(await page.locator('[aria-current="page"]').innerText()).toBe("5 Sandbox");
    expect(await page.getByRole("textbox", { name: "Open spend" }).inputValue()).toBe("30");
    expect(await page.title()).toBe(hostile);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([]);
    await page.close();
  });
});
