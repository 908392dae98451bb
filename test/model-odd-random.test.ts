import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createStream, deriveStream, gumbel, identityOf, threefry, uniform } from "../src/model/random.ts";
import { ANY } from "./model/arbitraryMarket.ts";

/**
 * Random numbers built again from `src/model/ODD.md` alone (section 7.28), with whole numbers of any size, so
 * that whoever builds the model anew draws the same worlds to the last bit.
 */

const WORD = 1n << 32n;
const PARITY = 0x1bd11bdan;
const TURNS = [13n, 15n, 26n, 6n, 17n, 29n, 16n, 24n];

type Words = readonly [bigint, bigint];

function cipher(key: Words, counter: Words): Words {
  const keys = [key[0], key[1], PARITY ^ key[0] ^ key[1]];
  let [a, b] = counter;
  const inject = (i: number) => {
    a = (a + keys[i % 3]) % WORD;
    b = (b + keys[(i + 1) % 3] + BigInt(i)) % WORD;
  };
  inject(0);
  for (let round = 0; round < 20; round++) {
    const turn = TURNS[round % 8];
    a = (a + b) % WORD;
    b = (((b << turn) | (b >> (32n - turn))) % WORD) ^ a;
    if (round % 4 === 3) inject((round + 1) / 4);
  }
  return [a, b];
}

function uniformOf([a, b]: Words): number {
  return (2 ** 26 * Math.floor(Number(a) / 64) + Math.floor(Number(b) / 64) + 0.5) / 2 ** 52;
}

function identity(name: string, member: number): bigint {
  let hash = 0x811c9dc5n;
  for (const unit of name.split("")) hash = ((hash ^ BigInt(unit.charCodeAt(0))) * 0x01000193n) % WORD;
  return (hash + 0x9e3779b1n * BigInt(member)) % WORD;
}

const unsigned = (word: number) => BigInt.asUintN(32, BigInt(word));
const anyWord = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe("a random number built again from the ODD text is the one of the code", () => {
  test("cipher, uniform and Gumbel, for any key, who and whom", () => {
    fc.assert(
      fc.property(anyWord, anyWord, anyWord, anyWord, (first, second, who, whom) => {
        const stream = createStream();
        stream[0] = first;
        stream[1] = second;
        const words = cipher([unsigned(first), unsigned(second)], [unsigned(who), unsigned(whom)]);
        threefry(stream, who, whom);
        expect([unsigned(stream[2]), unsigned(stream[3])]).toEqual(words);
        expect(uniform(stream, who, whom)).toBe(uniformOf(words));
        expect(gumbel(stream, who, whom)).toBeCloseTo(-Math.log(-Math.log(uniformOf(words))), 12);
      }),
      ANY,
    );
  });

  test("replication, decision and month below the key of the seed", () => {
    fc.assert(
      fc.property(
        anyWord,
        anyWord,
        fc.nat(1000),
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: -1, max: 1200 }),
        (first, second, replication, decision, month) => {
          const key = createStream();
          key[0] = first;
          key[1] = second;
          const below = createStream();
          const stream = createStream();
          deriveStream(key, replication, 0, below);
          deriveStream(below, decision, month, stream);
          const world = cipher([unsigned(first), unsigned(second)], [BigInt(replication), 0n]);
          expect([unsigned(stream[0]), unsigned(stream[1])]).toEqual(
            cipher(world, [BigInt(decision), unsigned(month)]),
          );
        },
      ),
      ANY,
    );
  });

  test("identity of the members of a group", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(100000), (name, member) => {
        expect(unsigned(identityOf(name, member))).toBe(identity(name, member));
      }),
      ANY,
    );
  });
});
