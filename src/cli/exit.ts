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
  /** Stopped with Ctrl-C; the same command goes on. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** The request is wrong. The lines say what, and what to do about it; there is no stack to show. */
export class Refusal extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "Refusal";
    this.lines = lines;
  }
}
