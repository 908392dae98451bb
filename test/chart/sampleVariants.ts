import type { SampleOptions } from "./sampleMarket.ts";

/** Runs that charts have to survive, by what is unusual about them. */
export const sampleVariants: Readonly<Record<string, SampleOptions>> = {
  "the usual run": {},
  "a run of one month": { months: 1 },
  "one replication": { replications: 1 },
  "600 months": { months: 600, replications: 8 },
  "no newcomers": { entry: false },
  "no reference": { reference: false },
  "no fixed track": { fixedSlots: 0 },
  "a single buyer": { buyers: 1 },
  "many contracts a buyer": { fixedSlots: 14, buyers: 40 },
  "a currency": { currency: "EUR", unitCost: 12500 },
  "measures without any value": { missing: ["price", "trustProduct", "inertia", "shareOfSpend newcomer"] },
  "nothing observed at all": {
    missing: [
      ...["price", "service", "technologyLag", "launches", "concentration", "inertia", "newcomerShare"],
      ...["trust", "trustProduct", "trustRisk", "trustOrganisation", "trustSocial", "shareOfSpend"],
    ],
  },
  "a timetable": {
    timetable: [
      { month: 48, event: "setMarket", parameter: "disruptionRate", value: 0.1 },
      { month: 72, event: "technologyJump", group: 0, lag: 12 },
    ],
  },
  "long names": {
    groupNames: {
      fixed: "incumbent system integrators of the northern region",
      flexible: "locally approved second-source workshops & partners <east>",
      newcomer: "venture-backed newcomers with a new process technology",
    },
  },
  "two groups of newcomers with much the same long name": {
    groupNames: { fixed: "powerhouse", flexible: "backup", newcomer: "newcomers-from-south-east-asia" },
    moreNewcomers: ["newcomers-from-south-america"],
  },
  "thirty groups": {
    months: 72,
    replications: 5,
    moreNewcomers: Array.from({ length: 27 }, (_, group) => `challenger-${group + 1}`),
  },
  "Chinese names": {
    title: "鲶鱼效应",
    groupNames: { fixed: "固定供应商", flexible: "灵活供应商", newcomer: "新进入者" },
  },
};
