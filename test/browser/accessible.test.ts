import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { inBrowser, openFromDisk } from "../report/openPage.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const small = ["-n", "4", "--months", "36", "--quiet", "--no-cache"];
const twoRanges = ["--vary", "policy.openness=0.1:0.5", "--vary", "policy.flexibleShare=0.1:0.5"];

/** A result of each kind, as small as it may be. */
const asked: Readonly<Record<string, readonly string[]>> = {
  run: ["run", "single-source-shock", "--plausible", "2"],
  "what-if": ["what-if", "catfish", "--set", "policy.openness=40%", "--plausible", "2"],
  compare: ["compare", "baseline", "catfish", "closed-market", "open-door", "--plausible", "0"],
  effect: ["effect", "catfish", "--plausible", "0"],
  sweep: ["sweep", "catfish", "--vary", "policy.openness=0.1:0.5:0.2"],
  "sweep of two": ["sweep", "catfish", ...twoRanges.map((word) => word.replace(/:0.5$/, ":0.5:0.2"))],
  sensitivity: ["sensitivity", "catfish", ...twoRanges, "--trajectories", "2"],
  box: ["discover", "catfish", "--when", "buyerValue < base", ...twoRanges, "--points", "60"],
  choice: [
    ...["choose", "catfish", "--lever", "policy.openness=0.1,0.4"],
    ...["--uncertain", "market.disruptionRate=0.01:0.05", "--futures", "3"],
  ],
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe("a page can be read by those who do not see it or have no mouse", () => {
  const browser = inBrowser();
  const out = freshFolder();
  const pages = (name: string): [string, string][] => {
    const folder = name === "run" ? join(out, name, "single-source-shock") : join(out, name);
    const files = readdirSync(folder).filter((file) => file.endsWith(".html"));
    return files.map((file) => [file, readFileSync(join(folder, file), "utf8")]);
  };
  beforeAll(async () => {
    for (const [name, words] of Object.entries(asked)) {
      const ended = await inProcess([...words, ...small, "--out", join(out, name)]);
      expect(ended, name).toMatchObject({ code: 0 });
    }
  }, 180_000);

  test.each(Object.keys(asked))(
    "as axe has it: %s, on a screen, a phone and a projector",
    async (name) => {
      for (const [file, text] of pages(name)) {
        const { page, complaints, requests } = await openFromDisk(browser(), file, text);
        const found = async (form: string) => {
          const violations = await page.evaluate<readonly Violation[]>(
            `${axe}; axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => ({ html: html.slice(0, 200), failureSummary })) })))`,
          );
          expect(violations, `${file}, ${form}`).toEqual([]);
        };
        await found("screen");
        await page.setViewportSize({ width: 390, height: 844 });
        await found("phone");
        await page.setViewportSize({ width: 1024, height: 768 });
        await page.keyboard.press("p");
        await page.keyboard.press("ArrowRight");
        await found("projector");
        expect([complaints, requests]).toEqual([[], []]);
        await page.close();
      }
    },
    120_000,
  );
});
