import type { ScenarioLibrary, ScenarioSource } from "../../scenario/library.ts";
import { readScenario } from "../../scenario/read.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { type Lever, sides, withoutNobody } from "../levers.ts";
import { firstMonthOf, leversOfSide, type TablePolicies } from "./policy.ts";

/**
 * The market that comes of what teams decide. Up to three teams sit at a table, one a side; a side that nobody has taken
 * does what the scenario says, the suppliers' sides by the machine. The first decision holds from the start, each later
 * one from the first month of its round.
 */

/** A scenario file with the settings that are given beside it, as `--set` takes them. */
export interface TableFile {
  readonly source: ScenarioSource;
  readonly settings: readonly string[];
}

/**
 * The scenario of a table: settings for what holds from the start, and a timetable for what is decided later. What is
 * decided again without a change is left out, so that a table that never moves a lever is the scenario itself.
 *
 * @param base    the scenario that is played, which must have no timetable of its own
 * @param isOnce  whether a lever is used once, at the start, so that later rounds cannot move it
 */
export function tableFile(
  base: Pick<Scenario, "name" | "market">,
  levers: readonly Lever[],
  policies: TablePolicies,
  isOnce: (lever: Lever) => boolean,
): TableFile {
  const settings: string[] = [];
  const later = new Map<number, Record<string, Written>>();
  for (const side of sides) {
    const own = leversOfSide(levers, side);
    const standing = own.map((lever) => lever.base);
    for (const [at, policy] of (policies[side] ?? []).entries()) {
      const month = firstMonthOf(at + 1, base.market.months);
      for (const [place, lever] of own.entries()) {
        const value = lever.places[policy?.[place] ?? -1];
        if (value === undefined || value === standing[place] || (at > 0 && isOnce(lever))) continue;
        standing[place] = value;
        const set = written(lever, value);
        if (at === 0) settings.push(...Object.entries(set).map(([path, to]) => `${path}=${to}`));
        else later.set(month, { ...later.get(month), ...set });
      }
    }
  }
  const said = withoutNobody(settings);
  const nobody = said.filter((each) => each.endsWith(".count=0")).map((each) => each.slice(0, -"count=0".length));
  const isSaid = (path: string) => !nobody.some((group) => path.startsWith(group));
  const timetable = [...later]
    .sort(([a], [b]) => a - b)
    .map(([month, set]) => ({ month, set: Object.fromEntries(Object.entries(set).filter(([path]) => isSaid(path))) }))
    .filter(({ set }) => Object.keys(set).length > 0);
  const text = JSON.stringify({ extends: base.name, ...(timetable.length > 0 && { timetable }) });
  return {
    source: { name: base.name, place: `${base.name} as it is played`, text },
    settings: said,
  };
}

/** The scenario of a table, read. @throws Error where its decisions do not go together, with what is wrong */
export function tableScenario({ source, settings }: TableFile, library: ScenarioLibrary): Scenario {
  const read = readScenario(source, library, { settings });
  if ("scenario" in read) return read.scenario;
  throw new Error(read.problems.map(({ wrong }) => wrong).join(" "));
}

type Written = number | string | boolean;

function written(lever: Lever, value: number): Readonly<Record<string, Written>> {
  const own = { [lever.path]: lever.unit === "switch" ? value > 0 : value };
  if (value <= lever.places[0]) return own;
  return { ...own, ...Object.fromEntries(lever.with.map((setting) => setting.split("=", 2))) };
}
