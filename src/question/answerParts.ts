import { z } from "zod";
import { stopSchema } from "../result/manifest.ts";

/** Parts of answers for programs that several kinds share: the same thing has the same key in all of them. */

export const text = (description: string) => z.string().meta({ description });
export const texts = (description: string) => z.array(z.string()).meta({ description });
/** A number; null where there is nothing to compute it from. */
export const number = (description: string) => z.number().nullable().meta({ description });
export const count = (description: string) => z.int().min(0).meta({ description });
export const share = (description: string) => z.number().min(0).max(1).nullable().meta({ description });

/** Ends of the 95 % interval of a share that has a key of its own. */
const lowerOf = (key: string) => share(`Lower end of the 95 % interval of ${key}.`);
const upperOf = (key: string) => share(`Upper end of the 95 % interval of ${key}.`);

export const n = count("Worlds, or pairs of worlds, that the number rests on.");
export const measure = text("Name of a measure, as `catfish list measures` has it.");
export const group = text("all, a group, or incumbents.");
export const unit = text("Unit, or the currency of the scenario.");
export const label = text("The measure as people call it.");
export const path = text("A setting, as --set takes it.");
export const settings = texts("What is set, as --set takes it.");
export const monthRange = z
  .tuple([z.int().min(0), z.int().min(0)])
  .meta({ description: "First and last month, both included, from 0." });

export const ends = {
  lower: number("Lower end of the 95 % interval."),
  upper: number("Upper end of the 95 % interval."),
};
export const interval = z.looseObject({ mean: number("Mean."), ...ends });
export const ratio = z.looseObject({ value: number("The share."), ...ends }).nullable();

export const difference = {
  difference: number("Scenario less baseline, in the same worlds."),
  ...ends,
};
export const better = share("Share of worlds in which the scenario did better; of a neutral measure, was higher.");
export const worse = share("Share of worlds in which the scenario did worse.");

/** A measure of a scenario against what it is measured against. */
export const measureRow = z.looseObject({
  measure,
  group,
  label,
  whose: text("Label of the group of suppliers that asks, where the measure is its own.").optional(),
  unit,
  n,
  meanBaseline: number("Mean of what it is measured against; null where there is nothing."),
  meanScenario: number("Mean of the scenario."),
  ...difference,
  relative: number("The difference as a share of the baseline's mean."),
  better,
  worse: worse.optional(),
  verdict: z.string().meta({
    description:
      "better, worse, higher, lower; unclear where it does not pass the correction for all headline measures, whose wider interval then stands beside it; none without a baseline.",
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
  otherSignLower: lowerOf("otherSign"),
  otherSignUpper: upperOf("otherSign"),
  worse: share("Share of markets in which the buyer is worse off."),
  worseLower: lowerOf("worse"),
  worseUpper: upperOf("worse"),
});

export const plausible = z
  .looseObject({
    markets: count("Markets that were simulated, every assumed value drawn from its plausible range."),
    differences: z.array(marketRow),
    overRun: marketRow
      .omit({ otherSign: true, otherSignLower: true, otherSignUpper: true })
      .optional()
      .meta({ description: "The difference in value over all years, which the verdict is about." }),
  })
  .meta({ description: "What is found in markets that are as plausible." });

/** How points do in markets that are as plausible. @param named  what a point is called by */
export const pointsInMarkets = (named: Record<string, z.ZodType>) =>
  z
    .looseObject({
      markets: count("Markets in which every point has a value."),
      moved: count("Assumed values that were drawn from their plausible ranges."),
      points: z.array(
        z.looseObject({
          ...named,
          best: count("Markets in which it has the best mean."),
          p05: number("How far it is behind the best of its market: 5 % of the markets lie below."),
          p50: number("Median of the markets."),
          p95: number("95 % of the markets lie below."),
        }),
      ),
    })
    .meta({ description: "How points do in markets that are as plausible, where that was asked." });

const paidBack = (share: string) =>
  z
    .int()
    .nullable()
    .meta({ description: `Month by which ${share} of all worlds have paid back; null after the run.` });

const amount = z
  .looseObject({ n, mean: number("Mean over worlds."), ...ends })
  .meta({ description: "An amount of money with its 95 % interval." });

export const savings = z
  .looseObject({
    currency: text("The currency of the scenario."),
    annualSpend: number("What all buyers spend a year in the reference market."),
    months: monthRange,
    cashAYear: amount,
    valueAYear: amount,
    cash: amount,
    discounted: amount,
    value: amount,
    valueDiscounted: amount,
    discountRate: share("How much less a later year counts."),
    years: z.array(z.looseObject({ months: monthRange, saved: amount, sinceDecision: amount })),
    shareOfWorlds: share("Share of worlds in which cash is saved."),
    payback: z
      .looseObject({
        n,
        share: share("Share of worlds that have paid back by the end of the run."),
        ...ends,
        p05: paidBack("5 %"),
        p50: paidBack("50 %"),
        p95: paidBack("95 %"),
      })
      .meta({
        description: "When worlds have paid back; one that costs nothing at first, in the month of the decision.",
      }),
    paysBackInYear: count("Year, from 1, from which on the sum is never below 0 again.").optional(),
    paysBackInMonth: count("The same as a month of the run, where it costs first.").optional(),
    start: text("Calendar month of month 0.").optional(),
  })
  .meta({ description: "What is saved in cash, and what it is worth, where a spend is known." });

export const explained = z
  .looseObject({ story: texts("Sentences.") })
  .meta({ description: "One world told, with --explain." });

const span = z.looseObject({
  n,
  meanBaseline: number("Mean of what it is measured against."),
  meanScenario: number("Mean of the scenario."),
  ...difference,
  better,
  worse,
  worseLower: lowerOf("worse"),
  worseUpper: upperOf("worse"),
  p05: number("Five in a hundred pairs of worlds differ by less."),
  p50: number("The median over pairs of worlds."),
  p95: number("Five in a hundred pairs of worlds differ by more."),
});

const judged = span.extend({
  measure,
  group,
  contribution: number("What it brings to the value over all years; null for what is no part of it."),
  phases: z
    .array(
      span.extend({
        firstYear: count("From 1."),
        lastYear: count("Included."),
        same: z
          .boolean()
          .meta({ description: "Whether the two are the same in these years, but for next to nothing." }),
      }),
    )
    .meta({
      description: "Years between which the sign turns, and those before or after in which the two are the same.",
    }),
});

export const verdict = z
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

export const goals = z
  .array(
    z.looseObject({
      measure,
      group,
      against: text("reference, where it is held against that in the same world.").optional(),
      isRelative: z.boolean().meta({ description: "Whether the value is a part of the reference's mean." }).optional(),
      is: text("above, below, atLeast or atMost."),
      value: z.number().meta({ description: "What the mean is held against." }),
      asked: share("Share of worlds that was asked for."),
      months: monthRange,
      n,
      of: count("Worlds that were looked at."),
      met: count("Worlds that meet it."),
      share: share("Share of worlds that meet it."),
      ...ends,
      verdict: text("reached, missed, open or unknown."),
      why: text(
        "Why it is unknown, in all worlds or in some: reference, months, late where the run ends before them, values where no month has one, or gaps where one has none.",
      ).optional(),
    }),
  )
  .meta({ description: "What became of the goals of the scenario." });

const firstSeen = z.looseObject({
  n,
  median: number("Median month of the run; null after it."),
  ...ends,
  never: share("Share of worlds in which it never does."),
  neverLower: share("Lower end of its 95 % interval."),
  neverUpper: share("Upper end of its 95 % interval."),
});

export const firsts = z
  .array(
    z.looseObject({
      group,
      step: text("order: its first order; contract: the first contract that it holds."),
      baseline: firstSeen.nullable(),
      scenario: firstSeen,
    }),
  )
  .meta({ description: "When groups of newcomers come so far for the first time." });

export const ranked = z
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
export const everyAnswer = {
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

export const arm = {
  scenario: text("Name of the scenario."),
  title: text("Its title."),
  folder: z.string().nullable().meta({ description: "The folder that its worlds were read from." }),
  seed: everyAnswer.seed,
  replications: everyAnswer.replications,
  months: everyAnswer.months,
  program,
};
