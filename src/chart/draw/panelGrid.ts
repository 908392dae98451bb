import type { View } from "../chart.ts";
import { textRows } from "./composeChart.ts";
import { fontSize, ink } from "./theme.ts";

/** Panels two beside each other, as many rows as it takes; says so where there is nothing to draw. */
export function panelGrid(panels: readonly View[], columns = 2): View {
  if (panels.length === 0) return textRows(["There is no value to draw."], fontSize.label, ink.quiet);
  return { concat: [...panels], columns, spacing: { row: 22, column: 24 } };
}
