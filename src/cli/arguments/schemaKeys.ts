import { scenarioSchema } from "../../scenario/schema.ts";
import { keyMeanings } from "../../words/en/glossary.ts";

/** A key of a scenario file: where it stands and what it means there. */
export interface SchemaKey {
  readonly name: string;
  readonly path: string;
  readonly meaning: string;
}

/** Every key of the schema, with its path; a list stands for what is in it. */
export function schemaKeys(): readonly SchemaKey[] {
  const found: SchemaKey[] = [];
  walk(scenarioSchema(), [], found);
  return found;
}

function walk(node: unknown, path: readonly string[], found: SchemaKey[]): void {
  for (const [name, value] of entriesOf(read(node, "properties"))) {
    const here = [...path, name];
    const said = read(value, "description");
    const meaning = typeof said === "string" ? said : (keyMeanings[name] ?? "");
    found.push({ name, path: here.join("."), meaning });
    walk(value, here, found);
  }
  walkAll([read(node, "items")], path, found);
  for (const name of ["anyOf", "oneOf", "allOf"]) {
    const parts = read(node, name);
    if (Array.isArray(parts)) walkAll(parts, path, found);
  }
}

function walkAll(nodes: readonly unknown[], path: readonly string[], found: SchemaKey[]): void {
  for (const node of nodes) if (node !== undefined) walk(node, path, found);
}

function read(node: unknown, name: string): unknown {
  return typeof node === "object" && node !== null ? Reflect.get(node, name) : undefined;
}

function entriesOf(node: unknown): [string, unknown][] {
  return typeof node === "object" && node !== null ? Object.entries(node) : [];
}
