import { FONT } from "./font.ts";

type Attributes = ReadonlyMap<string, string>;

/** An element of a picture; texts stand as they are written. */
interface Part {
  readonly name: string;
  readonly attributes: Attributes;
  readonly parts: readonly (Part | string)[];
}

/**
 * Makes an SVG of vega smaller without changing the picture, to a third or less of its bytes: numbers to two decimals,
 * lines as steps from point to point, what all marks of a layer have in common said once, and nothing that goes without
 * saying. Fonts are named once, after the one that comes along; parts have no roles, since the picture as a whole has
 * its text alternative. Of the classes that vega writes those stay that the script of a page asks for.
 *
 * @param asked  parts whose marks it asks for; all unless given
 */
export function tidySvg(svg: string, asked?: ReadonlySet<string>): string {
  const font = / font-family="([^"]*)"/.exec(svg)?.[1];
  const root = partsOf(svg)[0];
  if (root === undefined || typeof root === "string") return svg;
  const attributes = new Map(root.attributes);
  attributes.delete("version");
  if (!svg.includes("xlink:href")) attributes.delete("xmlns:xlink");
  const fonts = font === undefined ? [] : [["font-family", `${FONT}, ${font}`] as const];
  return written({
    name: "svg",
    attributes: new Map([...fonts, ...attributes]),
    parts: root.parts.flatMap((part) => tidied(part, asked)),
  });
}

/** Elements and texts of an XML document without comments, as trees. */
function partsOf(xml: string): readonly (Part | string)[] {
  const top: (Part | string)[] = [];
  const around = [top];
  for (const [found, name, attributes = "", end] of xml.matchAll(/<(\/?[\w:]+)([^>]*?)(\/?)>|[^<]+/g)) {
    const here = around[around.length - 1] ?? top;
    if (name === undefined) here.push(found);
    else if (name.startsWith("/")) around.pop();
    else {
      const parts: (Part | string)[] = [];
      here.push({ name, attributes: attributesOf(attributes), parts });
      if (end === "") around.push(parts);
    }
  }
  return top;
}

function attributesOf(text: string): Attributes {
  return new Map([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

function written(part: Part | string): string {
  if (typeof part === "string") return part;
  const attributes = [...part.attributes].map(([name, value]) => ` ${name}="${value}"`).join("");
  if (part.parts.length === 0) return `<${part.name}${attributes}/>`;
  return `<${part.name}${attributes}>${part.parts.map(written).join("")}</${part.name}>`;
}

/** What stands in place of an element: nothing for one that shows nothing, what is in it for a group that says nothing. */
function tidied(part: Part | string, asked: ReadonlySet<string> | undefined): readonly (Part | string)[] {
  if (typeof part === "string") return [part];
  const { name } = part;
  if (part.attributes.get("display") === "none" || FLAT.test(part.attributes.get("d") ?? "")) return [];
  const attributes = new Map([...part.attributes].flatMap(([key, value]) => attributeOf(key, value, asked)));
  const found = part.parts.flatMap((inner) => tidied(inner, asked));
  if (name !== "g") return [markOf({ name, attributes, parts: found })];
  // A mark that is asked for is counted among those of its layer, seen or not.
  const seen = attributes.has("class") ? found : found.filter((each) => !isMark(each) || isSeen(each));
  const parts = seen.every(isMark) ? seen : inRuns(seen);
  const group = withShared({ name, attributes, parts });
  return group.attributes.size === 0 || parts.length === 0 ? parts : [group];
}

/** A background without height. */
const FLAT = /^M0,0h[\d.]+v0h-?[\d.]+Z$/;

/** What an element is without saying it: nothing around it says otherwise. */
const USUAL: Readonly<Record<string, string>> = {
  opacity: "1",
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "stroke-dasharray": "1,0",
  "stroke-linecap": "butt",
  "stroke-miterlimit": "4",
  "font-weight": "normal",
  "text-anchor": "start",
  transform: "translate(0,0)",
};

/** Of no use where the picture has one text alternative and one font, and the script looks for what is under the mouse. */
const DROPPED = /^(font-family|role|pointer-events|aria-.*)$/;
/** Classes that the script of a page asks for. */
const ASKED = /_(group|marks)$|^background$/;
/** Places of views, layers and what is in them, as readings have them (`readings.ts`): `v1v0l7m` for `concat_1_concat_0_layer_7_marks`. */
const shortOf = (name: string) =>
  name
    .replace(/_?concat_/g, "v")
    .replace(/_layer_/g, "l")
    .replace(/(\d)_(m|g)(arks|roup)$/, "$1$2");
/** What is shorter and means the same. */
const COLOUR = /^#([\da-f])\1([\da-f])\2([\da-f])\3$/;
const PIXELS = /^([\d.]+)px$/;
const LONG_NUMBER = /-?\d+\.\d{3,}(e[-+]?\d+)?|-?\d(\.\d+)?e-\d+/g;

function attributeOf(
  name: string,
  value: string,
  asked: ReadonlySet<string> | undefined,
): readonly (readonly [string, string])[] {
  if (DROPPED.test(name) || value === USUAL[name]) return [];
  if (name === "class") {
    const kept = value.split(" ").find((each) => ASKED.test(each));
    if (kept === undefined) return [];
    const short = shortOf(kept);
    return !kept.endsWith("_marks") || (asked?.has(short) ?? true) ? [[name, short]] : [];
  }
  const short = value.replace(LONG_NUMBER, (found) => String(Math.round(Number(found) * 100) / 100));
  return [[name, short.replace(COLOUR, "#$1$2$3").replace(PIXELS, "$1")]];
}

/** A mark in few letters. */
function markOf(part: Part): Part {
  const attributes = new Map(part.attributes);
  const [isFilled, isDrawn] = ["fill", "stroke"].map((paint) => (attributes.get(paint) ?? "none") !== "none");
  if (!isDrawn) attributes.delete("stroke-width");
  // Of fill or stroke alone it is the same, and can be said for all marks of a layer at once.
  const [opacity, own] = [attributes.get("opacity"), isFilled ? "fill-opacity" : "stroke-opacity"];
  if (opacity !== undefined && isFilled !== isDrawn && !attributes.has(own)) {
    attributes.delete("opacity");
    attributes.set(own, opacity);
  }
  const mark = { ...part, attributes };
  const place = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/.exec(attributes.get("transform") ?? "translate(0,0)");
  if (place === null) return mark;
  const [, x, y] = place;
  if (part.name === "line") {
    const [across, down] = ["x2", "y2"].map((end) => attributes.get(end) ?? "0");
    const step = down === "0" ? `h${across}` : across === "0" ? `v${down}` : `l${across},${down}`;
    return drawnAs(mark, "path", { d: `M${x},${y}${step}` }, ["transform", "x2", "y2"]);
  }
  if (part.name === "text" && part.parts.every((each) => typeof each === "string")) {
    return drawnAs(mark, "text", { x, y }, ["transform"]);
  }
  const d = attributes.get("d") ?? "";
  const radius = CIRCLE.exec(d)?.[1];
  if (radius !== undefined) return drawnAs(mark, "circle", { cx: x, cy: y, r: radius }, ["transform", "d"]);
  if (d !== "") attributes.set("d", inSteps(d));
  return mark;
}

/** A mark by another name, which has attributes in place of others. */
function drawnAs(mark: Part, name: string, has: Readonly<Record<string, string>>, without: readonly string[]): Part {
  const rest = [...mark.attributes].filter(([key]) => !without.includes(key));
  return { ...mark, name, attributes: new Map([...Object.entries(has), ...rest]) };
}

/** How vega writes a dot. */
const CIRCLE = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/;

/** A path of straight lines, each by how far it goes: half the letters, and every point to the hundredth where it was. */
function inSteps(d: string): string {
  if (!/^(M[^A-Za-z]+(L[^A-Za-z]+)*Z?)+$/.test(d)) return d;
  const written: string[] = [];
  let last = "";
  const write = (hundredths: number) => {
    const text = String(hundredths / 100).replace(/^(-?)0\./, "$1.");
    const isApart = last === "" || text.startsWith("-") || (text.startsWith(".") && last.includes("."));
    written.push(isApart ? text : ` ${text}`);
    last = text;
  };
  let [left, top] = [0, 0];
  let isLine = false;
  for (const [, letter, text] of d.matchAll(/([MLZ])([^MLZ]*)/g)) {
    if (letter !== "L" || !isLine) {
      written.push(letter === "L" ? "l" : letter);
      last = "";
    }
    isLine = letter === "L";
    if (letter === "Z") continue;
    const [x, y] = text.split(",").map((number) => Math.round(Number(number) * 100));
    write(isLine ? x - left : x);
    write(isLine ? y - top : y);
    [left, top] = [x, y];
  }
  return written.join("");
}

/** What a group can say for all that stands in it. */
const SHARED = [
  ...["fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray", "stroke-linecap"],
  ...["font-size", "font-weight", "text-anchor"],
];

/** A group that says what most of its marks would; those of which that is not so say so themselves. */
function withShared({ name, attributes, parts }: Part): Part {
  const marks = parts.flatMap((part) => (typeof part === "string" ? [] : [part]));
  if (marks.length < 2 || marks.some((mark) => mark.name === "g")) return { name, attributes, parts };
  const shared = new Map(
    SHARED.flatMap((key) => {
      const value = commonest(marks.map((mark) => mark.attributes.get(key)));
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  const own = (mark: Part | string) =>
    typeof mark === "string"
      ? mark
      : { ...mark, attributes: new Map([...mark.attributes].filter(([key, value]) => shared.get(key) !== value)) };
  return { name, attributes: new Map([...attributes, ...shared]), parts: parts.map(own) };
}

function isMark(part: Part | string): part is Part {
  return typeof part !== "string" && part.name !== "g";
}

const isSeen = ({ attributes }: Part) => attributes.get("stroke-opacity") !== "0" || attributes.has("fill");

/** Marks of a kind that follow each other among groups, as a group where that is shorter. */
function inRuns(parts: readonly (Part | string)[]): (Part | string)[] {
  const runs: (Part | string)[][] = [];
  for (const part of parts) {
    const run = runs[runs.length - 1];
    const before = run?.[0];
    if (before !== undefined && isMark(before) && isMark(part) && before.name === part.name) run.push(part);
    else runs.push([part]);
  }
  return runs.flatMap((run) => {
    const group = withShared({ name: "g", attributes: new Map(), parts: run });
    return written(group).length < run.map(written).join("").length ? [group] : run;
  });
}

/** The value that most have, of several the first; none where one has no value, which would take that of the others. */
function commonest(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value === undefined) return undefined;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ["", 0])[0];
}
