import type { TracedWorld } from "../../model/trace.ts";
import { layoutRows, MAXIMUM_ROWS_OF_TRACK, type PanelLayout } from "./panelLayout.ts";
import { type PanelRows, panelRows } from "./slots.ts";

/** Rows of both tracks, over all buyers, that fit beside each other on a page. */
const MAXIMUM_ROWS = 16;

/** The panels of the same buyers in two worlds, each row at the same height in both. */
export interface PairLayout {
  readonly buyers: readonly string[];
  readonly baseline: PanelLayout;
  readonly scenario: PanelLayout;
}

/**
 * Lays out the panels of as many of the named buyers as stay readable, the first always; buyers that are in
 * one of the two worlds only are left out.
 */
export function layoutPair(
  baseline: TracedWorld,
  scenario: TracedWorld,
  buyers: readonly string[],
  pixelsPerMonth: number,
): PairLayout {
  const shown: { name: string; before: PanelRows; after: PanelRows }[] = [];
  let rows = 0;
  for (const name of buyers) {
    if (!baseline.buyers.includes(name) || !scenario.buyers.includes(name)) continue;
    const before = panelRows(baseline, baseline.buyers.indexOf(name), MAXIMUM_ROWS_OF_TRACK);
    const after = panelRows(scenario, scenario.buyers.indexOf(name), MAXIMUM_ROWS_OF_TRACK);
    const fixedRows = Math.max(before.fixedRows, after.fixedRows);
    const flexibleRows = Math.max(before.flexibleRows, after.flexibleRows);
    rows += fixedRows + flexibleRows;
    if (shown.length > 0 && rows > MAXIMUM_ROWS) break;
    shown.push({
      name,
      before: withRows(before, fixedRows, flexibleRows),
      after: withRows(after, fixedRows, flexibleRows),
    });
  }
  return {
    buyers: shown.map(({ name }) => name),
    baseline: layoutRows(
      baseline,
      shown.map(({ before }) => before),
      pixelsPerMonth,
    ),
    scenario: layoutRows(
      scenario,
      shown.map(({ after }) => after),
      pixelsPerMonth,
    ),
  };
}

/** The same panel with as many rows of each track as asked for, those that it lacks empty. */
function withRows(panel: PanelRows, fixedRows: number, flexibleRows: number): PanelRows {
  const down = fixedRows - panel.fixedRows;
  const spells = panel.spells.map((spell) =>
    spell.track === "flexible" ? { ...spell, row: spell.row + down } : spell,
  );
  return { ...panel, fixedRows, flexibleRows, spells };
}
