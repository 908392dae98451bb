import { type Row, worldRows } from "../../model/columns.ts";
import { type Owner, rowsOf } from "../../model/memory.ts";
import { docCommentOf } from "./docComments.ts";
import { markdownTable } from "./markdown.ts";

/** Whose state it is, in the order of the document, with headings. */
const entities: readonly (readonly [Owner, string])[] = [
  ["buyer", "Buyer"],
  ["supplier", "Supplier"],
  ["strategist", "Strategist (a supplier that has a strategy)"],
  ["relation", "Relation (a place in a buyer's row)"],
  ["account", "Account (a place of an entrant)"],
  ["invitation", "Invitation (of a buyer to a rival)"],
  ["tally", "Counts of the month"],
];

/** How a row is kept in memory, and one table for each kind of entity. */
export function stateTables(world: string): string {
  const layout = ["```text", ...docCommentOf(world, "World").lines, "```"].join("\n");
  const tables = entities.map(([owner, heading]) => stateTable(heading, rowsOf(owner)));
  const own = Object.entries(worldRows).map(([name, row]) => ({ name, ...row }));
  return [layout, ...tables, stateTable("World", own)].join("\n\n");
}

function stateTable(heading: string, rows: readonly (Row & { readonly name: string })[]): string {
  const cells = rows.map(({ name, meaning, unit, start }) => [`\`${name}\``, meaning, unit, startInWords(start)]);
  return `### ${heading}\n\n${markdownTable(["variable", "meaning", "unit or range", "at the start"], cells)}`;
}

/** What is set, is set as section 5 says. */
function startInWords(start: Row["start"]): string {
  if (typeof start === "object") return `\`${start.parameter}\``;
  return start === "made" ? "for good" : start === "set" ? "see 5" : String(start);
}
