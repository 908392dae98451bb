import type { Market } from "../model/market.ts";
import { applySettings, pathIn } from "./applySettings.ts";
import { shapeProblems } from "./check.ts";
import { inherit } from "./inherit.ts";
import type { ScenarioLibrary, ScenarioSource } from "./library.ts";
import { applyOptions, marketOf, type ReadOptions, readScenario } from "./read.ts";
import { Lookup } from "./resolve/groups.ts";
import { groupProblems, marketProblems } from "./resolve/marketProblems.ts";
import { type Overridden, overridden } from "./resolve/overridden.ts";
import type { Problem, Scenario } from "./scenario.ts";
import { type Settings, settingsOf } from "./settings.ts";

/** A scenario that was read once, for the thousands of markets that differ from it by some settings. */
export interface Markets {
  readonly scenario: Scenario;
  /** What the user should know of the settings that it was opened with. */
  readonly notes: readonly string[];
  /** What can be set, by path. */
  readonly settings: Settings;
  /**
   * The market with more settings, `path=value` each, on top of those it was opened with; or what is wrong
   * with them. The same market that `readScenario` gives, without its claims, story and file. Only what the settings
   * change is checked and resolved; the rest is shared by all markets.
   */
  marketOf(settings: readonly string[]): { readonly market: Market } | { readonly problems: readonly Problem[] };
  /**
   * What else decides settings that are asked for together, `path=value` each, whatever their values; `source` is the
   * flag that asked for them.
   */
  overridden(asked: readonly { readonly setting: string; readonly source: string }[]): Overridden;
}

/** Reads and checks a scenario, and keeps its file at hand for variants. */
export function openMarkets(
  source: ScenarioSource,
  library: ScenarioLibrary,
  options: ReadOptions = {},
): Markets | { readonly problems: readonly Problem[] } {
  const read = readScenario(source, library, options);
  if ("problems" in read) return read;
  const { root: merged } = inherit(source, library);
  if (merged === undefined) throw new Error(`${source.place} was read and cannot be read again`);
  const { root } = applyOptions(merged, options);
  const known = settingsOf(root);
  const before = { root, market: read.scenario.market };
  return {
    scenario: read.scenario,
    notes: read.notes,
    settings: known,
    marketOf(settings) {
      const applied = applySettings(root, settings, known);
      const { market, problems } = marketOf(new Lookup(applied.root, known), before);
      const shape = shapeProblems(applied.root, root);
      const found = [...applied.problems, ...shape, ...groupProblems(applied.root), ...problems];
      const all = found.length > 0 ? found : marketProblems(market, applied.root);
      return all.length > 0 ? { problems: all } : { market };
    },
    overridden(asked) {
      const settings = asked.map(({ setting }) => setting);
      const lookup = new Lookup(applySettings(root, settings, known).root, known);
      const named = asked.map(({ setting, source }) => ({ path: pathIn(setting), source }));
      return overridden(lookup, marketOf(lookup, before).market, named);
    },
  };
}
