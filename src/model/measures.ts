import { byVolume, ofBuyers, ofRelations, perBuyer, type Ratio, ratio, total } from "./sums.ts";

/**
 * The dictionary of measures: what is observed each month, with unit, direction and definition.
 * `of` says how it is made of sums (`sums.ts`); nothing here is a parameter. A new measure is a row here.
 */

/** For whom a measure makes sense: buyers and the market, supplier groups, or both. */
export type MeasureScope = "buyers" | "suppliers" | "both";

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
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
export const measureNames = Object.keys(measures) as readonly MeasureName[];
