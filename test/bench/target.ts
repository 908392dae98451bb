/** A speed that was promised, and whether this machine keeps it at the moment. */
export interface Target {
  readonly promise: string;
  readonly value: number;
  readonly limit: number;
  readonly met: boolean;
  /** What the processor time says of the same machine with nobody else on it, where the value is by the clock. */
  readonly onFreeCores?: number;
  readonly metOnFreeCores?: boolean;
}

export function atMost(promise: string, value: number, limit: number): Target {
  return { promise, value, limit, met: value <= limit };
}

/** @param onFreeCores  what the processor time says, where `value` is by the clock */
export function atLeast(promise: string, value: number, limit: number, onFreeCores?: number): Target {
  const target = { promise, value, limit, met: value >= limit };
  return onFreeCores === undefined ? target : { ...target, onFreeCores, metOnFreeCores: onFreeCores >= limit };
}

/**
 * The targets in lines for people.
 *
 * @param load   processes that wanted to run while it was measured, on average
 * @param cores  how many there are to run them
 */
export function targetsInWords(targets: readonly Target[], load: number, cores: number): string[] {
  if (targets.length === 0) return [];
  const busy = load > cores ? ": others use the machine, so times by the clock are too long" : "";
  return [`promises (load average ${load.toFixed(1)} on ${cores} cores${busy})`, ...targets.map(inWords)];
}

function inWords({ promise, value, limit, met, onFreeCores, metOnFreeCores }: Target): string {
  const line = `  ${met ? "kept  " : "MISSED"}  ${promise.padEnd(64)} ${value.toFixed(2).padStart(8)}   limit ${limit}`;
  if (onFreeCores === undefined) return line;
  return `${line}   on free cores ${onFreeCores.toFixed(0)}, ${metOnFreeCores ? "kept" : "MISSED"}`;
}
