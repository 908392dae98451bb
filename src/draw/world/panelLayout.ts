import type { SupplierKind } from "../../model/parameters.ts";
import type { TracedWorld } from "../../model/trace.ts";
import { FONT_SLACK, textWidth } from "../textWidth.ts";
import { type PanelRows, type PlacedSpell, panelRows } from "./slots.ts";

/** A spell as a bar: place and size [px from the top], and the name that fits into it. */
export interface SpellBar extends PlacedSpell {
  readonly kind: SupplierKind;
  readonly middle: number;
  readonly height: number;
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
      name: fittingName(world.suppliers[spell.supplier] ?? "", font, room),
    };
  });
}

function kindOf(world: TracedWorld, supplier: number): SupplierKind {
  const kind = world.supplierKinds[supplier];
  return kind === "fixed" || kind === "newcomer" ? kind : "flexible";
}

/** The name, its number where only that fits, or nothing. */
function fittingName(name: string, fontSize: number, room: number): string {
  const number = /\d+$/.exec(name)?.[0] ?? "";
  const fits = (text: string) => textWidth(text, fontSize) * FONT_SLACK <= room;
  if (fits(name)) return name;
  return fits(number) ? number : "";
}
