import { byVolume, ofBuyers, ofRelations, ofSide, perBuyer, perSupplier, type Ratio, ratio, total } from "./sums.ts";

/**
 * The dictionary of measures: what is observed each month, with unit, direction and definition.
 * `of` says how it is made of sums (`sums.ts`); nothing here is a parameter. A new measure is a row here.
 */

/**
 * For whom a measure makes sense: buyers and the market, supplier groups, both; or groups of suppliers one by one whose
 * own side is measured, because they have a strategy or because a scenario asks for it.
 */
export type MeasureScope = "buyers" | "suppliers" | "both" | "supplierSide";

export interface Measure {
  readonly unit: string;
  /** What a buyer would call better; `neutral` where it depends. */
  readonly better: "lower" | "higher" | "neutral";
  readonly scope: MeasureScope;
  /** Short label for axes and tables. */
  readonly label: string;
  readonly labelChinese: string;
  /** How it is computed, in words. Weighted by volume ordered unless it says otherwise. */
  readonly definition: string;
  /** True when a share that people read in percent. */
  readonly percent?: boolean;
  /** The sums that it is made of. */
  readonly of: Ratio;
  /** The same for groups of suppliers and incumbents, where they are another. */
  readonly ofSuppliers?: Ratio;
}

const MONTHS_A_YEAR = 12;

// biome-ignore format: a table reads in rows
export const measures = {
  price: { unit: "unit costs", better: "lower", scope: "both", label: "Price", labelChinese: "价格", definition: "Paid per unit delivered, surcharges included.", of: ratio(ofRelations("paid"), ofRelations("delivered")) },
  service: { unit: "index", better: "higher", scope: "both", label: "Service effort", labelChinese: "服务", definition: "Effort that suppliers put into the service of a buyer, 0 to 1.", of: byVolume("relation.effort") },
  technologyLag: { unit: "months", better: "lower", scope: "both", label: "Technology lag", labelChinese: "技术滞后", definition: "Months that suppliers are behind the technology frontier.", of: byVolume("supplier.lag") },
  fillRate: { unit: "share", better: "higher", scope: "both", percent: true, label: "Fill rate", labelChinese: "满足率", definition: "Delivered over demanded; for suppliers, what they delivered of what was ordered from them.", of: ratio(ofRelations("delivered"), ofBuyers("buyer.demand")), ofSuppliers: ratio(ofRelations("direct"), ofRelations("volume")) },
  buyerValue: { unit: "unit costs", better: "higher", scope: "both", label: "Buyer value", labelChinese: "买方价值", definition: "Value less price of what was delivered, less what looking at prospects and leaving suppliers cost, per unit demanded; what was not delivered is worth nothing. For suppliers, value less price of their own deliveries per unit ordered.", of: ratio(ofBuyers("netSurplus"), ofBuyers("buyer.demand")), ofSuppliers: ratio(ofRelations("directSurplus"), ofRelations("volume")) },
  launches: { unit: "launches a year", better: "higher", scope: "buyers", label: "New-market launches", labelChinese: "新市场项目", definition: "New-market projects a year and buyer that the most advanced trusted supplier makes possible.", of: perBuyer("buyer.launches", MONTHS_A_YEAR) },
  concentration: { unit: "index", better: "lower", scope: "buyers", label: "Concentration (HHI)", labelChinese: "集中度", definition: "Sum over a buyer's suppliers of the squared share of spend, mean over buyers.", of: perBuyer("concentration") },
  largestShare: { unit: "share", better: "lower", scope: "buyers", percent: true, label: "Largest share", labelChinese: "最大份额", definition: "Share of spend of a buyer's largest supplier, mean over buyers.", of: perBuyer("largestShare") },
  irreplaceability: { unit: "share", better: "lower", scope: "buyers", percent: true, label: "Irreplaceability", labelChinese: "不可替代性", definition: "Share of a supplier's volume that the rest of the panel has no spare capacity to take over, weighted by share of spend.", of: perBuyer("irreplaceability") },
  bargainingPower: { unit: "share", better: "higher", scope: "both", percent: true, label: "Bargaining power", labelChinese: "议价能力", definition: "Buyer's share of the surplus: value less price over value less unit cost.", of: ratio(ofRelations("buyerSurplusShare"), ofRelations("volume")) },
  inertia: { unit: "index", better: "lower", scope: "suppliers", label: "Inertia", labelChinese: "惯性", definition: "Inertia of suppliers, 0 to 1.", of: byVolume("relation.inertia") },
  retention: { unit: "probability", better: "neutral", scope: "suppliers", percent: true, label: "Retention probability", labelChinese: "留存概率", definition: "Chance that the holder of a contract would keep it at a review this month, mean over contracts.", of: ratio(ofRelations("retention"), ofRelations("contracts")) },
  trust: { unit: "index", better: "higher", scope: "both", label: "Trust", labelChinese: "信任", definition: "Mean of the four rungs.", of: byVolume("relation.trust") },
  trustProduct: { unit: "index", better: "higher", scope: "both", label: "Trust: product", labelChinese: "信任：产品", definition: "Trust in the quality of what is delivered.", of: byVolume("relation.trustProduct") },
  trustRisk: { unit: "index", better: "higher", scope: "both", label: "Trust: supply", labelChinese: "信任：供应", definition: "Trust that it comes on time and in full.", of: byVolume("relation.trustRisk") },
  trustOrganisation: { unit: "index", better: "higher", scope: "both", label: "Trust: organisation", labelChinese: "信任：组织", definition: "Trust in attentive people and a stable team.", of: byVolume("relation.trustOrganisation") },
  trustSocial: { unit: "index", better: "higher", scope: "both", label: "Trust: reputation", labelChinese: "信任：声誉", definition: "Trust by reputation with other buyers.", of: byVolume("relation.trustSocial") },
  newcomerShare: { unit: "share", better: "neutral", scope: "buyers", percent: true, label: "Newcomer share", labelChinese: "新进入者份额", definition: "Share of spend with suppliers that entered during the run.", of: ratio(ofBuyers("newcomerOrders"), ofBuyers("orders")) },
  newcomersOnFixedTrack: { unit: "contracts a buyer", better: "neutral", scope: "buyers", label: "Newcomers under contract", labelChinese: "签约的新进入者", definition: "Contracts held by newcomers, mean over buyers.", of: perBuyer("newcomerContracts") },
  switches: { unit: "switches a year", better: "neutral", scope: "buyers", label: "Contract switches", labelChinese: "合同更换", definition: "Contracts that changed hands a year and buyer.", of: perBuyer("tally.switches", MONTHS_A_YEAR) },
  tenure: { unit: "months", better: "neutral", scope: "both", label: "Tenure", labelChinese: "合作时长", definition: "Months that the supplier has been on the buyer's panel.", of: ratio(ofRelations("monthsOnPanel"), ofRelations("volume")) },
  panelChurn: { unit: "changes a year", better: "neutral", scope: "buyers", label: "Panel churn", labelChinese: "供应商更替", definition: "Suppliers let in or dropped a year and buyer.", of: perBuyer("tally.panelChanges", MONTHS_A_YEAR) },
  shareOfSpend: { unit: "share", better: "neutral", scope: "suppliers", percent: true, label: "Share of spend", labelChinese: "支出份额", definition: "Share of all orders that goes to the group.", of: ratio(ofRelations("volume"), { ...ofRelations("volume"), ofAll: true }) },
  margin: { unit: "share of price", better: "neutral", scope: "both", percent: true, label: "Supplier margin", labelChinese: "供应商利润率", definition: "Price less unit cost over price, on what was delivered.", of: ratio(ofRelations("margin"), ofRelations("paid")) },
  profit: { unit: "unit costs a month", better: "neutral", scope: "suppliers", label: "Supplier profit", labelChinese: "供应商利润", definition: "Margin less cost of effort, capacity and courting, summed over the suppliers of the group.", of: total("supplier.profit") },
  exits: { unit: "exits a year", better: "neutral", scope: "suppliers", label: "Exits", labelChinese: "退出", definition: "Entrants that ran out of cash or closed, a year, summed over the group.", of: total("tally.exits", MONTHS_A_YEAR) },
  loyalty: { unit: "index", better: "neutral", scope: "buyers", label: "Loyalty", labelChinese: "忠诚度", definition: "Sum over a buyer's flexible suppliers of the squared chance to get an order, mean over buyers: 1 over their number when the buyer shops around, near 1 when it keeps to one.", of: ratio(ofBuyers("loyalty"), ofBuyers("flexibleBuyers")) },
  dropGap: { unit: "share a year", better: "neutral", scope: "buyers", label: "Young links dropped more", labelChinese: "新关系流失差", definition: "Share of links in their first year that is dropped, a year, less that of links of three years and more: above zero, links last longer the older they are. Months without links of either age are left out.", of: ratio(ofBuyers("dropGap"), ofBuyers("dropGapOver"), MONTHS_A_YEAR) },
  totalCost: { unit: "unit costs", better: "lower", scope: "buyers", label: "Total cost", labelChinese: "总成本", definition: "Paid per unit delivered, surcharges included, with what looking at prospects and leaving suppliers cost.", of: ratio(ofBuyers("outlay"), ofRelations("delivered")) },
  contracts: { unit: "contracts a supplier", better: "neutral", scope: "supplierSide", label: "Contracts", labelChinese: "合同数", definition: "Contracts held, mean over the suppliers of the group.", of: perSupplier("held") },
  pipelineCourted: { unit: "buyers a supplier", better: "neutral", scope: "supplierSide", label: "Pipeline: courted", labelChinese: "渠道：接触中", definition: "Buyers that are courted.", of: perSupplier("courted") },
  pipelineProspects: { unit: "buyers a supplier", better: "neutral", scope: "supplierSide", label: "Pipeline: prospects", labelChinese: "渠道：潜在客户", definition: "Those of them whose trust in the product passes the gate of the flexible track: they may give a trial.", of: perSupplier("prospects") },
  pipelineTrials: { unit: "buyers a supplier", better: "neutral", scope: "supplierSide", label: "Pipeline: on trial", labelChinese: "渠道：试用", definition: "Buyers that order on the flexible track and do not yet trust enough for a contract.", of: perSupplier("onTrial") },
  pipelineQualified: { unit: "buyers a supplier", better: "neutral", scope: "supplierSide", label: "Pipeline: past the gate", labelChinese: "渠道：过门槛", definition: "Buyers that order on the flexible track and whose trust passes the gate of the fixed track: at their next review it competes.", of: perSupplier("pastGate") },
  trialsWon: { unit: "trials a year", better: "neutral", scope: "supplierSide", label: "Trials won", labelChinese: "获得试用", definition: "Times a year that a buyer let the supplier in on the flexible track, for the first time or again; mean over suppliers.", of: perSupplier("tally.trials", MONTHS_A_YEAR) },
  reviewsEntered: { unit: "reviews a year", better: "neutral", scope: "supplierSide", label: "Reviews entered", labelChinese: "参与评审", definition: "Contracts a year that the supplier competed for without holding them, past the gate or invited; mean over suppliers.", of: perSupplier("tally.bids", MONTHS_A_YEAR) },
  contractsWon: { unit: "contracts a year", better: "neutral", scope: "supplierSide", label: "Contracts won", labelChinese: "赢得合同", definition: "Contracts a year that it won of those; a renewal is none. Over the reviews entered it is the win rate; mean over suppliers.", of: perSupplier("tally.wins", MONTHS_A_YEAR) },
  shareOfWallet: { unit: "share", better: "neutral", scope: "supplierSide", percent: true, label: "Share of wallet", labelChinese: "钱包份额", definition: "Share of the orders of the buyers that it serves.", of: ofSide("sold", "wallet") },
  sellingCost: { unit: "unit costs a month", better: "neutral", scope: "supplierSide", label: "Selling cost", labelChinese: "销售成本", definition: "Cost of courting and of the strategy: spends, pay, people replaced, support, dealers; mean over suppliers.", of: perSupplier("sellingCost") },
  newBusinessCost: { unit: "unit costs a month", better: "neutral", scope: "supplierSide", label: "Cost of new business", labelChinese: "获客成本", definition: "The part of it that is for new buyers: courting, spends, and pay of the time that goes to courted buyers.", of: perSupplier("newBusinessCost") },
  cash: { unit: "unit costs", better: "neutral", scope: "supplierSide", label: "Cash", labelChinese: "现金", definition: "Cash at the end of the month, of suppliers that may run out of it: entrants; mean over suppliers.", of: perSupplier("cash") },
  accountsPerManager: { unit: "buyers a manager", better: "neutral", scope: "supplierSide", label: "Accounts a manager", labelChinese: "人均客户数", definition: "Buyers that are courted and served without a dealer, over account managers.", of: ofSide("led", "people") },
  targetAttainment: { unit: "share of target", better: "neutral", scope: "supplierSide", percent: true, label: "Target attained", labelChinese: "目标达成率", definition: "Volume sold on a yearly target over the target, in its last month; other months have none.", of: ofSide("soldOnTarget", "askedFor") },
  managerTurnover: { unit: "departures a year and manager", better: "neutral", scope: "supplierSide", label: "Departures of managers", labelChinese: "客户经理离职", definition: "Account managers that left, a year and manager.", of: ofSide("departed", "heads", MONTHS_A_YEAR) },
  reach: { unit: "share", better: "neutral", scope: "supplierSide", percent: true, label: "Reach", labelChinese: "触达率", definition: "Part of the buyers that shows, press or pages reach; mean over suppliers at work.", of: ofSide("reached", "strategists") },
  rapport: { unit: "index", better: "neutral", scope: "supplierSide", label: "Rapport", labelChinese: "私人关系", definition: "Rapport of buyers with a person, 0 to 1, by units ordered.", of: ofSide("rapport", "units") },
  channelConflict: { unit: "index", better: "neutral", scope: "supplierSide", label: "Channel conflict", labelChinese: "渠道冲突", definition: "Conflict of dealers with the team, 0 to 1; mean over suppliers at work.", of: ofSide("conflict", "strategists") },
  trustProductWords: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: product, by words", labelChinese: "信任：产品（言语）", definition: "Part of trust in the product that words have built: what was said while courting and after, and what others were heard to say; by units ordered. A fall takes from all parts in proportion.", of: ofSide("wordsProduct", "units") },
  trustProductDeeds: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: product, by deeds", labelChinese: "信任：产品（交付）", definition: "Part of trust in the product that delivered work has built, as it would have without contact; by units ordered. A fall takes from all parts in proportion.", of: ofSide("deedsProduct", "units") },
  trustProductContact: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: product, by contact", labelChinese: "信任：产品（接触）", definition: "Part of trust in the product that contact has added to what the same deeds would have built; by units ordered. A fall takes from all parts in proportion.", of: ofSide("contactProduct", "units") },
  trustRiskWords: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: supply, by words", labelChinese: "信任：供应（言语）", definition: "Part of trust in supply that words have built: what was said while courting and after, and what others were heard to say; by units ordered. A fall takes from all parts in proportion.", of: ofSide("wordsRisk", "units") },
  trustRiskDeeds: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: supply, by deeds", labelChinese: "信任：供应（交付）", definition: "Part of trust in supply that delivered work has built, as it would have without contact; by units ordered. A fall takes from all parts in proportion.", of: ofSide("deedsRisk", "units") },
  trustRiskContact: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: supply, by contact", labelChinese: "信任：供应（接触）", definition: "Part of trust in supply that contact has added to what the same deeds would have built; by units ordered. A fall takes from all parts in proportion.", of: ofSide("contactRisk", "units") },
  trustOrganisationWords: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: organisation, by words", labelChinese: "信任：组织（言语）", definition: "Part of trust in the organisation that words have built: what was said while courting and after, and what others were heard to say; by units ordered. A fall takes from all parts in proportion.", of: ofSide("wordsOrganisation", "units") },
  trustOrganisationDeeds: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: organisation, by deeds", labelChinese: "信任：组织（交付）", definition: "Part of trust in the organisation that delivered work has built, as it would have without contact; by units ordered. A fall takes from all parts in proportion.", of: ofSide("deedsOrganisation", "units") },
  trustOrganisationContact: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: organisation, by contact", labelChinese: "信任：组织（接触）", definition: "Part of trust in the organisation that contact has added to what the same deeds would have built; by units ordered. A fall takes from all parts in proportion.", of: ofSide("contactOrganisation", "units") },
  trustSocialWords: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: reputation, by words", labelChinese: "信任：声誉（言语）", definition: "Part of trust in its reputation that words have built: what was said while courting and after, and what others were heard to say; by units ordered. A fall takes from all parts in proportion.", of: ofSide("wordsSocial", "units") },
  trustSocialDeeds: { unit: "index", better: "neutral", scope: "supplierSide", label: "Trust: reputation, by deeds", labelChinese: "信任：声誉（交付）", definition: "Part of trust in its reputation that delivered work has built, as it would have without contact; by units ordered. A fall takes from all parts in proportion.", of: ofSide("deedsSocial", "units") },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as readonly MeasureName[];
