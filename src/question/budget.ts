import type { Channel } from "../analyse/allocation/splits.ts";
import { yearOfOne } from "../analyse/programme.ts";
import type { SupplierGroup } from "../model/market.ts";
import { shown } from "../result/shown.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { PERCENTAGE, withPercentSign } from "../scenario/shares.ts";
import { spentOn } from "./channels.ts";
import { Refusal } from "./request.ts";

/** What a budget may be given as: an amount, the currency before or after it, a year or, in unit costs, a month. */
const FORM = /^(?:([A-Za-z]+)\s*)?([+-]?[\d.]+(?:e[+-]?\d+)?)\s*([A-Za-z]+)?\s*(\/\s*year)?$/i;

/** Whether a budget is one of money a year. */
export function isYearly(text: string | undefined): boolean {
  return text !== undefined && /\/\s*year\s*$/i.test(text);
}

/**
 * The budget that was asked for, else what the scenario spends on the channels now [unit costs a month].
 *
 * @param text  `0.04` unit costs a month, or `500000/year` and `500000 EUR/year` in the money of the scenario
 * @throws Refusal
 */
export function budgetOf(
  text: string | undefined,
  channels: readonly Channel[],
  group: SupplierGroup,
  scenario: Pick<Scenario, "annualSpend" | "currency" | "market">,
): number {
  if (text === undefined) return spentNow(channels, group);
  const [, before, amount = "", after, aYear] = FORM.exec(text.trim()) ?? [];
  const currency = before ?? after;
  const value = amount === "" ? Number.NaN : Number(amount);
  const isRead = Number.isFinite(value) && value > 0 && (before === undefined || after === undefined);
  const isShare = PERCENTAGE.test(withPercentSign(text) ?? text);
  if (!isRead || isShare)
    throw new Refusal(`--budget takes an amount above 0, not "${shown(text)}".`, ...howWritten(scenario));
  if (currency !== undefined) refuseOtherMoney(text, currency, scenario);
  if (aYear === undefined && currency === undefined) return value;
  if (aYear === undefined) {
    throw new Refusal(
      `--budget ${shown(text)} does not say in what time.`,
      `A year:  --budget "${amount} ${currency}/year"`,
    );
  }
  const one = yearOfOne(scenario);
  if (one !== undefined) return Number((value / one).toPrecision(12));
  throw new Refusal(
    `--budget ${shown(text)} is money a year, and the scenario does not say what buyers spend a year.`,
    "Write annualSpend into it, or say unit costs a month, e.g. --budget 0.04",
  );
}

function spentNow(channels: readonly Channel[], group: SupplierGroup): number {
  const spent = spentOn(channels, group);
  if (spent !== undefined && spent > 0) return spent;
  throw new Refusal(
    `"${group.name}" spends ${spent === undefined ? "no one amount" : "nothing"} on ${channels.map(({ name }) => name).join(", ")} in the scenario, so that there is no budget to begin with.`,
    "Say how much there is, in unit costs a month, e.g. --budget 0.04",
  );
}

function howWritten({ annualSpend, currency }: Pick<Scenario, "annualSpend" | "currency">): string[] {
  const inUnits = "Unit costs a month, e.g. --budget 0.04: one is what the reference supplier pays to make a unit.";
  return annualSpend === undefined
    ? [inUnits, "Where the scenario has annualSpend, money a year too: --budget 500000/year"]
    : [
        `Money a year, e.g. --budget 500000/year${currency === undefined ? "" : ` or --budget "500000 ${currency}/year"`}.`,
        inUnits,
      ];
}

/** Refuses a budget in money that the scenario does not count in. */
function refuseOtherMoney(text: string, asked: string, { currency }: Pick<Scenario, "currency">): void {
  if (asked.toUpperCase() === currency?.toUpperCase()) return;
  throw new Refusal(
    currency === undefined
      ? `--budget ${shown(text)} is in ${asked}, and the scenario names no currency.`
      : `--budget ${shown(text)} is in ${asked}, and the scenario counts in ${currency}.`,
    currency === undefined
      ? `Write  currency: ${asked}  into it, or say unit costs a month, e.g. --budget 0.04`
      : `Say it in ${currency}, or write  currency: ${asked}  into the scenario.`,
  );
}
