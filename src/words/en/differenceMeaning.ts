import type { CorrectedDifference } from "../../analyse/compareArms.ts";
import { type Measure, measures } from "../../model/measures.ts";
import { ALL, isSame, type Series } from "../../model/series.ts";
import { decisive, decisiveFor, ownOf } from "../../worlds/headline.ts";
import { unitIn } from "../../worlds/money.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { groupLabel } from "../names.ts";
import { type OwnMoney, ownFactor } from "./ownMoney.ts";

/* What a difference means to whoever asks, in which order it is read, and how it is shown. */

/** What a difference means to a buyer, and of the measures of a group of suppliers that asks, to it. `unclear`: no clear difference. */
export type Meaning = "better" | "worse" | "neutral" | "unclear";

/** What the meanings are called. */
export function meaningsIn({ scenario: { scenario } }: Asking): Readonly<Record<Meaning, string>> {
  const { asker } = scenario;
  const whom = asker === undefined ? "the buyer" : `the buyer, or in its own rows for ${groupLabel(scenario, asker)}`;
  return {
    better: `better for ${whom}`,
    worse: `worse for ${whom}`,
    neutral: "neither",
    unclear: "no clear difference",
  };
}

/** Who asks, and in what money. */
export interface Asking {
  readonly scenario: Pick<WindowMeans, "scenario" | "money">;
  /** What a group of suppliers that asks counts its own amounts in; as the tables of the files where undefined. */
  readonly own?: OwnMoney;
}

/** What the mean difference means, where one was seen. */
export function meaningOf(subject: Asking, { series, difference, seen }: CorrectedDifference): Meaning {
  return seen ? sideOf(subject, series, difference) : "unclear";
}

/** What a difference to this side would mean. */
export function sideOf(subject: Asking, series: Series, difference: number): Meaning {
  const better =
    isOwn(subject, series) && series.measure !== "sellingCost" ? "higher" : measures[series.measure].better;
  if (difference === 0 || Number.isNaN(difference)) return "unclear";
  if (better === "neutral") return "neutral";
  return (better === "higher") === difference > 0 ? "better" : "worse";
}

/** Whether it is a measure of the group of suppliers that asks. */
export function isOwn({ scenario: { scenario } }: Asking, series: Series): boolean {
  return ownOf(scenario.asker).some((own) => isSame(own, series));
}

/** How differences of a measure are shown: of shares in percentage points, of the rest in their unit. */
export interface DifferenceShowing {
  readonly label: string;
  readonly unit: string;
  /** The same in two lines: a label of people may be long, and the measure is to be read whole. */
  readonly lines: readonly [name: string, unit: string];
  /** What a difference of the model is multiplied by. */
  readonly factor: number;
  readonly points: boolean;
}

export function differenceShowing(series: Series, asking: Asking): DifferenceShowing {
  const { measure, group } = series;
  const { label: name, percent = false }: Measure = measures[measure];
  const whose = groupLabel(asking.scenario.scenario, group);
  const label = group === ALL ? name : `${name}, ${whose}`;
  const isOwnMoney = asking.own !== undefined && ownFactor(asking.own, series) !== 1;
  const unit = isOwnMoney ? asking.own.unit : percent ? "percentage points" : unitIn(measure, asking.scenario.money);
  return {
    label,
    unit,
    lines: isOwn(asking, series) ? [name, `${whose}, ${unit}`] : [label, unit],
    factor: percent ? 100 : 1,
    points: percent,
  };
}

/** What whoever asks has of its own comes first, then what buyers have. */
export function decisiveFirst(
  subject: Asking & { readonly differences: readonly CorrectedDifference[] },
): CorrectedDifference[] {
  const rank = ({ series }: CorrectedDifference) => (isOwn(subject, series) ? 0 : isSame(series, decisive) ? 1 : 2);
  return subject.differences.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether it is the one that decides for whoever asks. */
export function isDecisive({ scenario: { scenario } }: Asking, { series }: { readonly series: Series }): boolean {
  return isSame(series, decisiveFor(scenario.asker));
}
