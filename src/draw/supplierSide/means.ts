import { foot } from "../../words/en/chart.ts";
import { type Answer, sideSaid } from "../../words/en/run.ts";
import {
  type MeansBar,
  type MeansPanel,
  meansChartWords,
  meansKeys,
  meansPanels,
} from "../../words/en/supplierSide/meansChart.ts";
import { rounded } from "../../words/number.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { keyView } from "../key.ts";
import { along, box, called, down, type Layer, label, panel, rule, told, type View, widest } from "../marks.ts";
import { FONT_SLACK } from "../textWidth.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink, kindStyle } from "../theme.ts";

/** Colours part by hue, and opacities in grey. */
const looks: Readonly<Record<MeansBar["look"], { readonly colour: string; readonly opacity: number }>> = {
  paying: { colour: kindStyle.fixed.colour, opacity: 0.9 },
  costing: { colour: kindStyle.newcomer.colour, opacity: 0.55 },
  open: { colour: ink.reference, opacity: 0.25 },
};

const ROW = 26;
const TITLE = 24;
const WIDTH = CHART_WIDTH - AXIS_ROOM;
const BESIDE = 12;

/** What each means of the strategy of who asks is worth; undefined where it was not tried, and of a single world. */
export function meansChart(answer: Answer, result: ScenarioResult, provenance: Provenance): Chart | undefined {
  const said = sideSaid(answer);
  const means = said?.side.means;
  if (said === undefined || means === undefined || means.each[0].profit.n < 2) return undefined;
  const panels = meansPanels(means, said);
  const used = new Set(panels.flatMap(({ bars }) => bars.map(({ look }) => look)));
  const all = ["paying", "costing", "open"] as const;
  const key = all
    .filter((look) => used.has(look))
    .map((look) => ({ label: meansKeys[look], sample: "bar", ...looks[look] }) as const);
  return drawChart(
    "means",
    { ...meansChartWords(means, said, panels), foot: foot(result) },
    [...keyView(key), ...panels.map(panelOf)],
    provenance,
  );
}

function panelOf({ title, bars }: MeansPanel): View {
  const height = TITLE + bars.length * ROW;
  const room = (texts: readonly string[]) => Math.ceil(widest(texts, fontSize.label) * FONT_SLACK);
  const left = room(bars.map(({ name }) => name)) + BESIDE - AXIS_ROOM;
  const right = WIDTH - room(bars.map(({ size }) => size)) - BESIDE;
  const ends = [0, ...bars.flatMap(({ to, lower, upper }) => [to, lower, upper])].filter(Number.isFinite);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const across = (field: string) => along([low, high > low ? high : low + 1], [left, right], field);
  const zero = { zero: 0, top: TITLE - 2, bottom: height };
  const heading = { x: -AXIS_ROOM, align: "left", baseline: "middle", fontSize: fontSize.panel } as const;
  return panel({ width: WIDTH, height }, [
    rule(
      { x: across("zero"), y: down(height, "top"), y2: { field: "bottom" } },
      { color: ink.text, strokeWidth: 1.2 },
      [zero],
    ),
    ...bars.flatMap((bar, row) => barLayers(bar, { title, height, row, across, right })),
    label({ y: down(height), text: { value: title } }, { ...heading, fontWeight: "bold" }, [{ y: TITLE / 2 }]),
  ]);
}

interface Place {
  readonly title: string;
  readonly height: number;
  readonly row: number;
  readonly across: (field: string) => ReturnType<typeof along>;
  readonly right: number;
}

function barLayers(
  { name, to, lower, upper, look, size }: MeansBar,
  { title, height, row, across, right }: Place,
): Layer[] {
  const middle = TITLE + (row + 0.5) * ROW;
  const place = { y: middle, top: middle - ROW * 0.32, bottom: middle + ROW * 0.32 };
  const numbers = { zero: 0, to: rounded(to), lower: rounded(lower), upper: rounded(upper) };
  const rows = [told({ ...numbers, ...place }, [title, `${name}: ${size}`], [meansKeys[look]])];
  const { colour, opacity } = looks[look];
  const y = down(height);
  const text = { align: "left", baseline: "middle", fontSize: fontSize.label } as const;
  const fill = { fill: colour, fillOpacity: opacity, stroke: colour, strokeWidth: 1 };
  const known = Number.isFinite(lower) && Number.isFinite(upper) ? rows : [];
  return [
    called(
      meansKeys[look],
      box({ x: across("zero"), x2: { field: "to" }, y: down(height, "top"), y2: { field: "bottom" } }, fill, rows),
    ),
    rule({ x: across("lower"), x2: { field: "upper" }, y }, { color: ink.text, strokeWidth: 2 }, known),
    label({ y, text: { value: name } }, { ...text, x: -AXIS_ROOM }, rows),
    label({ y, text: { value: size } }, { ...text, x: right + BESIDE }, rows),
  ];
}
