import { measures } from "../../model/measures.ts";
import type { Series } from "../../model/series.ts";
import { listed, worlds as worldsInWords } from "../number.ts";

/**
 * Says that a measure has no value in some months, and that a difference of it is over the others.
 *
 * @param lacking  who has none in how many months, mean over the worlds concerned
 * @param all      months of the means
 */
export function monthsMissing(
  { measure }: Series,
  lacking: readonly { readonly name: string; readonly months: number }[],
  { all, worlds, pairs }: { readonly all: number; readonly worlds: number; readonly pairs: number },
): string {
  const noun = measures[measure].label.toLowerCase();
  const where = lacking.map(({ name, months }) => `"${name}" has no ${noun} in ${monthsOf(months)} of ${all} months`);
  const some = worlds === pairs ? "" : ` (mean over the ${worldsInWords(worlds)} of ${pairs} where that is so)`;
  return `${listed(where)}${some}: the difference is over the months in which both have one.`;
}

function monthsOf(months: number): string {
  return Number.isInteger(months) ? String(months) : months.toFixed(1);
}
