import { z } from "zod";
import { SCENARIO_NAME } from "../../scenario/schema.ts";
import { folderKinds, MANIFEST_FORMAT, type Manifest } from "../manifest.ts";
import { BadFolder } from "./badFolder.ts";
import { placeOf, type SavedFolder } from "./savedFolder.ts";
import { stopSchema } from "./stopSchema.ts";

const LONGEST_NAME = 255;
const LONGEST_PATH = 1000;
/** More worlds or months than any command takes. */
const MOST = 10_000_000;
/** Files that carry their own checksum. */
const outside: readonly string[] = ["manifest.json", "run-info.json"];

/** What has a form of its own is checked by it: a folder may come from somebody who means no good. */
const token = z.string().regex(/^[\w.+-]{1,128}$/, "letters, digits and . _ + - only");
/** A scenario names files: its name is a part of their paths. */
const name = z.string().regex(SCENARIO_NAME, "lower case, digits and hyphens only").max(LONGEST_NAME);
const named = z.object({ name, title: z.string(), sha256: token, seed: z.string().optional() });
export const programSchema = z.object({ version: token, source: token });
const month = z.number().int().min(0).max(MOST);

/** Path of a file as the program names its own: parts of letters, digits and . _ - that begin with neither dot nor hyphen. */
const path = z
  .string()
  .max(LONGEST_PATH)
  .regex(/^[A-Za-z0-9_][\w.-]*(\/[A-Za-z0-9_][\w.-]*)*$/, "a path below the folder, of plain names")
  .refine((each) => !outside.includes(each), "the manifest cannot state the hash of this file");

const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  kind: z.enum(folderKinds),
  program: programSchema,
  scenario: named,
  reference: z.object({ label: z.string(), sha256: token }).nullable(),
  arms: z
    .array(named)
    .refine((arms) => areDifferent(arms.map(({ name }) => name)), "two have one name")
    .optional(),
  seed: z.string(),
  generator: token,
  replications: z.number().int().min(1).max(MOST),
  months: month.min(1),
  window: z.tuple([month, month]),
  stop: stopSchema.optional(),
  design: z.record(z.string(), z.unknown()).optional(),
  drawn: programSchema.optional(),
  files: z
    .array(
      z.object({
        path,
        bytes: z.number().int().min(0),
        sha256: token,
        rows: z.number().int().min(0).optional(),
      }),
    )
    .refine((files) => areDifferent(files.map((file) => file.path.toLowerCase())), "a file is named twice"),
}) satisfies z.ZodType<Manifest>;

function areDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** What is read before the rest: tells our files from foreign ones, and newer ones from ours. */
const headSchema = z.object({ format: z.number(), program: z.object({ version: token }) });

/** `--force` would not do: without its manifest, what the program wrote in a folder cannot be told. */
const MOVE_AWAY = "Move the folder away, and make it again with the command that wrote it.";

const WHAT_IS_A_RESULT =
  "A result is a folder that catfish run, compare, what-if, effect or sweep wrote, e.g. output/catfish.";

/**
 * The manifest of a result folder.
 *
 * @throws BadFolder where there is none, or it is no JSON, foreign, newer than this program or incomplete
 */
export function readManifest(folder: SavedFolder): Manifest {
  const place = placeOf(folder, "manifest.json");
  const text = folder.read("manifest.json");
  if (text === undefined) {
    throw new BadFolder(`${folder.path} is no result of catfish: it has no manifest.json.`, WHAT_IS_A_RESULT);
  }
  const json = parsed(text, place);
  const head = headSchema.safeParse(json);
  if (!head.success) throw new BadFolder(`${place} is not the manifest of a result of catfish.`, WHAT_IS_A_RESULT);
  const { format, program } = head.data;
  if (format !== MANIFEST_FORMAT) {
    throw new BadFolder(
      `${place} has format ${format}; this program reads format ${MANIFEST_FORMAT}.`,
      `It was written by catfish ${program.version}: read it with that version.`,
    );
  }
  if (isManifest(json)) return json;
  const [problem] = manifestSchema.safeParse(json).error?.issues ?? [];
  throw new BadFolder(`${place}: "${problem.path.join(".")}" is wrong: ${problem.message}.`, MOVE_AWAY);
}

/** Keeps the object as it was read: its keys are in the order in which they are written again. */
function isManifest(json: unknown): json is Manifest {
  return manifestSchema.safeParse(json).success;
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFolder(`${place} is not whole JSON: it was cut off or edited.`, MOVE_AWAY);
  }
}
