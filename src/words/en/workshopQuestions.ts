/** What a room is asked before it sees: what is set, what is asked, and the three ways to answer. */
export const workshopQuestions = {
  asleep: {
    short: "Asleep?",
    setting: "Nobody new enters for ten years.",
    ask: "How hard do the suppliers under contract try as the years go by?",
    ways: ["less hard", "about the same", "harder"],
  },
  knock: {
    short: "A knock",
    setting: "Newcomers come from month 36 on; before that nobody does.",
    ask: "What is the price in the year after they have come?",
    ways: ["lower", "about the same", "higher"],
  },
  open: {
    short: "Open up",
    setting: "Two fifths of the spend are open, in place of one fifth.",
    ask: "Over ten years, is the buyer better off?",
    ways: ["worse off", "about the same", "better off"],
  },
  own: {
    short: "Our own",
    setting: "The levers stand as they are set in the sandbox.",
    ask: "Over ten years, is the buyer better off than as it is?",
    ways: ["worse off", "about the same", "better off"],
  },
} as const;
