import type { Series } from "../../../model/series.ts";

/** How what is measured must lie to its yardstick for the outcome to have happened. */
export type Relation = "<" | "<=" | ">" | ">=";

/**
 * What a measure is held against, in each world: factor x reference + plus. The reference of `number` is 0; of
 * `base` the same series in the scenario as it is; of `without-entry` the same series at the same point with
 * nobody entering; of `series` another series at the same point.
 */
export interface Yardstick {
  readonly kind: "number" | "base" | "without-entry" | "series";
  /** Of `series`. */
  readonly series?: Series;
  readonly factor: number;
  /** In the unit of the measure; money in that of the scenario. */
  readonly plus: number;
}

/** An outcome: in a world it happens or not. */
export interface Condition {
  readonly series: Series;
  readonly relation: Relation;
  readonly yardstick: Yardstick;
}

/**
 * Whether the outcome happened in a world.
 *
 * @param value      of the series; NaN where it has none
 * @param reference  of the yardstick; anything where the yardstick is a number
 * @returns undefined where one of the two is missing
 */
export function happened({ relation, yardstick }: Condition, value: number, reference: number): boolean | undefined {
  const { kind, factor, plus } = yardstick;
  const limit = kind === "number" ? plus : factor * reference + plus;
  if (Number.isNaN(value) || Number.isNaN(limit)) return undefined;
  if (relation === "<") return value < limit;
  if (relation === "<=") return value <= limit;
  return relation === ">" ? value > limit : value >= limit;
}

/** The outcome as the command line takes it, in one form: the same outcome, the same text. */
export function conditionText({ series, relation, yardstick }: Condition): string {
  const { kind, factor, plus } = yardstick;
  const left = `${seriesText(series)} ${relation}`;
  if (kind === "number") return `${left} ${plus}`;
  const right = kind === "series" && yardstick.series !== undefined ? seriesText(yardstick.series) : kind;
  const times = factor === 1 ? "" : ` * ${factor}`;
  return `${left} ${right}${times}${plus === 0 ? "" : plus < 0 ? ` - ${-plus}` : ` + ${plus}`}`;
}

function seriesText({ measure, group }: Series): string {
  return `${measure}:${group}`;
}
