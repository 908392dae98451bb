import type { Choice, WeighedPolicy } from "../../analyse/choice/choice.ts";
import { firstOf, futuresWords, inOrder, regretFinding, shownChoice } from "../../words/en/choice.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import { ink } from "../theme.ts";
import { MOST_DOTS, regretRows, regretScale, regretStyles } from "./regretRows.ts";

/** Most rows; further policies are worse than these. */
export const MOST_ROWS = 16;
/** Regret of every policy: each future as a dot, the worst and the mean with their intervals. */
export function regretChart(choice: Choice, provenance: Provenance): Chart {
  const { scenario, window, replications, usable, seed } = choice;
  const ordered = inOrder(choice);
  const rows = firstOf(ordered, MOST_ROWS);
  const title = regretFinding(choice);
  const shown = shownChoice(choice);
  const cut = rows.length < ordered.length ? ` The best ${rows.length} of ${ordered.length} policies.` : "";
  const description = `${title}. One row a policy, least worst-case regret first.${cut}`;
  return {
    id: "choice-regret",
    title,
    description,
    table: tableOf(choice, rows),
    spec: composeChart({
      title,
      subtitle: `Regret: how far ${shown.noun}, mean of months ${window[0]} to ${window[1]}, is behind the best policy of the same future. The worst future is chosen in half of the worlds and valued in the other half.${cut}`,
      description,
      provenance,
      foot: foot(
        { scenario, replications, seed, months: scenario.market.months },
        `${futuresWords(usable.futures.length)}, the same for every policy`,
      ),
      views: [...keyView(keyItems(rows, usable.futures.length)), regretRows(choice, rows)],
    }),
  };
}

function keyItems(rows: readonly WeighedPolicy[], futures: number): KeyItem[] {
  const some = futures > MOST_DOTS ? `a future (${MOST_DOTS} of ${futures} drawn)` : "a future";
  const { high } = regretScale(rows);
  const isCut = rows.some(({ worst }) => worst.upper > high);
  return [
    { label: some, sample: "upright", colour: ink.band, shape: "circle", opacity: 0 },
    { label: "worst future, 95 % interval", sample: "line", ...regretStyles.worst, width: 3 },
    { label: "mean of futures, 95 % interval", sample: "line", ...regretStyles.mean, width: 3 },
    ...(isCut
      ? [{ label: "further right", sample: "upright", colour: ink.quiet, shape: "triangle-right", opacity: 0 } as const]
      : []),
  ];
}

function tableOf(choice: Choice, rows: readonly WeighedPolicy[]): ChartTable {
  const shown = shownChoice(choice);
  return {
    columns: ["Policy", "Worst regret", "95 % interval", "Mean regret", "95 % interval"],
    rows: rows.map(({ name, worst, mean }) => {
      const [bad, usual] = [worst, mean].map((each) => shown.difference(each.mean, each.lower, each.upper));
      return [name, bad.size, bad.interval, usual.size, usual.interval];
    }),
  };
}
