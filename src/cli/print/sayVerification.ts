import { AS_IT_IS } from "../../result/tables/sweep.ts";
import { listed, worlds as worldCount } from "../../words/number.ts";
import { GENERATOR } from "../run/identity.ts";
import type { DifferingRow } from "../saved/pointsAgain.ts";
import { isSameProgram, isVerified, type Verification } from "../saved/verification.ts";
import type { PointsVerified } from "../saved/verifyPoints.ts";
import type { NotRerun, WorldsVerified } from "../saved/verifyWorlds.ts";
import type { Terminal } from "./terminal.ts";

/** Says what was checked, what differs, and what that means. */
export function sayVerification(verification: Verification, terminal: Terminal): void {
  const { folder, manifest } = verification;
  const { kind, scenario, arms, replications, seed } = manifest;
  const names = kind === "comparison" && arms !== undefined ? listed(arms.map(({ name }) => name)) : scenario.name;
  const what = `${kind} of ${names}, ${worldCount(replications)}, seed "${seed}"`;
  const lines = [
    `Folder   ${folder}: ${what}`,
    ...fileLines(verification),
    ...programLines(verification),
    ...rerunLines(verification),
    ...drawnLines(verification),
    "",
    isVerified(verification) ? "Verified." : `Not verified. ${remedy(verification)}`,
  ];
  terminal.out(lines.join("\n"));
}

function rerunLines({ manifest, worlds, points }: Verification): string[] {
  if (points !== undefined) return pointLines(points, manifest.replications);
  if (worlds.length === 0) return ["Worlds   none run again: of this kind of folder only the files are checked"];
  return worlds.flatMap((each) => ("wrong" in each ? notRerunLines(each) : worldLines(each)));
}

function pointLines(verified: PointsVerified, replications: number): string[] {
  const { scenarioFile, tables, points, sample, differing, isAsStated, workedOut, misfits, left } = verified;
  const others = sample.filter((name) => name !== AS_IT_IS).length;
  const base = sample.length > others ? " and the scenario as it is" : "";
  const run = `Points   ${others} of ${points}${base} run again, ${worldCount(replications)} each`;
  const lines = [...comparedLines(run, tables, differing)];
  if (workedOut.length > 0) {
    const differ = [...new Set(misfits.map(({ table }) => table))];
    lines.push(...comparedLines(`Tables   ${listed(workedOut)} worked out again from all rows`, differ, misfits));
  }
  if (left !== undefined) lines.push(`Left     ${left}`);
  return isAsStated ? lines : [...lines, otherFile(scenarioFile)];
}

function comparedLines(what: string, tables: readonly string[], differing: readonly DifferingRow[]): string[] {
  if (differing.length === 0) return [`${what}: every row the same to the byte`];
  const [{ point, table, saved, now }] = differing;
  const names = [...new Set(differing.map((row) => row.point))];
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return [
    `${what}: ${names.length} differ from ${listed(tables)} (${names.slice(0, 5).join(", ")}${more})`,
    `         ${point} saved in ${table}  ${saved}`,
    `         ${point} now  ${now}`,
  ];
}

function otherFile(scenarioFile: string): string {
  return `         ${scenarioFile} does not have the hash that manifest.json states`;
}

function fileLines({ files }: Verification): string[] {
  const { stated, missing, extra, changed } = files;
  const wrong = [
    ...missing.map((path) => `         missing  ${path}`),
    ...extra.map((path) => `         extra    ${path}: manifest.json does not name it`),
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
      `Program  the folder was written by ${nameOf(manifest.program)}; this is ${nameOf(program)}`,
      "         rows that come out the same show that the change of the program does not touch them;",
      "         rows that differ may be due to the program and not to the folder",
    );
  }
  if (manifest.generator !== GENERATOR) {
    lines.push(`         random numbers: the folder says ${manifest.generator}, this program has ${GENERATOR}`);
  }
  return lines;
}

function nameOf({ version, source }: { readonly version: string; readonly source: string }): string {
  return `${version} (source ${source.slice(0, 12)})`;
}

function notRerunLines({ scenarioFile, wrong }: NotRerun): string[] {
  return [`Worlds   none could be run again from ${scenarioFile}: ${wrong}`];
}

function worldLines({
  scenario,
  scenarioFile,
  table,
  worlds,
  sample,
  differing,
  isAsStated,
}: WorldsVerified): string[] {
  const other = isAsStated ? [] : [otherFile(scenarioFile)];
  const run = `Worlds   ${sample.length} of ${worlds} of ${scenario} run again`;
  if (differing.length === 0) return [`${run}: every row the same to the byte`, ...other];
  const [{ replication, saved, now }] = differing;
  const numbers = differing.slice(0, 5).map((world) => String(world.replication));
  const more = differing.length > 5 ? ` and ${differing.length - 5} more` : "";
  return [
    `${run}: ${differing.length} differ from ${table} (world ${more === "" ? listed(numbers) : numbers.join(", ")}${more})`,
    `         world ${replication} saved  ${saved}`,
    `         world ${replication} now    ${now}`,
    ...other,
  ];
}

function drawnLines({ drawn }: Verification): string[] {
  if (drawn === undefined || drawn.drawn === 0) return [];
  const again = `Drawn    ${drawn.drawn} files drawn again from the tables`;
  if (drawn.differing.length === 0) return [`${again}: the same to the byte`];
  return [`${again}: ${drawn.differing.length} differ`, ...drawn.differing.map((path) => `         differs  ${path}`)];
}

/** What to do about it; the first reason that holds. */
function remedy(verification: Verification): string {
  const { files, worlds, points, drawn } = verification;
  const isDamaged = files.missing.length + files.changed.length > 0;
  if (isDamaged) return "Files were changed after the run: make the folder again with the command that wrote it.";
  if (
    files.extra.length > 0 &&
    worlds.every((each) => !("wrong" in each) && each.differing.length === 0) &&
    (points === undefined || points.differing.length + points.misfits.length === 0)
  ) {
    return "What the run wrote is whole; take the extra files out of the folder.";
  }
  if (drawn !== undefined && drawn.differing.length > 0) {
    return "A table and what is drawn from it do not fit: one of them was changed after the run.";
  }
  if (!isSameProgram(verification)) return "Check it with the version of the program that wrote it.";
  if (points !== undefined && points.differing.length === 0 && points.misfits.length > 0) {
    return "Some tables do not follow from the others: one of them was changed after the run.";
  }
  if (points !== undefined)
    return "The saved rows are not what the scenario, settings, seed and window of the folder give.";
  return "The saved worlds are not those that the scenario, seed and window of the folder give.";
}
