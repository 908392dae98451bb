import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvParse } from "d3-dsv";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { inBrowser } from "../report/openPage.ts";
import { few } from "../thorough.ts";
import { KINDS, openWorkshop } from "./workshopPage.ts";

const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));

const SCENARIOS = few(
  [
    ...["catfish", "baseline", "closed-market", "locked-in", "open-door", "one-contract", "policy-timetable"],
    ...["single-source-shock", "newcomer-playbook", "technology-jump"],
  ],
  2,
);
const SEEDS = few(["catfish", "2", "a seed of words"], 1);
const WORLDS = 8;

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

/** The means of an answer as rows of a table have them. */
function rowsOf(series: unknown, means: unknown): string[] {
  if (!Array.isArray(series) || !Array.isArray(means)) throw new Error("no means were answered");
  return means.flatMap((value: number, at) => {
    const { measure, group } = series[at % series.length];
    return Number.isNaN(value) ? [] : [`${Math.floor(at / series.length)} ${measure} ${group} ${value + 0}`];
  });
}

/** One answer of an engine of its own. */
async function answerOf(page: Page, kind: string, request: object): Promise<Readonly<Record<string, unknown>>> {
  return page.evaluate(`(async ({ kind, request }) => {
    const text = document.getElementById("engine").textContent;
    const { sources } = JSON.parse(document.getElementById("data").textContent);
    const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    const next = () => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
    await next();
    worker.postMessage({ begin: { sources } });
    worker.postMessage({ id: 1, kind, about: kind, request });
    const { answer, problem } = await next();
    worker.terminate();
    if (problem) throw new Error(problem);
    return answer.means ? { ...answer, means: [...answer.means] } : answer;
  })(${JSON.stringify({ kind, request })})`);
}

describe.each(KINDS)("numbers of the workshop page in %s browser", (kind) => {
  const browser = inBrowser(kind);
  let opened: Page | undefined;
  /** One page for all: every question has an engine of its own. */
  const pageOpen = async () => {
    opened ??= (await openWorkshop(browser(), "screen=room")).page;
    return opened;
  };
  /** What the page answers with the steps in WebAssembly, by seed. */
  const answered = new Map<string, Hashes>();
  const ofPageOnce = async (seed: string) => {
    const found = answered.get(seed) ?? (await ofPage(await pageOpen(), seed, false));
    answered.set(seed, found);
    return found;
  };

  test.each(SEEDS)("are those of the command line to the last bit, seed %s", async (seed) => {
    const expected = ofCommandLine(seed);
    expect(Object.keys(expected)).toHaveLength(SCENARIOS.length);
    expect(await ofPageOnce(seed)).toEqual(expected);
  });

  test.each(
    few<[string, readonly string[]]>(
      [
        ["policy-timetable", ["policy.openness=0.5", "suppliers.newcomer.preparationMonths=6"]],
        ["catfish", ["policy.flexibleShare=0.4", "suppliers.newcomer.preparationMonths=6"]],
      ],
      1,
    ),
  )("are those that the command line gives to a file saved from the page: %s", async (scenario, settings) => {
    const page = await pageOpen();
    const { yaml } = await answerOf(page, "file", { scenario, settings });
    const asked = { scenario, settings, seed: "catfish", worlds: 6 };
    const { series, means } = await answerOf(page, "means", asked);
    const folder = mkdtempSync(join(tmpdir(), "catfish-saved-"));
    try {
      const file = join(folder, "saved.yaml");
      writeFileSync(file, String(yaml));
      const options = ["-n", "6", "--plausible", "0", "--no-charts", "--no-cache", "--window", "0:119"];
      execFileSync(process.execPath, [program, "run", file, ...options, "-o", join(folder, "out"), "-q"]);
      const [name] = readdirSync(join(folder, "out")).filter((each) => each.includes("workshop"));
      const rows = csvParse(readFileSync(join(folder, "out", name, "data", "replications.csv"), "utf8"));
      const own = rows.filter((row) => row.scenario === name && row.value !== "");
      const told = own.map((row) => `${row.replication} ${row.measure} ${row.group} ${row.value}`);
      expect(told.length).toBeGreaterThan(100);
      expect(told.toSorted()).toEqual(rowsOf(series, means).toSorted());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("are the same where WebAssembly is refused", async () => {
    expect(await ofPage(await pageOpen(), "catfish", true)).toEqual(await ofPageOnce("catfish"));
  });
});
