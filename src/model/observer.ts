import { RELATION_SUMS, relationSum } from "./gather.ts";
import { BUYER_SUMS, buyerSum } from "./gatherBuyers.ts";
import type { Market } from "./market.ts";
import type { MeasureName } from "./measures.ts";
import { ALL, INCUMBENTS, type Series, seriesOf } from "./series.ts";
import type { World } from "./world.ts";

/**
 * Observes one market month by month. It reads the world and changes nothing in it but the month's
 * counts. Every series is one sum over another, times a factor, so that writing costs next to nothing.
 */
export interface Observer {
  readonly series: readonly Series[];
  readonly buyerGroups: number;
  readonly supplierGroups: number;
  /** Relation sums by pair of groups, others and incumbents in turn; buyer sums by buyer group. */
  readonly cells: Float64Array;
  readonly buyerCells: Float64Array;
  /** Rows of relation sums, rows of buyer sums, rows of supplier sums, and the number one. */
  readonly sums: Float64Array;
  readonly layout: Layout;
  /** For each series: places in `sums`, and the factor. */
  readonly numerator: Int32Array;
  readonly denominator: Int32Array;
  readonly factor: Float64Array;
}

/** First place of each block of sums. Row 0 of a block is all; the last row of relation sums is incumbents. */
interface Layout {
  readonly buyers: number;
  readonly suppliers: number;
  readonly one: number;
}

export const supplierSum = { profit: 0, exits: 1 } as const;
export const SUPPLIER_SUMS = 2;
const MONTHS_A_YEAR = 12;

/** Prepares the sums and the layout of the series for a market. */
export function createObserver(market: Market): Observer {
  const series = seriesOf(market);
  const buyerGroups = market.buyers.length;
  const supplierGroups = market.suppliers.length;
  const relationRows = 2 + buyerGroups + supplierGroups;
  const buyers = relationRows * RELATION_SUMS;
  const suppliers = buyers + (1 + buyerGroups) * BUYER_SUMS;
  const one = suppliers + (1 + supplierGroups) * SUPPLIER_SUMS;
  const layout = { buyers, suppliers, one };
  const readings = series.map((serie) => readingOf(serie, market, layout));
  return {
    series,
    buyerGroups,
    supplierGroups,
    cells: new Float64Array(2 * buyerGroups * supplierGroups * RELATION_SUMS),
    buyerCells: new Float64Array(buyerGroups * BUYER_SUMS),
    sums: new Float64Array(one + 1).fill(1, one),
    layout,
    numerator: Int32Array.from(readings, (reading) => reading.numerator),
    denominator: Int32Array.from(readings, (reading) => reading.denominator),
    factor: Float64Array.from(readings, (reading) => reading.factor),
  };
}

interface Reading {
  readonly numerator: number;
  readonly denominator: number;
  readonly factor: number;
}

/** Where a series is read from. */
function readingOf({ measure, group }: Series, market: Market, layout: Layout): Reading {
  const buyerNames = market.buyers.map(({ name }) => name);
  const supplierNames = market.suppliers.map(({ name }) => name);
  const supplier = supplierNames.indexOf(group);
  const buyer = buyerNames.indexOf(group);
  const ofSuppliers = supplier >= 0 || group === INCUMBENTS;
  const incumbents = 1 + buyerNames.length + supplierNames.length;
  const relationRow =
    group === ALL
      ? 0
      : group === INCUMBENTS
        ? incumbents
        : supplier >= 0
          ? 1 + buyerNames.length + supplier
          : 1 + buyer;
  const inRelations = (name: keyof typeof relationSum) => relationRow * RELATION_SUMS + relationSum[name];
  const inBuyers = (name: keyof typeof buyerSum) =>
    layout.buyers + (buyer >= 0 ? 1 + buyer : 0) * BUYER_SUMS + buyerSum[name];
  const inSuppliers = (name: keyof typeof supplierSum) =>
    layout.suppliers + (supplier >= 0 ? 1 + supplier : 0) * SUPPLIER_SUMS + supplierSum[name];
  const ratio = (numerator: number, denominator: number, factor = 1) => ({ numerator, denominator, factor });
  const byVolume = (name: keyof typeof relationSum) => ratio(inRelations(name), inRelations("volume"));
  const byBuyer = (name: keyof typeof buyerSum, factor = 1) => ratio(inBuyers(name), inBuyers("buyers"), factor);
  const readings: Record<MeasureName, () => Reading> = {
    price: () => ratio(inRelations("paid"), inRelations("delivered")),
    service: () => byVolume("effort"),
    technologyLag: () => byVolume("lag"),
    fillRate: () => (ofSuppliers ? byVolume("direct") : ratio(inRelations("delivered"), inBuyers("demand"))),
    buyerValue: () => (ofSuppliers ? byVolume("directSurplus") : ratio(inRelations("surplus"), inBuyers("demand"))),
    launches: () => byBuyer("launches", MONTHS_A_YEAR),
    concentration: () => byBuyer("concentration"),
    largestShare: () => byBuyer("largestShare"),
    irreplaceability: () => byBuyer("irreplaceability"),
    bargainingPower: () => byVolume("buyerSurplusShare"),
    inertia: () => byVolume("inertia"),
    retention: () => ratio(inRelations("retention"), inRelations("contracts")),
    trust: () => byVolume("trust"),
    trustProduct: () => byVolume("trustProduct"),
    trustRisk: () => byVolume("trustRisk"),
    trustOrganisation: () => byVolume("trustOrganisation"),
    trustSocial: () => byVolume("trustSocial"),
    newcomerShare: () => ratio(inBuyers("newcomerVolume"), inBuyers("volume")),
    newcomersOnFixedTrack: () => byBuyer("newcomerContracts"),
    switches: () => byBuyer("switches", MONTHS_A_YEAR),
    panelChurn: () => byBuyer("panelChanges", MONTHS_A_YEAR),
    tenure: () => byVolume("tenure"),
    shareOfSpend: () => ratio(inRelations("volume"), relationSum.volume),
    margin: () => ratio(inRelations("margin"), inRelations("paid")),
    profit: () => ratio(inSuppliers("profit"), layout.one),
    exits: () => ratio(inSuppliers("exits"), layout.one, MONTHS_A_YEAR),
    dropGap: () => ratio(inBuyers("dropGap"), inBuyers("dropGapOver"), MONTHS_A_YEAR),
    loyalty: () => ratio(inBuyers("loyalty"), inBuyers("flexibleBuyers")),
  };
  return readings[measure]();
}

/** Adds up what was gathered: over all, over groups, and over incumbents. */
export function sumUp(_: World, { buyerGroups, supplierGroups, cells, buyerCells, sums, layout }: Observer): void {
  const incumbents = (1 + buyerGroups + supplierGroups) * RELATION_SUMS;
  for (let b = 0; b < buyerGroups; b++) {
    for (let s = 0; s < supplierGroups; s++) {
      const cell = 2 * (b * supplierGroups + s) * RELATION_SUMS;
      for (let i = 0; i < RELATION_SUMS; i++) {
        const both = cells[cell + i] + cells[cell + RELATION_SUMS + i];
        sums[i] += both;
        sums[(1 + b) * RELATION_SUMS + i] += both;
        sums[(1 + buyerGroups + s) * RELATION_SUMS + i] += both;
        sums[incumbents + i] += cells[cell + RELATION_SUMS + i];
      }
    }
    for (let i = 0; i < BUYER_SUMS; i++) {
      sums[layout.buyers + i] += buyerCells[b * BUYER_SUMS + i];
      sums[layout.buyers + (1 + b) * BUYER_SUMS + i] += buyerCells[b * BUYER_SUMS + i];
    }
  }
}

/**
 * Writes one number for each series, after the closing of the month.
 *
 * @param series  places of the series that are written
 * @param out     out: at [offset + serie]; NaN where the group has nothing to observe
 */
export function writeSeries(
  observer: Observer,
  world: World,
  series: Int32Array,
  out: Float64Array,
  offset: number,
): void {
  const { sums, numerator, denominator, factor } = observer;
  addCounts(observer, world);
  for (let n = 0; n < series.length; n++) {
    const i = series[n];
    out[offset + i] = (factor[i] * sums[numerator[i]]) / sums[denominator[i]];
  }
}

function addCounts(observer: Observer, world: World): void {
  const { sums, layout, buyerGroups, supplierGroups } = observer;
  const { switches, panelChanges, droppedLinks, exits } = world.tally;
  for (let b = 0; b < buyerGroups; b++) {
    const row = layout.buyers + (1 + b) * BUYER_SUMS;
    sums[layout.buyers + buyerSum.switches] += switches[b];
    sums[layout.buyers + buyerSum.panelChanges] += panelChanges[b];
    sums[row + buyerSum.switches] += switches[b];
    sums[row + buyerSum.panelChanges] += panelChanges[b];
    addDrops(sums, layout.buyers, droppedLinks, b);
    addDrops(sums, row, droppedLinks, b);
    compareDrops(sums, row);
  }
  compareDrops(sums, layout.buyers);
  for (let s = 0; s < supplierGroups; s++) {
    sums[layout.suppliers + supplierSum.exits] += exits[s];
    sums[layout.suppliers + (1 + s) * SUPPLIER_SUMS + supplierSum.exits] += exits[s];
  }
}

function addDrops(sums: Float64Array, row: number, droppedLinks: Float64Array, group: number): void {
  sums[row + buyerSum.youngDropped] += droppedLinks[2 * group];
  sums[row + buyerSum.oldDropped] += droppedLinks[2 * group + 1];
}

/** Rate of dropping young links less that of old ones, over one denominator; 0 over 0 where a class is empty. */
function compareDrops(sums: Float64Array, row: number): void {
  const youngDropped = sums[row + buyerSum.youngDropped];
  const oldDropped = sums[row + buyerSum.oldDropped];
  const young = sums[row + buyerSum.youngLinks] + youngDropped;
  const old = sums[row + buyerSum.oldLinks] + oldDropped;
  sums[row + buyerSum.dropGap] = youngDropped * old - oldDropped * young;
  sums[row + buyerSum.dropGapOver] = young * old;
}
