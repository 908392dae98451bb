import type { Parameter } from "./parameter.ts";

/**
 * The levers of a supplier's side: what a group of suppliers does to get in with buyers, or to stay. The default of
 * each does nothing, and a group whose levers are all at their defaults has no strategy: nothing is worked out for it.
 */
// biome-ignore format: a table reads in rows
export const strategyParameters = {
  managers: {
    symbol: "N_A", unit: "people", min: 0, max: 200, default: 0,
    meaning: "Account managers, who give their time to buyers that are courted and served; 0 is courting with nobody's face on it.",
    source: "definition: 0 is nobody",
  },
  timeOneToOne: {
    path: "time.oneToOne", symbol: "μ_1", unit: "weight", min: 0, max: 1, default: 0.5,
    meaning: "Part of a manager's day for talks between two people; the three parts are divided by their sum.",
    source: "definition: does nothing without managers",
  },
  timeTeamToTeam: {
    path: "time.teamToTeam", symbol: "μ_2", unit: "weight", min: 0, max: 1, default: 0.3,
    meaning: "Part of a manager's day that brings the specialists of both sides together.",
    source: "definition: does nothing without managers",
  },
  timeBriefing: {
    path: "time.briefing", symbol: "μ_3", unit: "weight", min: 0, max: 1, default: 0.2,
    meaning: "Part of a manager's day that prepares meetings at the top of the buyer.",
    source: "definition: does nothing without managers",
  },
  tradeShow: {
    symbol: "b_1", unit: "unit costs a month", min: 0, max: 10, default: 0,
    meaning: "Spend on trade shows, as an average month; paid in the months of shows.",
    source: "definition: 0 is none",
  },
  tradeShowEvery: {
    symbol: "n_S", unit: "months", min: 1, max: 60, whole: true, default: 6,
    meaning: "Months between trade shows.",
    source: "definition: does nothing without a spend on shows",
  },
  press: {
    symbol: "b_2", unit: "unit costs a month", min: 0, max: 10, default: 0,
    meaning: "Spend on the trade press.",
    source: "definition: 0 is none",
  },
  online: {
    symbol: "b_3", unit: "unit costs a month", min: 0, max: 10, default: 0,
    meaning: "Spend on its own pages, on being found, and on pieces that stay.",
    source: "definition: 0 is none",
  },
  executiveVoice: {
    symbol: "b_4", unit: "unit costs a month", min: 0, max: 10, default: 0,
    meaning: "Spend on an executive who writes and speaks.",
    source: "definition: 0 is none",
  },
  brand: {
    symbol: "b_5", unit: "unit costs a month", min: 0, max: 10, default: 0,
    meaning: "Spend on the brand.",
    source: "definition: 0 is none",
  },
  corporateBrand: {
    symbol: "κ_B", unit: "share", min: 0, max: 1, default: 1,
    meaning: "Part of the spend on the brand that builds the name of the company; the rest builds a name with each buyer.",
    source: "definition: does nothing without a spend on the brand",
  },
  differentiation: {
    symbol: "b_6", unit: "unit costs a month", min: 0, max: 10, default: 0,
    meaning: "Spend on design and features that stand out.",
    source: "definition: 0 is none",
  },
  improvement: {
    symbol: "b_7", unit: "unit costs a month", min: 0, max: 10, default: 0,
    meaning: "Spend on steady improvement of quality and process.",
    source: "definition: 0 is none",
  },
  coCreation: {
    symbol: "c_B", unit: "share", min: 0, max: 1, default: 0,
    meaning: "How deeply the buyers it serves take part in development and brand.",
    source: "definition: 0 is not at all",
  },
  executiveSupport: {
    symbol: "E", unit: "share", min: 0, max: 1, default: 0,
    meaning: "Share of top management's attention that key accounts get.",
    source: "definition: 0 is none",
  },
  accounts: {
    symbol: "n_T", unit: "buyers", min: 0, max: 20, whole: true, default: 0,
    meaning: "Buyers that a supplier courts at a time which was there from the start; newcomers court as many as their courted accounts say.",
    source: "definition: 0 courts nobody",
  },
  screening: {
    symbol: "m_A", unit: "buyers", min: 1, max: 20, whole: true, default: 1,
    meaning: "Buyers that are looked at before one of them is courted: the largest of them; 1 is by chance.",
    source: "definition: 1 is by chance",
  },
  distributors: {
    symbol: "N_D", unit: "dealers", min: 0, max: 200, whole: true, default: 0,
    meaning: "Dealers that court and serve one buyer each beside the team.",
    source: "definition: 0 is none",
  },
  targetMethod: {
    path: "target.method", symbol: "-", unit: "choice", min: 0, max: 3,
    choices: ["none", "benchmark", "resources", "baseVolume"], default: 0,
    meaning: "How the yearly sales target of the team is set: by what the powerhouses sell, by what the team can reach, or by what was sold.",
    source: "definition: none",
  },
  targetLevel: {
    path: "target.level", symbol: "θ", unit: "factor", min: 0, max: 20, default: 1,
    meaning: "Times what a powerhouse sells, times what is within reach, or growth on what was sold: 0.2 is a fifth more.",
    source: "definition: does nothing without a target",
  },
  appraisalStaged: {
    path: "appraisal.staged", symbol: "-", unit: "switch", min: 0, max: 1, choices: ["false", "true"], default: 0,
    meaning: "Whether the team is appraised, in stages, and learns its trade; if not, it is as skilled as can be.",
    source: "definition: off",
  },
  appraisalEarly: {
    path: "appraisal.early", symbol: "α_0", unit: "share", min: 0, max: 1, default: 0,
    meaning: "Weight of volume, against quality of the work, in appraisal and pay before the switch.",
    source: "definition: does nothing without appraisal",
  },
  appraisalLate: {
    path: "appraisal.late", symbol: "α_1", unit: "share", min: 0, max: 1, default: 0,
    meaning: "The same after the switch.",
    source: "definition: does nothing without appraisal",
  },
  appraisalSwitchMonth: {
    path: "appraisal.switchMonth", symbol: "n_W", unit: "months", min: 0, max: 240, whole: true, default: 0,
    meaning: "Months after the start of courting at which the appraisal is switched.",
    source: "definition: does nothing without appraisal",
  },
  appraisalEarlyCycle: {
    path: "appraisal.earlyCycle", symbol: "n_Q", unit: "months", min: 1, max: 12, whole: true, default: 3,
    meaning: "Months between appraisals before the switch.",
    source: "definition: does nothing without appraisal",
  },
  appraisalLateCycle: {
    path: "appraisal.lateCycle", symbol: "n_L", unit: "months", min: 1, max: 12, whole: true, default: 1,
    meaning: "Months between appraisals after the switch.",
    source: "definition: does nothing without appraisal",
  },
  budgetScale: {
    symbol: "κ_S", unit: "factor", min: 0, max: 100, default: 1,
    meaning: "Multiplies managers and all spends: the size of the programme.",
    source: "definition: does nothing without a programme",
  },
  swings: {
    symbol: "χ_B", unit: "probability a year", min: 0, max: 1, default: 0,
    meaning: "Chance in a year that the programme is cut in half for that year, where no executive supports it.",
    source: "definition: 0 is a steady programme",
  },
} as const satisfies Record<string, Parameter>;

export type StrategyParameterName = keyof typeof strategyParameters;
