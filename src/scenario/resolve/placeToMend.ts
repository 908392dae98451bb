import { at, type Located, nearestPlace, type Place, type Steps } from "../text/located.ts";

/**
 * Where the user can mend what is wrong with a market as a whole: the flag or the line of his own that changes one of
 * these sections, in this order; else the line that names the parent. A bundled file is not his to mend.
 */
export function placeToMend(root: Located, sections: readonly string[]): Place {
  for (const section of sections) {
    const flag = flagIn(at(root, [section]));
    if (flag !== undefined) return flag;
  }
  const own = [...sections, "extends"].filter((key) => at(root, [key])).map((key) => nearestPlace(root, [key]));
  return own.find(({ source }) => source === root.place.source) ?? nearestPlace(root, sections.slice(0, 1));
}

/** The file that something was inherited from; undefined where the user's own file says it. */
export function inheritedFrom(root: Located, steps: Steps): string | undefined {
  const place = at(root, steps)?.place;
  const isInherited = place !== undefined && place.from === "file" && place.source !== root.place.source;
  return isInherited ? place.source : undefined;
}

/** The first flag that changes something in a section. */
function flagIn(node: Located | undefined): Place | undefined {
  if (node === undefined) return undefined;
  if (node.place.from === "command line") return node.place;
  const inner = node.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : [];
  for (const each of node.kind === "list" ? node.items : inner) {
    const flag = flagIn(each);
    if (flag !== undefined) return flag;
  }
  return undefined;
}
