import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvParse } from "d3-dsv";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { inBrowser } from "../report/openPage.ts";
import { few } from "../thorough.ts";
import { openWorkshop } from "./workshopPage.ts";

const browser = inBrowser();
const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));

const SCENARIOS = few(
  [
    ...["catfish", "baseline", "closed-market", "locked-in", "open-door", "one-contract", "policy-timetable"],
    ...["single-source-shock", "newcomer-playbook", "technology-jump"],
  ],
  3,
);
const SEEDS = few(["catfish", "2", "a seed of words"], 1);
const WORLDS = 12;

/** By scenario, a hash of the mean of every series in every world. */
type Hashes = Readonly<Record<string, string>>;

function hashOf(rows: readonly string[]): string {
  return createHash("sha256").update(rows.toSorted().join("\n")).digest("hex");
}

/** The same from the tables of the command line, over all months. */
function ofCommandLine(seed: string): Hashes {
  const folder = mkdtempSync(join(tmpdir(), "catfish-numbers-"));
  try {
    const options = ["-n", String(WORLDS), "--seed", seed, "--plausible", "0", "--no-charts", "--no-cache"];
    const words = ["run", ...SCENARIOS, ...options, "--window", "0:119", "-o", folder, "-q"];
    execFileSync(process.execPath, [program, ...words], { cwd: folder });
    return Object.fromEntries(
      SCENARIOS.map((name) => {
        const rows = csvParse(readFileSync(join(folder, name, "data", "replications.csv"), "utf8"));
        const own = rows.filter(({ scenario, value }) => scenario === name && value !== "");
        return [name, hashOf(own.map((row) => `${row.replication} ${row.measure} ${row.group} ${row.value}`))];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks the engine that lies in the page, in a thread of its own. */
async function ofPage(page: Page, seed: string, plainSteps: boolean): Promise<Hashes> {
  const asked = { scenarios: SCENARIOS, seed, worlds: WORLDS, plainSteps };
  const rows: Readonly<Record<string, readonly string[]>> =
    await page.evaluate(`(async ({ scenarios, seed, worlds, plainSteps }) => {
    const text = document.getElementById("engine").textContent;
    const { sources } = JSON.parse(document.getElementById("data").textContent);
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    const next = () => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
    await next();
    worker.postMessage({ begin: { sources, plainSteps } });
    const found = {};
    for (const [id, scenario] of scenarios.entries()) {
      const request = { scenario, settings: [], seed, worlds };
      worker.postMessage({ id, kind: "means", about: scenario, request });
      const { answer, problem } = await next();
      if (problem) throw new Error(problem);
      const { series, means } = answer;
      found[scenario] = [...means].flatMap((value, at) => {
        const { measure, group } = series[at % series.length];
        return Number.isNaN(value) ? [] : [Math.floor(at / series.length) + " " + measure + " " + group + " " + String(value + 0)];
      });
    }
    worker.terminate();
    return found;
  })(${JSON.stringify(asked)})`);
  return Object.fromEntries(Object.entries(rows).map(([name, each]) => [name, hashOf(each)]));
}

describe("numbers of the workshop page", () => {
  test.each(SEEDS)("are those of the command line to the last bit, seed %s", async (seed) => {
    const { page } = await openWorkshop(browser(), "screen=room");
    const expected = ofCommandLine(seed);
    expect(Object.keys(expected)).toHaveLength(SCENARIOS.length);
    expect(await ofPage(page, seed, false)).toEqual(expected);
    await page.close();
  });

  test("are the same where WebAssembly is refused", async () => {
    const { page } = await openWorkshop(browser(), "screen=room");
    expect(await ofPage(page, "catfish", true)).toEqual(await ofPage(page, "catfish", false));
    await page.close();
  });
});
