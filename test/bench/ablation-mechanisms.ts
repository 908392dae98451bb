import type { Replacement } from "../mutations/mutatedEngine.ts";

/** A mechanism of the model, and how it is switched off. */
export interface Mechanism {
  readonly name: string;
  /** Settings that are neutral for it, in every market. */
  readonly settings?: readonly string[];
  /** Where no value is neutral: the lines that leave it out, here only and not in the product. */
  readonly lines?: readonly Replacement[];
  /** What is left when it is off, where the name does not say it. */
  readonly off?: string;
}

const everySupplier = (parameter: string, value: number) =>
  ["powerhouse", "backup", "newcomer"].map((group) => `suppliers.${group}.${parameter}=${value}`);

const EFFORT = "processes/chooseEffort.ts";
const wanted = "const wanted = minimumEffort[s] + awake * effortResponse[s] * valueOfEffort * gain;";

/** In the order of a month, each off by itself. */
// biome-ignore format: a table reads in rows
export const mechanisms: readonly Mechanism[] = [
  // Environment
  { name: "demand that swings", settings: ["market.demandVolatility=0"] },
  { name: "disruptions", settings: ["market.disruptionRate=0"] },
  // Entry and trials
  { name: "arrivals at random", settings: ["suppliers.newcomer.entry.rate=0"], off: "one every six months" },
  { name: "preparation", settings: ["suppliers.newcomer.preparationMonths=0"], off: "courting begins at entry" },
  { name: "limit of words", settings: everySupplier("communicationCap", 0.75), off: "words reach a trust of 0.75" },
  { name: "gate of the flexible track", settings: ["policy.flexibleGate=0"] },
  { name: "look at back-ups off the panel", lines: [{ file: "processes/admit.ts", from: "if (backups.length === 0) return -1;", to: "if (backups.length >= 0) return -1;" }] },
  { name: "former suppliers remembered", settings: ["policy.memory=0"] },
  { name: "a look costs", settings: ["market.lookCost=0"] },
  // What a buyer believes
  { name: "quality is learned", lines: [{ file: "processes/appraise.ts", from: "utility[r] = offer + vq * product - price[r];", to: "utility[r] = value[r] - price[r];" }], off: "known from the first trial on" },
  { name: "noise in deliveries", settings: ["market.qualityNoise=0"] },
  { name: "trust falls faster than it rises", settings: ["market.trustLossProduct=1", "market.trustLossRisk=1", "market.trustLossOrganisation=1", "market.trustLossSocial=1"] },
  { name: "trust cools", settings: ["market.trustCooling=0"] },
  { name: "only volume teaches", settings: ["market.teachingShare=0.0001"] },
  { name: "rungs 2 and 3 at the gate", lines: [
    { file: "processes/appraise.ts", from: "product >= gate && risk >= gate && organisation >= gate", to: "product >= gate" },
    { file: "processes/feelThreat.ts", from: "const lowest = lower < trustOrganisation[r] ? lower : trustOrganisation[r];", to: "const lowest = trustProduct[r];" },
    { file: "processes/feelThreat.ts", from: "const lower = trustProduct[r] < trustRisk[r] ? trustProduct[r] : trustRisk[r];", to: "" },
  ], off: "the gate asks for trust in the product" },
  { name: "trust by reputation", settings: ["market.trustLossSocial=0"], lines: [{ file: "processes/learnTrust.ts", from: "trustSocial[r] = moveTrust(", to: "void moveTrust(" }], off: "rung 4 stays as it began" },
  // Orders and deliveries
  { name: "volume that follows performance", settings: ["policy.performanceShare=0"], off: "quotas" },
  { name: "orders follow utility", settings: ["market.choiceSensitivity=0"], off: "equal shares, nothing to compete for" },
  { name: "missing deliveries taken over", lines: [{ file: "processes/deliver.ts", from: "if (offerMissing(world)) takeOver(world);", to: "void offerMissing; void takeOver;" }] },
  { name: "extra cost without commitment", settings: ["market.uncommittedCost=0"] },
  // Price
  { name: "bids at the contract's cost", lines: [{ file: "bids.ts", from: "return cut > 0 ? cut : 0;", to: "return cut > 0 ? 0 : 0;" }], off: "challengers are weighed at their flexible price" },
  { name: "scarcity", settings: ["market.scarcityMargin=0"] },
  { name: "prices follow slowly", settings: ["market.contractPriceMonths=1", "market.flexiblePriceMonths=1"], off: "at once" },
  // Effort, inertia, technology
  { name: "threat is felt", settings: ["suppliers.powerhouse.respondsToThreat=false", "suppliers.backup.respondsToThreat=false"], off: "entrants are not seen" },
  { name: "rivalry for volume in effort", lines: [{ file: EFFORT, from: "const rivalry = won > 0 ? (betaOfOrders * won * (1 - standing[r])) / (quota + won) : 0;", to: "const rivalry = 0 * quota * won;" }] },
  { name: "orders as a prize of effort", lines: [{ file: EFFORT, from: "if (margin > 0) gain += stake * margin * betaOfOrders * (1 - chance);", to: "void margin; void stake;" }] },
  { name: "a contract as a prize of effort", lines: [{ file: EFFORT, from: "gain = beta * next * (1 - next) * promotionPrize[r];", to: "gain = 0 * next;" }] },
  { name: "effort costs so much a unit", lines: [{ file: EFFORT, from: wanted, to: "const atStake = r < flexible ? world.relation.share[r] : flexibleShare[b] / Math.max(1, end - flexible); const wanted = minimumEffort[s] + (awake * effortResponse[s] * valueOfEffort * gain * atStake) / 0.4;" }], off: "so much a relation, whatever its volume; the same at 0.4" },
  { name: "inertia lowers what effort aims at", lines: [{ file: EFFORT, from: wanted, to: "const wanted = minimumEffort[s] + effortResponse[s] * valueOfEffort * gain;" }] },
  { name: "inertia slows effort", lines: [{ file: EFFORT, from: "effort[r] += effortSpeed[s] * awake * (best - effort[r]);", to: "effort[r] += effortSpeed[s] * (best - effort[r]);" }] },
  { name: "competition for volume is no safety", lines: [{ file: "processes/growInert.ts", from: "const safe = perceivedRetention[r] * (1 - contested * (1 - standing[r]));", to: "const safe = perceivedRetention[r] + 0 * contested * standing[r];" }], off: "safe is P" },
  { name: "inertia", settings: everySupplier("inertiaGain", 0).concat(everySupplier("initialInertia", 0)) },
  { name: "lost contracts wake", lines: [{ file: "processes/review.ts", from: "relation.inertia[r] /= 2;", to: "" }] },
  { name: "technology ages", settings: ["market.valueLostPerMonthOfLag=0"], off: "lag is worth nothing" },
  { name: "bounded catch-up", settings: ["market.catchUpScale=1000000"] },
  { name: "integration is worth something", settings: ["market.valueOfIntegration=0"] },
  { name: "less invested without commitment", lines: [{ file: "processes/integrate.ts", from: "integrationGain * uncommittedStake", to: "integrationGain + 0 * uncommittedStake" }] },
  // Reviews and turnover
  { name: "cost of leaving", settings: ["market.switchingCost=0"] },
  { name: "leaving is paid", settings: ["market.leavingMonths=0"] },
  { name: "needs end", settings: ["market.needEndRate=0"] },
  { name: "closures", settings: ["suppliers.newcomer.closureRate=0"] },
  { name: "newcomers run out of cash", settings: ["suppliers.newcomer.initialCash=1000000"] },
  { name: "newcomers are replaced", settings: ["suppliers.newcomer.replaceAfter=0"] },
  { name: "capacity grows", settings: everySupplier("capacityGrowth", 0) },
  // Who is who
  { name: "spread of quality", settings: everySupplier("qualitySpread", 0) },
  { name: "spread of cost", settings: everySupplier("unitCostSpread", 0) },
  { name: "spread of innovativeness", settings: everySupplier("innovativenessSpread", 0) },
];
