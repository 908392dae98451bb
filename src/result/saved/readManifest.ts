import { z } from "zod";
import { folderKinds, MANIFEST_FORMAT, type Manifest } from "../manifest.ts";
import { BadFolder } from "./badFolder.ts";
import { placeOf, RUN_AGAIN, type SavedFolder } from "./savedFolder.ts";
import { stopSchema } from "./stopSchema.ts";

const named = z.object({ name: z.string(), title: z.string(), sha256: z.string(), seed: z.string().optional() });
const program = z.object({ version: z.string(), source: z.string() });
const month = z.number().int().min(0);

const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  kind: z.enum(folderKinds),
  program,
  scenario: named,
  reference: z.object({ label: z.string(), sha256: z.string() }).nullable(),
  arms: z.array(named).optional(),
  seed: z.string(),
  generator: z.string(),
  replications: z.number().int().min(1),
  months: z.number().int().min(1),
  window: z.tuple([month, month]),
  stop: stopSchema.optional(),
  design: z.record(z.string(), z.unknown()).optional(),
  drawn: program.optional(),
  files: z.array(
    z.object({
      path: z.string().regex(/^(?!\/)(?!.*\.\.)/, "a path below the folder"),
      bytes: z.number().int().min(0),
      sha256: z.string(),
      rows: z.number().int().min(0).optional(),
    }),
  ),
}) satisfies z.ZodType<Manifest>;

/** What is read before the rest: tells our files from foreign ones, and newer ones from ours. */
const headSchema = z.object({ format: z.number(), program: z.object({ version: z.string() }) });

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
  throw new BadFolder(`${place}: "${problem.path.join(".")}" is wrong: ${problem.message}.`, RUN_AGAIN);
}

/** Keeps the object as it was read: its keys are in the order in which they are written again. */
function isManifest(json: unknown): json is Manifest {
  return manifestSchema.safeParse(json).success;
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadFolder(`${place} is not whole JSON: it was cut off or edited.`, RUN_AGAIN);
  }
}
