import { gatherConduct, gatherContracts, gatherMoney, gatherTrust, RELATION_SUMS, relationSum } from "./gather.ts";
import { BUYER_SUMS, buyerSum, gatherBuyers, gatherLinks } from "./gatherBuyers.ts";
import { gatherProfits } from "./gatherProfits.ts";
import { type Observer, sumUp } from "./observer.ts";
import type { World } from "./world.ts";

/** A part of what is gathered in a month. It reads the world, and adds to what the observer holds. */
export type Gather = (world: World, observer: Observer) => void;

/** A line of the list: a part, and the same for one world and its observer (`schedule.ts` says why). */
interface Line {
  readonly gather: Gather;
  readonly bind: (world: World, observer: Observer) => () => void;
}

/** All parts; the last adds up what the others have gathered. */
// biome-ignore format: a list reads in lines
export const gathering: readonly Line[] = [
  { gather: gatherMoney, bind: (world, observer) => () => gatherMoney(world, observer) },
  { gather: gatherConduct, bind: (world, observer) => () => gatherConduct(world, observer) },
  { gather: gatherTrust, bind: (world, observer) => () => gatherTrust(world, observer) },
  { gather: gatherContracts, bind: (world, observer) => () => gatherContracts(world, observer) },
  { gather: gatherBuyers, bind: (world, observer) => () => gatherBuyers(world, observer) },
  { gather: gatherLinks, bind: (world, observer) => () => gatherLinks(world, observer) },
  { gather: gatherProfits, bind: (world, observer) => () => gatherProfits(world, observer) },
  { gather: sumUp, bind: (world, observer) => () => sumUp(world, observer) },
];

/** Some series in some months, for whoever needs no more: the rest is not gathered. */
export interface Watch {
  /** Places in the observer's series. */
  readonly series: Int32Array;
  /** First and last month, both included. */
  readonly months: readonly [number, number];
  /** Whether a part of the gathering is needed, in the order of `gathering`. */
  readonly parts: readonly boolean[];
}

/** Every series in every month. */
export function watchAll({ series }: Observer, months: number): Watch {
  return { series: Int32Array.from(series.keys()), months: [0, months - 1], parts: gathering.map(() => true) };
}

/** Only what these series need. */
export function watchSome(observer: Observer, series: readonly number[], months: readonly [number, number]): Watch {
  const gathers = new Set(
    series.flatMap((i) => [gatherOf(observer.numerator[i], observer), gatherOf(observer.denominator[i], observer)]),
  );
  return {
    series: Int32Array.from(series),
    months,
    parts: gathering.map(({ gather }) => gather === sumUp || gathers.has(gather)),
  };
}

const conduct: readonly number[] = [relationSum.effort, relationSum.lag, relationSum.inertia, relationSum.tenure];
const contracts: readonly number[] = [relationSum.retention, relationSum.contracts];
const ofAllBuyers: readonly number[] = [
  buyerSum.buyers,
  buyerSum.demand,
  buyerSum.concentration,
  buyerSum.largestShare,
  buyerSum.irreplaceability,
  buyerSum.launches,
  buyerSum.volume,
];

/** Which part makes a sum; one of links for counts of the month, that cost nothing by themselves. */
function gatherOf(place: number, { layout }: Observer): Gather {
  if (place >= layout.suppliers) return gatherProfits;
  if (place >= layout.buyers) {
    return ofAllBuyers.includes((place - layout.buyers) % BUYER_SUMS) ? gatherBuyers : gatherLinks;
  }
  const sum = place % RELATION_SUMS;
  if (conduct.includes(sum)) return gatherConduct;
  if (contracts.includes(sum)) return gatherContracts;
  return sum >= relationSum.trust && sum <= relationSum.trustSocial ? gatherTrust : gatherMoney;
}

/**
 * Gathers the sums of a month, after its deliveries and accounts and before its closing.
 *
 * @param gathers  the parts, for any world or bound to this one
 */
export function observe(observer: Observer, world: World, gathers: readonly Gather[], { parts }: Watch): void {
  observer.cells.fill(0);
  observer.buyerCells.fill(0);
  observer.sums.fill(0, 0, observer.layout.one);
  for (let part = 0; part < gathers.length; part++) if (parts[part]) gathers[part](world, observer);
}
