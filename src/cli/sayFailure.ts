import { BadFolder } from "../result/savedFolder.ts";
import type { Problem } from "../scenario/scenario.ts";
import { codeOf } from "./disk.ts";
import type { Effects } from "./effects.ts";
import { type ExitCode, exit, Failed, Interruption, Refusal, Stopped } from "./exit.ts";
import { harmlessLine } from "./print/harmless.ts";
import { isTooLarge } from "./watchThreads.ts";

/** Why a command did not do what was asked. */
interface Failure {
  readonly code: ExitCode;
  readonly lines: readonly string[];
  readonly problems?: readonly Problem[];
}

/**
 * Says in words on standard error why a command failed, and with `--json` as `{ "event": "error", "error": ... }` in
 * one line on standard output too, so that a program that reads it, whole or line by line, never finds nothing. Gives
 * the exit code.
 */
export function sayFailure(error: unknown, json: boolean, { terminal, interrupted }: Effects): ExitCode {
  const { code, lines, problems = [] } = interrupted.aborted ? stopped(error, interrupted) : failureOf(error);
  for (const line of lines) terminal.error(isOneLine(line) ? harmlessLine(line) : line);
  const message = lines.find((line) => line !== "") ?? "";
  if (json) terminal.out(JSON.stringify({ event: "error", error: { exitCode: code, message, lines, problems } }));
  return code;
}

/** All that we say is said line by line; what the engine says of a fault of the program is not. */
function isOneLine(line: string): boolean {
  return !/\n\s+at /.test(line);
}

function stopped(error: unknown, { reason }: AbortSignal): Failure {
  const lines = error instanceof Stopped ? error.lines : ["Stopped. Nothing half-written is left."];
  return { code: reason instanceof Interruption ? reason.code : exit.interrupted, lines };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { code: exit.wrongRequest, lines: error.lines, problems: error.problems };
  if (error instanceof BadFolder) return { code: exit.wrongRequest, lines: error.lines };
  if (error instanceof Failed) return { code: exit.failed, lines: [...error.lines, ...stackOf(error.cause)] };
  const mendable = systemFailure(error) ?? memoryFailure(error);
  if (mendable !== undefined) return { code: exit.wrongRequest, lines: mendable };
  const lines = [
    `catfish failed: ${error instanceof Error ? error.message : String(error)}`,
    "This is a fault of the program. Run it again with CATFISH_DEBUG=1 and report what it prints.",
  ];
  return { code: exit.failed, lines: [...lines, ...stackOf(error)] };
}

/** For whoever looks for a fault, and nobody else. */
function stackOf(error: unknown): string[] {
  return process.env.CATFISH_DEBUG && error instanceof Error && error.stack !== undefined ? [error.stack] : [];
}

const ELSEWHERE = "Choose another place with --out.";
const FULL = "Make room, or choose another place with --out; catfish cache shows what is kept of earlier work.";
const TOO_MANY = "Close other programs, or raise the limit, e.g. ulimit -n 1024, and run this command again.";
const TOO_BIG = "Ask for less, e.g. fewer worlds with --replications.";

/** What the system says, why in words, and what to do about it. */
const reasons: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  EACCES: ["you may not", `See who may with ls -l. ${ELSEWHERE}`],
  EPERM: ["you may not, or a program has it open", ELSEWHERE],
  EROFS: ["the disk can only be read", ELSEWHERE],
  EBUSY: ["a program has it open", "Close that program, and run this command again."],
  EFBIG: [
    "the file grew larger than a file may be here",
    `Raise the limit, e.g. ulimit -f unlimited. ${ELSEWHERE} Nothing half-written is left.`,
  ],
  EIO: ["the disk fails", `See to the disk. ${ELSEWHERE}`],
  EISDIR: ["it is a folder", "Name a file."],
  ELOOP: ["links lead in a circle", "Mend the links, or choose another place with --out."],
  ENAMETOOLONG: ["the name is too long", "Choose a shorter one with --out."],
  ENODEV: ["there is no such device", ELSEWHERE],
  ENOENT: ["it is not there", "See whether it was removed or renamed, and run this command again."],
  ENOTDIR: ["a part of the path is a file and no folder", ELSEWHERE],
  ENOTEMPTY: ["there is something in it", ELSEWHERE],
  EXDEV: ["it lies on another disk than what is beside it", ELSEWHERE],
  EMFILE: ["too many files are open", TOO_MANY],
  ENFILE: ["too many files are open on this machine", TOO_MANY],
  ENOMEM: ["there is no memory left", TOO_BIG],
  ERR_FS_FILE_TOO_LARGE: ["the file is too large to be read", "Name another one."],
  ERR_STRING_TOO_LONG: ["the file is too large to be read", "Name another one."],
};

/** What the system says when nothing more can be written, whatever the path. */
const full: readonly string[] = ["ENOSPC", "EDQUOT"];

/** Failures of disk, limits and permissions are the user's to mend, and most have a path. */
function systemFailure(error: unknown): string[] | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (full.includes(code)) return [`The disk is full (${code}). Nothing half-written is left.`, FULL];
  const isOfSystem = error instanceof Error && ("syscall" in error || "path" in error);
  const reason = reasons[code];
  if (reason === undefined && !isOfSystem) return undefined;
  const [why, remedy] = reason ?? [undefined, ELSEWHERE];
  return [`Cannot read or write ${placeIn(error)} (${code})${why === undefined ? "" : `: ${why}`}.`, remedy];
}

/** Where something is moved to is what the user knows; where it comes from is a folder of ours. */
function placeIn(error: unknown): string {
  for (const name of ["dest", "path"]) {
    const path: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
    if (typeof path === "string") return path;
  }
  return "a file";
}

function memoryFailure(error: unknown): string[] | undefined {
  if (!isTooLarge(error)) return undefined;
  return [
    "There is not enough memory for so many worlds.",
    "Ask for fewer with --replications, or a shorter run with --months.",
  ];
}
