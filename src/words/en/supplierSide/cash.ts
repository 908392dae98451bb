import { type DealingsOfGroup, dealingsOf } from "../../../analyse/dealings.ts";
import type { ScenarioResult } from "../../../worlds/result.ts";
import { axisTitle, labelled } from "../../names.ts";
import { capital, formatNumber, worlds } from "../../number.ts";
import { monthlyTrack, type Track, tellingMonths } from "../../track.ts";
import type { ChartTable } from "../chart.ts";
import { endsInWords, monthCount } from "../overTime.ts";
import { leadingLabel, monthsTaken, otherGroups, shareOfWorlds } from "./told.ts";

/** Cash of a group of newcomers month by month, and when it is in the black; undefined where suppliers cannot run out of it. */
export interface Cash {
  readonly track: Track;
  readonly dealings: DealingsOfGroup;
  /** Month of the run in which half of the worlds are in the black; undefined where they are not within the run. */
  readonly payback?: number;
}

export function cashOf(result: ScenarioResult, group: string): Cash | undefined {
  const isNewcomer = result.scenario.market.suppliers.some(({ name, kind }) => name === group && kind === "newcomer");
  const track = monthlyTrack(result, "cash", [group]);
  const dealings = dealingsOf(result).find((each) => each.group === group);
  if (!isNewcomer || track === undefined || dealings === undefined) return undefined;
  const { median } = dealings.steps.inTheBlack;
  const month = Math.round(dealings.start + median);
  return { track, dealings, ...(Number.isFinite(month) && { payback: month }) };
}

export const cashKeys = {
  payback: "in the black: half of the worlds have earned more than they spent",
  axis: ({ scenario }: ScenarioResult, { showing, series }: Track) => axisTitle(showing, labelled(scenario, series)),
} as const;

/** Title, subtitle, text alternative and table of the chart of cash. */
export function cashWords(result: ScenarioResult, group: string, { track, dealings }: Cash) {
  const name = leadingLabel(result, group);
  const title = titleOf(name, dealings);
  return {
    title,
    subtitle: `Cash of ${name}: median, 50 % and 90 % of ${worlds(result.replications)}. Below zero it leaves the market, and a new one begins with fresh cash. It is in the black from the month on in which all its profit so far stays above zero, counted from the first month of courting; when its strategy has paid back, against the same worlds without, the answer says.${otherGroups(result, group)}`,
    description: `${title}. Line chart over ${monthCount(result.months)}: median ${endsInWords(track.values("p50"), false)}.`,
    table: tableOf(result, track),
  };
}

function titleOf(name: string, { n, steps, ruined }: DealingsOfGroup): string {
  const { never, neverLower, neverUpper } = steps.inTheBlack;
  const late = shareOfWorlds(never, neverLower, neverUpper);
  const out = shareOfWorlds(ruined.share, ruined.lower, ruined.upper);
  return `${capital(name)} is in the black as a whole after a median of ${monthsTaken(steps.inTheBlack)}, not within the run in ${late}, and runs out of cash in ${out} of ${worlds(n)}`;
}

function tableOf({ months }: ScenarioResult, { showing, values }: Track): ChartTable {
  const columns = [
    ["5 %", "p05"],
    ["median", "p50"],
    ["95 %", "p95"],
  ] as const;
  return {
    columns: ["Month", ...columns.map(([name]) => `Cash, ${name} (${showing.unit})`)],
    rows: tellingMonths(months).map((month) => [
      String(month),
      ...columns.map(([, statistic]) => formatNumber(values(statistic)[month])),
    ]),
  };
}
