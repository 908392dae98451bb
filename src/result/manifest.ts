import { z } from "zod";
import { measureNames } from "../model/measures.ts";
import { SCENARIO_NAME } from "../scenario/names.ts";
import type { PlausibleAsked } from "../worlds/plausible/markets.ts";
import type { Stop } from "../worlds/stopping.ts";
import type { FileFacts } from "./datapackage.ts";
import { BadFolder, placeOf, type SavedFolder } from "./savedFolder.ts";

/** Who made a result: the version of the program and a hash of the source it was built from. */
export interface ProgramIdentity {
  readonly version: string;
  /** SHA-256 of `src` when the program was built. */
  readonly source: string;
}

/** `a run`, `an effect`. */
export function oneOf(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}

/** A scenario in a manifest: its name and a hash of what is simulated and how it is written down. */
export interface NamedScenario {
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
  /** Seed of its worlds where that is not the seed of the folder: those are not paired. */
  readonly seed?: string;
}

/** What identifies a run: two runs with equal identities give equal bytes. */
export interface RunIdentity {
  /** What the folder holds, as the kind of question calls it. */
  readonly kind: string;
  readonly program: ProgramIdentity;
  readonly scenario: NamedScenario;
  /** What it is measured against; null where there is nothing. */
  readonly reference: { readonly label: string; readonly sha256: string } | null;
  /** Every scenario of a comparison or an effect, in order; each has its file in `scenarios/`. */
  readonly arms?: readonly NamedScenario[];
  readonly seed: string;
  readonly generator: string;
  readonly replications: number;
  readonly months: number;
  readonly window: readonly [number, number];
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  /** What was varied, how, and what was asked of it, in an exploration. */
  readonly design?: unknown;
  /** What was asked of markets that are as plausible, where that was asked. */
  readonly plausible?: PlausibleAsked;
  /** What was asked to be written beside tables and answer. */
  readonly holds: Holds;
}

/** What a folder has beside its tables and the answer: the same question may be asked with and without. */
export interface Holds {
  readonly charts: boolean;
  /** Every table as Parquet too. */
  readonly parquet: boolean;
  /** True where all tables are in a workbook too. */
  readonly xlsx?: boolean;
  /** True where every chart is there as PNG too. */
  readonly png?: boolean;
  /** What is told of single worlds. */
  readonly detail?: DetailAsked;
  /** True where one world was told, with `--explain`. */
  readonly explained?: boolean;
}

/** What may be told of single worlds, in tables of their own. */
export const detailTables = ["worlds", "suppliers", "relations", "events", "entries"] as const;
export type DetailTable = (typeof detailTables)[number];

/** Which detail is wanted, and of how many worlds; entries are those of all. */
export interface DetailAsked {
  readonly tables: readonly DetailTable[];
  readonly worlds: number;
}

/** Forms in which tables are wanted beside CSV, and charts beside SVG. */
export interface Formats {
  readonly parquet?: boolean;
  readonly xlsx?: boolean;
  readonly png?: boolean;
}

/** What is wanted in a folder beside CSV and the answer. */
interface Wanted {
  readonly charts: boolean;
  readonly formats: Formats;
  readonly detail?: DetailAsked;
  readonly explained?: boolean;
}

/** What a folder has, as its manifest says it. */
export function holdsOf({ charts, formats, detail, explained = false }: Wanted): Holds {
  const { parquet = false, xlsx = false, png = false } = formats;
  return {
    charts,
    parquet,
    ...(xlsx ? { xlsx } : {}),
    ...(png ? { png } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(explained ? { explained } : {}),
  };
}

/** Version of the format of a result folder. */
const MANIFEST_FORMAT = 2;

export interface Manifest extends RunIdentity {
  readonly format: typeof MANIFEST_FORMAT;
  /** Who drew the charts and the page, where that was not the program that simulated. */
  readonly drawn?: ProgramIdentity;
  readonly files: readonly FileFacts[];
}

/** What `manifest.json` says of a result folder: what identifies the run, with no clock and no host in it. */
export function manifestOf(
  identity: RunIdentity,
  files: readonly FileFacts[],
  drawn: ProgramIdentity = identity.program,
): Manifest {
  const { kind, program, scenario, reference, arms, seed, generator, replications, months, window } = identity;
  const { stop, design, plausible, holds } = identity;
  const isSame = drawn.version === program.version && drawn.source === program.source;
  return {
    format: MANIFEST_FORMAT,
    kind,
    program,
    scenario,
    reference,
    arms,
    seed,
    generator,
    replications,
    months,
    window,
    stop,
    design,
    plausible,
    holds,
    drawn: isSame ? undefined : drawn,
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** What a manifest says beside its files, as text that can be compared; the checksum of its own text is of them too. */
export function sameButForFiles(manifest: Manifest & { readonly checksum?: string }): string {
  const { files, checksum: _, ...rest } = manifest;
  return JSON.stringify([rest, files.map(({ path }) => path)]);
}

/** What two identities have in common but for the number of worlds, as text that can be compared. */
export function sameButForWorlds(identity: RunIdentity): string {
  const { kind, program, scenario, reference, arms, seed, generator, months, window, design, plausible } = identity;
  return JSON.stringify([
    kind,
    program.source,
    scenario.sha256,
    reference?.sha256 ?? null,
    arms?.map(({ sha256, seed }) => [sha256, seed ?? null]) ?? null,
    seed,
    generator,
    months,
    window[0],
    window[1],
    withoutWorlds(design),
    plausible ?? null,
  ]);
}

/** Arms of a design that have each a number of worlds of their own, as those of a comparison. */
const countedArms = z.looseObject({ arms: z.array(z.looseObject({ replications: z.number() })) });

function withoutWorlds(design: unknown): unknown {
  const counted = countedArms.safeParse(design);
  if (!counted.success) return design ?? null;
  return { ...counted.data, arms: counted.data.arms.map(({ replications: _, ...arm }) => arm) };
}

/** Every number of worlds in an identity: that of the whole, then those of its arms where each has its own. */
export function worldsOf({ replications, design }: RunIdentity): readonly number[] {
  const counted = countedArms.safeParse(design);
  return [replications, ...(counted.success ? counted.data.arms.map((arm) => arm.replications) : [])];
}

const worlds = z.number().int().min(0);
const width = z.number().min(0);

/** Why a run has as many worlds, as a manifest has it. */
export const stopSchema = z.object({
  asked: z.object({
    series: z.object({ measure: z.enum(measureNames), group: z.string() }),
    within: z.object({ kind: z.enum(["absolute", "relative"]), value: width }),
    least: worlds,
    most: worlds,
  }),
  worlds,
  n: worlds,
  half: width.nullable(),
  target: width.nullable(),
  reason: z.enum(["narrow", "same", "none", "missing", "zero", "ceiling", "uneven"]),
  needed: worlds.nullable(),
}) satisfies z.ZodType<Stop>;

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
  kind: token,
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
  design: z.unknown().optional(),
  plausible: z.object({ markets: z.number().int().min(1).max(MOST), held: z.array(z.string()) }).optional(),
  holds: z.object({
    charts: z.boolean(),
    parquet: z.boolean(),
    xlsx: z.boolean().optional(),
    png: z.boolean().optional(),
    detail: z.object({ tables: z.array(z.enum(detailTables)), worlds: z.number().int().min(1).max(MOST) }).optional(),
    explained: z.boolean().optional(),
  }),
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

const oldSchema = manifestSchema.omit({ holds: true }).extend({ format: z.literal(1) });

function areDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** What is read before the rest: tells our files from foreign ones, and newer ones from ours. */
const headSchema = z.object({ format: z.number(), program: z.object({ version: token }) });

/** `--force` would not do: without its manifest, what the program wrote in a folder cannot be told. */
export const MOVE_AWAY = "Move the folder away, and make it again with the command that wrote it.";

const WHAT_IS_A_RESULT =
  "A result is a folder that catfish run, compare, sweep or another command of its kind wrote, e.g. output/catfish.";

/** What a folder is opened for. */
export type Opening = "compare" | "report" | "verify" | "replace";

/** What to do with a folder whose format is not that of this program. */
const remedies: Readonly<Record<Opening, (version: string) => string>> = {
  compare: (version) =>
    `It was written by catfish ${version}: compare it with that version, or run it again with this one.`,
  report: (version) =>
    `It was written by catfish ${version}: draw it again with that version, or make it again with this one and --force.`,
  verify: (version) =>
    `It was written by catfish ${version}: verify it with that version, or make it again with this one and --force.`,
  replace: (version) => `It was written by catfish ${version}: read it with that version.`,
};

/** What can be done with a folder of format 1: its means and months are those of today, what follows from them is not. */
const withOldFormat: readonly Opening[] = ["compare", "replace"];

/**
 * The manifest of a result folder.
 *
 * @param opening  what the folder is opened for, which need not be possible with one of another version
 * @throws BadFolder where there is none, or it is no JSON, foreign, of another format or incomplete
 */
export function readManifest(folder: SavedFolder, opening: Opening): Manifest {
  const place = placeOf(folder, "manifest.json");
  const text = folder.read("manifest.json");
  if (text === undefined) {
    throw new BadFolder(`${folder.path} is no result of catfish: it has no manifest.json.`, WHAT_IS_A_RESULT);
  }
  const json = parsed(text, place);
  const head = headSchema.safeParse(json);
  if (!head.success) throw new BadFolder(`${place} is not the manifest of a result of catfish.`, WHAT_IS_A_RESULT);
  const { format, program } = head.data;
  const old = withOldFormat.includes(opening) ? oldManifest(json) : undefined;
  if (old !== undefined) return old;
  if (format !== MANIFEST_FORMAT) {
    throw new BadFolder(
      `${place} has format ${format}; this program reads format ${MANIFEST_FORMAT}.`,
      remedies[opening](program.version),
    );
  }
  if (isManifest(json)) return json;
  const [problem] = manifestSchema.safeParse(json).error?.issues ?? [];
  throw new BadFolder(`${place}: "${problem.path.join(".")}" is wrong: ${problem.message}.`, MOVE_AWAY);
}

/** Format 1 did not say what a folder holds; its files do. */
function oldManifest(json: unknown): Manifest | undefined {
  const read = oldSchema.safeParse(json).data;
  if (read === undefined) return undefined;
  const has = (end: string) => read.files.some(({ path }) => path.endsWith(end));
  return { ...read, format: MANIFEST_FORMAT, holds: { charts: has("index.html"), parquet: has(".parquet") } };
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
