import { type Applied, applySettings, pathIn } from "./applySettings.ts";
import { staysFixed } from "./resolve/timetable.ts";
import type { Problem } from "./scenario.ts";
import { runParameters } from "./scopes.ts";
import { type Setting, type Settings, settingsOf } from "./settings.ts";
import { at, type Located, type LocatedEntry, type Place, replaced } from "./text/located.ts";

/**
 * Applies `path=value` settings as a decision in a month of a market that has run up to then: they become an entry of its
 * timetable, after what it plans for that month, so that the market is the same before. The month is that of `from`.
 *
 * In month 0 without a warm-up, or where one of them cannot change during a run (how many there are, what is drawn at the
 * start, a spread), all hold from the start, and the market has a warm-up of its own. Such a setting cannot be decided in
 * a later month, and is a problem there.
 *
 * @param known  what can be set in the tree, where it is at hand
 */
export function applyDecision(
  root: Located,
  assignments: readonly string[],
  known: Settings = settingsOf(root),
): Applied & { readonly isTimed: boolean } {
  const from = monthOfDecision(root);
  const applied = { ...applySettings(root, assignments, known), isTimed: false };
  if (applied.problems.length > 0 || (from === 0 && !hasWarmUp(root))) return applied;
  const decided = assignments.map((assignment) => decidedValue(applied.root, known, assignment));
  const untimed = assignments.filter((_, index) => decided[index] === undefined);
  if (from > 0 && untimed.length > 0) return { ...applied, problems: untimed.map((each) => undecidable(each, from)) };
  if (decided.length === 0 || untimed.length > 0) return applied;
  const place: Place = { source: `--set ${assignments.join(" --set ")}`, from: "command line" };
  const map = (entries: readonly (readonly [string, Located])[]): Located => ({
    kind: "map",
    place,
    entries: new Map(entries.map(([key, value]): [string, LocatedEntry] => [key, { key: place, value }])),
  });
  const set = map(assignments.flatMap((each, index) => inEntry(pathIn(each), decided[index])));
  const month: Located = { kind: "scalar", place, value: from };
  const timetable = at(root, ["timetable"]);
  const planned = timetable?.kind === "list" ? timetable.items : [];
  const items = [
    ...planned,
    map([
      ["month", month],
      ["set", set],
    ]),
  ];
  return { root: replaced(root, ["timetable"], { kind: "list", place, items }), problems: [], isTimed: true };
}

/** What is said of a setting that is to be decided in a later month and cannot. */
export function undecidable(assignment: string, from: number, source = `--set ${assignment}`): Problem {
  const path = pathIn(assignment);
  return {
    source,
    path,
    wrong: `\`${path}\` cannot change during a run, and so not in month ${from}.`,
    right: "leave out --from, so that it holds from the start; or a setting that a timetable can change",
  };
}

/** Whether a timetable could give this setting the value that it is given here. */
export function isDecidable(setting: Setting): boolean {
  return setting.scope !== "text" && !staysFixed(setting);
}

/** The month in which a decision is taken: `from`, 0 where it is missing or wrong. */
function monthOfDecision(root: Located): number {
  const written = at(root, ["from"]);
  const month = written?.kind === "scalar" ? written.value : undefined;
  return typeof month === "number" && Number.isInteger(month) && month > 0 ? month : 0;
}

function hasWarmUp(root: Located): boolean {
  const written = at(root, ["warmUp"]);
  const months = written?.kind === "scalar" ? written.value : runParameters.warmUp.default;
  return typeof months === "number" && months > 0;
}

/** What a setting is set to, where a timetable could set it too. */
function decidedValue(applied: Located, known: Settings, assignment: string): Located | undefined {
  const setting = known.get(pathIn(assignment));
  if (setting === undefined || !isDecidable(setting)) return undefined;
  const value = at(applied, setting.steps);
  return value?.kind === "scalar" ? value : undefined;
}

function inEntry(path: string, value: Located | undefined): (readonly [string, Located])[] {
  return value === undefined ? [] : [[path, value]];
}
