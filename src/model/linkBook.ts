import { int } from "./int.ts";
import type { World } from "./world.ts";

/** A year of a book. */
export const MONTHS_A_YEAR = 12;

/**
 * Keeps account of what every buyer pays to whom, year by year, while a world runs, and counts which
 * links outlive a year (`ages`). It reads the world and changes nothing in it.
 *
 * Entries of buyer b are the places l in [b * room, b * room + count[b]). Cost: a month, a handful of
 * operations for each relation on a panel; a year, the same for each entry. Nothing is allocated after
 * it was opened.
 */
export interface LinkBook {
  /** Most links that a buyer can have in two years running. */
  readonly room: int;
  readonly count: Int32Array;
  /** Supplier of an entry; -1 where there is none. */
  readonly supplier: Int32Array;
  /** Age class in the last year in which it was alive. */
  readonly age: Uint8Array;
  /** Paid this year, and last year. */
  readonly spend: Float64Array;
  readonly before: Float64Array;
  /** Entry that the relation in a place was last booked under, to be looked at first. */
  readonly entryOf: Int32Array;
  /** Counts of the world: `age * ROLES + role`. */
  readonly cells: Float64Array;
  /** Payments that found no room, which there are none of. */
  readonly lost: Int32Array;
}

/** Books a month after its deliveries, before contracts change hands; the last of a year closes the year. */
export function bookMonth(world: World, book: LinkBook): void {
  const { supplier, entryOf, spend } = book;
  const { relation, buyer, market, month } = world;
  const { rowStart, panelEnd } = buyer;
  const { price, delivered, takenOver } = relation;
  const relationSupplier = relation.supplier;
  const takeOverPrice = 1 + market.rerouteSurcharge;
  for (let b = 0; b < world.buyerCount; b++) {
    const end = panelEnd[b];
    for (let r = rowStart[b]; r < end; r++) {
      const s = relationSupplier[r];
      let l: int = entryOf[r];
      if (supplier[l] !== s) {
        l = entryFor(book, b, s);
        entryOf[r] = l;
      }
      spend[l] += price[r] * (delivered[r] + takenOver[r] * takeOverPrice);
    }
  }
  if (month % MONTHS_A_YEAR === MONTHS_A_YEAR - 1) closeYear(book, int(month / MONTHS_A_YEAR));
}

/** The entry of a supplier in the book of a buyer; a new one where there is none. */
function entryFor(book: LinkBook, b: int, s: int): int {
  const { supplier, count, room, lost } = book;
  const first = b * room;
  const end = first + count[b];
  for (let l = first; l < end; l++) if (supplier[l] === s) return l;
  if (count[b] === room) {
    lost[0] += 1;
    return first;
  }
  count[b] += 1;
  supplier[end] = s;
  book.spend[end] = 0;
  book.before[end] = 0;
  return end;
}

/** Counts who was alive last year and who of those this year, and strikes out whoever is not alive any more. */
function closeYear(book: LinkBook, year: int): void {
  const { room, count, supplier, age, spend, before, cells } = book;
  for (let b = 0; b < count.length; b++) {
    const first = b * room;
    const end = first + count[b];
    let kept: int = first;
    for (let l = first; l < end; l++) {
      const alive = spend[l] > 0;
      const wasAlive = before[l] > 0;
      if (wasAlive) addLinkYear(cells, 0, age[l], before[l], alive);
      if (!alive) continue;
      age[kept] = wasAlive ? nextAge(age[l]) : firstAge(year);
      supplier[kept] = supplier[l];
      before[kept] = spend[l];
      spend[kept] = 0;
      kept++;
    }
    for (let l = kept; l < end; l++) supplier[l] = -1;
    count[b] = kept - first;
  }
}

/**
 * Links between a buyer and a supplier, and how many outlive a year. The same words hold for a run and
 * for a real ledger:
 *
 * - A link is alive in a year when there is spend in it (more than nothing, net of refunds).
 * - Its age is the number of years in a row in which it was alive: 1 in its first. A link that rests for
 *   a whole year and comes back is a new one.
 * - A link alive in the very first year that is known may be of any age. It is followed under an age of
 *   its own, `start`, for as long as it lives, and never mixed with the others.
 * - A link alive in a year is at risk; it survives when it is alive in the next year too. The last year
 *   has no next one, and years that are not whole are left out.
 */
export const ages = ["1", "2", "3", "4+", "start"] as const;
export type Age = (typeof ages)[number];

/** Place of `start`; the classes before it are ages in years, the last of them open. */
export const START = 4;
const OLDEST = 3;

/** Age in the first year of a link: unknown when that is the first year of all. */
export function firstAge(year: int): int {
  return year === 0 ? START : 0;
}

/** Age class a year later. */
export function nextAge(age: int): int {
  return age < OLDEST ? age + 1 : age;
}

/** What is kept of a year of a class of links. Spend is that of the year at risk, so it weighs by what was at stake. */
export const ROLES = 4;
export const role = { atRisk: 0, survived: 1, spendAtRisk: 2, spendSurvived: 3 } as const;

/** Numbers that one world (or ledger) fills: `age * ROLES + role`. */
export const SURVIVAL_CELLS = ages.length * ROLES;

/** Adds one link and year. `place` is the first cell of the world in `cells`. */
export function addLinkYear(cells: Float64Array, place: int, age: int, spend: number, survives: boolean): void {
  const cell = place + age * ROLES;
  cells[cell] += 1;
  cells[cell + 2] += spend;
  if (!survives) return;
  cells[cell + 1] += 1;
  cells[cell + 3] += spend;
}
