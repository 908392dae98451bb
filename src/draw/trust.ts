import { monthKeys } from "../words/en/overTime.ts";
import { type Climber, climbersOn, gateLabel, type Rung, rungs, rungTitle, trustWords } from "../words/en/trust.ts";
import { gates } from "../words/names.ts";
import { monthlyTrack } from "../words/track.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, composeChart, foot, type Provenance, panelGrid } from "./chart.ts";
import { fanPanel, type Line } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { EndLabel, View } from "./marks.ts";
import { shortenText } from "./textWidth.ts";
import { fontSize, ink, kindStyle, REFERENCE_DASH } from "./theme.ts";

/** Gates of one track that are drawn; the groups of buyers may have as many. */
const MOST_GATES = 3;

/** Chart 3: trust on its four rungs, climbed by newcomers and held by incumbents. */
export function trust(comparison: Comparison, provenance: Provenance): Chart {
  const { result } = comparison;
  const { title, subtitle, description, table } = trustWords(result);
  const views = rungs.flatMap((rung) => rungPanel(comparison, rung) ?? []);
  return {
    id: "trust",
    title,
    description,
    table,
    spec: composeChart({
      title,
      subtitle,
      description,
      provenance,
      foot: foot(result),
      views: [...keyView(keyItems(comparison)), panelGrid(views)],
    }),
  };
}

function rungPanel({ result, reference }: Comparison, { measure, gated }: Rung): View | undefined {
  const shown = climbersOn(result, measure);
  if (shown.length === 0) return undefined;
  const [held] = shown;
  const before = reference && monthlyTrack(reference, measure, [held.name]);
  const compared: Line[] =
    before === undefined
      ? []
      : [{ values: before.values("p50"), colour: ink.reference, width: 2, dash: REFERENCE_DASH }];
  const gateEnds = gated.flatMap((gate) =>
    gates(result.scenario, gate)
      .slice(0, MOST_GATES)
      .map((value): EndLabel => ({ text: gateLabel(gate, value), value, colour: ink.quiet })),
  );
  return fanPanel({
    title: rungTitle(held.track),
    months: held.track.values("p50").map((_, month) => month),
    monthTitle: monthKeys.axis,
    fromZero: true,
    bands: shown.map(({ kind, track }) => ({
      lower: track.values("p25"),
      upper: track.values("p75"),
      colour: kindStyle[kind].colour,
      opacity: 0.22,
    })),
    lines: [...compared, ...shown.map(({ kind, track }) => ({ values: track.values("p50"), ...lineLook(kind) }))],
    levels: gateEnds.map(({ value }) => value),
    hold: [highest(result)],
    labels: [...shown.map(labelOf), ...gateEnds],
    width: 226,
    height: 130,
  });
}

function lineLook(kind: Climber["kind"]) {
  const { colour, dash } = kindStyle[kind];
  return { colour, width: 2.4, dash };
}

function labelOf({ name, kind, track }: Climber): EndLabel {
  const values = track.values("p50");
  const { colour, shape } = kindStyle[kind];
  return {
    text: shortenText(name, fontSize.label, 78),
    value: values[values.length - 1],
    colour: ink.text,
    shape,
    shapeColour: colour,
  };
}

/** The highest value of any rung, so that the four panels share one scale. */
function highest(result: ScenarioResult): number {
  const tracks = rungs.flatMap(({ measure }) => climbersOn(result, measure)).map(({ track }) => track);
  return Math.max(...tracks.flatMap((track) => track.values("p75")).filter(Number.isFinite));
}

function keyItems({ reference, referenceLabel, result }: Comparison): KeyItem[] {
  const all = rungs.flatMap(({ measure }) => climbersOn(result, measure));
  const shown = all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
  const items = shown.map(({ name, kind }): KeyItem => {
    const { colour, dash, shape } = kindStyle[kind];
    return { label: name, sample: "line", colour, dash, shape, width: 2.4 };
  });
  if (reference === undefined || shown.length === 0) return items;
  const label = `${shown[0].name}, ${referenceLabel}`;
  return [...items, { label, sample: "line", colour: ink.reference, dash: REFERENCE_DASH }];
}
