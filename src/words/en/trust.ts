import type { MeasureName } from "../../model/measures.ts";
import type { SupplierKind } from "../../model/parameters.ts";
import { ALL, INCUMBENTS, incumbentGroups } from "../../model/series.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { axisTitle, gates, groupLabel, supplierGroups } from "../names.ts";
import { formatNumber, listed, tidyNumber, worlds } from "../number.ts";
import { alignedNumbers, numberWithin } from "../together.ts";
import { monthlyTrack, type Track, tellingMonths } from "../track.ts";
import { endsInWords, monthCount, type TextTable } from "./overTime.ts";
import { worldsOf } from "./run.ts";
import { mayEnter } from "./suppliers.ts";

export type Gate = "flexibleGate" | "fixedGate";

/** A kind of trust and the gates that ask for it. */
export interface Rung {
  readonly measure: MeasureName;
  readonly gated: readonly Gate[];
}

/** The rungs in the order in which they are climbed. */
export const rungs: readonly Rung[] = [
  { measure: "trustProduct", gated: ["flexibleGate", "fixedGate"] },
  { measure: "trustRisk", gated: ["fixedGate"] },
  { measure: "trustOrganisation", gated: ["fixedGate"] },
  { measure: "trustSocial", gated: [] },
];

/** A group of suppliers on one rung. */
export interface Climber {
  readonly name: string;
  readonly kind: SupplierKind;
  readonly track: Track;
}

/** Whose trust a rung shows: that of the incumbents first, then the newcomers; of all other groups where there are no incumbents. */
export function climbersOn(result: ScenarioResult, measure: MeasureName): Climber[] {
  const found: Climber[] = [];
  const held = monthlyTrack(result, measure, incumbentGroups(result.scenario.market).slice(0, -1));
  if (held !== undefined) found.push({ name: held.series.group, kind: "fixed", track: held });
  for (const group of supplierGroups(result.scenario)) {
    if (group.kind === "fixed" || (group.kind === "flexible" && held !== undefined)) continue;
    const track = monthlyTrack(result, measure, [group.name]);
    if (track !== undefined) found.push({ name: group.name, kind: group.kind, track });
  }
  return found;
}

/** All climbers of a result, each once: that of the title first among the newcomers. */
export function climbersOf(result: ScenarioResult) {
  const titled = trustOfNewcomers(result)?.name;
  const all = rungs.flatMap(({ measure }) => climbersOn(result, measure));
  const distinct = all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
  const first = distinct.filter(({ name, kind }) => kind !== "newcomer" || name === titled);
  const inOrder = [...first, ...distinct.filter((climber) => !first.includes(climber))];
  return inOrder.map(({ name, kind }) => ({ name, kind, label: groupLabel(result.scenario, name) }));
}

/**
 * Title, subtitle, text alternative and table of the chart of trust.
 *
 * @param drawn  how many of the climbers are drawn
 */
export function trustWords(result: ScenarioResult, drawn: number) {
  const title = trustTitle(result);
  const all = climbersOf(result).length;
  const left = drawn < all ? ` Drawn are ${drawn} of ${all} groups; the table has all.` : "";
  return {
    title,
    subtitle: `Trust of buyers, 0 to 1, in the order in which it is earned: median and 50 % of ${worlds(result.replications)}. Level lines: ${drawnGates(result)} of the policy.${left}`,
    description: `${title}. Four line charts, one for each rung of trust, over ${monthCount(result.months)}: ${spoken(result)}.`,
    table: tableOf(result),
  };
}

/** Gates of one track that are drawn, the lowest; the groups of buyers may have as many. */
export const MOST_GATES = 3;

function drawnGates({ scenario }: ScenarioResult): string {
  const most = Math.max(gates(scenario, "flexibleGate").length, gates(scenario, "fixedGate").length);
  return most > MOST_GATES ? "the three lowest gates" : "gates";
}

/** The title of the panel of a rung. */
export function rungTitle({ showing, series }: Track): string {
  return axisTitle(showing, { measure: series.measure, groupLabel: undefined });
}

/** A gate at the end of its line. */
export function gateLabel(gate: Gate, value: number): string {
  return `${gate === "fixedGate" ? "fixed gate" : "flexible gate"} ${tidyNumber(value, 3)}`;
}

/** How far a group of newcomers gets on the three rungs that the fixed track asks for. */
export interface TrustOfNewcomers {
  readonly name: string;
  /** The lowest gate of the fixed track among the buyers, and whether there are others. */
  readonly gate: number;
  readonly isLowest: boolean;
  readonly tracks: readonly Track[];
  /** First month in which the medians of all three pass it; -1 where there is none. */
  readonly passed: number;
  /** The rung with the lowest mean at the end. */
  readonly weakest: LastTrust;
}

interface LastTrust {
  readonly track: Track;
  /** The last month with a value, and what it is then. */
  readonly month: number;
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** The group of newcomers that passes the gate first, or the first of all where none does; undefined where none is known on all rungs. */
export function trustOfNewcomers(result: ScenarioResult): TrustOfNewcomers | undefined {
  const [gate, ...higher] = gates(result.scenario, "fixedGate");
  const newcomers = supplierGroups(result.scenario).filter(({ kind }) => kind === "newcomer");
  const found = newcomers.flatMap(({ name }): TrustOfNewcomers[] => {
    const tracks = rungs.slice(0, 3).flatMap(({ measure }) => monthlyTrack(result, measure, [name]) ?? []);
    if (tracks.length < 3) return [];
    const medians = tracks.map((track) => track.values("p50"));
    // A gate of 1 or more lets nobody through, whatever the trust.
    const passes = (month: number) => gate < 1 && medians.every((values) => values[month] >= gate);
    const passed = medians[0].findIndex((_, month) => passes(month));
    const [weakest] = tracks.map(lastTrust).sort((a, b) => a.mean - b.mean);
    return [{ name, gate, isLowest: higher.length > 0, tracks, passed, weakest }];
  });
  const when = ({ passed }: TrustOfNewcomers) => (passed < 0 ? Number.MAX_VALUE : passed);
  return found.toSorted((a, b) => when(a) - when(b))[0];
}

function lastTrust(track: Track): LastTrust {
  const mean = track.values("mean");
  const month = mean.findLastIndex(Number.isFinite);
  return { track, month, mean: mean[month], lower: track.values("lower")[month], upper: track.values("upper")[month] };
}

/** When newcomers pass the gate of the fixed track, or which rung holds them back. */
function trustTitle(result: ScenarioResult): string {
  const found = trustOfNewcomers(result);
  if (found === undefined) return trustOfOthers(result);
  const { gate, isLowest, tracks, passed, weakest } = found;
  const name = groupLabel(result.scenario, found.name);
  const asked = `the ${isLowest ? "lowest " : ""}gate of the fixed track (${tidyNumber(gate, 3)})`;
  const behind = (month: number) => worldsOf(tracks.map((track) => ({ n: track.values("n")[month] })));
  if (passed >= 0) return `Trust in ${name} passes ${asked} in month ${passed} (median of ${behind(passed)})`;
  const { track, month, mean, lower, upper } = weakest;
  const rung = track.showing.label.replace("Trust: ", "");
  const said = numberWithin(mean, lower, upper);
  const interval = upper > lower ? ` (${said.range})` : "";
  const n = worldsOf([{ n: track.values("n")[month] }]);
  const isBelow = [...track.values("p50"), ...track.values("mean")].every((value) => !(value >= gate));
  if (!isBelow) {
    const median = formatNumber(track.values("p50")[month]);
    return `Trust in ${name} never passes ${asked} on all rungs in one month; on ${rung} it is ${median} in month ${month} (median of ${n})`;
  }
  const isHighest = formatNumber(Math.max(...track.values("mean").filter(Number.isFinite))) === formatNumber(mean);
  const gets = isHighest
    ? `it reaches ${said.value}${interval} by month ${month}`
    : `it is ${said.value}${interval} in month ${month}`;
  return `Trust in ${name} stays below ${asked}: on ${rung} ${gets}, ${n}`;
}

function trustOfOthers(result: ScenarioResult): string {
  const track = monthlyTrack(result, "trust", incumbentGroups(result.scenario.market));
  const values = track?.values("p50").filter(Number.isFinite) ?? [];
  if (track === undefined || values.length === 0) return "No trust was observed";
  const whose = track.series.group === INCUMBENTS ? "incumbents" : groupLabel(result.scenario, track.series.group);
  const [first, last] = alignedNumbers([values[0], values[values.length - 1]]);
  const moved = values.length > 1 ? `goes from ${first} to ${last}` : `is ${last}`;
  const n = worldsOf([{ n: track.values("n")[track.values("p50").findLastIndex(Number.isFinite)] }]);
  const said = `in ${whose === ALL ? "suppliers" : whose} ${moved} (median of ${n})`;
  const isNobody = rungs.every(({ measure }) => climbersOn(result, measure).every(({ kind }) => kind !== "newcomer"));
  return mayEnter(result) && isNobody ? `No newcomer is trusted yet; trust ${said}` : `Trust ${said}`;
}

function spoken(result: ScenarioResult): string {
  return rungs
    .map(({ measure }) => {
      const ends = climbersOn(result, measure).map(
        ({ name, track }) => `${groupLabel(result.scenario, name)} ${endsInWords(track.values("p50"), false)}`,
      );
      return `${measure.replace("trust", "").toLowerCase()}: ${listed(ends) || "nobody"}`;
    })
    .join("; ");
}

function tableOf(result: ScenarioResult): TextTable {
  const columns = rungs.flatMap(({ measure }) =>
    climbersOn(result, measure).map(({ name, track }) => ({
      name: `${track.showing.label}, ${groupLabel(result.scenario, name)}`,
      values: track.values("p50"),
    })),
  );
  const rows = tellingMonths(result.months).map((month) => [
    String(month),
    ...alignedNumbers(columns.map((column) => column.values[month])),
  ]);
  return { columns: ["Month", ...columns.map((column) => column.name)], rows };
}
