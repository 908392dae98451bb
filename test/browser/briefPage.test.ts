import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { questions } from "../cli/briefQuestions.ts";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { inBrowser, onPaper, openFromDisk } from "../report/openPage.ts";

/** What supplier's runs have in place of a board brief: with as many rows of buyers as a plan usually has. */
const plans: Readonly<Record<string, readonly string[]>> = {
  "a newcomer's plan": ["run", "newcomer-playbook", "-n", "20", "--plausible", "12"],
  "an incumbent's plan, in money": [
    ...["run", "incumbent-defence", "-n", "20", "--plausible", "12", "--set", "annualSpend=60000000"],
    ...["--set", "currency=EUR", "--set", "start=2027-01"],
  ],
  "a plan with groups of buyers, in money": [
    ...["run", "newcomer-playbook", "-n", "20", "--plausible", "12", "--set", "annualSpend=60000000"],
    ...["--set", "currency=EUR", "--set", "start=2027-01"],
  ],
};
const all = { ...questions, ...plans };

describe("the page of a brief", () => {
  const browser = inBrowser();

  test.each(Object.keys(all))("is one sheet of A4, fits a phone, and asks for nothing: %s", async (name) => {
    const out = join(freshFolder(), "result");
    expect((await inProcess([...all[name], "--out", out])).code).toBe(0);
    const folder = all[name][0] === "run" ? join(out, all[name][1]) : out;
    const text = readFileSync(join(folder, name in plans ? "account-plan.html" : "brief.html"), "utf8");
    const { page: open, requests, complaints } = await openFromDisk(browser(), "brief.html", text);
    expect([requests, complaints]).toEqual([[], []]);
    expect(await open.locator("script").count()).toBe(0);
    expect(await open.locator("h1").count()).toBe(1);
    await open.setViewportSize({ width: 390, height: 844 });
    const [wide, seen] = await open.locator("html").evaluate((root) => [root.scrollWidth, root.clientWidth]);
    expect(wide).toBeLessThanOrEqual(seen);
    const millimetre = 96 / 25.4;
    await open.setViewportSize({ width: Math.floor(186 * millimetre), height: Math.floor(273 * millimetre) });
    await onPaper(open);
    const bottom = await open.locator("footer").evaluate((foot) => foot.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(273 * millimetre);
    await open.close();
  });
});
