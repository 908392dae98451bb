import type { Sheet } from "../sheet.ts";
import { workshopLetterNote } from "./workshopLetters.ts";

/** Cards to be cut out, one a side, and one for whoever watches. */
export const roleCards: Sheet = {
  title: "Role cards",
  about: "One set a table. Cut along the lines.",
  blocks: [
    {
      kind: "cards",
      cards: [
        {
          title: "Buyer",
          lines: [
            "You source for a large firm, along two tracks: contracts, and a flexible part beside them.",
            "You decide: how much is flexible, how often you look at newcomers, how long contracts last, how much of the volume holders compete for, how hard you bargain.",
            "You play for: value less price of what is delivered, over the months that were played.",
            "You do not know: which newcomer is good. Words open the flexible track; only deliveries show.",
          ],
        },
        {
          title: "Incumbents",
          lines: [
            "You hold the contracts. You are strong, reliable and safe, which is your trouble.",
            "You decide: whether you watch for newcomers, how long it takes until you believe what you see, what you spend on getting better, on being found, on account managers.",
            "You play for: profit of all strong suppliers together.",
            "You do not know: when the first newcomer has earned the trust that a contract asks for.",
          ],
        },
        {
          title: "Newcomers",
          lines: [
            "You are outside, with a better product and no history.",
            "You decide: how many of you come and how long you prepare (in the first round only), how large your team is, what you spend on shows, how high your target is.",
            "You play for: profit of all newcomers together. To lose less than others is to win.",
            "You do not know: which buyer looks around this month.",
          ],
        },
        {
          title: "Observer",
          lines: [
            "You sit with no side. The back-ups at the table are played by the machine.",
            "Write down what each side believes about the threat, before each reveal: none, some, strong.",
            "Write down who speaks last before the team decides.",
            "In the debrief you speak first: what was believed, and what was so?",
          ],
        },
      ],
    },
  ],
};

/** A form for a team: six rounds, five levers, what each member guessed, and the code. */
export function teamSheet(levers: readonly string[], rounds: number): Sheet {
  const columns = Array.from({ length: rounds }, (_, at) => `Round ${at + 1}`);
  const empty = columns.map(() => "");
  return {
    title: "Team sheet",
    about: "Team number: ____   Side: ____________   Market: ____",
    blocks: [
      {
        kind: "text",
        text: "Each member guesses alone: will our round be worse, the same or better, and is the threat to those who hold contracts none, some or strong? Then decide.",
      },
      {
        kind: "table",
        isForm: true,
        head: ["", ...columns],
        rows: [
          ...["Guess of member 1", "Guess of member 2", "Guess of member 3", ...levers, "Code"].map((row) => [
            row,
            ...empty,
          ]),
          ["What we learned", ...empty],
        ],
      },
      { kind: "heading", text: "Reading a code aloud" },
      { kind: "text", text: workshopLetterNote },
    ],
  };
}
