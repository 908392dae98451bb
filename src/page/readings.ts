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
  /** Of an area its height is read where areas stand one upon the other, else both ends; of dots the nearest. */
  readonly kind: "line" | "band" | "stack" | "dots";
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
  /** What stands at the ticks of an axis where that is no number, by place. */
  readonly names: { readonly x?: Names; readonly y?: Names };
  readonly marks: readonly ReadMark[];
}

type Names = Readonly<Record<string, string>>;

/** Marks that say something of themselves, in the order in which they are drawn: bars, cells, intervals. */
export interface ToldMarks {
  readonly part: string;
  /** Of each mark a heading, and below it a line each. */
  readonly said: readonly string[];
  /** Of each mark the items of the key that explain it, a line each. */
  readonly keys: readonly string[];
}

/** Dots of single worlds in a strip. */
export interface ReadStrip {
  readonly part: string;
  readonly title: string;
  /** Place of the first dot among those of its part. */
  readonly from: number;
  /** Their worlds, where these are not 0, 1, 2 ... */
  readonly count: number;
  readonly worlds?: readonly number[];
  /** Where zero stands [px], and what a pixel to the right of it is worth. */
  readonly zero: number;
  readonly perPixel: number;
}

/** An item of the key: its parts of the picture, and what it explains. */
export interface ReadKey {
  readonly name: string;
  readonly parts: readonly string[];
}

/** What can be read of a chart. */
export interface Reading {
  readonly keys: readonly ReadKey[];
  readonly panels: readonly ReadPanel[];
  readonly told: readonly ToldMarks[];
  readonly strips: readonly ReadStrip[];
  /** Marks of other layers that have a name, such as upright lines. */
  readonly others: readonly Omit<ReadMark, "kind">[];
}

type Tree = Readonly<Record<string, unknown>>;

/** What can be read of a specification of a chart (`drawChart`). */
export function readingOf(spec: unknown): Reading {
  const views = list(at(spec, "vconcat"));
  const found = views.flatMap((view, index) => viewsIn(view, `v${index}`));
  const panels = found.flatMap(({ part, layers }) => panelOf(part, layers) ?? []);
  const keys = found.filter(({ layers }) => isKey(layers));
  const rest = found.filter(({ layers }) => !isKey(layers));
  return {
    panels,
    told: rest.flatMap(toldIn),
    strips: rest.flatMap(stripsIn),
    keys: keys.flatMap(({ part, layers }) => keysOf(part, layers)),
    others: rest.flatMap(({ part, layers }) => othersIn(part, layers)),
  };
}

/** The parts of a picture that a reading asks for. */
export function partsRead({ keys, panels, told, strips, others }: Reading): ReadonlySet<string> {
  const marks = [...panels.flatMap((panel) => panel.marks), ...told, ...strips, ...others];
  return new Set([...keys.flatMap(({ parts }) => parts), ...marks.map(({ part }) => part)]);
}

interface FoundView {
  readonly part: string;
  readonly layers: readonly unknown[];
  /** Rows that its layers share. */
  readonly rows: readonly unknown[];
}

/** Only the words of a key have names there. */
function isKey(layers: readonly unknown[]): boolean {
  const named = layers.filter((layer) => typeof at(layer, "description") === "string");
  return named.length > 0 && named.every((layer) => at(layer, "mark", "type") === "text");
}

/** Views with layers, by the class of their part of the picture. */
function viewsIn(view: unknown, part: string): FoundView[] {
  const inner = list(at(view, "concat"));
  if (inner.length > 0) return inner.flatMap((each, index) => viewsIn(each, `${part}v${index}`));
  const layers = list(at(view, "layer"));
  return layers.length === 0 ? [] : [{ part, layers, rows: list(at(view, "data", "values")) }];
}

const drawnMarks: readonly unknown[] = ["rect", "rule", "point"];

/** Layers all of whose rows say something; one that leaves rows out does not know which mark is of which row. */
function toldIn({ part, layers, rows: shared }: FoundView): ToldMarks[] {
  return layers.flatMap((layer, index) => {
    if (!drawnMarks.includes(at(layer, "mark", "type")) || at(layer, "transform") !== undefined) return [];
    const rows = rowsIn(layer, shared);
    const said = rows.map((row) => text(at(row, "told")));
    if (rows.length === 0 || said.includes("")) return [];
    return [{ part: placeOf(part, index), said, keys: rows.map((row) => text(at(row, "keys"))) }];
  });
}

function rowsIn(layer: unknown, shared: readonly unknown[]): readonly unknown[] {
  const own = at(layer, "data", "values");
  return own === undefined ? shared : list(own);
}

/** Dots whose rows say of which world they are: strip by strip, of which each has a measure and a scale of its own. */
function stripsIn({ part, layers, rows: shared }: FoundView): ReadStrip[] {
  const headings = new Map(
    layers
      .flatMap((layer) => rowsIn(layer, shared))
      .filter((row) => text(at(row, "told")) !== "")
      .map((row) => [at(row, "measure"), text(at(row, "told")).split("\n")[0]]),
  );
  return layers.flatMap((layer, index) => {
    const rows = list(at(layer, "data", "values"));
    if (at(layer, "mark", "type") !== "point" || typeof at(rows[0], "world") !== "number") return [];
    const [domain, range] = ["domain", "range"].map((side) => numbers(at(layer, "encoding", "x", "scale", side)));
    if (domain === undefined || range === undefined) return [];
    const pixels = (range[1] - range[0]) / (domain[1] - domain[0]);
    const starts = [...rows.keys()].filter(
      (row) => row === 0 || at(rows[row], "measure") !== at(rows[row - 1], "measure"),
    );
    return starts.map((from, which): ReadStrip => {
      const own = rows.slice(from, starts[which + 1] ?? rows.length);
      const worlds = own.map((row) => number(at(row, "world")));
      const sizes = own.map((row) => [number(at(row, "x")), number(at(row, "difference"))]);
      const [widest = [0, 0]] = sizes.toSorted(([a], [b]) => Math.abs(b) - Math.abs(a));
      return {
        part: placeOf(part, index),
        title: headings.get(at(own[0], "measure")) ?? "",
        from,
        count: own.length,
        ...(worlds.some((world, place) => world !== place) && { worlds }),
        zero: range[0] - domain[0] * pixels,
        perPixel: widest[0] === 0 ? 0 : Number((widest[1] / widest[0] / pixels).toPrecision(6)),
      };
    });
  });
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
    names: { ...namesOf(axes, "x"), ...namesOf(axes, "y") },
    marks,
  };
}

/** What the ticks of an axis are called (`labelsOf` in `draw/variableAxis.ts`). */
function namesOf(axes: unknown, side: "x" | "y"): ReadPanel["names"] {
  const [, named] = /^(\{.*\})\[datum\.value\]$/s.exec(text(at(axes, "encoding", side, "axis", "labelExpr"))) ?? [];
  return named === undefined ? {} : { [side]: JSON.parse(named) };
}

function markOf(part: string, layer: unknown, index: number): ReadMark | undefined {
  const name = at(layer, "description");
  const type = at(layer, "mark", "type");
  if (typeof name !== "string") return undefined;
  if (type === "point") return { part: placeOf(part, index), name, kind: "dots" };
  if (type !== "line" && type !== "area") return undefined;
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
  return `${part}l${layer}m`;
}

function number(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
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
