import { measures } from "../../../model/measures.ts";
import { dealingOf } from "../../../worlds/dealings.ts";
import type { ScenarioResult } from "../../../worlds/result.ts";
import { axisTitle, inSentence, labelled } from "../../names.ts";
import { count, formatNumber, worlds } from "../../number.ts";
import { numberWithin } from "../../together.ts";
import { findTrack, type Track, tellingMonths } from "../../track.ts";
import type { ChartTable } from "../chart.ts";
import { fanOf } from "../overTime.ts";
import { leadingLabel, otherGroups } from "./told.ts";

/** What is seen of a group around the first departure of an account manager. */
export interface Departure {
  readonly offsets: readonly number[];
  readonly tracks: readonly Track[];
  /** Worlds in which somebody left. */
  readonly worlds: number;
}

const SHOWN = ["shareOfSpend", "trustOrganisation", "rapport", "service"] as const;

/** Undefined where the group has no managers, or none leaves in any world. */
export function departureOf(result: ScenarioResult, group: string): Departure | undefined {
  const { sinceDeparture, dealings, money, replications } = result;
  if (sinceDeparture === undefined || dealings === undefined) return undefined;
  const { series, statistics } = sinceDeparture;
  const tracks = SHOWN.flatMap((measure) => findTrack({ series, statistics, money }, measure, [group]) ?? []);
  const all = Array.from({ length: replications }, (_, world) => dealingOf(dealings, group, "departure", world));
  if (tracks.length === 0) return undefined;
  return { offsets: [...sinceDeparture.offsets], tracks, worlds: all.filter(Number.isFinite).length };
}

export const departureKeys = {
  axis: "months since a manager left",
  departure: "an account manager leaves",
} as const;

/** Title, subtitle, text alternative and table of the chart before and after a departure. */
export function departureWords(result: ScenarioResult, group: string, found: Departure) {
  const name = leadingLabel(result, group);
  const title = titleOf(result, group, found);
  const all = worlds(result.replications);
  const behind = result.replications === 1 ? all : `${count(found.worlds)} of ${all}`;
  return {
    title,
    subtitle: `Each world moved so that the first departure of an account manager of ${name}, while somebody orders, is month 0: ${fanOf(found.worlds, behind)}. What ${name} gains or loses in these months anyway is in it too.${otherGroups(result, group)}`,
    description: `${title}. Line charts from ${-found.offsets[0]} months before to ${found.offsets[found.offsets.length - 1]} months after.`,
    foot: `a departure in ${behind}`,
    table: tableOf(result, found),
  };
}

/** Trust in the organisation, or what is known instead, in the month before and the month after, as means over the same worlds as far as they are known. */
function titleOf(result: ScenarioResult, group: string, { offsets, tracks }: Departure): string {
  const track = tracks.find(({ series }) => series.measure === "trustOrganisation") ?? tracks[0];
  const [before, after] = [-1, 1].map((offset) => offsets.indexOf(offset));
  const name = leadingLabel(result, group);
  const { measure } = track.series;
  const noun =
    measure === "trustOrganisation"
      ? `trust in the organisation of ${name}`
      : inSentence(measures[measure], { measure, groupLabel: name });
  const said = (place: number) => {
    const { values, showing } = track;
    const [mean, lower, upper] = (["mean", "lower", "upper"] as const).map((each) => values(each)[place]);
    const { value, range } = numberWithin(mean, lower, upper, showing.percent);
    return upper > lower ? `${value} (${range})` : value;
  };
  const [from, to] = [track.values("mean")[before], track.values("mean")[after]];
  if (!Number.isFinite(from + to)) return `What is seen of ${noun} around a departure`;
  const n = worlds(Math.min(track.values("n")[before], track.values("n")[after]));
  return `When a manager leaves, ${noun} goes in the mean from ${said(before)} in the month before to ${said(after)} in the month after, ${n}`;
}

function tableOf({ scenario }: ScenarioResult, { offsets, tracks }: Departure): ChartTable {
  const n = tracks[0].values("n");
  return {
    columns: [
      "Months since the departure",
      "n",
      ...tracks.map(({ showing, series }) => axisTitle(showing, labelled(scenario, series))),
    ],
    rows: tellingMonths(offsets.length).map((place) => [
      String(offsets[place]),
      count(n[place]),
      ...tracks.map(({ showing, values }) => formatNumber(values("p50")[place], showing.percent)),
    ]),
  };
}
