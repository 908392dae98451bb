import type { ColumnNames } from "../columns.ts";
import { hasStrategists } from "../everAbove0.ts";
import { int } from "../int.ts";
import type { Market } from "../market.ts";
import { uniform } from "../random.ts";
import { saturated } from "../strategists.ts";
import type { World } from "../world.ts";

/**
 * Speak: spending on channels that reach all buyers builds a stock that fades; the stock gives reach, with diminishing
 * returns.
 *
 *     A_c' = r_c A_c + b_c B                  c = 2 press, 3 online, 4 executive's voice
 *     A_1' = r_1 A_1 + n_S b_1 B              in the month of a show, one of n_S; in others r_1 A_1
 *     R_c  = (1 - r_c) A_c / ((1 - r_c) A_c + h_c)
 *     R_W  = 1 - (1 - R_1)(1 - R_2)(1 - R_3)  heard of, by shows, press or pages
 *     A_5' = r_5 A_5 + kappa_B b_5 B          name of the company
 *     A_6' = r_6 A_6 + (1 - kappa_B) b_5 B / max(1, buyers served and courted)      a name with each buyer
 *     R_B  = 1 - (1 - R_5)(1 - R_6)
 *
 * A    stock of a channel [unit costs];  b_c  spend [unit costs a month]: b_1 shows, b_2 press, b_3 online, b_4 voice, b_5 brand
 * r_c  what is left of it a month later: r_1, r_2, r_3, r_4, r_5, r_6;  h_c  steady spend with which reach is one
 *      half: h_1, h_2, h_3, h_4, h_5, h_6
 * B    programme: kappa_S times 1, or times 1/2 in a year in which it is cut: with probability chi_B (1 - E), drawn for
 *      a supplier in months 0, 12, 24 ...; half of the managers are sent away in the month of a cut (`changeManagers.ts`)
 *
 * For a steady spend A* = b / (1 - r) and R* = b / (b + h), whatever r is; just after a show A_1 = n_S b_1 / (1 - r_1^n_S),
 * and its mean over a cycle is b_1 / (1 - r_1). The names of the company and with the buyers reach the same for
 * h_5 / h_6 buyers, whatever is spent.
 *
 * Source: stocks of goodwill, Nerlove and Arrow (1962); Leone (1995) for the press, Vieira et al. (2019) for
 * pages, Homburg, Klarmann and Schmitt (2010) for brands in business markets; most values are assumptions. Rejected: a
 * response in the form of an S, by which too little is nothing by assumption; reach buyer by buyer.
 */
export function speak(world: World): void {
  const { strategist, month } = world;
  for (let n = 0; n < strategist.supplier.length; n++) {
    strategist.cost[n] = 0;
    if (strategist.works[n] === 0) {
      strategist.reach[n] = 0;
      strategist.brandReach[n] = 0;
      continue;
    }
    if (month % 12 === 0) reviewProgramme(world, n);
    else strategist.layOffs[n] = 0;
    buildStocks(world, n);
    setReach(world, n);
  }
}

// biome-ignore format: names read in rows
speak.reads = {
  strategist: ["works", "served", "courted", "programme", "showStock", "pressStock", "onlineStock",
    "voiceStock", "corporateStock", "productStock"],
} satisfies ColumnNames;
// biome-ignore format: names read in rows
speak.changes = {
  strategist: ["programme", "layOffs", "showStock", "pressStock", "onlineStock", "voiceStock", "corporateStock",
    "productStock", "showReach", "pressReach", "onlineReach", "voiceReach", "corporateReach", "brandReach", "reach",
    "cost"],
} satisfies ColumnNames;

speak.needed = (market: Market) => hasStrategists(market);

function reviewProgramme({ strategist, supplier, streams }: World, n: int): void {
  const { levers, programme, layOffs } = strategist;
  const before = programme[n];
  const chance = levers.swings[n] * (1 - levers.executiveSupport[n]);
  programme[n] = uniform(streams.programme, supplier.identity[strategist.supplier[n]], 0) < chance ? 0.5 : 1;
  layOffs[n] = programme[n] < before ? 1 : 0;
}

function buildStocks({ strategist, selling, month }: World, n: int): void {
  const { levers, showStock, pressStock, onlineStock, voiceStock, corporateStock, productStock } = strategist;
  const scale = levers.budgetScale[n] * strategist.programme[n];
  const every = int(levers.tradeShowEvery[n]);
  const show = month % every === 0 ? every * levers.tradeShow[n] * scale : 0;
  const press = levers.press[n] * scale;
  const online = levers.online[n] * scale;
  const voice = levers.executiveVoice[n] * scale;
  const brand = levers.brand[n] * scale;
  const buyers = strategist.served[n] + strategist.courted[n];
  const ofCompany = levers.corporateBrand[n];
  showStock[n] = selling.tradeShowRetention * showStock[n] + show;
  pressStock[n] = selling.pressRetention * pressStock[n] + press;
  onlineStock[n] = selling.onlineRetention * onlineStock[n] + online;
  voiceStock[n] = selling.voiceRetention * voiceStock[n] + voice;
  corporateStock[n] = selling.corporateRetention * corporateStock[n] + ofCompany * brand;
  productStock[n] = selling.productRetention * productStock[n] + ((1 - ofCompany) * brand) / (buyers > 1 ? buyers : 1);
  strategist.cost[n] += show + press + online + voice + brand;
}

function setReach({ strategist, selling }: World, n: int): void {
  const { showReach, pressReach, onlineReach, voiceReach, corporateReach, brandReach, reach } = strategist;
  showReach[n] = reachOf(strategist.showStock[n], selling.tradeShowRetention, selling.tradeShowHalf);
  pressReach[n] = reachOf(strategist.pressStock[n], selling.pressRetention, selling.pressHalf);
  onlineReach[n] = reachOf(strategist.onlineStock[n], selling.onlineRetention, selling.onlineHalf);
  voiceReach[n] = reachOf(strategist.voiceStock[n], selling.voiceRetention, selling.voiceHalf);
  corporateReach[n] = reachOf(strategist.corporateStock[n], selling.corporateRetention, selling.corporateHalf);
  const productReach = reachOf(strategist.productStock[n], selling.productRetention, selling.productHalf);
  brandReach[n] = 1 - (1 - corporateReach[n]) * (1 - productReach);
  reach[n] = 1 - (1 - showReach[n]) * (1 - pressReach[n]) * (1 - onlineReach[n]);
}

function reachOf(stock: number, retention: number, half: number): number {
  return saturated((1 - retention) * stock, half);
}
