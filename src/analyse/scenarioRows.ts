import { ALL, isSame, type Series } from "../model/series.ts";
import type { PairShares } from "../worlds/pairedDifference.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { MONTHS_A_YEAR } from "../worlds/spans.ts";
import { type MeanInterval, meanInterval } from "../worlds/statistics/intervals.ts";
import { sharesWorlds } from "./compareArms.ts";
import { accountOf, type Spend, saysSpend } from "./savings.ts";
import { verdictOf } from "./verdict.ts";

/** Scenarios beside each other as sourcing optimisers print them: who supplies, what is spent, what is saved. */
export interface ScenarioRows {
  /** What spend is counted in: so much a year of the baseline in its first year, said by a scenario or 100. */
  readonly spend: Spend;
  readonly isSaid: boolean;
  /** The baseline first. */
  readonly rows: readonly ScenarioRow[];
}

/** Intervals are 95 % ones over worlds. */
export interface ScenarioRow {
  readonly name: string;
  /** Over the months of the tables: suppliers of a buyer as if all had equal shares, 1 / HHI. */
  readonly suppliers: MeanInterval;
  readonly largestShare: MeanInterval;
  readonly newcomerShare: MeanInterval;
  /** From the month of the decision on, a year. */
  readonly spentAYear: MeanInterval;
  /** Undefined for the baseline, and where the worlds are not the same. */
  readonly saved?: {
    readonly aYear: MeanInterval;
    /** Over what the baseline spends a year at first; of all years, and of the third after the decision. */
    readonly share: MeanInterval;
    readonly thirdYear?: MeanInterval;
  };
  /** In how many of the worlds the buyer ends worse off in value, where it is known. */
  readonly worse?: PairShares;
}

/** Where no scenario says what is spent: so much of every hundred. */
const OF_EVERY = 100;

/** @param arms  the baseline first; undefined where the years of one are not known, or begin in another month */
export function scenarioRows(
  arms: readonly { readonly name: string; readonly means: WindowMeans }[],
): ScenarioRows | undefined {
  const [{ means: baseline }] = arms;
  const said = saysSpend(arms.map(({ means }) => means));
  const { discountRate } = baseline.scenario;
  const spend = said ?? { annualSpend: OF_EVERY, discountRate, currency: "" };
  const rows = arms.flatMap(({ name, means }, place): ScenarioRow[] => {
    const account = accountOf(baseline, means, spend);
    if (account === undefined) return [];
    const { savings, spentAYear } = account;
    const third = savings.years[2];
    const isWhole = third !== undefined && third.months[1] - third.months[0] + 1 === MONTHS_A_YEAR;
    const over = (interval: MeanInterval) => scaled(interval, 1 / spend.annualSpend);
    const saved = {
      aYear: savings.cashAYear,
      share: over(savings.cashAYear),
      ...(isWhole && { thirdYear: over(third.saved) }),
    };
    const isCompared = place > 0 && sharesWorlds(means, baseline);
    return [
      {
        name,
        suppliers: overWorlds(means, "concentration", (value) => 1 / value),
        largestShare: overWorlds(means, "largestShare"),
        newcomerShare: overWorlds(means, "newcomerShare"),
        spentAYear,
        ...(isCompared && { saved }),
        ...(place > 0 && { worse: verdictOf(means, baseline)?.value.whole }),
      },
    ];
  });
  return rows.length < arms.length ? undefined : { spend, isSaid: said !== undefined, rows };
}

function overWorlds(
  { series, means, replications }: WindowMeans,
  measure: Series["measure"],
  of = (value: number) => value,
): MeanInterval {
  const place = series.findIndex((each) => isSame(each, { measure, group: ALL }));
  if (place < 0) return meanInterval([]);
  const values = Array.from({ length: replications }, (_, world) => of(means[world * series.length + place]));
  return meanInterval(values.filter(Number.isFinite));
}

function scaled({ n, mean, lower, upper }: MeanInterval, by: number): MeanInterval {
  return { n, mean: mean * by, lower: lower * by, upper: upper * by };
}
