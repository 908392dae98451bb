import type { TopLevelSpec } from "vega-lite";

/** A chart as a product: what it says, in words and as a Vega-Lite object with its data inside. */
export interface Chart {
  /** Name of the file, without ending. */
  readonly id: string;
  /** The finding, with interval and n where it claims something. */
  readonly title: string;
  /** Text alternative: the finding, what is drawn, and the numbers at both ends. */
  readonly description: string;
  readonly spec: TopLevelSpec;
  /** The numbers behind the picture at a few moments, ready to print. */
  readonly table?: ChartTable;
  /** What happened, told in sentences, in order. */
  readonly told?: readonly string[];
}

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What made the chart: version, hashes, seed. Kept under `usermeta` of the spec. */
export type Provenance = Readonly<Record<string, string | number>>;

type Stacked = Extract<TopLevelSpec, { vconcat: unknown }>;
/** One view, or a grid of views, of a chart. */
export type View = Stacked["vconcat"][number];
/** One layer of a view. */
export type Layer = Extract<View, { layer: unknown }>["layer"][number];
/** A record of the data; null is missing. */
export type Row = Record<string, string | number | null>;
