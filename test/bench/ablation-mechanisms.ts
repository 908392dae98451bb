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
  /** Why it stays though no fact moves without it; begins with CANDIDATE where there is little reason. */
  readonly stays?: string;
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
  { name: "arrivals at random", settings: ["suppliers.newcomer.entry.rate=0"], off: "one every six months", stays: "a setting: `entry.rate` of a group; the scenarios baseline and standing-market have a market in which one comes after another, and the survival of links by age needs them" },
  { name: "preparation", settings: ["suppliers.newcomer.preparationMonths=0"], off: "courting begins at entry", stays: "a setting: `preparationMonths`; fact 10 sets it itself, and the scenario unprepared-newcomers is about it" },
  { name: "limit of words", settings: everySupplier("communicationCap", 0.75), off: "words reach a trust of 0.75", stays: "a setting: `communicationCap`; claims of the baseline are about it (\"Words alone do not make a product trusted\", \"Being unknown costs newcomers volume\"), and it moves buyer value" },
  { name: "gate of the flexible track", settings: ["policy.flexibleGate=0"], stays: "a lever: `policy.flexibleGate`, what unknown suppliers have to show before they are tried; the scenario unprepared-newcomers is read with it" },
  { name: "look at back-ups off the panel", lines: [{ file: "processes/admit.ts", from: "if (backups.length === 0) return -1;", to: "if (backups.length >= 0) return -1;" }] },
  { name: "former suppliers remembered", settings: ["policy.memory=0"], stays: "a lever: `policy.memory`; it moves buyer value, and the ledgers' row of suppliers that came back is about it" },
  { name: "a look costs", settings: ["market.lookCost=0"] },
  // What a buyer believes
  { name: "quality is learned", lines: [{ file: "processes/appraise.ts", from: "utility[r] = offer + vq * product - price[r];", to: "utility[r] = value[r] - price[r];" }], off: "known from the first trial on", stays: "the gate, trust in the product and the ladder of trust are about it: known quality would leave nothing to prove. It moves buyer value a little" },
  { name: "noise in deliveries", settings: ["market.qualityNoise=0"], stays: "loyal-or-shopping switches it off to reproduce its source; without it one delivery would tell a quality. Else a candidate: no number that was measured moves" },
  { name: "trust falls faster than it rises", settings: ["market.trustLossProduct=1", "market.trustLossRisk=1", "market.trustLossOrganisation=1", "market.trustLossSocial=1"], stays: "a source: Slovic (1993), Kim et al. (2004); a claim of single-source-alone is about it. Else a candidate: no number that was measured moves" },
  { name: "only volume teaches", settings: ["market.teachingShare=0.0001"], stays: "a claim of the baseline is about it: a thin flexible track builds less trust in newcomers. It moves what entry is worth a little" },
  { name: "rungs 2 and 3 at the gate", lines: [
    { file: "processes/appraise.ts", from: "product >= gate && risk >= gate && organisation >= gate", to: "product >= gate" },
    { file: "processes/feelThreat.ts", from: "const lowest = lower < trustOrganisation[r] ? lower : trustOrganisation[r];", to: "const lowest = trustProduct[r];" },
    { file: "processes/feelThreat.ts", from: "const lower = trustProduct[r] < trustRisk[r] ? trustProduct[r] : trustRisk[r];", to: "" },
  ], off: "the gate asks for trust in the product" },
  { name: "trust by reputation", settings: ["market.trustLossSocial=0"], lines: [{ file: "processes/learnTrust.ts", from: "trustSocial[r] = moveTrust(", to: "void moveTrust(" }], off: "rung 4 stays as it began", stays: "six settings of the supplier's side say how far words lift it (`words.reputationBy..`), and `trust-by-cause` shows it; of the facts here only the launches read it, by the mean of four rungs" },
  // Orders and deliveries
  { name: "volume that follows performance", settings: ["policy.performanceShare=0"], off: "quotas" },
  { name: "orders follow utility", settings: ["market.choiceSensitivity=0"], off: "equal shares, nothing to compete for" },
  { name: "missing deliveries taken over", lines: [{ file: "processes/deliver.ts", from: "if (offerMissing(world)) takeOver(world);", to: "void offerMissing; void takeOver;" }] },
  { name: "extra cost without commitment", settings: ["market.uncommittedCost=0"], stays: "a source: Allon and Van Mieghem (2010); it prices the flexible track, and moves buyer value more than most that move facts" },
  // Price
  { name: "bids at the contract's cost", lines: [{ file: "bids.ts", from: "return cut > 0 ? cut : 0;", to: "return cut > 0 ? 0 : 0;" }], off: "challengers are weighed at their flexible price" },
  { name: "scarcity", settings: ["market.scarcityMargin=0"], stays: "it moves buyer value and what entry does to effort more than most that move facts; prices on the flexible track would else lie at the floor" },
  { name: "prices follow slowly", settings: ["market.contractPriceMonths=1", "market.flexiblePriceMonths=1"], off: "at once", stays: "settings: `contractPriceMonths`, `flexiblePriceMonths`; it moves buyer value. When prices answer is what answers by year rest on" },
  // Effort, inertia, technology
  { name: "threat is felt", settings: ["suppliers.powerhouse.respondsToThreat=false", "suppliers.backup.respondsToThreat=false"], off: "entrants are not seen" },
  { name: "rivalry for volume in effort", lines: [{ file: EFFORT, from: "const rivalry = won > 0 ? (betaOfOrders * won * (1 - standing[r])) / (quota + won) : 0;", to: "const rivalry = 0 * quota * won;" }] },
  { name: "orders as a prize of effort", lines: [{ file: EFFORT, from: "if (margin > 0) gain += stake * margin * betaOfOrders * (1 - chance);", to: "void margin; void stake;" }] },
  { name: "a contract as a prize of effort", lines: [{ file: EFFORT, from: "gain = beta * next * (1 - next) * promotionPrize[r];", to: "gain = 0 * next;" }] },
  { name: "effort costs so much a unit", lines: [{ file: EFFORT, from: wanted, to: "const atStake = r < flexible ? world.relation.share[r] : flexibleShare[b] / Math.max(1, end - flexible); const wanted = minimumEffort[s] + (awake * effortResponse[s] * valueOfEffort * gain * atStake) / 0.4;" }], off: "so much a relation, whatever its volume; the same at 0.4" },
  { name: "inertia lowers what effort aims at", lines: [{ file: EFFORT, from: wanted, to: "const wanted = minimumEffort[s] + effortResponse[s] * valueOfEffort * gain;" }] },
  { name: "inertia slows effort", lines: [{ file: EFFORT, from: "effort[r] += effortSpeed[s] * awake * (best - effort[r]);", to: "effort[r] += effortSpeed[s] * (best - effort[r]);" }], stays: "a claim of the baseline is about it (\"Inert suppliers are slow to change their effort\"); when effort answers is what answers by year rest on" },
  { name: "competition for volume is no safety", lines: [{ file: "processes/growInert.ts", from: "const safe = perceivedRetention[r] * (1 - contested * (1 - standing[r]));", to: "const safe = perceivedRetention[r] + 0 * contested * standing[r];" }], off: "safe is P", stays: "it moves buyer value and the effect on effort, and the README's sentence on two that compete rests on it and says so; no source, an assumption" },
  { name: "inertia", settings: everySupplier("inertiaGain", 0).concat(everySupplier("initialInertia", 0)) },
  { name: "technology ages", settings: ["market.valueLostPerMonthOfLag=0"], off: "lag is worth nothing" },
  { name: "bounded catch-up", settings: ["market.catchUpScale=1000000"] },
  { name: "integration is worth something", settings: ["market.valueOfIntegration=0"] },
  { name: "less invested without commitment", lines: [{ file: "processes/integrate.ts", from: "integrationGain * uncommittedStake", to: "integrationGain + 0 * uncommittedStake" }], stays: "it moves buyer value; integration is what long contracts are for, and on the flexible track it would else be as deep" },
  // Reviews and turnover
  { name: "cost of leaving", settings: ["market.switchingCost=0"] },
  { name: "leaving is paid", settings: ["market.leavingMonths=0"], stays: "it moves buyer value; without it the cost of leaving would decide and be paid by nobody, and contracts of a month would end for nothing" },
  { name: "needs end", settings: ["market.needEndRate=0"] },
  { name: "closures", settings: ["suppliers.newcomer.closureRate=0"] },
  { name: "newcomers run out of cash", settings: ["suppliers.newcomer.initialCash=1000000"], stays: "a setting: `initialCash`; a claim of the baseline is about it, and it gives the measure `exits`" },
  { name: "newcomers are replaced", settings: ["suppliers.newcomer.replaceAfter=0"], stays: "a setting: `replaceAfter`; it moves buyer value. Without it a market with newcomers would run dry, and none would stand still" },
  { name: "capacity grows", settings: everySupplier("capacityGrowth", 0) },
  // Who is who
  { name: "spread of quality", settings: everySupplier("qualitySpread", 0), stays: "a setting: `qualitySpread`; it moves buyer value, and risk between worlds is made of such spreads" },
  { name: "spread of cost", settings: everySupplier("unitCostSpread", 0), stays: "a setting: `unitCostSpread`; it moves buyer value and the effect on effort, and risk between worlds is made of such spreads" },
  { name: "spread of innovativeness", settings: everySupplier("innovativenessSpread", 0), stays: "a setting: `innovativenessSpread`; it moves buyer value and the effect on effort, and risk between worlds is made of such spreads" },
];
