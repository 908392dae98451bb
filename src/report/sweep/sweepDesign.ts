import { z } from "zod";

/** What decides a sweep beside scenario, seed, worlds and window, as its manifest has it. */
export const sweepDesignSchema = z.object({
  design: z.enum(["grid", "lhs", "sobol"]),
  /** How many points there are beside the scenario as it is. */
  points: z.int().min(1),
  vary: z
    .array(z.object({ path: z.string(), low: z.number(), high: z.number(), levels: z.array(z.string()).readonly() }))
    .min(1),
  /** Measure and group that the answer is about, e.g. `buyerValue:all`. */
  measure: z.string(),
  /** Which way is better, where it was asked for. */
  better: z.enum(["lower", "higher"]).nullable(),
});

export type SweepDesign = z.infer<typeof sweepDesignSchema>;
