import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

/** Chromium from the machine; its absence is a failure, not a reason to skip. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
}

/** A page opened from disk, and what it asked for or complained about. */
export interface OpenedPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Writes a text to a temporary file and opens it from there. */
export async function openFromDisk(browser: Browser, name: string, text: string): Promise<OpenedPage> {
  const folder = mkdtempSync(join(tmpdir(), "catfish-page-"));
  const file = join(folder, name);
  writeFileSync(file, text);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const own = pathToFileURL(file).href;
  await page.goto(own);
  page.on("close", () => rmSync(folder, { recursive: true, force: true }));
  return { page, requests: requests.filter((url) => url !== own), complaints };
}
