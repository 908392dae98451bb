/** What a room is asked before it sees: what is set, what is asked, and the three ways to answer. */
export const workshopQuestions = {
  asleep: {
    short: "Asleep?",
    setting: (span: string) => `Nobody new enters for ${span}.`,
    asItIs: "as it goes on",
    changed: "as it goes on",
    ask: (_: string) => "How hard do the suppliers under contract try as the years go by?",
    ways: ["less hard", "about the same", "harder"],
  },
  knock: {
    short: "A knock",
    setting: (_: string) => "Newcomers come one by one from the fourth year on; before that nobody does.",
    asItIs: "nobody comes",
    changed: "they come",
    ask: (_: string) => "The first of them has come. What is the price a year later?",
    ways: ["lower", "about the same", "higher"],
  },
  open: {
    short: "Open up",
    setting: (_: string) => "Two fifths of the spend are open, in place of what is open now.",
    asItIs: "as it is",
    changed: "more open",
    ask: (span: string) => `Over ${span}, is the buyer better off?`,
    ways: ["worse off", "about the same", "better off"],
  },
  own: {
    short: "Our own",
    setting: (_: string) => "The levers stand as they are set in the sandbox.",
    asItIs: "as it is",
    changed: "our levers",
    ask: (span: string) => `Over ${span}, is the buyer better off than as it is?`,
    ways: ["worse off", "about the same", "better off"],
  },
} as const;
