import { isFree } from "../accounts.ts";
import type { ColumnNames } from "../columns.ts";
import { courtByStrategy } from "../courtByStrategy.ts";
import { everEntered, hasStrategists } from "../everAbove0.ts";
import { int } from "../int.ts";
import type { Market } from "../market.ts";
import { uniform } from "../random.ts";
import { startOfWork } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Court: entrants make themselves known to a few buyers at a time.
 *
 *     T_1' = T_1 + u max(0, T_u - T_1)
 *
 * T_1  trust of the courted buyer in the product [0..1]
 * u    communication [a month]
 * T_u  what words alone can reach [0..1], normally below the gate of the fixed track:
 *      words open a door, only delivered work goes through it
 *
 * An entrant has n_A accounts and courts one buyer in each, from n_V months before its entry on, but not
 * in the month in which it left. Account by account: one that has lasted n_P months is given up; a free one
 * draws a buyer among all with equal chance, once a month, and stays free if that buyer is courted already
 * or has the supplier in its row; then T_1, which starts at 0, makes its step, in the first month too.
 * Bounded work: buyers that nobody courts are never visited.
 *
 * A supplier that has a strategy courts by it (`courtByStrategy.ts`), also one that was there from the start.
 *
 * Source: goodwill that saturates (Vidale and Wolfe 1957). Assumption: buyers are picked blindly. Rejected:
 * courting everybody, which no small sales team can pay.
 */
export function court(world: World): void {
  if (world.buyerCount === 0) return;
  const { supplier } = world;
  const { courters } = supplier;
  for (let c = 0; c < courters.length; c++) {
    const s = courters[c];
    const first = c * world.account.perEntrant;
    const n = supplier.strategist[s];
    if (supplier.entrant[s] === 1) {
      if (!world.entryEnabled || world.month < startOfWork(world, s)) continue;
    }
    if (n < 0) courtAccounts(world, s, first);
    else courtByStrategy(world, n, first);
  }
}

// biome-ignore format: names read in rows
court.reads = {
  buyer: ["panelEnd", "knownEnd"],
  supplier: ["entryMonth", "exitMonth", "volume"],
  relation: ["supplier", "ordered", "trustProduct", "trustRisk", "trustOrganisation", "trustSocial"],
  strategist: ["volumeWeight", "showReach", "pressReach",
    "onlineReach", "voiceReach", "corporateReach", "brandReach", "reach", "accountTalks", "accountTeam",
    "accountRapport", "departures", "left"],
  account: ["buyer", "since", "trustProduct", "trustRisk", "trustOrganisation", "trustSocial", "rapport", "dealer"],
  world: ["entryEnabled"],
} satisfies ColumnNames;
court.changes = {
  account: ["buyer", "since", "trustProduct", "trustRisk", "trustOrganisation", "trustSocial", "rapport", "dealer"],
} satisfies ColumnNames;

court.needed = (market: Market) => everEntered(market) || hasStrategists(market);

function courtAccounts(world: World, s: int, first: int): void {
  const { account, supplier, month } = world;
  const { communication, communicationCap, courtedAccounts, courtingPatience } = supplier.parameters;
  for (let place = 0; place < account.perEntrant; place++) {
    const a = first + place;
    if (place >= courtedAccounts[s] || (account.buyer[a] >= 0 && month - account.since[a] >= courtingPatience[s])) {
      account.buyer[a] = -1;
    }
    if (place >= courtedAccounts[s]) continue;
    if (account.buyer[a] < 0) pickBuyer(world, s, first, place);
    if (account.buyer[a] < 0) continue;
    const gap = communicationCap[s] - account.trustProduct[a];
    if (gap > 0) account.trustProduct[a] += communication[s] * gap;
  }
}

function pickBuyer(world: World, s: int, first: int, place: int): void {
  const { account, buyer, supplier } = world;
  const draw = uniform(world.streams.court, supplier.identity[s], place);
  const b = buyer.byIdentity[int(draw * world.buyerCount)];
  if (!isFree(world, s, first, b)) return;
  account.buyer[first + place] = b;
  account.since[first + place] = world.month;
  account.trustProduct[first + place] = 0;
}
