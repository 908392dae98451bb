import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { quantile } from "simple-statistics";
import { installedBrowsers, isFirefox } from "../report/findBrowser.ts";
import { atMost, type Target } from "./target.ts";

/** How long a room waits for its page: from a lever to the charts that follow it, and to the answer of all worlds. */

const PROGRAM = ".build/catfish.js";
/** Moves of a lever. */
const MOVES = 40;

export interface WorkshopReport {
  /** From the move of a lever to the frame in which its charts are drawn again, with 20 worlds [ms]. */
  readonly redrawn: readonly number[];
  /** From when a lever stands to the answer of 200 worlds, without the wait until it stands [ms]. */
  readonly answered: readonly number[];
  readonly megabytes: number;
}

/** Measures the page in a browser of this machine; nothing where there is none, or the program has not been built. */
export async function measureWorkshop(): Promise<WorkshopReport | undefined> {
  const browserPath = installedBrowsers().find((path) => !isFirefox(path));
  if (browserPath === undefined || !existsSync(PROGRAM)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "catfish-bench-"));
  const file = join(folder, "workshop.html");
  execFileSync(process.execPath, [PROGRAM, "workshop", "-o", file, "-q"]);
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.goto(`${pathToFileURL(file).href}#screen=sandbox&set=flexibleShare:0.4`);
    await page.locator(".sentence", { hasText: "200 worlds" }).waitFor();
    const times: Omit<WorkshopReport, "megabytes"> = await page.evaluate(moves(MOVES));
    return { ...times, megabytes: statSync(file).size / 1e6 };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Moves the first lever to and fro, and looks in every frame whether the charts have followed. */
function moves(many: number): string {
  return `(async () => {
    const redrawn = [], answered = [];
    const slider = document.querySelector(".leverBlock input[type=range]");
    const drawn = () => [...document.querySelectorAll("svg.chart > path")].map((path) => path.getAttribute("d")).join();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const answer = () => document.querySelector(".sentence").textContent;
    for (let move = 0; move < ${many}; move++) {
      const [before, said] = [drawn(), answer()];
      const start = performance.now();
      // Never to where the market has it, which is no answer at all.
      slider.value = String(5 + ((move * 7) % 15));
      slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
      while (drawn() === before && performance.now() - start < 10000) await frame();
      redrawn.push(performance.now() - start);
      // It stands 300 ms after the last move.
      const isAnswered = () => answer() !== said && answer().includes("200 worlds");
      while (!isAnswered() && performance.now() - start < 10000) await frame();
      answered.push(performance.now() - start - 300);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return { redrawn, answered };
  })()`;
}

const at = (times: readonly number[], share: number) => quantile([...times], share);

/** A lever feels like one, and an answer does not break a thought. */
export function workshopTargets({ redrawn, answered, megabytes }: WorkshopReport): Target[] {
  return [
    atMost("lever to redrawn charts, 20 worlds, 95th percentile [ms]", at(redrawn, 0.95), 100),
    atMost("lever to the answer of 200 worlds, median [ms]", at(answered, 0.5), 500),
    atMost("page [MB]", megabytes, 2),
  ];
}

/** The report in lines for people. */
export function workshopInWords({ redrawn, answered, megabytes }: WorkshopReport): string[] {
  const line = (name: string, times: readonly number[]) =>
    `  ${name.padEnd(40)}${at(times, 0.5).toFixed(0).padStart(6)} ms   ${at(times, 0.95).toFixed(0).padStart(6)} ms at the 95th percentile`;
  return [
    `workshop page, ${megabytes.toFixed(2)} MB, ${redrawn.length} moves of a lever`,
    line("lever to redrawn charts, 20 worlds", redrawn),
    line("lever to the answer of 200 worlds", answered),
  ];
}
