import { z } from "zod";
import { sensitivityMethods } from "../../analyse/sensitivity.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";

const shape = z.object({
  method: z.enum(sensitivityMethods),
  size: z.int().min(0),
  points: z.int().min(1),
  range: z.union([z.number(), z.literal("table"), z.null()]),
  measure: z.string(),
});

/** What the manifest says of how a sensitivity analysis was made. */
export interface SavedSensitivityDesign extends Omit<z.infer<typeof shape>, "range"> {
  readonly reach?: number | "table";
}

/** @throws BadFolder when it says too little */
export function readSensitivityDesign(folder: SavedFolder, { design }: Manifest): SavedSensitivityDesign {
  const read = shape.safeParse(design);
  if (read.success) {
    const { range, ...rest } = read.data;
    return range === null ? rest : { ...rest, reach: range };
  }
  const [{ path, message }] = read.error.issues;
  throw new BadFolder(
    `${placeOf(folder, "manifest.json")}: "${["design", ...path].join(".")}" is wrong: ${message}.`,
    RUN_AGAIN,
  );
}
