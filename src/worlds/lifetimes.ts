import type { World } from "../model/world.ts";
import { MONTHS_A_YEAR } from "./spans.ts";
import { yearShares } from "./wholeRun.ts";

/**
 * Margin of relations from their trial to their end, for suppliers of some groups: what a buyer is worth that lets one in.
 *
 *     margin of a month = (p - c) d + (p (1 + h) - c) x - cost of effort      as in `settleAccounts.ts`, selling not counted
 *     lifetime value    = sum over the months of the relation of margin / (1 + rho)^(whole years since the trial)
 *
 * rho is the discount rate of the scenario, by which later years of everything weigh less. Counted are relations that begin at least three years before the end of the run, so that most of
 * what they bring is seen; what comes after the run is not. A supplier that is dropped and let in again has two.
 * Those that suppliers of other kinds than newcomers have in the first month began before, and are left out.
 */

/** Months that a relation must have before the end. */
const SEEN_FOR = 36;

/** Sums so far, by group. */
export interface Lifetimes {
  readonly margin: Float64Array;
  readonly relations: Float64Array;
  readonly start: () => void;
  readonly month: () => void;
}

const NEVER = -0x3fffffff;

/** @param groups  suppliers by group; @param months  length of the run; @param rate  how much less a later year weighs */
export function openLifetimes(
  world: World,
  groups: readonly (readonly number[])[],
  months: number,
  rate: number,
): Lifetimes {
  const { buyer, relation } = world;
  const suppliers = groups.flat();
  const numberOf = new Int32Array(world.supplierCount).fill(-1);
  const groupOf = new Int32Array(suppliers.length);
  for (const [group, own] of groups.entries()) {
    for (const s of own) {
      numberOf[s] = suppliers.indexOf(s);
      groupOf[numberOf[s]] = group;
    }
  }
  // Of every buyer and supplier: first month of the relation that was seen last, and whether it is counted.
  const since = new Int32Array(world.buyerCount * suppliers.length);
  const counted = new Uint8Array(since.length);
  const margin = new Float64Array(groups.length);
  const relations = new Float64Array(groups.length);
  const weights = yearShares(Math.floor(months / MONTHS_A_YEAR) + 1, rate);
  return {
    margin,
    relations,
    start: () => {
      since.fill(NEVER);
      counted.fill(0);
      margin.fill(0);
      relations.fill(0);
    },
    month: () => {
      for (let b = 0; b < world.buyerCount; b++) {
        for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
          const s = relation.supplier[r];
          if (numberOf[s] < 0) continue;
          const pair = b * suppliers.length + numberOf[s];
          if (since[pair] !== relation.since[r]) {
            since[pair] = relation.since[r];
            counted[pair] = isCounted(world, r, months) ? 1 : 0;
            relations[groupOf[numberOf[s]]] += counted[pair];
          }
          if (counted[pair] === 0) continue;
          margin[groupOf[numberOf[s]]] +=
            marginOf(world, b, r) * weights[Math.floor((world.month - since[pair]) / MONTHS_A_YEAR)];
        }
      }
    },
  };
}

function isCounted({ relation, supplier, month }: World, r: number, months: number): boolean {
  const since = relation.since[r];
  const isNew = month > 0 || supplier.entrant[relation.supplier[r]] === 1;
  return isNew && since >= 0 && since <= months - SEEN_FOR;
}

function marginOf({ buyer, relation, supplier, market }: World, b: number, r: number): number {
  const s = relation.supplier[r];
  const { unitCost, minimumEffort, effortResponse } = supplier.parameters;
  const cost = r < buyer.contractsEnd[b] ? unitCost[s] : unitCost[s] * (1 + market.uncommittedCost);
  const extra = relation.effort[r] - minimumEffort[s];
  const response = effortResponse[s];
  const effort = extra > 0 && response > 0 ? (relation.ordered[r] * extra * extra) / (2 * response) : 0;
  const margin = relation.price[r] - cost;
  const taken = margin + relation.price[r] * market.rerouteSurcharge;
  return margin * relation.delivered[r] + taken * relation.takenOver[r] - effort;
}
