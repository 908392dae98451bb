import { realLedgers, sharedThreshold } from "../../src/analyse/ledger.ts";
import type { Market } from "../../src/model/market.ts";
import type { MeasureName } from "../../src/model/measures.ts";
import { seriesOf } from "../../src/model/series.ts";
import type { ScenarioLibrary } from "../../src/scenario/library.ts";
import { type Markets, openMarkets } from "../../src/scenario/markets.ts";
import { armMarkets, arms } from "../../src/worlds/arms.ts";
import type { Reading } from "../../src/worlds/batch.ts";
import { REGULARITIES } from "../../src/worlds/ledger/regularities.ts";
import type { simulateBatch } from "../../src/worlds/simulateBatch.ts";

/** A market that a fact is asked of: a scenario, the baseline unless said, with settings, and with rivals on its panels. */
export interface Setup {
  readonly scenario?: string;
  readonly settings?: readonly string[];
  /** Powerhouses that start on the flexible track, known and without a contract. */
  readonly freshRivals?: number;
  /** Added to the value of every supplier from this month on. */
  readonly shift?: { readonly month: number; readonly value: number };
}

export type Months = readonly [first: number, last: number];

/** What is read of a world, and of whom. */
const READ: readonly (readonly [MeasureName, string])[] = [
  ["buyerValue", "all"],
  ["price", "all"],
  ["service", "all"],
  ["fillRate", "all"],
  ["launches", "all"],
  ["concentration", "all"],
  ["newcomerShare", "all"],
  ["newcomersOnFixedTrack", "all"],
  ["dropGap", "all"],
  ["price", "incumbents"],
  ["service", "incumbents"],
  ["inertia", "incumbents"],
  ["technologyLag", "incumbents"],
];

/** The worlds that facts are measured in: every market once, month by month, whatever is asked of it. */
export class FactWorlds {
  readonly count: number;
  readonly #simulate: typeof simulateBatch;
  readonly #seed: string;
  readonly #settings: readonly string[];
  readonly #library: ScenarioLibrary;
  readonly #opened = new Map<string, Markets>();
  #ledgers: Float64Array[] | undefined;
  readonly #simulated = new Map<string, { readonly market: Market; readonly months: Float64Array }>();

  /**
   * @param settings  that hold in every market, before those that a fact asks for
   */
  constructor(
    simulate: typeof simulateBatch,
    library: ScenarioLibrary,
    { seed, count, settings = [] }: { seed: string; count: number; settings?: readonly string[] },
  ) {
    this.#simulate = simulate;
    this.#library = library;
    this.#seed = seed;
    this.count = count;
    this.#settings = settings;
  }

  /** World by world, the mean of a measure over some months; months without a value are left out. */
  mean(setup: Setup, measure: MeasureName, [first, last]: Months, group = "all"): number[] {
    return this.monthly(setup, measure, group).map((values) => {
      const there = values.slice(first, last + 1).filter((value) => !Number.isNaN(value));
      return there.reduce((sum, value) => sum + value, 0) / there.length;
    });
  }

  /** World by world, a measure in every month. */
  monthly(setup: Setup, measure: MeasureName, group = "all"): number[][] {
    const place = READ.findIndex(([name, of]) => name === measure && of === group);
    if (place < 0) throw new Error(`${measure} of ${group} is not read`);
    const { market, months } = this.#of(setup);
    return Array.from({ length: this.count }, (_, world) => {
      const from = (world * READ.length + place) * market.months;
      return Array.from(months.subarray(from, from + market.months));
    });
  }

  /** World by world, what the reaction of those that were there adds to buyer value. */
  reaction(setup: Setup, months: Months): number[] {
    const market = this.#marketOf(setup);
    const { withoutEntry, withoutReaction } = armMarkets({ market, from: 0 });
    const readings = [{ serie: placeOf(market, "buyerValue", "all"), months }];
    const task = { seed: this.#seed, first: 0, count: this.count, window: months, readings };
    const { means } = this.#simulate({ ...task, market: withoutEntry, arms: [withoutReaction, market] });
    const of = (world: number, arm: (typeof arms)[number]) => means[world * arms.length + arms.indexOf(arm)];
    return Array.from({ length: this.count }, (_, world) => of(world, "entry") - of(world, "withoutReaction"));
  }

  /** World by world of the baseline, the regularities of the ledgers of its buyers, in the order of `regularities`; of 25 worlds at most. */
  ledgers(): Float64Array[] {
    const market = this.#marketOf({});
    if (this.#ledgers === undefined) {
      const window = [0, market.months - 1] as const;
      const ledgers = [sharedThreshold(realLedgers[0])];
      const batch = this.#simulate({ market, seed: this.#seed, first: 0, count: this.count, window, ledgers });
      const worlds = batch.ledgers.length / REGULARITIES;
      this.#ledgers = Array.from({ length: worlds }, (_, world) =>
        batch.ledgers.subarray(world * REGULARITIES, (world + 1) * REGULARITIES),
      );
    }
    return this.#ledgers;
  }

  #of(setup: Setup) {
    const market = this.#marketOf(setup);
    const key = JSON.stringify(market);
    const known = this.#simulated.get(key);
    if (known !== undefined) return known;
    const readings = READ.flatMap(([measure, group]): Reading[] => {
      const serie = placeOf(market, measure, group);
      return Array.from({ length: market.months }, (_, month) => ({ serie, months: [month, month] }));
    });
    const window: Months = [0, market.months - 1];
    const { means } = this.#simulate({
      market,
      seed: this.#seed,
      first: 0,
      count: this.count,
      window,
      readings,
    });
    const simulated = { market, months: means };
    this.#simulated.set(key, simulated);
    return simulated;
  }

  #marketOf({ scenario = "baseline", settings = [], freshRivals = 0, shift }: Setup): Market {
    const read = this.#open(scenario).marketOf([...this.#settings, ...settings]);
    if ("problems" in read) throw new Error(read.problems.map(({ wrong }) => wrong).join("\n"));
    const market = freshRivals > 0 ? withRivals(read.market, freshRivals) : read.market;
    if (shift === undefined) return market;
    const value = market.market.baseValue + shift.value;
    const entry = { month: shift.month, event: "setMarket", parameter: "baseValue", value } as const;
    return { ...market, timetable: [...market.timetable, entry] };
  }

  #open(name: string): Markets {
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const source = this.#library.find(name);
    const opened = source && "text" in source ? openMarkets(source, this.#library) : undefined;
    if (opened === undefined || "problems" in opened) throw new Error(`${name} cannot be read`);
    this.#opened.set(name, opened);
    return opened;
  }
}

function withRivals(market: Market, count: number): Market {
  const [powerhouses, backups, ...others] = market.suppliers;
  const rival = { ...powerhouses, name: "rival", kind: "flexible", count } as const;
  return { ...market, suppliers: [powerhouses, backups, rival, ...others] };
}

function placeOf(market: Market, measure: MeasureName, group: string): number {
  return seriesOf(market).findIndex((serie) => serie.measure === measure && serie.group === group);
}
