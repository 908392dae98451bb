import { firstPossibleEntry, supplierGroups } from "../words/names.ts";
import { formatInterval, formatNumber, listed, rounded, worlds } from "../words/number.ts";
import { monthlyTrack, tellingMonths } from "../words/track.ts";
import type { Comparison, ScenarioResult } from "../worlds/result.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "./chart.ts";
import { monthAxes } from "./fanPanel.ts";
import { type EndLabel, endLabels, type Layer, type Row, type View } from "./marks.ts";
import { shortenText } from "./textWidth.ts";
import { fontSize, ink, kindStyle } from "./theme.ts";

/** Mean share of spend of a group of suppliers, with the edges of its area in the stack. */
interface Area {
  readonly name: string;
  readonly kind: keyof typeof kindStyle;
  readonly share: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const ORDER = ["fixed", "flexible", "newcomer"] as const;
const HEIGHT = 250;

/** Chart 2: who supplies, as shares of spend stacked by group; the reference beside it. */
export function whoSupplies(comparison: Comparison, provenance: Provenance): Chart {
  const { result, reference, referenceLabel } = comparison;
  const areas = areasOf(result);
  const title = finding(result, areas);
  const width = reference === undefined ? 520 : 188;
  const views = areas.length === 0 ? [] : [areaView(result, areas, "Share of spend (%)", width)];
  if (reference !== undefined && areas.length > 0) {
    const heading = shortenText(`Share of spend, ${referenceLabel} (%)`, fontSize.panel, width + 110);
    views.push(areaView(reference, areasOf(reference), heading, width));
  }
  const description = `${title}. Stacked areas of the mean share of spend by group of suppliers over ${result.months} months${reference === undefined ? "" : `, beside the same ${referenceLabel}`}.`;
  return {
    id: "who-supplies",
    title,
    description,
    table: tableOf(result, areas),
    spec: composeChart({
      title,
      subtitle: `Mean share of spend by group of suppliers over ${worlds(result.replications)}.`,
      description,
      provenance,
      foot: foot(result),
      views: [panelGrid(views)],
    }),
  };
}

function areasOf(result: ScenarioResult): Area[] {
  const groups = [...supplierGroups(result.scenario)].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const areas: Area[] = [];
  for (const { name, kind } of groups) {
    const track = monthlyTrack(result, "shareOfSpend", [name]);
    if (track === undefined) continue;
    const share = track.values("mean");
    const from = areas.length === 0 ? share.map(() => 0) : areas[areas.length - 1].to;
    const to = share.map((value, month) => from[month] + (Number.isFinite(value) ? value : 0));
    areas.push({ name, kind, share, lower: track.values("lower"), upper: track.values("upper"), from, to });
  }
  return areas;
}

function areaView(result: ScenarioResult, areas: readonly Area[], title: string, width: number): View {
  const values = Array.from({ length: result.months }, (_, month) => {
    const row: Row = { month };
    areas.forEach((area, index) => {
      row[`from${index}`] = rounded(area.from[month]);
      row[`to${index}`] = rounded(area.to[month]);
    });
    return row;
  });
  const scale = { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
  const frame = { title, monthTitle: "month", first: 0, last: result.months - 1, percent: true };
  const layers = areas.map((area, index) => areaLayer(area, index, result.months));
  const labels = endLabels(
    areas.map((area) => endLabel(area)),
    scale,
    { month: result.months - 1 },
    HEIGHT,
    result.months > 1 ? 0 : 40,
  );
  return { width, height: HEIGHT, data: { values }, layer: [monthAxes(frame, scale), ...layers, ...labels] };
}

function areaLayer(area: Area, index: number, months: number): Layer {
  const { colour, fillOpacity } = kindStyle[area.kind];
  const encoding = {
    x: { field: "month", type: "quantitative" },
    y: { field: `from${index}`, type: "quantitative" },
    y2: { field: `to${index}` },
  } as const;
  const look = { color: colour, fillOpacity, stroke: "#ffffff", strokeWidth: 1.5 };
  if (months > 1) return { mark: { type: "area", ...look }, encoding };
  return { mark: { type: "bar", size: 80, ...look }, encoding };
}

function endLabel(area: Area): EndLabel {
  const end = area.share.length - 1;
  const { colour, shape } = kindStyle[area.kind];
  return {
    text: `${shortenText(area.name, fontSize.label, 92)} ${formatNumber(area.share[end], true)}`,
    value: area.share[end] > 0 ? (area.from[end] + area.to[end]) / 2 : Number.NaN,
    colour: ink.text,
    shape,
    shapeColour: colour,
  };
}

/** The largest group and the newcomers at the end of the run. */
function finding(result: ScenarioResult, areas: readonly Area[]): string {
  const end = result.months - 1;
  const held = areas.filter((area) => area.share[end] > 0);
  if (held.length === 0) return "Nobody supplied anything";
  const newcomers = held.filter((area) => area.kind === "newcomer");
  const largest = [...held].sort((a, b) => b.share[end] - a.share[end])[0];
  const told = [largest, ...newcomers.filter((area) => area !== largest)].map((area) => {
    const interval =
      area.upper[end] > area.lower[end] ? ` (${formatInterval(area.lower[end], area.upper[end], true)})` : "";
    return `${formatNumber(area.share[end], true)}${interval} to ${area.name}`;
  });
  const mayEnter = firstPossibleEntry(result.scenario.market) !== undefined;
  const none = mayEnter && newcomers.length === 0 ? "; no newcomer supplies" : "";
  return `In month ${end} spend goes ${listed(told)}${none}, ${worlds(result.replications)}`;
}

function tableOf(result: ScenarioResult, areas: readonly Area[]): ChartTable {
  return {
    columns: ["Month", ...areas.map((area) => `${area.name} (mean share of spend)`)],
    rows: tellingMonths(result.months).map((month) => [
      String(month),
      ...areas.map((area) => formatNumber(area.share[month], true)),
    ]),
  };
}
