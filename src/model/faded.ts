/**
 * Trust by cause: of every rung of a relation with a supplier that has a strategy it is noted what words have built and
 * what contact has added; the rest is deeds. Whatever lifts a rung adds to its own part. When a rung falls, all parts
 * fall in the same proportion, since nobody remembers which part of a trust was disappointed.
 *
 * @returns what is left of every part of a rung after it has moved, before anything is added to it [0..1]
 */
export function leftAfter(before: number, after: number): number {
  return after < before ? after / before : 1;
}
