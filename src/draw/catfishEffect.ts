import type { CatfishEffect, PartOfEffect, SeriesEffect } from "../analyse/catfishEffect.ts";
import { foot } from "../words/en/chart.ts";
import { barWords, drawnEffects, effectAxis, effectKeys, effectWords } from "../words/en/effectCharts.ts";
import { shownFactor } from "../words/en/effectParts.ts";
import { differenceIn, type SaidPlausible } from "../words/en/plausible.ts";
import { rounded } from "../words/number.ts";
import { type Part, type ReactionPart, reactionParts } from "../worlds/arms.ts";
import { type Chart, drawChart, type Provenance } from "./chart.ts";
import { type KeyItem, keyView } from "./key.ts";
import { along, box, down, type Layer, label, panel, rule, told, type View } from "./marks.ts";
import { AXIS_ROOM, CHART_WIDTH, fontSize, ink, kindStyle } from "./theme.ts";

/** How the bar of a part is filled; fills differ in grey too. What the reaction is made of has its colour. */
const partFill: Readonly<Record<Part | ReactionPart, { readonly colour: string; readonly opacity: number }>> = {
  substitution: { colour: kindStyle.newcomer.colour, opacity: 0.6 },
  catfish: { colour: kindStyle.fixed.colour, opacity: 0.95 },
  catfishEffort: { colour: kindStyle.fixed.colour, opacity: 0.95 },
  catfishPrice: { colour: kindStyle.fixed.colour, opacity: 0.7 },
  catfishOrders: { colour: kindStyle.fixed.colour, opacity: 0.45 },
  total: { colour: ink.scenario, opacity: 0.3 },
};

/** Chart 5: what entry changes, measure by measure, and how much of it is buying elsewhere and how much reaction. */
export function catfishEffectChart(result: CatfishEffect, provenance: Provenance, markets?: SaidPlausible): Chart {
  const effects = drawnEffects(result);
  const words = effectWords(result, effects);
  return drawChart(
    "catfish-effect",
    { ...words, foot: foot(result) },
    [
      ...(effects.length === 0 ? [] : keyView(keyItems(markets))),
      ...effects.map((effect) => waterfall(effect, effectAxis(result, effect), markets)),
    ],
    provenance,
  );
}

/** What a bar is stands beside it; on a screen alone, where no subtitle is, the rest needs a key. */
function keyItems(markets: SaidPlausible | undefined): KeyItem[] {
  return [
    { label: effectKeys.interval, sample: "line", ...INTERVAL },
    ...(markets === undefined ? [] : [{ label: effectKeys.markets(markets), sample: "band", ...MARKETS } as const]),
  ];
}

const INTERVAL = { colour: ink.text, width: 2 };
const MARKETS = { colour: ink.band, opacity: 0.3 };

const ROW = 22;
const TITLE = 22;
/** Where the bars are drawn, between the names of the parts and their numbers [px]. */
const BARS: readonly [number, number] = [130, 440];
const TEXT = 452;

/** A bar of the waterfall: where it begins and ends, and its interval about the end. */
interface Bar {
  readonly part: Part | ReactionPart;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
  readonly name: string;
  readonly size: string;
}

/** How the total is made: buying elsewhere from zero, the reaction from where that ends, the total from zero. */
function waterfall(effect: SeriesEffect, title: string, markets: SaidPlausible | undefined): View {
  const bars = barsOf(effect);
  const height = TITLE + bars.length * ROW;
  const band = bandOf(effect, markets);
  const ends = [0, ...band, ...bars.flatMap(({ from, to, lower, upper }) => [from, to, lower, upper])].filter(
    Number.isFinite,
  );
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = high > low ? 0 : 1;
  const across = (field: string) => along([low - room, high + room], BARS, field);
  const heading = { x: -AXIS_ROOM, align: "left", baseline: "middle", fontSize: fontSize.panel } as const;
  const zero = { zero: 0, top: TITLE - 2, bottom: height };
  return panel({ width: CHART_WIDTH - AXIS_ROOM, height }, [
    rule({ x: across("zero"), y: down(height, "top"), y2: { field: "bottom" } }, { color: ink.quiet, strokeWidth: 1 }, [
      zero,
    ]),
    ...bandLayer(band, across, height),
    ...bars.flatMap((bar) => barLayers(bar, title, across, height)),
    label({ y: down(height), text: { value: title } }, { ...heading, fontWeight: "bold" }, [{ y: TITLE / 2 }]),
  ]);
}

/** Where the total lies in plausible markets. */
function bandOf(effect: SeriesEffect, markets: SaidPlausible | undefined): number[] {
  const found = markets && differenceIn(markets, effect.series);
  if (found === undefined || found.n === 0) return [];
  return [found.p05, found.p95].map((end) => end * shownFactor(effect));
}

/** Behind the bar of the total, which is the last. */
function bandLayer(
  [low, high]: readonly number[],
  across: (field: string) => ReturnType<typeof along>,
  height: number,
): Layer[] {
  if (low === undefined || high === undefined) return [];
  const rows = [{ p05: rounded(low), p95: rounded(high), top: height - ROW * 0.95, bottom: height - ROW * 0.05 }];
  const places = { x: across("p05"), x2: { field: "p95" }, y: down(height, "top"), y2: { field: "bottom" } };
  return [box(places, { fill: MARKETS.colour, fillOpacity: MARKETS.opacity }, rows)];
}

/** The reaction is drawn as what it is made of, where that is known. */
function barsOf(effect: SeriesEffect): Bar[] {
  const factor = shownFactor(effect);
  const reaction = effect.reaction;
  const steps: readonly (readonly [Part | ReactionPart, PartOfEffect])[] = [
    ["substitution", effect.substitution],
    ...(reaction === undefined
      ? [["catfish", effect.catfish] as const]
      : reactionParts.map((part) => [part, reaction[part]] as const)),
    ["total", effect.total],
  ];
  let start = 0;
  return steps.map(([part, of], row): Bar => {
    const from = part === "total" ? 0 : start;
    const { difference, lower, upper } = of;
    start = from + difference * factor;
    const ends = { from, to: start, lower: from + lower * factor, upper: from + upper * factor };
    return { part, row, ...ends, ...barWords(effect, part, of) };
  });
}

function barLayers(
  bar: Bar,
  title: string,
  across: (field: string) => ReturnType<typeof along>,
  height: number,
): Layer[] {
  const y = down(height);
  const { colour, opacity } = partFill[bar.part];
  const middle = TITLE + (bar.row + 0.5) * ROW;
  const rows = [
    {
      from: rounded(bar.from),
      to: rounded(bar.to),
      lower: rounded(bar.lower),
      upper: rounded(bar.upper),
      y: middle,
      top: middle - ROW * 0.34,
      bottom: middle + ROW * 0.34,
      next: middle + ROW,
    },
  ];
  const asked = rows.map((row) => told(row, [title, `${bar.name}: ${bar.size}`]));
  const fontWeight = bar.part === "total" ? "bold" : "normal";
  const text = { align: "left", baseline: "middle", fontWeight, fontSize: fontSize.label } as const;
  const fill = { fill: colour, fillOpacity: opacity, stroke: colour, strokeWidth: 1 };
  const toTheNext = { color: ink.quiet, strokeWidth: 1, strokeDash: [2, 2] };
  const step = rule({ x: across("to"), y, y2: { field: "next" } }, toTheNext, rows);
  return [
    ...(bar.part === "total" ? [] : [step]),
    box({ x: across("from"), x2: { field: "to" }, y: down(height, "top"), y2: { field: "bottom" } }, fill, asked),
    rule(
      { x: across("lower"), x2: { field: "upper" }, y },
      { color: INTERVAL.colour, strokeWidth: INTERVAL.width },
      asked,
    ),
    label({ y, text: { value: bar.name } }, { ...text, x: -AXIS_ROOM }, rows),
    label({ y, text: { value: bar.size } }, { ...text, x: TEXT }, rows),
  ];
}
