import { z } from "zod";
import { measureNames } from "../../model/measures.ts";
import { type RunOfSeveral, severalHead, severalNote, severalRow } from "../../words/en/severalRuns.ts";
import { coloursOf } from "./harmless.ts";
import { printTable, WIDEST, wrapped } from "./printTable.ts";
import type { Terminal } from "./terminal.ts";

/** Columns of numbers. */
const NUMBERS = [4];

const row = z.looseObject({
  measure: z.enum(measureNames),
  group: z.string(),
  difference: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  better: z.number().nullable(),
  n: z.number(),
});

/** What a line says of a run, as it stands in its summary: read from there, as one that was kept has nothing else. */
const runSchema = z.looseObject({
  scenario: z.string(),
  /** Over all years from the decision on; a run without a reference has none. */
  verdict: z.looseObject({ value: row, gains: z.array(row), losses: z.array(row) }).optional(),
});

/** Several runs in one screen: a line each, then where all of them are listed, and what to ask next. */
export function sayRuns(
  summaries: readonly object[],
  { list, next }: { readonly list: string; readonly next: readonly string[] },
  terminal: Terminal,
): void {
  const { dim, cyan } = coloursOf(terminal);
  const rows = summaries.map((summary) => severalRow(runIn(summary)));
  const note = wrapped(severalNote, Math.min(terminal.width, WIDEST)).map(dim);
  const table = printTable({ head: severalHead, rows, right: NUMBERS }, terminal.tableWidth);
  terminal.out([table, "", ...note, "", `Wrote  ${cyan(list)}`, "", ...next].join("\n"));
}

function runIn(summary: object): RunOfSeveral {
  const run = runSchema.safeParse(summary);
  if (!run.success) return { name: "scenario" in summary ? String(summary.scenario) : "" };
  const { scenario, verdict } = run.data;
  if (verdict === undefined) return { name: scenario };
  const price = [...verdict.gains, ...verdict.losses].find(
    ({ measure, group }) => measure === "price" && group === "all",
  );
  return { name: scenario, value: verdict.value, price };
}
