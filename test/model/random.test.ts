import { describe, expect, test } from "vitest";
import {
  createStream,
  deriveStream,
  identityOf,
  keyBySeed,
  type Stream,
  threefry,
  uniform,
} from "../../src/model/random.ts";
import { livelyMarket } from "./exampleMarket.ts";
import { run } from "./runWorld.ts";

function encrypt(key: readonly [number, number], counter: readonly [number, number]): string {
  const stream = Int32Array.of(key[0], key[1], 0, 0);
  threefry(stream, counter[0], counter[1]);
  return [stream[2], stream[3]].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join(" ");
}

function seeded(seed: string): Stream {
  const stream = createStream();
  keyBySeed(seed, stream);
  return stream;
}

describe("the generator", () => {
  // Known answers of threefry2x32 with 20 rounds, file kat_vectors of Random123 (Salmon et al. 2011).
  test("gives the published answers", () => {
    expect(encrypt([0, 0], [0, 0])).toBe("6b200159 99ba4efe");
    expect(encrypt([0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff])).toBe("1cb996fc bb002be7");
    expect(encrypt([0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3])).toBe("c4923a9c 483df7a0");
  });

  test("draws the same number again whatever was drawn in between", () => {
    const stream = seeded("again");
    const first = uniform(stream, 5, 9);
    for (let i = 0; i < 100; i++) uniform(stream, i, -i);
    expect(uniform(stream, 5, 9)).toBe(first);
  });

  test("does not draw the same number for (who, whom) and (whom, who)", () => {
    const stream = seeded("order");
    expect(uniform(stream, 1, 2)).not.toBe(uniform(stream, 2, 1));
  });

  test("derives the same stream again, and another one for every number", () => {
    const parent = seeded("parent");
    const keys = new Set<string>();
    for (let first = 0; first < 60; first++) {
      for (let second = -1; second < 60; second++) {
        const child = createStream();
        const twin = createStream();
        deriveStream(parent, first, second, child);
        deriveStream(parent, first, second, twin);
        expect(twin.slice(0, 2)).toEqual(child.slice(0, 2));
        keys.add(child.slice(0, 2).join());
      }
    }
    expect(keys.size).toBe(60 * 61);
  });
});

describe("the seed", () => {
  const seeds = ["", "0", "1", "2", " ", "a", "A", "鲶鱼", "鲶魚", "鲇鱼", "🐟", "2026-07-01", "x".repeat(10_000)];

  test("may be any text, and different texts are different worlds", () => {
    const keys = seeds.map((seed) => seeded(seed).slice(0, 2).join());
    expect(new Set(keys).size).toBe(seeds.length);
    expect(seeded("").slice(0, 2)).toEqual(seeded("").slice(0, 2));
    expect(seeded("鲶鱼").slice(0, 2)).toEqual(seeded("鲶鱼").slice(0, 2));
  });

  test("decides what happens, and so does the replication", () => {
    const market = livelyMarket();
    const worlds = [run(market, ""), run(market, "鲶鱼"), run(market, "1"), run(market, "2"), run(market, "1", 1)];
    const prints = worlds.map(({ values }) => values.join());
    expect(new Set(prints).size).toBe(worlds.length);
  });
});

describe("the identity of an agent", () => {
  test("is its own among 20,000 of a group, in whatever language the group is named", () => {
    for (const group of ["buyer", "newcomer", "供应商", ""]) {
      const identities = new Set(Array.from({ length: 20_000 }, (_, member) => identityOf(group, member)));
      expect(identities.size).toBe(20_000);
    }
  });

  test("is its own among several groups of the usual names and sizes", () => {
    const groups = [
      "buyer",
      "powerhouse",
      "backup",
      "newcomer",
      "newcomer2",
      "newcomer-a",
      "newcomer-b",
      "强企",
      "新进",
    ];
    const identities = groups.flatMap((group) =>
      Array.from({ length: 1000 }, (_, member) => identityOf(group, member)),
    );
    expect(new Set(identities).size).toBe(groups.length * 1000);
  });
});
