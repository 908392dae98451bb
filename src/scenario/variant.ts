import { type Document, isMap, isSeq, parseDocument } from "yaml";
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
  const document = parseDocument(scenario.yaml);
  document.set("name", name);
  document.set("title", title);
  document.set("reference", reference);
  if (supplierSide !== undefined) document.set("supplierSide", [...supplierSide]);
  document.delete("claims");
  document.delete("story");
  leaveUntimed(document, untimed, scenario.from);
  const source = { name, place: `${name}.yaml`, text: String(document) };
  return readScenario(source, nothing, { settings, decided });
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
