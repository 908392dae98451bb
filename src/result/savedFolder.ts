/** A result folder as its readers see it; the disk stays in the command line's room. */
export interface SavedFolder {
  /** The folder as the user named it, for messages. */
  readonly path: string;
  /** Text of a file below the folder, its path with `/`; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

/** What to do about a folder that is damaged. */
export const RUN_AGAIN = "Make the folder again with the command that wrote it and --force.";

/** A file of a folder as it is named in messages. */
export function placeOf(folder: SavedFolder, path: string): string {
  return `${folder.path.replace(/[\\/]+$/, "")}/${path}`;
}

/**
 * Text of a file that must be there.
 *
 * @throws BadFolder when it is not
 */
export function textOf(folder: SavedFolder, path: string): string {
  const text = folder.read(path);
  if (text !== undefined) return text;
  throw new BadFolder(`${placeOf(folder, path)} is missing.`, RUN_AGAIN);
}

/** A result folder that cannot be used. The lines say where, what is wrong and what would be right. */
export class BadFolder extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join("\n"));
    this.name = "BadFolder";
    this.lines = lines;
  }
}
