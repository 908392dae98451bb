import { basename, dirname, join } from "node:path";
import { shown } from "../../result/shown.ts";
import type { Disk } from "../effects.ts";
import { Refusal } from "../exit.ts";
import { safePath } from "../openFolder.ts";
import type { Program } from "../program.ts";
import { isShardName, readShard, type ShardFile, shardEntry, strangeWord } from "./shardFile.ts";

/** A shard with the folder it lies in. */
export interface FoundShard {
  readonly folder: string;
  readonly file: ShardFile;
}

/**
 * The shards in these folders, or in folders that hold them, which make up one whole.
 *
 * @throws Refusal  that says which are missing, doubled, damaged, or of another request or version
 */
export function joinableShards(disk: Disk, folders: readonly string[], program: Program): FoundShard[] {
  const places = [...new Set(folders.flatMap((folder) => placesIn(disk, folder)))];
  const found = places.flatMap((folder) => {
    const file = readShard(disk, folder);
    return file === undefined ? [] : [{ folder, file }];
  });
  if (found.length === 0) {
    throw new Refusal(
      `There is no shard in ${folders.join(", ")}.`,
      "A shard is a folder that --shard wrote, e.g. output/shard-1-of-3.",
    );
  }
  refuse(strangeProblems(found), "Run it again with --shard, and take no shard from people you do not trust.");
  const unreadable = places.filter((place) => !found.some(({ folder }) => folder === place));
  refuse(
    versionProblems(found, program),
    "All shards, and merge, take one version of catfish: run them again with it.",
  );
  refuse(requestProblems(found), "Merge the shards of one request at a time: name their folders.");
  const faults = [
    ...unreadable.map((folder) => `${folder} is no shard: its shard.json is missing or damaged.`),
    ...partProblems(found),
    ...found.flatMap((shard) => damageProblems(disk, shard)),
  ];
  refuse(
    faults,
    "Name each shard once. Run again what is missing or damaged, with --force where its folder is there, then merge.",
  );
  return found;
}

function refuse(problems: readonly string[], hint: string): void {
  if (problems.length > 0) throw new Refusal(...problems, hint);
}

/** A shard itself, or the shards in a folder. */
function placesIn(disk: Disk, folder: string): string[] {
  if (!disk.exists(folder)) throw new Refusal(`There is no folder ${folder}.`);
  const inside = disk.list(folder).filter(isShardName);
  for (const name of inside) safePath(disk, folder, name);
  const isShard = readShard(disk, folder) !== undefined || isShardName(basename(disk.absolute(folder)));
  return isShard || inside.length === 0
    ? [disk.absolute(folder)]
    : inside.map((name) => disk.absolute(join(folder, name)));
}

function strangeProblems(found: readonly FoundShard[]): string[] {
  return found.flatMap(({ folder, file: { request } }) => {
    const strange = strangeWord(request);
    return strange === undefined ? [] : [`${folder} asks for "${shown(strange)}", which no shard does.`];
  });
}

function versionProblems(found: readonly FoundShard[], { version, source }: Program): string[] {
  return found
    .filter(({ file }) => file.program.version !== version || file.program.source !== source)
    .map(
      ({ folder, file: { program } }) =>
        `${folder} is of another version: catfish ${program.version} (source ${program.source.slice(0, 12)}); ` +
        `this is ${version} (source ${source.slice(0, 12)}).`,
    );
}

function requestProblems([first, ...rest]: readonly FoundShard[]): string[] {
  const asked = ({ file: { request, parts, digest } }: FoundShard) => JSON.stringify([request, parts, digest]);
  const inWords = ({ file: { request, parts } }: FoundShard) =>
    `catfish ${shown(request.join(" "))}, in ${parts} shards`;
  return rest
    .filter((shard) => asked(shard) !== asked(first))
    .map((shard) =>
      inWords(shard) === inWords(first)
        ? `${shard.folder} and ${first.folder} are of the same command, but the scenario has changed in between.`
        : `${shard.folder} is of another request (${inWords(shard)}) than ${first.folder} (${inWords(first)}).`,
    );
}

function partProblems(found: readonly FoundShard[]): string[] {
  const { parts } = found[0].file;
  const folders = new Map<number, string[]>();
  for (const { folder, file } of found) folders.set(file.part, [...(folders.get(file.part) ?? []), folder]);
  const missing = Array.from({ length: parts }, (_, index) => index + 1).filter((part) => !folders.has(part));
  const doubled = [...folders].filter(([, these]) => these.length > 1);
  return [
    ...(missing.length > 0 ? [`Missing of ${parts} shards: ${few(missing)}.`] : []),
    ...doubled.map(([part, these]) => `Shard ${part} of ${parts} is doubled: ${these.join(", ")}.`),
  ];
}

/** The first few numbers, and how many more there are. */
function few(numbers: readonly number[]): string {
  const more = numbers.length - FEW;
  return numbers.slice(0, FEW).join(", ") + (more > 0 ? `, and ${more} more` : "");
}

const FEW = 10;

function damageProblems(disk: Disk, { folder, file: { entries, part, parts } }: FoundShard): string[] {
  const damaged = entries.filter(({ key, sha256 }) => {
    return disk.fingerprint(shardEntry(disk, folder, key))?.sha256 !== sha256;
  });
  if (damaged.length === 0) return [];
  return [`Shard ${part} of ${parts} is damaged: ${damaged.length} of ${entries.length} batches in ${folder}.`];
}

/** Where the result of the whole goes, unless the user says otherwise: as if it had been run where the shards lie. */
export function outOfShards([{ folder, file }]: readonly FoundShard[]): string {
  const place = dirname(folder);
  const whole = basename(place).replace(/-shards$/, "");
  const isBeside =
    file.request[0] === "run" ? file.out === "." : file.out === `../${whole}` && whole !== basename(place);
  if (isBeside) return join(place, file.out);
  throw new Refusal(
    `Where the result of the shards in ${place} goes cannot be told: they say "${shown(file.out)}".`,
    "Say where with --out.",
  );
}
