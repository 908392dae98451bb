import type { Variable } from "../../scenario/vary.ts";
import { bareRange, bareText } from "../../words/settings.ts";
import { FONT_SLACK, textWidth } from "../textWidth.ts";
import { fontSize } from "../theme.ts";
import { partOf, placeOfValue } from "./rangePlaces.ts";

/** A number below a bar. */
export interface BarLabel {
  readonly x: number;
  readonly align: "left" | "right" | "center";
  readonly label: string;
  /** Of the box rather than of the range. */
  readonly bold: boolean;
}

/** Most words that are written one below each part of a bar. */
const MOST_WORDS = 8;
const GAP = 10;

/**
 * What stands below the bar of a variable: the ends of its range and the limits of the box, those of the box first
 * where there is no room for all; words each below its part.
 *
 * @param box    limits of the box; undefined where it leaves all of the range in
 * @param width  of the bar [px]
 */
export function barLabels(variable: Variable, box: readonly [number, number] | undefined, width: number): BarLabel[] {
  const { parameter, low, high } = variable;
  if (parameter.choices !== undefined && high - low < MOST_WORDS) {
    return parameter.choices.slice(low, high + 1).map((label, i) => {
      const bold = box !== undefined && low + i >= box[0] && low + i <= box[1];
      return { x: placeOfValue(variable, low + i) * width, align: "center", label, bold };
    });
  }
  const ends: BarLabel[] = [
    { x: 0, align: "left", label: bareText(variable, low), bold: box !== undefined && box[0] === low },
    { x: width, align: "right", label: bareText(variable, high), bold: box !== undefined && box[1] === high },
  ];
  if (box === undefined) return ends;
  const limits = limitLabels(variable, box, width);
  return [...limits, ...ends.filter((end) => limits.every((limit) => !overlaps(end, limit)))];
}

/** The limits inside the range; one label for both where two would touch. */
function limitLabels(variable: Variable, [low, high]: readonly [number, number], width: number): BarLabel[] {
  const [from, to] = partOf(variable, low, high).map((part) => part * width);
  const labels: BarLabel[] = [];
  if (low > variable.low) labels.push(inside(bareText(variable, low), from, width));
  if (high < variable.high) labels.push(inside(bareText(variable, high), to, width));
  if (labels.length < 2 || !overlaps(labels[0], labels[1])) return labels;
  const both = low === high ? bareText(variable, low) : bareRange(variable, low, high);
  return [inside(both, (from + to) / 2, width)];
}

/** A label about a place, moved so that it stays within the bar. */
function inside(label: string, x: number, width: number): BarLabel {
  const half = (textWidth(label, fontSize.label) * FONT_SLACK) / 2;
  if (x - half < 0) return { x: 0, align: "left", label, bold: true };
  if (x + half > width) return { x: width, align: "right", label, bold: true };
  return { x, align: "center", label, bold: true };
}

function overlaps(one: BarLabel, other: BarLabel): boolean {
  const [a, b] = [extent(one), extent(other)];
  return a[0] < b[1] + GAP && b[0] < a[1] + GAP;
}

function extent({ x, align, label }: BarLabel): readonly [number, number] {
  const wide = textWidth(label, fontSize.label) * FONT_SLACK;
  if (align === "left") return [x, x + wide];
  return align === "right" ? [x - wide, x] : [x - wide / 2, x + wide / 2];
}
