import { halfWidth } from "../../worlds/statistics/intervals.ts";
import { type ChoiceRecord, type Outcomes, outcomesOf, type Usable } from "./outcomes.ts";
import type { Criterion } from "./policies.ts";

/**
 * Domain criterion of satisficing: in which futures a policy meets the criteria, all at once, by its means over
 * worlds. By future, 1 where it does.
 *
 * After Starr (1962, also cited as 1963), "Product design and decision theory", Prentice-Hall, whose domain criterion
 * it is called; Herman, Reed, Zeff and Characklis (2015), "How should robustness be defined for water systems planning
 * under change?", Journal of Water Resources Planning and Management 141(10), 04015012, for its use among policies.
 */
export interface Satisficing {
  readonly meets: Uint8Array;
  /** 1 where the whole 95 % t interval of every mean is on the good side. */
  readonly surely: Uint8Array;
  /** 1 where some of it is. */
  readonly maybe: Uint8Array;
}

/** One criterion, ready to be weighed. */
interface Margins {
  readonly outcomes: Outcomes;
  /** What must be reached; undefined: what the scenario as it is, policy 0, reaches. */
  readonly least?: number;
}

/** By policy that stands. */
export function satisficingOf(record: ChoiceRecord, usable: Usable): Satisficing[] {
  const margins = record.criteria.map((criterion) => marginsOf(record, usable, criterion));
  const futures = usable.futures.length;
  return usable.policies.map((_, policy) => {
    const found = { meets: new Uint8Array(futures), surely: new Uint8Array(futures), maybe: new Uint8Array(futures) };
    for (let future = 0; future < futures; future++) {
      const each = margins.map((margin) => marginIn(margin, future, policy));
      found.meets[future] = Number(each.every(({ mean }) => mean >= 0));
      found.surely[future] = Number(each.every(({ mean, half }) => mean - half >= 0));
      found.maybe[future] = Number(each.every(({ mean, half }) => Number.isNaN(half) || mean + half >= 0));
    }
    return found;
  });
}

/** True where policies are held against the scenario as it is alone, which then satisfies by definition. */
export function hasYardstick(criteria: readonly Criterion[]): boolean {
  return criteria.every(({ value }) => value === undefined);
}

function marginsOf(record: ChoiceRecord, usable: Usable, { series, side, value }: Criterion): Margins {
  const serie = record.series.findIndex(({ measure, group }) => measure === series.measure && group === series.group);
  const outcomes = outcomesOf(record, usable, serie, side === "<=" ? "lower" : "higher");
  return { outcomes, least: value === undefined ? undefined : side === "<=" ? -value : value };
}

/** How far the mean is on the good side, and half of its 95 % interval; differences are of the same worlds. */
function marginIn({ outcomes, least }: Margins, future: number, policy: number) {
  const { policies, worlds, values } = outcomes;
  const ofPolicy = (future * policies + policy) * worlds;
  const ofYardstick = future * policies * worlds;
  let [n, mean, squares] = [0, 0, 0];
  for (let world = 0; world < worlds; world++) {
    const margin = values[ofPolicy + world] - (least ?? values[ofYardstick + world]);
    if (Number.isNaN(margin)) continue;
    n++;
    const deviation = margin - mean;
    mean += deviation / n;
    squares += deviation * (margin - mean);
  }
  return { mean: n === 0 ? Number.NaN : mean, half: halfWidth(n, squares) };
}
