import type { Savings } from "../../analyse/savings.ts";
import { MONTHS_A_YEAR } from "../../worlds/spans.ts";
import type { MeanInterval } from "../../worlds/statistics/intervals.ts";
import { count, wholePercent, worlds } from "../number.ts";
import { monthWords } from "./calendar.ts";
import { moneyText, moneyWithin } from "./money.ts";

/** What a change saves and what it is worth, a sentence each; nothing where no spend is known. */
export function savingsSentences(savings: Savings | undefined): string[] {
  if (savings === undefined || Number.isNaN(savings.cashAYear.lower)) return [];
  return [cashSentence(savings), valueSentence(savings)];
}

function cashSentence(savings: Savings): string {
  const { cashAYear, cash, discounted, discountRate, currency, shareOfWorlds } = savings;
  const whole = `${moneyWithin(cash, currency)} over ${lasting(savings)}`;
  const rate = `${Number((100 * discountRate).toPrecision(3))} %`;
  const later = discountRate === 0 ? "" : `, ${moneyText(round(discounted.mean), currency)} of today at ${rate} a year`;
  const spend = `of ${moneyText(savings.annualSpend, currency)} a year`;
  const many = `${wholePercent(shareOfWorlds)} of the ${worlds(cash.n)}`;
  const share = `in ${many} it saves something`;
  if (cashAYear.lower > 0) {
    return `In cash it saves ${moneyWithin(cashAYear, currency, "a year")} ${spend}, ${whole}${later}; ${paysBack(savings, many) ?? share}.`;
  }
  if (cashAYear.upper < 0) {
    return `In cash it costs ${moneyWithin(lost(cashAYear), currency, "a year")} more ${spend}, ${moneyWithin(lost(cash), currency)} over ${lasting(savings)}, and does not pay back by then; ${share}.`;
  }
  return `Whether it saves cash is not clear: ${moneyWithin(cashAYear, currency, "a year")} ${spend}; ${share}.`;
}

/** What is below nothing, as an amount. */
function lost({ mean, lower, upper }: MeanInterval) {
  return { mean: -mean, lower: -upper, upper: -lower };
}

function valueSentence({ valueAYear, currency }: Savings): string {
  const what = "quality, service, technology and supply counted beside cash";
  if (valueAYear.lower > 0) return `To the buyer it is worth ${moneyWithin(valueAYear, currency, "a year")}, ${what}.`;
  if (valueAYear.upper < 0) {
    return `The buyer loses ${moneyWithin(lost(valueAYear), currency, "a year")} in value, ${what}.`;
  }
  return `What it is worth to the buyer is not clear: ${moneyWithin(valueAYear, currency, "a year")}, ${what}.`;
}

/** When the mean has paid back, and in how many worlds by the end; undefined where it never costs anything. */
function paysBack({ paysBackInMonth, start }: Savings, many: string): string | undefined {
  if (paysBackInMonth === undefined) return undefined;
  return `it costs first and pays back in ${monthWords(paysBackInMonth, start)}, by the end in ${many}`;
}

function lasting({ months: [first, last] }: Savings): string {
  const months = last - first + 1;
  return months % MONTHS_A_YEAR === 0 ? `${count(months / MONTHS_A_YEAR)} years` : `${count(months)} months`;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
