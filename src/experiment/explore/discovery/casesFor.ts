import { type Variable, valueOfSetting } from "../../../scenario/vary.ts";
import { type Box, type Cases, casesIn } from "./box.ts";
import { isOfInterest, type ObservedCase } from "./observedCase.ts";

/** Cases as numbers, and which of those observed they are. */
export interface CasesOf extends Cases {
  /** Place among those observed, by case. */
  readonly places: readonly number[];
}

/** The cases that have a share of worlds, as numbers. */
export function casesFor(observed: readonly ObservedCase[], variables: readonly Variable[], share: number): CasesOf {
  const places = [...observed.keys()].filter((place) => observed[place].n > 0);
  const values = new Float64Array(places.length * variables.length);
  for (const [c, place] of places.entries()) {
    for (const [v, variable] of variables.entries()) {
      values[c * variables.length + v] = valueOfSetting(variable, observed[place].settings[v]);
    }
  }
  const interest = Uint8Array.from(places, (place) => (isOfInterest(observed[place], share) ? 1 : 0));
  return { count: places.length, variables: variables.length, values, interest, places };
}

/** The cases that a box leaves out. */
export function casesOutside(cases: CasesOf, box: Box): CasesOf {
  const { count, variables, values, interest, places } = cases;
  const inside = new Set(casesIn(cases, box));
  const left = Array.from({ length: count }, (_, c) => c).filter((c) => !inside.has(c));
  return {
    count: left.length,
    variables,
    values: Float64Array.from(left.flatMap((c) => [...values.subarray(c * variables, (c + 1) * variables)])),
    interest: Uint8Array.from(left, (c) => interest[c]),
    places: left.map((c) => places[c]),
  };
}
