import { ages, ROLES, role, SURVIVAL_CELLS } from "../../worlds/linkBook.ts";
import type { Manifest } from "../manifest.ts";
import { BadFolder, placeOf, RUN_AGAIN, type SavedFolder } from "../savedFolder.ts";
import { survivalByWorldColumns } from "../tables/survivalByWorld.ts";
import { namesOf, numberIn, readTable } from "./readTable.ts";

/** Columns of the roles, in the order of the table. */
const columns = [
  [role.atRisk, 3],
  [role.survived, 4],
  [role.spendAtRisk, 5],
  [role.spendSurvived, 6],
] as const;

/**
 * Links that outlived a year, by world; index `replication * SURVIVAL_CELLS + age * ROLES + role`.
 *
 * @throws BadFolder
 */
export function readSurvival(folder: SavedFolder, manifest: Manifest, path: string): Float64Array {
  const place = placeOf(folder, path);
  const survival = new Float64Array(manifest.replications * SURVIVAL_CELLS);
  let cell = 0;
  readTable(folder, manifest, { path, columns: namesOf(survivalByWorldColumns) }, (cells, line) => {
    const age = ages[(cell % SURVIVAL_CELLS) / ROLES];
    if (cells[1] !== String(Math.floor(cell / SURVIVAL_CELLS)) || cells[2] !== age || cell >= survival.length) {
      throw new BadFolder(`${place}:${line}: world ${cells[1]}, age ${cells[2]} is out of order.`, RUN_AGAIN);
    }
    for (const [offset, column] of columns) survival[cell + offset] = numberIn(cells, column, place, line);
    cell += ROLES;
  });
  if (cell === survival.length) return survival;
  throw new BadFolder(`${place} has fewer worlds than manifest.json says.`, RUN_AGAIN);
}
