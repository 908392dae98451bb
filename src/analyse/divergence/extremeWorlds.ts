import { quantile } from "simple-statistics";
import { ALL, type Series } from "../../model/series.ts";
import { betterSign } from "../../worlds/pairedDifference.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { gap } from "../../worlds/simulateArms.ts";

/** The window means of some worlds; a `ScenarioResult` is one, and so is a saved run. */
export type MeansOfWorlds = Pick<WindowMeans, "seed" | "replications" | "window" | "series" | "means">;

/** What the change did to a measure in one world. */
export interface WorldDifference {
  readonly replication: number;
  readonly baseline: number;
  readonly scenario: number;
  /** Scenario less baseline. */
  readonly difference: number;
}

/** The worlds at the two ends. */
export interface ExtremeWorlds {
  readonly series: Series;
  /** Worlds in which both have a value. */
  readonly n: number;
  /** Worlds in which the change hurt, helped, and made no difference at all. */
  readonly hurtIn: number;
  readonly helpedIn: number;
  readonly sameIn: number;
  /** The quartiles of all differences: half of the worlds lie between. */
  readonly middleHalf: readonly [number, number];
  /** Where it hurt most, worst first. Of a neutral measure: where it fell most. */
  readonly hurt: readonly WorldDifference[];
  /** Where it helped most, best first. Of a neutral measure: where it rose most. */
  readonly helped: readonly WorldDifference[];
  /** All worlds, worst first. */
  readonly worstFirst: readonly WorldDifference[];
}

/** What is looked at unless something else is named. */
export const USUAL_SERIES: Series = { measure: "buyerValue", group: ALL };

/**
 * The worlds where the change hurt most and helped most, by the better direction of the measure.
 * A world in which nothing changed belongs to neither end; of equals the one with the lower number comes first.
 *
 * @param most  how many worlds at each end
 * @returns undefined where one of the two does not have the series, or no world has a value of both
 * @throws RangeError when the two do not share seed and window
 */
export function extremeWorlds(
  baseline: MeansOfWorlds,
  scenario: MeansOfWorlds,
  series: Series = USUAL_SERIES,
  most = 3,
): ExtremeWorlds | undefined {
  if (
    baseline.seed !== scenario.seed ||
    baseline.window[0] !== scenario.window[0] ||
    baseline.window[1] !== scenario.window[1]
  ) {
    throw new RangeError("paired worlds need the same seed and window");
  }
  const all = differencesOf(baseline, scenario, series);
  if (all.length === 0) return undefined;
  const sign = betterSign(series.measure);
  const worstFirst = all.toSorted((a, b) => sign * (a.difference - b.difference) || a.replication - b.replication);
  const bestFirst = all.toSorted((a, b) => sign * (b.difference - a.difference) || a.replication - b.replication);
  const sizes = all.map(({ difference }) => difference);
  const hurt = worstFirst.filter(({ difference }) => sign * difference < 0);
  const helped = bestFirst.filter(({ difference }) => sign * difference > 0);
  return {
    series,
    n: all.length,
    hurtIn: hurt.length,
    helpedIn: helped.length,
    sameIn: all.length - hurt.length - helped.length,
    middleHalf: [quantile(sizes, 0.25), quantile(sizes, 0.75)],
    hurt: hurt.slice(0, most),
    helped: helped.slice(0, most),
    worstFirst,
  };
}

/** The world that is told unless one is asked for: where the change hurt most, else where it helped most, else the first. */
export function worldToTell({ hurt, helped }: ExtremeWorlds): number {
  return (hurt[0] ?? helped[0])?.replication ?? 0;
}

function differencesOf(baseline: MeansOfWorlds, scenario: MeansOfWorlds, series: Series): WorldDifference[] {
  const before = placeOf(baseline, series);
  const after = placeOf(scenario, series);
  if (before < 0 || after < 0) return [];
  const worlds = Math.min(baseline.replications, scenario.replications);
  return Array.from({ length: worlds }, (_, replication) => {
    const from = baseline.means[replication * baseline.series.length + before];
    const to = scenario.means[replication * scenario.series.length + after];
    return { replication, baseline: from, scenario: to, difference: gap(to, from) };
  }).filter(({ difference }) => Number.isFinite(difference));
}

function placeOf({ series }: MeansOfWorlds, { measure, group }: Series): number {
  return series.findIndex((other) => other.measure === measure && other.group === group);
}
