import type { Scenario } from "../../scenario/scenario.ts";
import type { MapBatches } from "../../worlds/batch.ts";
import { isMoney, moneyOf } from "../../worlds/money.ts";
import { type GrowingScenario, openScenario, withTypicalWorld } from "../../worlds/replicateScenario.ts";
import type { Comparison } from "../../worlds/result.ts";
import { growUntilSharp, type Precision, pairedSample, type Stop } from "../../worlds/stopping.ts";
import type { ReplicationOptions } from "./markets.ts";
import type { PlannedRun } from "./plan.ts";

/**
 * A scenario and its reference in as many worlds as the precision takes, and why as many. Nothing is shared with other
 * runs of the command line, since each stops at a number of its own.
 */
export async function sharpComparison(
  { scenario, reference, referenceLabel, window }: PlannedRun,
  precision: Precision,
  options: Omit<ReplicationOptions, "replications">,
  map: MapBatches,
): Promise<{ readonly comparison: Comparison; readonly stop: Stop }> {
  const { seed, signal, onProgress } = options;
  const open = (each: Scenario): GrowingScenario =>
    openScenario(
      each,
      {
        seed,
        window,
        signal,
        pause: () => new Promise((resume) => setImmediate(resume)),
        onProgress: (done, total) => onProgress(each.name, done, total),
      },
      map,
    );
  const own = open(scenario);
  const isSame = JSON.stringify(reference?.market) === JSON.stringify(scenario.market);
  const other = reference === undefined ? undefined : isSame ? own : open(reference);
  const stop = await growUntilSharp(
    pairedSample(precision.series, [own], other, unitOf(scenario, precision)),
    precision,
  );
  const result = withTypicalWorld(await own.finish());
  if (other === undefined || reference === undefined) return { comparison: { result, referenceLabel }, stop };
  const against = { ...(isSame ? result : withTypicalWorld(await other.finish())), scenario: reference };
  return { comparison: { result, referenceLabel, reference: against }, stop };
}

/** A width is asked in the unit that is shown: money in the currency of the scenario. */
function unitOf(scenario: Scenario, { series }: Precision): number {
  return isMoney(series.measure) ? moneyOf(scenario).factor : 1;
}
