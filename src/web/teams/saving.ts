import { quizTimes, rightIn } from "../pack/quiz.ts";
import type { WorkshopState } from "../state.ts";
import type { Desk } from "./desk.ts";
import type { SavedFile } from "./savedFile.ts";

/*
 * Writing the file that `savedFile.ts` reads, for the page: it needs none of the checks, and so none of the library that
 * makes them.
 */

const LONGEST_NAME = 40;
/** The name of an attempt names its levers, of which there may be many. */
const LONGEST_ATTEMPT = 200;
const LONGEST_SENTENCE = 400;
const MOST_ATTEMPTS = 20;

/** What a room, a pupil or a team has done, under a name that stands in the file and nowhere else. */
export function savedOf(state: WorkshopState, name: string, desk?: Desk): SavedFile {
  const guesses = Object.entries(state.guesses).map(
    ([key, { line, hands }]): [string, SavedFile["guesses"][string]] => {
      return [key, { ...(line && { line: [...line] }), ...(hands && { hands: [hands[0], hands[1], hands[2]] }) }];
    },
  );
  return {
    catfish: "workshop",
    version: 1,
    name: cut(name, LONGEST_NAME),
    scenario: state.scenario,
    deal: state.deal,
    guesses: Object.fromEntries(guesses),
    attempts: state.attempts
      .slice(0, MOST_ATTEMPTS)
      .map(({ name: attempt, levers }) => ({ name: cut(attempt, LONGEST_ATTEMPT), levers: { ...levers } })),
    ...(desk !== undefined && {
      team: {
        market: desk.market,
        number: desk.team,
        side: desk.side,
        rounds: desk.policies.map((policy, at) => ({
          policy: policy === undefined ? null : [...policy],
          guesses: [...desk.guesses[at]],
          ...(desk.threats[at].length > 0 && { threats: [...desk.threats[at]] }),
        })),
      },
    }),
    ...(quizTimes.some((when) => rightIn(state.quiz[when]) !== undefined) && {
      quiz: { before: [...state.quiz.before], after: [...state.quiz.after] },
    }),
    monday: cut(state.monday, LONGEST_SENTENCE),
  };
}

function cut(text: string, longest: number): string {
  return [...text].slice(0, longest).join("");
}

/** The text of a file; a line a value, so that it can be read by eye. */
export function savedText(file: SavedFile): string {
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** A name for the file: of what somebody is called only what every disk takes; "workshop" where that is nothing. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const short = [...plain].slice(0, LONGEST_NAME).join("").toLowerCase();
  if (short === "") return "workshop.json";
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(short) ? `workshop-${short}.json` : `${short}.json`;
}
