import type { BehindBest } from "../../analyse/bestPoint.ts";
import type { Sweep } from "../../analyse/sweep.ts";
import type { Variable } from "../../scenario/vary.ts";
import { AS_IT_IS, pointColumn, settingCells, variableColumns } from "./sweep.ts";
import { type Cell, type Column, type Table, tableOf } from "./table.ts";

/** What `verdict` may be. */
export const verdicts = ["as it is", "best", "as good", "worse"] as const;
export type Verdict = (typeof verdicts)[number];

export function bestColumns(variables: readonly Variable[]): Column[] {
  return [
    pointColumn,
    { name: "n", type: "integer", meaning: "Pairs of worlds." },
    { name: "behind", type: "number", meaning: "How much worse than the best point, mean over pairs." },
    {
      name: "lower",
      type: "number",
      meaning: "Lower end of its 95 % interval, for this point alone; as it is: for whichever is best.",
    },
    {
      name: "upper",
      type: "number",
      meaning: "Upper end of its 95 % interval, for this point alone; as it is: for whichever is best.",
    },
    {
      name: "verdict",
      type: "string",
      meaning:
        "best; as good: not clearly worse; worse: clearly so, at 5 % shared among all points; as it is: no point, but the scenario that is varied.",
    },
    ...variableColumns(variables),
  ];
}

/** How every point, and the scenario as it is, compare with the best point, in the same worlds. */
export function sweepBestTable(sweep: Sweep): Table {
  const { best, base, points, variables } = sweep;
  const rows: (readonly Cell[])[] = [];
  if (best !== undefined && best.overBase.n > 0) {
    const { n, gain, lower, upper } = best.overBase;
    rows.push(row(AS_IT_IS, { n, behind: gain, lower, upper }, "as it is", settingCells(sweep, base)));
  }
  for (const point of points) {
    const behind = best?.behind[point.index];
    if (behind === undefined) continue;
    const verdict = point.index === best?.best ? "best" : behind.worse ? "worse" : "as good";
    rows.push(row(String(point.index), behind, verdict, settingCells(sweep, point)));
  }
  return tableOf(
    {
      name: "best",
      title: "How far every point is behind the best, in the same worlds",
      columns: bestColumns(variables),
      key: ["point"],
      precision: "short",
    },
    rows,
  );
}

function row(
  point: string,
  { n, behind, lower, upper }: Omit<BehindBest, "worse">,
  verdict: Verdict,
  settings: readonly Cell[],
): readonly Cell[] {
  return [point, n, behind, lower, upper, verdict, ...settings];
}
