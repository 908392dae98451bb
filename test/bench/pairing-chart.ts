import { writeFileSync } from "node:fs";
import { type Chart, drawChart } from "../../src/draw/chart.ts";
import type { Layer, Row, View } from "../../src/draw/marks.ts";
import { fontSize, ink } from "../../src/draw/theme.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { rounded } from "../../src/words/number.ts";
import { type PairingRow, spreadOf } from "./pairing.ts";
import { type Change, changes, REFERENCE } from "./pairing-changes.ts";

/** Measure of the picture; the table has the others too. */
const MEASURE = "buyerValue";

const ROOM_FOR_NAMES = 178;
const PANEL_WIDTH = 258;
const ROW_HEIGHT = 52;
const TICKS = [1, 10, 100, 1000];
/** Ends of the axis: some room on both sides of the points. */
const ENDS = [0.5, 10_000];

type Over = "overIndependent" | "overOneStream";

/** Draws the picture of the README. */
export async function writePairingChart(rows: readonly PairingRow[], path: string): Promise<void> {
  const chart = pairingChart(rows);
  writeFileSync(path, `${await renderSvg(chart.spec, chart)}\n`);
}

/** The gain of pairing by what is changed: a point with its interval for each bundled scenario, a panel for each alternative. */
export function pairingChart(all: readonly PairingRow[]): Chart {
  const rows = all.filter(({ measure }) => measure === MEASURE);
  const { worlds, seed } = rows[0];
  const ofWhatIfs = rows.filter(({ change }) => change !== REFERENCE);
  const ofReferences = rows.filter(({ change }) => change === REFERENCE);
  const title = `One setting changed, in the same worlds: ${typical(ofWhatIfs, "overIndependent")} times fewer worlds than with independent ones, ${typical(ofWhatIfs, "overOneStream")} times fewer than with one shared stream (medians of ${ofWhatIfs.length} comparisons)`;
  const others = `${typical(ofReferences, "overIndependent")} and ${typical(ofReferences, "overOneStream")}`;
  const description = `${title}. Against the reference of a scenario, another market altogether, medians are ${others} times. Point chart on a logarithmic scale, one row for each of ${changes.length} changes, one point for each bundled scenario that has the setting.`;
  const words = {
    title,
    subtitle:
      "How many times fewer worlds for a 95 % interval of buyer value as narrow. A point for each bundled scenario, with its 95 % interval (jackknife); long tick: median. Logarithmic scale; 1 is no gain.",
    description,
    foot: `n = ${worlds} pairs of worlds a point · seed ${seed} · means over the second half of each run · npm run bench -- pairing`,
  };
  const sides = [
    panel(rows, "overIndependent", "than with independent worlds", true),
    panel(rows, "overOneStream", "than with one shared stream", false),
  ];
  return drawChart("pairing", words, [{ spacing: 18, hconcat: sides }], { seed, worlds });
}

function typical(rows: readonly PairingRow[], over: Over): string {
  const { value } = spreadOf(rows, over);
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}

function panel(rows: readonly PairingRow[], over: Over, title: string, isFirst: boolean): View {
  const values = rows.map(
    (row): Row => ({
      scenario: row.scenario,
      change: row.change,
      gain: rounded(row[over].value),
      lower: rounded(row[over].lower),
      upper: rounded(row[over].upper),
    }),
  );
  const medians = changes.flatMap((change): Row[] => {
    const own = rows.filter((row) => row.change === change);
    return own.length === 0 ? [] : [{ change, gain: rounded(spreadOf(own, over).value) }];
  });
  return {
    title: {
      text: title,
      anchor: "start",
      frame: "group",
      fontSize: fontSize.panel,
      color: ink.text,
      dy: isFirst ? 0 : -5,
    },
    width: PANEL_WIDTH,
    height: changes.length * ROW_HEIGHT,
    layer: [noGain(), ...points(values, isFirst), medianTicks(medians, isFirst)],
  };
}

function noGain(): Layer {
  return {
    data: { values: [{ gain: 1 }] },
    mark: { type: "rule", color: ink.quiet, strokeWidth: 1.2 },
    encoding: { x: { field: "gain", type: "quantitative" } },
  };
}

/** The row of a change; names stand left of the first panel only. */
function rowOf(isFirst: boolean) {
  const sort: Change[] = [...changes];
  return {
    field: "change",
    type: "nominal",
    sort,
    axis: {
      title: null,
      labels: isFirst,
      labelLimit: ROOM_FOR_NAMES,
      grid: true,
      domain: false,
      ticks: false,
      tickBand: "extent",
      ...(isFirst ? { minExtent: ROOM_FOR_NAMES } : {}),
    },
  } as const;
}

function points(values: Row[], isFirst: boolean): Layer[] {
  const y = rowOf(isFirst);
  const yOffset = { field: "scenario", type: "nominal" } as const;
  const color = {
    condition: { test: `datum.change === '${REFERENCE}'`, value: ink.reference },
    value: "#0072b2",
  } as const;
  const x = {
    field: "lower",
    type: "quantitative",
    scale: { type: "log", domain: ENDS, nice: false },
    axis: { values: TICKS, format: ",~r", title: "times fewer worlds", gridColor: ink.grid },
  } as const;
  return [
    {
      data: { values },
      mark: { type: "rule", strokeWidth: 1.3 },
      encoding: { y, yOffset, color, x, x2: { field: "upper" } },
    },
    {
      data: { values },
      mark: { type: "point", filled: true, shape: "circle", size: 26, opacity: 1 },
      encoding: { y, yOffset, color, x: { field: "gain", type: "quantitative" } },
    },
  ];
}

function medianTicks(values: Row[], isFirst: boolean): Layer {
  return {
    data: { values },
    mark: { type: "tick", color: "#d55e00", thickness: 2, size: ROW_HEIGHT * 0.8 },
    encoding: { y: rowOf(isFirst), x: { field: "gain", type: "quantitative" } },
  };
}
