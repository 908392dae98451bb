import type { Sweep } from "../../analyse/sweep.ts";
import {
  type SpendReturn,
  spendReturnAxes,
  spendReturnKeys,
  spendReturnOf,
  spendReturnWords,
} from "../../words/en/supplierSide/spendReturn.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { keyView } from "../key.ts";
import {
  axes,
  called,
  dots,
  line,
  NUMBERS,
  panel,
  type Row,
  rule,
  standout,
  upFrom,
  type View,
  x,
  y,
} from "../marks.ts";
import { valueScale } from "../scale.ts";
import { BEST, ink, REFERENCE_DASH } from "../theme.ts";

const SIZE = { width: 560, height: 300 };

/** What a group earns before selling is paid, over what it spends; undefined where nobody has a strategy, or all spend the same. */
export function spendReturn(sweep: Sweep, provenance: Provenance): Chart | undefined {
  const found = spendReturnOf(sweep);
  const view = found && spendView(sweep, found);
  if (found === undefined || view === undefined) return undefined;
  const key = [
    { label: spendReturnKeys.earned, sample: "line", colour: ink.scenario },
    { label: spendReturnKeys.even, sample: "line", colour: ink.reference, dash: REFERENCE_DASH },
    { label: spendReturnKeys.best, sample: "upright", ...BEST, opacity: 0 },
  ] as const;
  return drawChart("spend-return", spendReturnWords(sweep, found), [...keyView(key), panelGrid([view])], provenance);
}

function spendView(sweep: Sweep, found: SpendReturn): View | undefined {
  const { spendings, best } = found;
  const rows = spendings.map(
    ({ cost, profit }): Row => ({
      x: rounded(cost),
      y: rounded(profit.mean + cost),
      lower: rounded(profit.lower + cost),
      upper: rounded(profit.upper + cost),
    }),
  );
  const [least, most] = [spendings[0], spendings[spendings.length - 1]];
  const start = least.profit.mean + least.cost;
  const top = start + most.cost - least.cost;
  const even = [
    { x: rounded(least.cost), y: rounded(start) },
    { x: rounded(most.cost), y: rounded(top) },
  ];
  const heights = spendings.flatMap(({ cost, profit }) =>
    [profit.mean, profit.lower, profit.upper].map((p) => p + cost),
  );
  const across = valueScale(
    spendings.map(({ cost }) => cost),
    false,
  );
  const up = valueScale([...heights, start, top], false);
  if (across === undefined || up === undefined) return undefined;
  const titles = spendReturnAxes(sweep, found);
  const winner = { x: rounded(best.cost), y: rounded(best.profit.mean + best.cost) };
  return panel(SIZE, [
    axes({ scale: across, title: titles.spend, labels: NUMBERS }, { scale: up, title: titles.earned, labels: NUMBERS }),
    called(
      spendReturnKeys.even,
      line({ x, y }, { color: ink.reference, strokeWidth: 2, strokeDash: [...REFERENCE_DASH] }, even),
    ),
    rule({ x, ...upFrom("lower", "upper") }, { color: ink.scenario, strokeWidth: 1.5 }, rows),
    called(spendReturnKeys.earned, line({ x, y }, { color: ink.scenario, strokeWidth: 2 }, rows)),
    dots({ x, y }, { color: ink.scenario, size: 40, opacity: 1 }, rows),
    standout(winner, BEST),
  ]);
}
