/**
 * Trust by cause: of every rung of a relation with a supplier that has a strategy it is noted what words have built and
 * what contact has added; the rest is deeds. Whatever lifts a rung adds to its own part. When a rung falls, all parts
 * fall in the same proportion, since nobody remembers which part of a trust was disappointed.
 *
 * @returns a part of a rung after the rung has moved, before anything is added to it
 */
export function faded(part: number, before: number, after: number): number {
  return after < before ? part * (after / before) : part;
}
