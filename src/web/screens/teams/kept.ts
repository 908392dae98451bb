import { useEffect, useState } from "preact/hooks";
import type { Room as Screen } from "../../room.ts";
import { type BankMarket, bankOf } from "../../teams/bank.ts";

/** Something that a browser keeps over a reload, where it keeps anything for a file. */
export function useKept<T>(
  shelf: string,
  fresh: () => T,
  read: (text: string) => T | undefined,
  write: (value: T) => string,
): readonly [T, (next: T) => void] {
  const [value, setValue] = useState(() => read(taken(shelf)) ?? fresh());
  useEffect(() => {
    try {
      localStorage.setItem(shelf, write(value));
    } catch {
      // The room is lost with a reload, and nothing else.
    }
  }, [shelf, value]);
  return [value, setValue];
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
