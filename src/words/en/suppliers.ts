import type { SupplierKind } from "../../model/parameters.ts";
import { whyNobodyEnters } from "../../worlds/arms.ts";
import type { Comparison, ScenarioResult } from "../../worlds/result.ts";
import { groupLabel, supplierGroups } from "../names.ts";
import { listed, worlds } from "../number.ts";
import { alignedNumbers, numberWithin } from "../together.ts";
import { monthlyTrack, tellingMonths } from "../track.ts";
import { monthCount, type TextTable } from "./overTime.ts";
import { worldsOf } from "./run.ts";

/** Suppliers that are shown as one: a group, or all groups of a kind together. */
export interface SuppliersAsOne {
  readonly name: string;
  readonly kind: SupplierKind;
  /** The groups that it is. */
  readonly members: readonly string[];
}

/** Mean share of spend of suppliers that are shown as one, by month. */
export interface SpendShare extends SuppliersAsOne {
  readonly share: readonly number[];
  /** 95 % interval; NaN for several groups together, whose intervals do not add up. */
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Worlds with any spend in the month. */
  readonly n: readonly number[];
}

const ORDER: readonly SupplierKind[] = ["fixed", "flexible", "newcomer"];

/** All groups of suppliers of a scenario, kind by kind. */
export function groupsByKind({
  scenario,
}: ScenarioResult): (Pick<SuppliersAsOne, "name" | "kind"> & { readonly label: string })[] {
  const inOrder = [...supplierGroups(scenario)].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return inOrder.map(({ name, kind }) => ({ name, kind, label: groupLabel(scenario, name) }));
}

/** The shares of the suppliers that have any. */
export function spendShares<Shown extends SuppliersAsOne>(
  result: ScenarioResult,
  suppliers: readonly Shown[],
): (Shown & SpendShare)[] {
  return suppliers.flatMap((shown) => {
    const tracks = shown.members.flatMap((group) => monthlyTrack(result, "shareOfSpend", [group]) ?? []);
    if (tracks.length === 0) return [];
    const one = tracks.length === 1 ? tracks[0] : undefined;
    const unknown = tracks[0].values("mean").map(() => Number.NaN);
    return [
      {
        ...shown,
        share: sumOf(tracks.map(({ values }) => values("mean"))),
        lower: one?.values("lower") ?? unknown,
        upper: one?.values("upper") ?? unknown,
        n: tracks[0].values("n"),
      },
    ];
  });
}

/** Sum month by month of what is known; NaN where nothing is. */
function sumOf(columns: readonly (readonly number[])[]): number[] {
  return columns[0].map((_, month) => {
    const known = columns.map((column) => column[month]).filter(Number.isFinite);
    return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
  });
}

/** Title, subtitle, text alternative and table of the chart of who supplies, and the titles of its axes. */
export function whoSuppliesWords({ result, reference, referenceLabel }: Comparison, shares: readonly SpendShare[]) {
  const title = whoSuppliesTitle(result, shares);
  const beside = reference === undefined ? "" : `, beside the same ${referenceLabel}`;
  return {
    title,
    subtitle: `Mean share of spend by group of suppliers over ${worlds(result.replications)}.`,
    description: `${title}. Stacked areas of the mean share of spend by group of suppliers over ${monthCount(result.months)}${beside}.`,
    axis: "Share of spend (%)",
    referenceAxis: `Share of spend, ${referenceLabel} (%)`,
    table: tableOf(result, shares),
  };
}

/** The largest group, the newcomers and who asks, at the end of the run. */
function whoSuppliesTitle(result: ScenarioResult, shares: readonly SpendShare[]): string {
  const end = result.months - 1;
  const held = shares.filter(({ share }) => share[end] > 0);
  if (held.length === 0) {
    const ever = shares.some(({ share }) => share.some((value) => value > 0));
    return ever ? `In month ${end} nobody supplies anything` : "Nobody supplied anything";
  }
  const newcomers = held.filter(({ kind }) => kind === "newcomer");
  const largest = [...held].sort((a, b) => b.share[end] - a.share[end])[0];
  const { asker } = result.scenario;
  const asks = held.filter(({ members }) => members.length === 1 && members[0] === asker);
  const told = [...new Set([largest, ...newcomers, ...asks])];
  const said = told.map(({ name, share, lower, upper }) => {
    const { value, range } = numberWithin(share[end], lower[end], upper[end], true);
    return `${value}${upper[end] > lower[end] ? ` (${range})` : ""} to ${name}`;
  });
  const none = mayEnter(result) && newcomers.length === 0 ? "; no newcomer supplies" : "";
  return `In month ${end} spend goes ${listed(said)}${none}, ${worldsOf(told.map(({ n }) => ({ n: n[end] })))}`;
}

/** Whether anybody may enter within the run. */
export function mayEnter({ scenario }: ScenarioResult): boolean {
  return whyNobodyEnters(scenario.market) === undefined;
}

function tableOf({ months }: ScenarioResult, shares: readonly SpendShare[]): TextTable {
  return {
    columns: ["Month", ...shares.map(({ name }) => `${name} (mean share of spend)`)],
    rows: tellingMonths(months).map((month) => [
      String(month),
      ...alignedNumbers(
        shares.map(({ share }) => share[month]),
        true,
      ),
    ]),
  };
}
