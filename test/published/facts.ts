import { realLedgers } from "../../src/analyse/ledger.ts";
import { regularities } from "../../src/worlds/ledger/regularities.ts";
import type { FactWorlds, Months, Setup } from "./factWorlds.ts";

/**
 * The facts that the model is held to, each as a number a world whose mean must lie above or below a bound. Found with three
 * seeds of 60 worlds were a second contract's price -0.023 and service +0.044 to 0.053; service without inertia
 * +0.148 shut, +0.123 open; the best of openness, contract months and negotiation over its ends 0.018, 0.012 and
 * 0.020; the gate of 0.2 over none -0.014 and 0.9 -0.29; incumbents that start 200 months behind -0.088; entry beside
 * three fresh rivals -0.001. Bounds leave room for other seeds.
 */
export interface Fact {
  /** Its number in the patterns of the ODD, and what it says. */
  readonly says: string;
  /** World by world; missing is NaN. */
  readonly of: (worlds: FactWorlds) => readonly number[];
  /** Between which the mean must lie; without one of them it is free on that side. */
  readonly above?: number;
  readonly below?: number;
  /** Every world must keep to the bounds, and not only the mean. */
  readonly everyWorld?: true;
  /** It also stands in a claim of a bundled scenario or among the ledgers, and is checked there. */
  readonly isClaim?: true;
}

const LATE: Months = [60, 119];
const SHUT = "entry.enabled=false";

const set = (...settings: string[]): Setup => ({ settings });
const less = (one: readonly number[], other: readonly number[]) => one.map((value, world) => value - other[world]);
const one = set("policy.fixedSlots=1");
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How much more there is with newcomers than without, in the same worlds. */
function entry(worlds: FactWorlds, measure: Parameters<FactWorlds["mean"]>[1], group = "all", setup: Setup = {}) {
  const shut = { ...setup, settings: [...(setup.settings ?? []), SHUT] };
  return less(worlds.mean(setup, measure, LATE, group), worlds.mean(shut, measure, LATE, group));
}

/** How much more there is in the fifth year of a closed market than in the first. */
function decay(worlds: FactWorlds, measure: Parameters<FactWorlds["mean"]>[1], group = "all") {
  return less(worlds.mean(set(SHUT), measure, [48, 59], group), worlds.mean(set(SHUT), measure, [0, 11], group));
}

/** What the best of the inner values of a lever is worth more than the better of its ends. */
function inside(path: string, inner: readonly number[], ends: readonly number[], over: Months = LATE) {
  return (worlds: FactWorlds) => {
    const best = (values: readonly number[]) => {
      const worth = values.map((value) => worlds.mean(set(`${path}=${value}`), "buyerValue", over));
      return worth.reduce((most, each) => (meanOf(each) > meanOf(most) ? each : most));
    };
    return less(best(inner), best(ends));
  };
}

const withoutInertia = ["suppliers.powerhouse.inertiaGain=0", "suppliers.powerhouse.initialInertia=0"];
const inertiaOff = (worlds: FactWorlds, ...door: string[]) =>
  less(
    worlds.mean(set(...withoutInertia, ...door), "service", LATE, "incumbents"),
    worlds.mean(set(...door), "service", LATE, "incumbents"),
  );

const secondContract = (worlds: FactWorlds, measure: "price" | "service") =>
  less(worlds.mean({}, measure, LATE), worlds.mean(set("policy.fixedSlots=1"), measure, LATE));

const gate = (worlds: FactWorlds, high: number) =>
  less(
    worlds.mean(set("policy.fixedGate=0"), "buyerValue", LATE),
    worlds.mean(set(`policy.fixedGate=${high}`), "buyerValue", LATE),
  );

/** Price of incumbents with newcomers less without, in the months before any newcomer holds a contract. */
function priceBefore(worlds: FactWorlds): number[] {
  const [open, shut] = [set(), set(SHUT)].map((setup) => worlds.monthly(setup, "price", "incumbents"));
  const held = worlds.monthly({}, "newcomersOnFixedTrack");
  return held.map((months, world) => {
    const gaps = months.flatMap((contracts, month) => {
      return month >= 60 && month <= 75 && contracts === 0 ? [open[world][month] - shut[world][month]] : [];
    });
    return gaps.length === 0 ? Number.NaN : meanOf(gaps);
  });
}

/** How concentration changes when every supplier is worth one unit cost more. */
function commonShift(worlds: FactWorlds): number[] {
  const shifted = worlds.mean({ shift: { month: 48, value: 1 } }, "concentration", LATE);
  return less(shifted, worlds.mean({}, "concentration", LATE));
}

/** Part of the value of entry that is left with others at the table. */
function entryBeside(worlds: FactWorlds, setup: Setup): number[] {
  const alone = meanOf(entry(worlds, "buyerValue"));
  return entry(worlds, "buyerValue", "all", setup).map((value) => value / alone);
}

/** What newcomers are worth to the buyer, and what they do to the effort of incumbents: the headline beside the facts. */
export const headline = {
  valueClosed: (worlds: FactWorlds) => worlds.mean(set(SHUT), "buyerValue", LATE),
  valueOpen: (worlds: FactWorlds) => worlds.mean({}, "buyerValue", LATE),
  effort: (worlds: FactWorlds) => entry(worlds, "service", "incumbents"),
  effortOneContract: (worlds: FactWorlds) => entry(worlds, "service", "incumbents", one),
} as const;

const prepared = (worlds: FactWorlds) =>
  less(
    worlds.mean({ scenario: "catfish" }, "newcomerShare", [36, 59]),
    worlds.mean({ scenario: "unprepared-newcomers" }, "newcomerShare", [36, 59]),
  );

const secondTrack = (worlds: FactWorlds) =>
  less(
    worlds.mean({ scenario: "single-source-shock" }, "fillRate", [0, 119]),
    worlds.mean({ scenario: "single-source-alone" }, "fillRate", [0, 119]),
  );

const farBehind = (worlds: FactWorlds) =>
  less(
    worlds.mean(set("suppliers.powerhouse.initialLag=200"), "buyerValue", LATE),
    worlds.mean(set("suppliers.powerhouse.initialLag=18"), "buyerValue", LATE),
  );

// biome-ignore format: a table reads in rows
export const facts: readonly Fact[] = [
  { says: "1 effort falls in a closed market", of: (w) => decay(w, "service", "incumbents"), below: -0.03, isClaim: true },
  { says: "1 inertia rises in a closed market", of: (w) => decay(w, "inertia", "incumbents"), above: 0.05, isClaim: true },
  { says: "1 lag grows in a closed market", of: (w) => decay(w, "technologyLag", "incumbents"), above: 5, isClaim: true },
  { says: "1 price rises in a closed market", of: (w) => decay(w, "price", "incumbents"), above: 0.005, isClaim: true },
  { says: "1 launches fall in a closed market", of: (w) => decay(w, "launches"), below: -0.3, isClaim: true },
  { says: "2 entry raises effort", of: (w) => entry(w, "service", "incumbents"), above: 0.04, isClaim: true },
  { says: "2 entry raises effort with one contract", of: (w) => entry(w, "service", "incumbents", one), above: 0.07, isClaim: true },
  { says: "2 entry lowers inertia", of: (w) => entry(w, "inertia", "incumbents"), below: -0.02, isClaim: true },
  { says: "2 entry lowers the price of incumbents", of: (w) => entry(w, "price", "incumbents"), below: -0.01, isClaim: true },
  { says: "2 entry lowers lag", of: (w) => entry(w, "technologyLag", "incumbents"), below: -2, isClaim: true },
  { says: "2 entry brings launches", of: (w) => entry(w, "launches"), above: 0.3, isClaim: true },
  { says: "2 part of the gain is reaction", of: (w) => w.reaction({}, LATE), above: 0.02, isClaim: true },
  { says: "3 price falls before a newcomer holds a contract", of: priceBefore, below: 0, isClaim: true },
  { says: "4 no effect where leaving is impossible", of: (w) => entry(w, "service", "incumbents", { scenario: "locked-in" }), above: -0.02, below: 0.02, isClaim: true },
  { says: "4 no effect with a gate that cannot be reached", of: (w) => entry(w, "service", "incumbents", set("policy.fixedGate=1")), above: -0.02, below: 0.02, isClaim: true },
  { says: "5 entry discourages those too far behind", of: (w) => entry(w, "service", "incumbents", { scenario: "too-far-behind" }), below: -0.05, isClaim: true },
  { says: "6 the best flexible share is inside", of: inside("policy.flexibleShare", [0.1, 0.4], [0, 1]), above: 0.003, isClaim: true },
  { says: "7 links last longer the older they are", of: (w) => w.mean({}, "dropGap", [84, 119]), above: 0, isClaim: true },
  { says: "8 a second track raises the fill rate", of: secondTrack, above: 0.01, isClaim: true },
  { says: "10 the prepared get in sooner", of: prepared, above: 0.05, isClaim: true },
  { says: "11 a second contract lowers the price", of: (w) => secondContract(w, "price"), below: -0.005 },
  { says: "11 a second contract does not lower service", of: (w) => secondContract(w, "service"), above: -0.02 },
  { says: "12 inertia lowers service in a closed market", of: (w) => inertiaOff(w, SHUT), above: 0.05 },
  { says: "12 inertia lowers service in an open market", of: (w) => inertiaOff(w), above: 0.05 },
  { says: "13 a value common to all moves no volume", of: commonShift, above: -0.002, below: 0.002, everyWorld: true },
  { says: "14 the best openness is inside", of: inside("policy.openness", [0.05, 0.3], [0, 1]), above: 0.003 },
  { says: "14 the best contract length is inside", of: inside("policy.contractMonths", [12, 24], [1, 120]), above: 0.003 },
  { says: "14 the best negotiation is inside", of: inside("policy.negotiation", [0.3, 0.4], [0, 1]), above: 0.003 },
  { says: "14 the best gate is none", of: (w) => gate(w, 0.4), above: 0 },
  { says: "14 a gate of 0.4 costs little", of: (w) => gate(w, 0.4), below: 0.05 },
  { says: "14 a gate of 0.9 costs much", of: (w) => gate(w, 0.9), above: 0.15 },
  { says: "15 incumbents that start far behind are no better", of: farBehind, below: -0.02 },
  { says: "16 entry alone is worth much", of: (w) => entry(w, "buyerValue"), above: 0.15 },
  { says: "16 entry is worth next to nothing beside fresh rivals", of: (w) => entryBeside(w, { freshRivals: 3 }), above: -0.3, below: 0.3 },
  { says: "16 entry is worth less beside an invited rival", of: (w) => entryBeside(w, set("policy.invitedRivals=1")), below: 1 },
  ...regularities.map((name, at): Fact => {
    const range = realLedgers.map(({ rows }) => rows[at]);
    const above = Math.min(...range.map(([, low]) => low));
    const below = Math.max(...range.map(([, , high]) => high));
    const of = (w: FactWorlds) => w.ledgers().map((rows) => rows[at]);
    return { says: `ledgers: ${name}`, of, above, below, isClaim: true };
  }),
];

/** Whether the mean of what was found, missing values left out, keeps to the bounds of a fact; false with nothing found. */
export function holds({ above, below }: Pick<Fact, "above" | "below">, found: readonly number[]): boolean {
  const mean = meanOf(found.filter((value) => !Number.isNaN(value)));
  return mean > (above ?? Number.NEGATIVE_INFINITY) && mean < (below ?? Number.POSITIVE_INFINITY);
}
