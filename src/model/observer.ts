import { countsOf } from "./createWorld.ts";
import { clearSums, gathering } from "./gather.ts";
import type { ColumnSums, Gather, Gathered, Layout, Needs } from "./gathered.ts";
import { columnsIn } from "./lookedAt.ts";
import type { Market } from "./market.ts";
import { type Measure, measureNames, measures } from "./measures.ts";
import { columnPlans, offsetsOf } from "./memory.ts";
import { ALL, everySeriesOf, INCUMBENTS, type Series, seriesOf } from "./series.ts";
import {
  contractSums,
  controlSums,
  linkSums,
  moneySums,
  panelSums,
  type Ratio,
  type Sum,
  sideSums,
  tenureSums,
  trustSums,
} from "./sums.ts";
import type { World } from "./world.ts";

/**
 * Observes one market month by month. It reads the world and changes nothing in it. Every series is one sum over
 * another, times a factor, so that writing costs next to nothing.
 */
export interface Observer extends Gathered {
  /** What the market has. Of groups that nobody belongs to there are sums too, for whoever asks (`everySeriesOf`). */
  readonly series: readonly Series[];
  /** For each of every series: places in `sums`, and the factor. */
  readonly numerator: Int32Array;
  readonly denominator: Int32Array;
  readonly factor: Float64Array;
  /** For each of every series: the two sums, and the group of suppliers that it is of, -1 for none. */
  readonly ratios: readonly Ratio[];
  readonly groups: readonly number[];
  /** Where a column begins in memory, by name [places of 8 bytes]. */
  readonly starts: ReadonlyMap<string, number>;
  /** What the series of the market need. */
  readonly whole: Needs;
  /** Counts of the month, by group of buyers and by group of suppliers. */
  readonly buyerCounts: ColumnSums;
  readonly supplierCounts: ColumnSums;
}

/** The sums that measures are made of, in the order of a row: those of loops, then those of columns. */
const rows = {
  relations: inRow("relations", [...moneySums, ...contractSums, ...trustSums, ...tenureSums]),
  buyers: inRow("buyers", [...panelSums, ...linkSums, ...controlSums]),
  suppliers: inRow("suppliers", []),
  side: inRow("side", sideSums),
  nothing: [],
} as const satisfies Record<Sum["over"], readonly Sum["what"][]>;

function inRow(over: Sum["over"], made: readonly Sum["what"][]): readonly Sum["what"][] {
  const all = measureNames.flatMap((name) => {
    const { of, ofSuppliers = of }: Measure = measures[name];
    return [of.sum, of.over, ofSuppliers.sum, ofSuppliers.over];
  });
  return [...new Set([...made, ...all.filter((sum) => sum.over === over).map(({ what }) => what)])];
}

/** Prepares the sums and the layout of the series for a market. */
export function createObserver(market: Market): Observer {
  const series = seriesOf(market);
  const every = everySeriesOf(market);
  const buyerGroups = market.buyers.length;
  const supplierGroups = market.suppliers.length;
  const [relationWidth, buyerWidth, supplierWidth] = [rows.relations.length, rows.buyers.length, rows.suppliers.length];
  const buyers = (2 + buyerGroups + supplierGroups) * relationWidth;
  const suppliers = buyers + (1 + buyerGroups) * buyerWidth;
  const one = suppliers + (1 + supplierGroups) * supplierWidth;
  const sides = one + 1;
  const layout = { buyers, suppliers, one, sides };
  const ratios = every.map((serie) => ratioOf(serie, market));
  const placeOf = (sum: Sum, i: number) => placeIn(layout, sum, every[i].group, market);
  const offsets = offsetsOf(countsOf(market));
  const starts: Observer["starts"] = new Map(
    columnPlans.map(({ name }, i) => [name, offsets[i] / Float64Array.BYTES_PER_ELEMENT]),
  );
  const groups = every.map(({ group }) => market.suppliers.findIndex(({ name }) => name === group));
  const made = { ratios, groups, starts, layout, supplierGroups };
  return {
    ...made,
    series,
    buyerGroups,
    cells: new Float64Array(2 * buyerGroups * supplierGroups * relationWidth),
    buyerCells: new Float64Array(buyerGroups * buyerWidth),
    sums: new Float64Array(sides + supplierGroups * rows.side.length).fill(1, one, sides),
    relationWidth,
    buyerWidth,
    supplierWidth,
    numerator: Int32Array.from(ratios, ({ sum }, i) => placeOf(sum, i)),
    denominator: Int32Array.from(ratios, ({ over }, i) => placeOf(over, i)),
    factor: Float64Array.from(ratios, ({ times }) => times),
    whole: needsOf(made, [...series.keys()]),
    buyerCounts: columnSums(rows.buyers, starts, isOf("tally")),
    supplierCounts: columnSums(rows.suppliers, starts, isOf("tally")),
  };
}

function ratioOf({ measure, group }: Series, market: Market): Ratio {
  const { of, ofSuppliers = of }: Measure = measures[measure];
  return group === INCUMBENTS || market.suppliers.some(({ name }) => name === group) ? ofSuppliers : of;
}

/** Where a sum stands for a group. */
function placeIn(layout: Layout, { over, what, ofAll = false }: Sum, group: string, market: Market): number {
  if (over === "nothing") return layout.one;
  const buyer = market.buyers.findIndex(({ name }) => name === group);
  const supplier = market.suppliers.findIndex(({ name }) => name === group);
  const slot = rows[over].indexOf(what);
  if (over === "side") return layout.sides + supplier * rows.side.length + slot;
  if (over === "suppliers") return layout.suppliers + (1 + supplier) * rows.suppliers.length + slot;
  if (over === "buyers") return layout.buyers + (1 + buyer) * rows.buyers.length + slot;
  const last = 1 + market.buyers.length + market.suppliers.length;
  const groups = market.buyers.length;
  const row = group === INCUMBENTS ? last : supplier >= 0 ? 1 + groups + supplier : 1 + buyer;
  return (ofAll || group === ALL ? 0 : row) * rows.relations.length + slot;
}

function isOfSide({ sum, over }: Ratio): boolean {
  return sum.over === "side" || over.over === "side";
}

/** Whether a sum is of a column of that owner. */
function isOf(owner: "relation" | "supplier" | "buyer" | "tally"): (what: Sum["what"]) => boolean {
  return (what) => what.startsWith(`${owner}.`);
}

/** The columns in a row of sums that are meant. */
function columnSums(
  row: readonly Sum["what"][],
  starts: Observer["starts"],
  isMeant: (what: Sum["what"]) => boolean,
): ColumnSums {
  const meant = row.filter(isMeant);
  return {
    slots: Int32Array.from(meant, (what) => row.indexOf(what)),
    starts: Int32Array.from(meant, (what) => startOf(what, starts)),
  };
}

function startOf(column: string, starts: Observer["starts"]): number {
  const start = starts.get(column);
  if (start === undefined) throw new Error(`no column is called ${column}`);
  return start;
}

/** Some series in some months, for whoever needs no more: the rest is not gathered. */
export interface Watch extends Needs {
  /** Places in `everySeriesOf` the market. */
  readonly series: Int32Array;
  /** Numbers that a month has room for: one for each series of the market, more where others are watched. */
  readonly width: number;
  /** First and last month, both included. */
  readonly months: readonly [number, number];
  /** Names of the columns that the series are made of, where not all may be (`lookedAt.ts`). */
  readonly columns?: readonly string[];
}

/** Every series in every month. */
export function watchAll({ series, whole }: Observer, months: number): Watch {
  return { ...whole, series: Int32Array.from(series.keys()), width: series.length, months: [0, months - 1] };
}

/** Only what these series need. */
export function watchSome(observer: Observer, series: readonly number[], months: readonly [number, number]): Watch {
  const needs = needsOf(observer, series);
  return {
    ...needs,
    columns: columnsOf(observer, series, needs),
    series: Int32Array.from(series),
    width: Math.max(observer.series.length, ...series.map((at) => at + 1)),
    months,
  };
}

/** Undefined where a part is needed that does not say what it reads. */
function columnsOf({ ratios }: Observer, series: readonly number[], { parts }: Needs): string[] | undefined {
  const summed = series.flatMap((i) => [ratios[i].sum.what, ratios[i].over.what]);
  const read = gathering.filter((_, part) => parts[part]).map(({ reads }) => reads);
  return read.every((reads) => reads !== undefined) ? [...summed, ...read.flatMap(columnsIn)] : undefined;
}

function needsOf(
  {
    ratios,
    groups,
    starts,
    layout,
    supplierGroups,
  }: Pick<Observer, "ratios" | "groups" | "starts" | "layout" | "supplierGroups">,
  series: readonly number[],
): Needs {
  const sums = series.flatMap((i) => [ratios[i].sum, ratios[i].over]);
  const needed = (over: Sum["over"]) => {
    const whats = new Set(sums.filter((sum) => sum.over === over).map(({ what }) => what));
    return rows[over].map((what) => (whats.has(what) ? what : "one"));
  };
  const [relations, buyers, suppliers] = [needed("relations"), needed("buyers"), needed("suppliers")];
  const side = needed("side");
  const isNeeded = (what: Sum["what"]) => [relations, buyers, suppliers, side].some((row) => row.includes(what));
  const ofSide = new Set(series.filter((i) => isOfSide(ratios[i])).map((i) => groups[i]));
  const sideRow = (group: number) => (ofSide.has(group) ? layout.sides + group * rows.side.length : -1);
  const made = new Set(gathering.flatMap(({ makes = [] }) => makes));
  return {
    parts: gathering.map(({ makes }) => makes?.some(isNeeded) ?? true),
    relationColumns: columnSums(relations, starts, (what) => isOf("relation")(what) && !made.has(what)),
    supplierColumns: columnSums(relations, starts, isOf("supplier")),
    buyerColumns: columnSums(buyers, starts, isOf("buyer")),
    totals: columnSums(suppliers, starts, isOf("supplier")),
    sideRows: Int32Array.from({ length: supplierGroups }, (_, group) => sideRow(group)),
  };
}

/**
 * Gathers the sums of a month, after its deliveries and accounts and before its closing.
 *
 * @param gathers  the parts, for any world or bound to this one
 */
export function observe(observer: Observer, world: World, gathers: readonly Gather[], watch: Watch): void {
  clearSums(observer);
  for (let part = 0; part < gathers.length; part++) if (watch.parts[part]) gathers[part](world, observer, watch);
}
