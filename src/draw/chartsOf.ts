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
 * The charts of a scenario against its reference, in the order in which they are read, each when it is asked for: what draws
 * them elsewhere begins with the first.
 *
 * @param beside  the payments of the scenario beside real ledgers; none where it is too short
 */
export function* chartsInTurn(
  comparison: Comparison,
  provenance: Provenance,
  beside: readonly LedgerRow[] = [],
): Iterable<Chart> {
  yield* there(loyalty(comparison, provenance));
  yield overTime(comparison, provenance);
  yield* there(sinceEntry(comparison, provenance));
  yield whoSupplies(comparison, provenance);
  yield trust(comparison, provenance);
  yield* supplierSideCharts(comparison, provenance);
  yield* there(survival(comparison, provenance));
  yield* there(ledger(comparison.result, beside, provenance));
  yield oneWorld(comparison, provenance);
}

function there(chart: Chart | undefined): readonly Chart[] {
  return chart === undefined ? [] : [chart];
}

/** All of them. */
export function chartsOf(...of: Parameters<typeof chartsInTurn>): Chart[] {
  return [...chartsInTurn(...of)];
}

/** Why a chart that other scenarios have is not there, in sentences; empty when all are. */
export function chartsLeftOut({ result }: Comparison): string[] {
  return [whyNoSinceEntry(result) ?? [], whyNoSurvival(result) ?? [], whyNoLedger(result) ?? []].flat();
}
