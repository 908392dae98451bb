import { measures } from "../../model/measures.ts";
import { ALL } from "../../model/series.ts";
import { change, level } from "../answer/quantities.ts";
import type { PageTable } from "../pageParts.ts";
import { bySeries } from "../tables/comparison.ts";
import type { ComparedScenario } from "./study.ts";

/** The differences of all measures and groups that are not in the headline table. */
export function otherRows({ differences }: ComparedScenario): PageTable {
  const rows = differences.filter(({ family }) => family === "other").toSorted(bySeries);
  return {
    columns: ["Measure", "Group", "Unit", "Baseline", "Scenario", "Difference", "95 % interval", "n"],
    rows: rows.map(({ series: { measure, group }, seen, paired, better, worse, ...row }) => {
      const isNothing = paired && better === 0 && worse === 0;
      const mark = isNothing ? "=" : seen ? change(measure, row.difference) : "~";
      const range = Number.isNaN(row.lower) ? "-" : `${change(measure, row.lower)} to ${change(measure, row.upper)}`;
      const means = [level(measure, row.meanReference), level(measure, row.meanScenario)];
      const { label, unit } = measures[measure];
      return [label, group === ALL ? "all" : group, unit, ...means, mark, range, String(row.n)];
    }),
  };
}
