import { shownInterval } from "../../../analyse/compareArms.ts";
import { addsSpend, type MeansWorth, sideOf, type Worth } from "../../../analyse/means.ts";
import { isInCurrency } from "../../../analyse/supplierSide.ts";
import { capital, listed, worlds } from "../../number.ts";
import { changeAndInterval } from "../../together.ts";
import type { ChartWords } from "../chart.ts";
import type { SideSaid } from "../supplierSide.ts";
import { meansLabels } from "./means.ts";

/** What the chart of means says: a panel for profit and one for share of spend, a bar a means. */

export const meansKeys = {
  paying: "clearly more with it",
  costing: "clearly less with it",
  open: "no clear difference",
} as const;

/** A bar of a panel. */
export interface MeansBar {
  readonly name: string;
  readonly to: number;
  readonly lower: number;
  readonly upper: number;
  readonly look: keyof typeof meansKeys;
  /** The number as it is said. */
  readonly size: string;
}

export interface MeansPanel {
  readonly title: string;
  readonly bars: readonly MeansBar[];
}

type Drawn = Pick<SideSaid, "side" | "label">;

/** The panels of the chart, means in the order of what they are worth. */
export function meansPanels(means: MeansWorth, { side: { gain } }: Drawn): MeansPanel[] {
  const isMoney = isInCurrency(gain);
  const factor = isMoney ? gain.aYearOfOne : 1;
  const bar = (name: string, worth: Worth, measure: "profit" | "shareOfSpend", times: number): MeansBar => {
    const { lower, upper } = shownInterval(worth);
    const side = sideOf(worth);
    const look = side === "more" ? "paying" : side === "less" ? "costing" : "open";
    const [to, low, high] = [worth.difference, lower, upper].map((each) => each * times);
    const told =
      measure === "profit"
        ? changeAndInterval("profit", to, low, high)
        : changeAndInterval("shareOfSpend", worth.difference, lower, upper);
    const size = side === "nothing" ? "=" : `${side === "unclear" ? "~ " : ""}${told.value} (${told.range})`;
    return { name: capital(name), to, lower: low, upper: high, look, size };
  };
  return [
    {
      title: `Profit (${gain.unit} ${isMoney ? "a year" : "a month"})`,
      bars: means.each.map(({ name, profit }) => bar(meansLabels[name], profit, "profit", factor)),
    },
    {
      title: "Share of spend (percentage points)",
      bars: means.each.map(({ name, shareOfSpend }) => bar(meansLabels[name], shareOfSpend, "shareOfSpend", 100)),
    },
  ];
}

/** Title, subtitle, text alternative and table; the foot is that of the run. */
export function meansChartWords(means: MeansWorth, { label }: Drawn, panels: readonly MeansPanel[]) {
  const title = titleOf(means, label);
  const [{ bars }] = panels;
  const told = panels.map(
    ({ title: what, bars: all }) => `${what}: ${all.map(({ name, size }) => `${name} ${size}`).join("; ")}`,
  );
  return {
    title,
    subtitle: `With each means less without it, all else as it is, in the same ${worlds(means.each[0].profit.n)}; profit is after its cost. Over all years${means.rate === 0 ? "" : ", later ones weighing less"}. Black: 95 % intervals. ~ no clear difference for all means together; = the same in every world.`,
    description: `${title}. ${told.join(". ")}.`,
    table: {
      columns: ["Means", ...panels.map(({ title: what }) => what)],
      rows: bars.map(({ name }, row) => [name, ...panels.map(({ bars: all }) => all[row].size)]),
    },
  } satisfies Omit<ChartWords, "foot">;
}

/** What pays, and what keeps spend without paying. */
function titleOf({ each }: MeansWorth, label: string): string {
  const names = (is: (each: MeansWorth["each"][number]) => boolean) =>
    each.filter(is).map(({ name }) => meansLabels[name]);
  const paying = names(({ profit }) => sideOf(profit) === "more");
  const keeping = names((means) => sideOf(means.profit) !== "more" && addsSpend(means));
  // Names of means are singular and plural, so none is the subject of a verb.
  const pays =
    paying.length === 0 ? `No single means clearly pays for ${label}` : `What pays for ${label}: ${listed(paying)}`;
  return keeping.length === 0 ? pays : `${pays}; what adds to spend only: ${listed(keeping)}`;
}
