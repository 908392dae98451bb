import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { Problem } from "../scenario.ts";
import { type Located, type LocatedEntry, type Place, problemAt } from "./located.ts";

/** What a text gives: a tree unless nothing could be made of it, and what is wrong with its form. */
export interface Parsed {
  readonly root?: Located;
  readonly problems: readonly Problem[];
}

/** Deepest nesting that is read: far more than a scenario needs, far less than the stack holds. */
const DEEPEST = 32;
/** Most values that are read, so that a few lines of repeated aliases cannot fill the memory. */
const MOST_VALUES = 20_000;
/** Longest text that is read [characters]: so many values with a comment to each, and read within seconds. */
const LONGEST = 1_000_000;
/** How YAML is read. */
const YAML = { prettyErrors: false, stringKeys: false, uniqueKeys: false } as const;
/** Most problems that are told of one file: nobody mends more at a time. */
export const MOST_PROBLEMS = 200;
/** Longest line that is shown of a file [characters]. */
const LONGEST_SHOWN = 100_000;
/** No text has it, and most other files do. */
const BINARY = "\u0000";

/**
 * Reads YAML 1.2, of which JSON is a subset, into a tree of values that know their line and column.
 * Never throws: broken text comes back as problems.
 */
export function parse(written: string, source: string, from: Place["from"] = "file"): Parsed {
  // A line may end with a carriage return alone, which the parser does not know; every place stays where it is.
  const text = written.replace(/\r(?!\n)/g, "\n");
  const lines = new LineCounter();
  const placed = new Placing(text, source, from, lines);
  const unreadable = unreadableText(text);
  if (unreadable !== undefined) return { problems: [unreadable(placed.start())] };
  try {
    // Keys are compared below, with a table: the parser would hold each against all others.
    const document = parseDocument(text, { ...YAML, lineCounter: lines });
    if (document.errors.length > 0) {
      return {
        problems: onePerLine(document.errors.slice(0, MOST_PROBLEMS).map((error) => brokenYaml(error, placed))),
      };
    }
    if (!document.contents)
      return { problems: [problemAt(placed.start(), "The file is empty.", { right: A_SCENARIO })] };
    const reader = new TreeReader(document, placed);
    const root = reader.read(document.contents, 0);
    // What stands around such a space is not what was meant.
    return reader.hasOddSpace ? { problems: reader.problems } : { root, problems: reader.problems };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problems: [error instanceof TooMany ? tooMany(placed.start()) : tooDeep(placed.start())] };
  }
}

/** What is wrong with a text that is no use parsing; undefined where it may be. */
function unreadableText(text: string): ((place: Place) => Problem) | undefined {
  if (text.includes(BINARY)) return notText;
  return text.length > LONGEST ? tooMany : undefined;
}

const A_SCENARIO = "at least `extends: baseline` and what changes; `catfish new NAME` writes a fresh one";

function tooDeep(place: Place): Problem {
  return problemAt(place, "This is nested too deeply.", { right: `at most ${DEEPEST} levels` });
}

function notText({ source, from }: Place): Problem {
  return problemAt({ source, from }, "This is not a text.", { right: "a YAML or JSON file in UTF-8" });
}

function tooMany({ source }: Place): Problem {
  return tooLong(source);
}

/** What is said of a file that is larger than any scenario. */
export function tooLong(source: string): Problem {
  const most = `at most ${MOST_VALUES} values, aliases spelt out, in ${LONGEST} characters`;
  const right = `${most}; a group with a \`count\` stands for any number of agents that are alike`;
  return { source, wrong: "This is too long for a scenario.", right };
}

/** More values than are read. */
class TooMany extends RangeError {}

/** The first complaint of each line: one slip makes the parser complain several times. */
function onePerLine(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem, i) => problems.findIndex((other) => other.line === problem.line) === i);
}

/** Turns offsets in the text into places. */
class Placing {
  readonly text: string;
  readonly source: string;
  readonly from: Place["from"];
  readonly lines: LineCounter;

  constructor(text: string, source: string, from: Place["from"], lines: LineCounter) {
    this.text = text;
    this.source = source;
    this.from = from;
    this.lines = lines;
  }

  /** The start of the text, or the whole flag. */
  start(): Place {
    return this.at(0);
  }

  at(offset: number): Place {
    return this.from === "command line" ? { source: this.source, from: this.from } : new FilePlace(this, offset);
  }
}

/** A place in a file; line and excerpt are looked up when asked for, which is only where something is wrong. */
class FilePlace implements Place {
  readonly from = "file";
  readonly #placing: Placing;
  readonly #offset: number;

  constructor(placing: Placing, offset: number) {
    this.#placing = placing;
    this.#offset = offset;
  }

  get source(): string {
    return this.#placing.source;
  }

  get line(): number {
    return Math.max(1, this.#placing.lines.linePos(this.#offset).line);
  }

  get column(): number {
    return Math.max(1, this.#placing.lines.linePos(this.#offset).col);
  }

  get excerpt(): string {
    const { text, lines } = this.#placing;
    const start = lines.lineStarts[this.line - 1] ?? 0;
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (end - start > LONGEST_SHOWN) return "";
    return text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
  }
}

function brokenYaml(error: YAMLError, placed: Placing): Problem {
  const place = placed.at(error.pos[0]);
  if (error.code === "TAB_AS_INDENT") return problemAt(place, "The line is indented with a tab.", { right: "spaces" });
  const odd = oddSpace(place.excerpt ?? "");
  if (odd !== undefined) return problemAt(place, `The line has ${odd}.`, { right: "plain spaces" });
  if (error.code === "RESOURCE_EXHAUSTION") return tooDeep(place);
  if (isJson(placed.source)) return problemAt(place, "This is not valid JSON.", { right: RIGHT_JSON });
  const [, quote] = /Missing closing (["'])/.exec(error.message) ?? [];
  if (quote !== undefined) return unclosed(quote, error.pos[0], placed);
  const detail = error.message.split("\n", 1)[0].replace(/\.?$/, "");
  return problemAt(place, `This is not valid YAML: ${detail}.`, { right: RIGHT_BY_CODE[error.code] });
}

/** A quote that is never closed, where it was most likely opened: the last line before the end with a quote alone. */
function unclosed(quote: string, end: number, placed: Placing): Problem {
  let start = 0;
  let opened = end;
  for (const line of placed.text.slice(0, end).split("\n")) {
    if (line.split(quote).length % 2 === 0) opened = start + line.lastIndexOf(quote);
    start += line.length + 1;
  }
  return problemAt(placed.at(opened), `The quote ${quote} is not closed.`, {
    right: `another ${quote} at the end of the text`,
  });
}

/** Space that looks like any other and is none to YAML, as text that is copied from a page or a document has it. */
function oddSpace(text: string): string | undefined {
  const [odd] = /(?<=^\s*|[:-]\s*)[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/.exec(text) ?? [];
  if (odd === undefined) return undefined;
  const code = `U+${(odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return odd === "\u00a0" ? `a no-break space (${code})` : `a space that is not the plain one (${code})`;
}

function isJson(source: string): boolean {
  return source.toLowerCase().endsWith(".json");
}

const RIGHT_JSON = "every quote and bracket closed, and a comma between one entry and the next";

const RIGHT_BY_CODE: Readonly<Record<string, string>> = {
  BAD_INDENT: "lines of one section indented alike, with spaces, and every bracket closed",
  BLOCK_AS_IMPLICIT_KEY: "one `key: value` on a line, and text that contains `: ` in quotes",
  MULTIPLE_DOCS: "one scenario in a file, without `---` between",
  MISSING_CHAR: "every quote and bracket closed, and a space after the colon",
  UNEXPECTED_TOKEN: "every bracket closed, and text with special characters in quotes",
};

/** What aliases stand for, found in one walk: asked one by one, each walks the document as far as it stands. */
function namedIn(document: Document): ReadonlyMap<Alias, Node | undefined> {
  const last = new Map<string, Node>();
  const named = new Map<Alias, Node | undefined>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) named.set(node, last.get(node.source));
      else if (node.anchor !== undefined) last.set(node.anchor, node);
    },
  });
  return named;
}

class TreeReader {
  readonly problems: Problem[] = [];
  /** Whether a line is not read as it looks. */
  hasOddSpace = false;
  /** What each alias stands for. */
  readonly #named: ReadonlyMap<Alias, Node | undefined>;
  readonly #placed: Placing;
  #values = 0;

  constructor(document: Document, placed: Placing) {
    this.#named = namedIn(document);
    this.#placed = placed;
  }

  /** @throws RangeError when there are too many values or levels. */
  read(node: unknown, level: number, fallback: Place = this.#placed.start()): Located {
    this.#count();
    if (level > DEEPEST) throw new RangeError("nested too deeply");
    const place = this.#placeOf(node, fallback);
    if (isAlias(node)) return this.read(this.#named.get(node), level + 1, place);
    if (isSeq(node)) return { kind: "list", place, items: node.items.map((item) => this.read(item, level + 1, place)) };
    if (isMap(node)) return { kind: "map", place, entries: this.#entries(node.items, level, place) };
    const value = scalarOf(node);
    // What is in quotes, or in lines below its key, was meant as a text.
    const isPlain = isScalar(node) && node.type === "PLAIN";
    const [, odd] = (isPlain && typeof value === "string" && /^[\w-]+:(\W)/.exec(value)) || [];
    const space = odd && oddSpace(odd);
    if (space) this.#odd(place, space);
    return { kind: "scalar", place, value };
  }

  #entries(
    pairs: readonly { key: unknown; value: unknown }[],
    level: number,
    fallback: Place,
  ): Map<string, LocatedEntry> {
    const entries = new Map<string, LocatedEntry>();
    for (const pair of pairs) {
      const key = this.#placeOf(pair.key, fallback);
      const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
      const odd = name === undefined ? undefined : oddSpace(name);
      if (name === undefined) this.#wrong(key, "A key must be a word.", "`name: value`");
      else if (odd !== undefined) this.#odd(key, odd);
      else if (entries.has(name)) this.#wrong(key, "This key was given before in the same section.", "each key once");
      else entries.set(name, { key, value: this.read(pair.value, level + 1, key) });
    }
    return entries;
  }

  #odd(place: Place, space: string): void {
    this.hasOddSpace = true;
    this.#wrong(place, `The line has ${space}.`, "plain spaces");
  }

  #wrong(place: Place, wrong: string, right: string): void {
    this.#count();
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problemAt(place, wrong, { right }));
  }

  /** @throws TooMany when there are too many values. */
  #count(): void {
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw new TooMany("too many values");
  }

  #placeOf(node: unknown, fallback: Place): Place {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return offset === undefined ? fallback : this.#placed.at(offset);
  }
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}

function scalarOf(node: unknown): string | number | boolean | null {
  const value = isScalar(node) ? node.value : null;
  const known = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return known ? value : null;
}
