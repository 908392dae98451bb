import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parameterTable } from "../../src/model/parameters.ts";
import { scenarioSchema } from "../../src/scenario/schema.ts";

const node: z.ZodType<SchemaNode> = z.lazy(() =>
  z.looseObject({
    properties: z.record(z.string(), node).optional(),
    items: z.union([node, z.array(node)]).optional(),
    additionalProperties: z.unknown().optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    anyOf: z.array(node).optional(),
    enum: z.array(z.unknown()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);
interface SchemaNode {
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode | SchemaNode[];
  additionalProperties?: unknown;
  description?: string;
  default?: unknown;
  anyOf?: SchemaNode[];
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
}

const schema = node.parse(JSON.parse(JSON.stringify(scenarioSchema())));

/** The properties below a path of keys; a list is entered at its items. */
function below(...keys: string[]): Record<string, SchemaNode> {
  let current = schema;
  for (const key of keys) {
    current = current.properties?.[key] ?? {};
    if (current.items && !Array.isArray(current.items)) current = current.items;
  }
  return current.properties ?? {};
}

describe("the JSON Schema", () => {
  test("has every parameter with its meaning, unit, range and default", () => {
    for (const [scope, rows] of Object.entries(parameterTable)) {
      for (const [name, parameter] of Object.entries(rows)) {
        const path = (parameter.path ?? name).split(".");
        const home = scope === "strategy" ? ["suppliers", scope] : [scope];
        const property = below(...home, ...path.slice(0, -1))[path.at(-1) ?? ""];
        expect(property?.description, `${scope}.${name}`).toContain(parameter.meaning);
        if (parameter.choices) continue;
        expect(property.description).toContain(`${parameter.unit}, from ${parameter.min} to ${parameter.max}`);
        const number = property.anyOf?.[0] ?? property;
        expect([number.minimum, number.maximum]).toEqual([parameter.min, parameter.max]);
        if (typeof parameter.default === "number") expect(property.default).toBe(parameter.default);
      }
    }
  });

  test("knows the words of choices", () => {
    expect(below("policy").choice.enum).toEqual(["shares", "single"]);
    expect(below("policy").choice.default).toBe("shares");
    expect(below("suppliers").kind.enum).toEqual(["fixed", "flexible", "newcomer"]);
    expect(below("claims").measure.enum).toContain("inertia");
  });

  test("allows no unknown keys in any section", () => {
    for (const keys of [
      [],
      ["policy"],
      ["market"],
      ["buyers"],
      ["suppliers"],
      ["suppliers", "entry"],
      ["entry"],
      ["story"],
      ["claims"],
      ["timetable"],
    ]) {
      let current: SchemaNode = schema;
      for (const key of keys) {
        current = current.properties?.[key] ?? {};
        if (current.items && !Array.isArray(current.items)) current = current.items;
      }
      expect(current.additionalProperties, keys.join(".")).toBe(false);
    }
  });
});
