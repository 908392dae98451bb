import type { Gathered } from "./gathered.ts";
import { int } from "./int.ts";
import { startOfWork } from "./strategists.ts";
import { CAUSES_FROM, MONEY_OF_SIDE, PEOPLE_FROM, WORK_FROM } from "./sums.ts";
import type { World } from "./world.ts";

/**
 * The sums of the supplier's side (`sums.ts`), by group of suppliers: how far it is with buyers, what that costs, how its
 * people do, and what has built the trust that it has. They are made where somebody asks for one, so in no market in
 * which nobody has a strategy. Every row of sums over suppliers begins with them.
 */

/** First place of the row of a supplier's group. */
function rowOf(world: World, { layout, supplierWidth }: Gathered, s: int): int {
  return layout.suppliers + (1 + world.supplier.group[s]) * supplierWidth;
}

/** How far suppliers are with buyers, as `pipelineSums`: buyers courted and served, and what they buy from whom. */
export function gatherPipeline(world: World, gathered: Gathered): void {
  const { account, buyer, relation, supplier } = world;
  const { sums } = gathered;
  for (let s = 0; s < world.supplierCount; s++) {
    const row = rowOf(world, gathered, s);
    sums[row] += 1;
    sums[row + 8] += supplier.cash[s];
  }
  for (let a = 0; a < account.buyer.length; a++) {
    const b = account.buyer[a];
    if (b < 0) continue;
    const row = rowOf(world, gathered, courterOf(world, a));
    sums[row + 1] += 1;
    if (account.trustProduct[a] >= buyer.policy.flexibleGate[b]) sums[row + 2] += 1;
  }
  for (let b = 0; b < world.buyerCount; b++) {
    const contracts = buyer.contractsEnd[b];
    const end = buyer.panelEnd[b];
    let wallet = 0;
    for (let r = buyer.rowStart[b]; r < end; r++) wallet += relation.ordered[r];
    for (let r = buyer.rowStart[b]; r < end; r++) {
      const row = rowOf(world, gathered, relation.supplier[r]);
      const stage: int = r < contracts ? 5 : relation.eligible[r] === 1 ? 4 : 3;
      sums[row + stage] += 1;
      sums[row + 6] += relation.ordered[r];
      sums[row + 7] += wallet;
    }
  }
}

/** The supplier that courts in an account. */
function courterOf({ account, supplier }: World, a: int): int {
  return supplier.courters[int(a / account.perEntrant)];
}

/** What selling costs, and the part of it that is for new buyers, as `costSums`: courting, and a strategy. */
export function gatherSellingCost(world: World, gathered: Gathered): void {
  const { account, supplier, strategist } = world;
  const { sums } = gathered;
  for (let a = 0; a < account.buyer.length; a++) {
    if (account.buyer[a] < 0 || account.dealer[a] === 1) continue;
    const s = courterOf(world, a);
    const row = rowOf(world, gathered, s) + MONEY_OF_SIDE;
    sums[row] += supplier.parameters.communicationCost[s];
    sums[row + 1] += supplier.parameters.communicationCost[s];
  }
  for (let n = 0; n < strategist.supplier.length; n++) {
    if (strategist.works[n] === 0) continue;
    const row = rowOf(world, gathered, strategist.supplier[n]) + MONEY_OF_SIDE;
    sums[row] += strategist.cost[n];
    sums[row + 1] += strategist.newBusinessCost[n];
  }
}

/** How words and people of strategists do, as `peopleSums` and `workSums`. */
export function gatherTeams(world: World, gathered: Gathered): void {
  const { strategist, supplier, month } = world;
  const { levers, works } = strategist;
  const { sums } = gathered;
  for (let n = 0; n < strategist.supplier.length; n++) {
    if (works[n] === 0) continue;
    const s = strategist.supplier[n];
    const row = rowOf(world, gathered, s) + WORK_FROM;
    const people = levers.managers[n] * levers.budgetScale[n];
    sums[row] += 1;
    sums[row + 1] += strategist.reach[n];
    sums[row + 2] += strategist.conflict[n];
    sums[row + 3] += people * strategist.programme[n];
    sums[row + 4] += Math.ceil(people);
    sums[row + 5] += strategist.departures[n];
    const age = month - startOfWork(world, s);
    if (strategist.target[n] < 0 || (age + 1) % 12 !== 0) continue;
    sums[row + 6] += strategist.soldOnTarget[n] + supplier.volume[s];
    sums[row + 7] += (strategist.targetMonths[n] + 1) * strategist.target[n];
  }
  countLed(world, gathered);
}

/** Buyers that the managers themselves court and serve. */
function countLed(world: World, gathered: Gathered): void {
  const { account, buyer, relation, supplier } = world;
  const { sums } = gathered;
  for (let a = 0; a < account.buyer.length; a++) {
    if (account.buyer[a] < 0 || account.dealer[a] === 1) continue;
    const s = courterOf(world, a);
    if (supplier.strategist[s] >= 0) sums[rowOf(world, gathered, s) + PEOPLE_FROM] += 1;
  }
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      const s = relation.supplier[r];
      if (supplier.strategist[s] < 0) continue;
      const row = rowOf(world, gathered, s) + PEOPLE_FROM;
      if (relation.dealer[r] === 0) sums[row] += 1;
      sums[row + 1] += relation.ordered[r];
      sums[row + 2] += relation.ordered[r] * relation.rapport[r];
    }
  }
}

/** Trust by cause, as `causeSums`: by units ordered, words, deeds and contact on every rung (`faded.ts`). */
export function gatherCauses(world: World, gathered: Gathered): void {
  const { buyer, relation, supplier } = world;
  const { sums } = gathered;
  const { wordsProduct, wordsRisk, wordsOrganisation, wordsSocial } = relation;
  const { contactProduct, contactRisk, contactOrganisation } = relation;
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      const s = relation.supplier[r];
      if (supplier.strategist[s] < 0) continue;
      const row = rowOf(world, gathered, s) + CAUSES_FROM;
      const units = relation.ordered[r];
      sums[row] += units;
      sums[row + 1] += units * wordsProduct[r];
      sums[row + 2] += units * wordsRisk[r];
      sums[row + 3] += units * wordsOrganisation[r];
      sums[row + 4] += units * wordsSocial[r];
      sums[row + 5] += units * contactProduct[r];
      sums[row + 6] += units * contactRisk[r];
      sums[row + 7] += units * contactOrganisation[r];
      sums[row + 8] += units * (relation.trustProduct[r] - wordsProduct[r] - contactProduct[r]);
      sums[row + 9] += units * (relation.trustRisk[r] - wordsRisk[r] - contactRisk[r]);
      sums[row + 10] += units * (relation.trustOrganisation[r] - wordsOrganisation[r] - contactOrganisation[r]);
      sums[row + 11] += units * (relation.trustSocial[r] - wordsSocial[r]);
    }
  }
}
