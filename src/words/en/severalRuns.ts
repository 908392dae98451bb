import type { MeasureName } from "../../model/measures.ts";
import { wholePercent, worlds } from "../number.ts";
import { changeWithin } from "../together.ts";

/** A headline measure of a run against its reference, as its summary has it. */
export interface RunMeasure {
  readonly measure: MeasureName;
  readonly difference: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Share of the pairs of worlds in which the buyer is better off. */
  readonly better: number | null;
  readonly n: number;
}

/** A run among several: its name, and its headline measures. */
export interface RunOfSeveral {
  readonly name: string;
  readonly value?: RunMeasure;
  readonly price?: RunMeasure;
}

/** Heading of the table of several runs; the last column is one of numbers. */
export const severalHead = ["scenario", "buyer is", "buyer value", "price", "better off in"] as const;

/** What the numbers of the table are. */
export const severalNote =
  "Each against its reference, in the same worlds, over all years, later ones discounted: better or worse off by buyer value, where its 95 % interval of chance between worlds is clear of zero; value and price in unit costs or the scenario's currency, with those intervals; ~ no clear difference in price.";

/** A run as a line: the verdict by buyer value, value, price, and in how many worlds the buyer is better off. */
export function severalRow({ name, value, price }: RunOfSeveral): string[] {
  const share = value?.better ?? undefined;
  return [
    name,
    verdictOf(value),
    changeText(value),
    value === undefined ? "" : price === undefined ? "~" : changeText(price),
    share === undefined || value === undefined ? "" : `${wholePercent(share)} of ${worlds(value.n)}`,
  ];
}

function verdictOf(value: RunMeasure | undefined): string {
  if (value === undefined || value.difference === null) return "no reference";
  const { lower, upper } = value;
  if (lower === null || upper === null) return "unclear";
  if (lower > 0) return "better off";
  return upper < 0 ? "worse off" : "unclear";
}

function changeText(row: RunMeasure | undefined): string {
  if (row === undefined) return "";
  const { measure, difference, lower, upper } = row;
  if (difference === null || lower === null || upper === null) return "";
  const { value, range } = changeWithin(measure, difference, lower, upper);
  return `${value} (${range})`;
}
