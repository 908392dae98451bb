import type { Allocation, FoundSplit } from "../../analyse/allocation/allocation.ts";
import { returnRows, returnsAxis, returnsKey, returnsWords } from "../../words/en/allocationCharts.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance } from "../chart.ts";
import { policyRows, rowsView } from "../choice/policyRows.ts";
import { keyView } from "../key.ts";
import { acrossFrom, asGiven, called, dots, down, type Row, rule, told, x } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { ink } from "../theme.ts";

const ROW = 46;
const MIDDLE = 23;

/** Whether a channel has money at the best split: told by shape and colour. */
const styles = {
  money: { colour: ink.scenario, shape: "circle" },
  none: { colour: ink.entry, shape: "diamond" },
} as const;

/** What one more unit of money a month adds on each channel, at the best split; undefined where nothing is known. */
export function returnsChart(allocation: Allocation, found: FoundSplit, provenance: Provenance): Chart | undefined {
  const words = returnRows(allocation, found);
  if (words.length === 0) return undefined;
  const rows = policyRows(words, ROW);
  const { split } = allocation.tried[found.proposed];
  const drawn = words.map(({ channel, name, size, interval }, row): Row => {
    const { mean, lower, upper } = found.returns[channel];
    const has = split[channel] > 0 ? "money" : "none";
    const { colour, shape } = styles[has];
    const at = {
      channel: name,
      x: rounded(mean),
      lower: rounded(lower),
      upper: rounded(upper),
      y: row * ROW + MIDDLE,
      shape,
      colour,
    };
    return told(at, [name, `${size} (${interval})`], [returnsKey[has]]);
  });
  const ends = words.flatMap(({ channel }) => {
    const { mean, lower, upper } = found.returns[channel];
    return [mean, lower, upper];
  });
  const scale = valueScale([...ends, 0], false) ?? { low: -1, high: 1, ticks: [-1, 0, 1] };
  const y = down(rows.height);
  const known = drawn.filter(({ lower }) => lower !== null);
  const strips = [
    rule({ x }, { color: ink.reference, strokeWidth: 1.5 }, [{ x: 0 }]),
    called(
      returnsKey.interval,
      rule({ ...acrossFrom("lower", "upper"), y, color: asGiven("colour") }, { strokeWidth: 3 }, known),
    ),
    dots({ x, y, shape: asGiven("shape"), color: asGiven("colour") }, { size: 80, opacity: 1 }, drawn),
  ];
  const has = words.some(({ channel }) => split[channel] === 0);
  const key = keyView([
    { label: returnsKey.money, sample: "line", ...styles.money, width: 3 },
    ...(has ? [{ label: returnsKey.none, sample: "line", ...styles.none, width: 3 } as const] : []),
  ]);
  const views = [...key, rowsView(rows, scale, { title: returnsAxis(allocation), percent: false }, strips)];
  return drawChart("allocation-returns", returnsWords(allocation, found), views, provenance);
}
