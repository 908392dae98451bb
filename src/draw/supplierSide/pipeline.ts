import { foot } from "../../words/en/chart.ts";
import { monthKeys } from "../../words/en/overTime.ts";
import { pipelineKeys, pipelineWords, stagesOf } from "../../words/en/supplierSide/pipeline.ts";
import { leadingLabel } from "../../words/en/supplierSide/told.ts";
import { alignedNumbers } from "../../words/together.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { keyView } from "../key.ts";
import { stackPanel } from "./stackPanel.ts";

/** One blue, darker the farther a buyer has come, so that stages part in grey too. */
const COLOURS = ["#0072b2", "#529fcb", "#8abddb", "#b8d6e9", "#dbeaf3"];

/** How far a group of suppliers is with buyers, in stages, month by month. */
export function pipeline(result: ScenarioResult, group: string, provenance: Provenance): Chart {
  const stages = stagesOf(result, group);
  const ends = alignedNumbers(stages.map(({ values }) => values.at(-1) ?? Number.NaN));
  const parts = stages.map(({ name, values }, index) => {
    return { name, label: `${name} ${ends[index]}`, values, colour: COLOURS[index], opacity: 1 };
  });
  const view = stackPanel({
    title: pipelineKeys.axis(leadingLabel(result, group)),
    monthTitle: monthKeys.axis,
    parts,
    width: 520,
    height: 280,
  });
  const key = [...parts].reverse().map(({ name: label, colour }) => ({ label, sample: "band", colour }) as const);
  return drawChart(
    "pipeline",
    { ...pipelineWords(result, group, stages), foot: foot(result) },
    [...keyView(key), panelGrid(view === undefined ? [] : [view])],
    provenance,
  );
}
