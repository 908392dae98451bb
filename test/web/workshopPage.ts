import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { type BrowserKind, type OpenedPage, openFromDisk } from "../report/openPage.ts";
import { isThorough } from "../thorough.ts";

const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));

/** Runs the built program and gives the file that it was to write. */
export function written(words: readonly string[], file: string): string {
  const folder = mkdtempSync(join(tmpdir(), "catfish-workshop-"));
  try {
    execFileSync(process.execPath, [program, ...words, "-q"], { cwd: folder, encoding: "utf8" });
    return readFileSync(join(folder, file), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let whole: string | undefined;

/** The page with all bundled scenarios, as the built program writes it; written once for all tests of a file. */
export function workshopText(): string {
  whole ??= written(["workshop"], "workshop.html");
  return whole;
}

/** Both engines of browsers in the long tests; else the one that is there. */
export const KINDS: readonly BrowserKind[] = isThorough ? ["chromium", "firefox"] : ["any"];

/** A name with a space and a letter that not every disk writes alike. */
const FILE = "Werkstatt für alle.html";

/** Opens the page with the network off, at an address. */
export async function openWorkshop(
  browser: Browser,
  address: string,
  { width, height }: { readonly width: number; readonly height: number } = { width: 1280, height: 720 },
): Promise<OpenedPage> {
  const opened = await openFromDisk(browser, FILE, workshopText());
  const { page } = opened;
  await page.setViewportSize({ width, height });
  await goTo(page, address);
  return opened;
}

/** Goes to an address of the page, and waits until the engine has answered. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`);
  await settled(page);
}

/** Until nothing is worked out any more, and the screen has been drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(400);
  // The policy of the page lets nothing be evaluated, not even by a test that waits inside of it.
  for (let tries = 0; tries < 600 && (await page.locator('[aria-busy="true"]').count()) > 0; tries++) {
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(200);
}
