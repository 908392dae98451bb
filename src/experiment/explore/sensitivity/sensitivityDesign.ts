import { type Design, sobolDesign } from "../designs.ts";
import { type Trajectories, trajectories } from "./morris.ts";
import { saltelliDesign } from "./saltelliDesign.ts";

/** The points of a sensitivity analysis beside those of its tornado. */
export type SensitivityDesign = {
  /** Trajectories, or rows. */
  readonly size: number;
  readonly points: number;
} & (
  | { readonly method: "morris"; readonly design: Trajectories }
  | { readonly method: "sobol"; readonly design: Design }
  | { readonly method: "tornado" }
);

/** Trajectories through the ranges: k + 1 points each, for a screening of many settings. */
export function morrisDesign(size: number, variables: number, seed: string): SensitivityDesign {
  const design = trajectories(size, variables, seed);
  return { method: "morris", size, points: design.points, design };
}

/**
 * Rows of k + 2 points each, for a variance-based analysis of few settings.
 *
 * @throws RangeError for more variables than there are direction numbers for twice of them
 */
export function varianceDesign(size: number, variables: number, seed: string): SensitivityDesign {
  const design = saltelliDesign(sobolDesign(size, 2 * variables, seed));
  return { method: "sobol", size, points: design.points, design };
}

/** Both ends of every range, and nothing more. */
export const tornadoAlone: SensitivityDesign = { method: "tornado", size: 0, points: 0 };
