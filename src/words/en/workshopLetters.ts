/** What is said where each letter is read aloud: the spelling words of radio, since B, D, E, P and T sound alike. */
const SPOKEN: Readonly<Record<string, string>> = {
  ...{ "0": "Zero", "1": "One", "2": "Two", "3": "Three", "4": "Four", "5": "Five", "6": "Six", "7": "Seven" },
  ...{ "8": "Eight", "9": "Niner", A: "Alfa", B: "Bravo", C: "Charlie", D: "Delta", E: "Echo", F: "Foxtrot" },
  ...{ G: "Golf", H: "Hotel", J: "Juliett", K: "Kilo", M: "Mike", N: "November", P: "Papa", Q: "Quebec" },
  ...{ R: "Romeo", S: "Sierra", T: "Tango", V: "Victor", W: "Whiskey", X: "X-ray", Y: "Yankee", Z: "Zulu" },
};

/** A letter as it is said; itself where there is no word for it. */
export function spokenLetter(letter: string): string {
  return SPOKEN[letter] ?? letter;
}

/** A code as it is read aloud: "Kilo Seven Quebec, Two Mike X-ray, Niner Romeo Tango". */
export function spokenCode(code: string): string {
  return code
    .split("-")
    .map((three) => [...three].map(spokenLetter).join(" "))
    .join(", ");
}

/** What is wrong with a code that was typed, and what would be right, each in one sentence. */
export const letterProblems = {
  length: (found: number) =>
    found === 0
      ? "A code is missing: type nine characters, such as K7Q-2MX-9RT."
      : `A code has nine characters; this one has ${found}. Ask for all three groups of three again.`,
  unknown: (place: number, typed: string) =>
    `Character ${place} is "${typed}", which no code has. Ask the team for character ${place} again.`,
  wrong: (place: number, typed: string, fitting: string) =>
    `Character ${place}, ${said(typed)}, does not fit the others. Did they say ${said(fitting)}? Ask for it again.`,
  swapped: (place: number, typed: string) =>
    `Characters ${place} and ${place + 1}, ${said(typed[0])} and ${said(typed[1])}, have changed places. Ask for both again.`,
  several: () => "More than one character is wrong. Ask the team to read all nine again.",
  otherMarket: (team: number, market: number, right: number) =>
    `Team ${team} plays market ${market}, and the room plays market ${right}. Ask the team to choose market ${right}.`,
  otherRound: (team: number, round: number, right: number) =>
    `This is the decision of team ${team} for round ${round}, and the room is in round ${right}. Ask for that of round ${right}.`,
  noTeam: (team: number) =>
    `This is the code of team ${team}, which is not in the room. Let it join first, or ask which team it is.`,
  locked: (team: number) =>
    `Round is locked: the code of team ${team} comes too late, and its last policy stays. Go back to open the round.`,
  noPlace: (team: number, lever: number) =>
    `Lever ${lever} of team ${team} stands where this market has no place for it. Ask the team which market it plays.`,
} as const;

function said(letter: string): string {
  return `${letter} (${spokenLetter(letter)})`;
}

/** How letters are read aloud, for a sheet of paper. */
export const workshopLetterNote = `Say words in place of characters, three at a time: ${Object.entries(SPOKEN)
  .map(([letter, word]) => `${letter} ${word}`)
  .join(", ")}. No code has I, L, O or U.`;
