import type { Sheet } from "../sheet.ts";

/** Plans by their length: what is on the screen, what the facilitator does, and what is read aloud. */

const head = ["Minutes", "Screen", "Do", "Read aloud"];

const trustAloud =
  "We are going to guess, look, and change our minds. This is a model: it shows what follows from assumptions, not what will happen.";
const rolesAloud =
  "There are three sides at this table: buyers who decide how they source, incumbents who hold the contracts, and newcomers who want in.";
const marketAloud =
  "Watch one buyer. The upper places are contracts, the lower ones the flexible track. Watch what happens to whoever is safe.";
const guessAloud = "Say what you expect before you look. A guess that turns out wrong is worth more than none.";
const mondayAloud = "One minute of silence. Then write one sentence: on Monday we will. With a name and a date.";

export const plans: readonly Sheet[] = [
  {
    title: "Plan for 20 minutes: one surprise",
    about: "For a meeting. One screen, no laptops, up to a hundred people.",
    blocks: [
      {
        kind: "table",
        head,
        rows: [
          ["0 to 3", "1 Room", "Trust card. Three roles in a sentence each.", trustAloud],
          ["3 to 6", "2 Market", "Play one world, fast. Stop when the first newcomer is let in.", marketAloud],
          [
            "6 to 11",
            "3 Predict",
            "Second question. Explain both axes. Show of hands for lower, the same, higher; type the count.",
            guessAloud,
          ],
          [
            "11 to 15",
            "4 Reveal",
            "Reveal. Wait. Replay, and point to the fifth year, then to the tenth. Deal again, once.",
            "What did you believe that made you guess as you did?",
          ],
          [
            "15 to 18",
            "5 Sandbox",
            "One wish from the room, one lever.",
            "Which lever would you have moved, and which way?",
          ],
          ["18 to 20", "1 Room", "Leave the code on the screen.", mondayAloud],
        ],
      },
    ],
  },
  {
    title: "Plan for 60 minutes: predictions and teams",
    about:
      "For a class or a workshop of 6 to 60. A laptop for each team of three; without laptops, one screen and paper.",
    blocks: [
      {
        kind: "table",
        head,
        rows: [
          ["0 to 5", "1 Room", "Test before (two minutes). Trust card. Roles.", `${trustAloud} ${rolesAloud}`],
          ["5 to 12", "2 Market", "Play one world to the end. Click a newcomer and follow it.", marketAloud],
          ["12 to 20", "3, 4", "Prediction 1, drawn. Reveal, replay.", guessAloud],
          [
            "20 to 30",
            "3, 4",
            "Prediction 2, show of hands. Reveal, replay, deal again.",
            "Who changes the guess? Why?",
          ],
          ["30 to 38", "3, 4", "Prediction 3. Reveal.", "What is your horizon?"],
          [
            "38 to 50",
            "7 Teams",
            "Teams of three, cards on the table. Four rounds of three minutes: guess alone, decide, read the code aloud. Lock, reveal, next. Nobody waits: who has no code keeps the last policy.",
            "Guess alone first. Then decide together. Then read me your code.",
          ],
          [
            "50 to 58",
            "7 Teams",
            "Saved files: drop them. Four pictures: guesses, who paid, belief against truth, best against the best that is known.",
            "Who paid for the gain? Which assumption would turn it?",
          ],
          ["58 to 60", "6 Debrief", "Commitment. Test after as homework.", mondayAloud],
        ],
      },
    ],
  },
  {
    title: "Plan for 180 minutes: both sides of the table",
    about:
      "For a training of 9 to 60, with a break. Teams of three at tables of three teams: buyer, incumbents, newcomers.",
    blocks: [
      {
        kind: "table",
        head,
        rows: [
          [
            "0 to 15",
            "1 Room",
            "Test before. Trust card. Each says what a good supplier is.",
            `${trustAloud} ${rolesAloud}`,
          ],
          [
            "15 to 30",
            "2 Market",
            "One world, step by step, then played. Follow one newcomer. Another world.",
            marketAloud,
          ],
          ["30 to 65", "3, 4", "All three predictions: drawn, then hands. Replay each; deal again.", guessAloud],
          [
            "65 to 80",
            "5 Sandbox",
            "In pairs: find something that makes the buyer worse off and looks good.",
            "Which policy would your company be proud of, and pay for?",
          ],
          ["80 to 95", "", "Break.", ""],
          [
            "95 to 135",
            "7 Teams",
            "Six rounds of five minutes with one market a table: each team has its side. Announce no sums; reveal by sides. Why? for the last of each side, after round 3 and round 6.",
            "You sit in the same market. What the others do changes what your decision is worth.",
          ],
          [
            "135 to 160",
            "7 Teams",
            "Saved files: drop them. Four pictures. Feelings first: who was angry with whom? Then who paid. Then the optimum.",
            "Incumbents: when did you notice them? Buyers: what did you not see?",
          ],
          [
            "160 to 172",
            "5 Sandbox",
            "Assumptions: the room names one that is wrong for its industry; change it; plausible markets.",
            "What would have to be true for the opposite to be right?",
          ],
          ["172 to 180", "6 Debrief", "Test after. Commitments, read out. Print.", mondayAloud],
        ],
      },
    ],
  },
];
