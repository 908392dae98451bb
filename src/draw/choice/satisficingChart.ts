import type { Choice, WeighedPolicy } from "../../analyse/choice/choice.ts";
import {
  SATISFICING_AXIS,
  satisficingKey,
  satisficingPolicies,
  satisficingRow,
  satisficingWords,
} from "../../words/en/choiceCharts.ts";
import { policyLabel } from "../../words/en/policyNames.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { acrossFrom, at, box, down, type Layer, rule, ticks, told } from "../marks.ts";
import { ink } from "../theme.ts";
import { type PolicyRows, policyRows, rowsView } from "./policyRows.ts";

/** Height of a row, which has room for three lines on a projector [px]. */
const ROW = 54;
const BAR = 9;
const UNIT = { low: 0, high: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };

/** In how many futures every policy satisfies, most first; the yardstick is not among them. */
export function satisficingChart(choice: Choice, provenance: Provenance): Chart {
  const weighed = satisficingPolicies(choice);
  const rows = policyRows(
    weighed.map((row) => satisficingRow(choice, row)),
    ROW,
  );
  const key = keyView([
    { label: satisficingKey.share, sample: "bar", colour: ink.band, opacity: 0.55 },
    { label: satisficingKey.interval, sample: "line", colour: ink.scenario, width: 3 },
  ]);
  const axis = { title: SATISFICING_AXIS, percent: true };
  const views = [...key, rowsView(rows, UNIT, axis, barLayers(choice, weighed, rows))];
  return drawChart("choice-satisficing", satisficingWords(choice), views, provenance);
}

function barLayers(choice: Choice, weighed: readonly WeighedPolicy[], { height }: PolicyRows): Layer[] {
  const rows = weighed.map((each, row) => {
    const name = policyLabel(each);
    const { share, lower, upper } = each.satisfied;
    const middle = (row + 0.5) * ROW;
    const drawn = {
      policy: name,
      none: 0,
      share: rounded(share),
      lower: rounded(lower),
      upper: rounded(upper),
      y: middle,
      top: middle - BAR,
      bottom: middle + BAR,
    };
    const { size, interval } = satisficingRow(choice, each);
    return told(drawn, [name, `${satisficingKey.share}: ${size}`, interval], [satisficingKey.share]);
  });
  const color = ink.scenario;
  const y = down(height);
  const bars = { ...acrossFrom("none", "share"), y: down(height, "top"), y2: { field: "bottom" } };
  const end = { orient: "vertical", size: 11, thickness: 2.5, color } as const;
  return [
    box(bars, { fill: ink.band, fillOpacity: 0.55, stroke: ink.band, strokeWidth: 1 }, rows),
    rule({ ...acrossFrom("lower", "upper"), y }, { strokeWidth: 3, color }, rows),
    ticks({ x: at("lower"), y }, end, rows),
    ticks({ x: at("upper"), y }, end, rows),
  ];
}
