import { yearOfOne } from "../../analyse/programme.ts";
import { type Gain, isInCurrency, type SupplierSide } from "../../analyse/supplierSide.ts";
import type { Series } from "../../model/series.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { isMoneyAMonth, moneyOf } from "../../worlds/money.ts";
import type { SaidDifference } from "./difference.ts";

/** The money that a group of suppliers counts its own amounts in, where that is a currency: as its sentences say it, a year. */
export interface OwnMoney {
  readonly group: string;
  readonly unit: string;
  /** What an amount a month of the model is in it. */
  readonly factor: number;
}

/** Undefined where buyers ask, and where money is counted in unit costs, which tables and sentences have a month. */
export function ownMoneyOf(side?: Pick<SupplierSide, "group"> & { readonly gain: Gain }): OwnMoney | undefined {
  if (side === undefined || !isInCurrency(side.gain)) return undefined;
  const { unit, aYearOfOne } = side.gain;
  return { group: side.group, unit: `${unit} a year`, factor: aYearOfOne };
}

const MONTHS = 12;

/**
 * The same where points are held against each other and not against a reference: at the spend that the scenario tells and
 * the price that is usual, as its budgets are.
 */
export function ownMoneyIn(
  scenario: Pick<Scenario, "annualSpend" | "asker" | "currency" | "market" | "unitCost">,
  group = scenario.asker,
): OwnMoney | undefined {
  const { unit, factor } = moneyOf(scenario);
  if (group === undefined || !isInCurrency({ unit })) return undefined;
  const year = yearOfOne(scenario);
  return { group, unit: `${unit} a year`, factor: year === undefined ? MONTHS : year / factor };
}

/** The same for a series, where that is an amount a month of the group. */
export function ownMoneyFor(series: Series, ...asked: Parameters<typeof ownMoneyIn>): OwnMoney | undefined {
  const own = ownMoneyIn(...asked);
  return isOwn(series, own) ? own : undefined;
}

function isOwn({ measure, group }: Series, own: OwnMoney | undefined): boolean {
  return own !== undefined && group === own.group && isMoneyAMonth(measure);
}

/** What a number of a series is multiplied by, to be said in that money. */
export function ownFactor(own: OwnMoney | undefined, series: Series): number {
  return own !== undefined && isOwn(series, own) ? own.factor : 1;
}

/** A row with its amounts in that money, where it has some. */
function inOwnMoney<Row extends SaidDifference & { readonly scenario: number }>(
  row: Row,
  own: OwnMoney | undefined,
): Row {
  const factor = ownFactor(own, row);
  if (own === undefined || factor === 1) return row;
  return {
    ...row,
    unit: own.unit,
    reference: row.reference * factor,
    scenario: row.scenario * factor,
    difference: row.difference * factor,
    lower: row.lower * factor,
    upper: row.upper * factor,
  };
}

/** The rows of an answer as people read them. */
export function ownRows<Row extends Parameters<typeof inOwnMoney>[0]>({
  rows,
  side,
}: {
  readonly rows: readonly Row[];
  readonly side?: Parameters<typeof ownMoneyOf>[0];
}): Row[] {
  const own = ownMoneyOf(side);
  return rows.map((row) => inOwnMoney(row, own));
}

/** Says it below a table that has no units. */
export function ownNote(own: OwnMoney | undefined): string {
  return own === undefined ? "" : `; profit and selling cost of who asks: ${own.unit}`;
}
