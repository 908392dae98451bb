import type { Market } from "../model/market.ts";
import { applyDecision, isDecidable, undecidable } from "./applyDecision.ts";
import { type Applied, applySettings, pathIn } from "./applySettings.ts";
import { shapeProblems } from "./check.ts";
import { inherit } from "./inherit.ts";
import type { ScenarioLibrary, ScenarioSource } from "./library.ts";
import { applyOptions, marketOf, type ReadOptions, readScenario } from "./read.ts";
import { Lookup } from "./resolve/groups.ts";
import { groupProblems, marketProblems } from "./resolve/marketProblems.ts";
import { type Overridden, overridden } from "./resolve/overridden.ts";
import type { Problem, Scenario } from "./scenario.ts";
import { scopeOf } from "./scopes.ts";
import { type Setting, type Settings, settingsOf } from "./settings.ts";
import type { Located } from "./text/located.ts";

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
   * change is checked and resolved; the rest is shared by all markets. Where the scenario has a month of the decision
   * after month 0, or a warm-up, what buyers decide changes then, and all else holds from the start.
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
  const { from } = read.scenario;
  const hasPast = from > 0 || before.market.warmUp > 0;
  const isDecision = (path: string) => {
    const setting = known.get(path);
    // What cannot be decided in a later month is refused; in month 0 it holds from the start, as for a what-if.
    return hasPast && isOfBuyers(setting) && (from > 0 || (setting !== undefined && isDecidable(setting)));
  };
  /** What buyers decide stands in the timetable in place of where it was set. */
  const withDecision = (before: Located, set: Applied, settings: readonly string[]): Applied => {
    const decided = settings.filter((each) => isDecision(pathIn(each)));
    if (decided.length === 0 || set.problems.length > 0) return set;
    const facts = settings.filter((each) => !isDecision(pathIn(each)));
    return applyDecision(applySettings(before, facts, known).root, decided, known);
  };
  /** Settings that had the right shape before: no check of the shape takes two together (`check.ts`). */
  const wellShaped = new Set<string>();
  const shapeOf = (changed: Located, settings: readonly string[]): Problem[] => {
    if (settings.every((each) => wellShaped.has(each))) return [];
    const found = shapeProblems(changed, root);
    // Of two values of one path only the last was looked at.
    const isEachSeen = new Set(settings.map(pathIn)).size === settings.length;
    if (found.length > 0 || !isEachSeen || wellShaped.size >= MOST_REMEMBERED) return found;
    for (const each of settings) wellShaped.add(each);
    return [];
  };
  return {
    scenario: read.scenario,
    notes: read.notes,
    settings: known,
    marketOf(settings) {
      const set = applySettings(root, settings, known);
      const applied = withDecision(root, set, settings);
      const { market, problems } = marketOf(new Lookup(applied.root, known), before);
      const shape = shapeOf(set.root, settings);
      const found = [...applied.problems, ...shape, ...groupProblems(applied.root), ...problems];
      const all = found.length > 0 ? found : marketProblems(market, applied.root);
      return all.length > 0 ? { problems: all } : { market };
    },
    overridden(asked) {
      const settings = asked.map(({ setting }) => setting);
      const lookup = new Lookup(applySettings(root, settings, known).root, known);
      const { market } = marketOf(lookup, before);
      const named = asked.map(({ setting, source }) => ({ path: pathIn(setting), source }));
      const facts = overridden(
        lookup,
        market,
        named.filter(({ path }) => !isDecision(path)),
      );
      const decided = named.filter(({ path }) => isDecision(path));
      const later = overridden(lookup, market, decided, from);
      const fixed = decided.flatMap(({ path, source }) => {
        const setting = known.get(path);
        return setting !== undefined && isDecidable(setting) ? [] : [undecidable(path, from, source)];
      });
      return { problems: [...facts.problems, ...later.problems, ...fixed], notes: [...facts.notes, ...later.notes] };
    },
  };
}

/** Settings that are remembered: those of a design on levels are few, those of one that fills a range come once each. */
const MOST_REMEMBERED = 10_000;

/** Whether buyers decide a setting. */
function isOfBuyers(setting: Setting | undefined): boolean {
  return setting !== undefined && setting.scope !== "text" && scopeOf(setting.scope).decidedBy === "buyers";
}
