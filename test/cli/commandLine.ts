import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { withoutMarkets } from "./withoutMarkets.ts";

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

/**
 * Runs `catfish` with these words: in a process of its own where the process matters, and else in one that runs many,
 * one after the other, as starting one takes longer than most of what is asked here.
 */
export function catfish(words: readonly string[], surroundings: Surroundings = {}): Ended {
  const { input, environment, timeout, cwd = tmpdir() } = surroundings;
  const isPlain = input === undefined && environment === undefined && timeout === undefined;
  return isPlain ? answered({ words: withoutMarkets(words), cwd }) : catfishAlone(words, surroundings);
}

/** Runs `catfish` with these words in a process of its own. */
export function catfishAlone(
  words: readonly string[],
  { cwd = tmpdir(), input = "", environment, timeout }: Surroundings = {},
): Ended {
  const ended = spawnSync(process.execPath, [program, ...withoutMarkets(words)], {
    cwd,
    input,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1e8,
    timeout,
  });
  return { code: ended.status, out: ended.stdout, error: ended.stderr };
}

/** Rung when the resident process has answered. */
const bell = new Int32Array(new SharedArrayBuffer(4));
let bridge: MessagePort | undefined;

/** What the resident process answers; waited for. */
function answered(work: { readonly words: readonly string[]; readonly cwd: string }): Ended {
  bridge ??= openBridge();
  Atomics.store(bell, 0, 0);
  bridge.postMessage(work);
  Atomics.wait(bell, 0, 0);
  const ended: Ended | undefined = receiveMessageOnPort(bridge)?.message;
  if (ended === undefined) throw new Error("the resident process gave no answer");
  return ended;
}

function openBridge(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const resident = fileURLToPath(new URL("../../output/.tests/resident.js", import.meta.url));
  const workerData = { port: port2, bell, program: resident };
  new Worker(new URL("residentBridge.mjs", import.meta.url), { workerData, transferList: [port2] }).unref();
  port1.unref();
  return port1;
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
