import type { Problem } from "../scenario/scenario.ts";
import { problemReport } from "../scenario/text/problem-lines.ts";

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
  /** Stopped with Ctrl-C; whatever was finished is kept. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** The request is wrong. The lines say what, and what to do about it; there is no stack to show. */
export class Refusal extends Error {
  readonly lines: readonly string[];
  /** What is wrong in scenario files, one by one, for programs. */
  readonly problems: readonly Problem[] = [];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "Refusal";
    this.lines = lines;
  }
}

/** Scenario files, or what the command line changes in them, are wrong. */
export class WrongScenario extends Refusal {
  override readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(...problemReport(problems));
    this.problems = problems;
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
