import type { Market } from "../../../src/model/market.ts";
import { passMonth, prepare, type Simulation, startReplication } from "../../../src/model/simulate.ts";
import type { World } from "../../../src/model/world.ts";
import { armMarkets } from "../../../src/worlds/arms.ts";

/** One world in the three arms, and what the reaction on buyer value is made of in each month. */
export interface ArmsOfWorld {
  /** Without entry, without reaction, with entry: index `month * series + serie`. */
  readonly arms: readonly [Float64Array, Float64Array, Float64Array];
  readonly effort: readonly number[];
  readonly price: readonly number[];
}

/** What one supplier does for one buyer. */
interface Link {
  readonly track: number;
  readonly price: number;
  readonly effort: number;
  readonly inertia: number;
  readonly units: number;
  readonly paid: number;
  readonly value: number;
}

type Links = ReadonlyMap<string, Link>;

/**
 * The arms simulated another way than the program does: one after the other, the first written down whole, links found
 * by name. A supplier that left and came back has another name.
 */
export function armsByHand(market: Market, seed: string, replication: number): ArmsOfWorld {
  const { withoutEntry, withoutReaction, entry } = armMarkets({ market, from: 0 });
  const settled: { links: Links; lags: ReadonlyMap<string, readonly [number, number]> }[] = [];
  const traded: Links[] = [];
  const [effort, price]: number[][] = [[], []];
  const without = run(withoutEntry, (world) => settled.push({ links: linksOf(world), lags: lagsOf(world) }));
  const unmoved = run(
    withoutReaction,
    (world) => hold(world, settled[world.month]),
    (world) => traded.push(linksOf(world)),
  );
  const open = run(entry, undefined, (world) => {
    let [better, cheaper, demand] = [0, 0, 0];
    for (const units of world.buyer.demand) demand += units;
    for (const [name, link] of linksOf(world)) {
      const before = traded[world.month].get(name);
      if (before === undefined) continue;
      const units = (before.units + link.units) / 2;
      better += units * (link.value - before.value);
      cheaper += units * (before.paid - link.paid);
    }
    effort.push(better / demand);
    price.push(cheaper / demand);
  });
  return { arms: [without, unmoved, open], effort, price };

  function run(of: Market, onSettled?: (world: World) => void, onlook?: (world: World) => void): Float64Array {
    const simulation: Simulation = prepare(of, seed);
    const { world, observer, size } = simulation;
    const out = new Float64Array(size);
    startReplication(simulation, replication);
    for (let month = 0; month < of.months; month++) {
      passMonth(
        simulation,
        month,
        out,
        month * observer.series.length,
        () => onlook?.(world),
        () => onSettled?.(world),
      );
    }
    return out;
  }
}

function nameOf({ supplier }: World, s: number): string {
  return supplier.entrant[s] === 1 ? `${s} since ${supplier.entryMonth[s]}` : String(s);
}

function linksOf(world: World): Links {
  const { buyer, relation, market } = world;
  const links = new Map<string, Link>();
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      const [own, over] = [relation.delivered[r], relation.takenOver[r]];
      const cost = relation.price[r] * (own + over * (1 + market.rerouteSurcharge));
      links.set(`${b}: ${nameOf(world, relation.supplier[r])}`, {
        track: relation.track[r],
        price: relation.price[r],
        effort: relation.effort[r],
        inertia: relation.inertia[r],
        units: own + over,
        paid: own + over > 0 ? cost / (own + over) : relation.price[r],
        value: relation.value[r],
      });
    }
  }
  return links;
}

function lagsOf(world: World): ReadonlyMap<string, readonly [number, number]> {
  const { supplier } = world;
  const active = Array.from(supplier.active.keys()).filter((s) => supplier.active[s] === 1);
  return new Map(active.map((s) => [nameOf(world, s), [supplier.lag[s], supplier.nearness[s]]]));
}

/** Makes suppliers do what they did in the other world in the same month. */
function hold(
  world: World,
  { links, lags }: { readonly links: Links; readonly lags: ReadonlyMap<string, readonly [number, number]> },
): void {
  const { buyer, relation, supplier } = world;
  for (let b = 0; b < world.buyerCount; b++) {
    for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++) {
      const link = links.get(`${b}: ${nameOf(world, relation.supplier[r])}`);
      if (link === undefined) continue;
      relation.effort[r] = link.effort;
      relation.inertia[r] = link.inertia;
      if (relation.track[r] === link.track) relation.price[r] = link.price;
    }
  }
  for (let s = 0; s < world.supplierCount; s++) {
    const lag = supplier.active[s] === 1 ? lags.get(nameOf(world, s)) : undefined;
    if (lag !== undefined) [supplier.lag[s], supplier.nearness[s]] = lag;
  }
}
