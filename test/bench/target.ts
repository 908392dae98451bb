/** A speed that was promised, and whether this machine keeps it at the moment. */
export interface Target {
  readonly promise: string;
  readonly value: number;
  readonly limit: number;
  readonly met: boolean;
}

export function atMost(promise: string, value: number, limit: number): Target {
  return { promise, value, limit, met: value <= limit };
}

export function atLeast(promise: string, value: number, limit: number): Target {
  return { promise, value, limit, met: value >= limit };
}

/** The targets in lines for people. */
export function targetsInWords(targets: readonly Target[]): string[] {
  if (targets.length === 0) return [];
  return [
    "promises",
    ...targets.map(
      ({ promise, value, limit, met }) =>
        `  ${met ? "kept  " : "MISSED"}  ${promise.padEnd(64)} ${value.toFixed(2).padStart(8)}   limit ${limit}`,
    ),
  ];
}
