import { z } from "zod";
import { measureNames } from "../../model/measures.ts";
import type { Stop } from "../../worlds/stopping.ts";

const worlds = z.number().int().min(0);
const width = z.number().min(0);

/** Why a run has as many worlds, as a manifest has it. */
export const stopSchema = z.object({
  asked: z.object({
    series: z.object({ measure: z.enum(measureNames), group: z.string() }),
    within: z.object({ kind: z.enum(["absolute", "relative"]), value: width }),
    least: worlds,
    most: worlds,
  }),
  worlds,
  n: worlds,
  half: width.nullable(),
  target: width.nullable(),
  reason: z.enum(["narrow", "same", "none", "missing", "zero", "ceiling", "uneven"]),
  needed: worlds.nullable(),
}) satisfies z.ZodType<Stop>;
