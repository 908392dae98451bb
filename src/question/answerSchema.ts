import { z } from "zod";
import { spans } from "../worlds/valuesOver.ts";
import {
  arm,
  better,
  count,
  difference,
  ends,
  everyAnswer,
  explained,
  firsts,
  goals,
  group,
  interval,
  label,
  measure,
  measureRow,
  monthRange,
  n,
  number,
  path,
  plausible,
  pointsInMarkets,
  ranked,
  ratio,
  savings,
  settings,
  share,
  text,
  texts,
  unit,
  verdict,
  worse,
} from "./answerParts.ts";
import { supplierSideSchema } from "./supplierSide.ts";

const run = z.looseObject({
  ...everyAnswer,
  reference: text("What it is measured against: without-entry, without-strategy, a scenario, or none."),
  against: z.string().nullable().meta({ description: "The same in words." }),
  changed: texts("What the command line set."),
  verdict: verdict.optional(),
  goals: goals.optional(),
  notes: texts("What the reader should know.").optional(),
  measures: z.array(measureRow),
  plausible: plausible.optional(),
  savings: savings.optional(),
  supplierSide: supplierSideSchema.optional(),
  claims: z
    .array(
      z.looseObject({
        number: z.int().meta({ description: "Number of the claim in its file, from 1." }),
        says: text("The claim in words."),
        verdict: z
          .enum(["green", "red", "undecided"])
          .nullable()
          .meta({ description: "What became of it; null where the worlds of the run cannot judge it." }),
        n: z.int().optional().meta({ description: "Worlds that counted." }),
        mean: number("Mean of the worlds, or of their paired differences.").optional(),
        lower: number("Lower end of the interval that the verdict rests on.").optional(),
        upper: number("Upper end of the interval that the verdict rests on.").optional(),
      }),
    )
    .optional()
    .meta({ description: "The claims of the scenario." }),
});

const comparison = z.looseObject({
  ...everyAnswer,
  baseline: z.looseObject(arm),
  ranking: ranked.optional(),
  warnings: texts("What makes the answer weaker than it could be."),
  notes: texts("What the reader should know."),
  families: z
    .record(z.string(), z.int())
    .meta({ description: "How many differences are corrected for being looked at together, by family." }),
  input: z.array(
    z.looseObject({
      path,
      month: count("Month from which it holds; 0 but for the timetable."),
      unit: text("Unit of the setting."),
      meaning: text("What it is."),
      values: z.record(z.string(), z.string().nullable()).meta({ description: "As a file writes it, by scenario." }),
    }),
  ),
  scenarios: z.array(
    z.looseObject({
      ...arm,
      paired: z.boolean().meta({ description: "Whether both live in the same worlds." }),
      pairs: count("Pairs of worlds."),
      same: z.boolean().meta({ description: "Whether nothing differs." }),
      answer: everyAnswer.answer,
      notes: texts("What stands below the tables."),
      verdict: verdict.optional(),
      goals: goals.optional(),
      firsts: firsts.optional(),
      explained: explained.optional(),
      plausible: plausible.optional(),
      savings: savings.optional(),
      supplierSide: supplierSideSchema.optional(),
      measures: z.array(
        measureRow.extend({
          p: number("Chance of such a difference, or a greater one, where there is none."),
          pHolm: number("The same, corrected for all that is looked at."),
          seen: z.boolean().meta({ description: "Whether the difference stands after the correction." }),
        }),
      ),
    }),
  ),
});

const part = z.looseObject({ ...difference, better, worse });

const effect = z.looseObject({
  ...everyAnswer,
  changed: texts("What the command line set."),
  verdict: verdict.optional(),
  savings: savings.optional(),
  explained: explained.optional(),
  measures: z.array(
    z.looseObject({
      measure,
      group,
      label,
      unit,
      n,
      means: z.record(z.string(), z.number().nullable()).meta({ description: "Mean of each arm." }),
      total: part,
      substitution: part,
      catfish: part,
      share: ratio,
    }),
  ),
  years: z.array(
    z.looseObject({
      year: count("Year of the run, from 1."),
      months: monthRange,
      n: n.nullable(),
      total: number("What entry does to buyer value."),
      share: ratio,
    }),
  ),
  plausible: z.record(z.string(), plausible.nullable().optional()).optional(),
});

const outcome = { measure, group, unit };
const over = z
  .enum(["run", "window"])
  .meta({ description: "Whether means are over the whole run, from the month of the decision, or over the window." });
const elsewhereOver = z.enum(spans).meta({
  description: "The months: of the whole run, of the window, of the first years of the run, or of its later ones.",
});
/** What a mean of an exploration is over. */
const meansOver = {
  over,
  discountRate: number("How much less a year weighs than the one before; null over the window."),
};
const side = text("Whether less or more of the measure is better; null for neither.").nullable();
const limits = { path, low: z.union([z.number(), z.string()]), high: z.union([z.number(), z.string()]) };

/** A point at which nothing went wrong has numbers, and one that failed says why. */
const pointOf = (numbers: Record<string, z.ZodType>) =>
  z.union([z.looseObject({ settings, failure: z.string() }), z.looseObject({ settings, n, ...numbers })]);

const sweepPoint = pointOf({
  mean: number("Mean over worlds."),
  ...ends,
  p05: number("Five in a hundred worlds have less."),
  p95: number("Five in a hundred worlds have more."),
});

const sweepMarkets = pointsInMarkets({ settings }).optional();

const sweep = z.looseObject({
  ...everyAnswer,
  ...outcome,
  ...meansOver,
  variables: z.array(z.looseObject({ ...limits, levels: z.array(z.unknown()) })),
  better: side,
  best: sweepPoint.nullable(),
  asGood: z.array(settings).nullable().meta({ description: "Points that may be as good as the best." }),
  elsewhere: z
    .array(z.looseObject({ over: elsewhereOver, best: sweepPoint, asGood: z.array(settings) }))
    .meta({ description: "What is best over other months, where that is another point." }),
  gainOverBase: z.looseObject({ n, gain: number("Best less the scenario as it is."), ...ends }).nullable(),
  base: sweepPoint,
  points: z.array(sweepPoint),
  plausible: sweepMarkets,
  others: z
    .array(
      z.looseObject({
        ...outcome,
        better: side,
        best: sweepPoint.nullable(),
        asGood: z.array(settings).nullable(),
        plausible: sweepMarkets,
      }),
    )
    .meta({ description: "What is best by each further measure." }),
  front: z.array(settings).meta({ description: "Points that no other beats by all measures; none for one measure." }),
});

const measureSensitivity = {
  ...outcome,
  base: z.looseObject({ n, ...interval.shape }).meta({ description: "The scenario as it is." }),
  variance: z.looseObject({}).nullable().meta({ description: "Variance over the design, with --method sobol." }),
  noise: number("The part of the variance that is chance between worlds, with --method sobol."),
  settings: z.array(
    z.looseObject({
      path,
      unit,
      swing: number("How far the measure moves from one end of the range to the other."),
    }),
  ),
};

const sensitivity = z.looseObject({
  ...everyAnswer,
  ...measureSensitivity,
  ...meansOver,
  method: z.enum(["morris", "sobol", "tornado"]),
  points: count("Points that were simulated."),
  failed: count("Points that gave nothing."),
  size: number("Trajectories, or rows of the design; null for a tornado.").optional(),
  range: z.unknown().meta({ description: "How far to each side of its value a setting goes; null with --vary." }),
  warnings: texts("What makes the answer weaker than it could be."),
  others: z.array(z.looseObject(measureSensitivity)).meta({ description: "What each further measure depends on." }),
});

const caseOf = pointOf({ happened: number("Worlds in which it happened."), share: share("Share of worlds."), ...ends });

const foundBox = z.looseObject({
  limits: z.array(z.looseObject(limits)),
  found: z.looseObject({}).meta({ description: "Coverage and density where it was found." }),
  check: z.looseObject({}).meta({ description: "The same at points of their own." }),
});

const discovery = z.looseObject({
  ...everyAnswer,
  ...outcome,
  ...meansOver,
  when: text("The outcome that is looked for."),
  share: share("Share of worlds in which it has to happen."),
  variables: z.array(z.looseObject(limits)),
  base: caseOf,
  middle: caseOf.nullable(),
  points: z
    .union([count("With several settings: points of the search."), z.array(caseOf)])
    .meta({ description: "How many points were searched; with one setting, each of them." }),
  checkingPoints: count("Points that check the box.").optional(),
  known: count("Points of the search whose worlds told whether it happens.").optional(),
  hits: count("Points at which it happens.").optional(),
  box: foundBox.nullable().optional(),
  why: text("Why there is no box.").optional(),
  further: z.array(foundBox).meta({ description: "Boxes beside the first." }).optional(),
  verdict: text("With one setting: what was found.").optional(),
  thresholds: z.array(z.looseObject({})).meta({ description: "Values at which it tips." }).optional(),
  touches: z.unknown().meta({ description: "Whether it comes close without tipping." }).optional(),
});

const ranking = z
  .looseObject({ policy: text("The best policy."), settings, asGood: texts("Those that may be as good.") })
  .nullable();

const policyMarkets = pointsInMarkets({ policy: text("Name of the policy.") }).optional();

const choice = z.looseObject({
  ...everyAnswer,
  ...outcome,
  ...meansOver,
  for: z.string().nullable().meta({ description: "The group that chooses; null for all buyers." }),
  elsewhere: z
    .array(z.looseObject({ over: elsewhereOver, worstRegret: ranking }))
    .meta({ description: "The best policy over other months, where that is another one." }),
  better: text("Whether less or more of the measure is better."),
  uncertain: z.array(z.looseObject({ ...limits, levels: z.array(z.unknown()) })),
  design: z.unknown().meta({ description: "How futures were drawn." }),
  satisfy: z
    .array(z.looseObject({ measure, group, side: z.string(), value: z.union([z.number(), z.string()]) }))
    .meta({ description: "What a policy has to meet." }),
  deciding: z.looseObject({}).nullable().meta({ description: "What decides between the best and its rival." }),
  futures: z.looseObject({ asked: count("Futures that were drawn."), used: count("Those in which no policy failed.") }),
  best: z.looseObject({ worstRegret: ranking, meanRegret: ranking, satisfied: ranking }),
  policies: z.array(
    z.looseObject({ name: text("Name of the policy."), settings, outcome: interval, meanRegret: interval }),
  ),
  plausible: policyMarkets,
  others: z
    .array(
      z.looseObject({
        ...outcome,
        better: text("Whether less or more of the measure is better."),
        best: z.looseObject({ worstRegret: ranking, meanRegret: ranking }),
        policies: z.array(
          z.looseObject({ name: text("Name of the policy."), settings, worstRegret: z.looseObject({}) }),
        ),
        plausible: policyMarkets,
      }),
    )
    .meta({ description: "The same policies by each further measure." }),
});

const trial = z.looseObject({ settings }).nullable().meta({
  description:
    "A trial in worlds that chose nothing: its settings, mean and interval, and how far it lies above the proposed split.",
});

const allocation = z.looseObject({
  ...everyAnswer,
  ...outcome,
  ...meansOver,
  better: text("Whether less or more of the measure is better."),
  spender: text("The group of suppliers whose budget it is."),
  budget: number("What each of them has [unit costs a month]."),
  channels: z
    .array(
      z.looseObject({
        name: text("Name of the channel, as --over takes it."),
        path: z.string(),
        price: number("What one unit of the lever costs [unit costs a month]."),
        share: number("Its share in the proposed split.").nullable(),
        ...ends,
        more: z.looseObject({}).nullable().meta({ description: "What one more unit of money a month on it adds." }),
        gain: z
          .looseObject({})
          .nullable()
          .meta({ description: "What its money brings in the proposed split, above that kept and all else the same." }),
        allOn: trial,
      }),
    )
    .meta({
      description: "Every channel, with its share in the proposed split and between which shares the best split lies.",
    }),
  tried: count("Splits that were tried."),
  asGood: count("Those that are not clearly behind the best, the best among them."),
  proposed: trial,
  even: trial,
  nothing: trial,
  asItIs: trial,
  plausible: z
    .looseObject({
      markets: count("Markets that are as plausible."),
      nearest: count("Point in splits.csv that was tried there and lies nearest to the proposed split.").optional(),
      aheadOfEven: count("Markets in which that does better than the even split.").optional(),
    })
    .optional(),
});

/**
 * The shape of every answer for programs, by the kind of question as manifests name them, which is that of `summary.json` and of what `--json` tells. One convention for
 * all kinds: the same thing has the same key. Newer versions may have more keys; those that are here stay.
 */
export const answerSchemas = { run, comparison, effect, sweep, sensitivity, discovery, choice, allocation };
