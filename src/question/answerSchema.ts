import { z } from "zod";
import { stopSchema } from "../result/manifest.ts";
import { spans } from "../worlds/valuesOver.ts";

/**
 * The shape of every answer for programs, which is that of `summary.json` and of what `--json` tells. One convention for
 * all kinds: the same thing has the same key. Newer versions may have more keys; those that are here stay.
 */

const text = (description: string) => z.string().meta({ description });
const texts = (description: string) => z.array(z.string()).meta({ description });
/** A number; null where there is nothing to compute it from. */
const number = (description: string) => z.number().nullable().meta({ description });
const count = (description: string) => z.int().min(0).meta({ description });
const share = (description: string) => z.number().min(0).max(1).nullable().meta({ description });

const n = count("Worlds, or pairs of worlds, that the number rests on.");
const measure = text("Name of a measure, as `catfish list measures` has it.");
const group = text("all, a group, or incumbents.");
const unit = text("Unit, or the currency of the scenario.");
const label = text("The measure as people call it.");
const path = text("A setting, as --set takes it.");
const settings = texts("What is set, as --set takes it.");
const monthRange = z
  .tuple([z.int().min(0), z.int().min(0)])
  .meta({ description: "First and last month, both included, from 0." });

const ends = {
  lower: number("Lower end of the 95 % interval."),
  upper: number("Upper end of the 95 % interval."),
};
const interval = z.looseObject({ mean: number("Mean."), ...ends });
const ratio = z.looseObject({ value: number("The share."), ...ends }).nullable();

const difference = {
  difference: number("Scenario less baseline, in the same worlds."),
  ...ends,
};
const better = share("Share of worlds in which the scenario did better; of a neutral measure, was higher.");
const worse = share("Share of worlds in which the scenario did worse.");

/** A measure of a scenario against what it is measured against. */
const measureRow = z.looseObject({
  measure,
  group,
  label,
  unit,
  n,
  meanBaseline: number("Mean of what it is measured against; null where there is nothing."),
  meanScenario: number("Mean of the scenario."),
  ...difference,
  relative: number("The difference as a share of the baseline's mean."),
  better,
  worse: worse.optional(),
  verdict: z.string().meta({
    description: "better, worse, higher, lower; unclear where the interval covers zero, none without a baseline.",
  }),
});

const marketRow = z.looseObject({
  measure,
  group,
  n: count("Markets that the numbers rest on."),
  p05: number("Five in a hundred markets have less."),
  p50: number("The median over markets."),
  p95: number("Five in a hundred markets have more."),
  otherSign: share("Share of markets in which the difference has the other sign than in the market as written."),
  worse: share("Share of markets in which the buyer is worse off."),
});

const plausible = z
  .looseObject({
    markets: count("Markets that were simulated, every assumed value drawn from its plausible range."),
    differences: z.array(marketRow),
  })
  .meta({ description: "What is found in markets that are as plausible." });

const amount = z
  .looseObject({ n, mean: number("Mean over worlds."), ...ends })
  .meta({ description: "An amount of money with its 95 % interval." });

const savings = z
  .looseObject({
    currency: text("The currency of the scenario."),
    annualSpend: number("What all buyers spend a year in the reference market."),
    months: monthRange,
    cashAYear: amount,
    valueAYear: amount,
    cash: amount,
    discounted: amount,
    discountRate: share("How much less a later year counts."),
    years: z.array(z.looseObject({ months: monthRange, saved: amount, sinceDecision: amount })),
    shareOfWorlds: share("Share of worlds in which cash is saved."),
    paysBackInYear: count("Year, from 1, from which on the sum is never below 0 again.").optional(),
    paysBackInMonth: count("The same as a month of the run, where it costs first.").optional(),
    start: text("Calendar month of month 0.").optional(),
  })
  .meta({ description: "What is saved in cash, and what it is worth, where a spend is known." });

const explained = z
  .looseObject({ story: texts("Sentences.") })
  .meta({ description: "One world told, with --explain." });

const span = z.looseObject({
  n,
  meanBaseline: number("Mean of what it is measured against."),
  meanScenario: number("Mean of the scenario."),
  ...difference,
  better,
  worse,
  p05: number("Five in a hundred pairs of worlds differ by less."),
  p50: number("The median over pairs of worlds."),
  p95: number("Five in a hundred pairs of worlds differ by more."),
});

const judged = span.extend({
  measure,
  group,
  contribution: number("What it brings to the value over all years; null for what is no part of it."),
  phases: z
    .array(span.extend({ firstYear: count("From 1."), lastYear: count("Included.") }))
    .meta({ description: "Years between which the sign turns; one of all years where it does not." }),
});

const verdict = z
  .looseObject({
    discountRate: z.number().meta({ description: "How much less a year weighs than the one before it." }),
    months: monthRange,
    years: count("Years that are judged, from the month of the decision."),
    paired: z.boolean().meta({ description: "Whether both live in the same worlds." }),
    value: judged,
    gains: z.array(judged).meta({ description: "What is clearly better for the buyer." }),
    losses: z.array(judged).meta({ description: "What is clearly worse." }),
  })
  .meta({ description: "What it comes to for the buyer over all years." });

const goals = z
  .array(
    z.looseObject({
      measure,
      group,
      is: text("above, below, atLeast or atMost."),
      value: z.number().meta({ description: "What the mean is held against." }),
      asked: share("Share of worlds that was asked for."),
      months: monthRange,
      n,
      met: count("Worlds that meet it."),
      share: share("Share of worlds that meet it."),
      ...ends,
      verdict: text("reached, missed, open or unknown."),
    }),
  )
  .meta({ description: "What became of the goals of the scenario." });

const ranked = z
  .array(
    z.looseObject({
      name: text("Name of the scenario."),
      mean: number("Mean value over all years."),
      tied: z.boolean().meta({ description: "Whether it is not clearly behind the best." }),
      behind: z.looseObject(difference).nullable(),
    }),
  )
  .meta({ description: "Scenarios by the value that they give the buyer, the best first." });

const program = z
  .looseObject({ version: z.string(), source: z.string() })
  .meta({ description: "Version of the program and hash of its source." });

/** What every answer has, whatever was asked. */
const everyAnswer = {
  command: text("The command that asks this."),
  kind: text("What the manifest calls it."),
  scenario: text("Name of the scenario that the answer is about."),
  title: text("What the answer is called."),
  seed: text("Seed of the worlds."),
  replications: count("Worlds of every scenario or point."),
  months: count("Length of the run."),
  window: monthRange,
  stop: stopSchema.nullable().meta({ description: "Why there are as many worlds, with -n auto." }),
  answer: texts("The answer in sentences, the verdict first."),
};

const arm = {
  scenario: text("Name of the scenario."),
  title: text("Its title."),
  folder: z.string().nullable().meta({ description: "The folder that its worlds were read from." }),
  seed: everyAnswer.seed,
  replications: everyAnswer.replications,
  months: everyAnswer.months,
  program,
};

const run = z.looseObject({
  ...everyAnswer,
  reference: text("What it is measured against: without-entry, a scenario, or none."),
  against: z.string().nullable().meta({ description: "The same in words." }),
  changed: texts("What the command line set."),
  verdict: verdict.optional(),
  goals: goals.optional(),
  notes: texts("What the reader should know.").optional(),
  measures: z.array(measureRow),
  plausible: plausible.optional(),
  savings: savings.optional(),
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
      explained: explained.optional(),
      plausible: plausible.optional(),
      savings: savings.optional(),
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
  others: z
    .array(
      z.looseObject({ ...outcome, better: side, best: sweepPoint.nullable(), asGood: z.array(settings).nullable() }),
    )
    .meta({ description: "What is best by each further measure." }),
  front: z.array(settings).meta({ description: "Points that no other beats by all measures; none for one measure." }),
});

const sensitivity = z.looseObject({
  ...everyAnswer,
  ...outcome,
  ...meansOver,
  method: z.enum(["morris", "sobol", "tornado"]),
  points: count("Points that were simulated."),
  failed: count("Points that gave nothing."),
  size: number("Trajectories, or rows of the design; null for a tornado.").optional(),
  range: z.unknown().meta({ description: "How far to each side of its value a setting goes; null with --vary." }),
  base: z.looseObject({ n, ...interval.shape }).meta({ description: "The scenario as it is." }),
  variance: z.looseObject({}).nullable().meta({ description: "Variance over the design, with --method sobol." }),
  noise: number("The part of the variance that is chance between worlds, with --method sobol."),
  warnings: texts("What makes the answer weaker than it could be."),
  settings: z.array(
    z.looseObject({
      path,
      unit,
      swing: number("How far the measure moves from one end of the range to the other."),
    }),
  ),
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
});

/** The shape of an answer by the kind of question, as manifests name them. */
export const answerSchemas = { run, comparison, effect, sweep, sensitivity, discovery, choice };
