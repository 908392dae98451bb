import { z } from "zod";
import { measureNames } from "../model/measures.ts";
import { CALENDAR_MONTH } from "./calendar.ts";
import { GROUP_NAME, LABEL, SCENARIO_NAME } from "./names.ts";
import { allRows, nestedRows, rows } from "./parameterSchema.ts";
import { amountOf, PERCENTAGE } from "./shares.ts";

/** A code or a word, since it stands in the unit column of tables, which are ASCII. */
const CURRENCY = /^[A-Za-z]+( [A-Za-z]+)*$/;

const text = (description: string) => z.string().min(1).meta({ description });
const sentences = (description: string) => z.array(z.string().min(1)).meta({ description });
const whole = (min: number, description: string) => z.int().min(min).max(12_000).meta({ description });
/** A number, or a percentage of it. */
const orPercentage = (number: z.ZodNumber) => z.union([number, z.string().regex(PERCENTAGE)]);
/** The same where both have ends. */
const between = (min: number, max?: number) => {
  const number = z.number().min(min);
  return orPercentage(max === undefined ? number : number.max(max)).refine((written) => {
    const amount = amountOf(written);
    return amount >= min && amount <= (max ?? amount);
  });
};
const share = (description: string) => between(0, 1).meta({ description });

const groupName = z
  .string()
  .regex(GROUP_NAME)
  .meta({ description: "Name of the group: lower case, digits and hyphens; not `all` or `incumbents`." });

const label = z
  .string()
  .regex(LABEL)
  .meta({ description: "What people call the group: any text of one line; names stay what paths and data go by." })
  .optional();

const policySchema = z
  .strictObject(rows("policy"))
  .meta({ description: "The strategist's levers, for every buyer; a group of buyers may override them." });

const buyersSchema = z
  .strictObject({
    name: groupName,
    label,
    ...rows("count"),
    ...rows("buyers"),
    policy: policySchema.optional(),
  })
  .meta({ description: "A group of buyers." });

const suppliersSchema = z
  .strictObject({
    name: groupName,
    label,
    kind: z
      .enum(["fixed", "flexible", "newcomer"])
      .meta({ description: "Where it starts: under contract, as approved back-up, or outside the market." })
      .optional(),
    ...rows("count"),
    ...rows("suppliers"),
    entry: z.strictObject(nestedRows("suppliers", "entry")).meta({ description: "When newcomers enter." }).optional(),
    strategy: z
      .strictObject(allRows("strategy"))
      .meta({ description: "What it does to get in with buyers, or to stay: the levers of its side." })
      .optional(),
  })
  .meta({ description: "A group of suppliers." });

/** A story, as written. */
export const storySchema = z
  .strictObject({
    whatIsIt: text("What the scenario is about, in 40 to 700 characters."),
    howItWorks: text("How it comes about in the model.").optional(),
    thingsToNotice: sentences("What to look for in the charts.").optional(),
    thingsToTry: sentences("Changes worth trying, each with its command.").optional(),
    sources: sentences("Where it comes from.").optional(),
  })
  .meta({ description: "The story, under the same headings for every scenario." });

const setValue = z.union([z.number(), z.string(), z.boolean()]);

/** An entry of the timetable. */
export const timetableSchema = z
  .strictObject({
    month: whole(0, "Month in which it happens, from 0."),
    set: z
      .record(z.string(), setValue)
      .meta({ description: "New values by path, e.g. `policy.flexibleShare: 0.3`." })
      .optional(),
    demandShock: z
      .strictObject({
        factor: between(0, 1000).meta({ description: "Demand is multiplied by this; 130% may be written for 1.3." }),
        months: whole(1, "For so many months."),
        buyers: text("Group of buyers; all unless named.").optional(),
      })
      .optional(),
    failure: z
      .strictObject({
        supplier: text("Group of suppliers, or one of it: `powerhouse.1`."),
        months: whole(1, "For so many months."),
        loss: share("Share of capacity that is lost; all unless given.").optional(),
      })
      .optional(),
    technologyJump: z
      .strictObject({
        suppliers: z.union([z.string(), z.array(z.string()).min(1)]).meta({ description: "Groups that fall back." }),
        months: z.number().min(0).max(600).meta({ description: "Months by which they fall back." }),
      })
      .optional(),
  })
  .meta({ description: "Something that happens at the start of a month." });

/** The condition of a claim, as written. */
const conditionSchema = z
  .strictObject({
    measure: z.enum(measureNames).meta({ description: "What must equal the number." }),
    group: text("`all` unless named; a group, or `incumbents`.").optional(),
    is: orPercentage(z.number()).meta({ description: "The number; a percentage where the measure is a share." }),
  })
  .meta({ description: "Only months of each world count in which this measure of this scenario equals the number." });

const amount = orPercentage(z.number());

/** A claim, as written. */
export const claimSchema = z
  .strictObject({
    says: text("The claim as a sentence."),
    measure: z.enum(measureNames).meta({ description: "What is measured." }),
    group: text("`all` unless named; a group, or `incumbents`.").optional(),
    months: z
      .tuple([z.int().min(0), z.int().min(0)])
      .meta({ description: "First and last month, both included." })
      .optional(),
    given: z
      .record(z.string(), setValue)
      .meta({ description: "Settings by path that hold in both arms, e.g. `policy.fixedGate: 1`." })
      .optional(),
    while: conditionSchema.optional(),
    against: z
      .union([z.string(), z.record(z.string(), setValue)])
      .meta({
        description:
          "The other arm: settings by path, `without-entry`, `without-strategy`, or the name of another scenario.",
      })
      .optional(),
    since: z
      .tuple([z.int().min(0), z.int().min(0)])
      .meta({ description: "In place of another arm: earlier months of the same worlds, first and last." })
      .optional(),
    is: z.enum(["lower", "higher", "different", "same", "between", "above", "below"]).meta({
      description: "Against another arm or since: lower, higher, different, same. Alone: between, above, below.",
    }),
    by: between(0)
      .meta({
        description:
          "Size that the difference must exceed; for `same`, must not exceed. Money in the scenario's currency.",
      })
      .optional(),
    value: z
      .union([amount, z.tuple([amount, amount])])
      .meta({
        description:
          "Alone: where the mean lies; for `between` two ends, which belong to it. Money in the scenario's currency.",
      })
      .optional(),
    confidence: between(0.5, 0.9999).meta({ description: "How sure; 0.95 unless given.", default: 0.95 }).optional(),
  })
  .meta({ description: "A sentence about the scenario that can be run." });

const MEASURE_OF = "A measure, of all or of a group: `price`, `inertia:incumbents`.";

/** A goal, as written. */
export const goalSchema = z
  .strictObject({
    says: text("The goal in the words of who has it.").optional(),
    measure: text(MEASURE_OF),
    against: z
      .literal("reference")
      .meta({
        description:
          "Holds the measure against the scenario's reference in the same world: the value is how far it may be from that.",
      })
      .optional(),
    is: z
      .enum(["above", "below", "atLeast", "atMost"])
      .meta({ description: "On which side of the value it must lie." }),
    value: amount.meta({
      description:
        "The value; a percentage where the measure is a share. Money in the scenario's currency. Against the reference, the difference from it: 2% is 2 % more of a price, and 2 points of a share.",
    }),
    share: share("Share of worlds in which it must be met, e.g. 90%."),
    months: z
      .tuple([z.int().min(0), z.int().min(0)])
      .meta({ description: "First and last month of the mean, both included; else the whole run." })
      .optional(),
    late: z
      .literal(true)
      .meta({
        description:
          "Written by the program where the run was asked to end before these months: told, and not checked.",
      })
      .optional(),
  })
  .meta({ description: "What the buyer wants to reach, in how many worlds." });

const MATCHED = "matched by name with those of the parent, which stay: a new name is added, and `count: 0` drops one.";
const groupsOf = (agents: string) => ({ description: `Groups of ${agents}, ${MATCHED}` });

const { months, warmUp, from, unitCost, annualSpend, discountRate } = rows("run");

/** The shape of a scenario file, made from the tables of scopes and parameters. */
export const fileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(SCENARIO_NAME).meta({ description: "Name, where it differs from the file's." }).optional(),
  title: text("Title on charts and reports.").optional(),
  story: storySchema.optional(),
  extends: text("A bundled scenario, or a path: this file says only what differs.").optional(),
  reference: text(
    "What it is measured against in the same worlds: `without-entry`, `without-strategy`, `none`, or a scenario.",
  ).optional(),
  for: text(
    "Who asks: the group of suppliers whose side of it answers begin with, or `buyers`. Unless given, the one group with a strategy where the reference is `without-strategy`, else buyers.",
  ).optional(),
  months,
  warmUp,
  from,
  currency: z
    .string()
    .regex(CURRENCY)
    .meta({ description: "Currency of the output in Latin letters, e.g. EUR." })
    .optional(),
  unitCost,
  annualSpend,
  discountRate,
  start: z
    .string()
    .regex(CALENDAR_MONTH)
    .meta({ description: "Calendar month of month 0, e.g. 2027-01: months are then told, and may be given, as dates." })
    .optional(),
  policy: policySchema.optional(),
  buyers: z.array(buyersSchema).meta(groupsOf("buyers")).optional(),
  suppliers: z.array(suppliersSchema).meta(groupsOf("suppliers")).optional(),
  supplierSide: z
    .array(text("Name of a group of suppliers."))
    .meta({
      description: "Groups whose own side is measured beside those that have a strategy: pipeline, contracts, cost.",
    })
    .optional(),
  entry: z.strictObject(nestedRows("run", "entry")).optional(),
  market: z.strictObject(rows("market")).meta({ description: "One value for the whole market." }).optional(),
  selling: z
    .strictObject(allRows("selling"))
    .meta({ description: "What words, people, dealers and improvement do, whoever uses them." })
    .optional(),
  timetable: z
    .array(timetableSchema)
    .meta({ description: "What happens when; in place of what the parent says, so that `[]` is nothing." })
    .optional(),
  goals: z
    .array(goalSchema)
    .meta({ description: "What is to be reached, in how many worlds; in place of what the parent says." })
    .optional(),
  lookAt: z
    .array(text(MEASURE_OF))
    .meta({ description: "What charts and answers lead with, the most important first." })
    .optional(),
  claims: z
    .array(claimSchema)
    .meta({ description: "Sentences that can be run; those of the parent are not inherited." })
    .optional(),
});

/** The JSON Schema of scenario files (draft 7, which every editor's YAML support reads). */
export function scenarioSchema(): object {
  const schema = z.toJSONSchema(fileSchema, { target: "draft-7", io: "input" });
  return { title: "Catfish scenario", ...schema };
}
