import { axisPercent } from "../words/number.ts";

/*
 * What a script needs to read a picture: where its panels are, what their axes mean, and what its marks are called. It is
 * taken from the specification of the chart, in which a layer that has a name has it as its description; the picture
 * itself has the values, since the compiler names the parts of a picture after the places of the layers.
 */

/** A mark of a panel: the class of its part of the picture and what the key calls it. */
export interface ReadMark {
  readonly part: string;
  readonly name: string;
  /** Of an area its height is read where areas stand one upon the other, else both ends. */
  readonly kind: "line" | "band" | "stack";
}

/** A panel whose values can be read. */
export interface ReadPanel {
  /** Class of its part of the picture. */
  readonly part: string;
  readonly title: string;
  /** What its horizontal axis is called. */
  readonly across: string;
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  readonly percent: boolean;
  readonly marks: readonly ReadMark[];
}

/** An item of the key: its parts of the picture, and what it explains. */
export interface ReadKey {
  readonly name: string;
  readonly parts: readonly string[];
}

/** What can be read of a chart. */
export interface Reading {
  readonly subtitle: string;
  readonly foot: string;
  readonly keys: readonly ReadKey[];
  readonly panels: readonly ReadPanel[];
  /** Marks of other layers that have a name, such as upright lines. */
  readonly others: readonly Omit<ReadMark, "kind">[];
}

type Tree = Readonly<Record<string, unknown>>;

/** What can be read of a specification of a chart (`drawChart`). */
export function readingOf(spec: unknown): Reading {
  const views = list(at(spec, "vconcat"));
  const subtitle = list(at(spec, "title", "subtitle")).join(" ");
  const found = views.flatMap((view, index) => viewsIn(view, `concat_${index}`));
  const foot = textsOf(views[views.length - 1]);
  const panels = found.flatMap(({ part, layers }) => panelOf(part, layers) ?? []);
  const isPanel = (part: string) => panels.some((panel) => panel.part === part);
  return {
    subtitle,
    foot,
    panels,
    keys: found.filter(({ part }) => !isPanel(part)).flatMap(({ part, layers }) => keysOf(part, layers)),
    others: found.filter(({ part }) => isPanel(part)).flatMap(({ part, layers }) => othersIn(part, layers)),
  };
}

/** Views with layers, by the class of their part of the picture. */
function viewsIn(view: unknown, part: string): { readonly part: string; readonly layers: readonly unknown[] }[] {
  const inner = list(at(view, "concat"));
  if (inner.length > 0) return inner.flatMap((each, index) => viewsIn(each, `${part}_concat_${index}`));
  const layers = list(at(view, "layer"));
  return layers.length === 0 ? [] : [{ part, layers }];
}

/** A view whose first layer owns axes of numbers on both sides. */
function panelOf(part: string, layers: readonly unknown[]): ReadPanel | undefined {
  const [axes] = layers;
  const [x, y] = ["x", "y"].map((side) => numbers(at(axes, "encoding", side, "scale", "domain")));
  const marks = layers.flatMap((layer, index) => markOf(part, layer, index) ?? []);
  if (x === undefined || y === undefined || marks.length === 0) return undefined;
  return {
    part,
    title: text(at(axes, "encoding", "y", "axis", "title")),
    across: text(at(axes, "encoding", "x", "axis", "title")),
    x,
    y,
    percent: at(axes, "encoding", "y", "axis", "labelExpr") === axisPercent,
    marks,
  };
}

function markOf(part: string, layer: unknown, index: number): ReadMark | undefined {
  const name = at(layer, "description");
  const type = at(layer, "mark", "type");
  if (typeof name !== "string" || (type !== "line" && type !== "area")) return undefined;
  const isStacked = at(layer, "mark", "stroke") !== undefined;
  return { part: placeOf(part, index), name, kind: type === "line" ? "line" : isStacked ? "stack" : "band" };
}

function othersIn(part: string, layers: readonly unknown[]): Omit<ReadMark, "kind">[] {
  return layers.flatMap((layer, index) => {
    const name = at(layer, "description");
    return typeof name === "string" && markOf(part, layer, index) === undefined
      ? [{ part: placeOf(part, index), name }]
      : [];
  });
}

/** Samples come before the words that explain them. */
function keysOf(part: string, layers: readonly unknown[]): ReadKey[] {
  const keys: ReadKey[] = [];
  let from = 0;
  layers.forEach((layer, index) => {
    const name = at(layer, "description");
    if (typeof name !== "string") return;
    const places = Array.from({ length: index - from + 1 }, (_, step) => placeOf(part, from + step));
    keys.push({ name, parts: places });
    from = index + 1;
  });
  return keys;
}

function placeOf(part: string, layer: number): string {
  return `${part}_layer_${layer}_marks`;
}

/** Texts that the rows of a view hold, in order. */
function textsOf(view: unknown): string {
  return list(at(view, "data", "values"))
    .map((row) => text(at(row, "text")))
    .join(" ");
}

function at(tree: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isTree(inner) ? inner[key] : undefined), tree);
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function numbers(value: unknown): readonly [number, number] | undefined {
  const [low, high] = list(value);
  return typeof low === "number" && typeof high === "number" ? [low, high] : undefined;
}
