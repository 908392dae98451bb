import { foot } from "../../words/en/chart.ts";
import { monthKeys } from "../../words/en/overTime.ts";
import {
  type Cause,
  causeNames,
  causes,
  type RungByCause,
  rungsByCause,
  trustByCauseKeys,
  trustByCauseWords,
} from "../../words/en/supplierSide/trustByCause.ts";
import { gateLabel, MOST_GATES } from "../../words/en/trust.ts";
import { gates } from "../../words/names.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { keyView } from "../key.ts";
import type { View } from "../marks.ts";
import { ink, kindStyle } from "../theme.ts";
import { stackPanel } from "./stackPanel.ts";

/** Colours part by hue, opacities in grey. */
const looks: Readonly<Record<Cause, { readonly colour: string; readonly opacity: number }>> = {
  deeds: { colour: kindStyle.fixed.colour, opacity: 0.95 },
  contact: { colour: kindStyle.flexible.colour, opacity: 0.55 },
  words: { colour: kindStyle.newcomer.colour, opacity: 0.32 },
};

/** The ladder of trust in a group of suppliers, and what has built it: deeds, contact, words. */
export function trustByCause(result: ScenarioResult, group: string, provenance: Provenance): Chart {
  const ladder = rungsByCause(result, group);
  const views = ladder.flatMap((rung) => rungPanel(result, rung, highest(ladder)) ?? []);
  const key = causes.map((cause) => ({ label: causeNames[cause], sample: "band", ...looks[cause] }) as const);
  return drawChart(
    "trust-by-cause",
    { ...trustByCauseWords(result, group, ladder), foot: foot(result) },
    [...keyView(key), panelGrid(views)],
    provenance,
  );
}

function rungPanel({ scenario }: ScenarioResult, { name, gated, parts }: RungByCause, top: number): View | undefined {
  const levels = gated.flatMap((gate) =>
    gates(scenario, gate)
      .slice(0, MOST_GATES)
      .map((value) => ({ text: gateLabel(gate, value), value, colour: ink.quiet })),
  );
  return stackPanel({
    title: trustByCauseKeys.axis(name),
    monthTitle: monthKeys.axis,
    parts: parts.map(({ cause, values }) => ({ name: causeNames[cause], label: cause, values, ...looks[cause] })),
    levels,
    hold: [top],
    width: 226,
    height: 150,
  });
}

/** The highest stack, so that all panels share one scale. */
function highest(ladder: readonly RungByCause[]): number {
  const sums = ladder.flatMap(({ parts }) =>
    parts[0].values.map((_, month) => parts.reduce((sum, { values }) => sum + (values[month] || 0), 0)),
  );
  return Math.max(0, ...sums.filter(Number.isFinite));
}
