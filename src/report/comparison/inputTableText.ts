import type { PageTable } from "../pageParts.ts";
import type { InputChange } from "./inputChanges.ts";

/** Arms beside which ranges find room; with more, `data/input.csv` has them. */
const MOST_WITH_RANGE = 3;

/** What changed in the input, for people: one column an arm. */
export function inputPageTable(changes: readonly InputChange[], names: readonly string[]): PageTable {
  const hasRoom = names.length <= MOST_WITH_RANGE;
  return {
    columns: ["Setting", ...names, "Unit", "Meaning", ...(hasRoom ? ["Range and default"] : [])],
    rows: changes.map(({ path, month, values, unit, meaning, range }) => [
      month === 0 && path !== "timetable" ? path : `${path}, month ${month}`,
      ...values.map((value) => value ?? "-"),
      unit,
      meaning,
      ...(hasRoom ? [range] : []),
    ]),
  };
}

/** The same in one line a change, for two arms: `policy.flexibleShare 0.2 -> 0.3 (share): meaning`. */
export function changeLine({ path, values: [from, to], unit, meaning, month }: InputChange): string {
  if (path === "timetable")
    return `timetable, month ${month}: ${meaning} ${from === "yes" ? "Only in the baseline." : "Only in the scenario."}`;
  const amount = unit === "" || unit === "group" ? "" : ` (${unit})`;
  return `${path}: ${from ?? "none"} -> ${to ?? "none"}${amount}. ${meaning}`.trim();
}
