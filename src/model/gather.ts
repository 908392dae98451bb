import type { ColumnNames } from "./columns.ts";
import type { ColumnSums, Gather, Gathered, Needs } from "./gathered.ts";
import { clearSide, gatherPipeline, gatherSellingCost, gatherTeams, gatherTies } from "./gatherSupplierSide.ts";
import type { int } from "./int.ts";
import { OLD_FROM, YOUNG_BELOW } from "./panel.ts";
import {
  CONTRACTS_FROM,
  causeSums,
  contractSums,
  controlSums,
  costSums,
  LINKS_FROM,
  linkSums,
  moneySums,
  panelSums,
  peopleSums,
  pipelineSums,
  type Sum,
  sideSums,
  TENURE_FROM,
  TRUST_FROM,
  tenureSums,
  trustSums,
  workSums,
} from "./sums.ts";
import type { World } from "./world.ts";

/**
 * The sums of a month (`sums.ts`), in parts, so that only those need be made that somebody asks for. Every relation
 * on a panel is added to the row of its kind: row 2 (buyer group x supplier groups + supplier group) of the
 * cells, and the next for incumbents; every buyer to the row of its group.
 */

/** A line of the list: a part, and the same for one world and what is gathered of it (`schedule.ts` says why). */
interface Line {
  readonly gather: Gather;
  readonly bind: (world: World, gathered: Gathered) => (world: World, gathered: Gathered, needs: Needs) => void;
  /** The sums that it makes; without, it is always needed. */
  readonly makes?: readonly Sum["what"][];
  /** Columns that they are made of, those that are added after the closing too; where it does not say, of any. */
  readonly reads?: ColumnNames;
}

const panel = ["contractsEnd", "panelEnd"] as const;
const moneyReads: ColumnNames = {
  buyer: [...panel, "control"],
  relation: ["supplier", "incumbent", "ordered", "delivered", "takenOver", "value", "price"],
};
const contractReads: ColumnNames = { buyer: ["contractsEnd"], relation: ["supplier", "incumbent", "retention"] };
const rungs = ["trustProduct", "trustRisk", "trustOrganisation", "trustSocial"] as const;
const trustReads: ColumnNames = {
  buyer: ["panelEnd"],
  relation: ["supplier", "incumbent", "ordered", "trust", ...rungs],
};
const tenureReads: ColumnNames = { buyer: ["panelEnd"], relation: ["supplier", "incumbent", "ordered", "since"] };
const weightedReads: ColumnNames = { buyer: ["panelEnd"], relation: ["supplier", "incumbent", "ordered"] };
const panelReads: ColumnNames = {
  buyer: ["panelEnd"],
  supplier: ["spare"],
  relation: ["supplier", "share", "ordered"],
};
const linkReads: ColumnNames = {
  buyer: [...panel],
  relation: ["supplier", "ordered", "retention", "since"],
  tally: ["droppedLinks"],
};

/** All parts; the last adds up what the others have gathered. */
// biome-ignore format: a list reads in lines
export const gathering: readonly Line[] = [
  { gather: gatherMoney, bind: (world, gathered) => () => gatherMoney(world, gathered), makes: [...moneySums, ...controlSums], reads: moneyReads },
  { gather: gatherContracts, bind: (world, gathered) => () => gatherContracts(world, gathered), makes: contractSums, reads: contractReads },
  { gather: gatherTrust, bind: (world, gathered) => () => gatherTrust(world, gathered), makes: trustSums, reads: trustReads },
  { gather: gatherTenure, bind: (world, gathered) => () => gatherTenure(world, gathered), makes: tenureSums, reads: tenureReads },
  { gather: gatherWeighted, bind: (world, gathered) => (_, __, needs) => gatherWeighted(world, gathered, needs), reads: weightedReads },
  { gather: gatherPanels, bind: (world, gathered) => () => gatherPanels(world, gathered), makes: panelSums, reads: panelReads },
  { gather: gatherLinks, bind: (world, gathered) => () => gatherLinks(world, gathered), makes: linkSums, reads: linkReads },
  { gather: gatherBuyers, bind: (world, gathered) => (_, __, needs) => gatherBuyers(world, gathered, needs), reads: {} },
  { gather: gatherSuppliers, bind: (world, gathered) => (_, __, needs) => gatherSuppliers(world, gathered, needs), reads: {} },
  { gather: clearSide, bind: (world, gathered) => () => clearSide(world, gathered), makes: sideSums },
  { gather: gatherPipeline, bind: (world, gathered) => (_, __, needs) => gatherPipeline(world, gathered, needs), makes: pipelineSums },
  { gather: gatherSellingCost, bind: (world, gathered) => (_, __, needs) => gatherSellingCost(world, gathered, needs), makes: costSums },
  { gather: gatherTeams, bind: (world, gathered) => (_, __, needs) => gatherTeams(world, gathered, needs), makes: workSums },
  { gather: gatherTies, bind: (world, gathered) => (_, __, needs) => gatherTies(world, gathered, needs), makes: [...peopleSums, ...causeSums] },
  { gather: sumUp, bind: (world, gathered) => () => sumUp(world, gathered), reads: {} },
];

/** Begins a month: nothing has been gathered. */
export function clearSums({ cells, buyerCells, sums, layout }: Gathered): void {
  for (let i = 0; i < cells.length; i++) cells[i] = 0;
  for (let i = 0; i < buyerCells.length; i++) buyerCells[i] = 0;
  for (let i = 0; i < layout.one; i++) sums[i] = 0;
}

/** Volumes, what was paid and kept, and the buyer's share of the surplus, in the order of `moneySums`, which stand first in a row. */
export function gatherMoney(world: World, { supplierGroups, cells, relationWidth }: Gathered): void {
  const { relation, supplier, buyer } = world;
  const { incumbent, ordered, delivered, takenOver, value, price } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, contractsEnd, panelEnd } = buyer;
  const { unitCost } = supplier.parameters;
  const surcharge = 1 + world.market.rerouteSurcharge;
  const uncommitted = 1 + world.market.uncommittedCost;
  for (let b = 0; b < world.buyerCount; b++) {
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const cost = r < flexible ? unitCost[s] : unitCost[s] * uncommitted;
      const volume = ordered[r];
      const direct = delivered[r];
      const all = direct + takenOver[r];
      const v = value[r];
      const p = price[r];
      const paid = p * (direct + takenOver[r] * surcharge);
      const kept = v > cost ? (v - p) / (v - cost) : 0;
      const row = (2 * (pairs + supplier.group[s]) + incumbent[r]) * relationWidth;
      cells[row] += volume;
      cells[row + 1] += direct;
      cells[row + 2] += all;
      cells[row + 3] += paid;
      cells[row + 4] += paid - cost * all;
      cells[row + 5] += v * all - paid;
      cells[row + 6] += (v - p) * direct;
      cells[row + 7] += volume * (kept < 0 ? 0 : kept > 1 ? 1 : kept);
    }
  }
}

/** Retention probabilities of contracts, and their number, as `contractSums`. */
export function gatherContracts(world: World, { supplierGroups, cells, relationWidth }: Gathered): void {
  const { relation, supplier, buyer } = world;
  const { incumbent, retention } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, contractsEnd } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = contractsEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const row = (2 * (pairs + supplier.group[relationSupplier[r]]) + incumbent[r]) * relationWidth + CONTRACTS_FROM;
      cells[row] += retention[r];
      cells[row + 1] += 1;
    }
  }
}

/** Trust by volume, overall and rung by rung, as `trustSums`. A loop that names its columns is faster than `gatherWeighted`. */
export function gatherTrust(world: World, { supplierGroups, cells, relationWidth }: Gathered): void {
  const { relation, supplier, buyer } = world;
  const { incumbent, ordered, trust, trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, panelEnd } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const volume = ordered[r];
      const row = (2 * (pairs + supplier.group[relationSupplier[r]]) + incumbent[r]) * relationWidth + TRUST_FROM;
      cells[row] += volume * trust[r];
      cells[row + 1] += volume * trustProduct[r];
      cells[row + 2] += volume * trustRisk[r];
      cells[row + 3] += volume * trustOrganisation[r];
      cells[row + 4] += volume * trustSocial[r];
    }
  }
}

/** Months on the panel by volume, as `tenureSums`. */
export function gatherTenure(world: World, { supplierGroups, cells, relationWidth }: Gathered): void {
  const { relation, supplier, buyer, month } = world;
  const { incumbent, ordered, since } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, panelEnd } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const row = (2 * (pairs + supplier.group[relationSupplier[r]]) + incumbent[r]) * relationWidth + TENURE_FROM;
      cells[row] += ordered[r] * (month + 1 - since[r]);
    }
  }
}

/** Adds columns of relations and columns of suppliers, each weighted by units ordered. */
export function gatherWeighted(world: World, gathered: Gathered, needs: Needs): void {
  const { supplierGroups, cells, relationWidth } = gathered;
  const { relationColumns, supplierColumns } = needs;
  if (relationColumns.slots.length + supplierColumns.slots.length === 0) return;
  const { relation, supplier, buyer, memory } = world;
  const { incumbent, ordered } = relation;
  const relationSupplier = relation.supplier;
  const { rowStart, panelEnd } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    const pairs = buyer.group[b] * supplierGroups;
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const volume = ordered[r];
      const row = (2 * (pairs + supplier.group[s]) + incumbent[r]) * relationWidth;
      addWeighted(cells, row, volume, memory, relationColumns, r);
      addWeighted(cells, row, volume, memory, supplierColumns, s);
    }
  }
}

function addWeighted(
  cells: Float64Array,
  row: int,
  volume: number,
  memory: Float64Array,
  { slots, starts }: ColumnSums,
  place: int,
): void {
  for (let n = 0; n < slots.length; n++) cells[row + slots[n]] += volume * memory[starts[n] + place];
}

/** Adds every buyer: concentration, largest share and irreplaceability of its panel, and orders, as in `panelSums`. */
export function gatherPanels(world: World, { buyerCells, buyerWidth }: Gathered): void {
  const { relation, supplier, buyer } = world;
  const { share, ordered } = relation;
  const relationSupplier = relation.supplier;
  const { spare } = supplier;
  const { rowStart, panelEnd, group } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const row = group[b] * buyerWidth;
    const first = rowStart[b];
    const end = panelEnd[b];
    let spareOfPanel = 0;
    for (let r = first; r < end; r++) {
      const left = spare[relationSupplier[r]];
      if (left > 0) spareOfPanel += left;
    }
    let squares = 0;
    let largest = 0;
    let stuck = 0;
    for (let r = first; r < end; r++) {
      const w = share[r];
      const volume = ordered[r];
      squares += w * w;
      if (w > largest) largest = w;
      const left = spare[relationSupplier[r]];
      const others = left > 0 ? spareOfPanel - left : spareOfPanel;
      if (volume > others) stuck += others > 0 ? w * (1 - others / volume) : w;
      buyerCells[row + 4] += volume;
    }
    buyerCells[row] += 1;
    buyerCells[row + 1] += squares;
    buyerCells[row + 2] += largest;
    buyerCells[row + 3] += stuck;
  }
}

/** Adds what newcomers hold of every panel, how loyal its orders are, and how old its links, as `linkSums`. */
export function gatherLinks(world: World, { buyerCells, buyerWidth }: Gathered): void {
  const { relation, supplier, buyer, month } = world;
  const { ordered, retention, since } = relation;
  const relationSupplier = relation.supplier;
  const { entrant } = supplier;
  const { rowStart, contractsEnd, panelEnd, group } = buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const row = group[b] * buyerWidth + LINKS_FROM;
    const flexible = contractsEnd[b];
    const end = panelEnd[b];
    let young: int = 0;
    let old: int = 0;
    for (let r = rowStart[b]; r < end; r++) {
      const age = month - since[r];
      if (age < YOUNG_BELOW) young++;
      else if (age >= OLD_FROM) old++;
      if (entrant[relationSupplier[r]] === 0) continue;
      buyerCells[row] += ordered[r];
      if (r < flexible) buyerCells[row + 1] += 1;
    }
    buyerCells[row + 4] += young;
    buyerCells[row + 5] += old;
    if (flexible === end) continue;
    let loyalty = 0;
    for (let r = flexible; r < end; r++) loyalty += retention[r] * retention[r];
    buyerCells[row + 2] += loyalty;
    buyerCells[row + 3] += 1;
  }
}

/** Adds columns of buyers. */
export function gatherBuyers(world: World, { buyerCells, buyerWidth }: Gathered, { buyerColumns }: Needs): void {
  const { slots, starts } = buyerColumns;
  const { memory } = world;
  const { group } = world.buyer;
  for (let b = 0; b < world.buyerCount; b++) {
    const row = group[b] * buyerWidth;
    for (let n = 0; n < slots.length; n++) buyerCells[row + slots[n]] += memory[starts[n] + b];
  }
}

/** Adds columns of suppliers to all, and to their groups. */
export function gatherSuppliers(world: World, { sums, layout, supplierWidth }: Gathered, { totals }: Needs): void {
  const { slots, starts } = totals;
  const { memory } = world;
  const { group } = world.supplier;
  for (let n = 0; n < slots.length; n++) {
    const all = layout.suppliers + slots[n];
    for (let s = 0; s < world.supplierCount; s++) {
      const number = memory[starts[n] + s];
      sums[all] += number;
      sums[all + (1 + group[s]) * supplierWidth] += number;
    }
  }
}

/** Adds up what was gathered: over all, over groups, and over incumbents. */
export function sumUp(_: World, gathered: Gathered): void {
  const { buyerGroups, supplierGroups, cells, buyerCells, sums, layout, relationWidth, buyerWidth } = gathered;
  const incumbents = (1 + buyerGroups + supplierGroups) * relationWidth;
  for (let b = 0; b < buyerGroups; b++) {
    for (let s = 0; s < supplierGroups; s++) {
      const cell = 2 * (b * supplierGroups + s) * relationWidth;
      for (let i = 0; i < relationWidth; i++) {
        const both = cells[cell + i] + cells[cell + relationWidth + i];
        sums[i] += both;
        sums[(1 + b) * relationWidth + i] += both;
        sums[(1 + buyerGroups + s) * relationWidth + i] += both;
        sums[incumbents + i] += cells[cell + relationWidth + i];
      }
    }
    for (let i = 0; i < buyerWidth; i++) {
      sums[layout.buyers + i] += buyerCells[b * buyerWidth + i];
      sums[layout.buyers + (1 + b) * buyerWidth + i] += buyerCells[b * buyerWidth + i];
    }
  }
}
