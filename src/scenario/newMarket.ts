import { CALENDAR_MONTH } from "./calendar.ts";
import { fractionOf, PERCENTAGE } from "./shares.ts";

/** Who asks: a buyer, or a supplier that wants to get in, or to stay. */
export const askers = ["buyer", "newcomer", "incumbent"] as const;
export type Asks = (typeof askers)[number];

/** What a market is made of, in the words of who buys in it. Of a fresh file all but the name can be left out. */
export interface NewMarket {
  /** Who asks. */
  readonly asks: Asks;
  /** What all buyers spend a year, in the currency [> 0]. */
  readonly spend?: number;
  /** Code or word in Latin letters. */
  readonly currency?: string;
  readonly buyers: number;
  /** Suppliers under contract. */
  readonly contracts: number;
  /** Approved suppliers beside the contracts. */
  readonly backUps: number;
  readonly contractMonths: number;
  /** Share of spend that goes to back-ups [0..1]. */
  readonly flexible: number;
  /** Margin of the suppliers under contract today [share of unit cost]; that of the model where it is not said. */
  readonly margin?: number;
  /** Projects a year that the best supplier could bring to a buyer; that of the model where it is not said. */
  readonly launches?: number;
  /** Newcomers that come to the market a year, on average. */
  readonly newcomers: number;
  /** Calendar month of month 0. */
  readonly start?: string;
  /** Of these buyers so many are open to newcomers, and the others hardly; all alike where it is not said. */
  readonly openBuyers?: number;
  /** What a supplier that asks has to spend on selling a year, in the currency [> 0]. */
  readonly budget?: number;
  /** Month in which a newcomer that asks enters. */
  readonly enters: number;
}

/** What can be said of a market, in the order in which it is asked. */
export const marketParts = [
  "for",
  "spend",
  "currency",
  "buyers",
  "contracts",
  "back-ups",
  "contract-months",
  "flexible",
  "margin",
  "launches",
  "newcomers",
  "start",
  "open-buyers",
  "budget",
  "enters",
] as const;
export type MarketPart = (typeof marketParts)[number];

/** Parts that only some who ask are asked about. */
const PARTS_OF: Readonly<Partial<Record<MarketPart, readonly Asks[]>>> = {
  "open-buyers": ["newcomer", "incumbent"],
  budget: ["newcomer", "incumbent"],
  enters: ["newcomer"],
};

/** Whether a part is asked of whoever asks. */
export function isAsked(part: MarketPart, { for: asks = "buyer" }: MarketTexts): boolean {
  return PARTS_OF[part]?.some((each) => each === asks.trim()) ?? true;
}

/** What holds where nothing is said; nothing where it is left open. */
export const usualParts: Readonly<Partial<Record<MarketPart, string>>> = {
  buyers: "1",
  contracts: "2",
  "back-ups": "3",
  "contract-months": "24",
  flexible: "20%",
  newcomers: "1",
  for: "buyer",
  enters: "12",
};

const TIMES: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, bn: 1e9 };

/** The amount of `12m`, `800k`, `1.5 bn` or `12000000`; undefined for anything else. */
function amountWritten(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*(k|m|bn)?$/i.exec(text.trim());
  if (found === null) return undefined;
  return Number((Number(found[1]) * TIMES[(found[2] ?? "").toLowerCase()]).toPrecision(15));
}

const number = (least: number, most: number) => (text: string) => {
  const value = amountWritten(text);
  return value !== undefined && value >= least && value <= most ? value : undefined;
};
const whole = (least: number, most: number) => (text: string) => {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
};
const share = (least: number, most: number) => (text: string) => {
  const written = text.trim();
  const value = PERCENTAGE.test(written) ? fractionOf(written) : /^\d+(\.\d+)?$/.test(written) ? Number(written) : -1;
  return value >= least && value <= most ? value : undefined;
};

const CURRENCY = /^[A-Za-z]{1,20}$/;

/** What a text says of a part of a market; undefined where it says nothing that makes sense. */
const readers = {
  for: (text: string) => askers.find((each) => each === text.trim()),
  spend: number(1, 1e15),
  currency: (text: string) => (CURRENCY.test(text.trim()) ? text.trim() : undefined),
  buyers: whole(1, 1000),
  contracts: whole(1, 20),
  "back-ups": whole(1, 40),
  "contract-months": whole(1, 240),
  flexible: share(0.01, 0.9),
  margin: share(0.02, 0.5),
  launches: number(0, 240),
  newcomers: number(0.1, 12),
  start: (text: string) => (CALENDAR_MONTH.test(text.trim()) ? text.trim() : undefined),
  "open-buyers": whole(1, 1000),
  budget: number(1, 1e15),
  enters: whole(0, 100),
} as const satisfies Record<MarketPart, (text: string) => number | string | undefined>;

/** Whether a text says something of a part of a market that makes sense. */
export function makesSense(part: MarketPart, text: string): boolean {
  return readers[part](text) !== undefined;
}

/** Texts by part; those that are missing have their usual value, or are left open. */
export type MarketTexts = Readonly<Partial<Record<MarketPart, string>>>;

/** Parts of which the texts say nothing that makes sense. */
export function wrongParts(texts: MarketTexts): MarketPart[] {
  return marketParts.filter((part) => {
    const text = texts[part];
    return text !== undefined && !makesSense(part, text);
  });
}

/** The market that texts describe, each of which makes sense. */
export function marketIn(texts: MarketTexts): NewMarket {
  const read = <Value>(reader: (text: string) => Value | undefined, part: MarketPart): Value | undefined => {
    const text = texts[part] ?? usualParts[part];
    return text === undefined ? undefined : reader(text);
  };
  const needed = (reader: (text: string) => number | undefined, part: MarketPart) => read(reader, part) ?? 1;
  return {
    asks: read(readers.for, "for") ?? "buyer",
    spend: read(readers.spend, "spend"),
    currency: read(readers.currency, "currency"),
    buyers: needed(readers.buyers, "buyers"),
    contracts: needed(readers.contracts, "contracts"),
    backUps: needed(readers["back-ups"], "back-ups"),
    contractMonths: needed(readers["contract-months"], "contract-months"),
    flexible: needed(readers.flexible, "flexible"),
    margin: read(readers.margin, "margin"),
    launches: read(readers.launches, "launches"),
    newcomers: needed(readers.newcomers, "newcomers"),
    start: read(readers.start, "start"),
    openBuyers: read(readers["open-buyers"], "open-buyers"),
    budget: read(readers.budget, "budget"),
    enters: needed(readers.enters, "enters"),
  };
}
