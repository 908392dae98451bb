import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The program as users run it; `test/build-first.ts` has built it. */
const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));

/** What a command line printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Time after which it is ended, and has no exit code [ms]. */
  readonly timeout?: number;
}

/** Runs `catfish` with these words in a process of its own. */
export function catfish(
  words: readonly string[],
  { cwd = tmpdir(), input = "", environment, timeout }: Surroundings = {},
): Ended {
  const ended = spawnSync(process.execPath, [program, ...words], {
    cwd,
    input,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1e8,
    timeout,
  });
  return { code: ended.status, out: ended.stdout, error: ended.stderr };
}

/** Runs `catfish` and presses Ctrl-C after so many milliseconds; gives how long it took to stop [ms]. */
export async function interrupted(words: readonly string[], after: number): Promise<Ended & { readonly took: number }> {
  const child = spawn(process.execPath, [program, ...words], { cwd: tmpdir() });
  let [out, error] = ["", ""];
  child.stdout.on("data", (data) => {
    out += data;
  });
  child.stderr.on("data", (data) => {
    error += data;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  await new Promise((resume) => setTimeout(resume, after));
  const pressed = performance.now();
  child.kill("SIGINT");
  const code = await ended;
  return { code, out, error, took: performance.now() - pressed };
}

/** A fresh folder below the system's folder for temporary files. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), "catfish-test-"));
}

/** Hash of every file below a folder, by path. */
export function hashesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}
