import type { Facts } from "../../worlds/claims/packFacts.ts";
import type { Sheet } from "../sheet.ts";
import { byValue, differenceText, levelsText, levelText, sizeText } from "./workshopNumbers.ts";
import { workshopQuiz } from "./workshopQuiz.ts";

/** A question that the room predicts: what is read aloud, what most say, what the model says, and what to ask then. */
interface Prediction {
  readonly title: string;
  readonly aloud: string;
  readonly mostSay: string;
  readonly comes: (facts: Facts) => string;
  readonly ask: string;
}

export const predictions: readonly Prediction[] = [
  {
    title: "Prediction 1: nobody comes",
    aloud:
      "Two strong suppliers hold the contracts of each buyer. For ten years nobody new may come. You see the first year of their service effort. Draw how it goes on.",
    mostSay: "It falls and falls, to next to nothing. Some say that it stays as it was on the first day.",
    comes: ({ effortDrops, effortStays, inertiaGrows, lagGrows }) =>
      `Effort drops early, by ${sizeText(effortDrops)} from the first half year to the second year, and then hardly moves: ${levelsText(effortStays)}, second year and tenth; the page tells even that little by its direction. What goes on growing is inertia, ${differenceText(inertiaGrows)}, and the lag of their technology, ${differenceText(lagGrows)} months.`,
    ask: "Which of your suppliers is pleasant, prompt and ten years behind?",
  },
  {
    title: "Prediction 2: they knock",
    aloud:
      "The same market, but from the fourth year on prepared newcomers may come. Where is the price in the year after that, against the market with a shut door?",
    mostSay: "It falls at once, because a threat is enough.",
    comes: ({ priceSoon, priceInTheEnd, shareSoon, shareInTheEnd, effortWakes }) =>
      `In the fifth year it differs by ${differenceText(priceSoon)}: nobody would notice. Newcomers then have ${levelText(shareSoon)} of the spend. In the tenth year they have ${levelText(shareInTheEnd)} and the price differs by ${differenceText(priceInTheEnd)}. Service effort of the incumbents over years six to ten: ${differenceText(effortWakes)}.`,
    ask: "Who would have called the experiment off after the first year?",
  },
  {
    title: "Prediction 3: more of the spend is open",
    aloud:
      "A fifth of the spend is flexible. We make it two fifths. Is the buyer better off over ten years: worse, the same, or better?",
    mostSay: "Better, and from the first year on: more competition.",
    comes: ({ wideFirstYear, wideFirst, wideLater, wideWhole }) =>
      `In the first year the buyer loses ${byValue(wideFirstYear)}: back-ups that are not as good have more of the spend. First five years ${differenceText(wideFirst)}, second five ${differenceText(wideLater)}, all ten ${differenceText(wideWhole)}, each year weighing the same. The sentence on the page lets later years weigh less, and so says less.`,
    ask: "What is your horizon, and what is that of whoever appraises you?",
  },
];

/** The facilitator's sheet. @param worlds  in how many worlds the numbers were made */
export function guideSheet(facts: Facts, worlds: string, market: string): Sheet {
  return {
    title: "Facilitator's sheet",
    about: `All numbers are of the market "${market}", from ${worlds}, made by this page when it was printed, each with its 95 % interval (chance alone). Buyer value is value less price in unit costs: 0.01 is a hundredth of what a unit costs to make.`,
    blocks: [
      { kind: "heading", text: "Before they come in" },
      {
        kind: "list",
        items: [
          "Open the file on the machine with the projector, go through screens 1 to 6 once, and press 0 twice to clear the room.",
          "No network is needed. Put the same file on a stick for laptops; teams need one laptop each.",
          "Safari and tablets have not been tried. Whoever has one follows on your screen and decides on paper.",
          "Keys of the host on screen 7: L lock, V reveal, R replay, M next round, K back, S twice skip, I start and stop the timer, H hide names, Z undo, Shift Z again.",
          "Print: this sheet, one plan, a set of role cards and a team sheet a team, two copies of the test a person.",
        ],
      },
      { kind: "heading", text: "Why should I believe this? (read aloud)" },
      ...trust.map((text) => ({ kind: "aloud" as const, text })),
      { kind: "heading", text: "The three predictions" },
      {
        kind: "table",
        head: ["", "Read aloud", "Most say", "The model says", "Then ask"],
        rows: predictions.map(({ title, aloud, mostSay, comes, ask }) => [title, aloud, mostSay, comes(facts), ask]),
      },
      {
        kind: "text",
        text: "Let nobody look before all have said something: who only watches learns nothing. Read both axes aloud before you reveal. Replay, and say where to look. If the room is right, ask what it would take to be wrong.",
      },
      { kind: "heading", text: "Things to notice" },
      { kind: "list", items: noticed(facts) },
      { kind: "heading", text: "Things to try" },
      { kind: "list", items: tried },
      { kind: "heading", text: "What people ask" },
      { kind: "table", head: ["Question", "Answer"], rows: asked(facts) },
    ],
  };
}

const trust = [
  "This is a model. It shows what follows from its assumptions, and not what will happen to us.",
  "Each assumption stands on the page with its range and its source. We can change it and look again.",
  "There is luck in it. The page says in how many of the worlds an answer holds.",
  "It is held against two real purchasing ledgers, and does not meet all that is in them.",
  "Use it to find out what you believe, and what would have to be true for you to be right.",
];

function noticed({ threat, entryValue, entryProfit, newcomerProfit, reaction }: Facts): string[] {
  return [
    `Incumbents try harder before they lose anything: effort ${differenceText(threat)} in years four and five, over months in which no newcomer has a contract.`,
    `Newcomers are worth ${byValue(entryValue)} to the buyer over ten years. Much of it is the reaction: where incumbents cannot see newcomers, the buyer has ${byValue(reaction)} less in the second five years.`,
    `Somebody pays. The profit of the strong suppliers is lower by ${byMonth(entryProfit)}; newcomers together earn ${differenceText(newcomerProfit)} a month, which is a loss.`,
    "Deal again: single worlds differ in when it begins. The mean of many starts later and more softly than any of them.",
  ];
}

const tried = [
  "Sandbox, buyer: look at newcomers never, now and then, every month.",
  "Sandbox, buyer: let the two holders compete for half of their volume. Then shut the door. Then open it again.",
  "Sandbox, incumbent: they do not see newcomers. What is left of the gain?",
  "Sandbox, newcomer: no preparation; then a team; then a target that is out of reach.",
  "Switch plausible markets on: does your best policy hold where the assumptions are others?",
];

function asked({ competition, gate, squeeze, entryValue }: Facts): string[][] {
  return [
    [
      "Is this our industry?",
      "No. It is a market with eight large buyers and two contracts each. Change what is not like yours under Assumptions, and look whether the answer turns.",
    ],
    [
      "We have no newcomers. What then?",
      `Two holders that compete for half of their volume behind a shut door give the buyer ${byValue(competition)} more in the second five years than newcomers beside two holders on quotas. That rests in part on an assumption: who competes does not grow inert.`,
    ],
    [
      "Why not just bargain harder?",
      `To keep all of the surplus in place of three fifths costs the buyer ${byValue(squeeze)} over ten years: who earns nothing with you does not try.`,
    ],
    [
      "Is the threat alone enough?",
      `Only if it can come true. With a gate on contracts that nobody can pass, effort of the incumbents differs by ${differenceText(gate)} from a shut door.`,
    ],
    [
      "Does the buyer always gain?",
      `On average by ${byValue(entryValue)} in this market, by chance alone. Where assumed values are others some buyers lose: switch plausible markets on. With back-ups as good as newcomers next to nothing is gained.`,
    ],
    [
      "Why did my team lose with a better policy?",
      "Look at both columns: the world that was played, and the mean of many worlds. Only the second is about the policy. Why? shows the rounds that cost most.",
    ],
  ];
}

function byMonth({ mean, lower, upper, unit, ...rest }: Facts["entryProfit"]): string {
  return byValue({ ...rest, mean, lower, upper, unit }).replace(" a unit (", " (");
}

/** The test, the same before and after, with room for a name. */
export function quizSheet(): Sheet {
  return {
    title: "Six questions",
    about: "Before and after. Mark one answer each. Nobody collects these sheets.",
    blocks: Object.values(workshopQuiz).flatMap(({ asked: question, a, b, c }, at) => [
      { kind: "heading" as const, text: `${at + 1}. ${question}` },
      { kind: "list" as const, items: [`A  ${a}`, `B  ${b}`, `C  ${c}`] },
    ]),
  };
}

/** The answer key. @param right  by question, in their order: "a", "b" or "c" */
export function keySheet(facts: Facts, right: readonly ("a" | "b" | "c")[]): Sheet {
  const rows = Object.values(workshopQuiz).map((question, at) => [
    `${at + 1}. ${question.asked}`,
    `${right[at].toUpperCase()}  ${question[right[at]]}`,
    question.why(facts),
  ]);
  return {
    title: "Answer key",
    about:
      "Right is what the model says. Each answer is a claim that is run when this page is made and when the program is tested.",
    blocks: [{ kind: "table", head: ["Question", "Right", "Why"], rows }],
  };
}
