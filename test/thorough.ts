import { test } from "vitest";

/*
 * Some files have more cases than `npm test` has time for. Those that import this are in both: in `npm test` with the
 * cases that stand first, and in `npm run test:long` with all.
 */

/** Whether these are the long tests. */
export const isThorough = process.env.CATFISH_TESTS === "long";

/** All cases in the long tests; else the first of them. */
export function few<T>(cases: readonly T[], first: number): readonly T[] {
  return isThorough ? cases : cases.slice(0, first);
}

/** Random cases to try in `npm test`, and ten times as many in the long tests. */
export function runs(many: number): { readonly numRuns: number } {
  return { numRuns: isThorough ? 10 * many : many };
}

/** A test of the long ones alone: what it promises is promised in `npm test` too, of another case. */
export const thoroughTest = test.skipIf(!isThorough);
