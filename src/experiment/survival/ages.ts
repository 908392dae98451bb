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
export function firstAge(year: number): number {
  return year === 0 ? START : 0;
}

/** Age class a year later. */
export function nextAge(age: number): number {
  return age < OLDEST ? age + 1 : age;
}

/** What is kept of a year of a class of links. Spend is that of the year at risk, so it weighs by what was at stake. */
export const ROLES = 4;
export const role = { atRisk: 0, survived: 1, spendAtRisk: 2, spendSurvived: 3 } as const;

/** Numbers that one world (or ledger) fills: `age * ROLES + role`. */
export const SURVIVAL_CELLS = ages.length * ROLES;

/** Adds one link and year. `place` is the first cell of the world in `cells`. */
export function addLinkYear(cells: Float64Array, place: number, age: number, spend: number, survives: boolean): void {
  const cell = place + age * ROLES;
  cells[cell] += 1;
  cells[cell + 2] += spend;
  if (!survives) return;
  cells[cell + 1] += 1;
  cells[cell + 3] += spend;
}
