import type { NextStep } from "../../question/next.ts";

/** What there is to say about a name, as rows of heading and text. */
export interface Explanation {
  readonly kind:
    | "parameter"
    | "measure"
    | "chart"
    | "error"
    | "codes"
    | "syntax"
    | "markets"
    | "word"
    | "key"
    | "table"
    | "column"
    | "value"
    | "event"
    | "file"
    | "option"
    | "command"
    | "key of an answer";
  readonly name: string;
  readonly rows: readonly Row[];
  /** Of a table: its columns, each with what it holds. */
  readonly columns?: readonly Row[];
  readonly next: NextStep;
}

export type Row = readonly [heading: string, text: string];

/** Explanations that say the same of several things as one: headings with a comma between. */
export function merged(rows: readonly Row[]): Row[] {
  const headings = new Map<string, string[]>();
  for (const [heading, text] of rows) {
    const known = headings.get(text) ?? [];
    if (!known.includes(heading)) headings.set(text, [...known, heading]);
  }
  return [...headings].map(([text, all]) => [all.join(", "), text]);
}
