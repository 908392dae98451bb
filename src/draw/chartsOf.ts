import { whyNoSinceEntry } from "../words/en/sinceEntry.ts";
import { whyNoSurvival } from "../words/en/survival.ts";
import type { Comparison } from "../worlds/result.ts";
import type { Chart, Provenance } from "./chart.ts";
import { loyalty } from "./loyalty.ts";
import { oneWorld } from "./oneWorld.ts";
import { overTime } from "./overTime.ts";
import { sinceEntry } from "./sinceEntry.ts";
import { survival } from "./survival.ts";
import { trust } from "./trust.ts";
import { whoSupplies } from "./whoSupplies.ts";

/** The charts of a scenario against its reference, in the order in which they are read. */
export function chartsOf(comparison: Comparison, provenance: Provenance): Chart[] {
  const aligned = sinceEntry(comparison, provenance);
  const links = survival(comparison, provenance);
  const loyal = loyalty(comparison, provenance);
  return [
    ...(loyal === undefined ? [] : [loyal]),
    overTime(comparison, provenance),
    ...(aligned === undefined ? [] : [aligned]),
    whoSupplies(comparison, provenance),
    trust(comparison, provenance),
    ...(links === undefined ? [] : [links]),
    oneWorld(comparison, provenance),
  ];
}

/** Why a chart that other scenarios have is not there, in sentences; empty when all are. */
export function chartsLeftOut({ result }: Comparison): string[] {
  return [whyNoSinceEntry(result) ?? [], whyNoSurvival(result) ?? []].flat();
}
