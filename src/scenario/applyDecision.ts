import { type Applied, applySettings, pathIn } from "./applySettings.ts";
import { staysFixed } from "./resolve/timetable.ts";
import { runParameters } from "./scopes.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { at, type Located, type LocatedEntry, type Place, replaced } from "./text/located.ts";

/**
 * Applies `path=value` settings as a decision in month 0 of a market that has a warm-up: they become an entry of its
 * timetable, after what it plans for that month, so that the market is the same up to then. Where there is no warm-up,
 * or one of them cannot change during a run (how many there are, what is drawn at the start, a spread), all hold from the
 * start, and the market has a warm-up of its own.
 */
export function applyDecision(root: Located, assignments: readonly string[]): Applied & { readonly isTimed: boolean } {
  const known = settingsOf(root);
  const applied = { ...applySettings(root, assignments, known), isTimed: false };
  if (applied.problems.length > 0 || !hasWarmUp(root)) return applied;
  const decided = assignments.map((assignment) => decidedValue(applied.root, known, assignment));
  if (decided.length === 0 || decided.some((value) => value === undefined)) return applied;
  const place: Place = { source: `--set ${assignments.join(" --set ")}`, from: "command line" };
  const map = (entries: readonly (readonly [string, Located])[]): Located => ({
    kind: "map",
    place,
    entries: new Map(entries.map(([key, value]): [string, LocatedEntry] => [key, { key: place, value }])),
  });
  const set = map(assignments.flatMap((each, index) => inEntry(pathIn(each), decided[index])));
  const month: Located = { kind: "scalar", place, value: 0 };
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

function hasWarmUp(root: Located): boolean {
  const written = at(root, ["warmUp"]);
  const months = written?.kind === "scalar" ? written.value : runParameters.warmUp.default;
  return typeof months === "number" && months > 0;
}

/** What a setting is set to, where a timetable could set it too. */
function decidedValue(applied: Located, known: Settings, assignment: string): Located | undefined {
  const setting = known.get(pathIn(assignment));
  if (setting === undefined || setting.scope === "text" || staysFixed(setting)) return undefined;
  const value = at(applied, setting.steps);
  return value?.kind === "scalar" ? value : undefined;
}

function inEntry(path: string, value: Located | undefined): (readonly [string, Located])[] {
  return value === undefined ? [] : [[path, value]];
}
