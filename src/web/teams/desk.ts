import { type Side, sides } from "../levers.ts";
import { decisionOf, lettersOf, MARKETS, ROUNDS, TEAMS } from "./letters.ts";
import type { Policy } from "./policy.ts";

/**
 * What a team has on its own laptop: who it is, what its members guessed, each alone, and what it decided. The nine
 * letters of a round can be read only when all members have guessed.
 */

/** What a member of a team expects of its own round before the team decides. */
export type RoundGuess = "worse" | "same" | "better";
export const roundGuesses = ["worse", "same", "better"] as const satisfies readonly RoundGuess[];

/** How large a member thinks the threat is to those who hold contracts. */
export type ThreatGuess = "none" | "some" | "strong";
export const threatGuesses = ["none", "some", "strong"] as const satisfies readonly ThreatGuess[];

export interface Desk {
  /** Market of the bank, from 1. */
  readonly market: number;
  /** 1 to 40. */
  readonly team: number;
  readonly side: Side;
  /** How many guess, 1 to 9. */
  readonly members: number;
  /** The round that it is in, from 1. */
  readonly round: number;
  /** By round, from the first; undefined where nothing was decided. */
  readonly policies: readonly (Policy | undefined)[];
  readonly guesses: readonly (readonly RoundGuess[])[];
  /** The same of the threat; nobody is asked where nobody holds a contract. */
  readonly threats: readonly (readonly ThreatGuess[])[];
}

export const MOST_MEMBERS = 9;

export function newDesk(team = 1): Desk {
  const none = Array.from({ length: ROUNDS });
  return {
    ...{ market: 1, team, side: "buyer", members: 3, round: 1 },
    policies: none.map(() => undefined),
    guesses: none.map(() => []),
    threats: none.map(() => []),
  };
}

/** What the team does in its round: what it has moved, else what it did last, else its default. */
export function currentPolicy({ policies, round }: Desk, byDefault: Policy): Policy {
  return policies.slice(0, round).findLast((policy) => policy !== undefined) ?? byDefault;
}

export function withPolicy(desk: Desk, policy: Policy): Desk {
  return { ...desk, policies: desk.policies.with(desk.round - 1, policy) };
}

/** One more member has guessed; who comes after the last is not counted. */
export function withRoundGuess(desk: Desk, guess: RoundGuess, threat?: ThreatGuess): Desk {
  if (hasGuessed(desk)) return desk;
  const at = desk.round - 1;
  return {
    ...desk,
    guesses: desk.guesses.with(at, [...desk.guesses[at], guess]),
    threats: threat === undefined ? desk.threats : desk.threats.with(at, [...desk.threats[at], threat]),
  };
}

export function withoutGuesses(desk: Desk): Desk {
  const at = desk.round - 1;
  return { ...desk, guesses: desk.guesses.with(at, []), threats: desk.threats.with(at, []) };
}

/** Whether all members have guessed in this round. */
export function hasGuessed({ guesses, round, members }: Desk): boolean {
  return guesses[round - 1].length >= members;
}

/** The letters that the team reads aloud; undefined until all members have guessed. */
export function lettersToRead(desk: Desk, byDefault: Policy): string | undefined {
  if (!hasGuessed(desk)) return undefined;
  const { market, round, team } = desk;
  return lettersOf({ market, round, team, steps: currentPolicy(desk, byDefault) });
}

/** To another round; what is shown there counts as decided, so that the rounds after it keep it. */
export function toRound(desk: Desk, round: number): Desk {
  return round < 1 || round > ROUNDS ? desk : { ...desk, round };
}

/** Another market or side: policies and guesses were of the old one. */
export function seatedAt(desk: Desk, seat: Partial<Pick<Desk, "market" | "side" | "team">>): Desk {
  const isSame = (seat.market ?? desk.market) === desk.market && (seat.side ?? desk.side) === desk.side;
  if (isSame) return { ...desk, ...seat };
  const { members, team } = desk;
  return { ...newDesk(team), members, market: desk.market, side: desk.side, ...seat };
}

/** The desk as lines of text, which a browser keeps over a reload: decisions are their letters. */
export function deskText(desk: Desk): string {
  const { market, team, side, members, round } = desk;
  const codes = desk.policies.flatMap((steps, at) => {
    return steps === undefined ? [] : [lettersOf({ market, round: at + 1, team, steps })];
  });
  const guesses = desk.guesses.flatMap((said, at) => (said.length === 0 ? [] : [`guess ${at + 1} ${said.join(" ")}`]));
  const threats = desk.threats.flatMap((said, at) => (said.length === 0 ? [] : [`threat ${at + 1} ${said.join(" ")}`]));
  return [`desk ${market} ${team} ${side} ${members} ${round}`, ...codes, ...guesses, ...threats].join("\n");
}

/** Reads it again; whatever is not understood is left out. Undefined where it is no desk. */
export function deskFromText(text: string): Desk | undefined {
  const [head, ...lines] = text.slice(0, LONGEST).split("\n");
  const [word, ...rest] = head.split(" ");
  const side = sides.find((each) => each === rest[2]);
  const [market, team, , members, round] = rest.map(Number);
  const isRight = [within(market, MARKETS), within(team, TEAMS), within(members, MOST_MEMBERS), within(round, ROUNDS)];
  if (word !== "desk" || side === undefined || !isRight.every((each) => each)) return undefined;
  let desk: Desk = { ...newDesk(team), market, side, members, round };
  for (const line of lines) {
    const [first, number, ...said] = line.split(" ");
    if (first === "guess" && within(Number(number), ROUNDS)) {
      const guesses = said.flatMap((one) => roundGuesses.find((each) => each === one) ?? []).slice(0, MOST_MEMBERS);
      desk = { ...desk, guesses: desk.guesses.with(Number(number) - 1, guesses) };
      continue;
    }
    if (first === "threat" && within(Number(number), ROUNDS)) {
      const threats = said.flatMap((one) => threatGuesses.find((each) => each === one) ?? []).slice(0, MOST_MEMBERS);
      desk = { ...desk, threats: desk.threats.with(Number(number) - 1, threats) };
      continue;
    }
    const read = decisionOf(line);
    if (!("decision" in read) || read.decision.team !== team || read.decision.market !== market) continue;
    desk = { ...desk, policies: desk.policies.with(read.decision.round - 1, read.decision.steps) };
  }
  return desk;
}

const LONGEST = 5_000;

function within(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
