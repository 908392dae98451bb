/** Where a supplier starts: under contract, as approved back-up, or outside the market. */
export type SupplierKind = "fixed" | "flexible" | "newcomer";

/** Lowest and highest value that is as plausible as the default. */
export type PlausibleRange = readonly [low: number, high: number];

/** One row of the table. */
export interface Parameter {
  /** Path below its scope in a scenario file; the key of the row unless it is nested (`entry.month`). */
  readonly path?: string;
  /** Symbol used in the equations of the process files. */
  readonly symbol: string;
  /** Unit in words: `share`, `probability a month`, `months`, `unit costs` ... */
  readonly unit: string;
  /** Smallest value allowed. */
  readonly min: number;
  /** Largest value allowed. */
  readonly max: number;
  /** True when only whole numbers make sense. */
  readonly whole?: boolean;
  /** Words a scenario file uses instead of numbers; the value is the index. `["false", "true"]` is a switch. */
  readonly choices?: readonly string[];
  /** One value, or one for each kind of supplier. */
  readonly default: number | Readonly<Record<SupplierKind, number>>;
  /**
   * Where an assumed value may as well lie, within the range allowed: from its source, or half to one and a half times
   * the default where nothing better is known. Levers, definitions and switches have none. One range, or one for each
   * kind of supplier; where low and high are equal the value is held.
   */
  readonly plausible?: PlausibleRange | Readonly<Record<SupplierKind, PlausibleRange>>;
  /** What it means, in the words of procurement. */
  readonly meaning: string;
  /** Where the default and the range come from. */
  readonly source: string;
}
