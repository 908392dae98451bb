import type { WindowMeans } from "../../worlds/result.ts";
import { rowText } from "../frame.ts";
import { seriesInOrder } from "../series.ts";
import { worldRows } from "./replications.ts";

/**
 * The lines of one world in a `replications.csv`, as they are written.
 *
 * @param place  where the world stands in the means, which need not hold those before it
 */
export function worldLines(
  worlds: Pick<WindowMeans, "scenario" | "series" | "means" | "money">,
  replication: number,
  place: number,
): string[] {
  const rows = worldRows(worlds, seriesInOrder(worlds.series, worlds.money), replication, place);
  return Array.from(rows, (row) => rowText(row, "full"));
}

/** The lines of each world of a scenario in a `replications.csv`, by number. */
export function linesByWorld(text: string, scenario: string): Map<string, string[]> {
  const worlds = new Map<string, string[]>();
  const start = `${scenario},`;
  for (const line of text.split("\n")) {
    if (!line.startsWith(start)) continue;
    const replication = line.slice(start.length, line.indexOf(",", start.length));
    const lines = worlds.get(replication);
    if (lines === undefined) worlds.set(replication, [line]);
    else lines.push(line);
  }
  return worlds;
}
