import { LEAST_PAIRS, type MonthlyDifferences } from "../../analyse/monthlyDifferences.ts";

/** Where the intervals of single months come from. */
export function intervalSource({ from, pairs }: Pick<MonthlyDifferences, "from" | "pairs">): string {
  if (from === "pairs") return "from all pairs of worlds";
  if (from === "saved pairs")
    return `from the means of all worlds and the spread of the ${pairs} pairs that were saved month by month; where fewer than ${LEAST_PAIRS} of those differ, as if no world were shared`;
  return "from the intervals of the two means, as if no world were shared, and so wider than pairs would give";
}
