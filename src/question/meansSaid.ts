import { z } from "zod";
import { type MeansWorth, sideOf, type Worth } from "../analyse/means.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import type { Answer } from "../words/en/run.ts";
import { MEANS_WORTH, meansTableOf } from "../words/en/supplierSide/means.ts";
import { monthRange, n, number, share, text } from "./answerParts.ts";
import type { PageBlock } from "./kind.ts";
import { markdownTable } from "./markdownTable.ts";

/** What each means of a strategy is worth, for programs, as text and on a page. */

export function meansObject({ months, rate, each, sum }: MeansWorth): object {
  return {
    months,
    discountRate: rate,
    each: each.map(({ name, profit, shareOfSpend, contracts, sellingCost }) => ({
      name,
      profit: worthObject(profit),
      shareOfSpend: worthObject(shareOfSpend),
      contracts: worthObject(contracts),
      sellingCost: worthObject(sellingCost),
    })),
    ...(sum && {
      sum: { sum: missingAsNull(sum.sum), whole: missingAsNull(sum.whole), more: missingAsNull(sum.more) },
    }),
  };
}

function worthObject(worth: Worth): object {
  const { n: pairs, meanWithout, meanWith, difference, lower, upper, better: higher, worse: lowerShare, pHolm } = worth;
  const numbers = { meanWithout, meanWith, difference, lower, upper, higher, lowerShare, p: pHolm };
  return { n: pairs, ...missingAsNull(numbers), verdict: sideOf(worth) };
}

const ends = { lower: number("Lower end of its 95 % interval."), upper: number("Upper end of its 95 % interval.") };

const worthSchema = z.looseObject({
  n,
  meanWithout: number("Mean without the means."),
  meanWith: number("Mean of the scenario as it is."),
  difference: number("What is more with the means, in the same worlds."),
  ...ends,
  higher: share("Share of worlds with more of it."),
  lowerShare: share("Share of worlds with less of it."),
  p: number("p value, corrected by Holm (1979) for all means together."),
  verdict: z.enum(["more", "less", "nothing", "unclear"]),
});

const sumSchema = z.looseObject({ n, mean: number("Profit a month."), ...ends });

export const meansSchema = z
  .looseObject({
    months: monthRange,
    discountRate: number("How much less a later year counts [a year]."),
    each: z.array(
      z.looseObject({
        name: text("Means that is left out, all else as it is."),
        profit: worthSchema,
        shareOfSpend: worthSchema,
        contracts: worthSchema,
        sellingCost: worthSchema,
      }),
    ),
    sum: z.looseObject({ sum: sumSchema, whole: sumSchema, more: sumSchema }).optional().meta({
      description: "What the means are worth one by one, added up; the whole strategy; the one less the other.",
    }),
  })
  .meta({ description: "What each means of the strategy is worth; where it has several and the reference has none." });

type Answered = Pick<Answer, "side" | "start" | "money">;

function tableIn({ side, start, money }: Answered) {
  return side === undefined || (side.means?.each[0].profit.n ?? 0) < 2
    ? undefined
    : meansTableOf({ side, start, money });
}

/** As a part of a text. */
export function meansMarkdown(answer: Answered, depth: number): string[] {
  const table = tableIn(answer);
  if (table === undefined) return [];
  return [
    `${"#".repeat(depth)} ${MEANS_WORTH}`,
    "",
    ...markdownTable(table.columns, table.rows),
    "",
    `${table.note}.`,
    "",
  ];
}

/** As a section of a page. */
export function meansBlocks(answer: Answered): PageBlock[] {
  const table = tableIn(answer);
  if (table === undefined) return [];
  const { columns, rows, note } = table;
  const parts: PageBlock["parts"] = [{ table: { columns, rows } }, { words: [`${note}.`], quiet: true }];
  return [{ id: "means", title: MEANS_WORTH, parts }];
}
