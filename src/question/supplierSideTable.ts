import {
  type DealingFigure,
  type DealingsBeside,
  dealingFigures,
  dealingsBeside,
  stepsSinceStart,
} from "../analyse/dealings.ts";
import type { FirstSeen } from "../analyse/firsts.ts";
import { namesOf } from "../model/parameters.ts";
import { byText, type Cell, type Frame, frameOf, type Shape } from "../result/frame.ts";
import { scenarioColumn } from "../result/series.ts";
import { type Money, UNIT_COSTS } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";

/** `supplier-side.csv`: what groups of suppliers come to whose own side is measured, over all worlds. */

const meanings: Readonly<Record<DealingFigure, string>> = {
  profit: "profit of the run",
  sellingCost: "what courting and the strategy cost in the run",
  trials: "times that a buyer let one in",
  contractsWon: "contracts won",
  winRate: "contracts won over reviews entered",
  acquisitionCost: "cost of new business over trials",
  costPerContract: "selling cost over contracts won",
  lifetimeValue: "discounted margin of a relation that began three years or more before the end",
};

const of = {
  trial: "months from the first of courting to the first trial",
  gate: "to the first relation past the gate",
  contract: "to the first contract",
  inTheBlack: "to the month from which cumulated profit stays above zero",
  ruined: "share of the worlds in which one runs out of cash",
  gain: "profit more than in the reference, same worlds",
  strategyReturn: "that over what selling costs more",
  ...meanings,
} as const;
type Figure = keyof typeof of;
const figures = namesOf(of);

export const supplierSideShape: Shape = {
  name: "supplier-side",
  title: "What groups of suppliers come to over all worlds: one row for each group and figure",
  fields: [
    scenarioColumn,
    { name: "group", type: "string", meaning: "Group of suppliers whose own side is measured." },
    {
      name: "figure",
      type: "string",
      meaning: `${figures.map((figure) => `${figure}: ${of[figure]}`).join("; ")}.`,
      categories: figures,
    },
    { name: "unit", type: "string", meaning: "Unit of the value; shares are fractions." },
    { name: "n", type: "integer", meaning: "Worlds." },
    {
      name: "value",
      type: "number",
      meaning:
        "Median of months, empty where it is later than the run; else a mean, or one sum over another, over all worlds.",
    },
    {
      name: "lower",
      type: "number",
      meaning: "Lower end of its 95 % interval; empty where so few worlds do not tell.",
    },
    {
      name: "upper",
      type: "number",
      meaning: "Upper end of its 95 % interval; empty also where it is later than the run.",
    },
    {
      name: "never",
      type: "number",
      unit: "share",
      meaning: "Of months: share of the worlds in which it never happens.",
    },
    { name: "neverLower", type: "number", unit: "share", meaning: "Lower end of its 95 % interval (Wilson 1927)." },
    { name: "neverUpper", type: "number", unit: "share", meaning: "Upper end of its 95 % interval (Wilson 1927)." },
  ],
  key: ["scenario", "group", "figure"],
  precision: "short",
};

/** Scenarios, each beside the reference; none where no group's own side is measured. */
export function supplierSideTable(scenarios: readonly WindowMeans[], reference?: WindowMeans): Frame[] {
  const rows = scenarios
    .toSorted((a, b) => byText(a.scenario.name, b.scenario.name))
    .flatMap((means) =>
      dealingsBeside(means, reference)
        .toSorted((a, b) => byText(a.group, b.group))
        .flatMap(rowsOf(means)),
    );
  return rows.length === 0 ? [] : [frameOf(supplierSideShape, rows)];
}

type Values = readonly [unit: string, n: number, value: number, lower: number, upper: number, ...never: number[]];

function rowsOf({ scenario, money = UNIT_COSTS }: WindowMeans): (own: DealingsBeside) => (readonly Cell[])[] {
  return (own) => {
    const known: Partial<Record<Figure, Values>> = {
      ...Object.fromEntries(stepsSinceStart.map((step) => [step, monthsIn(own.steps[step])])),
      ruined: ["share", own.n, own.ruined.share, own.ruined.lower, own.ruined.upper],
      ...Object.fromEntries(
        namesOf(dealingFigures).map((name) => [name, valuesIn(own.figures[name], unitOf(name, money))]),
      ),
      ...(own.gain && { gain: valuesIn(own.gain, money.unit) }),
      ...(own.strategyReturn && { strategyReturn: valuesIn(own.strategyReturn, "unit a unit spent") }),
    };
    return [...figures].sort(byText).flatMap((figure) => {
      const values = known[figure];
      if (values === undefined) return [];
      const [unit, n, value, lower, upper, ...never] = values;
      const [share, least, most] = never;
      return [[scenario.name, own.group, figure, unit, n, value, lower, upper, share, least, most]];
    });
  };
}

function unitOf(figure: DealingFigure, money: Money): string {
  return dealingFigures[figure].replace(UNIT_COSTS.unit, money.unit);
}

function valuesIn({ n, mean, lower, upper }: MeanInterval, unit: string): Values {
  return [unit, n, mean, lower, upper];
}

/** What is later than the run is empty. */
function monthsIn({ n, median, lower, upper, never, neverLower, neverUpper }: FirstSeen): Values {
  const within = (months: number) => (Number.isFinite(months) ? months : Number.NaN);
  return ["months", n, within(median), within(lower), within(upper), never, neverLower, neverUpper];
}
