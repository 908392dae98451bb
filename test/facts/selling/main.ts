import { writeFileSync } from "node:fs";
import { keptParts, type Part } from "../parts.ts";
import { shareOf } from "../shares.ts";
import { type ArmName, arms } from "./arms.ts";
import { lostSales } from "./departure.ts";
import { estimate } from "./estimate.ts";
import { type Fact, facts } from "./facts.ts";
import { focusOf, marketOfArm } from "./marketsOfArms.ts";
import { reasons } from "./reasons.ts";
import { allDrawn, constantsDrawn, type Drawing, factsInDraw } from "./robust.ts";
import { type Outcome, outcomesIn } from "./worlds.ts";

/** Writes `.readme/selling.md`: the facts of the supplier's side, with what the pilot showed and how robust each is. */

const WORLDS = 200;
const SEED = "catfish";
const OTHER_SEED = "carp";
const LEAVERS_WORLDS = 100;

/** Files of this folder that numbers rest on. */
const FILES = ["arms", "departure", "estimate", "facts", "marketsOfArms", "robust", "worlds"].map(
  (name) => `test/facts/selling/${name}.ts`,
);

const began = Date.now();
const part: Part = keptParts(
  (name, isKept) => {
    process.stderr.write(`${name}: ${isKept ? "kept" : "made"}, ${Math.round((Date.now() - began) / 1000)} s\n`);
  },
  ["src/model", "src/scenario", "src/worlds", "scenarios/baseline.yaml", "scenarios/catfish.yaml", ...FILES],
);

const outcomesOf = (name: ArmName, seed: string): readonly Outcome[] =>
  part(`selling ${name} ${seed}`, () => outcomesIn(marketOfArm(name), focusOf(arms[name]), seed, WORLDS));

/** Each fact over the draws, and in how many of them words alone ever won a contract. */
function over(name: string, drawing: Drawing) {
  const draws = drawing.draws.map((draw) => part(`selling ${name} ${draw}`, () => factsInDraw(facts, drawing, draw)));
  const standing = facts.map((_, place): Standing => {
    // What is undefined comes back from where it is kept as null.
    const told = draws.flatMap(({ found }) => found[place] ?? []);
    const count = (is: "right" | "clear" | "wrong") => told.filter((one) => one[is]).length;
    return { draws: told.length, right: count("right"), clear: count("clear"), wrong: count("wrong") };
  });
  return { standing, wordsWon: draws.filter(({ wordsWon }) => wordsWon).length };
}

/** In how many draws a fact has the right sign, is so beyond chance, or is clearly the other way. */
interface Standing {
  readonly draws: number;
  readonly right: number;
  readonly clear: number;
  readonly wrong: number;
}

/** Two digits behind the point, three where they are all that there is; a sign. */
function signed(value: number): string {
  const text = value.toFixed(Math.abs(value) < 1 ? 3 : 2);
  if (Number(text) === 0) return text.replace("-", "");
  return value > 0 ? `+${text}` : text;
}

function row(fact: Fact, constants: Standing, all: Standing): string {
  const [here, there] = [SEED, OTHER_SEED].map((seed) =>
    estimate(fact, outcomesOf(fact.of, seed), outcomesOf(fact.less, seed)),
  );
  const { mean, half } = here;
  const found = `${signed(mean)} (${signed(mean - half)} to ${signed(mean + half)})`;
  const cells = [
    fact.number,
    fact.says,
    fact.outcome,
    fact.pilot,
    found,
    signed(there.mean),
    verdict(fact, here),
    `${constants.right} / ${constants.clear} / ${constants.wrong} of ${constants.draws}`,
    shareOf(all.right, all.draws),
  ];
  return `| ${cells.join(" | ")} |`;
}

function verdict({ sign }: Fact, { mean, half, all0 }: ReturnType<typeof estimate>): string {
  if (sign === 0) return all0 ? "holds, to the last bit" : "**does not hold**";
  if (sign * mean > half) return "holds";
  return sign * mean < -half ? "**the other way**" : "not told from nothing";
}

function* leavers(): Iterable<string> {
  yield "| all managers leave in month | one manager | two | an incumbent's two and a half |";
  yield "|---|---|---|---|";
  for (const month of [36, 48, 72, 96]) {
    const cells = (["one", "two", "teamOnly"] as const).map((name) => {
      const { mean, half } = part(`leavers ${name} ${month}`, () =>
        lostSales(marketOfArm(name), month, LEAVERS_WORLDS),
      );
      return `${(100 * mean).toFixed(1)} % (${(100 * (mean - half)).toFixed(1)} to ${(100 * (mean + half)).toFixed(1)})`;
    });
    yield `| ${[month, ...cells].join(" | ")} |`;
  }
}

const byConstants = over("constants", constantsDrawn);
const byAll = over("plausible", allDrawn);
const words = outcomesOf("words", SEED);
const wonByWords = words.reduce((sum, { won }) => sum + won, 0);
const rows = facts.map((fact, place) => row(fact, byConstants.standing[place], byAll.standing[place]));

const page = `# The supplier's side: what holds, and where

Made by \`npm run facts -- selling\`; not written by hand. What one arm has more than another, in the same ${WORLDS} worlds, with
its 95 % interval, which is chance alone; *other seed*: the same with worlds that nobody looked at before. One newcomer, the
challenger, enters the bundled baseline in month 24 with cash 8 and three accounts; incumbents are one powerhouse of
six in \`catfish\`. Relations, contracts and volume are means of months 24 to 119 (60 to 119 of incumbents); the gate is the month
in which the first relation passes it, 120 for never; profit is the sum of the run in unit costs. *Pilot*: the design's, on the
core of version 0.1. *Constants*: in how many of ${constantsDrawn.draws.length} draws of all constants of selling, each times exp(u) with u
in +-ln 1.5, the sign is right, is right beyond chance, is clearly wrong; ${constantsDrawn.worlds} worlds each. *Plausible*: in which share of
${allDrawn.draws.length} plausible markets, everything that is assumed drawn, the sign is right; ${allDrawn.worlds} worlds each; in brackets its 95 % interval.

| fact | what | of | pilot | today (95 %) | other seed | | constants | plausible |
|---|---|---|---|---|---|---|---|---|
${rows.join("\n")}

**S1. Words alone never win a contract.** Every channel at a hundred times the budget, ten managers, all executives, no orders
without a contract, contracts that do not end by themselves: ${wonByWords} contracts in ${WORLDS} worlds, and in ${byConstants.wordsWon} of
${constantsDrawn.draws.length} draws of constants any. Over plausible markets words win one in ${byAll.wordsWon} of ${allDrawn.draws.length}: where T_u is drawn above the gate
of contracts, which \`catfish check\` points out.

**S14. The person who leaves takes sales along.** Sales of the next twelve months, against the same worlds in which nobody
leaves, ${LEAVERS_WORLDS} worlds; the pilot has 6.7, 12.4, 9.5 to 13.6 % for one manager, Shi et al. (2017) 13.2 to 17.6 %.

${[...leavers()].join("\n")}

## Where it differs from the pilot, and why

Each process was held against the design line by line, and each equation is as it stands there. What differs is the core.

${reasons.map((reason) => `- ${reason}`).join("\n")}
`;
writeFileSync(".readme/selling.md", page);
