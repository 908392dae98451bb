import type { BuyerGroup, Market, TimetableEntry, Value } from "../../model/market.ts";
import type { Problem } from "../scenario.ts";
import { scopeOf, settingPath } from "../scopes.ts";
import type { Setting } from "../settings.ts";
import type { Lookup } from "./groups.ts";

/** A setting that the user asks for, and the flag it was asked with. */
export interface AskedSetting {
  readonly path: string;
  readonly source: string;
}

/** Settings that change less than they seem to: `problems` change nothing at all, `notes` not everywhere or not always. */
export interface Overridden {
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/**
 * What else in a scenario decides what the user sets: groups of buyers with a policy of their own, the timetable, and
 * settings that put others out of use.
 *
 * @param from  month in which they are set by a decision; undefined where they hold from the start
 */
export function overridden(lookup: Lookup, market: Market, asked: readonly AskedSetting[], from?: number): Overridden {
  const problems: Problem[] = [];
  const notes: string[] = [];
  const buyers = market.buyers.filter(({ count }) => count > 0);
  for (const { path, source } of asked) {
    const setting = lookup.settings.get(path);
    if (setting === undefined) continue;
    const owners = setting.scope === "policy" ? buyers.filter((group) => !follows(lookup, group, setting.name)) : [];
    if (owners.length > 0 && owners.length === buyers.length) {
      problems.push({ source, path, ...nobodyFollows(path, owners) });
      continue;
    }
    const useless = outOfUse(lookup, market, setting);
    if (useless !== undefined) {
      problems.push({ source, path, ...useless });
      continue;
    }
    if (owners.length > 0) notes.push(`${namesOf(owners)} ${path}, which ${source} leaves as it is.`);
    const month = monthOfTimetable(lookup, market, setting, from);
    if (month === 0) {
      const wrong = `The timetable sets \`${path}\` in month 0, so that what is set here holds in no month.`;
      problems.push({ source, path, wrong, right: "another value in the timetable, or no entry for it there" });
    } else if (month !== undefined) {
      notes.push(`the timetable sets ${path} in month ${month}, so that ${source} holds before that month only.`);
    }
  }
  return { problems, notes };
}

function namesOf(groups: readonly BuyerGroup[]): string {
  return `${groups.map(({ name }) => `"${name}"`).join(", ")} ${groups.length === 1 ? "has its own" : "have their own"}`;
}

function nobodyFollows(path: string, owners: readonly BuyerGroup[]): Pick<Problem, "wrong" | "right"> {
  return {
    wrong: `No group of buyers follows \`${path}\`: each has its own.`,
    right: owners.map((group) => `\`buyers.${group.name}.${path}\``).join(" or "),
  };
}

/** Why a setting of a group changes nothing, whatever its value: the group has no members, or another setting decides. */
function outOfUse(lookup: Lookup, market: Market, setting: Setting): Pick<Problem, "wrong" | "right"> | undefined {
  if (setting.scope === "text" || setting.group === undefined || setting.scope === "count") return undefined;
  const { path, name, group } = setting;
  const home = `${group.list}.${group.name}`;
  if (market[group.list][group.index]?.count === 0) {
    const wrong = `\`${path}\` is of nobody: the group "${group.name}" has a count of 0.`;
    return { wrong, right: `\`${home}.count\` of 1 or more` };
  }
  const supplier = group.list === "suppliers" ? market.suppliers[group.index] : undefined;
  if (supplier === undefined) return undefined;
  const { parameters } = supplier;
  if (name === "entryEvery" && typeof parameters.entryRate === "number" && parameters.entryRate > 0) {
    const wrong = `\`${path}\` decides nothing: newcomers of "${group.name}" arrive at random, at \`${home}.entry.rate\` of ${parameters.entryRate}.`;
    return { wrong, right: `\`${home}.entry.rate=0\` too, which keeps the dates` };
  }
  const spread = SPREAD.exec(name)?.[1];
  const own: Value | undefined = spread === undefined ? undefined : lookup.written(`${home}.${spread}`);
  if (typeof own !== "object") return undefined;
  const wrong = `\`${path}\` decides nothing: \`${home}.${spread}\` is a distribution, which stands in its place.`;
  return { wrong, right: `the spread within \`${home}.${spread}\`` };
}

/** Spreads of a value for which a distribution may be written in the value itself. */
const SPREAD = /^(quality|unitCost|innovativeness)Spread$/;

/** Whether a group of buyers has no value of its own for a row of the policy. */
export function follows(lookup: Lookup, { name: group }: BuyerGroup, name: string): boolean {
  return lookup.written(settingPath("buyerPolicy", name, { list: "buyers", name: group })) === undefined;
}

/**
 * First month, after that of a decision, from which the timetable decides a setting wherever it holds; undefined where it
 * never does.
 */
function monthOfTimetable(
  lookup: Lookup,
  { buyers, timetable }: Market,
  setting: Setting,
  from = -1,
): number | undefined {
  if (setting.scope === "text") return undefined;
  const { event } = scopeOf(setting.scope);
  const first = (group?: number) =>
    timetable.find((entry) => {
      if (entry.event !== event || entry.month <= from) return false;
      return (
        entry.event === "setEntry" ||
        ("parameter" in entry && entry.parameter === setting.name && groupOf(entry) === group)
      );
    })?.month;
  if (setting.scope !== "policy") return first(setting.group?.index);
  const months = buyers.flatMap((group, index) =>
    group.count > 0 && follows(lookup, group, setting.name) ? [first(index)] : [],
  );
  return months.reduce((last, month) =>
    last === undefined || month === undefined ? undefined : Math.max(last, month),
  );
}

function groupOf(entry: TimetableEntry): number | undefined {
  return "group" in entry ? entry.group : undefined;
}
