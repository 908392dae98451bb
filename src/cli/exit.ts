export { Refusal, WrongScenario } from "../question/request.ts";

/** Exit codes, fixed because people script against them. */
export const exit = {
  /** Done, also when a difference was found. */
  done: 0,
  /** The answer is no. */
  no: 1,
  /** The request is wrong: a flag, a file, a folder. */
  wrongRequest: 2,
  /** A replication failed; what was finished is kept. */
  failed: 3,
  /** The terminal was closed, or the connection to it lost (SIGHUP); whatever was finished is kept. */
  hungUp: 129,
  /** Stopped with Ctrl-C or Ctrl-Break; whatever was finished is kept. */
  interrupted: 130,
  /** Told to stop (SIGTERM), as schedulers do when the time is up; whatever was finished is kept. */
  terminated: 143,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** Signals that ask a program to stop; each is answered as Ctrl-C is, with an exit code of its own: 128 and its number. */
export const stopSignals = {
  SIGINT: exit.interrupted,
  SIGTERM: exit.terminated,
  SIGHUP: exit.hungUp,
  SIGBREAK: exit.interrupted,
} as const satisfies Partial<Record<NodeJS.Signals, ExitCode>>;

/** What the work is aborted with: which signal has stopped it. */
export class Interruption extends Error {
  readonly code: ExitCode;

  constructor(signal: keyof typeof stopSignals) {
    super(`stopped by ${signal}`);
    this.name = "Interruption";
    this.code = stopSignals[signal];
  }
}

/**
 * Worlds could not be simulated. The lines say why and what to do about it; what was thrown first is the cause, for who
 * looks for the fault.
 */
export class Failed extends Error {
  readonly lines: readonly string[];

  constructor({ cause }: { readonly cause?: unknown }, ...lines: string[]) {
    super(lines.join("\n"), { cause });
    this.name = "Failed";
    this.lines = lines;
  }
}

/** The user stopped the work. The lines say what is kept of it, and how it goes on. */
export class Stopped extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "Stopped";
    this.lines = lines;
  }
}
