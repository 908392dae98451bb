import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { claimsTable, type FoundClaim } from "./claimsTable.ts";
import { effectsTable } from "./effectsTable.ts";

/** Plausible markets in which each claim is tried, and as many draws whatever they are like. */
const DRAWS = 40;

const found: { readonly claims: readonly FoundClaim[] } = JSON.parse(
  execFileSync(process.execPath, [".build/catfish.js", "check", "--plausible", String(DRAWS), "--json", "-q"], {
    encoding: "utf8",
    maxBuffer: 1e9,
  }),
);
const page = `# What holds, and where

Made by \`npm run facts\`; not written by hand. What it means is said in the [README](../README.md).

## What entry does

Months 60 to 119, with newcomers less without them, in the same worlds: effort of the incumbents, price, buyer value in
unit costs. *As written*: 300 worlds, with the 95 % interval, which is chance alone; other seeds beside it. *Plausible*: the
median and 90 % of 100 markets with every assumed value drawn from its plausible range, mostly half to one and a half times
what is written, that are as markets are seen; 10 worlds each, in each market others. *None left out*: of the first 100 that
were drawn, as seen or not. *Half the ranges*: the same drawn from half as far, mostly +-25 %. *Other sign*: share of plausible
markets in which the sign is not that of the market as written. *Worse off*: share of the 300 worlds, of the plausible
markets, and of those with none left out, in which buyers lose.

${[...effectsTable()].join("\n")}

Fresh rivals are powerhouses that begin as back-ups. Good back-ups have quality 0.75, innovativeness 0.15, lag 18.

## Other numbers of the README

| what | command |
|---|---|
| what the reaction is made of | \`catfish effect baseline -n 300\` |
| what the gain hangs on | \`catfish run baseline -n 100 --plausible 200\` |
| value with a shut door, with quotas, with both | \`catfish run two-that-compete\`, with \`--set policy.performanceShare=0\` |
| the same without safety by rivalry | the line of \`safe\` in \`growInert.ts\` as \`perceivedRetention[r]\`, 60 worlds |
| the best of a lever | \`catfish sweep baseline --vary policy.openness=0,0.02,0.05,0.1,0.2,0.3,0.5,1 -n 200 --window 0:119\`; in the same way flexibleShare from 0 to 1, contractMonths from 1 to 120, fixedGate from 0 to 1, negotiation from 0 to 1, fixedSlots from 1 to 5, performanceShare from 0 to 1 |
| half the cost of leaving | \`catfish what-if baseline --set market.switchingCost=0.3 -n 200\` |
| real ledgers | \`ledger.csv\`, and survival by age \`survival.csv\`, of \`catfish run baseline -n 500\` |

Best over the whole run, months 0 to 119: flexible share 0.3 (0.539; 0.4 may be as good; 0: 0.382, 1: 0.383), openness 0.5
(0.541; 0.3 may be as good; 0: 0.320, 1: 0.528), contracts of 36 months (0.531; 24 and 60 may be as good; 1: 0.457, 120:
0.525), negotiation 0.4 (0.553; 0: 0.530, 1: 0.498). Not inside: gate 0 (0.548; 0.4: 0.526, 0.9: 0.368), for an untried
challenger threatens as well as a tried one; contracts 5 (0.576; 2: 0.530), for running one costs nothing; performance share
1 (0.763; 0: 0.490, 0.5: 0.740), for moving volume costs nothing and safety by rivalry keeps holders awake.

Missed of what two real ledgers show, in 10 of 16 regularities: survival by count at ages 1 to 4 (0.52, 0.56, 0.63, 0.79;
0.82 to 0.92, 0.84 to 0.96, 0.86 to 1, 0.86 to 0.90), by spend at age 3 (0.87; 0.97 to 1), newcomers' share of spend (2.8 %
a year; 4.3 to 6.1), change of a share (0.39; 0.26 to 0.33), paid in eleven months or more (43 %; 54 to 62) and in two or
fewer (28 %; 6 to 11), came back (56 %; 8 to 34). One-off orders are part of these payments.

## Claims

200 worlds each, and the share of markets in which the value lies where it is asked, with no interval: of ${DRAWS}
markets that are as markets are seen, and of the first ${DRAWS} that were drawn, as seen or not; 5 worlds each.

${[...claimsTable(found.claims)].join("\n")}
`;
writeFileSync(".readme/facts.md", page);
