/**
 * Markets and what a supplier does in them: those in which the facts of the supplier's side were first piloted, as far as
 * today's core has them. Everybody else is as in the bundled baseline.
 */

/** The newcomer that is looked at: one among those of the baseline, with cash for a programme, in the market from month 24 on. */
const CHALLENGER = `
  - name: challenger
    kind: newcomer
    count: 1
    entry: { month: 24, rate: 0 }
    initialCash: 8
    closureRate: 0`;

function around(parent: string, suppliers: string, more = ""): string {
  return `extends: ${parent}\n${more}suppliers:${suppliers}\n`;
}

/** The baseline with so many buyers, and everybody else in proportion. */
function sized(buyers: number, powerhouses: number, capacity: number, courted: number): string {
  const crowd = `
  - { name: powerhouse, count: ${powerhouses} }
  - { name: backup, count: ${powerhouses} }
  - { name: newcomer, count: ${4 * powerhouses}, entry: { month: 0, rate: ${Math.min(1, 0.025 * powerhouses)} } }`;
  const challenger = `${CHALLENGER}\n    capacity: ${capacity}\n    courtedAccounts: ${courted}`;
  return around("baseline", crowd + challenger, `buyers:\n  - { name: buyer, count: ${buyers} }\n`);
}

export const markets = {
  /** Eight buyers. */
  base: around("baseline", CHALLENGER),
  few: sized(2, 3, 0.2, 1),
  middle: sized(16, 12, 0.8, 4),
  many: sized(24, 18, 1.2, 6),
  /** Thirty-two buyers of a quarter. */
  small: around(
    "baseline",
    `${CHALLENGER}\n    capacity: 0.6`,
    "buyers:\n  - { name: buyer, count: 32, demand: 0.25 }\n",
  ),
  /** Nobody gives work to who has no contract, none ends without a review, and no cash is short: words are all there is. */
  words: around(
    "baseline",
    CHALLENGER.replace("initialCash: 8", "initialCash: 1000000"),
    "policy: { flexibleShare: 0 }\nmarket: { needEndRate: 0 }\n",
  ),
  /** One powerhouse of six, with well-prepared newcomers about. */
  incumbent: around(
    "catfish",
    `
  - { name: powerhouse, count: 5 }
  - { name: focal, kind: fixed, count: 1 }`,
  ),
} as const;
export type MarketName = keyof typeof markets;

/** What a supplier does: its levers and, after a dot, constants of the market that differ. */
export interface ArmOf {
  readonly market: MarketName;
  readonly levers: Readonly<Record<string, number | string | boolean>>;
  /** Settings of the market by path. */
  readonly set?: readonly string[];
  /** Constants of selling, as a multiple of what they are. */
  readonly times?: Readonly<Record<string, number>>;
}

const at = (market: MarketName, levers: ArmOf["levers"] = {}, more: Omit<ArmOf, "market" | "levers"> = {}): ArmOf => {
  return { market, levers, ...more };
};

/** The pay of a manager a month: money is turned into people by it. */
const WAGE = 0.016;

/** Parts of a budget. */
const split = (budget: number, [team, online, shows, brand, improvement]: readonly number[]): ArmOf["levers"] => ({
  managers: (budget * team) / WAGE,
  online: budget * online,
  tradeShow: budget * shows,
  brand: budget * brand,
  improvement: budget * improvement,
});
const BEST = [0.4, 0.05, 0, 0.05, 0.5] as const;
const EVEN = [0.2, 0.2, 0.2, 0.2, 0.2] as const;

const target = (level: number) => ({ managers: 1, "target.method": "resources", "target.level": level });
const appraised = (early: number, late: number, switchMonth: number) => ({
  managers: 2,
  "appraisal.staged": true,
  "appraisal.early": early,
  "appraisal.late": late,
  "appraisal.switchMonth": switchMonth,
  "appraisal.earlyCycle": early > 0.5 ? 1 : 3,
  "appraisal.lateCycle": late > 0.5 ? 1 : 3,
});
const accounts = (courted: number) => ({ set: [`suppliers.challenger.courtedAccounts=${courted}`] });
const dealers = (count: number) => ({ managers: 1, distributors: count });
const swinging = (chance: number, size: number) => ({ managers: size, online: 0.01 * size, swings: chance });

export const arms = {
  none: at("base"),
  words: at("words", {
    managers: 10,
    tradeShow: 1,
    press: 1,
    online: 1,
    executiveVoice: 1,
    brand: 1,
    corporateBrand: 0.5,
    executiveSupport: 1,
  }),
  shows: at("base", { tradeShow: 0.0175 }),
  online: at("base", { online: 0.0175 }),
  half: at("base", { managers: 0.5 }),
  one: at("base", { managers: 1 }),
  two: at("base", { managers: 2 }),
  four: at("base", { managers: 4 }),
  talksOnly: at("base", { managers: 1, "time.oneToOne": 1, "time.teamToTeam": 0, "time.briefing": 0 }),
  fewProduct: at("few", { brand: 0.012, corporateBrand: 0 }),
  fewCompany: at("few", { brand: 0.012, corporateBrand: 1 }),
  manyProduct: at("many", { brand: 0.012, corporateBrand: 0 }),
  manyCompany: at("many", { brand: 0.012, corporateBrand: 1 }),
  target03: at("base", target(0.3)),
  target06: at("base", target(0.6)),
  target1: at("base", target(1)),
  target14: at("base", target(1.4)),
  target17: at("base", target(1.7)),
  target25: at("base", target(2.5)),
  target4: at("base", target(4)),
  switch0: at("middle", appraised(1, 1, 0)),
  switch24: at("middle", appraised(0, 1, 24)),
  switch36: at("middle", appraised(0, 1, 36)),
  switch60: at("middle", appraised(0, 1, 60)),
  never: at("middle", appraised(0, 0, 0)),
  small0: at("small", dealers(0)),
  small3: at("small", dealers(3)),
  small12: at("small", dealers(12)),
  big3: at("base", dealers(3)),
  holds: at("incumbent"),
  improves: at("incumbent", { improvement: 0.04 }),
  talks: at("incumbent", { tradeShow: 0.01, press: 0.01, online: 0.01, executiveVoice: 0.01 }),
  supported: at("incumbent", { executiveSupport: 1 }),
  teamAndImproves: at("incumbent", { improvement: 0.02, managers: 0.02 / WAGE }),
  teamOnly: at("incumbent", { managers: 0.04 / WAGE }),
  best01: at("base", split(0.01, BEST)),
  best02: at("base", split(0.02, BEST)),
  best04: at("base", split(0.04, BEST)),
  best08: at("base", split(0.08, BEST)),
  best16: at("base", split(0.16, BEST)),
  even04: at("base", split(0.04, EVEN)),
  team04: at("base", split(0.04, [1, 0, 0, 0, 0])),
  brand04: at("base", split(0.04, [0, 0, 0, 1, 0])),
  improve04: at("base", split(0.04, [0, 0, 0, 0, 1])),
  improve02: at("base", split(0.02, [0, 0, 0, 0, 1])),
  stable: at("base", { managers: 1 }, { times: { baseTurnover: 0.33 } }),
  churn: at("base", { managers: 1 }, { times: { baseTurnover: 2 } }),
  backed: at("base", { managers: 1, executiveSupport: 1 }),
  together: at("base", { managers: 1, coCreation: 0.4 }),
  tooDeep: at("base", { managers: 1, coCreation: 1 }),
  swing25: at("base", swinging(0.25, 1)),
  steady25: at("base", swinging(0, 0.875)),
  swing50: at("base", swinging(0.5, 1)),
  steady50: at("base", swinging(0, 0.75)),
  unbriefed: at("base", { managers: 1, "time.oneToOne": 0.6, "time.teamToTeam": 0.4, "time.briefing": 0 }),
  briefed: at("base", { managers: 1, "time.oneToOne": 0.48, "time.teamToTeam": 0.32, "time.briefing": 0.2 }),
  courts1: at("base", { managers: 1 }, accounts(1)),
  courts8: at("base", { managers: 1 }, accounts(8)),
  courts12: at("base", { managers: 1 }, accounts(12)),
} as const satisfies Record<string, ArmOf>;
export type ArmName = keyof typeof arms;
