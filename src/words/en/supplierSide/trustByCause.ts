import type { MeasureName } from "../../../model/measures.ts";
import { measures } from "../../../model/measures.ts";
import type { ScenarioResult } from "../../../worlds/result.ts";
import { gates } from "../../names.ts";
import { formatNumber, listed, tidyNumber, worlds } from "../../number.ts";
import { alignedNumbers } from "../../together.ts";
import { monthlyTrack, tellingMonths } from "../../track.ts";
import type { ChartTable } from "../chart.ts";
import { endsInWords, monthCount } from "../overTime.ts";
import { type Gate, type Rung, rungs } from "../trust.ts";
import { leadingLabel, otherGroups } from "./told.ts";

export const causes = ["deeds", "contact", "words"] as const;
export type Cause = (typeof causes)[number];

export const causeNames: Readonly<Record<Cause, string>> = {
  deeds: "by deeds: delivered work",
  contact: "by contact, which makes the same work count for more",
  words: "by words: what was said and heard",
};

/** The parts of trust on one rung, month by month: means over worlds. */
export interface RungByCause {
  /** What the rung is called: `product`. */
  readonly name: string;
  readonly gated: readonly Gate[];
  readonly parts: readonly { readonly cause: Cause; readonly values: readonly number[] }[];
}

const measuresOf: Readonly<Record<string, Partial<Record<Cause, MeasureName>>>> = {
  trustProduct: { deeds: "trustProductDeeds", contact: "trustProductContact", words: "trustProductWords" },
  trustRisk: { deeds: "trustRiskDeeds", contact: "trustRiskContact", words: "trustRiskWords" },
  trustOrganisation: {
    deeds: "trustOrganisationDeeds",
    contact: "trustOrganisationContact",
    words: "trustOrganisationWords",
  },
  trustSocial: { deeds: "trustSocialDeeds", words: "trustSocialWords" },
};

/** The four rungs of a group; those of which nothing is known are left out. */
export function rungsByCause(result: ScenarioResult, group: string): RungByCause[] {
  return rungs.flatMap(({ measure, gated }: Rung): RungByCause[] => {
    const parts = causes.flatMap((cause) => {
      const of = measuresOf[measure]?.[cause];
      const track = of === undefined ? undefined : monthlyTrack(result, of, [group]);
      return track === undefined ? [] : [{ cause, values: track.values("mean") }];
    });
    return parts.length === 0 ? [] : [{ name: measures[measure].label.replace("Trust: ", ""), gated, parts }];
  });
}

export const trustByCauseKeys = { axis: (rung: string) => `Trust: ${rung} (index)` } as const;

/** Title, subtitle, text alternative and table of the ladder by cause. */
export function trustByCauseWords(result: ScenarioResult, group: string, ladder: readonly RungByCause[]) {
  const title = titleOf(result, group, ladder);
  const spoken = ladder.map(({ name, parts }) => {
    return `${name}: ${listed(parts.map(({ cause, values }) => `${cause} ${endsInWords(values, false)}`))}`;
  });
  return {
    title,
    subtitle: `Trust of buyers in ${leadingLabel(result, group)}, 0 to 1, on its four rungs, and what has built it: mean of ${worlds(result.replications)}, by orders. Level lines: gates of the policy. A fall takes from all parts in proportion.${otherGroups(result, group)}`,
    description: `${title}. Four stacked areas, one for each rung of trust, over ${monthCount(result.months)}: ${spoken.join("; ")}.`,
    table: tableOf(result, ladder),
  };
}

/** The most that words hold on any rung in any month, and what the rung with the least deeds is made of at the end. */
function titleOf(result: ScenarioResult, group: string, ladder: readonly RungByCause[]): string {
  const name = leadingLabel(result, group);
  const words = ladder.flatMap(({ parts }) => parts.filter(({ cause }) => cause === "words").flatMap((p) => p.values));
  const known = words.filter(Number.isFinite);
  if (known.length === 0) return `Nobody orders from ${name}: there is no trust to take apart`;
  const [gate] = gates(result.scenario, "fixedGate");
  const most = Math.max(...known);
  const part = most === 0 ? "none of the trust" : `at most ${formatNumber(most)} of trust`;
  const asked = `the ${gates(result.scenario, "fixedGate").length > 1 ? "lowest " : ""}gate of the fixed track is ${tidyNumber(gate, 3)}`;
  const head = `Words hold ${part} in ${name} on any rung; ${asked}`;
  const people = ladder.find(({ parts }) => parts.some(({ cause }) => cause === "contact"));
  const rung = ladder.filter(({ parts }) => parts.length === causes.length).at(-1) ?? people;
  if (rung === undefined) return head;
  const last = lastOf(rung);
  if (last < 0) return head;
  const [deeds, contact] = alignedNumbers(
    (["deeds", "contact"] as const).map((cause) => rung.parts.find((part) => part.cause === cause)?.values[last] ?? 0),
  );
  return `${head}; in month ${last} deeds hold ${deeds} and contact ${contact} of that in its ${rung.name}, mean of ${worlds(behind(result, group, last))}`;
}

function lastOf({ parts }: RungByCause): number {
  return parts[0].values.findLastIndex(Number.isFinite);
}

/** Worlds in which somebody orders from the group in a month. */
function behind(result: ScenarioResult, group: string, month: number): number {
  return monthlyTrack(result, "trustProductDeeds", [group])?.values("n")[month] ?? 0;
}

function tableOf({ months }: ScenarioResult, ladder: readonly RungByCause[]): ChartTable {
  const columns = ladder.flatMap(({ name, parts }) =>
    parts.map(({ cause, values }) => ({ name: `${name}, by ${cause}`, values })),
  );
  return {
    columns: ["Month", ...columns.map(({ name }) => name)],
    rows: tellingMonths(months).map((month) => [
      String(month),
      ...alignedNumbers(columns.map(({ values }) => values[month])),
    ]),
  };
}
