import type { BuyersSeen, SupplierSide } from "../../analyse/supplierSide.ts";
import type { AccountStep } from "../../worlds/accountBook.ts";
import { count, wholePercent } from "../number.ts";
import { changeAndInterval, numberWithin, placesWithin, wholePercentRange } from "../together.ts";
import { medianMonth } from "./supplierSide.ts";

/** The buyers of a market as accounts of the group that asks, as a table. */

export const ACCOUNTS = "Buyers as accounts";

/** What the columns of the table are. */
export const ACCOUNTS_NOTE =
  "medians, 95 % intervals; never: worlds without any contract; contracts in the last month, share of wallet in the last year; signs: the difference made";

/** @param labelOf  what people call a group */
export function accountTable({ buyers }: SupplierSide, labelOf: (group: string) => string, start?: string) {
  return {
    columns: ["Buyers", "Number", "First order", "First contract", "Never", "Contracts", "Share of wallet"],
    rows: buyers.map((each) => [labelOf(each.buyers), count(each.count), ...cellsOf(each, start)]),
  };
}

function cellsOf(each: BuyersSeen, start?: string): string[] {
  const seen = (step: AccountStep) => each.steps.find((known) => known.step === step)?.scenario;
  const [order, contract] = [seen("order"), seen("contract")];
  const { contracts, wallet } = each;
  const change = changeAndInterval(
    "profit",
    contracts.difference.mean,
    contracts.difference.lower,
    contracts.difference.upper,
  );
  const points = changeAndInterval(
    "shareOfSpend",
    wallet.difference.mean,
    wallet.difference.lower,
    wallet.difference.upper,
  );
  const held = numberWithin(contracts.scenario.mean, Number.NaN, Number.NaN).value;
  const part = placesWithin(wallet.scenario.mean, Number.NaN, Number.NaN, 1, true).value;
  return [
    order === undefined ? "" : medianMonth(order, start),
    contract === undefined ? "" : medianMonth(contract, start),
    contract === undefined
      ? ""
      : `${wholePercent(contract.never)} (${wholePercentRange(contract.neverLower, contract.neverUpper)})`,
    contracts.difference.n === 0 ? held : `${held} (${change.value}, ${change.range})`,
    wallet.difference.n === 0 ? part : `${part} (${points.value} points, ${points.range})`,
  ];
}
