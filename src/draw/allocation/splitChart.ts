import type { Allocation, FoundSplit } from "../../analyse/allocation/allocation.ts";
import { SPLIT_AXIS, splitKey, splitRows, splitWords } from "../../words/en/allocationCharts.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { policyRows, rowsView } from "../choice/policyRows.ts";
import { keyView } from "../key.ts";
import { acrossFrom, box, called, down, type Row, rule, told } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { ink } from "../theme.ts";

const ROW = 46;
/** Places in a row, from its top [px]. */
const BAR = { top: 11, bottom: 27 };
const INTERVAL = 35;
const EVEN = { top: 6, bottom: 40 };

/** The best split as a bar a channel, where its share may lie as a line, and the even split as an upright. */
export function splitChart(allocation: Allocation, found: FoundSplit, provenance: Provenance): Chart {
  const words = splitRows(allocation, found);
  const rows = policyRows(words, ROW);
  const { split } = allocation.tried[found.proposed];
  const even = 1 / split.length;
  const shares = words.map(({ channel, name, size, interval }, row): Row => {
    const { lower, upper } = found.winners.shares[channel];
    const drawn = {
      channel: name,
      from: 0,
      to: rounded(split[channel]),
      lower: rounded(lower),
      upper: rounded(upper),
      y: row * ROW + BAR.top,
      y2: row * ROW + BAR.bottom,
      interval: row * ROW + INTERVAL,
    };
    return told(drawn, [name, `${splitKey.proposed}: ${size} (${interval})`], [splitKey.proposed]);
  });
  const evens = words.map((_, row): Row => {
    return { x: rounded(even), y: row * ROW + EVEN.top, y2: row * ROW + EVEN.bottom };
  });
  const uppers = words.flatMap(({ channel }) => [split[channel], found.winners.shares[channel].upper]);
  const scale = valueScale([...uppers, even], true) ?? { low: 0, high: 1, ticks: [0, 1] };
  const y = down(rows.height);
  const strips = [
    called(
      splitKey.proposed,
      box({ ...acrossFrom("from", "to"), y, y2: { field: "y2" } }, { color: ink.band, opacity: 0.85 }, shares),
    ),
    called(
      splitKey.interval,
      rule(
        { ...acrossFrom("lower", "upper"), y: down(rows.height, "interval") },
        { strokeWidth: 4, strokeCap: "round", color: ink.scenario },
        shares,
      ),
    ),
    called(
      splitKey.even,
      rule(
        { x: { field: "x", type: "quantitative" }, y, y2: { field: "y2" } },
        { strokeWidth: 2, color: ink.entry },
        evens,
      ),
    ),
  ];
  const key = keyView([
    { label: splitKey.proposed, sample: "band", colour: ink.band, opacity: 0.85 },
    { label: splitKey.interval, sample: "line", colour: ink.scenario, width: 4 },
    { label: splitKey.even, sample: "upright", colour: ink.entry },
  ]);
  const views = [...key, rowsView(rows, scale, { title: SPLIT_AXIS, percent: true }, strips)];
  return drawChart("allocation", splitWords(allocation, found), views, provenance);
}
