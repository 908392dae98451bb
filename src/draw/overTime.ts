import type { MeasureName } from "../model/measures.ts";
import { foot } from "../words/en/chart.ts";
import { markedMonths, monthKeys, overTimeTracks, overTimeWords } from "../words/en/overTime.ts";
import { axisTitle, labelled } from "../words/names.ts";
import { alignedNumbers } from "../words/together.ts";
import { monthlyTrack, type Track, worldValues } from "../words/track.ts";
import type { Comparison, ScenarioResult, SingleWorld } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { fanBands, fanKey, fanLine } from "./fan.ts";
import { fanPanel, type Line, type Mark } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { View } from "./marks.ts";
import { ENTRY_DASH, ink, REFERENCE_DASH, TIMETABLE_DASH } from "./theme.ts";

const SINGLE = { colour: ink.band, width: 0.8 };
const REFERENCE = { colour: ink.reference, width: 2, dash: REFERENCE_DASH };
/** Single worlds that are drawn: more would hide the rest. */
const SINGLES = 5;

/** Chart 1: what happened over time, one panel a measure. */
export function overTime(comparison: Comparison, provenance: Provenance): Chart {
  const tracks = overTimeTracks(comparison);
  const words = overTimeWords(comparison, tracks);
  const panels = tracks.drawn.flatMap((track) => panelOf(comparison, track) ?? []);
  return drawChart(
    "over-time",
    { ...words, foot: foot(comparison.result) },
    [...keyView(keyItems(comparison)), panelGrid(panels)],
    provenance,
  );
}

function panelOf({ result, reference, referenceLabel }: Comparison, track: Track): View | undefined {
  const { series, showing, values } = track;
  const { measure, group } = series;
  const { replications } = result;
  const other = reference && monthlyTrack(reference, measure, [group]);
  const before = other?.values("p50") ?? [];
  const median = values("p50");
  const singles = singlesOf(result).map(
    (world): Line => ({
      name: monthKeys.single,
      values: worldValues(world, result.series, { series }),
      ...SINGLE,
      opacity: 0.75,
    }),
  );
  const end = (of: readonly number[]) => of[of.length - 1] ?? Number.NaN;
  const [medianText, beforeText] = alignedNumbers([end(median), end(before)], showing.percent);
  return fanPanel({
    title: axisTitle(showing, labelled(result.scenario, series)),
    months: median.map((_, month) => month),
    monthTitle: monthKeys.axis,
    percent: showing.percent,
    fromZero: isFromZero(measure),
    bands: fanBands(track, replications),
    marks: marksOf({ result }),
    lines: [
      ...singles,
      ...(before.length > 0
        ? [{ name: monthKeys.reference(referenceLabel, replications), values: before, ...REFERENCE }]
        : []),
      fanLine(track, replications),
    ],
    labels: [
      { text: medianText, value: end(median), colour: ink.text, bold: true },
      { text: beforeText, value: end(before), colour: ink.quiet },
    ],
    width: 260,
    height: 130,
  });
}

/** Worlds behind the fan; one alone is the line itself. */
function singlesOf({ singleWorlds, replications }: ScenarioResult): readonly SingleWorld[] {
  return replications === 1 ? [] : singleWorlds.slice(0, SINGLES);
}

/** What moves near a level that is far from zero has its own scale, or its moves could not be seen. */
export function isFromZero(measure: MeasureName): boolean {
  return measure !== "price" && measure !== "fillRate";
}

function marksOf({ result }: Pick<Comparison, "result">): Mark[] {
  const { entries, entryLabel, changes, changeLabel } = markedMonths([result.scenario.market]);
  return [
    ...changes.map((month) => ({ name: changeLabel, month, colour: ink.timetable, dash: TIMETABLE_DASH })),
    ...entries.map((month) => ({ name: entryLabel, month, colour: ink.entry, dash: ENTRY_DASH })),
  ];
}

function keyItems({ result, reference, referenceLabel }: Comparison): KeyItem[] {
  const { entries, entryLabel, changes, changeLabel } = markedMonths([result.scenario.market]);
  const line = { sample: "line" } as const;
  const upright = { sample: "upright" } as const;
  const singles = { label: monthKeys.single, ...line, ...SINGLE };
  const name = monthKeys.reference(referenceLabel, result.replications);
  const before = { label: name, ...line, colour: ink.reference, dash: REFERENCE_DASH };
  const entry = { label: entryLabel, ...upright, colour: ink.entry, dash: ENTRY_DASH };
  const change = { label: changeLabel, ...upright, colour: ink.timetable, dash: TIMETABLE_DASH };
  return [
    ...fanKey(result.replications),
    ...(singlesOf(result).length > 0 ? [singles] : []),
    ...(reference === undefined ? [] : [before]),
    ...(entries.length > 0 ? [entry] : []),
    ...(changes.length > 0 ? [change] : []),
  ];
}
