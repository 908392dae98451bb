import type { Payback, Savings } from "../../analyse/savings.ts";
import { MONTHS_A_YEAR } from "../../worlds/spans.ts";
import { isZero, type MeanInterval, negated } from "../../worlds/statistics/intervals.ts";
import { capital, count, worlds } from "../number.ts";
import { wholePercentRange } from "../together.ts";
import { monthWords } from "./calendar.ts";
import { moneyText, moneyWithin } from "./money.ts";
import { discountedAt, LEAST_FOR_RISK, ofWorlds } from "./verdict.ts";

/**
 * What a change saves in cash and what it is worth to the buyer, each as it comes and discounted as the verdict is, and why
 * the two go opposite ways where they do; nothing where no spend is known.
 */
export function savingsSentences(savings: Savings | undefined): string[] {
  if (savings === undefined || Number.isNaN(savings.cashAYear.lower)) return [];
  if ([savings.cash, savings.value].every(isZero)) {
    return ["It saves and costs nothing in any world, in cash or in value."];
  }
  return [...cashSentences(savings), ...valueSentences(savings), ...oppositeSentences(savings)];
}

function cashSentences(savings: Savings): string[] {
  const { cashAYear, cash, discounted, currency } = savings;
  const spend = `of the ${moneyText(savings.annualSpend, currency)} spent a year`;
  const side = sideOf(cashAYear);
  const head = capital(`in cash${plainly(savings)}, `);
  const [aYear, all] = [moneyWithin(sized(cashAYear), currency, "a year"), moneyWithin(sized(cash), currency)];
  const opening =
    side > 0
      ? `${head}it saves ${aYear} ${spend}; over ${lasting(savings)}, ${all}`
      : side < 0
        ? `${head}it costs ${aYear} on top ${spend}; over ${lasting(savings)}, ${all}`
        : `${head}it is not clear whether it saves: ${aYear} ${spend}`;
  const weighed = sideOf(discounted);
  const amount = moneyWithin(sized(discounted), currency);
  const later = [`it costs ${amount}`, `that is ${amount}, not clear either way`, `it saves ${amount}`][weighed + 1];
  const discountedClause = savings.discountRate === 0 ? "" : `${discountedAt(savings.discountRate)}, ${later}; `;
  return [`${opening}.`, `${capital(`${discountedClause}${savesIn(savings)}`)}.`, ...paybackSentences(savings)];
}

/** `it saves something in 95 % of the 20 worlds`. */
function savesIn({ shareOfWorlds, cash: { n } }: Savings): string {
  if (shareOfWorlds === 0) return `it saves nothing in any of the ${worlds(n)}`;
  return `it saves something in ${ofWorlds(shareOfWorlds, n)}`;
}

function valueSentences(savings: Savings): string[] {
  const { valueAYear, valueDiscounted, currency, discountRate } = savings;
  const what = "With quality, service, technology and supply counted beside cash";
  const aYear = `${moneyWithin(sized(valueAYear), currency, "a year")}${plainly(savings)}`;
  const said = [`the buyer loses ${aYear}`, `it is not clear what it is worth: ${aYear}`, `it is worth ${aYear}`];
  const first = `${what}, ${said[sideOf(valueAYear) + 1]}.`;
  if (discountRate === 0) return [first];
  const amount = moneyWithin(sized(valueDiscounted), currency);
  const over = `over ${lasting(savings)}`;
  const later = [
    `the buyer loses ${amount} ${over}`,
    `that is ${amount} ${over}, not clear either way`,
    `that is worth ${amount} ${over}`,
  ];
  return [first, `${capital(discountedAt(discountRate))}, as in the verdict, ${later[sideOf(valueDiscounted) + 1]}.`];
}

/** Why amounts that stand side by side have opposite signs. */
function oppositeSentences(savings: Savings): string[] {
  const { cash, discounted, value, valueDiscounted, discountRate } = savings;
  const rate = discountedAt(discountRate);
  const turned = (what: string, plain: MeanInterval, weighed: MeanInterval) => {
    if (sideOf(plain) * sideOf(weighed) >= 0) return [];
    const order = plain.mean > 0 ? "it costs first and pays later" : "it pays first and costs later";
    return [`${what} changes its sign when it is ${rate}, since ${order}, and later years weigh less.`];
  };
  // Where nothing is discounted the two are the same number.
  const [inCash, inValue] = [sideOf(discounted), sideOf(valueDiscounted)];
  const apart =
    inCash * inValue >= 0
      ? []
      : [
          inCash < 0
            ? "It costs cash and is still worth it: the gain lies in service, technology and supply, not on the bill."
            : "It saves cash and is still not worth it: more is lost in service, technology and supply than the bill saves.",
        ];
  return [...turned("Cash", cash, discounted), ...turned("Value", value, valueDiscounted), ...apart];
}

/** What it costs in cash, where it clearly does. */
export function cashCost(savings: Savings | undefined): string[] {
  if (savings === undefined || sideOf(savings.cashAYear) >= 0) return [];
  return [
    `${capital(`in cash${plainly(savings)}`)}, it costs ${moneyWithin(sized(savings.cashAYear), savings.currency, "a year")} more.`,
  ];
}

/** 1 or -1 where an amount is clear of chance, else 0. */
function sideOf({ lower, upper }: MeanInterval): -1 | 0 | 1 {
  return lower > 0 ? 1 : upper < 0 ? -1 : 0;
}

/** What is clearly below nothing, as an amount. */
function sized(amount: MeanInterval): Pick<MeanInterval, "mean" | "lower" | "upper"> {
  return sideOf(amount) < 0 ? negated(amount) : amount;
}

/** Said of an amount that is as it comes, where another one beside it is discounted. */
function plainly({ discountRate }: Savings): string {
  return discountRate === 0 ? "" : ", not discounted";
}

/** By when worlds have paid back, where it costs first: of all worlds, those that have not by the end among them. */
function paybackSentences({ payback, paysBackInYear, months, start }: Savings): string[] {
  return paysBackInYear === 1 ? [] : paidBackSentences(payback, { what: "it", isFirst: true, months, start });
}

/** What is said of a payback beside the months by which it is there. */
interface PaidBack {
  /** What pays back, in a sentence: `the strategy`. */
  readonly what: string;
  /** Whether it is said that it costs first. */
  readonly isFirst: boolean;
  /** First and last month that are counted. */
  readonly months: readonly [first: number, last: number];
  readonly start?: string;
}

/**
 * `It costs first, and has paid back in half of the worlds by month 57; by the end in 36 of the 60 worlds (47 to 71 %).`; then
 * by when in the first and in the last of them.
 */
export function paidBackSentences(
  payback: Payback,
  { what, isFirst, months: [first, last], start }: PaidBack,
): string[] {
  const { n, share, lower, upper, p05, p50, p95 } = payback;
  const range = `(${wholePercentRange(lower, upper)})`;
  if (share === 0) {
    const none = `none of the ${worlds(n)} ${range} has`;
    return [
      isFirst
        ? `${capital(what)} costs first, and in ${none} it paid back by the end of the run.`
        : `In ${none} ${what} paid back by the end of the run.`,
    ];
  }
  // By the last month is by the end.
  const by = (many: string, month: number | null) => {
    if (month === null || month >= last) return [];
    return [{ many, when: month === first ? "from the start" : `by ${monthWords(month, start)}` }];
  };
  const half = by("half of the worlds", p50);
  const [early, late] =
    n < LEAST_FOR_RISK ? [[], []] : [by("one of twenty worlds", p05), by("nineteen of twenty", p95)];
  const head = `${capital(what)} ${isFirst ? "costs first, and has" : "has"} paid back in`;
  const byTheEnd = `${ofWorlds(share, n)} ${range}`;
  const [told, ...more] = half.length > 0 ? [...half, ...early, ...late] : early;
  if (told === undefined) return [`${head} ${byTheEnd} by the end of the run.`];
  const others = more.map(({ many, when }, place) => `in ${many} ${place === 0 ? "it has " : ""}${when}`);
  return [
    `${head} ${told.many} ${told.when}; by the end in ${byTheEnd}.`,
    ...(others.length === 0 ? [] : [`${capital(others.join(", "))}.`]),
  ];
}

function lasting({ months: [first, last] }: Savings): string {
  const months = last - first + 1;
  return months % MONTHS_A_YEAR === 0 ? `${count(months / MONTHS_A_YEAR)} years` : `${count(months)} months`;
}
