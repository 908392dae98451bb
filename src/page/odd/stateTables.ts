import { docCommentsOf } from "./docComments.ts";
import { markdownTable } from "./markdownTable.ts";

/** A state variable as the source of the columns describes it. */
export interface StateVariable {
  readonly name: string;
  /** Doc comment in one line; empty where there is none. */
  readonly doc: string;
}

/** The interfaces of `world.ts` that hold state, with their headings. */
export const entities = [
  ["BuyerColumns", "Buyer"],
  ["SupplierColumns", "Supplier"],
  ["RelationColumns", "Relation (a place in a buyer's row)"],
  ["AccountColumns", "Account (a place of an entrant)"],
  ["TallyColumns", "Counts of the month"],
  ["World", "World"],
] as const;

/** The members of an interface of `world.ts`, but for those that only hold other columns. */
export function stateVariables(source: string, name: string): StateVariable[] {
  const body = new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, "m").exec(source)?.[1];
  if (body === undefined) throw new Error(`world.ts has no interface ${name}`);
  const members = body.matchAll(/(?:^ {2}\/\*\*([\s\S]*?)\*\/\n)?^ {2}(?:readonly )?(\w+): ([^;]+);/gm);
  return [...members]
    .filter(([, , , type]) => !/^\w+Columns$/.test(type))
    .map(([, doc, member]) => ({ name: member, doc: (doc ?? "").replace(/\s*\n\s*\* ?/g, " ").trim() }));
}

/** Meaning, and unit or range: what stands last in square brackets. */
export function meaningAndUnit(doc: string): { readonly meaning: string; readonly unit: string } {
  const found = /^(.*?)\s*\[([^\]]*(?:\][^[]*\[[^\]]*)?)\]\.?$/.exec(doc);
  return found === null ? { meaning: doc, unit: "" } : { meaning: found[1], unit: found[2] };
}

/** One table for each kind of entity. */
export function stateTables(world: string): string {
  const about = docCommentsOf(world).find(({ name }) => name === "World");
  const layout = about === undefined ? "" : ["```text", ...about.lines, "```"].join("\n");
  return [layout, ...entities.map(([name, heading]) => stateTable(world, name, heading))].join("\n\n");
}

function stateTable(world: string, name: string, heading: string): string {
  const rows = stateVariables(world, name).map((variable) => {
    const { meaning, unit } = meaningAndUnit(variable.doc);
    return [`\`${variable.name}\``, meaning, unit];
  });
  return `### ${heading}\n\n${markdownTable(["variable", "meaning", "unit or range"], rows)}`;
}
