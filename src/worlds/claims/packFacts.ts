import type { ScenarioLibrary, ScenarioSource } from "../../scenario/library.ts";
import { readScenario } from "../../scenario/read.ts";
import type { MapBatches } from "../batch.ts";
import { planClaims } from "./plan.ts";
import { type ClaimOutcome, runClaims } from "./runClaims.ts";

/**
 * What the facilitator's pack rests on: claims that are run, as those of scenarios are. Every number in the pack is one
 * of these, from the model as it is; a sentence that would be wrong turns its claim red, and a test with it.
 */

/** The market that the pack is about. */
export const PACK_SCENARIO = "catfish";

const shut = { "entry.enabled": false };
const late = { "suppliers.newcomer.entry.month": 36 };
const incumbents = { measure: "service", group: "incumbents" } as const;
const value = { measure: "buyerValue" } as const;
const lastYear = [108, 119] as const;
const wholeRun = [0, 119] as const;
const wide = { "policy.flexibleShare": 0.4 };
const usual = { "policy.flexibleShare": 0.2 };

/** Of each end, so that the interval of a fact is its 95 % interval. */
const CONFIDENCE = 0.975;

/** As a scenario file has its claims. */
// biome-ignore format: a table reads in rows
export const packFacts = {
  // Prediction 1: nobody enters.
  effortDrops: { ...incumbents, months: [12, 23], given: shut, since: [0, 5], is: "lower", by: 0.03 },
  effortStays: { ...incumbents, months: lastYear, given: shut, since: [12, 23], is: "same", by: 0.03 },
  inertiaGrows: { measure: "inertia", group: "powerhouse", months: lastYear, given: shut, since: [12, 23], is: "higher", by: 0.1 },
  lagGrows: { measure: "technologyLag", group: "powerhouse", months: lastYear, given: shut, since: [12, 23], is: "higher", by: 12 },
  // Prediction 2: newcomers come in month 36.
  priceSoon: { measure: "price", months: [48, 59], given: late, against: shut, is: "same", by: 0.005 },
  priceInTheEnd: { measure: "price", months: lastYear, given: late, against: shut, is: "lower", by: 0.03 },
  shareSoon: { measure: "newcomerShare", months: [48, 59], given: late, is: "between", value: [0.02, 0.12] },
  shareInTheEnd: { measure: "newcomerShare", months: lastYear, given: late, is: "above", value: 0.2 },
  effortWakes: { ...incumbents, months: [60, 119], given: late, against: shut, is: "higher", by: 0.07 },
  // Prediction 3: more of the spend flexible.
  wideWhole: { ...value, months: wholeRun, given: wide, against: usual, is: "higher" },
  wideFirst: { ...value, months: [0, 59], given: wide, against: usual, is: "lower", by: 0.005 },
  wideLater: { ...value, months: [60, 119], given: wide, against: usual, is: "higher", by: 0.01 },
  wideFirstYear: { ...value, months: [0, 11], given: wide, against: usual, is: "lower", by: 0.04 },
  // What entry does, and who pays.
  threat: { ...incumbents, months: [36, 59], against: shut, while: { measure: "newcomersOnFixedTrack", is: 0 }, is: "higher", by: 0.05 },
  entryValue: { ...value, months: wholeRun, against: shut, is: "higher", by: 0.1 },
  entryProfit: { measure: "profit", group: "powerhouse", months: wholeRun, against: shut, is: "lower", by: 0.2 },
  newcomerProfit: { measure: "profit", group: "newcomer", months: wholeRun, is: "below", value: 0 },
  reaction: { ...value, months: [60, 119], against: { "suppliers.powerhouse.respondsToThreat": false }, is: "higher", by: 0.04 },
  competition: {
    ...value, months: [60, 119], is: "higher", by: 0.05,
    given: { "policy.performanceShare": 0.5, "entry.enabled": false },
    against: { "policy.performanceShare": 0, "entry.enabled": true },
  },
  lookNever: { ...value, months: wholeRun, given: { "policy.openness": 0.3 }, against: { "policy.openness": 0 }, is: "higher", by: 0.15 },
  lookAlways: { ...value, months: wholeRun, given: { "policy.openness": 0.3 }, against: { "policy.openness": 1 }, is: "higher", by: 0.003 },
  squeeze: { ...value, months: wholeRun, given: { "policy.negotiation": 1 }, against: { "policy.negotiation": 0.6 }, is: "lower", by: 0.02 },
  gate: { ...incumbents, months: [60, 119], given: { "policy.fixedGate": 1 }, against: shut, is: "same", by: 0.01 },
} as const;

export type FactKey = keyof typeof packFacts;
export const factKeys = Object.keys(packFacts).filter((key): key is FactKey => Object.hasOwn(packFacts, key));

/** What came of each fact. */
export type Facts = Readonly<Record<FactKey, ClaimOutcome>>;

/** The facts as a scenario file with claims. */
function factsSource(scenario: string): ScenarioSource {
  const claims = factKeys.map((key) => ({ says: key, ...packFacts[key], confidence: CONFIDENCE }));
  return { name: scenario, place: "the pack", text: JSON.stringify({ extends: scenario, claims }) };
}

/**
 * Simulates the facts.
 *
 * @throws Error for a market that lacks a group or a month that they are about
 */
export async function simulatedFacts(
  library: ScenarioLibrary,
  options: { readonly seed: string; readonly worlds: number; readonly signal?: AbortSignal },
  mapBatches: MapBatches,
  scenario = PACK_SCENARIO,
): Promise<Facts> {
  const source = factsSource(scenario);
  const read = readScenario(source, library);
  if ("problems" in read) throw new Error(read.problems.map(({ wrong }) => wrong).join(" "));
  const plan = await planClaims([{ scenario: read.scenario, source }], library);
  if ("problems" in plan) throw new Error(plan.problems.map(({ wrong }) => wrong).join(" "));
  const { seed, worlds: replications, signal } = options;
  const outcomes = await runClaims(plan, { seed, replications, signal }, mapBatches);
  const at = (key: FactKey): ClaimOutcome => outcomes[factKeys.indexOf(key)];
  return byKey(at);
}

function byKey(at: (key: FactKey) => ClaimOutcome): Facts {
  const found: Partial<Record<FactKey, ClaimOutcome>> = {};
  for (const key of factKeys) found[key] = at(key);
  return isWhole(found) ? found : missing();
}

function isWhole(found: Partial<Record<FactKey, ClaimOutcome>>): found is Facts {
  return factKeys.every((key) => found[key] !== undefined);
}

function missing(): never {
  throw new Error("a fact of the pack was not simulated");
}
