import { movedPath } from "./movedPaths.ts";
import type { Problem } from "./scenario.ts";
import { nearestSetting, type Setting, type Settings, settingsOf, settingsOfGroups } from "./settings.ts";
import { type Fresh, type Located, nothingFresh, type Place, problemAt, replaced } from "./text/located.ts";
import { MOST_PROBLEMS, parse } from "./text/parse.ts";

/** What the command line changes: a tree with the values of `--set`, each placed at its flag. */
export interface Applied {
  readonly root: Located;
  readonly problems: readonly Problem[];
}

/**
 * Applies `path=value` settings in their order, the last one wins. A path must exist already; the type
 * of the value comes from the setting, never from the look of the text.
 *
 * @param known  what can be set in the tree, where it is at hand
 */
export function applySettings(root: Located, assignments: readonly string[], known?: Settings): Applied {
  const problems: Problem[] = [];
  if (assignments.length === 0) return { root, problems };
  let changed = root;
  const fresh = nothingFresh();
  // No setting adds a group or renames one, so what can be set stays the same.
  const settings = known ?? settingsOf(root);
  for (const assignment of assignments) {
    if (problems.length >= MOST_PROBLEMS) break;
    const place: Place = { source: `--set ${assignment}`, from: "command line" };
    const result = applyOne(changed, settings, assignment, place, fresh);
    if ("wrong" in result) problems.push(result);
    else changed = result;
  }
  return { root: changed, problems };
}

/** The path of `path=value`. */
export function pathIn(assignment: string): string {
  return assignment.split("=", 1)[0].trim();
}

/** A number as designs write it, which means the same in YAML and takes a tenth of a millisecond to parse there. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/;

function applyOne(
  root: Located,
  settings: Settings,
  assignment: string,
  place: Place,
  fresh: Fresh,
): Located | Problem {
  const equals = assignment.indexOf("=");
  if (equals < 0) return problemAt(place, "There is no `=` in the setting.", { right: "--set path=value" });
  const path = pathIn(assignment);
  const setting = settings.get(path);
  if (setting) return assigned(root, setting, assignment.slice(equals + 1).trim(), place, fresh);
  const moved = movedPath(path);
  if (moved !== undefined) return problemAt(place, moved.wrong, { path, right: moved.right });
  const members = settingsOfGroups(path, settings);
  if (members.length > 0)
    return problemAt(place, `\`${path.slice(0, 80)}\` names no group.`, { path, right: oneOf(members) });
  const suggestion = nearestSetting(path, settings);
  const right = suggestion ? undefined : "a path such as policy.flexibleShare or suppliers.GROUP.count";
  return problemAt(place, `There is no setting \`${path.slice(0, 80)}\`.`, { path, suggestion, right });
}

/** Settings of which one may be meant. */
function oneOf(paths: readonly string[]): string {
  return `${paths.map((path) => `\`${path}\``).join(" or ")}, a group by its name`;
}

function assigned(root: Located, setting: Setting, text: string, place: Place, fresh: Fresh): Located | Problem {
  const withValue = (value: Located) => replaced(root, setting.steps, value, fresh);
  if (setting.scope === "text") return withValue({ kind: "scalar", place, value: text });
  if (text === "") return problemAt(place, `\`${setting.path}\` is given no value.`, { path: setting.path });
  if (PLAIN_NUMBER.test(text)) return withValue({ kind: "scalar", place, value: Number(text) });
  const parsed = parse(text, place.source, "command line");
  if (!parsed.root || parsed.problems.length > 0) {
    return problemAt(place, `"${text.slice(0, 60)}" is not a value for \`${setting.path}\`.`, { path: setting.path });
  }
  return withValue(parsed.root);
}
