import type { Replacement } from "./mutatedEngine.ts";

/** A mistake that one could make, and the claim that must turn red because of it. */
export interface Fault extends Replacement {
  readonly mistake: string;
  readonly caughtBy: string;
}

export const faults: readonly Fault[] = [
  { mistake: "bargaining weight of the buyer and the supplier swapped", file: "processes/bargain.ts", from: "const supplierWeight = 1 - negotiation[b];", to: "const supplierWeight = negotiation[b];", caughtBy: "" },
  { mistake: "sign of the cost of leaving flipped in the price", file: "processes/bargain.ts", from: "cost - alternative + leaving", to: "cost - alternative - leaving", caughtBy: "" },
  { mistake: "a challenger below the gate counts as outside option", file: "processes/bargain.ts", from: "if (r >= flexible && eligible[r] === 0) continue;", to: "", caughtBy: "" },
  { mistake: "a challenger without contract is no outside option", file: "processes/bargain.ts", from: "if (r >= flexible && eligible[r] === 0) continue;", to: "if (r >= flexible) continue;", caughtBy: "" },
  { mistake: "inertia does not slow effort", file: "processes/chooseEffort.ts", from: "effortSpeed[s] * (1 - inertia[r]) *", to: "effortSpeed[s] *", caughtBy: "" },
  { mistake: "the beaten try hardest", file: "processes/chooseEffort.ts", from: "beta * chance * (1 - chance) * margin * share[r]", to: "beta * (1 - chance) * margin * share[r]", caughtBy: "" },
  { mistake: "the safe try hardest", file: "processes/chooseEffort.ts", from: "beta * chance * (1 - chance) * margin * share[r]", to: "beta * chance * margin * share[r]", caughtBy: "" },
  { mistake: "threatened suppliers shed no inertia", file: "processes/growInert.ts", from: " - inertiaLoss[s] * (1 - safe) * before", to: "", caughtBy: "" },
  { mistake: "inertia never grows", file: "processes/growInert.ts", from: " + inertiaGain[s] * safe * (1 - before)", to: "", caughtBy: "" },
  { mistake: "the gate of the fixed track is ignored", file: "processes/appraise.ts", from: "gate < 1 && product >= gate && risk >= gate && organisation >= gate ? 1 : 0", to: "1", caughtBy: "" },
  { mistake: "the gate asks for trust in the product alone", file: "processes/appraise.ts", from: " && risk >= gate && organisation >= gate", to: "", caughtBy: "" },
  { mistake: "the gate of the flexible track is ignored", file: "processes/admit.ts", from: "supplier.active[s] === 0 || account.trustProduct[a] < buyer.policy.flexibleGate[b]", to: "supplier.active[s] === 0", caughtBy: "" },
  { mistake: "nobody feels a threat", file: "processes/feelThreat.ts", from: "hold[r] / (hold[r] + challengers) : orderAttraction[r] / orders;\n      retention[r]", to: "1 : orderAttraction[r] / orders;\n      retention[r]", caughtBy: "" },
  { mistake: "leaving costs nothing in the eyes of the holder", file: "processes/feelThreat.ts", from: "utility[r] - best + switchingCost * integration[r]", to: "utility[r] - best", caughtBy: "" },
  { mistake: "leaving costs nothing at the review", file: "processes/review.ts", from: "(relation.utility[r] + leaving)", to: "relation.utility[r]", caughtBy: "" },
  { mistake: "the review always renews", file: "processes/review.ts", from: "if (challenger < 0) {", to: "if (challenger < 1e9) {", caughtBy: "" },
  { mistake: "trust falls no faster than it rises", file: "processes/learnTrust.ts", from: "const rate = evidence > trust ? up : down;", to: "const rate = up;", caughtBy: "" },
  { mistake: "trust is learned without volume", file: "processes/learnTrust.ts", from: "const rate = (trustGain * share[r]) / (share[r] + teachingShare);", to: "const rate = trustGain;", caughtBy: "" },
  { mistake: "entrants never leave", file: "processes/leave.ts", from: "if (supplier.cash[s] >= 0) continue;", to: "continue;", caughtBy: "" },
  { mistake: "nothing is re-routed", file: "processes/deliver.ts", from: "if (offerMissing(world)) takeOver(world);", to: "offerMissing(world);", caughtBy: "" },
  { mistake: "disruptions take no capacity", file: "processes/deliver.ts", from: "capacity[s] * (1 - loss)", to: "capacity[s]", caughtBy: "" },
  { mistake: "launches ask for no trust", file: "processes/launch.ts", from: "nearness[relationSupplier[r]] * trust[r]", to: "nearness[relationSupplier[r]]", caughtBy: "" },
  { mistake: "inertia does not slow technology", file: "processes/innovate.ts", from: "units * effort[r] * (1 - inertia[r])", to: "units * effort[r]", caughtBy: "" },
  { mistake: "the lag never closes", file: "processes/innovate.ts", from: " - innovativeness[s] * pace * lag[s]", to: "", caughtBy: "" },
  { mistake: "preparation before the entry is skipped", file: "processes/court.ts", from: "supplier.entryMonth[s] - supplier.parameters.preparationMonths[s]", to: "supplier.entryMonth[s]", caughtBy: "" },
  { mistake: "courting lets words reach full trust", file: "processes/court.ts", from: "const gap = communicationCap[s] -", to: "const gap = 1 -", caughtBy: "" },
  { mistake: "the flexible track gets all the spend", file: "processes/allocate.ts", from: "end === flexible ? 0 : flexibleShare[b]", to: "end === flexible ? 0 : 1", caughtBy: "" },
  { mistake: "integration never fades", file: "processes/integrate.ts", from: " - integrationDecay * k", to: "", caughtBy: "" },
  { mistake: "surcharge is not paid", file: "gather.ts", from: "extra * (1 + rerouteSurcharge)", to: "extra", caughtBy: "" },
  { mistake: "a supplier that does not respond sees entrants all the same", file: "processes/feelThreat.ts", from: "blindSuppliers ? chanceAsSeen(world, r, b, chance) : chance", to: "chance", caughtBy: "" },
  { mistake: "low trust costs nothing (risk premium ignored)", file: "utility.ts", from: "- riskPremium * (1 - trust)", to: "", caughtBy: "" },
  { mistake: "loser keeps inertia", file: "processes/review.ts", from: "  relation.inertia[r] /= 2;\n  awardContract", to: "  awardContract", caughtBy: "" },
  { mistake: "gumbel luck dropped", file: "processes/review.ts", from: "return gumbel(", to: "return 0 * gumbel(", caughtBy: "" },
  { mistake: "worst is let in", file: "processes/admit.ts", from: "if (full && best <= utility[worst]) return;", to: "", caughtBy: "" },
];
