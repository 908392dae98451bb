import type { Variable } from "../../scenario/vary.ts";
import { AS_IT_IS } from "../tables/sweep.ts";
import { BadFolder } from "./badFolder.ts";
import { RUN_AGAIN } from "./savedFolder.ts";

/**
 * Place of a point in the order of the tables: 0 is the scenario as it is, and 1 more than its number for any other.
 *
 * @param count  how many there are, the scenario as it is among them
 */
export function pointIn(cell: string, count: number, place: string, line: number): number {
  const at = cell === AS_IT_IS ? 0 : Number(cell) + 1;
  if (cell !== "" && Number.isInteger(at) && at >= 0 && at < count) return at;
  throw new BadFolder(`${place}:${line}: there is no point "${cell}".`, RUN_AGAIN);
}

/** Settings as `--set` takes them, from the cells of the variables; none for the scenario as it is. */
export function settingsIn(cells: readonly string[], variables: readonly Variable[]): string[] {
  if (cells.every((cell) => cell === "")) return [];
  return variables.map(({ path }, i) => `${path}=${cells[i]}`);
}
