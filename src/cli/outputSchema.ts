import { z } from "zod";
import { answerSchemas } from "../question/answerSchema.ts";
import type { CommandName } from "./arguments/commandTable.ts";
import { ofEachExploration } from "./explorations/all.ts";

const text = (description: string) => z.string().meta({ description });
const count = (description: string) => z.int().min(0).meta({ description });

const problem = z.looseObject({ place: z.string().optional(), wrong: z.string().optional() });

/** What stands before every result. */
const head = (command: string) => ({
  event: z.literal("result"),
  command: z.literal(command),
  program: z
    .looseObject({ version: z.string(), source: z.string() })
    .meta({ description: "Version of the program and hash of its source." }),
});

const folder = text("Folder that the result is in.");
/** A result that was written, or was there. */
const written = {
  folder,
  kept: z.boolean().meta({ description: "True where this very result was there already." }),
};

const { run, comparison, effect } = answerSchemas;
const explorationSchemas: Readonly<Record<string, z.ZodObject>> = answerSchemas;

const records = z.array(z.looseObject({ name: z.string().optional() })).optional();

/** What each command tells with `--json`, its last object on standard output. */
const resultSchemas = {
  run: z.looseObject({
    seed: text("Seed of the worlds."),
    replications: z.union([count("Worlds of every scenario."), z.literal("auto")]),
    scenarios: z.array(run.extend(written)).meta({ description: "The answer of each scenario." }),
  }),
  "what-if": comparison.extend(written),
  compare: comparison.extend(written),
  effect: effect.extend(written),
  ...ofEachExploration((exploration) =>
    explorationSchemas[exploration.folder].extend({
      ...written,
      failedPoints: count("Points that gave nothing.").optional(),
    }),
  ),
  check: z.looseObject({
    seed: text("Seed of the worlds.").optional(),
    replications: count("Worlds of every arm.").optional(),
    claims: z.array(z.looseObject({ says: z.string(), verdict: z.enum(["green", "red", "undecided"]) })).optional(),
    files: z
      .array(
        z.looseObject({
          file: text("File or bundled name."),
          wellFormed: z.boolean(),
          claims: z.int().nullable(),
          problems: z.array(problem),
        }),
      )
      .optional(),
  }),
  verify: z.looseObject({
    folder,
    verified: z.boolean().meta({ description: "Nothing differs, and nothing was left unchecked." }),
    sound: z.boolean().meta({ description: "Nothing that was checked differs." }),
    kind: text("What the manifest calls it."),
    seed: text("Seed of the worlds."),
    replications: count("Worlds of every scenario or point."),
    window: z.tuple([z.int(), z.int()]),
    sameProgram: z.boolean().meta({ description: "Whether this very program wrote the folder." }),
    files: z.looseObject({
      stated: count("Files that the manifest names."),
      missing: z.array(z.string()),
      extra: z.array(z.string()),
      changed: z.array(z.looseObject({ path: z.string(), how: z.string() })),
    }),
    follows: z.looseObject({ files: z.int(), differing: z.array(z.looseObject({})) }).nullable(),
    rerun: z.looseObject({ all: z.int(), sample: z.array(z.string()), left: z.array(z.string()) }).nullable(),
    unreadable: z.array(z.string()).nullable(),
  }),
  report: z.looseObject({ folder, drawn: z.array(z.string()).meta({ description: "Files that were drawn again." }) }),
  results: z.looseObject({
    folder: text("Folder that was looked through."),
    results: z.array(z.looseObject({})).meta({ description: "The results in it." }),
    skipped: z.array(z.unknown()).meta({ description: "What in it is no result that this program reads." }),
  }),
  list: z.looseObject({
    scenarios: records,
    parameters: records,
    measures: records,
    charts: records,
    errors: records,
  }),
  show: z.looseObject({
    scenario: text("Name of the scenario."),
    title: text("Its title."),
    extends: z.string().nullable(),
    reference: text("What it is measured against."),
    story: z.looseObject({}).nullable(),
    claims: z.array(z.looseObject({ says: z.string() })),
    settings: z
      .array(z.looseObject({ path: z.string(), value: z.unknown(), from: z.string() }))
      .meta({ description: "Every setting with its value and where that comes from." }),
    market: z.looseObject({}).meta({ description: "The market as the model takes it." }),
  }),
  explain: z.looseObject({ explanations: z.array(z.looseObject({ kind: z.string(), name: z.string() })) }),
  cache: z.looseObject({
    place: text("Folder of the kept work."),
    versions: z.array(z.looseObject({ name: z.string() })).optional(),
    removed: z.looseObject({ entries: z.int(), bytes: z.number() }).optional(),
  }),
  workshop: z.looseObject({ file: text("The page that was written."), scenarios: z.array(z.string()) }),
  explore: z.looseObject({ file: text("The page that was written."), scenarios: z.array(z.string()) }),
  new: z.looseObject({ file: text("The file that was written.") }),
  schema: z.looseObject({ file: text("The file that was written.") }),
} satisfies Partial<Record<CommandName, z.ZodObject>>;

const shardSchema = z.looseObject({
  folder,
  part: count("Number of the shard, from 1."),
  parts: count("Shards of the whole."),
  kept: z.boolean(),
});

const errorSchema = z.looseObject({
  event: z.literal("error"),
  error: z.looseObject({
    exitCode: z.int(),
    message: text("What is wrong."),
    lines: z.array(z.string()),
    problems: z.array(problem),
  }),
});

const progressSchema = z.looseObject({
  event: z.literal("progress"),
  worlds: count("Worlds that are done."),
  of: count("Worlds that are to be done."),
});

const failedSchema = z.looseObject({
  event: z.literal("failed"),
  settings: z.array(z.string()),
  failure: text("Why the point gave nothing."),
});

/** What a command tells as its result, by its name; `shard` with `--shard`. */
const outputs: Readonly<Record<string, z.ZodObject>> = {
  ...Object.fromEntries(Object.entries(resultSchemas).map(([name, schema]) => [name, schema.extend(head(name))])),
  shard: shardSchema.extend({ ...head(""), command: z.string() }),
};

/** Other lines of standard output: before the result, or in its place. */
const events: Readonly<Record<string, z.ZodObject>> = {
  error: errorSchema,
  progress: progressSchema,
  failed: failedSchema,
};

/** The JSON Schema of what any command tells with `--json`; one definition for each command and event. */
export function outputSchema(): object {
  return oneOf("What catfish tells with --json", { ...outputs, ...events });
}

/** The JSON Schema of `summary.json`; one definition for each kind of result. */
export function summarySchema(): object {
  return oneOf("summary.json of a result of catfish", answerSchemas);
}

function oneOf(title: string, schemas: Readonly<Record<string, z.ZodObject>>): object {
  const definitions = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _, ...definition } = z.toJSONSchema(schema, { target: "draft-7" });
    return [name, definition] as const;
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title,
    anyOf: definitions.map(([name]) => ({ $ref: `#/definitions/${name}` })),
    definitions: Object.fromEntries(definitions),
  };
}
