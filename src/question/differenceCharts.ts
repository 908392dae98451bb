import type { Chart, Provenance } from "../draw/chart.ts";
import { comparison } from "../draw/comparison.ts";
import { comparisonOverTime } from "../draw/comparisonOverTime.ts";
import { plausibleMovers } from "../draw/plausibleMovers.ts";
import type { ComparisonSubject } from "../words/en/comparisonCharts.ts";
import { moversFoot, moversOfDifference } from "../words/en/plausibleCharts.ts";

/** What differs between two scenarios, also over time, and what that hangs on in plausible markets. */
export function differenceCharts(subject: ComparisonSubject, provenance: Provenance): Chart[] {
  const { markets, scenario, suffix } = subject;
  const along = comparisonOverTime(subject, provenance);
  const movers =
    markets &&
    plausibleMovers(moversOfDifference(markets), { suffix, foot: moversFoot(markets, scenario) }, provenance);
  return [
    comparison(subject, provenance),
    ...(along === undefined ? [] : [along]),
    ...(movers === undefined ? [] : [movers]),
  ];
}
