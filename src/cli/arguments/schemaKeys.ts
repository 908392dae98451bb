import { scenarioSchema } from "../../scenario/schema.ts";
import { answerKeyMeanings } from "../../words/en/files.ts";
import { keyMeanings } from "../../words/en/glossary.ts";
import { summarySchema } from "../outputSchema.ts";

/** A key of a scenario file or of an answer: where it stands and what it means there. */
export interface SchemaKey {
  readonly name: string;
  readonly path: string;
  readonly meaning: string;
}

let ofScenario: readonly SchemaKey[] | undefined;
let ofAnswers: readonly SchemaKey[] | undefined;

/** Every key of the schema, with its path; a list stands for what is in it. */
export function schemaKeys(): readonly SchemaKey[] {
  ofScenario ??= keysIn([scenarioSchema()], keyMeanings);
  return ofScenario;
}

/** Every key of an answer for programs that has a meaning, with its path. */
export function answerKeys(): readonly SchemaKey[] {
  ofAnswers ??= [
    ...keysIn(Object.values(answerKinds()), {}).filter(({ meaning }) => meaning !== ""),
    ...Object.entries(answerKeyMeanings).map(([name, meaning]) => ({ name, path: name, meaning })),
  ];
  return ofAnswers;
}

function answerKinds(): object {
  const kinds = read(summarySchema(), "definitions");
  return typeof kinds === "object" && kinds !== null ? kinds : {};
}

function keysIn(schemas: readonly unknown[], meanings: Meanings): SchemaKey[] {
  const found: SchemaKey[] = [];
  for (const schema of schemas) walk(schema, [], { found, meanings });
  return found;
}

type Meanings = Readonly<Record<string, string>>;

interface Walk {
  readonly found: SchemaKey[];
  /** What keys mean that the schema does not say by themselves. */
  readonly meanings: Meanings;
}

function walk(node: unknown, path: readonly string[], of: Walk): void {
  const { found, meanings } = of;
  for (const [name, value] of entriesOf(read(node, "properties"))) {
    const here = [...path, name];
    const said = read(value, "description");
    const meaning = typeof said === "string" ? said : (meanings[name] ?? "");
    found.push({ name, path: here.join("."), meaning });
    walk(value, here, of);
  }
  walkAll([read(node, "items")], path, of);
  for (const name of ["anyOf", "oneOf", "allOf"]) {
    const parts = read(node, name);
    if (Array.isArray(parts)) walkAll(parts, path, of);
  }
}

function walkAll(nodes: readonly unknown[], path: readonly string[], of: Walk): void {
  for (const node of nodes) if (node !== undefined) walk(node, path, of);
}

function read(node: unknown, name: string): unknown {
  return typeof node === "object" && node !== null ? Reflect.get(node, name) : undefined;
}

function entriesOf(node: unknown): [string, unknown][] {
  return typeof node === "object" && node !== null ? Object.entries(node) : [];
}
