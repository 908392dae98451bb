import type { Scenario } from "../scenario/scenario.ts";
import { ACCOUNT_FACTS, type AccountFact, type Accounts, accountFacts, groupsOfBuyers } from "../worlds/accountBook.ts";
import type { WindowMeans } from "../worlds/result.ts";
import { rowsOf } from "../worlds/someWorlds.ts";
import { type Field, type Frame, keptNumber, type Shape } from "./frame.ts";
import { inColumns, inRows } from "./grid.ts";
import { type GroupTable, groupFrames, groupGrid, readGroupParts } from "./groupRecord.ts";
import type { Manifest } from "./manifest.ts";
import type { SavedFolder } from "./savedFolder.ts";
import { scenarioColumn } from "./series.ts";
import { replicationField } from "./windowMeans.ts";

/** `accounts.csv`: how far the group of suppliers that asks comes with each group of buyers, world by world. */

const first = (name: AccountFact, what: string): Field => {
  return {
    name,
    type: "integer",
    unit: "month",
    meaning: `First month in which one of these buyers ${what}; empty for never.`,
  };
};
const many = (name: AccountFact, unit: string, meaning: string): Field => ({ name, type: "integer", unit, meaning });

const facts: Readonly<Record<AccountFact, Field>> = {
  courted: first("courted", "is courted"),
  order: first("order", "orders from the group"),
  gate: first("gate", "trusts one of its suppliers enough for a contract"),
  contract: first("contract", "has one of its suppliers under contract"),
  everServed: many("everServed", "buyers", "Buyers that have ordered in some month of the run."),
  everContracted: many("everContracted", "buyers", "Buyers that have given a contract in some month of the run."),
  served: many("served", "buyers", "Buyers that order in the last month of the run."),
  contracts: many("contracts", "contracts", "Contracts held in the last month of the run."),
  wallet: {
    name: "wallet",
    type: "number",
    unit: "share",
    meaning: "Part of what these buyers order in the last year of the run that goes to the group.",
  },
};

export const accountsShape: Shape = {
  name: "accounts",
  title: "Accounts of the group of suppliers that asks: one row for each world and group of buyers",
  fields: [
    scenarioColumn,
    replicationField,
    { name: "buyers", type: "string", meaning: "Group of buyers." },
    ...accountFacts.map((name) => facts[name]),
  ],
  key: ["scenario", "replication", "buyers"],
  precision: "short",
};

/** Whose accounts a table holds: known before any of them is read. */
interface NamedAccounts {
  readonly scenario: Pick<Scenario, "name" | "market">;
  readonly worlds: readonly number[];
  /** Folder below `data`; `data` itself unless given. */
  readonly folder?: string;
}

/** How the table is written, and how it is read. */
export function accountsTable({ scenario, worlds, folder }: NamedAccounts): GroupTable<Accounts> {
  const buyers = groupsOfBuyers(scenario.market);
  const grid = groupGrid({ ...accountsShape, folder }, scenario.name, worlds, buyers);
  return {
    grid,
    columns: ({ values }) => inColumns(values, ACCOUNT_FACTS),
    part: (columns) => ({ buyers, values: inRows(columns) }),
  };
}

/** Accounts with the digits that files keep. */
export function keptAccounts({ buyers, values }: Accounts): Accounts {
  return { buyers, values: values.map((value) => keptNumber(value, "short")) };
}

/** The accounts of some worlds, by their numbers. */
export function someAccounts({ buyers, values }: Accounts, worlds: readonly number[]): Accounts {
  return { buyers, values: rowsOf(values, worlds, buyers.length * ACCOUNT_FACTS) };
}

/** The accounts of all scenarios that have them as one table; none where no scenario has. */
export function accountsFrame(arms: readonly WindowMeans[]): Frame[] {
  const known = arms.flatMap((arm) => {
    const { accounts } = arm;
    return accounts === undefined ? [] : [{ arm, part: accounts }];
  });
  return groupFrames(known, accountsTable);
}

/**
 * The scenarios with their accounts, in the order in which they are given.
 *
 * @param isKnown  whether those of a scenario were looked at, by its place
 * @throws BadFolder when `accounts.csv` is missing, damaged, or has other rows than there should be
 */
export function withSavedAccounts<Arm extends WindowMeans>(
  folder: SavedFolder,
  manifest: Manifest,
  arms: readonly Arm[],
  isKnown: (place: number) => boolean,
): readonly Arm[] {
  const isThere = (arm: WindowMeans, place: number) => isKnown(place) && arm.scenario.asker !== undefined;
  const read = readGroupParts(folder, manifest, arms, isThere, accountsTable);
  if (read.size === 0) return arms;
  return arms.map((arm, place) => ({ ...arm, ...(read.has(place) && { accounts: read.get(place) }) }));
}
