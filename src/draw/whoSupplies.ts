import { foot } from "../words/en/chart.ts";
import { monthKeys } from "../words/en/overTime.ts";
import { groupsByKind, type SpendShare, spendShares, whoSuppliesWords } from "../words/en/suppliers.ts";
import { groupsInWords, kindNames } from "../words/names.ts";
import { formatNumber, rounded } from "../words/number.ts";
import type { Comparison } from "../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "./chart.ts";
import { monthAxes } from "./fanPanel.ts";
import { labelsApart, type ShownGroup, shownGroups } from "./groups.ts";
import { at, band, called, type EndLabel, endLabels, type Layer, month, panel, type Row, type View } from "./marks.ts";
import { shortenText } from "./textWidth.ts";
import { fontSize, ink } from "./theme.ts";

type Share = ShownGroup & SpendShare;

/** A group with the edges of its area in the stack. */
interface Area extends Share {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const HEIGHT = 250;

/** Chart 2: who supplies, as shares of spend stacked by group; the reference beside it. */
export function whoSupplies(comparison: Comparison, provenance: Provenance): Chart {
  const { result, reference } = comparison;
  const groups = shownGroups(groupsByKind(result), groupsInWords);
  const shares = spendShares(result, groups);
  const words = whoSuppliesWords(comparison, shares);
  const width = reference === undefined ? 520 : 188;
  const views = shares.length === 0 ? [] : [areaView(shares, result.months, words.axis, width)];
  if (reference !== undefined && shares.length > 0) {
    const heading = shortenText(words.referenceAxis, fontSize.panel, width + 110);
    views.push(areaView(spendShares(reference, groups), reference.months, heading, width));
  }
  return drawChart("who-supplies", { ...words, foot: foot(result) }, [panelGrid(views)], provenance);
}

/** The shares one upon the other; months in which nobody supplies are missing. */
function stacked(shares: readonly Share[]): Area[] {
  const areas: Area[] = [];
  for (const group of shares) {
    const below = areas.at(-1)?.to ?? group.share.map((_, at) => (isEmpty(shares, at) ? Number.NaN : 0));
    const to = group.share.map((share, at) => below[at] + (Number.isFinite(share) ? share : 0));
    areas.push({ ...group, from: below, to });
  }
  return areas;
}

function isEmpty(shares: readonly SpendShare[], month: number): boolean {
  return shares.every(({ share }) => !Number.isFinite(share[month]));
}

function areaView(shares: readonly Share[], months: number, title: string, width: number): View {
  const areas = stacked(shares);
  const rows = Array.from({ length: months }, (_, place) => {
    const row: Row = { month: place };
    areas.forEach(({ from, to }, index) => {
      row[`from${index}`] = rounded(from[place]);
      row[`to${index}`] = rounded(to[place]);
    });
    return row;
  });
  const scale = { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };
  const last = months - 1;
  const layers = [
    monthAxes({ title, monthTitle: monthKeys.axis, first: 0, last, percent: true }, scale),
    ...areas.map((area, index) => areaLayer(area, index, months)),
    ...endLabels(labelsOf(areas), scale, { month: last }, HEIGHT, months > 1 ? 0 : 40),
  ];
  return panel({ width, height: HEIGHT }, layers, rows);
}

function areaLayer({ name, style }: Area, index: number, months: number): Layer {
  const { colour, fillOpacity } = style;
  const places = { x: month, y: at(`from${index}`), y2: { field: `to${index}` } };
  const look = { color: colour, fillOpacity, stroke: "#ffffff", strokeWidth: 1.5 };
  if (months > 1) return called(name, band(places, look));
  return { mark: { type: "bar", size: 80, ...look }, encoding: places };
}

function labelsOf(areas: readonly Area[]): EndLabel[] {
  const names = labelsApart(
    areas.map(({ name, kind, members }) => (members.length > 1 ? kindNames[kind] : name)),
    fontSize.label,
    92,
  );
  return areas.map(({ share, from, to, style }, index) => {
    const end = share.length - 1;
    return {
      text: `${names[index]} ${formatNumber(share[end], true)}`,
      value: share[end] > 0 ? (from[end] + to[end]) / 2 : Number.NaN,
      colour: ink.text,
      shape: style.shape,
      shapeColour: style.colour,
    };
  });
}
