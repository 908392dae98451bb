import type { int } from "./int.ts";
import type { World } from "./world.ts";

/** Where the sums of a month are gathered, for one market. */
export interface Gathered {
  readonly buyerGroups: int;
  readonly supplierGroups: int;
  /** Relation sums by pair of groups, others and incumbents in turn; buyer sums by buyer group. */
  readonly cells: Float64Array;
  readonly buyerCells: Float64Array;
  /** Rows of relation sums, rows of buyer sums, rows of supplier sums, the number one, and rows of the supplier's side. */
  readonly sums: Float64Array;
  readonly layout: Layout;
  /** Sums in a row. */
  readonly relationWidth: int;
  readonly buyerWidth: int;
  readonly supplierWidth: int;
}

/** First place of each block of sums. Row 0 of a block is all; the last row of relation sums is incumbents. */
export interface Layout {
  readonly buyers: int;
  readonly suppliers: int;
  readonly one: int;
  /** Of the supplier's side there is a row for each group, and none for all. */
  readonly sides: int;
}

/** Columns that are summed: place of the sum in a row, and of the column in memory. */
export interface ColumnSums {
  readonly slots: Int32Array;
  readonly starts: Int32Array;
}

/** What must be gathered for some series. */
export interface Needs {
  /** Whether a part is needed, in the order of `gathering`. */
  readonly parts: readonly boolean[];
  /** What is weighted by volume and summed over relations: columns of relations and of suppliers. */
  readonly relationColumns: ColumnSums;
  readonly supplierColumns: ColumnSums;
  /** What is summed over buyers, and over suppliers. */
  readonly buyerColumns: ColumnSums;
  readonly totals: ColumnSums;
  /** By group of suppliers: where its row of the supplier's side begins, -1 where nobody asks for it. */
  readonly sideRows: Int32Array;
}

/** A part of what is gathered in a month. It reads the world, and adds to what has been gathered. */
export type Gather = (world: World, gathered: Gathered, needs: Needs) => void;
