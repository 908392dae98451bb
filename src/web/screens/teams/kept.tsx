import { useEffect, useState } from "preact/hooks";
import type { Room as Screen } from "../../room.ts";
import { CLEARED } from "../../store.ts";
import { type BankMarket, bankOf } from "../../teams/bank.ts";
import { ROUNDS } from "../../teams/letters.ts";

/**
 * Something that the page keeps while its screen is away, and the browser over a reload, where it keeps anything for a
 * file. It is forgotten with the room.
 */
export function keeper<T>(
  shelf: string,
  fresh: () => T,
  read: (text: string) => T | undefined,
  write: (value: T) => string,
): () => readonly [T, (next: T) => void] {
  let live: T | undefined;
  const now = () => {
    live ??= read(taken(shelf)) ?? fresh();
    return live;
  };
  addEventListener(CLEARED, () => {
    live = undefined;
    put(shelf, "");
  });
  return () => {
    const [value, setValue] = useState(now);
    useEffect(() => {
      const look = () => setValue(now());
      addEventListener(CLEARED, look);
      return () => removeEventListener(CLEARED, look);
    }, []);
    const change = (next: T) => {
      live = next;
      setValue(next);
      put(shelf, write(next));
    };
    return [value, change];
  };
}

function put(shelf: string, text: string): void {
  try {
    localStorage.setItem(shelf, text);
  } catch {
    // The room is lost with a reload, and nothing else.
  }
}

function taken(shelf: string): string {
  try {
    return localStorage.getItem(shelf) ?? "";
  } catch {
    return "";
  }
}

/** Seed of the bank, so that all rooms of the same page have the same markets. */
const BANK_SEED = "catfish";
/** Markets that a room of teams plays, where the page has them: each asks for another policy. */
const BANK = ["catfish", "one-contract", "unprepared-newcomers", "too-far-behind"];

/** The markets that teams can play: four of the page, those without a timetable of their own. */
export function bankOfPage({ parts }: Pick<Screen, "parts">): readonly BankMarket[] {
  const usual = BANK.filter((name) => parts.scenarios.includes(name));
  return bankOf(usual.length > 0 ? usual : parts.scenarios, BANK_SEED);
}

/** What stands where a market has fewer months than there are rounds; another can be chosen on screen 1. */
export function TooShort({ screen: { words }, months }: { readonly screen: Screen; readonly months: number }) {
  return <p>{words.teams.tooShort(words.span(months), ROUNDS)}</p>;
}
