import { BadFolder } from "../result/saved/badFolder.ts";
import type { Problem } from "../scenario/scenario.ts";
import type { Effects } from "./effects.ts";
import { type ExitCode, exit, Refusal, Stopped } from "./exit.ts";

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
  const { code, lines, problems = [] } = interrupted.aborted ? stopped(error) : failureOf(error);
  for (const line of lines) terminal.error(line);
  const message = lines.find((line) => line !== "") ?? "";
  if (json) terminal.out(JSON.stringify({ event: "error", error: { exitCode: code, message, lines, problems } }));
  return code;
}

function stopped(error: unknown): Failure {
  const lines = error instanceof Stopped ? error.lines : ["Stopped. Nothing half-written is left."];
  return { code: exit.interrupted, lines };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { code: exit.wrongRequest, lines: error.lines, problems: error.problems };
  if (error instanceof BadFolder) return { code: exit.wrongRequest, lines: error.lines };
  const mendable = systemFailure(error) ?? memoryFailure(error);
  if (mendable !== undefined) return { code: exit.wrongRequest, lines: mendable };
  const lines = [
    `catfish failed: ${error instanceof Error ? error.message : String(error)}`,
    "This is a fault of the program. Run it again with CATFISH_DEBUG=1 and report what it prints.",
  ];
  const stack = process.env.CATFISH_DEBUG && error instanceof Error ? [error.stack ?? ""] : [];
  return { code: exit.failed, lines: [...lines, ...stack] };
}

/** What the system says when nothing more can be written, whatever the path. */
const FULL: readonly unknown[] = ["ENOSPC", "EDQUOT"];

/** Failures of disk and permissions are the user's to mend, and most have a path. */
function systemFailure(error: unknown): string[] | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (FULL.includes(error.code)) {
    return [
      `The disk is full (${String(error.code)}). Nothing half-written is left.`,
      "Make room, or choose another place with --out; catfish cache shows what is kept of earlier work.",
    ];
  }
  if (!("path" in error)) return undefined;
  return [`Cannot read or write ${String(error.path)} (${String(error.code)}).`];
}

/** What the engine says when there is no room for the numbers of a run. */
const NO_ROOM = /allocation failed|Invalid typed array length/i;

function memoryFailure(error: unknown): string[] | undefined {
  if (!(error instanceof RangeError) || !NO_ROOM.test(error.message)) return undefined;
  return [
    "There is not enough memory for so many worlds.",
    "Ask for fewer with --replications, or a shorter run with --months.",
  ];
}
