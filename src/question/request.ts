import type { Problem } from "../scenario/scenario.ts";
import { problemReport } from "../scenario/text/problem-lines.ts";

/** What was given with a command: on a command line, or in a form. */
export interface Given {
  /** Words after the command. */
  readonly words: readonly string[];
  /** Value of an option; undefined when it was not given. */
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  is(name: string): boolean;
}

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

/** A whole number from text, or a refusal that says what would be right. */
export function wholeNumber(name: string, text: string, min: number, max: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new Refusal(`--${name} takes a whole number from ${min} to ${max}, not "${text}".`);
}

/** What `--best` says: which way is better. */
export function betterOf(given: Given): "lower" | "higher" | undefined {
  const text = given.text("best");
  if (text === undefined || text === "lower" || text === "higher") return text;
  throw new Refusal(`--best takes lower or higher, not "${text}".`);
}
