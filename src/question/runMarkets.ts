import { type CorrectedDifference, sharesWorlds } from "../analyse/compareArms.ts";
import { monthlyDifferences } from "../analyse/monthlyDifferences.ts";
import type { PlausibleAnswer } from "../analyse/plausible/spread.ts";
import type { Chart, Provenance } from "../draw/chart.ts";
import { isSame } from "../model/series.ts";
import type { OwnMoney } from "../words/en/ownMoney.ts";
import type { SaidPlausible } from "../words/en/plausible.ts";
import type { CommonMonths } from "../worlds/commonMonths.ts";
import { headlineFor } from "../worlds/headline.ts";
import { chosenMonths } from "../worlds/replicateArms.ts";
import type { MonthsSeen, PairedDifference } from "../worlds/result.ts";
import { differenceCharts } from "./differenceCharts.ts";
import { answerPlausible, writtenIn } from "./plausible.ts";
import { plausibleOfRun, type RunQuestion, type RunSeen } from "./runWorlds.ts";

/** What plausible markets give a run: differences over them, and the charts that show both intervals. */

/** What follows from plausible markets, beside the differences in the market as written. */
export function plausibleRun(
  question: RunQuestion,
  { plausible }: RunSeen,
  differences: readonly PairedDifference[],
): PlausibleAnswer | undefined {
  const of = plausibleOfRun(question);
  if (of === undefined || plausible === undefined) return undefined;
  const written = writtenIn(of, differences);
  return answerPlausible(of, plausible, [{ name: question.scenario.name, from: 0, to: 1, written }]);
}

/** Both scenarios of a run, and what is known of their difference. */
interface RunMarkets {
  readonly scenario: MonthsSeen;
  readonly baseline: MonthsSeen;
  /** As the answer has them, so that the charts call clear what its table does. */
  readonly differences: readonly CorrectedDifference[];
  /** Pairs of worlds that have values in other months. */
  readonly common: readonly CommonMonths[];
  readonly markets: SaidPlausible;
  /** What a group of suppliers that asks counts its own amounts in. */
  readonly own?: OwnMoney;
}

/** What differs with both intervals, as in a comparison, also over time, and what that hangs on. */
export function marketCharts(
  { scenario, baseline, differences: all, common, markets, own }: RunMarkets,
  provenance: Provenance,
): Chart[] {
  const asked = headlineFor(scenario.scenario.asker);
  const differences = asked.flatMap((one) => all.find(({ series }) => isSame(series, one)) ?? []);
  const names = { baselineName: baseline.scenario.name, scenarioName: scenario.scenario.name, suffix: "" };
  const [before, after] = [baseline, scenario].map((seen) => chosenMonths(seen, asked));
  const worlds = { baseline: baseline.replications, scenario: scenario.replications };
  const paired = sharesWorlds(baseline, scenario);
  const pairs = paired ? Math.min(worlds.baseline, worlds.scenario) : 0;
  const overTime = monthlyDifferences(before, after, paired, worlds);
  const subject = { ...names, baseline, scenario, paired, pairs, differences, overTime, common, markets, own };
  return differenceCharts(subject, provenance);
}
