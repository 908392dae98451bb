import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { kernelOfSource } from "../../src/cli/kernel/cached.mjs";
import { gathering } from "../../src/model/gather.ts";
import { type Engines, keepingWorld, ownEngine } from "../../src/model/keptWorld.ts";
import { openKernel } from "../../src/model/kernel/kernel.ts";
import { columnsIn, linesLookedAt } from "../../src/model/lookedAt.ts";
import type { Market, TimetableEntry } from "../../src/model/market.ts";
import { createObserver, watchAll, watchSome } from "../../src/model/observer.ts";
import type { MarketParameterName, PolicyParameterName, SupplierParameterName } from "../../src/model/parameters.ts";
import { closing, schedule } from "../../src/model/schedule.ts";
import { everySeriesOf } from "../../src/model/series.ts";
import { prepareReplications, runMonth, simulate } from "../../src/model/simulate.ts";
import { ANY, arbitraryMarket } from "./arbitraryMarket.ts";
import { buyersOf, everyLever, livelyMarket, marketOf, suppliersOf, withStrategy } from "./exampleMarket.ts";
import { openWorld } from "./runWorld.ts";
import { runWatched, type Touched } from "./touchedColumns.ts";

let engines: Engines;

beforeAll(async () => {
  const kernel = openKernel(await kernelOfSource());
  if (kernel === undefined) throw new Error("there is no WebAssembly here");
  engines = keepingWorld(() => kernel);
});

/** Buyers that choose one of three by what they remember, at prices that cannot move, as in `loyal-or-shopping`. */
function marketOfMemory(): Market {
  const buyers = {
    openness: 0,
    fixedSlots: 0,
    flexibleSlots: 3,
    flexibleShare: 1,
    choice: 1,
    preferenceSensitivity: 2,
  };
  const { market, ...rest } = marketOf({
    months: 30,
    buyers: [buyersOf("buyer", 5, buyers)],
    suppliers: [suppliersOf("stall", "flexible", 3, { initialMargin: 0.1, capacityGrowth: 0 })],
  });
  const prices = { minimumMargin: 0.1, maximumMargin: 0.1, scarcityMargin: 0, uncommittedCost: 0 };
  const weights = { valueOfEffort: 0, valueLostPerMonthOfLag: 0, valueOfIntegration: 0, choiceSensitivity: 0 };
  return { ...rest, market: { ...market, ...prices, ...weights, disruptionRate: 0 } };
}

type Woken = readonly [what: string, market: Market];

/** The market of memory with more stalls than a panel has room for, and one thing in it that something hangs on. */
function marketWith(entry: Extract<TimetableEntry, { readonly parameter: string }>): readonly Woken[] {
  const market = marketOfMemory();
  const wide = { ...market, suppliers: market.suppliers.map((group) => ({ ...group, count: 5 })) };
  const { parameter, value } = entry;
  return [
    [`${parameter} ${value} from the start`, switched(wide, [parameter, value])],
    [`${parameter} ${value} from month ${entry.month}`, { ...wide, timetable: [entry] }],
  ];
}

const ofMarket: readonly (readonly [MarketParameterName, number])[] = [
  ["choiceSensitivity", 5],
  ["scarcityMargin", 0.3],
  ["uncommittedCost", 0.2],
  ["minimumMargin", 0.05],
  ["maximumMargin", 0.3],
  ["valueOfEffort", 0.3],
  ["valueLostPerMonthOfLag", 0.02],
  ["valueOfIntegration", 0.3],
  ["baseValue", 2],
  ["valueOfQuality", 1],
];
const ofBuyers: readonly (readonly [PolicyParameterName, number])[] = [
  ["fixedSlots", 2],
  ["openness", 0.5],
  ["flexibleSlots", 5],
];
const ofSuppliers: readonly (readonly [SupplierParameterName, number])[] = [
  ["initialMargin", 0.05],
  ["capacityGrowth", 0.02],
  ["unitCost", 1.3],
  ["quality", 0.5],
];
const wakes: readonly Woken[] = [
  ...ofMarket.map(([parameter, value]) => ({ month: 5, event: "setMarket", parameter, value }) as const),
  ...ofBuyers.map(([parameter, value]) => ({ month: 5, event: "setBuyers", group: 0, parameter, value }) as const),
  ...ofSuppliers.map(
    ([parameter, value]) => ({ month: 5, event: "setSuppliers", group: 0, parameter, value }) as const,
  ),
].flatMap(marketWith);

const newcomer = suppliersOf("newcomer", "newcomer", 2, { entryMonth: 3, initialMargin: 0.1 });
const arrivals: readonly Woken[] = [0, 0.5].map((openness) => {
  const market = marketOfMemory();
  const withOne = { ...market, suppliers: [...market.suppliers, newcomer] };
  return [`newcomers, looked at in ${openness} of months`, switched(withOne, ["openness", openness])];
});

function placeOf(market: Market, measure: string): number {
  return everySeriesOf(market).findIndex((serie) => serie.measure === measure);
}

function namesLookedAt(market: Market, measure: string) {
  const watch = watchSome(createObserver(market), [placeOf(market, measure)], [20, 29]);
  const { watched, before } = linesLookedAt(market, watch.columns);
  const names = (lines: typeof watched) => lines.map(({ process }) => process.name);
  return { watched: names(watched), before: names(before) };
}

/** What months that leave out what nobody looks at write, against all of TypeScript. */
function expectSameNumbers(market: Market, series: readonly number[], months: readonly [number, number]): void {
  const [there, here] = [engines, ownEngine].map((of) => {
    const simulation = prepareReplications(market, "looked at", of, { series, months });
    const values = new Float64Array(simulation.size);
    simulate(simulation, 1, values);
    return values;
  });
  expect(there).toEqual(here);
}

describe("what nobody looks at in the end", () => {
  test("is left out where preference alone decides: trust, prices, effort and accounts", () => {
    expect(namesLookedAt(marketOfMemory(), "loyalty")).toEqual({
      watched: ["varyDemand", "allocate", "deliver", "learnPreference", "feelThreat"],
      before: ["varyDemand", "allocate", "deliver", "learnPreference"],
    });
  });

  test("is there where it is asked for, or matters to what is", () => {
    const market = marketOfMemory();
    expect(namesLookedAt(market, "price").watched).toEqual(["varyDemand", "allocate", "deliver", "learnPreference"]);
    expect(namesLookedAt(market, "profit").before).toContain("settleAccounts");
    const free = { ...market, market: { ...market.market, maximumMargin: 0.3 } };
    expect(namesLookedAt(free, "loyalty").before).toEqual(
      expect.arrayContaining(["bargain", "appraise", "learnTrust"]),
    );
    const { watched } = namesLookedAt(livelyMarket(), "fillRate");
    expect(watched).toEqual(expect.arrayContaining(["learnTrust", "bargain", "feelThreat", "chooseEffort", "review"]));
  });

  test("changes no number in the market of memory, whatever is asked for", () => {
    const market = marketOfMemory();
    everySeriesOf(market).forEach((_, serie) => {
      expectSameNumbers(market, [serie], [12, 29]);
    });
  });

  test.each([...wakes, ...arrivals])("changes no number where the market of memory has %s", (_, market) => {
    for (const measure of ["price", "buyerValue", "profit", "loyalty"]) {
      expectSameNumbers(market, [placeOf(market, measure)], [12, 29]);
    }
  });

  test("changes no number in any market, with any of what would be idle switched off", () => {
    // Much is left out only where nearly all of it is off, which parts taken by chance seldom are.
    const most = fc.nat(idle.length - 1).map((on) => idle.filter((_, place) => place !== on));
    const off: fc.Arbitrary<typeof idle> = fc.oneof(fc.subarray([...idle]), most, fc.constant(idle));
    fc.assert(
      fc.property(arbitraryMarket, off, fc.nat(), fc.nat(), (market, names, some, from) => {
        const still = names.reduce(switched, market);
        const series = everySeriesOf(still).length;
        const first = from % still.months;
        for (const each of [still, withStrategy(still, "supplier0", everyLever)]) {
          expectSameNumbers(each, [some % series], [first, still.months - 1]);
        }
      }),
      ANY,
    );
  });
});

/** Parameters, and values at which something decides nothing any more. */
const idle: readonly (readonly [string, number])[] = [
  ["choiceSensitivity", 0],
  ["fixedSlots", 0],
  ["openness", 0],
  ["scarcityMargin", 0],
  ["uncommittedCost", 0],
  ["minimumMargin", 0.1],
  ["maximumMargin", 0.1],
  ["initialMargin", 0.1],
  ["valueOfEffort", 0],
  ["valueLostPerMonthOfLag", 0],
  ["valueOfIntegration", 0],
  ["capacityGrowth", 0],
  ["preferenceSensitivity", 2],
];

/** The market with a parameter at a value wherever it stands. */
function switched(market: Market, [name, value]: readonly [string, number]): Market {
  const at = <T extends object>(values: T): T => (name in values ? { ...values, [name]: value } : values);
  return {
    ...market,
    market: at(market.market),
    buyers: market.buyers.map((group) => ({ ...group, parameters: at(group.parameters) })),
    suppliers: market.suppliers.map((group) => ({ ...group, parameters: at(group.parameters) })),
    timetable: market.timetable.filter((entry) => !("parameter" in entry && entry.parameter === name)),
  };
}

describe("what is said of columns", () => {
  test("by the feeds of a process is of all that it changes, and of nothing else", () => {
    const planned = { month: 3, event: "setEntry", enabled: false } as const;
    const market = livelyMarket({ timetable: [planned] });
    for (const { process } of [...schedule, ...closing]) {
      const feeds = process.feeds?.(market) ?? [process];
      expect(new Set(feeds.flatMap(({ changes }) => columnsIn(changes)))).toEqual(new Set(columnsIn(process.changes)));
      const reads = new Set(columnsIn(process.reads));
      expect(feeds.flatMap((feed) => columnsIn(feed.reads)).filter((name) => !reads.has(name))).toEqual([]);
    }
  });

  test("by what is gathered is all that it reads and any process changes", () => {
    const changed = new Set([...schedule, ...closing].flatMap(({ process }) => columnsIn(process.changes)));
    const market = livelyMarket({ months: 24 });
    const world = openWorld(market);
    const observer = createObserver(market);
    const written = new Float64Array(observer.ratios.length);
    for (let month = 0; month < 24; month++) runMonth(world, observer, month, written, 0);
    for (const { gather, reads } of gathering) {
      if (reads === undefined) continue;
      const touched: Touched = { reads: new Set(), changes: new Set() };
      runWatched(world, (watched) => gather(watched, observer, watchAll(observer, 1)), touched);
      const said = new Set(columnsIn(reads));
      expect([...touched.reads].filter((name) => changed.has(name) && !said.has(name))).toEqual([]);
    }
  });
});
