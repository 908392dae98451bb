import { foot } from "../words/en/chart.ts";
import { monthKeys } from "../words/en/overTime.ts";
import {
  climbersOf,
  climbersOn,
  gateLabel,
  MOST_GATES,
  type Rung,
  rungs,
  rungTitle,
  trustWords,
} from "../words/en/trust.ts";
import { gates, groupsInWords } from "../words/names.ts";
import { monthlyTrack } from "../words/track.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel, type Line } from "./fanPanel.ts";
import { labelsApart, MOST_GROUPS, type ShownGroup, shownGroups } from "./groups.ts";
import { type KeyItem, keyView } from "./key.ts";
import { type EndLabel, LABEL_GAP, type View } from "./marks.ts";
import { fontSize, ink, REFERENCE_DASH } from "./theme.ts";

/** Chart 3: trust on its four rungs, climbed by newcomers and held by incumbents. */
export function trust(comparison: Comparison, provenance: Provenance): Chart {
  const { result } = comparison;
  const groups = shownGroups(climbersOf(result).slice(0, MOST_GROUPS), groupsInWords);
  const words = trustWords(result, groups.length);
  const views = rungs.flatMap((rung) => rungPanel(comparison, rung, groups) ?? []);
  return drawChart(
    "trust",
    { ...words, foot: foot(result) },
    [...keyView(keyItems(comparison, groups)), panelGrid(views)],
    provenance,
  );
}

function rungPanel(
  { result, reference, referenceLabel }: Comparison,
  { measure, gated }: Rung,
  groups: readonly ShownGroup[],
): View | undefined {
  const known = climbersOn(result, measure);
  const shown = known.flatMap(({ name, track }) => {
    const group = groups.find(({ members }) => members.includes(name));
    return group === undefined ? [] : [{ group, values: track.values }];
  });
  if (shown.length === 0) return undefined;
  const [held] = known;
  const before = reference && monthlyTrack(reference, measure, [held.name]);
  const compared: Line[] =
    before === undefined
      ? []
      : [
          {
            name: `${groups[0].name}, ${referenceLabel}`,
            values: before.values("p50"),
            colour: ink.reference,
            width: 2,
            dash: REFERENCE_DASH,
          },
        ];
  const gateEnds = gated.flatMap((gate) =>
    gates(result.scenario, gate)
      .slice(0, MOST_GATES)
      .map((value): EndLabel => ({ text: gateLabel(gate, value), value, colour: ink.quiet })),
  );
  const labels = [
    ...shown.map(({ group, values }) => labelOf(group, groups, values("p50").at(-1) ?? Number.NaN)),
    ...gateEnds,
  ];
  return fanPanel({
    title: rungTitle(held.track),
    months: held.track.values("p50").map((_, month) => month),
    monthTitle: monthKeys.axis,
    fromZero: true,
    bands: shown.map(({ group, values }) => ({
      name: group.name,
      lower: values("p25"),
      upper: values("p75"),
      colour: group.style.colour,
      opacity: 0.22,
    })),
    lines: [
      ...compared,
      ...shown.map(({ group, values }) => ({ name: group.name, values: values("p50"), ...lineLook(group) })),
    ],
    levels: gateEnds.map(({ value }) => value),
    hold: [highest(result)],
    labels,
    width: 226,
    height: Math.max(130, (labels.length + 1) * LABEL_GAP),
  });
}

function lineLook({ style: { colour, dash } }: ShownGroup) {
  return { colour, width: 2.4, dash };
}

function labelOf({ name, style }: ShownGroup, groups: readonly ShownGroup[], value: number): EndLabel {
  const names = groups.map((group) => group.name);
  const text = labelsApart(names, fontSize.label, 78)[names.indexOf(name)];
  return { text, value, colour: ink.text, shape: style.shape, shapeColour: style.colour };
}

/** The highest value of any rung, so that the four panels share one scale. */
function highest(result: ScenarioResult): number {
  const tracks = rungs.flatMap(({ measure }) => climbersOn(result, measure)).map(({ track }) => track);
  return Math.max(...tracks.flatMap((track) => track.values("p75")).filter(Number.isFinite));
}

function keyItems({ reference, referenceLabel }: Comparison, groups: readonly ShownGroup[]): KeyItem[] {
  const items = groups.map((group): KeyItem => {
    const look = lineLook(group);
    return { label: group.name, sample: "line", ...look, shape: group.style.shape };
  });
  if (reference === undefined || groups.length === 0) return items;
  const label = `${groups[0].name}, ${referenceLabel}`;
  return [...items, { label, sample: "line", colour: ink.reference, dash: REFERENCE_DASH }];
}
