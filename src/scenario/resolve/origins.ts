import { defaultOf } from "../../model/parameters.ts";
import type { Origin } from "../scenario.ts";
import type { Setting } from "../settings.ts";
import { at, type Located } from "../text/located.ts";
import { written } from "../values.ts";
import type { Lookup } from "./groups.ts";

/** Where every value came from, in the order of the settings. A group's policy is listed where it differs from that of all. */
export function originsOf(lookup: Lookup, reference: string): Origin[] {
  return [...lookup.settings.values()].flatMap((setting) => {
    const node = at(lookup.root, setting.steps);
    const value = shown(lookup, setting, node, reference);
    return value === undefined ? [] : [{ path: setting.path, value, ...writtenAt(node) }];
  });
}

function shown(lookup: Lookup, setting: Setting, node: Located | undefined, reference: string): unknown {
  if (setting.scope === "text") {
    if (setting.path === "reference") return reference;
    return node?.kind === "scalar" ? node.value : undefined;
  }
  if (setting.scope === "buyerPolicy" && !node) return undefined;
  return written(setting.parameter, lookup.written(setting.path) ?? defaultOf(setting.parameter, setting.group?.kind));
}

function writtenAt(node: Located | undefined): Pick<Origin, "from" | "place"> {
  if (!node) return { from: "default" };
  const { from, source, line } = node.place;
  return from === "file" ? { from, place: `${source}:${line ?? 1}` } : { from, place: source };
}
