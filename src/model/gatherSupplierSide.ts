import type { Gathered, Needs } from "./gathered.ts";
import type { int } from "./int.ts";
import { startOfWork } from "./strategists.ts";
import { CAUSES_FROM, MONEY_OF_SIDE, PEOPLE_FROM, WORK_FROM } from "./sums.ts";
import type { World } from "./world.ts";

/**
 * The sums of the supplier's side (`sums.ts`), by group of suppliers: how far it is with buyers, what that costs, how its
 * people do, and what has built the trust that it has. They are made of the groups that somebody asks for, so in no market
 * in which nobody has a strategy; `sideRows` says where the row of a group begins, -1 where nobody asks for it.
 */

/** Begins a month: nothing has been gathered of the supplier's side. */
export function clearSide(_: World, { sums, layout }: Gathered): void {
  for (let i = layout.sides; i < sums.length; i++) sums[i] = 0;
}

/** How far suppliers are with buyers, as `pipelineSums`: buyers courted and served, and what they buy from whom. */
export function gatherPipeline(world: World, gathered: Gathered, needs: Needs): void {
  const { supplier } = world;
  const { group, cash } = supplier;
  const { sums } = gathered;
  const { sideRows } = needs;
  for (let s = 0; s < world.supplierCount; s++) {
    const row = sideRows[group[s]];
    if (row < 0) continue;
    sums[row] += 1;
    sums[row + 8] += cash[s];
  }
  countCourted(world, gathered, needs);
  countServed(world, gathered, needs);
}

function countCourted(world: World, { sums }: Gathered, { sideRows }: Needs): void {
  const { account, buyer, supplier } = world;
  const { flexibleGate } = buyer.policy;
  const { perEntrant, trustProduct } = account;
  const courted = account.buyer;
  for (let c = 0; c < supplier.courters.length; c++) {
    const row = sideRows[supplier.group[supplier.courters[c]]];
    if (row < 0) continue;
    for (let a = c * perEntrant; a < (c + 1) * perEntrant; a++) {
      const b = courted[a];
      if (b < 0) continue;
      sums[row + 1] += 1;
      if (trustProduct[a] >= flexibleGate[b]) sums[row + 2] += 1;
    }
  }
}

function countServed(world: World, { sums }: Gathered, { sideRows }: Needs): void {
  const { relation, supplier } = world;
  const { rowStart, contractsEnd, panelEnd } = world.buyer;
  const { ordered, eligible } = relation;
  const relationSupplier = relation.supplier;
  const { group } = supplier;
  for (let b = 0; b < world.buyerCount; b++) {
    const first = rowStart[b];
    const contracts = contractsEnd[b];
    const end = panelEnd[b];
    let wallet = 0;
    for (let r = first; r < end; r++) wallet += ordered[r];
    for (let r = first; r < end; r++) {
      const row = sideRows[group[relationSupplier[r]]];
      if (row < 0) continue;
      const stage: int = r < contracts ? 5 : eligible[r] === 1 ? 4 : 3;
      sums[row + stage] += 1;
      sums[row + 6] += ordered[r];
      sums[row + 7] += wallet;
    }
  }
}

/** What selling costs, and the part of it that is for new buyers, as `costSums`: courting, and a strategy. */
export function gatherSellingCost(world: World, { sums }: Gathered, { sideRows }: Needs): void {
  const { account, supplier, strategist } = world;
  const { perEntrant } = account;
  for (let c = 0; c < supplier.courters.length; c++) {
    const s = supplier.courters[c];
    const row = sideRows[supplier.group[s]];
    if (row < 0) continue;
    const cost = supplier.parameters.communicationCost[s];
    for (let a = c * perEntrant; a < (c + 1) * perEntrant; a++) {
      if (account.buyer[a] < 0 || account.dealer[a] === 1) continue;
      sums[row + MONEY_OF_SIDE] += cost;
      sums[row + MONEY_OF_SIDE + 1] += cost;
    }
  }
  for (let n = 0; n < strategist.supplier.length; n++) {
    const row = sideRows[supplier.group[strategist.supplier[n]]];
    if (row < 0 || strategist.works[n] === 0) continue;
    sums[row + MONEY_OF_SIDE] += strategist.cost[n];
    sums[row + MONEY_OF_SIDE + 1] += strategist.newBusinessCost[n];
  }
}

/** How words and people of strategists do, as `workSums`. */
export function gatherTeams(world: World, { sums }: Gathered, { sideRows }: Needs): void {
  const { strategist, supplier, month } = world;
  const { levers, works } = strategist;
  for (let n = 0; n < strategist.supplier.length; n++) {
    const s = strategist.supplier[n];
    const side = sideRows[supplier.group[s]];
    if (side < 0 || works[n] === 0) continue;
    const row = side + WORK_FROM;
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
}

/**
 * What buyers have in strategists, as `peopleSums` and `causeSums`: who is led by managers, rapport, and trust by cause, on
 * every rung words, deeds and contact (`faded.ts`).
 */
export function gatherTies(world: World, gathered: Gathered, needs: Needs): void {
  const { relation, supplier } = world;
  const { rowStart, panelEnd } = world.buyer;
  const { dealer, ordered, rapport, trustProduct, trustRisk, trustOrganisation, trustSocial } = relation;
  const { wordsProduct, wordsRisk, wordsOrganisation, wordsSocial } = relation;
  const { contactProduct, contactRisk, contactOrganisation } = relation;
  const relationSupplier = relation.supplier;
  const strategistOf = supplier.strategist;
  const { group } = supplier;
  const { sums } = gathered;
  const { sideRows } = needs;
  countLedAccounts(world, gathered, needs);
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      const side = sideRows[group[s]];
      if (side < 0 || strategistOf[s] < 0) continue;
      const units = ordered[r];
      const people = side + PEOPLE_FROM;
      if (dealer[r] === 0) sums[people] += 1;
      sums[people + 1] += units;
      sums[people + 2] += units * rapport[r];
      const row = side + CAUSES_FROM;
      sums[row] += units * wordsProduct[r];
      sums[row + 1] += units * wordsRisk[r];
      sums[row + 2] += units * wordsOrganisation[r];
      sums[row + 3] += units * wordsSocial[r];
      sums[row + 4] += units * contactProduct[r];
      sums[row + 5] += units * contactRisk[r];
      sums[row + 6] += units * contactOrganisation[r];
      sums[row + 7] += units * (trustProduct[r] - wordsProduct[r] - contactProduct[r]);
      sums[row + 8] += units * (trustRisk[r] - wordsRisk[r] - contactRisk[r]);
      sums[row + 9] += units * (trustOrganisation[r] - wordsOrganisation[r] - contactOrganisation[r]);
      sums[row + 10] += units * (trustSocial[r] - wordsSocial[r]);
    }
  }
}

/** Buyers that the managers themselves court. */
function countLedAccounts(world: World, { sums }: Gathered, { sideRows }: Needs): void {
  const { account, supplier } = world;
  const { perEntrant } = account;
  for (let c = 0; c < supplier.courters.length; c++) {
    const s = supplier.courters[c];
    const row = sideRows[supplier.group[s]];
    if (row < 0 || supplier.strategist[s] < 0) continue;
    for (let a = c * perEntrant; a < (c + 1) * perEntrant; a++) {
      if (account.buyer[a] >= 0 && account.dealer[a] === 0) sums[row + PEOPLE_FROM] += 1;
    }
  }
}
