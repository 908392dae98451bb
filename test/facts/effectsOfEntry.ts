import { type Engines, keepingWorld } from "../../src/model/keptWorld.ts";
import type { Market } from "../../src/model/market.ts";
import { seriesOf } from "../../src/model/series.ts";
import { prepareReplications, simulate } from "../../src/model/simulate.ts";
import { canWork } from "../../src/scenario/resolve/marketProblems.ts";
import { marketWithoutEntry } from "../../src/worlds/arms.ts";
import { assumptionsOf, drawing } from "../../src/worlds/plausible/assumptions.ts";

/** What entry does, in months 60 to 119: with it less without it, in the same worlds. */
export const measured = [
  { name: "effort", measure: "service", group: "incumbents" },
  { name: "price", measure: "price", group: "all" },
  { name: "value", measure: "buyerValue", group: "all" },
] as const;
const WINDOW = [60, 119] as const;

/** Difference by measure; price as a share of that without entry. */
export type Effect = readonly number[];

const engines: Engines = keepingWorld();

/** Worlds: how many, from which number on. */
interface Worlds {
  readonly first: number;
  readonly count: number;
}

/** Mean over the window of each measure, in each of the worlds. */
function meansOf(market: Market, seed: string, { first, count }: Worlds): number[][] {
  const series = seriesOf(market);
  const places = measured.map(({ measure, group }) =>
    series.findIndex((serie) => serie.measure === measure && serie.group === group),
  );
  const simulation = prepareReplications(market, seed, engines, { series: places, months: WINDOW });
  const out = new Float64Array(simulation.size);
  return Array.from({ length: count }, (_, world) => {
    simulate(simulation, first + world, out);
    return places.map((place) => {
      const months = Array.from({ length: WINDOW[1] - WINDOW[0] + 1 }, (__, n) => {
        return out[(WINDOW[0] + n) * series.length + place];
      }).filter((value) => !Number.isNaN(value));
      return months.reduce((sum, value) => sum + value, 0) / months.length;
    });
  });
}

/** The effect in each world of a market. */
export function effectsIn(market: Market, seed: string, worlds: Worlds): Effect[] {
  const [shut, open] = [marketWithoutEntry({ market, from: 0 }), market].map((each) => meansOf(each, seed, worlds));
  return open.map((values, world) =>
    values.map((value, place) => {
      const difference = value - shut[world][place];
      return measured[place].measure === "price" ? difference / shut[world][place] : difference;
    }),
  );
}

/**
 * Worlds of each drawn market, in each market others. One world says little of a market, since who arrives when is chance;
 * the same few in all markets would move all of them together, which no number of markets evens out.
 */
const FEW = 10;

function meanOfWorlds(effects: readonly Effect[]): Effect {
  return measured.map((_, place) => effects.reduce((sum, effect) => sum + effect[place], 0) / effects.length);
}

/**
 * The effect in drawn markets, each as the mean over its worlds.
 *
 * @param draws  numbers of the draws; one that cannot be simulated is left out
 * @param part   1: from the plausible range; 0.5: from half of it about the value as written
 */
export function effectsOverDraws(market: Market, draws: readonly number[], part: number, seed: string): Effect[] {
  const marketOf = drawing(market, new Set(assumptionsOf(market).map(({ path }) => path)));
  return draws.flatMap((draw) => {
    const drawn = between(market, marketOf(draw), part);
    if (!canWork(drawn)) return [];
    return [meanOfWorlds(effectsIn(drawn, seed, { first: draw * FEW, count: FEW }))];
  });
}

type Values = Readonly<Record<string, unknown>>;

/** A market whose values lie a part of the way from those of one to those of another; whole ones stay whole. */
function between(from: Market, to: Market, part: number): Market {
  if (part === 1) return to;
  const mixed = <Held extends Values>(one: Held, other: Held): Held => {
    const values = Object.entries(one).map(([name, value]) => [name, mixedValue(value, other[name], part)]);
    return { ...one, ...Object.fromEntries(values) };
  };
  return {
    ...from,
    market: mixed(from.market, to.market),
    buyers: from.buyers.map((group, n) => ({ ...group, parameters: mixed(group.parameters, to.buyers[n].parameters) })),
    suppliers: from.suppliers.map((group, n) => {
      return { ...group, parameters: mixed(group.parameters, to.suppliers[n].parameters) };
    }),
  };
}

function mixedValue(one: unknown, other: unknown, part: number): unknown {
  if (typeof one !== "number" || typeof other !== "number") return one;
  const value = one + part * (other - one);
  return Number.isInteger(one) && Number.isInteger(other) ? Math.round(value) : value;
}
