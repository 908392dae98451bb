import {
  type Estimate,
  ledgers,
  oldestLessFirst,
  type SurvivalRate,
  survivalOverWorlds,
  type Weighting,
} from "../analyse/survival.ts";
import { formatInterval, formatNumber, worlds } from "../words/number.ts";
import { type Age, ages } from "../worlds/linkBook.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "./chart.ts";
import { type KeyItem, keyView } from "./key.ts";
import { curvePanel, ledgerStyle } from "./survival/curvePanel.ts";
import { shortenText } from "./textWidth.ts";
import { fontSize, ink, REFERENCE_DASH } from "./theme.ts";

/** Shorter runs have no link of known age that could have outlived a year. */
const SHORTEST = 36;
/** A share of fewer links and years than this is not drawn: it would jump. */
const FEWEST = 30;

/** Chart 9: how many links outlive a year, by their age, beside real ledgers; undefined for a short run. */
export function survival({ result, reference, referenceLabel }: Comparison, provenance: Provenance): Chart | undefined {
  if (result.months < SHORTEST) return undefined;
  const own = survivalOverWorlds(result.survival);
  const other = reference === undefined ? [] : survivalOverWorlds(reference.survival);
  const enough = shownAges(own);
  const curves = (weighting: Weighting) => ({
    own: shown(own, weighting, enough),
    reference: shown(other, weighting, shownAges(other)),
  });
  const title = finding(result, own, enough);
  const description = `${title}. Two line charts of the share of links that outlive a year against their age in years, by spend and by number, beside the ledgers of ${ledgers.map(({ buyer }) => buyer).join(" and ")}.`;
  return {
    id: "survival",
    title,
    description,
    table: tableOf(own),
    spec: composeChart({
      title,
      subtitle: `Share of links between a buyer and a supplier that have spend in the next year too, by years in a row with spend so far; band: 95 % interval of ${worlds(result.replications)}. Links alive in the very first year are of unknown age and stand apart, in the run as in the ledgers. Uprights: 95 % interval by spend, lowest to highest year by number. Fewer than ${FEWEST} links and years are not drawn.`,
      description,
      provenance,
      foot: foot(result, ledgerFoot()),
      views: [
        ...keyView(keyItems(reference === undefined ? undefined : referenceLabel)),
        panelGrid([
          curvePanel("By spend (%)", curves("spend"), "spend"),
          curvePanel("By number of links (%)", curves("count"), "count"),
        ]),
      ],
    }),
  };
}

/** Ages with enough links; weighted or not, it is the number of links that counts. */
function shownAges(rates: readonly SurvivalRate[]): ReadonlySet<Age> {
  const enough = rates.filter(({ weighting, atRisk }) => weighting === "count" && atRisk >= FEWEST);
  return new Set(enough.map(({ age }) => age));
}

function shown(rates: readonly SurvivalRate[], weighting: Weighting, enough: ReadonlySet<Age>): SurvivalRate[] {
  return rates.filter((rate) => rate.weighting === weighting && enough.has(rate.age));
}

function finding(result: ScenarioResult, own: readonly SurvivalRate[], enough: ReadonlySet<Age>): string {
  const known = shown(own, "count", enough).filter(({ age }) => age !== "start");
  const [first, oldest] = ["1", "4+"].map((age) => known.find((rate) => rate.age === age));
  const n = worlds(result.replications);
  if (first === undefined)
    return `Hardly any link begins after the first year, so that age cannot tell who stays, ${n}`;
  const goOn = `Of links in their first year ${percentOf(first)} go on`;
  if (oldest === undefined) return `${goOn}; hardly any gets older than three years, ${n}`;
  const lowest = known.reduce((least, rate) => (rate.survival < least.survival ? rate : least));
  const dip = lowest === first || lowest === oldest ? "" : `; lowest in year ${lowest.age}, ${percentOf(lowest)}`;
  return `${goOn}, of those four years or older ${percentOf(oldest)}: ${difference(oldestLessFirst(result.survival))}, ${n}${dip}`;
}

function percentOf(rate: SurvivalRate): string {
  return formatNumber(rate.survival, true);
}

function difference({ value, lower, upper }: Estimate): string {
  if (!Number.isFinite(lower)) return `${points(value)} points apart`;
  const interval = `(${points(lower)} to ${points(upper)})`;
  if (lower > 0) return `${points(value)} points more ${interval}`;
  if (upper < 0) return `${points(-value)} points fewer (${points(-upper)} to ${points(-lower)})`;
  return `no sure difference ${interval.replace(")", " points)")}`;
}

function points(share: number): string {
  return formatNumber(share, true).replace(" %", "");
}

function ledgerFoot(): string {
  const named = ledgers.map(
    ({ buyer, years, suppliers }) => `${buyer} ${years[0]} to ${years[1]} (${suppliers} large suppliers)`,
  );
  const counted = ledgers.map(({ countedYears }) => `${countedYears[0]} to ${countedYears[1]}`).join(" and ");
  return `Ledgers: ${named.join(", ")}; by number: all suppliers, lowest to highest of the years ${counted}. Contains public sector information licensed under the Open Government Licence v3.0.`;
}

const reference = { sample: "line", colour: ink.reference, dash: REFERENCE_DASH, shape: "circle" } as const;

function keyItems(referenceLabel?: string): KeyItem[] {
  const real = ledgers.map(({ buyer }, place): KeyItem => {
    const { colour, dash, shape } = ledgerStyle[place];
    return { label: `${buyer} (real)`, sample: "line", colour, dash, shape };
  });
  return [
    { label: "this scenario (simulated)", sample: "line", colour: ink.scenario, width: 2.4, shape: "circle" },
    ...(referenceLabel === undefined
      ? []
      : [{ ...reference, label: shortenText(referenceLabel, fontSize.label, 200) }]),
    ...real,
  ];
}

function tableOf(own: readonly SurvivalRate[]): ChartTable {
  const percent = ({ survival, lower, upper }: Omit<SurvivalRate, "weighting">) =>
    Number.isFinite(lower)
      ? `${formatNumber(survival, true)} (${formatInterval(lower, upper, true)})`
      : formatNumber(survival, true);
  const cell = (rates: readonly SurvivalRate[]) => rates.map(percent)[0] ?? "-";
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
      const of = (weighting: Weighting) => own.filter((rate) => rate.age === age && rate.weighting === weighting);
      return [
        age === "start" ? "unknown" : age,
        formatNumber(of("count")[0].atRisk).replace(/\.00?$/, ""),
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
