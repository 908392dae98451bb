import { type DealingsOfGroup, dealingsOf } from "../../../analyse/dealings.ts";
import { scaleOf } from "../../../analyse/supplierSide.ts";
import type { ScenarioResult } from "../../../worlds/result.ts";
import { axisTitle, labelled } from "../../names.ts";
import { capital, formatNumber, wholePercent, worlds } from "../../number.ts";
import { wholePercentRange } from "../../together.ts";
import { monthlyTrack, type Track, tellingMonths } from "../../track.ts";
import type { ChartTable } from "../chart.ts";
import { endsInWords, fanOf, monthCount } from "../overTime.ts";
import { leadingLabel, otherGroups, shareOfWorlds } from "./told.ts";

/** Cash of a group of newcomers month by month, and when it is in the black; undefined where suppliers cannot run out of it. */
export interface Cash {
  readonly track: Track;
  /** What its numbers are multiplied by to be said. */
  readonly factor: number;
  readonly dealings: DealingsOfGroup;
  /** Month of the run in which half of the worlds are in the black; undefined where they are not within the run. */
  readonly payback?: number;
}

/** @param reference  what the amounts of whoever asks are measured by, as in its sentences: the spend that the scenario tells */
export function cashOf(result: ScenarioResult, group: string, reference = result): Cash | undefined {
  const isNewcomer = result.scenario.market.suppliers.some(({ name, kind }) => name === group && kind === "newcomer");
  const track = monthlyTrack(result, "cash", [group]);
  const dealings = dealingsOf(result).find((each) => each.group === group);
  if (!isNewcomer || track === undefined || dealings === undefined) return undefined;
  const month = Math.round(dealings.blackFrom.median);
  const factor = group === result.scenario.asker ? scaleOf(result.scenario, reference).factor : 1;
  return { track, dealings, factor, ...(Number.isFinite(month) && { payback: month }) };
}

export const cashKeys = {
  payback: "in the black: half of the worlds have earned more than they spent",
  axis: ({ scenario }: ScenarioResult, { showing, series }: Track) => axisTitle(showing, labelled(scenario, series)),
} as const;

/** Title, subtitle, text alternative and table of the chart of cash. */
export function cashWords(result: ScenarioResult, group: string, { track, dealings, factor }: Cash) {
  const name = leadingLabel(result, group);
  const title = titleOf(name, dealings, result.months);
  return {
    title,
    subtitle: `Cash of ${name}: ${fanOf(result.replications)}. Below zero it leaves the market, and a new one begins with fresh cash. It is in the black from the month on in which all its profit since it began to court stays above zero; when its strategy has paid back, against the same worlds without, the answer says.${otherGroups(result, group)}`,
    description: `${title}. Line chart over ${monthCount(result.months)}: ${result.replications === 1 ? "" : "median "}${endsInWords(
      track.values("p50").map((value) => value * factor),
      false,
    )}.`,
    table: tableOf(result, track, factor),
  };
}

/** In months of the run, as the line is drawn. */
function titleOf(name: string, { n, blackFrom, ruined }: DealingsOfGroup, months: number): string {
  const { median, lower, upper, never, neverLower, neverUpper } = blackFrom;
  const late = shareOfWorlds(never, neverLower, neverUpper);
  const range = wholePercentRange(ruined.lower, ruined.upper);
  const out = `runs out of cash in ${ruined.share === 0 ? "none" : wholePercent(ruined.share)} (${range})`;
  if (!Number.isFinite(median) || Math.round(median) >= months) {
    return `${capital(name)} is not in the black within the run in ${late} of ${worlds(n)}, and ${out}`;
  }
  const end = (month: number) => (Number.isFinite(month) ? String(Math.round(month)) : "later");
  const when = Number.isNaN(lower) || Number.isNaN(upper) ? "no interval" : `${end(lower)} to ${end(upper)}`;
  return `${capital(name)} is in the black from month ${Math.round(median)} on (${when}) in half of ${worlds(n)}, not within the run in ${late}, and ${out}`;
}

function tableOf({ months }: ScenarioResult, { showing, values }: Track, factor: number): ChartTable {
  const columns = [
    ["5 %", "p05"],
    ["median", "p50"],
    ["95 %", "p95"],
  ] as const;
  return {
    columns: ["Month", ...columns.map(([name]) => `Cash, ${name} (${showing.unit})`)],
    rows: tellingMonths(months).map((month) => [
      String(month),
      ...columns.map(([, statistic]) => formatNumber(values(statistic)[month] * factor)),
    ]),
  };
}
