import type { Scenario } from "../scenario/scenario.ts";
import {
  DEALING_FACTS,
  type DealingFact,
  type Dealings,
  dealingFacts,
  dealingGroups,
  moneyOfDealings,
} from "../worlds/dealings.ts";
import { isSameMoney, type Money, UNIT_COSTS } from "../worlds/money.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { rowsOf } from "../worlds/someWorlds.ts";
import { type Field, type Frame, keptNumber, type Shape } from "./frame.ts";
import { inColumns, inRows } from "./grid.ts";
import { type GroupTable, groupFrames, groupGrid, readGroupParts } from "./groupRecord.ts";
import type { Manifest } from "./manifest.ts";
import type { SavedFolder } from "./savedFolder.ts";
import { scenarioColumn } from "./series.ts";
import { replicationField } from "./windowMeans.ts";

/** `dealings.csv`: what groups of suppliers come to in a whole run, world by world. */

const month = (name: DealingFact, meaning: string): Field => ({ name, type: "integer", unit: "month", meaning });
const count = (name: DealingFact, unit: string, meaning: string): Field => ({ name, type: "integer", unit, meaning });
const amount = (name: DealingFact, money: Money, meaning: string): Field => {
  return { name, type: "number", unit: money.unit, meaning };
};

function fieldsIn(money: Money): Readonly<Record<DealingFact, Field>> {
  return {
    start: month("start", "Month in which the group begins to court; 0 for who is there from the start."),
    trial: month("trial", "First month in which a buyer has let one of its suppliers in; empty for never."),
    gate: month("gate", "First month in which a buyer trusts one enough for a contract; empty for never."),
    contract: month("contract", "First month in which one has a contract; empty for never."),
    inTheBlack: month(
      "inTheBlack",
      "First month from which cumulated profit stays above zero; empty for never in the run.",
    ),
    departure: month(
      "departure",
      "First month in which an account manager leaves while somebody orders from the group; empty for never.",
    ),
    profit: amount("profit", money, "Profit of the run, summed over its suppliers, after all cost of selling."),
    sellingCost: amount("sellingCost", money, "What courting and the strategy cost in the run."),
    newBusinessCost: amount("newBusinessCost", money, "The part of that for new buyers."),
    trials: count("trials", "trials", "Times that a buyer let one in."),
    reviewsEntered: count("reviewsEntered", "reviews", "Contracts that one competed for without holding them."),
    contractsWon: count("contractsWon", "contracts", "Those of them that it won."),
    lifetimeMargin: amount(
      "lifetimeMargin",
      money,
      "Margin of relations that began three years or more before the end, discounted to their trial at the discount rate of the scenario, year by year.",
    ),
    lifetimeRelations: count("lifetimeRelations", "relations", "How many these are."),
    ruined: count("ruined", "times", "Times that one ran out of cash."),
  };
}

export function dealingsShape(money: Money): Shape {
  const fields = fieldsIn(money);
  return {
    name: "dealings",
    title: "What groups of suppliers come to in the whole run: one row for each world and group",
    fields: [
      scenarioColumn,
      replicationField,
      { name: "group", type: "string", meaning: "Group of suppliers whose own side is measured." },
      ...dealingFacts.map((name) => fields[name]),
    ],
    key: ["scenario", "replication", "group"],
    precision: "full",
  };
}

/** Whose dealings a table holds: known before any of them is read. */
interface NamedDealings {
  readonly scenario: Pick<Scenario, "name" | "market">;
  readonly worlds: readonly number[];
  readonly money?: Money;
  /** Folder below `data`; `data` itself unless given. */
  readonly folder?: string;
}

/** How the table is written, and how it is read. */
export function dealingsTable({ scenario, worlds, money = UNIT_COSTS, folder }: NamedDealings): GroupTable<Dealings> {
  const groups = dealingGroups(scenario.market);
  const grid = groupGrid({ ...dealingsShape(money), folder }, scenario.name, worlds, groups);
  return {
    grid,
    columns: ({ values }) => inColumns(values, DEALING_FACTS),
    part: (columns) => ({ groups, values: inRows(columns) }),
  };
}

/** Dealings as they are kept, their amounts in other money: every bit; files know one zero, without a sign. */
export function keptDealings({ groups, values }: Dealings, money: Money, from: Money = UNIT_COSTS): Dealings {
  const isAmount = dealingFacts.map((fact) => moneyOfDealings.has(fact) && !isSameMoney(from, money));
  const kept = (value: number, at: number) =>
    keptNumber(isAmount[at % DEALING_FACTS] ? (value / from.factor) * money.factor : value, "full");
  return { groups, values: values.map(kept) };
}

/** The dealings of some worlds, by their numbers. */
export function someDealings({ groups, values }: Dealings, worlds: readonly number[]): Dealings {
  return { groups, values: rowsOf(values, worlds, groups.length * DEALING_FACTS) };
}

/** The dealings of all scenarios that have them as one table; none where no scenario has. */
export function dealingsFrame(arms: readonly WindowMeans[]): Frame[] {
  const known = arms.flatMap((arm) => {
    const { dealings } = arm;
    return dealings === undefined || dealings.groups.length === 0 ? [] : [{ arm, part: dealings }];
  });
  return groupFrames(known, dealingsTable);
}

/**
 * The scenarios with their dealings, in the order in which they are given.
 *
 * @param isKnown  whether those of a scenario were looked at, by its place
 * @throws BadFolder when `dealings.csv` is missing, damaged, or has other rows than there should be
 */
export function withSavedDealings<Arm extends WindowMeans>(
  folder: SavedFolder,
  manifest: Manifest,
  arms: readonly Arm[],
  isKnown: (place: number) => boolean,
): readonly Arm[] {
  const isThere = (arm: WindowMeans, place: number) => isKnown(place) && dealingGroups(arm.scenario.market).length > 0;
  const read = readGroupParts(folder, manifest, arms, isThere, dealingsTable);
  if (read.size === 0) return arms;
  return arms.map((arm, place) => ({ ...arm, ...(read.has(place) && { dealings: read.get(place) }) }));
}
