import { stringify } from "yaml";
import type { Series } from "../model/series.ts";
import type { Lookup } from "./resolve/groups.ts";
import { asWritten } from "./resolve/measureOf.ts";
import { namedIn } from "./resolve/supplierSide.ts";
import type { Claim, Goal, Origin, Story } from "./scenario.ts";
import { percentageOf } from "./shares.ts";
import { at, plain } from "./text/located.ts";

/** What a resolved file says beside its values. */
export interface Resolved {
  readonly name: string;
  readonly title: string;
  readonly story?: Story;
  readonly claims: readonly Claim[];
  readonly goals: readonly Goal[];
  readonly lookAt: readonly Series[];
  readonly origins: readonly Origin[];
  readonly lookup: Lookup;
  /** Entries of the timetable from this month on are left out [months]. */
  readonly months: number;
}

const HEAD = "# Resolved by Catfish: every default is visible, nothing is inherited. It runs again as it is.\n";

/** The resolved scenario as YAML. Reading it again gives the same market and, written again, the same bytes. */
export function resolvedYaml(resolved: Resolved): string {
  const { name, title, story, claims } = resolved;
  const settings = tree(resolved);
  const groups = { buyers: groupList(resolved, "buyers"), suppliers: groupList(resolved, "suppliers") };
  const file = {
    name,
    ...settings,
    title,
    story: story && told(story),
    ...groups,
    supplierSide: [...namedIn(resolved.lookup)],
    timetable: timetable(resolved),
    goals: resolved.goals.map((goal) => writtenGoal(goal, resolved.months)),
    lookAt: resolved.lookAt.map(asWritten),
    claims,
  };
  return HEAD + stringify(ordered(file), { lineWidth: 110, aliasDuplicateObjects: false });
}

const ORDER = [
  "name",
  "title",
  "story",
  "reference",
  "for",
  "months",
  "warmUp",
  "from",
  "currency",
  "unitCost",
  "annualSpend",
  "discountRate",
  "start",
  "policy",
  "buyers",
  "suppliers",
  "supplierSide",
  "entry",
  "market",
  "selling",
  "timetable",
  "goals",
  "lookAt",
  "claims",
];

function ordered(file: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = ORDER.filter((key) => !(file[key] === undefined || isEmptyList(file[key])));
  return Object.fromEntries(keys.map((key) => [key, file[key]]));
}

/** The headings under which something is said. */
function told(story: Story): Record<string, unknown> {
  return Object.fromEntries(Object.entries(story).filter(([, text]) => text.length > 0));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Sections and single values, from the origins: they list every value in effect. */
function tree({ origins }: Resolved): Record<string, unknown> {
  const own = origins.filter(({ path }) => !/^(buyers|suppliers)\./.test(path));
  return nested(own.map(({ path, value }) => [path.split("."), value]));
}

/** As a file has it: a part of the reference is a percentage there. */
function writtenGoal({ measure, group, isRelative, value, ...goal }: Goal, length: number): object {
  const written = isRelative ? percentageOf(value) : value;
  const { says, against, is, share, months } = goal;
  const late = months !== undefined && months[1] >= length ? true : undefined;
  return { measure: asWritten({ measure, group }), says, against, is, value: written, share, months, late };
}

function groupList({ origins, lookup }: Resolved, list: "buyers" | "suppliers"): unknown[] {
  const node = at(lookup.root, [list]);
  const items = node?.kind === "list" ? node.items : [];
  const byGroup = new Map<string, Origin[]>();
  for (const origin of origins) {
    const group = origin.path.split(".", 2).join(".");
    const known = byGroup.get(group);
    if (known === undefined) byGroup.set(group, [origin]);
    else known.push(origin);
  }
  return items.map((item) => {
    const name = at(item, ["name"]);
    const group = `${list}.${name?.kind === "scalar" ? name.value : ""}`;
    const own = byGroup.get(group) ?? [];
    const values = nested(own.map(({ path, value }) => [path.slice(group.length + 1).split("."), value]));
    return { name: name && plain(name), ...values };
  });
}

/** Sections made from paths, and sections within them. */
function nested(values: readonly (readonly [readonly string[], unknown])[]): Record<string, unknown> {
  const sections = new Map<string, [readonly string[], unknown][]>();
  const result = new Map<string, unknown>();
  for (const [[first, ...rest], value] of values) {
    if (rest.length === 0) {
      result.set(first, value);
      continue;
    }
    const inner = sections.get(first) ?? [];
    inner.push([rest, value]);
    sections.set(first, inner);
    result.set(first, undefined);
  }
  for (const [name, inner] of sections) result.set(name, nested(inner));
  return Object.fromEntries(result);
}

function timetable({ lookup, months }: Resolved): unknown[] {
  const node = at(lookup.root, ["timetable"]);
  const items = node?.kind === "list" ? node.items : [];
  return items.filter((item) => monthOf(plain(item)) < months).map(plain);
}

function monthOf(entry: unknown): number {
  return typeof entry === "object" && entry !== null && "month" in entry && typeof entry.month === "number"
    ? entry.month
    : 0;
}
