import type { Chart, Provenance } from "../../chart/chart.ts";
import type { Arms } from "../../chart/parting/arms.ts";
import { worldPair } from "../../chart/worldPair.ts";
import { UNIT_COSTS } from "../../experiment/money.ts";
import { extremeWorlds, worldToTell } from "../../experiment/parting/extremeWorlds.ts";
import { partingOf } from "../../experiment/parting/partingOf.ts";
import { partingStory } from "../parting/partingStory.ts";
import type { ComparedScenario, Study } from "./study.ts";

/** Which worlds the change hurt and helped most, and where and why one of them takes another course. */
export interface StudyStory {
  readonly worlds: readonly string[];
  /** One world, told in order. */
  readonly sentences: readonly string[];
  readonly chart: (provenance: Provenance) => Chart;
}

/**
 * Tells one world of a scenario beside the same world of the baseline; undefined where they are not the same worlds.
 * Runs it again, which takes some hundredths of a second: its events are in no table.
 */
export function studyStory(
  { question, baseline, scenarios }: Study,
  { arm, paired }: ComparedScenario,
): StudyStory | undefined {
  if (!paired) return undefined;
  const [before, after] = [baseline.means.scenario, arm.means.scenario];
  const { seed, window } = arm.means;
  const extremes = extremeWorlds(baseline.means, arm.means);
  const replication = extremes === undefined ? 0 : worldToTell(extremes);
  const parting = partingOf(before.market, after.market, { seed, replication, window });
  const money = baseline.means.money ?? UNIT_COSTS;
  const names: Arms =
    question === "what-if"
      ? { baseline: "without the change", scenario: "with the change" }
      : { baseline: `in "${baseline.name}"`, scenario: `in "${arm.name}"` };
  const { worlds, sentences } = partingStory({ parting, extremes, arms: names, money });
  return {
    worlds,
    sentences,
    chart: (provenance) => {
      const chart = worldPair(parting, names, provenance, money);
      return scenarios.length === 1 ? chart : { ...chart, id: `${chart.id}-${arm.name}` };
    },
  };
}
