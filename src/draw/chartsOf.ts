import type { LedgerRow } from "../analyse/ledger.ts";
import { whyNoLedger } from "../words/en/ledger.ts";
import { whyNoSinceEntry } from "../words/en/sinceEntry.ts";
import { whyNoSurvival } from "../words/en/survival.ts";
import type { Comparison } from "../worlds/result.ts";
import type { Chart, Provenance } from "./chart.ts";
import { ledger } from "./ledger.ts";
import { loyalty } from "./loyalty.ts";
import { oneWorld } from "./oneWorld.ts";
import { overTime } from "./overTime.ts";
import { sinceEntry } from "./sinceEntry.ts";
import { supplierSideCharts } from "./supplierSide/chartsOf.ts";
import { survival } from "./survival.ts";
import { trust } from "./trust.ts";
import { whoSupplies } from "./whoSupplies.ts";

/**
 * The charts of a scenario against its reference, in the order in which they are read.
 *
 * @param beside  the payments of the scenario beside real ledgers; none where it is too short
 */
export function chartsOf(comparison: Comparison, provenance: Provenance, beside: readonly LedgerRow[] = []): Chart[] {
  const aligned = sinceEntry(comparison, provenance);
  const links = survival(comparison, provenance);
  const payments = ledger(comparison.result, beside, provenance);
  const loyal = loyalty(comparison, provenance);
  return [
    ...(loyal === undefined ? [] : [loyal]),
    overTime(comparison, provenance),
    ...(aligned === undefined ? [] : [aligned]),
    whoSupplies(comparison, provenance),
    trust(comparison, provenance),
    ...supplierSideCharts(comparison, provenance),
    ...(links === undefined ? [] : [links]),
    ...(payments === undefined ? [] : [payments]),
    oneWorld(comparison, provenance),
  ];
}

/** Why a chart that other scenarios have is not there, in sentences; empty when all are. */
export function chartsLeftOut({ result }: Comparison): string[] {
  return [whyNoSinceEntry(result) ?? [], whyNoSurvival(result) ?? [], whyNoLedger(result) ?? []].flat();
}
