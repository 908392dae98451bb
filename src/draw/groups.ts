import type { SupplierKind } from "../model/parameters.ts";
import { FONT_SLACK, shortenText, textWidth } from "./textWidth.ts";
import { type KindStyle, kindStyle } from "./theme.ts";

/** A group of suppliers. */
export interface Group {
  readonly name: string;
  /** What people call it, where that is not its name. */
  readonly label?: string;
  readonly kind: SupplierKind;
}

/** What is drawn as one: a group, or all groups of a kind where there are many; told apart from all others. */
export interface ShownGroup extends Omit<Group, "label"> {
  /** The groups that it is. */
  readonly members: readonly string[];
  readonly style: KindStyle;
}

/** Most groups that are drawn one by one; more are drawn by kind. */
export const MOST_GROUPS = 6;

/** Groups after the first of their kind keep its colour; dash and shape tell them apart from every other group. */
const FURTHER = [
  { dash: [10, 3, 2, 3], shape: "diamond" },
  { dash: [1, 3], shape: "triangle-down" },
  { dash: [14, 4], shape: "cross" },
  { dash: [8, 2, 1, 2, 1, 2], shape: "triangle-right" },
  { dash: [5, 6], shape: "triangle-left" },
] as const;

/** Fill opacities of the first, second ... group of a kind; neighbours part in grey too. */
const fillOpacities: Readonly<Record<SupplierKind, readonly number[]>> = {
  fixed: [0.95, 0.65, 0.82, 0.5, 0.72, 0.4],
  flexible: [0.28, 0.46, 0.14, 0.38, 0.2, 0.54],
  newcomer: [0.6, 0.36, 0.76, 0.46, 0.68, 0.26],
};

/**
 * What is drawn of groups of suppliers, in their order, each with a dash and a shape of its own: one by one where
 * they are few, else those of a kind together, in the order in which the kinds come.
 *
 * @param nameOf  of so many groups of a kind together
 */
export function shownGroups(
  groups: readonly Group[],
  nameOf: (kind: SupplierKind, count: number) => string,
): ShownGroup[] {
  const asOne = groups.length > MOST_GROUPS ? byKind(groups, nameOf) : groups.map(alone);
  const seen: Record<SupplierKind, number> = { fixed: 0, flexible: 0, newcomer: 0 };
  let further = 0;
  return asOne.map((group) => {
    const place = seen[group.kind]++;
    const fillOpacity = fillOpacities[group.kind][place];
    return { ...group, style: { ...kindStyle[group.kind], ...(place === 0 ? {} : FURTHER[further++]), fillOpacity } };
  });
}

function alone({ name, label = name, kind }: Group): Omit<ShownGroup, "style"> {
  return { name: label, kind, members: [name] };
}

function byKind(groups: readonly Group[], nameOf: (kind: SupplierKind, count: number) => string) {
  return [...new Set(groups.map(({ kind }) => kind))].map((kind) => {
    const of = groups.filter((group) => group.kind === kind);
    const members = of.map(({ name }) => name);
    const name = of.length === 1 ? alone(of[0]).name : nameOf(kind, members.length);
    return { name, kind, members };
  });
}

/**
 * Names as labels that fit into `room` [px], no two the same: shortened at the end, or before the place where names
 * begin to differ, or with their number in front.
 */
export function labelsApart(names: readonly string[], fontSize: number, room: number): string[] {
  const short = names.map((name) => shortenText(name, fontSize, room));
  const labels = names.map((name, index) => {
    const alike = names.filter((_, other) => short[other] === short[index]);
    return alike.length === 1 ? short[index] : shortenInside(name, commonStart(alike), fontSize, room);
  });
  if (new Set(labels).size === new Set(names).size) return labels;
  return names.map((name, index) => shortenText(`${index + 1} ${name}`, fontSize, room));
}

/** With how many letters all of these names begin, up to the word in which they differ. */
function commonStart([first, ...others]: readonly string[]): number {
  const letters = [...first];
  const differ = letters.findIndex((letter, at) => others.some((name) => [...name][at] !== letter));
  const word = letters.slice(0, Math.max(0, differ)).findLastIndex((letter) => /[ _-]/.test(letter));
  return word < 0 ? Math.max(0, differ) : word + 1;
}

/** Shortens a name so that it still has the letters from `from` on. */
function shortenInside(name: string, from: number, fontSize: number, room: number): string {
  const letters = [...name];
  const tail = letters.slice(from).join("");
  for (let kept = from - 1; kept > 0; kept--) {
    const label = `${letters.slice(0, kept).join("").trimEnd()}…${tail}`;
    if (textWidth(label, fontSize) * FONT_SLACK <= room) return label;
  }
  return shortenText(`…${tail}`, fontSize, room);
}
