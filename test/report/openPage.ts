import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, firefox, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, type TestContext } from "vitest";
import { bringTool } from "../bringTool.ts";
import { notRun } from "../notRun.ts";
import { FIREFOX_REMEDY, installedBrowsers, isFirefox, isSnap, REMEDY } from "./findBrowser.ts";

/** Which browser a test asks for: whatever there is, or one whose engine the test is about. */
export type BrowserKind = "any" | "chromium" | "firefox";

/**
 * A browser for the tests of the block that calls this. Where none can be had, tests that ask for it are not run,
 * and the last line of the report says what to do; with `CI=true` that is a failure.
 */
export function inBrowser(kind: BrowserKind = "any"): () => Browser {
  let browser: Browser | undefined;
  let test: TestContext | undefined;
  beforeAll(async () => {
    browser = await browserOf(kind);
  }, 600_000);
  beforeEach((context) => {
    test = context;
  });
  afterAll(() => browser?.close());
  const missing = kind === "firefox" ? `Firefox is missing: ${FIREFOX_REMEDY}` : `a browser is missing: ${REMEDY}`;
  return () => browser ?? notRun(test, missing);
}

/** The first one of its kind that starts, else the one that can be brought. */
async function browserOf(kind: BrowserKind): Promise<Browser | undefined> {
  const debian = kind === "firefox" ? "firefox-esr" : "chromium";
  return (await firstThatStarts(kind)) ?? (bringTool(debian, debian) ? firstThatStarts(kind) : undefined);
}

async function firstThatStarts(kind: BrowserKind): Promise<Browser | undefined> {
  const isAsked = (path: string) => kind === "any" || isFirefox(path) === (kind === "firefox");
  for (const path of installedBrowsers().filter(isAsked)) {
    try {
      return await (isFirefox(path) ? openFirefox(path) : openChromium(path));
    } catch (error) {
      const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
      process.stderr.write(`${path} does not start: ${why}\n`);
    }
  }
  return undefined;
}

/** Where the pages lie that a browser opens, if it cannot see the system's folder for temporary files. */
const foldersOf = new WeakMap<Browser, string>();

async function openChromium(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  if (isSnap(executablePath)) foldersOf.set(browser, homedir());
  return browser;
}

/** Firefox as it is installed, by the standard WebDriver BiDi. */
async function openFirefox(executablePath: string): Promise<Browser> {
  const browser = await firefox.launch({ executablePath, channel: "moz-firefox" });
  letPassWhatIsUnknown(browser);
  if (isSnap(executablePath)) foldersOf.set(browser, homedir());
  return browser;
}

/**
 * Playwright sets the colour scheme of each new page by a command that Firefox learnt late; on an older one the page
 * simply has the scheme of the machine. The session is inside of Playwright, so this looks before it reaches in.
 */
function letPassWhatIsUnknown(browser: Browser): void {
  const connection = partOf(browser, "_connection");
  const toImpl = partOf(connection, "toImpl");
  const session =
    typeof toImpl === "function" ? partOf(toImpl.call(connection, browser), "_browserSession") : undefined;
  const shared: unknown = Object.getPrototypeOf(session ?? {});
  const send = partOf(shared, "send");
  if (typeof send !== "function" || typeof shared !== "object" || shared === null) return;
  Object.assign(shared, {
    async send(this: unknown, ...asked: unknown[]) {
      try {
        return await send.apply(this, asked);
      } catch (error) {
        if (asked[0] === "emulation.setMediaFeaturesOverride" && /unknown command/.test(String(error))) return {};
        throw error;
      }
    },
  });
}

/** The page as on paper. Where a browser cannot be told, its rules for paper are put in force. */
export async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(`
    if (!matchMedia("print").matches)
      for (const sheet of document.styleSheets)
        for (const { media } of sheet.cssRules)
          if (media?.mediaText === "print") media.mediaText = "all";
          else if (media?.mediaText.startsWith("screen")) media.mediaText = "not all";
  `);
}

function partOf(owner: unknown, name: string): unknown {
  return typeof owner === "object" && owner !== null ? Reflect.get(owner, name) : undefined;
}

/** A page opened from disk, and what it asked for or complained about. */
export interface OpenedPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Writes a text to a temporary file and opens it from there. */
export async function openFromDisk(browser: Browser, name: string, text: string): Promise<OpenedPage> {
  const folder = mkdtempSync(join(foldersOf.get(browser) ?? tmpdir(), "catfish-page-"));
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
  await page.evaluate("document.fonts.ready.then(() => true)");
  // Its script lies pressed in a page, and makes all that it makes at once: what is looked at before is another page.
  if (text.includes('id="script"'))
    await page.waitForSelector(".tools", { state: "attached", timeout: 5000 }).catch(() => undefined);
  page.on("close", () => rmSync(folder, { recursive: true, force: true }));
  return { page, requests: requests.filter((url) => url !== own && !url.startsWith("data:")), complaints };
}
