import type { MeasureName } from "../model/measures.ts";
import type { SupplierKind } from "../model/parameters.ts";
import { ALL, INCUMBENTS } from "../model/series.ts";
import { axisTitle, firstPossibleEntry, gates, supplierGroups } from "../words/names.ts";
import { formatInterval, formatNumber, listed, worlds } from "../words/number.ts";
import { incumbentGroups, monthlyTrack, type Track, tellingMonths } from "../words/track.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "./chart.ts";
import { type Band, fanPanel, type Line } from "./fanPanel.ts";
import { type KeyItem, keyView } from "./key.ts";
import type { EndLabel, View } from "./marks.ts";
import { shortenText } from "./textWidth.ts";
import { fontSize, ink, kindStyle, REFERENCE_DASH } from "./theme.ts";

/** The rungs in the order in which they are climbed, and the gates that ask for them. */
const rungs: readonly { readonly measure: MeasureName; readonly gated: readonly ("flexibleGate" | "fixedGate")[] }[] = [
  { measure: "trustProduct", gated: ["flexibleGate", "fixedGate"] },
  { measure: "trustRisk", gated: ["fixedGate"] },
  { measure: "trustOrganisation", gated: ["fixedGate"] },
  { measure: "trustSocial", gated: [] },
];

/** A group of suppliers on one rung. */
interface Climber {
  readonly name: string;
  readonly kind: SupplierKind;
  readonly track: Track;
}

/** Chart 3: trust on its four rungs, climbed by newcomers and held by incumbents. */
export function trust(comparison: Comparison, provenance: Provenance): Chart {
  const { result } = comparison;
  const title = finding(result);
  const description = `${title}. Four line charts, one for each rung of trust, over ${result.months} months: ${spoken(result)}.`;
  const views = rungs.flatMap(({ measure, gated }) => rungPanel(comparison, measure, gated) ?? []);
  return {
    id: "trust",
    title,
    description,
    table: tableOf(result),
    spec: composeChart({
      title,
      subtitle: `Trust of buyers, 0 to 1, in the order in which it is earned: median and 50 % of ${worlds(result.replications)}. Level lines: gates of the policy.`,
      description,
      provenance,
      foot: foot(result),
      views: [...keyView(keyItems(comparison)), panelGrid(views)],
    }),
  };
}

function climbers(result: ScenarioResult, measure: MeasureName): Climber[] {
  const found: Climber[] = [];
  const held = monthlyTrack(result, measure, incumbentGroups(result.scenario).slice(0, -1));
  if (held !== undefined) found.push({ name: held.series.group, kind: "fixed", track: held });
  for (const group of supplierGroups(result.scenario)) {
    if (group.kind === "fixed" || (group.kind === "flexible" && held !== undefined)) continue;
    const track = monthlyTrack(result, measure, [group.name]);
    if (track !== undefined) found.push({ name: group.name, kind: group.kind, track });
  }
  return found;
}

function rungPanel(
  comparison: Comparison,
  measure: MeasureName,
  gated: readonly ("flexibleGate" | "fixedGate")[],
): View | undefined {
  const { result, reference } = comparison;
  const shown = climbers(result, measure);
  if (shown.length === 0) return undefined;
  const held = shown[0];
  const before = reference && monthlyTrack(reference, measure, [held.name]);
  const compared: Line[] =
    before === undefined
      ? []
      : [{ values: before.values("p50"), colour: ink.reference, width: 2, dash: REFERENCE_DASH }];
  const gateEnds = gated.flatMap((gate) => gateLabels(result, gate));
  return fanPanel({
    title: axisTitle(held.track.showing, { measure, group: "all" }),
    months: held.track.values("p50").map((_, month) => month),
    monthTitle: "month",
    fromZero: true,
    bands: shown.map(bandOf),
    lines: [...compared, ...shown.map(lineOf)],
    levels: gateEnds.map((label) => label.value),
    hold: [highest(result)],
    labels: [...shown.map(labelOf), ...gateEnds],
    width: 226,
    height: 130,
  });
}

function bandOf({ kind, track }: Climber): Band {
  return { lower: track.values("p25"), upper: track.values("p75"), colour: kindStyle[kind].colour, opacity: 0.22 };
}

function lineOf({ kind, track }: Climber): Line {
  return { values: track.values("p50"), colour: kindStyle[kind].colour, width: 2.4, dash: kindStyle[kind].dash };
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

/** The gates that ask for a rung, named at the end of their lines. */
function gateLabels(result: ScenarioResult, gate: "flexibleGate" | "fixedGate"): EndLabel[] {
  const name = gate === "fixedGate" ? "fixed gate" : "flexible gate";
  const values = gates(result.scenario, gate).slice(0, 3);
  return values.map((value) => ({ text: `${name} ${formatNumber(value)}`, value, colour: ink.quiet }));
}

/** The highest value of any rung, so that the four panels share one scale. */
function highest(result: ScenarioResult): number {
  const tracks = rungs.flatMap(({ measure }) => climbers(result, measure)).map((climber) => climber.track);
  return Math.max(...tracks.flatMap((track) => track.values("p75")).filter(Number.isFinite));
}

function keyItems({ reference, referenceLabel, result }: Comparison): KeyItem[] {
  const all = rungs.flatMap(({ measure }) => climbers(result, measure));
  const shown = all.filter((climber, index) => all.findIndex((other) => other.name === climber.name) === index);
  const items = shown.map(({ name, kind }): KeyItem => {
    const { colour, dash, shape } = kindStyle[kind];
    return { label: name, sample: "line", colour, dash, shape, width: 2.4 };
  });
  if (reference === undefined || shown.length === 0) return items;
  const label = `${shown[0].name}, ${referenceLabel}`;
  return [...items, { label, sample: "line", colour: ink.reference, dash: REFERENCE_DASH }];
}

/** When newcomers pass the gate of the fixed track, or which rung holds them back. */
function finding(result: ScenarioResult): string {
  const newcomer = supplierGroups(result.scenario).find((group) => group.kind === "newcomer");
  const tracks = rungs
    .slice(0, 3)
    .flatMap(({ measure }) => (newcomer && monthlyTrack(result, measure, [newcomer.name])) ?? []);
  const gate = gates(result.scenario, "fixedGate")[0];
  if (newcomer === undefined || tracks.length < 3) return heldFinding(result);
  const medians = tracks.map((track) => track.values("p50"));
  const passed = medians[0].findIndex((_, month) => medians.every((values) => values[month] >= gate));
  if (passed >= 0) {
    return `Trust in ${newcomer.name} passes the gate of the fixed track (${formatNumber(gate)}) in month ${passed} (median of ${worlds(result.replications)})`;
  }
  return weakest(tracks, newcomer.name, gate, result.replications);
}

function weakest(tracks: readonly Track[], name: string, gate: number, replications: number): string {
  const ends = tracks.map((track) => {
    const values = track.values("mean");
    const at = values.findLastIndex(Number.isFinite);
    return { track, mean: values[at], lower: track.values("lower")[at], upper: track.values("upper")[at], at };
  });
  ends.sort((a, b) => a.mean - b.mean);
  const { track, mean, lower, upper, at } = ends[0];
  const rung = track.showing.label.replace("Trust: ", "");
  const interval = upper > lower ? ` (${formatInterval(lower, upper)})` : "";
  return `Trust in ${name} stays below the gate of the fixed track (${formatNumber(gate)}): on ${rung} it reaches ${formatNumber(mean)}${interval} by month ${at}, ${worlds(replications)}`;
}

function heldFinding(result: ScenarioResult): string {
  const track = monthlyTrack(result, "trust", incumbentGroups(result.scenario));
  const values = track?.values("p50").filter(Number.isFinite) ?? [];
  if (track === undefined || values.length === 0) return "No trust was observed";
  const whose = track.series.group === INCUMBENTS ? "incumbents" : track.series.group;
  const last = formatNumber(values[values.length - 1]);
  const moved = values.length > 1 ? `goes from ${formatNumber(values[0])} to ${last}` : `is ${last}`;
  const median = `(median of ${worlds(result.replications)})`;
  if (firstPossibleEntry(result.scenario.market) === undefined)
    return `Trust in ${whose === ALL ? "suppliers" : whose} ${moved} ${median}`;
  return `No newcomer is trusted yet; trust in ${whose} ${moved} ${median}`;
}

function spoken(result: ScenarioResult): string {
  return rungs
    .map(({ measure }) => {
      const ends = climbers(result, measure).map(({ name, track }) => {
        const values = track.values("p50").filter(Number.isFinite);
        return `${name} ${formatNumber(values[0])} at first, ${formatNumber(values[values.length - 1])} at last`;
      });
      return `${measure.replace("trust", "").toLowerCase()}: ${listed(ends) || "nobody"}`;
    })
    .join("; ");
}

function tableOf(result: ScenarioResult): ChartTable {
  const columns = rungs.flatMap(({ measure }) =>
    climbers(result, measure).map(({ name, track }) => ({
      name: `${track.showing.label}, ${name}`,
      values: track.values("p50"),
    })),
  );
  const rows = tellingMonths(result.months).map((month) => [
    String(month),
    ...columns.map((column) => formatNumber(column.values[month])),
  ]);
  return { columns: ["Month", ...columns.map((column) => column.name)], rows };
}
