import { readFileSync, writeFileSync } from "node:fs";
import { bestLevelsTable } from "./bestLevels.ts";
import { catfish } from "./catfish.ts";
import { claimsTable, type FoundClaim } from "./claimsTable.ts";
import { effectsTable } from "./effectsTable.ts";
import { keptParts } from "./parts.ts";
import { withTable } from "./readme.ts";

/** Plausible markets in which each claim is tried, and as many draws whatever they are like. */
const DRAWS = 40;

const began = Date.now();
const part = keptParts((name, isKept) => {
  const seconds = Math.round((Date.now() - began) / 1000);
  process.stderr.write(`${name}: ${isKept ? "kept" : "made"}, ${seconds} s\n`);
});

/** Scenario by scenario, in the order of the program. */
function claims(): FoundClaim[] {
  const list: { readonly scenarios: readonly { readonly name: string }[] } = JSON.parse(
    catfish(["list", "scenarios", "--json"]),
  );
  return list.scenarios.flatMap(({ name }) =>
    part(`claims ${name}`, (): readonly FoundClaim[] => {
      return JSON.parse(catfish(["check", name, "--plausible", String(DRAWS), "--json", "-q"])).claims;
    }),
  );
}

const effects = [...effectsTable(part)];
const best = [...bestLevelsTable(part)];
const found = claims();
const page = `# What holds, and where

Made by \`npm run facts\`; not written by hand. What it means is said in the [README](../README.md).

## What entry does

Months 60 to 119, with newcomers less without them, in the same worlds: effort of the incumbents, price, buyer value in
unit costs. *As written*: 300 worlds, with the 95 % interval, which is chance alone; other seeds beside it. *Plausible*: the
median and 90 % of 100 markets with every assumed value drawn from its plausible range, mostly half to one and a half times
what is written, that are as markets are seen; 10 worlds each, in each market others. *None left out*: of the first 100 that
were drawn, as seen or not. *Half the ranges*: the same drawn from half as far, mostly +-25 %. *Other sign*: share of plausible
markets in which the sign is not that of the market as written. *Worse off*: share of the 300 worlds, of the plausible
markets, and of those with none left out, in which buyers lose. In brackets behind a share: its 95 % interval (Wilson 1927).

${effects.join("\n")}

Fresh rivals are powerhouses that begin as back-ups. Good back-ups have quality 0.75, innovativeness 0.15, lag 18.

## Other numbers of the README

| what | command |
|---|---|
| what the reaction is made of | \`catfish effect baseline -n 300\` |
| what the gain hangs on | \`catfish run baseline -n 100 --plausible 200\` |
| value with a shut door, with quotas, with both | \`catfish run two-that-compete\`, with \`--set policy.performanceShare=0\` |
| the same without safety by rivalry | the line of \`safe\` in \`growInert.ts\` as \`perceivedRetention[r]\`, 60 worlds |
| half the cost of leaving | \`catfish what-if baseline --set market.switchingCost=0.3 -n 200\` |
| real ledgers | \`ledger.csv\`, and survival by age \`survival.csv\`, of \`catfish run baseline -n 500\` |

## The best level of a lever

Over all ten years of the baseline, later ones discounted at 8 % a year, 200 worlds: \`catfish sweep baseline --vary
policy.openness=0,0.02,0.05,0.1,0.2,0.3,0.5,1 -n 200 --plausible 0\`, and so each lever. Buyer value in unit costs, with its
95 % interval; *may be as good*: not told from the best in the same worlds.

${best.join("\n")}

At an end: no gate, for an untried challenger threatens as well as a tried one; more contracts, for running one costs
nothing; all volume that moves, for moving it costs nothing and safety by rivalry keeps holders awake.

## What real ledgers show

Missed of what two real ledgers show, in 10 of 16 regularities: survival by count at ages 1 to 4 (0.52, 0.56, 0.63, 0.79;
0.82 to 0.92, 0.84 to 0.96, 0.86 to 1, 0.86 to 0.90), by spend at age 3 (0.87; 0.97 to 1), newcomers' share of spend (2.8 %
a year; 4.3 to 6.1), change of a share (0.39; 0.26 to 0.33), paid in eleven months or more (43 %; 54 to 62) and in two or
fewer (28 %; 6 to 11), came back (56 %; 8 to 34). One-off orders are part of these payments.

## Claims

200 worlds each, and the share of markets in which the mean lies where it is asked, with the 95 % interval of a share of so
few: of ${DRAWS} markets that are as markets are seen, and of the first ${DRAWS} that were drawn, as seen or not; 5 worlds each.

${[...claimsTable(found)].join("\n")}
`;
writeFileSync(".readme/facts.md", page);
writeFileSync("README.md", withTable(readFileSync("README.md", "utf8"), effects));
