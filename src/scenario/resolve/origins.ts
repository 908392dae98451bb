import type { Market } from "../../model/market.ts";
import { defaultOf } from "../../model/parameters.ts";
import type { Origin } from "../scenario.ts";
import type { Setting } from "../settings.ts";
import { at, type Located } from "../text/located.ts";
import { written } from "../values.ts";
import type { Lookup } from "./groups.ts";

/**
 * Where every value came from, in the order of the settings. A group's policy is listed where it differs from that of
 * all, its strategy where it has one, and what selling does where anybody has one.
 */
export function originsOf(lookup: Lookup, reference: string, market: Market): Origin[] {
  return [...lookup.settings.values()].flatMap((setting) => {
    const node = at(lookup.root, setting.steps);
    const value = isUsed(setting, market) ? shown(lookup, setting, node, reference) : undefined;
    return value === undefined ? [] : [{ path: setting.path, value, ...writtenAt(node) }];
  });
}

/** Whether a setting says anything about a market: one of a strategy does only where there is one. */
function isUsed(setting: Setting, { suppliers, selling }: Market): boolean {
  if (setting.scope === "selling") return selling !== undefined;
  if (setting.scope !== "strategy" || setting.group === undefined) return true;
  return suppliers[setting.group.index]?.strategy !== undefined;
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
