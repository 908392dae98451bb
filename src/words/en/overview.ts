import type { CorrectedDifference } from "../../analyse/compareArms.ts";
import { saidSeries } from "../names.ts";
import { capital, listed } from "../number.ts";
import { changeWithin } from "../together.ts";
import type { ChartWords } from "./chart.ts";
import { type ComparisonSubject, worldsBehind } from "./comparisonCharts.ts";
import { type DifferenceTrack, differenceTracks } from "./comparisonOverTime.ts";
import { differenceShowing, isDecisive, sideOf } from "./differenceMeaning.ts";
import { monthCount } from "./overTime.ts";
import { ownFactor } from "./ownMoney.ts";

/** One scenario of many: its difference in what decides, over the window and along time. */
export interface OverviewPanel {
  readonly subject: ComparisonSubject;
  readonly track: DifferenceTrack;
  readonly row: CorrectedDifference;
}

/** Those of which that difference is known along time, in the order given. */
export function overviewPanels(subjects: readonly ComparisonSubject[]): OverviewPanel[] {
  return subjects.flatMap((subject) => {
    const track = differenceTracks(subject).find((each) => each.isDecisive);
    const row = subject.differences.find((each) => isDecisive(subject, each));
    return track === undefined || row === undefined ? [] : [{ subject, track, row }];
  });
}

/** Title, subtitle, text alternative, foot and table of the chart of many scenarios; there is at least one. */
export function overviewWords(panels: readonly OverviewPanel[]): ChartWords {
  const [{ subject, track, row }] = panels;
  const { baselineName, baseline } = subject;
  const said = panels.map(({ row: { seen, series, difference } }) =>
    seen ? sideOf(subject, series, difference) : "unclear",
  );
  const count = (side: string) => said.filter((each) => each === side).length;
  const parts = [
    ...(count("better") > 0 ? [`higher than in ${baselineName} in ${count("better")}`] : []),
    ...(count("worse") > 0 ? [`lower in ${count("worse")}`] : []),
    ...(count("unclear") > 0 ? [`not clearly different in ${count("unclear")}`] : []),
  ];
  const [first, last] = baseline.window;
  const turned = panels.filter(({ row, track: { sides } }) =>
    sides.some((side) => row.seen && (side === "higher") !== row.difference > 0),
  );
  const names = listed(turned.map(({ subject: { scenarioName } }) => scenarioName));
  const otherYears = turned.length === 0 ? "" : `; in other years the other way round in ${names}`;
  const decides = saidSeries(subject.scenario.scenario, row.series);
  const title = `${capital(decides)} over months ${first} to ${last}: ${listed(parts)} of ${panels.length} scenarios${otherYears}, ${worldsBehind(subject)}`;
  const { unit } = differenceShowing(row.series, subject);
  const rows = panels.map(({ subject: { scenarioName }, row }) => {
    const [difference, lower, upper] = [row.difference, row.lower, row.upper].map(
      (each) => each * ownFactor(subject.own, row.series),
    );
    const { value, range } = changeWithin(row.series.measure, difference, lower, upper);
    return [scenarioName, row.seen ? value : "~", range];
  });
  const spoken = rows.map(([name, value, range]) => `${name} ${value} (${range})`);
  return {
    title,
    subtitle: `Difference of ${decides} (${unit}) from ${baselineName} in each month, with its 95 % interval; the best over months ${first} to ${last} first. All panels have one scale.`,
    description: `${title}. Small line charts over ${monthCount(track.difference.length)}, one a scenario: ${spoken.join("; ")}.`,
    foot: `n = ${worldsBehind(subject)} each · seed ${subject.scenario.seed} · less ${baselineName}`,
    table: { columns: ["Scenario", `${capital(decides)} (${unit})`, "95 % interval"], rows },
  };
}
