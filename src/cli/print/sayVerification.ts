import type { Typed } from "../../question/kind.ts";
import type { DifferingRow } from "../../result/grid.ts";
import { shown } from "../../result/shown.ts";
import { listed, worlds as worldCount } from "../../words/number.ts";
import { typedOn } from "../../words/shellWords.ts";
import type { Effects } from "../effects.ts";
import { GENERATOR } from "../run/identity.ts";
import type { Rerun } from "../saved/rerun.ts";
import { isSameProgram, isSound, isVerified, type Verification } from "../saved/verifyFolder.ts";
import { wrapped } from "./printTable.ts";

/** Names that are listed one by one. */
const NAMED = 5;

/** Says what was checked, what differs, what was left, and what that means. */
export function sayVerification(
  verification: Verification,
  { terminal, machine }: Pick<Effects, "terminal" | "machine">,
): void {
  const { folder, manifest } = verification;
  const { kind, scenario, arms, replications, seed } = manifest;
  const names = kind === "comparison" && arms !== undefined ? listed(arms.map(({ name }) => name)) : scenario.name;
  const lines = [
    `Folder   ${folder}: ${kind} of ${names}, ${worldCount(replications)}, seed "${shown(seed)}"`,
    ...fileLines(verification),
    ...programLines(verification),
    ...rerunLines(verification),
    ...followLines(verification),
    ...(verification.rerun?.left ?? []).map((left) => `Left     ${left}`),
    "",
    verdict(verification, typedOn(machine)),
  ];
  terminal.out(lines.flatMap((line) => inColumn(line, terminal.tableWidth)).join("\n"));
}

/** A line that is too wide goes on below what it says of its heading. */
function inColumn(line: string, width = Number.POSITIVE_INFINITY): string[] {
  const [, heading, text] = /^(\S* {2,}|)(.*)$/s.exec(line) ?? ["", "", line];
  const lines = wrapped(text, width - heading.length);
  return lines.map((part, at) => (at === 0 ? heading : " ".repeat(heading.length)) + part);
}

function verdict(verification: Verification, typed: Typed): string {
  if (isVerified(verification)) return "Verified.";
  if (!isSound(verification)) return `Not verified. ${remedy(verification, typed)}`;
  return "Nothing that was checked differs. Not all was: see what is left above.";
}

function fileLines({ files }: Verification): string[] {
  const { stated, missing, extra, changed } = files;
  const wrong = [
    ...missing.map((path) => `         missing  ${path}`),
    ...extra.map((path) => `         extra    ${shown(path)}: manifest.json does not name it`),
    ...changed.map(({ path, how }) => `         changed  ${path}: ${how}`),
  ];
  if (wrong.length === 0) return [`Files    all ${stated} as manifest.json states`];
  return [`Files    ${wrong.length} not as manifest.json states`, ...wrong];
}

function programLines(verification: Verification): string[] {
  const { manifest, program } = verification;
  const lines: string[] = [];
  if (isSameProgram(verification)) lines.push(`Program  ${program.version}, the same source`);
  else {
    lines.push(
      `Program  the folder was written by ${nameOf(manifest.program)}${drawnBy(manifest)}; this is ${nameOf(program)}`,
      "         what comes out the same shows that the change of the program does not touch it;",
      "         what differs may be due to the program and not to the folder",
    );
  }
  if (manifest.generator !== GENERATOR) {
    lines.push(`         random numbers: the folder says ${manifest.generator}, this program has ${GENERATOR}`);
  }
  return lines;
}

function drawnBy({ drawn }: Verification["manifest"]): string {
  return drawn === undefined ? "" : ` and drawn by ${nameOf(drawn)}`;
}

function nameOf({ version, source }: { readonly version: string; readonly source: string }): string {
  return `${version} (source ${source.slice(0, 12)})`;
}

function rerunLines({ manifest, rerun, unreadable = [] }: Verification): string[] {
  if (rerun === undefined)
    return ["Worlds   none could be run again:", ...unreadable.map((line) => `         ${line}`)];
  const { of, all, sample, differing } = rerun;
  const each = of === "points" ? `, ${worldCount(manifest.replications)} each` : "";
  if (sample.length === 0) return [`${titleOf(rerun)}   none of ${all} run again`];
  const run = `${titleOf(rerun)}   ${sample.length} of ${all} run again${each}`;
  if (differing.length === 0) return [`${run}: every row the same to the byte`];
  const [first] = differing;
  const names = [...new Set(differing.map(({ point }) => point))];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return [
    `${run}: ${names.length} differ (${names.slice(0, NAMED).join("; ")}${more})`,
    ...bothLines(`${first.point} in ${first.table}`, first),
  ];
}

function titleOf({ of }: Rerun): string {
  return of === "points" ? "Points" : "Worlds";
}

function bothLines(what: string, { saved, now }: DifferingRow): string[] {
  return [`         ${what}`, `           saved  ${shown(saved)}`, `           now    ${shown(now)}`];
}

function followLines({ follows }: Verification): string[] {
  if (follows === undefined) return [];
  const { files, differing, lacking, beside } = follows;
  const made = `Follows  ${files === 1 ? "one file" : `${files} files`} made again from question and record`;
  const wrong = [
    ...lacking.map((path) => `         lacking  ${path}`),
    ...beside.map((path) => `         beside   ${path}: nothing in the question asks for it`),
    ...differing.flatMap((row) => bothLines(`differs  ${row.table}, ${row.point}`, row)),
  ];
  if (wrong.length === 0) return [`${made}: the same to the byte`];
  return [`${made}: ${lacking.length + beside.length + differing.length} are not the same`, ...wrong];
}

/** What to do about it; the first reason that holds. */
function remedy(verification: Verification, typed: Typed): string {
  const { files, follows, rerun, unreadable } = verification;
  if (files.missing.length + files.changed.length > 0) {
    return "Files were changed after the run: make the folder again with the command that wrote it.";
  }
  if (unreadable !== undefined) return "The folder cannot be read: make it again with the command that wrote it.";
  const differs = (follows?.differing.length ?? 0) + (follows?.lacking.length ?? 0) + (follows?.beside.length ?? 0);
  if (files.extra.length > 0 && differs + (rerun?.differing.length ?? 0) === 0) {
    return "What catfish wrote is whole; take the extra files out of the folder.";
  }
  if (!isSameProgram(verification)) return otherVersion(verification, typed);
  if (rerun !== undefined && rerun.differing.length > 0) {
    return "The saved rows are not what the scenario, settings, seed and window of the folder give.";
  }
  return "Some files do not follow from the question and the saved rows: they were changed after the run.";
}

function otherVersion({ folder, manifest, program }: Verification, typed: Typed): string {
  const { version, source } = manifest.program;
  if (version !== program.version || source !== program.source) {
    return `It was written by catfish ${version}: check it with that version and source.`;
  }
  return `Its charts were drawn by catfish ${manifest.drawn?.version}: draw them with this one, by  ${typed("catfish", "report", folder)}  , and check it again.`;
}
