import { readFileSync, writeFileSync } from "node:fs";
import { bestLevelsTable } from "./bestLevels.ts";
import { catfish } from "./catfish.ts";
import { claimsTable, type FoundClaim } from "./claimsTable.ts";
import { claimedSizes, effectsTable } from "./effectsTable.ts";
import { drawPicture, ledgersTable, otherNumbers, rivalryTable } from "./otherNumbers.ts";
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
const sizes = [...claimedSizes(part)];
const best = [...bestLevelsTable(part)];
const found = claims();
const others = [...otherNumbers(part)];
const rivalry = await rivalryTable();
const ledgers = [...ledgersTable(part)];
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

${sizes.join("\n")}

Fresh rivals are powerhouses that begin as back-ups. Good back-ups have quality 0.75, innovativeness 0.15, lag 18.

## Other numbers of the README

${others.join("\n")}

Buyer value where two compete for half of the volume (a = 0.5), months 60 to 119, 60 worlds; *safety by rivalry* is the line of \`safe\` in
\`growInert.ts\`, without it \`safe\` is P:

${rivalry.join("\n")}

## The best level of a lever

Over all ten years of the baseline, later ones discounted at 8 % a year, 200 worlds: \`catfish sweep baseline --vary
policy.openness=0,0.02,0.05,0.1,0.2,0.3,0.5,1 -n 200 --plausible 0\`, and so each lever. Buyer value in unit costs, with its
95 % interval; *may be as good*: not told from the best in the same worlds.

${best.join("\n")}

At an end: no gate, for an untried challenger threatens as well as a tried one; more contracts, for running one costs
nothing; all volume that moves, for moving it costs nothing and safety by rivalry keeps holders awake.

## What real ledgers show

What two councils' ledgers show, and the baseline in 500 worlds by the same count, with each file's own threshold
(\`ledger.csv\` of \`catfish run baseline -n 500\`). *Seen*: over all years of the ledger; beside it the lowest and highest of
all years, their first and their second half. One-off orders are part of these payments.

${ledgers.join("\n")}

## Claims

200 worlds each, and the share of markets in which the mean lies where it is asked, with the 95 % interval of a share of so
few: of ${DRAWS} markets that are as markets are seen, and of the first ${DRAWS} that were drawn, as seen or not; 5 worlds each.

${[...claimsTable(found)].join("\n")}
`;
writeFileSync(".readme/facts.md", page);
writeFileSync("README.md", withTable(readFileSync("README.md", "utf8"), effects));
drawPicture(".readme/over-time.svg");
