/** The levers of the workshop page: what they are called, what their ends mean, and an example of each. */
export const workshopLevers = {
  flexibleShare: {
    name: "Open spend",
    ends: ["none", "all of it"],
    example: "at 40 %, two of five orders go month by month to whoever is best.",
  },
  openness: {
    name: "Look around",
    ends: ["never", "every month"],
    example: "at 20 %, a buyer meets a new supplier every five months.",
  },
  contractMonths: {
    name: "Contract length",
    ends: ["half a year", "five years"],
    example: "at 24 months a contract is reviewed every second year.",
  },
  performanceShare: {
    name: "Compete for volume",
    ends: ["fixed quotas", "all volume"],
    example: "at 50 %, contract holders win or lose half of the volume month by month.",
  },
  negotiation: {
    name: "Hard bargaining",
    ends: ["take the price", "take it all"],
    example: "at 60 %, the buyer keeps six tenths of what there is to share.",
  },
  newcomers: {
    name: "Newcomers",
    ends: ["none", "very many"],
    example: "24 is one about every seven months, over the years.",
  },
  preparation: {
    name: "Preparation",
    ends: ["unprepared", "four years"],
    example: "24 months of courting before anybody lets it in.",
  },
  team: {
    name: "Account managers",
    ends: ["nobody", "four people"],
    example: "one manager gives a newcomer a face at three or four buyers.",
  },
  shows: {
    name: "Trade shows",
    ends: ["none", "a lot"],
    example: "0.02 a month is about a fiftieth of what a unit costs.",
  },
  target: {
    name: "Sales target",
    ends: ["none", "out of reach"],
    example: "1 is what the team can just reach; 4 makes it promise too much.",
  },
  sees: {
    name: "Sees the threat",
    ends: ["blind", "sees it"],
    example: "blind incumbents go on as if nobody had entered.",
  },
  delay: {
    name: "Slow to see",
    ends: ["at once", "three years"],
    example: "at 12 months it answers last year's threat.",
  },
  improves: {
    name: "Improvement",
    ends: ["none", "a lot"],
    example: "0.04 a month is a steady programme of quality and process.",
  },
  talks: {
    name: "Talk",
    ends: ["none", "a lot"],
    example: "0.04 a month on pages and papers, and nothing else changes.",
  },
  managers: {
    name: "Account managers",
    ends: ["nobody", "four people"],
    example: "two people who know the buyer, and what is lost when they leave.",
  },
} as const;
