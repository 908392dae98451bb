import type { PanelSpell, TracedWorld } from "../../model/trace.ts";

/** A spell with the row of its buyer's panel on which it is drawn, from 0 at the top. */
export interface PlacedSpell extends PanelSpell {
  readonly row: number;
}

/** The panel of a buyer as rows of slots: contracts first, then the flexible track. */
export interface PanelRows {
  readonly buyer: number;
  readonly fixedRows: number;
  readonly flexibleRows: number;
  /** Rows beyond the limit, which are not among the spells. */
  readonly rowsLeftOut: number;
  readonly spells: readonly PlacedSpell[];
}

/**
 * Gives each spell of a buyer the first row of its track that is free, so that a supplier that leaves
 * hands its row to the one that comes. At most `limit` rows of each track are kept.
 */
export function panelRows(world: TracedWorld, buyer: number, limit: number): PanelRows {
  const own = world.spells.filter((spell) => spell.buyer === buyer);
  const fixed = placeOnRows(own.filter((spell) => spell.track === "fixed"));
  const flexible = placeOnRows(own.filter((spell) => spell.track === "flexible"));
  const fixedRows = Math.min(limit, rowCount(fixed));
  const flexibleRows = Math.min(limit, rowCount(flexible));
  return {
    buyer,
    fixedRows,
    flexibleRows,
    rowsLeftOut: rowCount(fixed) - fixedRows + rowCount(flexible) - flexibleRows,
    spells: [
      ...fixed.filter((spell) => spell.row < limit),
      ...flexible.filter((spell) => spell.row < limit).map((spell) => ({ ...spell, row: spell.row + fixedRows })),
    ],
  };
}

function rowCount(spells: readonly PlacedSpell[]): number {
  return spells.reduce((rows, spell) => Math.max(rows, spell.row + 1), 0);
}

function placeOnRows(spells: readonly PanelSpell[]): PlacedSpell[] {
  const ordered = [...spells].sort((a, b) => a.from - b.from || a.supplier - b.supplier);
  const busyUntil: number[] = [];
  return ordered.map((spell) => {
    const free = busyUntil.findIndex((last) => last < spell.from);
    const row = free < 0 ? busyUntil.length : free;
    busyUntil[row] = spell.to;
    return { ...spell, row };
  });
}
