import { type Document, isMap, isSeq, parseDocument, stringify } from "yaml";
import type { ScenarioLibrary } from "./library.ts";
import { readScenario } from "./read.ts";
import type { Scenario } from "./scenario.ts";
import { problemReport } from "./text/problemLines.ts";

/** What makes a variant of a scenario. */
export interface Variation {
  readonly name: string;
  readonly title: string;
  /** `path=value`, as for `--set`: from the start, or decided in the month `from` of the scenario (`ReadOptions`). */
  readonly settings?: readonly string[];
  readonly decided?: readonly string[];
  /** Settings that its timetable leaves alone, from the decision on. */
  readonly untimed?: readonly string[];
  /** What it is measured against when it is run. */
  readonly reference: "without-entry" | "none";
  /** Groups of suppliers whose own side is measured, though they may have no strategy. */
  readonly supplierSide?: readonly string[];
}

/** A resolved file names no other. */
const nothing: ScenarioLibrary = { find: () => undefined, names: () => [] };

/**
 * A resolved scenario with some settings changed, as a scenario of its own whose file runs again as it is.
 * Claims and story are those of the original and are left out.
 */
export function variantOf(scenario: Scenario, variation: Variation): Scenario {
  const read = readVariant(scenario, variation);
  if ("scenario" in read) return read.scenario;
  throw new Error(`the variant ${variation.name} cannot be read: ${problemReport(read.problems).join(" ")}`);
}

/** The same, or what is wrong with it: settings that are right one by one may not go together. */
export function readVariant(scenario: Scenario, variation: Variation): ReturnType<typeof readScenario> {
  const { name, title, settings, decided, untimed = [], reference, supplierSide } = variation;
  const sections = { name, title, reference, claims: undefined, story: undefined };
  const text = withSections(scenario.yaml, supplierSide === undefined ? sections : { ...sections, supplierSide });
  const isTimed = untimed.length > 0 && /^timetable:/m.test(text);
  const source = {
    name,
    place: `${name}.yaml`,
    text: isTimed ? leftUntimed(text, untimed, scenario.from) : text,
  };
  return readScenario(source, nothing, { settings, decided });
}

/**
 * A resolved file with other sections in the places of its own, or at its end, or without them where nothing is given.
 * Its lines are those of `resolvedYaml`, where a section begins without an indent and all that belongs to it has one: to
 * cut it takes a hundredth of the time of reading and writing it.
 */
function withSections(yaml: string, others: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const found = yaml.split(/^(?=\w)/m).map((text) => ({ name: text.split(":", 1)[0], text }));
  const written = (name: string) => (others[name] === undefined ? "" : stringify({ [name]: others[name] }));
  const kept = found.map(({ name, text }) => (Object.hasOwn(others, name) ? written(name) : text));
  const added = Object.keys(others).filter((name) => !found.some((section) => section.name === name));
  return [...kept, ...added.map(written)].join("");
}

function leftUntimed(text: string, paths: readonly string[], from: number): string {
  const document = parseDocument(text);
  leaveUntimed(document, paths, from);
  return String(document);
}

/** Takes settings out of the timetable from a month on, and entries of it that then change nothing. */
function leaveUntimed(document: Document, paths: readonly string[], from: number): void {
  const timetable = document.get("timetable");
  if (!isSeq(timetable)) return;
  timetable.items = timetable.items.filter((item) => {
    const set = isMap(item) ? item.get("set") : undefined;
    if (!isMap(item) || !isMap(set) || Number(item.get("month")) < from) return true;
    for (const path of paths) set.delete(path);
    if (set.items.length > 0) return true;
    item.delete("set");
    return item.items.length > 1;
  });
}
