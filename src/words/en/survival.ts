import { ledgers, type SurvivalRate, survivalOverWorlds, type Weighting } from "../../analyse/survival.ts";
import { type Age, ages } from "../../model/linkBook.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { count, formatNumber, worlds } from "../number.ts";
import { formatInterval, inBrackets, numberWithin } from "../together.ts";
import type { TextTable } from "./overTime.ts";

/** Shorter runs have no link of known age that could have outlived a year. */
const SHORTEST = 36;

/** Why there is no chart of how long links last; undefined where there is one. */
export function whyNoSurvival({ months }: ScenarioResult): string | undefined {
  if (months >= SHORTEST) return undefined;
  return "There is no chart of how long links last: that takes a run of three years.";
}

/** A share of fewer links and years than this is not drawn: it would jump. */
const FEWEST = 30;

/** Titles of the panels, by weighting, and names of axes and marks of the chart of survival. */
export const survivalKeys = {
  spend: "By spend (%)",
  count: "By number of links (%)",
  axis: "years in a row with spend",
  unknown: "unknown",
  simulated: "this scenario (simulated)",
  simulatedShort: "simulated",
  ledger: (buyer: string) => `${buyer} (real)`,
  ledgerShort: (buyer: string) => buyer.split(" ")[0],
} as const;

/** Rates of the ages with enough links; weighted or not, it is the number of links that counts. */
export function shownRates(rates: readonly SurvivalRate[], weighting: Weighting): SurvivalRate[] {
  const enough = rates.filter((rate) => rate.weighting === "count" && rate.atRisk >= FEWEST);
  const shown: ReadonlySet<Age> = new Set(enough.map(({ age }) => age));
  return rates.filter((rate) => rate.weighting === weighting && shown.has(rate.age));
}

/** Title, subtitle, text alternative, foot and table of the chart of survival. */
export function survivalWords(result: ScenarioResult) {
  const rates = survivalOverWorlds(result.survival);
  const title = survivalTitle(result, shownRates(rates, "count"));
  return {
    title,
    subtitle: `Every link between a buyer and a supplier with spend in a year counts, however small (the chart of ledgers counts large suppliers alone): share of them with spend in the next year too, by years in a row with spend so far; band: 95 % interval of ${worlds(result.replications)}. Links alive in the very first year are of unknown age and stand apart, in the run as in the ledgers. Uprights: 95 % interval by spend, lowest to highest year by number. Fewer than ${FEWEST} links and years are not drawn.`,
    description: `${title}. Two line charts of the share of links that outlive a year against their age in years, by spend and by number, beside the ledgers of ${ledgers.map(({ buyer }) => buyer).join(" and ")}.`,
    foot: ledgerFoot(),
    table: tableOf(rates),
  };
}

function survivalTitle(result: ScenarioResult, shown: readonly SurvivalRate[]): string {
  const known = shown.filter(({ age }) => age !== "start");
  const [first, oldest] = ["1", "4+"].map((age) => known.find((rate) => rate.age === age));
  const n = worlds(result.replications);
  if (first === undefined)
    return `Hardly any link begins after the first year, so that age cannot tell who stays, ${n}`;
  const goOn = `Of links of any size in their first year ${besideLedgers(first)}`;
  if (oldest === undefined) return `${goOn}; hardly any gets older than three years, ${n}`;
  return `${goOn}; of those four years or older ${besideLedgers(oldest)}, ${n}`;
}

/** `76.1 % (73.0 to 79.2 %) go on, more than in the ledgers (15.0 to 51.0 %)`: what is drawn, beside what is drawn of the ledgers. */
function besideLedgers({ age, survival, lower, upper }: SurvivalRate): string {
  const real = ledgers.flatMap(({ byCount }) => byCount.filter((range) => range.age === age));
  const isKnown = Number.isFinite(lower);
  const said = isKnown ? inBrackets(numberWithin(survival, lower, upper, true)) : formatNumber(survival, true);
  if (real.length === 0) return `${said} go on`;
  const [low, high] = [Math.min(...real.map((each) => each.low)), Math.max(...real.map((each) => each.high))];
  const [from, to] = isKnown ? [lower, upper] : [survival, survival];
  const how = from > high ? "more than" : to < low ? "fewer than" : from >= low && to <= high ? "as" : "perhaps as";
  return `${said} go on, ${how} in the ledgers (${formatInterval(low, high, true)})`;
}

function ledgerFoot(): string {
  const named = ledgers.map(
    ({ buyer, years, suppliers }) => `${buyer} ${years[0]} to ${years[1]} (${suppliers} large suppliers)`,
  );
  const counted = ledgers.map(({ countedYears }) => `${countedYears[0]} to ${countedYears[1]}`).join(" and ");
  return `Ledgers: ${named.join(", ")}; by number: all suppliers, lowest to highest of the years ${counted}. Contains public sector information licensed under the Open Government Licence v3.0.`;
}

function tableOf(rates: readonly SurvivalRate[]): TextTable {
  const percent = ({ survival, lower, upper }: Omit<SurvivalRate, "weighting">) =>
    Number.isFinite(lower) ? inBrackets(numberWithin(survival, lower, upper, true)) : formatNumber(survival, true);
  const cell = (of: readonly SurvivalRate[]) => of.map(percent)[0] ?? "-";
  return {
    columns: [
      "Age in years",
      "Simulated links at risk",
      "Simulated, by number",
      ...ledgers.map(({ buyer }) => `${buyer}, by number`),
      "Simulated, by spend",
      ...ledgers.map(({ buyer }) => `${buyer}, by spend`),
    ],
    rows: ages.map((age) => {
      const of = (weighting: Weighting) => rates.filter((rate) => rate.age === age && rate.weighting === weighting);
      return [
        age === "start" ? "unknown" : age,
        count(of("count")[0].atRisk),
        cell(of("count")),
        ...ledgers.map(({ byCount }) => {
          const range = byCount.find((each) => each.age === age);
          return range === undefined ? "-" : formatInterval(range.low, range.high, true);
        }),
        cell(of("spend")),
        ...ledgers.map(({ bySpend }) => bySpend.filter((rate) => rate.age === age).map(percent)[0] ?? "-"),
      ];
    }),
  };
}
