/** Worlds of an answer, and while a lever is dragged. */
export interface ShownWorlds {
  readonly full: number;
  readonly preview: number;
}

/** Worlds where threads and WebAssembly are there, and where they are refused. */
export const USUAL_WORLDS = { full: 200, preview: 20 } as const;
export const FEW_WORLDS = { full: 5, preview: 5 } as const;
/** Up to here a market is simulated as usual [buyers x months]: some ten times the bundled ones. */
const USUAL_SIZE = 10_000;

/** Worlds of a market of that size [buyers x months]: as many as a room waits for, 5 at least. */
export function worldsOfSize(size: number): ShownWorlds {
  if (size <= USUAL_SIZE) return USUAL_WORLDS;
  const full = Math.max(FEW_WORLDS.full, Math.floor((USUAL_WORLDS.full * USUAL_SIZE) / size));
  return { full, preview: Math.min(USUAL_WORLDS.preview, full) };
}
