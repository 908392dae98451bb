import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileOf, type StartedWorlds } from "./worlds.ts";

/** What to do where no compiler is found. */
export const REMEDY =
  "no C compiler is found: install gcc or clang (Debian: apt-get install gcc libc6-dev), or name one: CC=...";

/** IEEE arithmetic as it is written, and whole numbers that wrap, as JavaScript and WebAssembly have them. */
const SAME_BITS = ["-std=gnu11", "-ffp-contract=off", "-fno-fast-math", "-fwrapv"];
/** How a compiler is asked for speed: as programs are usually built, and with all that this processor has. */
const SPEEDS = { usual: ["-O2"], native: ["-O3", "-march=native"] };
export type Speed = keyof typeof SPEEDS;

/** A program in C that goes through the months of worlds. */
export interface Twin {
  /** First line of what the compiler says of itself. */
  readonly compiler: string;
  /** Simulates all worlds so often; gives the milliseconds of processor of each time. */
  readonly run: (worlds: TwinWorlds, speed: Speed, rounds: number) => number[];
  /** What was observed the last time that worlds were simulated: worlds x months x series. */
  readonly observed: () => Float64Array;
  /** Writes worlds where the program reads them. */
  readonly hand: (worlds: StartedWorlds) => TwinWorlds;
  /** Forgets all files. */
  readonly close: () => void;
}

/** Worlds that were handed over. */
export interface TwinWorlds {
  readonly file: string;
}

/** The compiler that is named by CC, or one that is found; undefined where there is none. */
export function compilerHere(): { readonly command: string; readonly version: string } | undefined {
  for (const command of [process.env.CC, "gcc", "cc", "clang"]) {
    if (command === undefined || command === "") continue;
    const { status, stdout } = spawnSync(command, ["--version"], { encoding: "utf8" });
    if (status === 0) return { command, version: stdout.split("\n")[0] };
  }
  return undefined;
}

/**
 * Compiles the twin.
 *
 * @param headers  the model in C (`headers.mjs`)
 * @param source   `twin.c`
 * @returns undefined where there is no compiler
 * @throws Error with what the compiler does not understand
 */
export function compileTwin(headers: Readonly<Record<string, string>>, source: string): Twin | undefined {
  const compiler = compilerHere();
  if (compiler === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "catfish-twin-"));
  cpSync(source, join(folder, "twin.c"));
  for (const [name, text] of Object.entries(headers)) writeFileSync(join(folder, name), text);
  for (const [speed, flags] of Object.entries(SPEEDS)) {
    calling(compiler.command, [...SAME_BITS, ...flags, "-o", join(folder, speed), join(folder, "twin.c"), "-lm"]);
  }
  let handed = 0;
  return {
    compiler: compiler.version,
    hand: (worlds) => {
      const file = join(folder, `worlds-${handed++}`);
      writeFileSync(file, fileOf(worlds));
      return { file };
    },
    run: ({ file }, speed, rounds) => {
      const printed = calling(join(folder, speed), [file, join(folder, "out"), String(rounds)]);
      return printed.trim().split("\n").map(Number);
    },
    observed: () => {
      const { buffer, byteOffset, byteLength } = readFileSync(join(folder, "out"));
      return new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function calling(command: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${error?.message ?? stderr.slice(0, 4000)}`);
  return stdout;
}
