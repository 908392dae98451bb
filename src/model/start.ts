import type { int } from "./int.ts";

/** What replications of a market begin with, worked out once for all of them (`planStart.ts`). */
export interface Start {
  readonly given: Given;
  readonly drawn: Drawn;
  readonly copied: Copied;
  /** Room to put suppliers and buyers in the order of their draws. */
  readonly suppliers: Shuffle;
  readonly buyers: Shuffle;
}

/** A number for the agents from `first` to `end` - 1, in a column that begins at a place of the memory. */
export interface Given {
  readonly column: Int32Array;
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly value: Float64Array;
}

/** The same, but each agent draws its own. */
export interface Drawn {
  readonly column: Int32Array;
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** `NORMAL`, `UNIFORM` or `ABOUT`. */
  readonly law: Int32Array;
  /** Whose column it is: `BUYERS`, `SUPPLIERS` or `STRATEGISTS`. */
  readonly owner: Int32Array;
  /** Identity of the parameter in draws. */
  readonly name: Int32Array;
  /** Mean and standard deviation, or lower end and width. */
  readonly from: Float64Array;
  readonly width: Float64Array;
  /** The column with the standard deviation, where each agent has its own. */
  readonly widths: Int32Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** 1 where only whole numbers or choices make sense. */
  readonly whole: Int32Array;
}

/** Normal, or uniform between two ends, as a scenario says it; normal about the number of the group, as its spread says. */
export const NORMAL = 0;
export const UNIFORM = 1;
export const ABOUT = 2;

export const BUYERS = 0;
export const SUPPLIERS = 1;
export const STRATEGISTS = 2;

/** Columns of suppliers that begin with a parameter: where they begin in memory, and where that parameter does. */
export interface Copied {
  readonly column: Int32Array;
  readonly parameter: Int32Array;
}

/** Agents and a draw for each, and room to merge them. */
export interface Shuffle {
  readonly agent: Int32Array;
  readonly draw: Float64Array;
  readonly mergedAgent: Int32Array;
  readonly mergedDraw: Float64Array;
}

/** How many of each there are room for. */
export interface StartCounts {
  readonly given: int;
  readonly drawn: int;
  readonly copied: int;
  readonly suppliers: int;
  readonly buyers: int;
}
