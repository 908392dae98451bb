import type { Chart, Provenance } from "../../chart/chart.ts";
import type { Arms } from "../../chart/parting/arms.ts";
import { worldPair } from "../../chart/worldPair.ts";
import type { CatfishEffect } from "../../experiment/catfishEffect.ts";
import { type Arm, armMarkets } from "../../experiment/effect/arms.ts";
import { UNIT_COSTS } from "../../experiment/money.ts";
import { extremeWorlds, worldToTell } from "../../experiment/parting/extremeWorlds.ts";
import { partingOf } from "../../experiment/parting/partingOf.ts";
import { partingStory } from "../parting/partingStory.ts";

/** Which worlds entry hurt and helped most, and one of them told: where it parts from the same world without entry. */
export interface EffectStory {
  readonly worlds: readonly string[];
  readonly sentences: readonly string[];
  readonly chart: (provenance: Provenance) => Chart;
}

const names: Arms = { baseline: "without entry", scenario: "with entry" };

/** Tells one world of an effect. Runs it again, which takes some hundredths of a second: its events are in no table. */
export function effectStory(result: CatfishEffect): EffectStory {
  const { scenario, seed, window } = result;
  const worldsOf = (arm: Arm) => ({ ...result, means: result.means[arm] });
  const extremes = extremeWorlds(worldsOf("withoutEntry"), worldsOf("entry"));
  const replication = extremes === undefined ? 0 : worldToTell(extremes);
  const { withoutEntry, entry } = armMarkets(scenario.market);
  const parting = partingOf(withoutEntry, entry, { seed, replication, window });
  const money = result.money ?? UNIT_COSTS;
  const { worlds, sentences } = partingStory({ parting, extremes, arms: names, money });
  return { worlds, sentences, chart: (provenance) => worldPair(parting, names, provenance, money) };
}
