import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { isFirefox, isSnap } from "../../report/findBrowser.ts";
import type { Bits } from "./simulated.ts";

/** Places where a program runs, each by its own means and without a driver: whatever has the engine has the numbers. */

const PATIENCE = 240_000;

/**
 * What a program prints in a Node.
 *
 * @param major  22 for the newest Node 22, which npm brings; this very Node unless given
 * @returns undefined where there is none
 */
export function inNode(program: string, flags: readonly string[], major?: number): Bits | undefined {
  return inFolder(tmpdir(), (folder) => {
    const file = join(folder, "bits.mjs");
    writeFileSync(file, program);
    const [command, ...words] =
      major === undefined ? [process.execPath] : ["npm", "exec", "--yes", `--package=node@${major}`, "--", "node"];
    const options = { cwd: folder, encoding: "utf8", timeout: PATIENCE, maxBuffer: 1 << 24 } as const;
    if (major !== undefined) {
      const { stdout } = spawnSync(command, [...words, "--version"], options);
      if (!stdout?.startsWith(`v${major}.`)) return undefined;
    }
    const { stdout, stderr, status } = spawnSync(command, [...words, ...flags, file], options);
    if (status !== 0) throw new Error(stderr);
    return bitsFrom(stdout);
  });
}

/** What a program posts from a page in a browser. */
export async function inPage(browser: string, program: string): Promise<Bits> {
  const folder = mkdtempSync(join(isSnap(browser) ? homedir() : tmpdir(), "catfish-bits-"));
  let tell: (told: string) => void = () => {};
  const told = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const server = createServer((request, response) => {
    const isScript = request.url === "/bits.mjs";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html; charset=utf-8");
    if (request.method !== "POST") {
      response.end(
        isScript ? program : '<!doctype html><title>bits</title><script type="module" src="bits.mjs"></script>',
      );
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.end();
      tell(Buffer.concat(chunks).toString("utf8"));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  const words = isFirefox(browser)
    ? ["--headless", "--no-remote", "--profile", folder, url]
    : ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", `--user-data-dir=${folder}`, url];
  const child = spawn(browser, words, { stdio: "ignore", detached: true });
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${browser} told nothing`)), PATIENCE);
      child.once("error", reject);
    });
    return bitsFrom(await Promise.race([told, late]));
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeAllConnections();
    // The group is that of the browser and whatever it has started.
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function inFolder<T>(place: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(place, "catfish-bits-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bitsFrom(text: string): Bits {
  const told: unknown = JSON.parse(text);
  const listOf = (name: string) => {
    const list: unknown = typeof told === "object" && told !== null ? Reflect.get(told, name) : undefined;
    return Array.isArray(list) ? list.map(String) : undefined;
  };
  const [webAssembly, typeScript] = [listOf("webAssembly"), listOf("typeScript")];
  if (typeScript === undefined) throw new Error(`these are no hashes: ${text.slice(0, 200)}`);
  return webAssembly === undefined ? { typeScript } : { webAssembly, typeScript };
}
