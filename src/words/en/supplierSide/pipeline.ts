import type { MeasureName } from "../../../model/measures.ts";
import type { ScenarioResult } from "../../../worlds/result.ts";
import { listed, worlds } from "../../number.ts";
import { alignedNumbers, numberWithin } from "../../together.ts";
import { monthlyTrack, type Track, tellingMonths } from "../../track.ts";
import type { ChartTable } from "../chart.ts";
import { endsInWords, monthCount } from "../overTime.ts";
import { leadingLabel, otherGroups } from "./told.ts";

/** A stage of the pipeline: mean number of buyers, month by month. */
export interface Stage {
  readonly name: string;
  readonly values: readonly number[];
}

/** Stages from the last to the first, so that the last stands at the foot; courted are those that are no prospects yet. */
export function stagesOf(result: ScenarioResult, group: string): Stage[] {
  const means = (measure: MeasureName) => monthlyTrack(result, measure, [group])?.values("mean") ?? [];
  const [courted, prospects] = [means("pipelineCourted"), means("pipelineProspects")];
  return [
    { name: "under contract", values: means("contracts") },
    { name: "past the gate", values: means("pipelineQualified") },
    { name: "on trial", values: means("pipelineTrials") },
    { name: "prospects", values: prospects },
    { name: "courted", values: courted.map((all, month) => all - prospects[month]) },
  ].filter(({ values }) => values.length > 0);
}

export const pipelineKeys = { axis: (name: string) => `Buyers of ${name} (mean)` } as const;

/** Title, subtitle, text alternative and table of the chart of the pipeline. */
export function pipelineWords(result: ScenarioResult, group: string, stages: readonly Stage[]) {
  const title = titleOf(result, group);
  const spoken = stages.map(({ name, values }) => `${name} ${endsInWords(values, false)}`);
  return {
    title,
    subtitle: `How far ${leadingLabel(result, group)} is with buyers, each in one stage: mean${each(result, group)} of ${worlds(result.replications)}.${otherGroups(result, group)}`,
    description: `${title}. Stacked areas over ${monthCount(result.months)}: ${listed(spoken)}.`,
    table: tableOf(result, stages),
  };
}

function titleOf(result: ScenarioResult, group: string): string {
  const name = leadingLabel(result, group);
  const [contracts, qualified] = [
    monthlyTrack(result, "contracts", [group]),
    monthlyTrack(result, "pipelineQualified", [group]),
  ];
  if (contracts === undefined) return `${name} holds no contract in any month`;
  const last = result.months - 1;
  const behind = worlds(contracts.values("n")[last]);
  const more = qualified === undefined ? "" : ` and is past the gate with ${said(qualified, last)} buyers more`;
  return `In month ${last} ${name} holds ${said(contracts, last)} contracts${each(result, group)}${more}, ${behind}`;
}

/** ` a supplier`, in a group of several. */
function each({ scenario }: ScenarioResult, group: string): string {
  const count = scenario.market.suppliers.find(({ name }) => name === group)?.count ?? 1;
  return count > 1 ? " a supplier" : "";
}

function said({ values }: Track, month: number): string {
  const { value, range } = numberWithin(values("mean")[month], values("lower")[month], values("upper")[month]);
  return values("upper")[month] > values("lower")[month] ? `${value} (${range})` : value;
}

function tableOf({ months }: ScenarioResult, stages: readonly Stage[]): ChartTable {
  return {
    columns: ["Month", ...stages.map(({ name }) => name)],
    rows: tellingMonths(months).map((month) => [
      String(month),
      ...alignedNumbers(stages.map(({ values }) => values[month])),
    ]),
  };
}
