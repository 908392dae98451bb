import { isSameFile, type ScenarioLibrary, type ScenarioSource } from "./library.ts";
import type { Problem } from "./scenario.ts";
import { groupLists, sections } from "./scopes.ts";
import { at, type Located, type LocatedEntry, type LocatedMap, problemAt } from "./text/located.ts";
import { nearest } from "./text/nearest.ts";
import { type Parsed, parse } from "./text/parse.ts";

/** A file merged with all that it extends. */
export interface Inherited {
  /** Nothing where no file could be read. */
  readonly root?: LocatedMap;
  /** Name of the scenario that the file extends. */
  readonly parent?: string;
  readonly problems: readonly Problem[];
}

/** Said of the file itself, so never taken from what it extends. */
const OWN = new Set(["$schema", "name", "title", "story", "extends", "reference", "claims"]);
/** Lists of groups, which are matched by name. */
const GROUP_LISTS: ReadonlySet<string> = new Set(groupLists);
/** Generations that are followed; a library that makes up parents without end stops here. */
const MOST_GENERATIONS = 20;

/** Reads a file and all that it extends, and merges them: what a child says replaces what its parent says. */
export function inherit(
  source: ScenarioSource,
  library: ScenarioLibrary,
  chain: readonly ScenarioSource[] = [],
): Inherited {
  if (source.problem !== undefined) return { problems: [source.problem] };
  const parsed = parsedOnce(source);
  if (!parsed.root) return { problems: parsed.problems };
  if (parsed.root.kind !== "map") return { problems: [...parsed.problems, notAMap(parsed.root)] };
  const own = withoutEmptySections(parsed.root);
  const wanted = at(own, ["extends"]);
  if (wanted?.kind !== "scalar" || typeof wanted.value !== "string") return { root: own, problems: parsed.problems };
  const parent = library.find(wanted.value, source.place);
  const blocked = blockedParent(own, wanted.value, parent, library, [...chain, source]);
  if (blocked || !parent) return { root: own, problems: [...parsed.problems, ...(blocked ? [blocked] : [])] };
  const inherited = inherit(parent, library, [...chain, source]);
  const root = inherited.root ? merged(inherited.root, own) : own;
  return { root, parent: parent.name, problems: [...parsed.problems, ...emptyGroupLists(own), ...inherited.problems] };
}

/** Texts that were parsed before, by place: a command reads its scenario again for every variant and reference. */
const known = new Map<string, { readonly text: string; readonly parsed: Parsed }>();

/** So many that a scenario, its parents and what it is measured against are among them. */
const MOST_KNOWN = 16;

function parsedOnce({ text, place }: ScenarioSource): Parsed {
  const before = known.get(place);
  if (before?.text === text) return before.parsed;
  const parsed = parse(text, place);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(place, { text, parsed });
  return parsed;
}

/** Groups are matched by name with those of the parent, so that an empty list would change nothing. */
function emptyGroupLists(own: LocatedMap): Problem[] {
  return [...own.entries].flatMap(([key, entry]) => {
    if (!GROUP_LISTS.has(key) || entry.value.kind !== "list" || entry.value.items.length > 0) return [];
    const wrong = `An empty \`${key}\` changes nothing: the groups of the parent stay.`;
    return [
      problemAt(entry.key, wrong, { path: key, right: `\`- { name: GROUP, count: 0 }\` for each group to drop` }),
    ];
  });
}

function notAMap(root: Located): Problem {
  return problemAt(root.place, "This is not a scenario.", { right: "`key: value` lines, e.g. `extends: baseline`" });
}

/** Why a parent cannot be followed, if so. */
function blockedParent(
  own: LocatedMap,
  wanted: string,
  parent: ScenarioSource | undefined,
  library: ScenarioLibrary,
  chain: readonly ScenarioSource[],
): Problem | undefined {
  const place = at(own, ["extends"])?.place ?? own.place;
  if (!parent) return unknownScenario("extends", wanted, place, library);
  const first = chain.findIndex((file) => isSameFile(file, parent));
  if (first >= 0) {
    const loop = [...chain.slice(first), parent].map(({ place }) => place).join(" -> ");
    return problemAt(place, `The scenarios extend each other in a circle: ${loop}.`, {
      path: "extends",
      right: "a first one that extends nothing",
    });
  }
  if (chain.length < MOST_GENERATIONS) return undefined;
  return problemAt(place, `More than ${MOST_GENERATIONS} scenarios extend each other.`, { path: "extends" });
}

/** A scenario that is named but not there. */
export function unknownScenario(
  path: string,
  wanted: string,
  place: Located["place"],
  library: ScenarioLibrary,
  more: readonly string[] = [],
): Problem {
  const known = [...more, ...library.names()];
  const right = `${known.length > 0 ? `one of ${known.join(", ")}, or ` : ""}the path of a file, from this one`;
  return problemAt(place, `\`${path}\` names the scenario "${wanted.slice(0, 80)}", which I cannot find.`, {
    path,
    suggestion: nearest(wanted, known),
    right,
  });
}

/** A section whose lines are all commented out says nothing. */
function withoutEmptySections(root: LocatedMap): LocatedMap {
  const entries = [...root.entries].filter(([, { value }]) => !(value.kind === "scalar" && value.value === null));
  return { ...root, entries: new Map(entries) };
}

function merged(parent: LocatedMap, child: LocatedMap): LocatedMap {
  const entries = new Map([...parent.entries].filter(([key]) => !OWN.has(key)));
  for (const [key, entry] of child.entries) entries.set(key, mergedEntry(key, entries.get(key), entry));
  return { ...child, entries };
}

function mergedEntry(key: string, parent: LocatedEntry | undefined, child: LocatedEntry): LocatedEntry {
  if (!parent) return child;
  if (sections.has(key)) return { key: child.key, value: mergedSection(parent.value, child.value, key) };
  if (GROUP_LISTS.has(key)) return { key: child.key, value: mergedGroups(parent.value, child.value) };
  return child;
}

/** Key by key, down to the settings: a spread replaces a number, and a number a spread. */
function mergedSection(parent: Located, child: Located, path: string): Located {
  if (parent.kind !== "map" || child.kind !== "map") return child;
  const entries = new Map(parent.entries);
  for (const [key, entry] of child.entries) {
    const old = entries.get(key);
    const inner = `${path}.${key}`;
    entries.set(
      key,
      old && sections.has(inner) ? { key: entry.key, value: mergedSection(old.value, entry.value, inner) } : entry,
    );
  }
  return { ...child, entries };
}

function mergedGroups(parent: Located, child: Located): Located {
  if (parent.kind !== "list" || child.kind !== "list") return child;
  const items = [...parent.items];
  const places = new Map<unknown, number[]>();
  for (const [index, item] of items.entries()) {
    const name = nameOf(item);
    const known = places.get(name);
    if (known !== undefined) known.push(index);
    else if (name !== undefined) places.set(name, [index]);
  }
  for (const item of child.items) {
    // Each group of the parent is matched once.
    const index = places.get(nameOf(item))?.shift();
    if (index === undefined) items.push(item);
    else items[index] = mergedGroup(items[index], item);
  }
  return { ...child, items };
}

/** The name of a group as written; undefined where it has none. */
function nameOf(item: Located): unknown {
  const name = at(item, ["name"]);
  return name?.kind === "scalar" ? name.value : undefined;
}

function mergedGroup(parent: Located, child: Located): Located {
  if (parent.kind !== "map" || child.kind !== "map") return child;
  const entries = new Map(parent.entries);
  for (const [key, entry] of child.entries) {
    const old = entries.get(key);
    entries.set(
      key,
      old && sections.has(key) ? { key: entry.key, value: mergedSection(old.value, entry.value, key) } : entry,
    );
  }
  return { ...child, entries };
}
