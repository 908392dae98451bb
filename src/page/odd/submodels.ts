import { commentMarkdown } from "./commentMarkdown.ts";
import { type DocComment, docCommentsOf } from "./docComments.ts";
import { drawTable } from "./drawTable.ts";
import { processNames, processPath } from "./monthTables.ts";

/** Formulas that several processes share: file and heading. */
export const sharedFormulas = [
  ["utility", "Value, perceived utility, trust"],
  ["orderChances", "Chances of a flexible order"],
  ["capShares", "Cap on shares"],
  ["awardContract", "Award of a contract"],
  ["worstFlexible", "The worst flexible supplier"],
  ["panel", "Moves on and off the panel"],
] as const;

/** How random numbers and functions are made, so that results can be reproduced to the last bit. */
export const machinery = [
  ["random", "Random numbers"],
  ["arithmetic", "Exponential and logarithm"],
  ["normalQuantile", "Normal numbers"],
] as const;

/** How a replication begins. */
export const beginnings = [
  ["resetWorld", "Start of a replication"],
  ["fillPanels", "Panels at the start"],
] as const;

type Read = (path: string) => string;

/** Every process in the order of the month, then what they share. */
export function submodels(read: Read): string {
  const names = [...processNames.schedule, ...processNames.closing];
  const processes = names.map((name, i) => submodel(read, name, i + 1));
  const shared = sharedFormulas.map((file, i) => fileSection(read, file, `7.${names.length + i + 1}`));
  const first = names.length + sharedFormulas.length + 1;
  const made = machinery.map((file, i) => fileSection(read, file, `7.${first + i}`));
  return [...processes, ...shared, ...made, `Every draw, and what it is keyed by:\n\n${drawTable()}`].join("\n\n");
}

/** Sections on the files that begin a replication. */
export function beginningSections(read: Read): string {
  return beginnings.map((file, i) => fileSection(read, file, `5.${i + 1}`)).join("\n\n");
}

function submodel(read: Read, name: string, number: number): string {
  const comments = docCommentsOf(read(processPath(name)));
  const main = comments.find((comment) => comment.name === name);
  if (main === undefined) throw new Error(`${processPath(name)}: ${name} has no doc comment`);
  const notes = comments.filter((comment) => comment !== main).map(note);
  return joined([`### 7.${number} ${name}`, commentMarkdown(main.lines), notes.join("\n")]);
}

/** A note on a part of a process, in a line of a list. */
function note({ name, number, lines }: DocComment): string {
  const label = name === undefined ? "" : `\`${name}${number === undefined ? "" : ` = ${number}`}\`: `;
  return `- ${label}${lines.join(" ")}`;
}

function fileSection(read: Read, [file, heading]: readonly [string, string], number: string): string {
  const parts = docCommentsOf(read(`src/model/${file}.ts`)).map((comment) => {
    const text = commentMarkdown(comment.lines);
    if (comment.name === undefined) return text;
    return `\`${comment.name}${comment.number === undefined ? "" : ` = ${comment.number}`}\`: ${text}`;
  });
  return joined([`### ${number} ${heading}`, ...parts]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
