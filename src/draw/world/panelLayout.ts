import type { SupplierKind } from "../../model/parameters.ts";
import type { PanelSpell, TracedWorld } from "../../model/trace.ts";
import { roomFor } from "../marks.ts";

/** A spell as a bar: place and size [px from the top], and the name that fits into it. */
export interface SpellBar extends PlacedSpell {
  readonly kind: SupplierKind;
  readonly middle: number;
  readonly height: number;
  /** The whole name, and what of it fits into the bar. */
  readonly whole: string;
  readonly name: string;
  readonly fontSize: number;
}

/** The panels of the first few buyers, laid out from top to bottom. */
export interface PanelLayout {
  readonly buyers: readonly number[];
  readonly headings: readonly { readonly text: string; readonly middle: number }[];
  readonly bars: readonly SpellBar[];
  /** Total height [px]. */
  readonly height: number;
  /** Buyers of whose panel some rows are left out. */
  readonly cut: readonly number[];
}

/** Rows that a reader still takes in, over all buyers, and of one track of one buyer. */
const MAXIMUM_ROWS = 20;
export const MAXIMUM_ROWS_OF_TRACK = 6;
const HEADING = 20;
const BLOCK_GAP = 8;
/** Above the first panel, for events that concern the whole market. */
export const MARKET_STRIP = 20;
const look = { fixed: { row: 22, bar: 18, font: 11.5 }, flexible: { row: 16, bar: 12, font: 10 } } as const;

/**
 * Lays out as many buyers as stay readable, in order of number.
 *
 * @param wanted  buyers that the title speaks of: before others, and the first of them always
 */
export function layoutPanels(
  world: TracedWorld,
  months: number,
  width: number,
  wanted: readonly number[] = [],
): PanelLayout {
  const shown: PanelRows[] = [];
  let rows = 0;
  for (const buyer of new Set([...wanted, ...world.buyers.keys()])) {
    const panel = panelRows(world, buyer, MAXIMUM_ROWS_OF_TRACK);
    rows += panel.fixedRows + panel.flexibleRows;
    if (shown.length > 0 && rows > MAXIMUM_ROWS) break;
    shown.push(panel);
  }
  shown.sort((a, b) => a.buyer - b.buyer);
  return layoutRows(world, shown, width / months);
}

/** Lays out panels whose rows are known, one below the other. */
export function layoutRows(world: TracedWorld, shown: readonly PanelRows[], pixelsPerMonth: number): PanelLayout {
  let top = MARKET_STRIP;
  const headings: { text: string; middle: number }[] = [];
  const bars: SpellBar[] = [];
  for (const panel of shown) {
    headings.push({ text: world.buyers[panel.buyer], middle: top + HEADING / 2 });
    top += HEADING;
    bars.push(...barsOf(world, panel, top, pixelsPerMonth));
    top += rowsHeight(panel, panel.fixedRows + panel.flexibleRows) + BLOCK_GAP;
  }
  const cut = shown.filter((panel) => panel.rowsLeftOut > 0);
  return {
    buyers: shown.map((panel) => panel.buyer),
    headings,
    bars,
    height: top,
    cut: cut.map((panel) => panel.buyer),
  };
}

function rowsHeight({ fixedRows }: PanelRows, rows: number): number {
  const thick = Math.min(rows, fixedRows);
  return thick * look.fixed.row + (rows - thick) * look.flexible.row;
}

function barsOf(world: TracedWorld, panel: PanelRows, top: number, pixelsPerMonth: number): SpellBar[] {
  return panel.spells.map((spell) => {
    const { row, bar, font } = look[spell.track];
    const room = (spell.to - spell.from + 1) * pixelsPerMonth - 10;
    return {
      ...spell,
      kind: kindOf(world, spell.supplier),
      middle: top + rowsHeight(panel, spell.row) + row / 2,
      height: bar,
      fontSize: font,
      whole: world.suppliers[spell.supplier] ?? "",
      name: fittingName(world, spell.supplier, font, room),
    };
  });
}

function kindOf(world: TracedWorld, supplier: number): SupplierKind {
  const kind = world.supplierKinds[supplier];
  return kind === "fixed" || kind === "newcomer" ? kind : "flexible";
}

/** The name, its number where only that fits and no other of its kind has the same, or nothing. */
function fittingName(world: TracedWorld, supplier: number, fontSize: number, room: number): string {
  const name = world.suppliers[supplier] ?? "";
  const fits = (text: string) => roomFor(text, fontSize) <= room;
  if (fits(name)) return name;
  const number = numberOf(name);
  const isItsOwn = world.suppliers.every(
    (other, s) => s === supplier || numberOf(other) !== number || kindOf(world, s) !== kindOf(world, supplier),
  );
  return isItsOwn && fits(number) ? number : "";
}

function numberOf(name: string): string {
  return /\d+$/.exec(name)?.[0] ?? "";
}

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
  const spells = world.spells.filter((spell) => spell.buyer === buyer);
  const fixed = placeOnRows(spells.filter((spell) => spell.track === "fixed"));
  const flexible = placeOnRows(spells.filter((spell) => spell.track === "flexible"));
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
