import alea from "seedrandom/lib/alea.js";
import { log } from "./arithmetic.ts";
import type { int } from "./int.ts";
import { normalQuantile } from "./normalQuantile.ts";

/**
 * Keyed random numbers: each is a function of (seed, replication, decision, month, who, whom), never
 * the next number of a shared stream. So two scenarios live in the same worlds, and nobody's luck
 * depends on how many draws somebody else made.
 *
 * Generator: Threefry-2x32 with 20 rounds (Salmon et al. 2011; Random123), used as a keyed hash three
 * times over: seed -> replication -> (decision, month) -> (who, whom).
 */

/** What is decided by a draw. The order is part of the generator: new ones go to the end. */
export const decisions = [
  "spread",
  "panel",
  "contractEnd",
  "entry",
  "demand",
  "disruption",
  "court",
  "look",
  "order",
  "quality",
  "review",
  "around",
  "need",
  "closure",
  "invite",
  "oneOff",
  "programme",
  "turnover",
  "lead",
] as const;
/** The last decisions are of strategies: where nobody has one, their streams need no key. */
export const DECISIONS_OF_ALL = decisions.indexOf("programme");
export type Decision = (typeof decisions)[number];

/** Key words in places 0 and 1, the two words drawn last in places 2 and 3. */
export type Stream = Int32Array;

/** A stream with key zero. */
export function createStream(): Stream {
  return new Int32Array(4);
}

/**
 * Key of the user's seed (any text): the first two 32-bit integers of the generator alea (package
 * seedrandom), so that neighbouring seeds are uncorrelated.
 */
export function keyBySeed(seed: string, stream: Stream): void {
  const generator = alea(seed);
  stream[0] = generator.int32();
  stream[1] = generator.int32();
}

/** Makes `child` the stream number (first, second) below `parent`: its key is the parent's cipher of the two. */
export function deriveStream(parent: Stream, first: int, second: int, child: Stream): void {
  threefry(parent, first, second);
  child[0] = parent[2];
  child[1] = parent[3];
}

/** Parity constant of the Threefish key schedule (Skein 1.3, 32-bit form as in Random123). */
const PARITY = 0x1bd11bda;

/**
 * Threefry-2x32-20: encrypts the counter (first, second) with the key of the stream and leaves the
 * two words in places 2 and 3. Rotations and key injections are those of Random123, modulo 2^32:
 *
 *     round        a += b;  b = rotl(b, n) xor a          n = 13, 15, 26, 6, 17, 29, 16, 24 in turn
 *     injection i  a += k[i mod 3];  b += k[(i + 1) mod 3] + i
 *     k            the two words of the key, and PARITY xor both
 *
 * Injection 0 comes first, the others after every fourth round.
 */
export function threefry(stream: Stream, first: int, second: int): void {
  const k0 = stream[0];
  const k1 = stream[1];
  const k2 = PARITY ^ k0 ^ k1;
  let a = (first + k0) | 0;
  let b = (second + k1) | 0;

  // biome-ignore-start format: four rounds a line, then the key
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 1) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 2) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k0) | 0;
  b = (b + k1 + 3) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 4) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 5) | 0;
  // biome-ignore-end format: four rounds a line, then the key

  stream[2] = a;
  stream[3] = b;
}

/**
 * A number strictly between 0 and 1, with 52 random bits, for (who, whom) on a stream:
 *
 *     u = (2^26 floor(a / 2^6) + floor(b / 2^6) + 1/2) / 2^52      a, b: the two words, unsigned
 */
export function uniform(stream: Stream, who: int, whom: int): number {
  threefry(stream, who, whom);
  const high: number = stream[2] >>> 6;
  const low: number = stream[3] >>> 6;
  return (high * 67108864 + low + 0.5) * 2.220446049250313e-16;
}

/** A standard normal number for (who, whom): one uniform each, so that pairs stay paired. */
export function normal(stream: Stream, who: int, whom: int): number {
  return normalQuantile(uniform(stream, who, whom));
}

/**
 * A standard Gumbel number for (who, whom), -ln(-ln u). The option with the largest beta U + Gumbel is a logit
 * draw (McFadden 1974), and one more option changes the choice only if it wins.
 */
export function gumbel(stream: Stream, who: int, whom: int): number {
  return gumbelOf(uniform(stream, who, whom));
}

/** The Gumbel number that a uniform number is turned into. */
export function gumbelOf(u: number): number {
  return -log(-log(u));
}

/**
 * Identity of an agent in the draws: its group's name and its number in the group, so that adding
 * another group, or more members, leaves the luck of everybody else as it was: the 32-bit hash FNV-1a of
 * Fowler, Noll and Vo over the UTF-16 units of the name, plus 0x9e3779b1 times the number (a Weyl
 * sequence, which keeps the members of a group apart), modulo 2^32. Members are numbered from 0.
 */
export function identityOf(group: string, member: int): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < group.length; i++) hash = Math.imul(hash ^ group.charCodeAt(i), 0x01000193);
  return (hash + Math.imul(member, 0x9e3779b1)) | 0;
}
