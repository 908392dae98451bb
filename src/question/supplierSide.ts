import { z } from "zod";
import type { FirstSeen } from "../analyse/firsts.ts";
import { gatedRungs } from "../analyse/gate.ts";
import type { Compared, ShareSeen, StepSeen } from "../analyse/supplierSide.ts";
import type { Course, Threat } from "../analyse/threat.ts";
import type { MonthDifference, ThreatChange } from "../analyse/threatChange.ts";
import type { SeriesVerdict } from "../analyse/verdict.ts";
import { missingAsNull, orNull } from "../result/missingAsNull.ts";
import { ACCOUNTS, ACCOUNTS_NOTE, accountTable } from "../words/en/accountTable.ts";
import type { Answer } from "../words/en/run.ts";
import { sumSentences } from "../words/en/supplierSide/means.ts";
import { othersSentences } from "../words/en/supplierSide.ts";
import { groupLabel } from "../words/names.ts";
import { capital } from "../words/number.ts";
import type { MeanInterval } from "../worlds/statistics/intervals.ts";
import { count, ends, group, interval, monthRange, n, number, share, text } from "./answerParts.ts";
import type { PageBlock } from "./kind.ts";
import { markdownTable } from "./markdownTable.ts";
import { meansBlocks, meansMarkdown, meansObject, meansSchema } from "./meansSaid.ts";

/** The side of the group of suppliers that asks, for programs, as text and on a page. */

type Answered = Pick<Answer, "side" | "start" | "labels">;

/** For programs, missing numbers null; nothing where buyers ask. */
export function sideObject({ side }: Pick<Answer, "side">): object {
  if (side === undefined) return {};
  const { profit, share: spend, steps, buyers, contracts, ruin, cost, gain, others } = side;
  const { payback, years, ...money } = gain;
  return {
    supplierSide: {
      group: side.group,
      profit: spanObject(profit),
      shareOfSpend: spanObject(spend),
      steps: steps.map(stepObject),
      contracts: comparedObject(contracts),
      ...(ruin && { ruin: { scenario: shareObject(ruin.scenario), reference: shareObject(ruin.reference) } }),
      ...(cost && {
        cost: {
          aYear: missingAsNull(cost.aYear),
          all: missingAsNull(cost.all),
          strategyReturn: missingAsNull(cost.strategyReturn),
        },
      }),
      gain: {
        ...money,
        aYear: missingAsNull(gain.aYear),
        all: missingAsNull(gain.all),
        earnedAYear: missingAsNull(gain.earnedAYear),
        payback,
        years: years.map(({ months, gained, sinceDecision }) => ({
          months,
          gained: missingAsNull(gained),
          sinceDecision: missingAsNull(sinceDecision),
        })),
      },
      buyers: buyers.map((each) => ({
        buyers: each.buyers,
        count: each.count,
        demand: each.demand,
        steps: each.steps.map(stepObject),
        everServed: comparedObject(each.everServed),
        everContracted: comparedObject(each.everContracted),
        contracts: comparedObject(each.contracts),
        wallet: comparedObject(each.wallet),
      })),
      others: others.map(({ series, difference, lower, upper }) => ({
        group: series.group,
        ...missingAsNull({ difference, lower, upper }),
      })),
      ...(side.threat && { threat: threatObject(side.threat) }),
      ...(side.threatChange && { threatChange: threatChangeObject(side.threatChange) }),
      ...(side.nearest && { nearest: { ...side.nearest, trust: missingAsNull(side.nearest.trust) } }),
      ...(side.means && { means: meansObject(side.means) }),
    },
  };
}

function threatObject({ challenger, half, contracts, own, inertia }: Threat): object {
  const course = ({ group: of, first, last }: Course) => {
    return { group: of, first: missingAsNull(first), last: missingAsNull(last) };
  };
  return {
    challenger: course(challenger),
    half,
    ...(contracts && { contracts: missingAsNull(contracts) }),
    own: course(own),
    ...(inertia && { inertia: inertiaObject(inertia) }),
  };
}

function threatChangeObject({ before, after, share: spend, from, contracts, inertia }: ThreatChange): object {
  const between = ({ n: worlds, baseline: meanBaseline, scenario: meanScenario, ...rest }: MonthDifference) =>
    missingAsNull({ n: worlds, meanBaseline, meanScenario, ...rest });
  return {
    before: before ? missingAsNull(before) : null,
    after: after ? missingAsNull(after) : null,
    share: between(spend),
    ...(from && { from }),
    ...(contracts && { contracts: between(contracts) }),
    ...(inertia && { inertia: inertiaObject(inertia) }),
  };
}

function inertiaObject({ n: worlds, difference, lower, upper }: NonNullable<Threat["inertia"]>): object {
  return missingAsNull({ n: worlds, difference, lower, upper });
}

function spanObject({ whole: { meanReference: meanBaseline, ...span } }: SeriesVerdict): object {
  return missingAsNull({ meanBaseline, ...span });
}

function stepObject({ step, scenario, reference, late }: StepSeen): object {
  const seen = (each: FirstSeen) => ({ ...missingAsNull(each), ...finite(each) });
  return {
    step,
    scenario: seen(scenario),
    reference: reference === undefined ? null : seen(reference),
    late: whole(late),
  };
}

/** Months that are after the run are null. */
function finite({ median, lower, upper }: FirstSeen): object {
  return { median: whole(median), lower: whole(lower), upper: whole(upper) };
}

function whole(month: number): number | null {
  return Number.isFinite(month) ? month : null;
}

function comparedObject({ scenario, reference, difference }: Compared): object {
  const mean = (each: MeanInterval) =>
    missingAsNull({ n: each.n, mean: each.mean, lower: each.lower, upper: each.upper });
  return { scenario: mean(scenario), reference: mean(reference), difference: mean(difference) };
}

function shareObject({ n: worlds, share: part, lower, upper }: ShareSeen): object {
  return { n: worlds, share: orNull(part), lower: orNull(lower), upper: orNull(upper) };
}

const seenSchema = z
  .looseObject({
    n,
    median: number("Median month of the run; null after it."),
    ...ends,
    never: share("Share of worlds in which it never comes so far."),
  })
  .nullable();

const stepSchema = z.looseObject({
  step: text("courted, order, gate (trust is enough for a contract) or contract."),
  scenario: seenSchema,
  reference: seenSchema,
  late: number("Month by which nine of ten worlds have come so far; null after the run."),
});

const comparedSchema = z.looseObject({ scenario: interval, reference: interval, difference: interval });
const worldsShare = z.looseObject({ n, share: share("Share of worlds."), ...ends });

const courseSchema = z.looseObject({ group, first: interval, last: interval });

const threatSchema = z.looseObject({
  challenger: courseSchema.meta({
    description: "Share of spend, first month and last, of who gains most where the strategy is not there.",
  }),
  half: number("Month by which it has half of what it gains."),
  contracts: interval.optional().meta({ description: "Contracts a buyer that newcomers hold in the last month." }),
  own: courseSchema.meta({ description: "The same of the group that asks, without its strategy." }),
  inertia: z
    .looseObject({ n, difference: number("Inertia with the strategy less without, over the window."), ...ends })
    .optional(),
});

const gainingSchema = z
  .looseObject({ group, first: number("Share of spend in the first month."), last: number("In the last month.") })
  .nullable();

const betweenSchema = z.looseObject({ n, difference: number("Scenario less baseline, in the last month."), ...ends });

const threatChangeSchema = z.looseObject({
  before: gainingSchema.meta({ description: "Who gains most of the spend in the baseline; null where nobody does." }),
  after: gainingSchema.meta({ description: "The same in the scenario." }),
  share: betweenSchema.meta({ description: "Share of spend of the one before, else of the one after." }),
  from: z.literal("no pairs").optional().meta({
    description: "Where saved folders hold these months as means only: intervals are from those of the two means.",
  }),
  contracts: betweenSchema.optional().meta({ description: "Contracts a buyer that newcomers hold." }),
  inertia: z
    .looseObject({ n, difference: number("Inertia of the group that asks, over the window."), ...ends })
    .optional(),
});

const nearestSchema = z
  .looseObject({
    group,
    gate: number("Gate of the fixed track, the lowest where groups of buyers differ."),
    rung: z.enum(gatedRungs).meta({ description: "Rung on which the trust in it is lowest in the last month." }),
    trust: interval.meta({ description: "Trust on that rung in the last month, over the worlds in which it sells." }),
    month: count("Last month of the run."),
    since: count("Month from which on the means of all three rungs are at the gate or above.").optional(),
  })
  .meta({ description: "Who of newcomers and back-ups is nearest to a contract where the strategy is not there." });

export const supplierSideSchema = z
  .looseObject({
    group,
    profit: z.looseObject({ n, difference: number("Scenario less baseline, over all years."), ...ends }),
    shareOfSpend: z.looseObject({ n, difference: number("Scenario less baseline, over all years."), ...ends }),
    steps: z.array(stepSchema).meta({ description: "When the group comes how far with any buyer." }),
    contracts: comparedSchema.meta({ description: "Contracts held in the last month." }),
    ruin: z
      .looseObject({ scenario: worldsShare, reference: worldsShare })
      .optional()
      .meta({ description: "Share of worlds in which one of the group runs out of cash." }),
    cost: z
      .looseObject({
        aYear: interval,
        all: interval,
        strategyReturn: interval.meta({ description: "Gain over cost." }),
      })
      .optional()
      .meta({ description: "What selling costs more." }),
    gain: z
      .looseObject({
        unit: text("What the money is counted in."),
        isOfSpend: z.boolean().meta({ description: "Whether at the volume that the spend of the scenario buys." }),
        aYearOfOne: number("What a profit of one unit cost a month comes to in a year."),
        months: monthRange,
        aYear: interval.meta({ description: "In the mean year." }),
        all: interval.meta({ description: "Of all months together." }),
        earnedAYear: interval.meta({ description: "What it earns in the mean year of the baseline." }),
        years: z.array(
          z.looseObject({
            months: monthRange,
            gained: interval.meta({ description: "In the year." }),
            sinceDecision: interval.meta({ description: "Since the decision." }),
          }),
        ),
      })
      .meta({ description: "What the group earns more, not discounted." }),
    buyers: z.array(z.looseObject({ buyers: text("Group of buyers."), count: count("How many there are.") })),
    others: z.array(z.looseObject({ group, difference: number("Share of spend over the window."), ...ends })),
    threatChange: threatChangeSchema.optional().meta({
      description: "Of a comparison, asked by who is there already: who threatens before and after.",
    }),
    nearest: nearestSchema.optional(),
    means: meansSchema.optional(),
    threat: threatSchema.optional().meta({
      description: "Of who is there already and has a strategy: who gains without it, and what it loses itself.",
    }),
  })
  .meta({ description: "What it comes to for the group of suppliers that asks." });

/** Sentences of the side that stand below the tables. */
export function sideNotes({ side, labels = NO_LABELS }: Answered): string[] {
  if (side === undefined) return [];
  return [...sumSentences({ side }), ...othersSentences({ side }, (name) => groupLabel({ labels }, name))];
}

const NO_LABELS: ReadonlyMap<string, string> = new Map();

function tableOf({ side, start, labels = NO_LABELS }: Answered) {
  return side === undefined || side.buyers.length === 0
    ? undefined
    : accountTable(side, (name) => groupLabel({ labels }, name), start);
}

/** The buyers as accounts, as a part of a text. */
export function sideMarkdown(answer: Answered, depth = 2): string[] {
  const table = tableOf(answer);
  if (table === undefined) return meansMarkdown(answer, depth);
  const heading = `${"#".repeat(depth)} ${ACCOUNTS}`;
  return [
    heading,
    "",
    ...markdownTable(table.columns, table.rows),
    "",
    `${capital(ACCOUNTS_NOTE)}.`,
    "",
    ...meansMarkdown(answer, depth),
  ];
}

/** The same as parts of a page. */
export function sideParts(answer: Answered): PageBlock["parts"] {
  const table = tableOf(answer);
  return table === undefined ? [] : [{ table }, { words: [`${capital(ACCOUNTS_NOTE)}.`], quiet: true }];
}

/** The same as a section of a page. */
export function sideBlocks(answer: Answered): PageBlock[] {
  const parts = sideParts(answer);
  return [...meansBlocks(answer), ...(parts.length === 0 ? [] : [{ id: "accounts", title: ACCOUNTS, parts }])];
}
