import type { ColumnNames, Feed } from "./columns.ts";
import type { Market } from "./market.ts";
import { closing, type Line, schedule } from "./schedule.ts";

/**
 * What of a month somebody looks at in the end. A market in which prices cannot move, or where utility decides nothing, goes
 * on without whoever works them out: whatever is looked at keeps its bits, the other columns stay as they were.
 *
 * A feed of a process (`columns.ts`) is looked at where it changes a column that is watched, or one that a feed that is
 * looked at depends on.
 */
export interface LookedAt {
  /** In months that are watched: every process with a feed that is looked at. */
  readonly watched: readonly Line[];
  /** In months before them: those of which something is left for later months. */
  readonly before: readonly Line[];
}

/** Whole relations that move take all their columns along. */
const MOVING = "relation.moving";

/** @param columns  names of columns that are watched; every process is looked at unless given */
export function linesLookedAt(market: Market, columns?: readonly string[]): LookedAt {
  const lines = [...schedule, ...closing];
  if (columns === undefined) return { watched: lines, before: lines };
  const feeds = lines.flatMap((line) => feedsOf(line, market).map((feed) => ({ line, ...namesIn(feed) })));
  const dependedOn = new Set([MOVING]);
  const lookedAt = new Set([MOVING, ...columns]);
  const changesAny = (names: ReadonlySet<string>) => {
    return ({ changes }: { readonly changes: readonly string[] }) => changes.some((name) => names.has(name));
  };
  for (let known = 0; known < dependedOn.size; ) {
    known = dependedOn.size;
    for (const name of feeds.filter(changesAny(lookedAt)).flatMap(({ reads }) => reads)) {
      dependedOn.add(name);
      lookedAt.add(name);
    }
  }
  const watched = feeds.filter(changesAny(lookedAt));
  const before = watched.filter((feed) => !feed.isAnew || changesAny(dependedOn)(feed));
  const ofThese = (kept: typeof feeds) => lines.filter((line) => kept.some((feed) => feed.line === line));
  return { watched: ofThese(watched), before: ofThese(before) };
}

/** Those of a process; one that cannot change anything in the market has none. */
function feedsOf({ process }: Line, market: Market): readonly Feed[] {
  const { needed, feeds } = process;
  if (needed?.(market) === false) return [];
  return feeds?.(market) ?? [process];
}

function namesIn({ changes, reads, isAnew = false }: Feed) {
  return { changes: columnsIn(changes), reads: columnsIn(reads), isAnew };
}

/** Full names of columns: `relation.price`. */
export function columnsIn(names: ColumnNames): string[] {
  return Object.entries(names).flatMap(([owner, of]) => of.map((name: string) => `${owner}.${name}`));
}
