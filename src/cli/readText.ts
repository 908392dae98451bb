import { BadFolder } from "../result/savedFolder.ts";
import type { Problem } from "../scenario/scenario.ts";
import { tooLong } from "../scenario/text/parse.ts";
import { problemLines } from "../scenario/text/problemLines.ts";
import type { Disk, Unfit } from "./disk.ts";
import { LARGEST } from "./print/standardInput.ts";

/** A text that somebody wrote, or why it cannot be read as one. */
export type ReadText = { readonly text: string } | { readonly problem: Problem };

/** Reads a scenario file: a plain file of at most 1 MB in UTF-8. Undefined where nothing has the name. */
export function readText(disk: Disk, place: string): ReadText | undefined {
  const found = disk.input(disk.absolute(place), LARGEST);
  if (found === undefined) return undefined;
  return "bytes" in found ? textIn(found.bytes, place) : { problem: unfitProblem(found.unfit, place) };
}

/**
 * Text of a file of a result folder, of any size; undefined where there is none.
 *
 * @throws BadFolder where it is not in UTF-8
 */
export function readSaved(disk: Disk, place: string): string | undefined {
  const bytes = disk.isFolder(place) ? undefined : disk.readBytes(disk.absolute(place));
  const read = bytes && decoded(bytes, place, true);
  if (read !== undefined && "problem" in read) throw new BadFolder(...problemLines(read.problem));
  return read?.text;
}

const inWords: Readonly<Record<Exclude<Unfit, "large" | "closed">, string>> = {
  folder: "a folder",
  pipe: "a named pipe",
  socket: "a socket",
  device: "a device",
};

function unfitProblem(unfit: Unfit, source: string): Problem {
  if (unfit === "large") return tooLong(source);
  if (unfit === "closed")
    return { source, wrong: "You may not read this file.", right: "one that you may; ls -l says who may" };
  const right = "a file; what comes from a pipe is read from standard input, named `-`";
  return { source, wrong: `This is ${inWords[unfit]}, not a file.`, right };
}

/** The text that bytes in UTF-8 stand for, without the mark that some editors put at its beginning. */
export function textIn(bytes: Uint8Array, source: string): ReadText {
  if (bytes.length > LARGEST) return { problem: tooLong(source) };
  return decoded(bytes, source, false);
}

/** @param isWhole  keeps the mark of the encoding at the beginning, if there is one */
function decoded(bytes: Uint8Array, source: string, isWhole: boolean): ReadText {
  const other = otherEncoding(bytes);
  if (other !== undefined) return { problem: { source, line: 1, wrong: `This is a text in ${other}.`, right: SAVE } };
  const binary = bytes.indexOf(0);
  if (binary >= 0) {
    const line = bytes.subarray(0, binary).reduce((lines, byte) => lines + (byte === NEW_LINE ? 1 : 0), 1);
    return { problem: { source, line, wrong: "This is not a text: it has a NUL byte here.", right: SAVE } };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: isWhole }).decode(bytes) };
  } catch {
    return {
      problem: { source, ...firstBroken(bytes), wrong: "There is a letter here that is not in UTF-8.", right: SAVE },
    };
  }
}

const SAVE = "a file in UTF-8: open it in an editor and save as UTF-8";

/** The encoding that the first bytes tell, where it is not UTF-8. */
function otherEncoding(bytes: Uint8Array): string | undefined {
  const begins = (...mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) return "UTF-32";
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return "UTF-16";
  // Without a mark every other byte of a text in Latin letters is none.
  const head = bytes.subarray(0, 64);
  const isHalfEmpty = (rest: number) => head.length > 3 && head.every((byte, at) => (byte === 0) === (at % 2 === rest));
  return isHalfEmpty(0) || isHalfEmpty(1) ? "UTF-16" : undefined;
}

const NEW_LINE = 0x0a;

/** Line, column and text of the first place that is not in UTF-8; the text as Latin-1, which it most often is. */
function firstBroken(bytes: Uint8Array): Pick<Problem, "line" | "column" | "excerpt"> {
  for (let line = 1, start = 0; start <= bytes.length; line++) {
    const found = bytes.indexOf(NEW_LINE, start);
    const end = found < 0 ? bytes.length : found;
    const column = brokenColumn(bytes.subarray(start, end));
    if (column !== undefined) {
      const excerpt = Buffer.from(bytes.subarray(start, end)).toString("latin1").replace(/\r$/, "");
      return { line, column, excerpt };
    }
    start = end + 1;
  }
  return {};
}

/** Column from 1 of the first byte of a line that no UTF-8 has there; undefined where all are right. */
function brokenColumn(line: Uint8Array): number | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let read = 0;
  try {
    for (let at = 0; at < line.length; at++) read += decoder.decode(line.subarray(at, at + 1), { stream: true }).length;
    decoder.decode();
    return undefined;
  } catch {
    return read + 1;
  }
}
