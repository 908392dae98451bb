import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyStreams } from "../../src/model/keyStreams.ts";
import type { Market } from "../../src/model/market.ts";
import { closing, schedule } from "../../src/model/schedule.ts";
import { FIXED, FLEXIBLE, REMEMBERED, type World } from "../../src/model/world.ts";
import { ANY, arbitraryMarket } from "../model/arbitraryMarket.ts";
import { livelyMarket } from "../model/exampleMarket.ts";
import { openWorld } from "../model/runWorld.ts";

/** A relation in a row. */
export interface Link {
  readonly place: number;
  readonly buyer: number;
  readonly supplier: number;
  readonly track: "fixed" | "flexible" | "remembered";
}

const TRACKS = new Map([
  [FIXED, "fixed"],
  [FLEXIBLE, "flexible"],
  [REMEMBERED, "remembered"],
] as const);

/** All relations, by place. */
export function rowLinks({ relation }: World): Link[] {
  return [...relation.track.keys()].flatMap((place) => {
    const track = [...TRACKS].find(([code]) => code === relation.track[place])?.[1];
    return track === undefined
      ? []
      : [{ place, buyer: relation.buyer[place], supplier: relation.supplier[place], track }];
  });
}

/** Relations on a panel, by place. */
export function panelLinks(world: World): Link[] {
  return rowLinks(world).filter(({ track }) => track !== "remembered");
}

export const isContract = ({ track }: Link): boolean => track === "fixed";
/** 7.11 */
export const clip = (x: number, low: number, high: number) => (x < low ? low : x > high ? high : x);
/** 7.33 */
export const exp = (x: number) => Math.exp(clip(x, -700, 700));
export const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
export const indices = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Equal to 1e-12, relative to the largest of the numbers that it was made from. */
export function same(what: string, found: number, expected: number, largest = 1): void {
  if (Object.is(found, expected) || Math.abs(found - expected) <= 1e-12 * Math.max(1, largest)) return;
  expect.fail(`${what}: the code says ${found}, the text ${expected}`);
}

/** Compares a column of relations with what the text makes of each. */
export function byLink(
  links: readonly Link[],
  what: string,
  column: Float64Array,
  after: (link: Link) => number,
): () => void {
  const expected = links.map((link) => [link.place, after(link)] as const);
  return () => {
    for (const [place, value] of expected) same(what, column[place], value, Math.abs(value));
  };
}

/** Takes what the text makes of a world before a process; the answer compares it with the world after. */
export type Check = (world: World) => () => void;

/** Runs a market and, in every month, holds a process against the text, as long as prices are numbers. */
function holds(name: string, check: Check, market: Market): void {
  const world = openWorld(market);
  for (let month = 0; month < market.months; month++) {
    world.month = month;
    keyStreams(world, month);
    for (const { process } of [...schedule, ...closing]) {
      const compare = process.name === name ? check(world) : undefined;
      process(world);
      compare?.();
    }
  }
}

/** Tests each process in a lively market, and in any market. */
export function testAgainstText(checks: Readonly<Record<string, Check>>): void {
  describe("a process built again from the ODD text gives the numbers of the code", () => {
    test.each(Object.entries(checks))("%s, in a lively market", (name, check) => {
      holds(name, check, livelyMarket());
    });

    test.each(Object.entries(checks))("%s, in any market", (name, check) => {
      fc.assert(
        fc.property(arbitraryMarket, (market) => holds(name, check, market)),
        ANY,
      );
    });
  });
}
