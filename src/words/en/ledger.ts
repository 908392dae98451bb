import { type LedgerRow, missed, type RealLedger, realLedgers } from "../../analyse/ledger.ts";
import { type Regularity, regularities, SHORTEST_LEDGER } from "../../worlds/ledger/regularities.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { count, formatNumber, listed, worlds } from "../number.ts";
import { alignedNumbers, formatInterval, inBrackets, numberWithin } from "../together.ts";
import type { ChartTable, ChartWords } from "./chart.ts";

/** Why there is no ledger beside the real ones; undefined where there is one. */
export function whyNoLedger({ months }: Pick<ScenarioResult, "months">): string | undefined {
  if (months >= SHORTEST_LEDGER) return undefined;
  return "There is no comparison with real spend ledgers: that takes a run of three years.";
}

/** What each regularity is called beside its row, and in a sentence. */
const names: Readonly<Record<Regularity, readonly [label: string, noun: string]>> = {
  attrition: ["attrition by spend", "the attrition of old suppliers by spend"],
  survivalByCount1: ["live on from year 1", "survival of links in their first year"],
  survivalByCount2: ["live on from year 2", "survival in the second year"],
  survivalByCount3: ["live on from year 3", "survival in the third year"],
  survivalByCount4: ["live on from year 4+", "survival of links of four years or more"],
  survivalBySpend1: ["year 1, by spend", "survival by spend in the first year"],
  survivalBySpend2: ["year 2, by spend", "survival by spend in the second year"],
  survivalBySpend3: ["year 3, by spend", "survival by spend in the third year"],
  survivalBySpend4: ["year 4+, by spend", "survival by spend from the fourth year on"],
  newcomers: ["newcomers' spend", "newcomers' share of spend"],
  shareChange: ["change of share", "how much a supplier's share changes from year to year"],
  mostMonths: ["paid in 11+ months", "the share of years with payment in nearly every month"],
  fewMonths: ["paid in 1-2 months", "the share of years with payment in one or two months"],
  cameBack: ["came back", "the share of links that come back"],
  gini: ["Gini of spend", "the concentration of spend (Gini)"],
  monthlySpread: ["monthly spread", "how much the total varies from month to month"],
};

/** Regularities that are no shares. */
const plain: ReadonlySet<Regularity> = new Set(["shareChange", "gini", "monthlySpread"]);

/** Meaning of a regularity in a table. */
export const regularityMeanings: Readonly<Record<Regularity, string>> = {
  attrition: "share of the spend with suppliers of the first year that ends each year",
  survivalByCount1: "share of links in their first year alive a year later; so on to 4, four years or more",
  survivalByCount2: "the same in their second year",
  survivalByCount3: "the same in their third year",
  survivalByCount4: "the same of four years or more",
  survivalBySpend1: "the same weighted by spend",
  survivalBySpend2: "the same weighted by spend",
  survivalBySpend3: "the same weighted by spend",
  survivalBySpend4: "the same weighted by spend",
  newcomers: "share of spend, after the first year, with suppliers never paid before",
  shareChange: "median absolute logarithm of the change of a supplier's share of spend in a year",
  mostMonths: "share of supplier-years with payment in 11 months or more",
  fewMonths: "share of supplier-years with payment in 2 months or fewer",
  cameBack: "share of links that ended and are alive again in a later year",
  gini: "Gini coefficient of what suppliers are paid in a year",
  monthlySpread: "standard deviation of the logarithm of what is paid in a month",
};

/** Names of the marks of the chart. */
export const ledgerKeys = {
  ledger: ({ buyer }: RealLedger) => `${buyer} (real)`,
  range: "range of the real ledgers",
  within: "this scenario (simulated)",
  missed: "outside that range",
  axis: "share, or number",
} as const;

/** Label of a row of the chart, and what is said at its end. */
export function ledgerRowWords(rows: readonly LedgerRow[]) {
  const [{ regularity, range, simulated, side }] = rows;
  const percent = !plain.has(regularity);
  const isMissed = missed(rows).includes(regularity);
  const { value, range: ledgers } = numberWithin(simulated.mean, ...range, percent);
  return {
    label: names[regularity][0],
    simulated: value,
    ledgers: isMissed ? `${side} ${ledgers}` : `in ${ledgers}`,
  };
}

/** What the comparison with real ledgers comes to, misses by name; empty where nothing was simulated. */
export function ledgerSentences(rows: readonly LedgerRow[]): string[] {
  const known = regularities.filter((name) =>
    rows.some(({ regularity, side }) => regularity === name && side !== "unknown"),
  );
  if (known.length === 0) return [];
  const misses = missed(rows);
  const buyers = listed(realLedgers.map(({ buyer }) => buyer));
  const head = `Beside the spend ledgers of ${buyers} the simulated payments lie within their range in ${known.length - misses.length} of ${known.length} regularities (${worlds(worldsOf(rows))})`;
  if (misses.length === 0) return [`${head}.`];
  return [`${head}; they miss ${listed(misses.map((name) => missInWords(rows, name)))}.`];
}

function missInWords(rows: readonly LedgerRow[], name: Regularity): string {
  const [{ simulated, range }] = rows.filter(({ regularity }) => regularity === name);
  const { value, range: ledgers } = numberWithin(simulated.mean, ...range, !plain.has(name));
  return `${names[name][1]} (${value}, ledgers ${ledgers})`;
}

function worldsOf(rows: readonly LedgerRow[]): number {
  return rows.reduce((most, { simulated }) => Math.max(most, simulated.n), 0);
}

/** Title, subtitle, text alternative, foot and table of the chart of ledgers. */
export function ledgerWords(rows: readonly LedgerRow[]): Omit<ChartWords, "foot"> & { readonly foot: string } {
  const misses = missed(rows);
  const n = worlds(worldsOf(rows));
  const buyers = listed(realLedgers.map(({ buyer }) => buyer));
  const title =
    misses.length === 0
      ? `Simulated payments to large suppliers lie within the range of two real ledgers in all regularities, ${n}`
      : `Simulated payments to large suppliers lie outside the range of two real ledgers in ${misses.length} of ${regularities.length} regularities, ${n}`;
  const years = realLedgers.map(({ buyer, years, threshold }) => {
    return `${buyer} ${years[0]} to ${years[1]}, suppliers of ${count(threshold)} GBP or more in some year`;
  });
  return {
    title,
    subtitle: `One function over ledger lines, real or simulated: suppliers that reach the threshold of a file count, as a share of what a buyer pays in a year, and small ones do not (in the chart of survival every link counts, so that its shares are others). Each row: ledgers above, the simulated payments below, as a mean with its 95 % interval over worlds. Bar: lowest to highest of both ledgers, whole and by halves of their years. Links live in a year with spend; live on: share of them with spend in the next year, by years in a row so far.`,
    description: `${title}. Regularities of the payments of ${buyers} beside those of the simulated buyers.`,
    foot: `Ledgers: ${years.join("; ")}. Contains public sector information licensed under the Open Government Licence v3.0.`,
    table: tableOf(rows),
  };
}

function tableOf(rows: readonly LedgerRow[]): ChartTable {
  return {
    columns: ["Regularity", ...realLedgers.map(({ buyer }) => buyer), "Range of the ledgers", "Simulated", "Within"],
    rows: regularities.map((name) => {
      const own = rows.filter(({ regularity }) => regularity === name);
      const percent = !plain.has(name);
      const [{ range, simulated }] = own;
      return [
        names[name][0],
        ...alignedNumbers(
          own.map(({ real }) => real.value),
          percent,
        ),
        formatInterval(...range, percent),
        simulatedText(simulated, percent),
        missed(own).includes(name) ? "no" : "yes",
      ];
    }),
  };
}

function simulatedText({ n, mean, lower, upper }: LedgerRow["simulated"], percent: boolean): string {
  if (n === 0) return "-";
  if (n === 1) return formatNumber(mean, percent);
  return inBrackets(numberWithin(mean, lower, upper, percent));
}
