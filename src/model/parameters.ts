import type { Parameter, PlausibleRange, SupplierKind } from "./parameter.ts";
import { sellingParameters } from "./sellingParameters.ts";
import { strategyParameters } from "./strategyParameters.ts";

/**
 * The parameter table: the only home of every symbol, unit, range, default, meaning and source.
 *
 * Help, JSON Schema, checking, `catfish explain`, the ODD document and axis titles are made from it.
 * A default is written here and nowhere else. `source` cites what stands in `sources.ts`, or says
 * *assumption*, or *definition* where the value only fixes a unit or switches something off. The pilot is
 * the trial with 8 buyers and 18 suppliers that preceded the model; its values are assumptions that
 * produced the facts.
 */

export type { Parameter, PlausibleRange, SupplierKind } from "./parameter.ts";

/** What a parameter belongs to; the first word of its path in a scenario file, of a strategy that in a group of suppliers. */
export type ParameterScope = "market" | "policy" | "buyers" | "suppliers" | "strategy" | "selling";

const OFF_ON = ["false", "true"] as const;

/** One value for the whole market. */
// biome-ignore format: a table reads in rows
export const marketParameters = {
  demandVolatility: {
    symbol: "σ_D", unit: "standard deviation of log demand", min: 0, max: 1, default: 0.12,
    plausible: [0.06, 0.18],
    meaning: "How far a buyer's monthly demand swings around its level, in the long run.",
    source: "assumption: a month is usually within an eighth of plan",
  },
  demandPersistence: {
    symbol: "ρ_D", unit: "correlation from month to month", min: 0, max: 0.99, default: 0.7,
    plausible: [0.35, 0.95],
    meaning: "How much of this month's deviation of demand is left next month.",
    source: "assumption",
  },
  disruptionRate: {
    symbol: "δ", unit: "probability a month", min: 0, max: 0.5, default: 0.01,
    plausible: [0.005, 0.015],
    meaning: "Chance that a supplier that works normally is disrupted this month.",
    source: "McKinsey Global Institute (2020): a disruption of a month or more every 3.7 years along a chain; 0.0045 for one of five suppliers, doubled so that short ones count too",
  },
  disruptionMonths: {
    symbol: "m_δ", unit: "months", min: 1, max: 24, default: 1.5,
    plausible: [1, 2.25],
    meaning: "How long a disruption lasts on average.",
    source: "McKinsey Global Institute (2020): one to two months",
  },
  disruptionLoss: {
    symbol: "ℓ", unit: "share of capacity", min: 0, max: 1, default: 0.8,
    plausible: [0.4, 1],
    meaning: "Share of its capacity that a disrupted supplier loses.",
    source: "assumption: most of a site, seldom all",
  },
  rerouteSurcharge: {
    symbol: "h", unit: "share of price", min: 0, max: 2, default: 0.1,
    plausible: [0.05, 0.15],
    meaning: "Extra paid on an order that another panel member takes over at short notice.",
    source: "assumption: expedited freight and overtime",
  },
  baseValue: {
    symbol: "v_0", unit: "unit costs", min: 0, max: 10, default: 1.2,
    plausible: [0.6, 1.8],
    meaning: "What the bare product is worth to a buyer before quality, service and technology.",
    source: "assumption: sets the surplus to share at about half a unit cost",
  },
  valueOfQuality: {
    symbol: "v_q", unit: "unit costs per unit of quality", min: 0, max: 5, default: 0.5,
    plausible: [0.25, 0.75],
    meaning: "What full quality is worth more than none.",
    source: "assumption",
  },
  valueOfEffort: {
    symbol: "v_e", unit: "unit costs per unit of effort", min: 0, max: 5, default: 0.4,
    plausible: [0.2, 0.6],
    meaning: "What full service effort is worth more than none.",
    source: "assumption of the pilot",
  },
  valueLostPerMonthOfLag: {
    symbol: "v_g", unit: "unit costs per month of lag", min: 0, max: 0.5, default: 0.007,
    plausible: [0.0035, 0.0105],
    meaning: "What each month behind the technology frontier costs the buyer.",
    source: "assumption of the pilot: a tenth of unit cost for ten months",
  },
  valueOfIntegration: {
    symbol: "v_k", unit: "unit costs per unit of integration", min: 0, max: 5, default: 0.3,
    plausible: [0.15, 0.4],
    meaning: "What systems and teams grown together are worth.",
    source: "assumption, so that contracts are worth having; Klos and Nooteboom (2001) for the sign",
  },
  switchingCost: {
    symbol: "σ", unit: "unit costs", min: 0, max: 20, default: 0.6,
    plausible: [0.3, 0.9],
    meaning: "Cost a unit of leaving a fully integrated contract supplier.",
    source: "derived from Monarch (2014): stayers fall from 57 to 18 % when the cost is halved, so cost times review sensitivity is 2 to 4.5; value assumption",
  },
  leavingMonths: {
    symbol: "τ_S", unit: "months", min: 0, max: 120, default: 12,
    plausible: [6, 18],
    meaning: "Months of the cost of leaving that a buyer pays when a holder loses its contract at a review; it is taken out of buyer value.",
    source: "assumption: a year until the next one works as smoothly; half to one and a half times that",
  },
  lookCost: {
    symbol: "F_l", unit: "unit costs per unit of monthly demand", min: 0, max: 10, default: 0.04,
    plausible: [0.02, 0.08],
    meaning: "What a look at prospects costs a buyer, whether or not somebody is let in; it is taken out of buyer value.",
    source: "assumption: some days of a purchasing team; half to twice that",
  },
  reviewSensitivity: {
    symbol: "β", unit: "per unit cost", min: 0, max: 100, default: 10,
    plausible: [6, 13],
    meaning: "How sharply a contract review follows perceived utility.",
    source: "with the switching cost on the logit scale derived from Monarch (2014), whose cost times sensitivity is 2 to 4.5; value assumption",
  },
  choiceSensitivity: {
    symbol: "β_x", unit: "per unit cost", min: 0, max: 100, default: 7,
    plausible: [3.5, 10.5],
    meaning: "How sharply orders on the flexible track, and volume that moves between contracts, follow perceived utility.",
    source: "assumption: less sharply than a review, which is prepared",
  },
  minimumMargin: {
    symbol: "m_min", unit: "share of unit cost", min: 0, max: 1, default: 0.02,
    plausible: [0.01, 0.03],
    meaning: "Margin below which no supplier sells.",
    source: "assumption",
  },
  maximumMargin: {
    symbol: "m_max", unit: "share of unit cost", min: 0, max: 5, default: 0.5,
    plausible: [0.25, 0.75],
    meaning: "Margin above which a buyer would rather do without.",
    source: "assumption",
  },
  scarcityMargin: {
    symbol: "m_u", unit: "share of unit cost", min: 0, max: 5, default: 0.15,
    plausible: [0.05, 0.4],
    meaning: "Margin that a full order book adds to the lowest price of a flexible supplier.",
    source: "assumption: a convex congestion price; a wide range",
  },
  uncommittedCost: {
    symbol: "d_c", unit: "share of unit cost", min: 0, max: 2, default: 0.15,
    plausible: [0.08, 0.2],
    meaning: "Extra cost of a unit ordered on the flexible track: short runs, no planning, small lots.",
    source: "Allon and Van Mieghem (2010), the premium of the responsive source; value assumption",
  },
  uncommittedStake: {
    symbol: "s_x", unit: "share", min: 0, max: 1, default: 0.2,
    plausible: [0.15, 0.35],
    meaning: "What a month's profit on the flexible track weighs, against profit under contract, when a supplier decides how hard to try and what to invest in the relation.",
    source: "assumption: an order without commitment can be lost or won back next month",
  },
  openingMargin: {
    symbol: "m_0", unit: "share of unit cost", min: 0, max: 1, default: 0.08,
    plausible: [0.04, 0.12],
    meaning: "Margin in the first offer of a supplier that is new to a buyer.",
    source: "assumption: a modest first offer",
  },
  contractPriceMonths: {
    symbol: "τ_p", unit: "months", min: 1, max: 120, default: 12,
    plausible: [6, 18],
    meaning: "Time a contract price takes to follow what bargaining would give.",
    source: "assumption: yearly price rounds",
  },
  flexiblePriceMonths: {
    symbol: "τ_x", unit: "months", min: 1, max: 120, default: 2,
    plausible: [1, 3],
    meaning: "The same on the flexible track.",
    source: "assumption: orders are priced nearly afresh",
  },
  integrationGain: {
    symbol: "g_k", unit: "a month at full share", min: 0, max: 1, default: 0.05,
    plausible: [0.025, 0.075],
    meaning: "How fast systems and teams grow together, for a supplier with all the spend.",
    source: "assumption: half-way in about two years at a share of 0.4",
  },
  integrationDecay: {
    symbol: "d_k", unit: "a month", min: 0, max: 1, default: 0.006,
    plausible: [0.003, 0.009],
    meaning: "How fast integration fades.",
    source: "assumption",
  },
  needEndRate: {
    symbol: "ν", unit: "probability a month", min: 0, max: 1, default: 0.0025,
    plausible: [0.0015, 0.004],
    meaning: "Chance in a month that what a contract supplies is not needed any more.",
    source: "assumption: 3 % of contracts a year, near the yearly attrition by spend of public buyers' ledgers, 2.3 to 5.2 %",
  },
  catchUpScale: {
    symbol: "L_a", unit: "months", min: 1, max: 1e6, default: 90,
    plausible: [60, 200],
    meaning: "Technology lag at which a supplier can take up half as much as in proportion to its lag; a very large one is no bound.",
    source: "Cohen and Levinthal (1990) for the idea; form and value assumption, a wide range",
  },
  trustGain: {
    symbol: "l_up", unit: "a month", min: 0, max: 1, default: 0.15,
    plausible: [0.05, 0.2],
    meaning: "How fast trust rises towards better evidence.",
    source: "convention 0.05 to 0.15, as in Pant and Yu (2025); value assumption",
  },
  trustLossProduct: {
    symbol: "a_1", unit: "times the gain", min: 0, max: 10, default: 1.5,
    plausible: [1, 2.25],
    meaning: "How much faster trust in the product falls than it rises.",
    source: "Slovic (1993) for the asymmetry, mild for competence: Kim et al. (2004); value assumption",
  },
  trustLossRisk: {
    symbol: "a_2", unit: "times the gain", min: 0, max: 10, default: 2.5,
    plausible: [1.25, 3.75],
    meaning: "How much faster trust in supply, on time and in full, falls than it rises.",
    source: "Slovic (1993); value assumption",
  },
  trustLossOrganisation: {
    symbol: "a_3", unit: "times the gain", min: 0, max: 10, default: 3,
    plausible: [1.5, 4.5],
    meaning: "How much faster trust in the people falls than it rises.",
    source: "Slovic (1993), strong for integrity: Kim et al. (2004); value assumption",
  },
  trustLossSocial: {
    symbol: "a_4", unit: "times the gain", min: 0, max: 10, default: 3,
    plausible: [1.5, 4.5],
    meaning: "How much faster trust by reputation falls than it rises.",
    source: "Slovic (1993); value assumption",
  },
  teachingShare: {
    symbol: "w_h", unit: "share of spend", min: 0.0001, max: 1, default: 0.02,
    plausible: [0.01, 0.03],
    meaning: "Share of spend at which a month teaches half as much as it could.",
    source: "assumption: a trial order of a few per cent is enough to learn from",
  },
  qualityNoise: {
    symbol: "σ_q", unit: "quality", min: 0, max: 1, default: 0.08,
    plausible: [0.04, 0.12],
    meaning: "How far the quality seen in one month strays from a supplier's true quality.",
    source: "assumption",
  },
  reputationCarry: {
    symbol: "ω_R", unit: "share", min: 0, max: 1, default: 0.6,
    plausible: [0.4, 0.8],
    meaning: "Part of the trust of its other buyers that a rival invited to a review brings with it.",
    source: "assumption, a wide range",
  },
  attentionWeight: {
    symbol: "ω_a", unit: "share", min: 0, max: 1, default: 0.5,
    plausible: [0.25, 0.75],
    meaning: "Weight of effort, against a stable team, in what a buyer sees of the supplier's organisation.",
    source: "assumption",
  },
  launchRate: {
    symbol: "λ_N", unit: "launches a month", min: 0, max: 20, default: 0.5,
    plausible: [0.25, 0.75],
    meaning: "New-market projects a month of a buyer that reaches and fully trusts a supplier at the frontier.",
    source: "assumption: six a year at best",
  },
  launchLagScale: {
    symbol: "τ_N", unit: "months", min: 1, max: 240, default: 24,
    plausible: [12, 36],
    meaning: "Technology lag at which a supplier is good for a third (1/e) of the projects.",
    source: "assumption: a product generation",
  },
  oneOffRate: {
    symbol: "λ_1", unit: "orders a month", min: 0, max: 50, default: 0.4,
    plausible: [0.2, 0.6],
    meaning: "One-off orders that a buyer places a month outside its panel; they stand in its ledger and do nothing in the market.",
    source: "assumption, tuned to the months with payment, Gini and returns in public buyers' ledgers",
  },
  oneOffSpend: {
    symbol: "A_1", unit: "unit costs a month", min: 0, max: 1000, default: 0.06,
    plausible: [0.03, 0.09],
    meaning: "Mean monthly spend of a one-off order.",
    source: "assumption: a few per cent of the spend of a reference buyer",
  },
  oneOffSpread: {
    symbol: "σ_1", unit: "standard deviation of log spend", min: 0, max: 4, default: 1.5,
    plausible: [0.75, 2.25],
    meaning: "How widely one-off orders differ in size.",
    source: "assumption: lognormal sizes, some fifty times others",
  },
  oneOffPool: {
    symbol: "n_1", unit: "suppliers", min: 1, max: 1000, whole: true, default: 12,
    plausible: [6, 18],
    meaning: "Suppliers of one-off orders that a buyer chooses from.",
    source: "assumption, tuned with the rate",
  },
} as const satisfies Record<string, Parameter>;

/** The strategist's levers: for every buyer, or overridden by a group of buyers. */
// biome-ignore format: a table reads in rows
export const policyParameters = {
  flexibleShare: {
    symbol: "φ", unit: "share", min: 0, max: 1, default: 0.2,
    meaning: "Share of spend on the flexible track.",
    source: "derived from Allon and Van Mieghem (2010): surge economics alone justify 0.02 to 0.05; new suppliers take 0.03 to 0.13 of the spend of two public buyers; value assumption",
  },
  fixedSlots: {
    symbol: "n_F", unit: "suppliers", min: 0, max: 20, whole: true, default: 2,
    meaning: "Suppliers under contract at a time.",
    source: "assumption: dual sourcing",
  },
  flexibleSlots: {
    symbol: "n_M", unit: "suppliers", min: 0, max: 50, whole: true, default: 3,
    meaning: "Approved suppliers beside the contracts.",
    source: "Onur and Tas (2019): price falls up to six to eight bidders; assumption: five suppliers in all are common",
  },
  contractMonths: {
    symbol: "n_C", unit: "months", min: 1, max: 240, whole: true, default: 24,
    meaning: "Months between contract reviews.",
    source: "assumption: 12 to 36 months are common",
  },
  performanceShare: {
    symbol: "a", unit: "share", min: 0, max: 1, default: 0.1,
    meaning: "Part of the volume under contract that holders compete for month by month; the rest is equal quotas.",
    source: "Cachon and Zhang (2007) for the form: demand allocated by performance; value assumption: quotas with a little that follows performance, where splits of 60:40 to 70:30 competed each year would mean 0.2 to 0.4",
  },
  invitedRivals: {
    symbol: "n_I", unit: "suppliers", min: 0, max: 3, whole: true, default: 0,
    meaning: "Suppliers of kind fixed from outside the panel that a buyer invites to each contract review.",
    source: "definition: 0 invites nobody",
  },
  openness: {
    symbol: "o", unit: "probability a month", min: 0, max: 1, default: 0.2,
    meaning: "Chance in a month that a buyer looks at a prospect.",
    source: "assumption",
  },
  maxShare: {
    symbol: "w_max", unit: "share", min: 0.01, max: 1, default: 1,
    meaning: "Cap on any one supplier's share of spend; raised to an equal split where it could not be kept.",
    source: "definition: 1 is no cap",
  },
  flexibleGate: {
    symbol: "g_x", unit: "trust", min: 0, max: 1, default: 0.15,
    meaning: "Trust in the product that a supplier needs to be let in on the flexible track.",
    source: "assumption",
  },
  fixedGate: {
    symbol: "g_F", unit: "trust", min: 0, max: 1, default: 0.3,
    meaning: "Trust in product, supply and organisation, each, that a supplier needs to win a contract. 1 cannot be reached.",
    source: "assumption",
  },
  negotiation: {
    symbol: "η", unit: "share", min: 0, max: 1, default: 0.6,
    meaning: "Bargaining weight of the buyer: the part of the surplus over the outside option that it keeps.",
    source: "Alviarez et al. (2025): substantial bargaining power of buyers; 0.3 to 0.8 tried; value assumption",
  },
  choice: {
    symbol: "-", unit: "choice", min: 0, max: 1, choices: ["shares", "single"], default: 0,
    meaning: "Flexible orders are split by logit shares, or go to a single supplier drawn each month.",
    source: "definition: shares or draws of McFadden (1974)",
  },
  memory: {
    symbol: "n_K", unit: "suppliers", min: 0, max: 50, whole: true, default: 2,
    meaning: "Former suppliers that a buyer remembers and may call back.",
    source: "assumption",
  },
  preferenceSensitivity: {
    symbol: "β_J", unit: "per unit cost", min: 0, max: 1000, default: 0,
    meaning: "How sharply flexible orders follow the preference learned from past dealings; 0 is no such preference.",
    source: "Weisbuch, Kirman and Herreiner (2000): loyal above the number of suppliers times forgetting over profit a month; 0 leaves the two-track market as it is",
  },
  preferenceForgetting: {
    symbol: "γ", unit: "a month", min: 0, max: 1, default: 0.1,
    meaning: "How fast the preference learned from past dealings fades.",
    source: "Weisbuch, Kirman and Herreiner (2000)",
  },
} as const satisfies Record<string, Parameter>;

/** What a group of buyers is. */
// biome-ignore format: a table reads in rows
export const buyerParameters = {
  demand: {
    symbol: "D_0", unit: "units a month", min: 0, max: 1e6, default: 1,
    meaning: "Level of a buyer's demand; 1 is the reference buyer.",
    source: "definition",
  },
} as const satisfies Record<string, Parameter>;

/** What a group of suppliers is and does. */
// biome-ignore format: a table reads in rows
export const supplierParameters = {
  quality: {
    symbol: "q", unit: "index", min: 0, max: 1, default: { fixed: 0.85, flexible: 0.5, newcomer: 0.75 },
    plausible: { fixed: [0.425, 1], flexible: [0.25, 0.75], newcomer: [0.375, 1] },
    meaning: "True quality of what it makes.",
    source: "assumption: the powerhouse is strong, the back-up ordinary",
  },
  unitCost: {
    symbol: "c", unit: "unit costs", min: 0.01, max: 100, default: { fixed: 1, flexible: 1.03, newcomer: 1.04 },
    plausible: { fixed: [1, 1], flexible: [1, 1.1], newcomer: [1, 1.12] },
    meaning: "What a unit costs to make; 1 is the reference supplier.",
    source: "definition for the reference supplier; assumption for the others",
  },
  qualitySpread: {
    symbol: "s_q", unit: "standard deviation of quality", min: 0, max: 1, default: { fixed: 0.07, flexible: 0.12, newcomer: 0.15 },
    plausible: { fixed: [0.035, 0.14], flexible: [0.06, 0.24], newcomer: [0.075, 0.3] },
    meaning: "How far members of a group differ in quality; a distribution written for the quality itself stands in its place.",
    source: "assumption, half to twice that",
  },
  unitCostSpread: {
    symbol: "s_c", unit: "unit costs, standard deviation", min: 0, max: 10, default: { fixed: 0.03, flexible: 0.03, newcomer: 0.04 },
    plausible: { fixed: [0.015, 0.06], flexible: [0.015, 0.06], newcomer: [0.02, 0.08] },
    meaning: "How far members of a group differ in unit cost; a distribution written for the unit cost itself stands in its place.",
    source: "assumption, half to twice that",
  },
  capacity: {
    symbol: "C", unit: "units a month", min: 0, max: 1e7, default: { fixed: 1.5, flexible: 0.4, newcomer: 0.6 },
    plausible: { fixed: [0.75, 2.25], flexible: [0.2, 0.6], newcomer: [0.3, 0.9] },
    meaning: "What it can make in a month; 1 serves a reference buyer in full.",
    source: "assumption: big powerhouses, small newcomers",
  },
  capacityGrowth: {
    symbol: "g_C", unit: "a month", min: 0, max: 1, default: 0.03,
    plausible: [0.015, 0.045],
    meaning: "How fast capacity grows while nine tenths of it or more are taken.",
    source: "assumption: a third more in a year",
  },
  innovativeness: {
    symbol: "i", unit: "a month", min: 0, max: 1, default: { fixed: 0.15, flexible: 0.06, newcomer: 0.15 },
    plausible: { fixed: [0.075, 0.225], flexible: [0.04, 0.1], newcomer: [0.075, 0.225] },
    meaning: "Part of its lag that a supplier with full effort and no inertia catches up in a month.",
    source: "assumption",
  },
  innovativenessSpread: {
    symbol: "s_i", unit: "a month, standard deviation", min: 0, max: 1, default: { fixed: 0.03, flexible: 0.02, newcomer: 0.04 },
    plausible: { fixed: [0.015, 0.06], flexible: [0.01, 0.04], newcomer: [0.02, 0.08] },
    meaning: "How far members of a group differ in innovativeness; a distribution written for the innovativeness itself stands in its place.",
    source: "assumption, half to twice that",
  },
  initialLag: {
    symbol: "L_0", unit: "months", min: 0, max: 600, default: { fixed: 18, flexible: 45, newcomer: 8 },
    plausible: { fixed: [9, 27], flexible: [22.5, 67.5], newcomer: [4, 12] },
    meaning: "Months behind the technology frontier at the start, or at entry.",
    source: "assumption: near what the initial effort sustains",
  },
  minimumEffort: {
    symbol: "e_min", unit: "index", min: 0, max: 1, default: { fixed: 0.15, flexible: 0.15, newcomer: 0.2 },
    plausible: { fixed: [0.075, 0.225], flexible: [0.075, 0.225], newcomer: [0.1, 0.3] },
    meaning: "Service effort it makes for nothing.",
    source: "assumption: newcomers are attentive by nature",
  },
  initialEffort: {
    symbol: "e_0", unit: "index", min: 0, max: 1, default: { fixed: 0.5, flexible: 0.3, newcomer: 0.6 },
    plausible: { fixed: [0.25, 0.75], flexible: [0.15, 0.45], newcomer: [0.3, 0.9] },
    meaning: "Service effort at the start of a relation, and of a supplier that has no customer.",
    source: "assumption",
  },
  effortResponse: {
    symbol: "ψ", unit: "squared effort per unit cost", min: 0, max: 1000, default: 9.6,
    plausible: [5.6, 14.4],
    meaning: "How strongly a supplier answers a threat to its profit with effort: the larger, the less effort costs. To go twice as far above the least effort costs four times as much; with half of this, any effort above the least costs twice as much.",
    source: "Lazear and Rosen (1981) for the form; value assumption: full effort costs 4 % of a unit",
  },
  effortSpeed: {
    symbol: "λ", unit: "a month", min: 0, max: 1, default: 0.2,
    plausible: [0.1, 0.3],
    meaning: "How fast effort moves to what pays, when there is no inertia.",
    source: "assumption: half-way in three months",
  },
  inertiaGain: {
    symbol: "κ_I", unit: "a month", min: 0, max: 1, default: 0.012,
    plausible: [0.006, 0.018],
    meaning: "How fast a safe supplier grows inert.",
    source: "assumption of the pilot: half-way in five years",
  },
  inertiaLoss: {
    symbol: "κ_D", unit: "a month", min: 0, max: 1, default: 0.06,
    plausible: [0.03, 0.09],
    meaning: "How fast a threatened supplier sheds inertia.",
    source: "assumption of the pilot",
  },
  initialInertia: {
    symbol: "I_0", unit: "index", min: 0, max: 1, default: { fixed: 0.3, flexible: 0.2, newcomer: 0 },
    plausible: { fixed: [0.15, 0.45], flexible: [0.1, 0.3], newcomer: [0, 0] },
    meaning: "Inertia at the start of a relation.",
    source: "assumption of the pilot",
  },
  initialTrust: {
    symbol: "T_0", unit: "index", min: 0, max: 1, default: { fixed: 0.7, flexible: 0.5, newcomer: 0 },
    plausible: { fixed: [0.35, 1], flexible: [0.25, 0.75], newcomer: [0, 0] },
    meaning: "Trust on every rung at the start of the run, with the buyers it serves.",
    source: "assumption",
  },
  initialIntegration: {
    symbol: "k_0", unit: "index", min: 0, max: 1, default: { fixed: 0.6, flexible: 0.2, newcomer: 0 },
    plausible: { fixed: [0.3, 0.9], flexible: [0.1, 0.3], newcomer: [0, 0] },
    meaning: "Integration at the start of the run, with the buyers it serves.",
    source: "assumption",
  },
  initialMargin: {
    symbol: "m_s", unit: "share of unit cost", min: 0, max: 5, default: { fixed: 0.2, flexible: 0.08, newcomer: 0.08 },
    plausible: { fixed: [0.1, 0.3], flexible: [0.04, 0.12], newcomer: [0.04, 0.12] },
    meaning: "Margin at the start of the run, with the buyers it serves.",
    source: "assumption: near what bargaining gives",
  },
  respondsToThreat: {
    symbol: "-", unit: "switch", min: 0, max: 1, choices: OFF_ON, default: 1,
    meaning: "Whether it sees entrants as a threat, in effort, inertia and price. If not, it behaves as if nobody had entered.",
    source: "definition: off in the arm that measures substitution alone",
  },
  threatDelay: {
    symbol: "τ_P", unit: "months", min: 0, max: 60, default: 0,
    meaning: "Time its view of the threat takes to catch up; 0 is at once.",
    source: "definition: 0 is at once",
  },
  teamStability: {
    symbol: "s_T", unit: "index", min: 0, max: 1, default: 0.75,
    plausible: [0.375, 1],
    meaning: "How stable its account team looks to buyers.",
    source: "Shi et al. (2017) for the sign; value assumption",
  },
  communication: {
    symbol: "u", unit: "a month", min: 0, max: 1, default: { fixed: 0, flexible: 0, newcomer: 0.15 },
    plausible: { fixed: [0, 0], flexible: [0, 0], newcomer: [0.075, 0.225] },
    meaning: "How fast words alone bring a courted buyer's trust in the product to the cap.",
    source: "Leone (1995): nine tenths of the effect of advertising within six to nine months, an order of magnitude; value assumption",
  },
  communicationCap: {
    symbol: "T_u", unit: "trust", min: 0, max: 1, default: 0.3,
    plausible: [0.15, 0.45],
    meaning: "Trust in the product that words alone can reach: a door opened, not gone through.",
    source: "assumption of the pilot",
  },
  courtedAccounts: {
    symbol: "n_A", unit: "buyers", min: 0, max: 20, whole: true, default: 3,
    plausible: [2, 5],
    meaning: "Buyers that an entrant courts at a time.",
    source: "assumption: a small sales team",
  },
  courtingPatience: {
    symbol: "n_P", unit: "months", min: 1, max: 240, whole: true, default: 18,
    plausible: [9, 27],
    meaning: "Months after which an entrant gives up on a buyer that does not let it in, and courts another.",
    source: "assumption",
  },
  preparationMonths: {
    symbol: "n_V", unit: "months", min: 0, max: 120, whole: true, default: 12,
    plausible: [6, 18],
    meaning: "Months before its entry from which a newcomer already courts buyers.",
    source: "assumption: a newcomer prepares for a long time",
  },
  initialCash: {
    symbol: "M_0", unit: "unit costs", min: 0, max: 1e6, default: 0.6,
    plausible: [0.3, 0.9],
    meaning: "Cash of an entrant when it starts to court; it leaves when the cash is gone.",
    source: "assumption: lasts a year or two without customers",
  },
  fixedCost: {
    symbol: "f", unit: "unit costs a month per unit of capacity", min: 0, max: 10, default: 0.01,
    plausible: [0.005, 0.015],
    meaning: "Cost of keeping capacity ready.",
    source: "assumption",
  },
  communicationCost: {
    symbol: "f_u", unit: "unit costs a month per courted buyer", min: 0, max: 10, default: 0.006,
    plausible: [0.003, 0.009],
    meaning: "Cost of courting.",
    source: "assumption",
  },
  replaceAfter: {
    symbol: "n_R", unit: "months", min: 0, max: 240, whole: true, default: 12,
    plausible: [6, 18],
    meaning: "Months after which an entrant that left is replaced by a new one; 0 is never.",
    source: "assumption",
  },
  closureRate: {
    symbol: "κ_C", unit: "probability a month", min: 0, max: 1, default: { fixed: 0, flexible: 0, newcomer: 0.01 },
    plausible: { fixed: [0, 0], flexible: [0, 0], newcomer: [0.005, 0.015] },
    meaning: "Chance in a month that an entrant closes, for reasons that have nothing to do with its customers.",
    source: "assumption: a young firm's 6 to 17 % a year",
  },
  entryMonth: {
    path: "entry.month", symbol: "t_E", unit: "month", min: -1200, max: 1200, whole: true, default: 0,
    meaning: "Month in which the first supplier of the group enters; below 0 in the warm-up.",
    source: "definition: from the start; a scenario's own date",
  },
  entryEvery: {
    path: "entry.every", symbol: "n_E", unit: "months", min: 0, max: 1200, whole: true, default: 6,
    meaning: "Months between one entry of the group and the next.",
    source: "definition: a scenario's own dates",
  },
  entryRate: {
    path: "entry.rate", symbol: "r_E", unit: "probability a month", min: 0, max: 1, default: 0.15,
    plausible: [0.075, 0.225],
    meaning: "Random arrival in place of dates: chance in each month from the entry month on that the next of the group arrives; 0 keeps the dates.",
    source: "assumption: newcomers come one by one, from the start",
  },
} as const satisfies Record<string, Parameter>;

export type MarketParameterName = keyof typeof marketParameters;
export type PolicyParameterName = keyof typeof policyParameters;
export type BuyerParameterName = keyof typeof buyerParameters;
export type SupplierParameterName = keyof typeof supplierParameters;
export type { SellingParameterName } from "./sellingParameters.ts";
export type { StrategyParameterName } from "./strategyParameters.ts";

/** The whole table by scope, for whoever walks it. */
export const parameterTable: Readonly<Record<ParameterScope, Readonly<Record<string, Parameter>>>> = {
  market: marketParameters,
  policy: policyParameters,
  buyers: buyerParameters,
  suppliers: supplierParameters,
  strategy: strategyParameters,
  selling: sellingParameters,
};

/** The default of a row, for a kind of supplier where it depends on it. */
export function defaultOf(parameter: Parameter, kind: SupplierKind = "fixed"): number {
  return typeof parameter.default === "number" ? parameter.default : parameter.default[kind];
}

/** The plausible range of a row, for a kind of supplier where it depends on it; undefined for what is not assumed. */
export function plausibleOf({ plausible }: Parameter, kind: SupplierKind = "fixed"): PlausibleRange | undefined {
  return plausible === undefined || "fixed" in plausible ? plausible?.[kind] : plausible;
}

/** Names of a table's rows, in its order. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  const names: Name[] = [];
  for (const name in table) names.push(name);
  return names;
}
