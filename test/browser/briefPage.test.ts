import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { questions } from "../cli/briefQuestions.ts";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { inBrowser, onPaper, openFromDisk } from "../report/openPage.ts";

const money = ["--set", "annualSpend=60000000", "--set", "currency=EUR", "--set", "start=2027-01"];

/** Four groups of buyers that are not alike, under names as long as they may be. */
const buyers = [
  { name: "buyer", count: 0 },
  {
    ...{ name: "open", label: "Open buyers in Northern, Western Europe", count: 3, demand: 0.8 },
    policy: { openness: 0.3 },
  },
  { name: "settled", label: "Settled buyers of compact cars", count: 2, demand: 1.4 },
  { name: "small", label: "Small series", count: 2, demand: 0.4, policy: { openness: 0.05 } },
  { name: "joint", label: "中国的整车制造商与合资企业", count: 1, demand: 1.5 },
];

/** Nearly every means there is, and others that have a strategy too. */
const suppliers = [
  { name: "powerhouse", count: 4 },
  {
    ...{ name: "focal", label: "Gebrüder Überlinger Präzisionstechnik KG", kind: "fixed", count: 1 },
    strategy: {
      ...{ managers: 2, tradeShow: 0.01, press: 0.005, online: 0.005, executiveVoice: 0.003, brand: 0.004 },
      ...{ differentiation: 0.01, improvement: 0.01, coCreation: 0.4, executiveSupport: 0.5, distributors: 2 },
      target: { method: "resources", level: 1 },
    },
  },
  {
    ...{ name: "second", label: "A second incumbent with account managers", kind: "fixed", count: 1 },
    strategy: { managers: 1, improvement: 0.01 },
  },
  {
    ...{ name: "third", label: "A challenger from another industry", kind: "newcomer", count: 1 },
    entry: { month: 24, rate: 0 },
    strategy: { managers: 1, online: 0.01, coCreation: 0.4 },
  },
];

/** A run of a scenario of our own. */
function runOf(scenario: object): readonly string[] {
  const path = join(freshFolder(), "market.yaml");
  writeFileSync(path, JSON.stringify({ reference: "without-strategy", ...scenario }));
  return ["run", path, "-n", "20", "--plausible", "12", ...money];
}

/** What supplier's runs have in place of a board brief: with as many rows of buyers as a plan usually has. */
const plans: Readonly<Record<string, readonly string[]>> = {
  "a newcomer's plan": ["run", "newcomer-playbook", "-n", "20", "--plausible", "12"],
  "an incumbent's plan, in money": ["run", "incumbent-defence", "-n", "20", "--plausible", "12", ...money],
  "a newcomer's plan, in money": ["run", "newcomer-playbook", "-n", "20", "--plausible", "12", ...money],
  "a plan with groups of buyers, in money": runOf({ extends: "newcomer-playbook", title: "Four", buyers }),
  "a plan of twelve means among three that have one": runOf({
    ...{ extends: "incumbent-defence", title: "Three that have a plan", for: "focal", suppliers },
  }),
};
const all = { ...questions, ...plans };

/** What is kept free at the foot of a sheet, for machines whose letters are wider: 4 mm. */
const RESERVE = 4;

describe("the page of a brief", () => {
  const browser = inBrowser();

  test.each(Object.keys(all))("is one sheet of A4, fits a phone, and asks for nothing: %s", async (name) => {
    const out = join(freshFolder(), "result");
    expect((await inProcess([...all[name], "--out", out])).code).toBe(0);
    const folder = all[name][0] === "run" ? join(out, basename(all[name][1], ".yaml")) : out;
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
    expect(bottom).toBeLessThanOrEqual((273 - RESERVE) * millimetre);
    await open.close();
  });
});
