/**
 * Decisions as nine letters, `K7Q-2MX-9RT`: a team reads them aloud and the host types them, so that no network is
 * needed. Five of them are the five levers, two say market, round and team, and the last two are checks.
 *
 * The nine letters are a word of a Reed-Solomon code over the field of 32 elements: with c_i the number of letter i,
 *
 *     sum c_i = 0    and    sum a^i c_i = 0,    a = 2
 *
 * Any two words differ in three letters or more, so that up to two wrong letters are always noticed, and where one is
 * wrong the two sums say which, and what it was: their quotient is a^i, and the first is by how much.
 *
 * Source: Reed and Solomon (1960), "Polynomial codes over certain finite fields", SIAM Journal 8.
 */

/** Thirty-two letters and digits; I, L, O and U look like others and are left out (Crockford's alphabet). */
export const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** What a hand or an eye takes for another: typed, they are the letter that is meant. */
const TAKEN_FOR: Readonly<Record<string, string>> = { I: "1", L: "1", O: "0", U: "V" };

export const LEVERS = 5;
/** Steps of a lever, numbered 0 to 31. */
export const STEPS = 32;
export const TEAMS = 40;
export const ROUNDS = 6;
/** Markets of the bank. */
export const MARKETS = 4;

const LENGTH = 9;
const DATA = 7;

/** What nine letters say. */
export interface Decision {
  /** Market of the bank, 1 to 4. */
  readonly market: number;
  /** 1 to 6. */
  readonly round: number;
  /** 1 to 40. */
  readonly team: number;
  /** The step of each of five levers, 0 to 31. */
  readonly steps: readonly number[];
}

/** What is wrong with letters that were typed; places count from 1. */
export type LetterProblem =
  | { readonly kind: "length"; readonly found: number }
  /** A sign that no code has. */
  | { readonly kind: "unknown"; readonly place: number; readonly typed: string }
  /** One letter does not fit the others, which would be right with `fitting`. */
  | { readonly kind: "wrong"; readonly place: number; readonly typed: string; readonly fitting: string }
  /** Two neighbours that would be right the other way round; `place` is that of the first. */
  | { readonly kind: "swapped"; readonly place: number; readonly typed: string }
  | { readonly kind: "several" };

/** @throws RangeError for a number outside its range: no code stands for it */
export function lettersOf({ market, round, team, steps }: Decision): string {
  if (steps.length !== LEVERS) throw new RangeError(`a decision has ${LEVERS} levers, not ${steps.length}`);
  for (const step of steps) within("step", step, 0, STEPS - 1);
  within("market", market, 1, MARKETS);
  within("round", round, 1, ROUNDS);
  within("team", team, 1, TEAMS);
  const place = ((market - 1) * ROUNDS + round - 1) * TEAMS + team - 1;
  const word = [...steps, place >> 5, place & 31];
  const [sum, weighed] = sumsOf(word);
  // The two checks solve  c_7 + c_8 = sum  and  a^7 c_7 + a^8 c_8 = weighed.
  const last = divided(weighed ^ times(sum, POWERS[DATA]), POWERS[DATA] ^ POWERS[DATA + 1]);
  return written([...word, sum ^ last, last]);
}

/** Reads letters as they were typed: small or large, with or without hyphens and blanks. */
export function decisionOf(typed: string): { readonly decision: Decision } | { readonly problem: LetterProblem } {
  const signs = [...typed.toUpperCase()].filter((sign) => !/[\s\p{Pd}._]/u.test(sign));
  const letters = signs.map((sign) => TAKEN_FOR[sign] ?? sign);
  const unknown = letters.findIndex((letter) => letter.length !== 1 || !LETTERS.includes(letter));
  if (unknown >= 0) return { problem: { kind: "unknown", place: unknown + 1, typed: signs[unknown] } };
  if (letters.length !== LENGTH) return { problem: { kind: "length", found: letters.length } };
  const word = letters.map((letter) => LETTERS.indexOf(letter));
  const problem = problemOf(word, signs);
  if (problem !== undefined) return { problem };
  const place = (word[LEVERS] << 5) | word[LEVERS + 1];
  // The check letters fit, and yet there is no such market: two letters or more are wrong.
  if (place >= MARKETS * ROUNDS * TEAMS) return { problem: { kind: "several" } };
  const [market, round] = [Math.floor(place / (ROUNDS * TEAMS)), Math.floor(place / TEAMS) % ROUNDS];
  return {
    decision: { market: market + 1, round: round + 1, team: (place % TEAMS) + 1, steps: word.slice(0, LEVERS) },
  };
}

function problemOf(word: readonly number[], signs: readonly string[]): LetterProblem | undefined {
  const [sum, weighed] = sumsOf(word);
  if (sum === 0 && weighed === 0) return undefined;
  if (sum === 0) return swappedIn(word, signs, weighed) ?? { kind: "several" };
  if (weighed === 0) return { kind: "several" };
  const place = POWERS.indexOf(divided(weighed, sum));
  if (place >= LENGTH) return { kind: "several" };
  return { kind: "wrong", place: place + 1, typed: signs[place], fitting: LETTERS[word[place] ^ sum] };
}

/** Neighbours that changed places leave the first sum as it is, and the second tells which they were. */
function swappedIn(word: readonly number[], signs: readonly string[], weighed: number): LetterProblem | undefined {
  const places = word.flatMap((number, i) => {
    return i + 1 < LENGTH && times(POWERS[i] ^ POWERS[i + 1], number ^ word[i + 1]) === weighed ? [i] : [];
  });
  if (places.length !== 1) return undefined;
  const [first] = places;
  return { kind: "swapped", place: first + 1, typed: signs[first] + signs[first + 1] };
}

function within(what: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new RangeError(`${what} ${value} is not a whole number from ${low} to ${high}`);
}

/** In threes, as they are read aloud. */
function written(word: readonly number[]): string {
  const letters = word.map((number) => LETTERS[number]).join("");
  return [0, 3, 6].map((from) => letters.slice(from, from + 3)).join("-");
}

/** Powers of a = 2 in the field of 32 elements, whose polynomial is x^5 + x^2 + 1: a^0 to a^30. */
const POWERS: readonly number[] = Array.from({ length: 30 }).reduce<number[]>(
  (powers) => {
    const doubled = powers[powers.length - 1] << 1;
    return [...powers, doubled > 31 ? doubled ^ 0b100101 : doubled];
  },
  [1],
);

function times(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return POWERS[(POWERS.indexOf(one) + POWERS.indexOf(other)) % POWERS.length];
}

function divided(one: number, other: number): number {
  if (one === 0) return 0;
  return POWERS[(POWERS.indexOf(one) - POWERS.indexOf(other) + POWERS.length) % POWERS.length];
}

/** The sum of the letters, and their sum weighed by a^i. */
function sumsOf(word: readonly number[]): readonly [number, number] {
  return [
    word.reduce((sum, number) => sum ^ number, 0),
    word.reduce((sum, number, i) => sum ^ times(number, POWERS[i]), 0),
  ];
}
