import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { claimsTable, type FoundClaim } from "./claimsTable.ts";
import { effectsTable } from "./effectsTable.ts";

/** Draws of all that is assumed in which each claim is tried. */
const DRAWS = 60;

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
median and 90 % of the accepted of 200 markets with every assumed value drawn from its plausible range, mostly half to one
and a half times what is written; 10 worlds each, in each market others. *Half the ranges*: of 100 markets drawn from half
as far, mostly +-25 %, none left out. *Other sign*: share of plausible markets in which the sign is not that of the market as
written. *Worse off*: share of the 300 worlds, of the plausible markets, and of all that were drawn, in which buyers lose.

${[...effectsTable()].join("\n")}

Fresh rivals are powerhouses that begin as back-ups. Good back-ups have quality 0.75, innovativeness 0.15, lag 18.

## Claims

200 worlds each, and the share of markets in which the value lies where it is asked, with no interval: of the accepted of
${DRAWS} draws, and of all; 5 worlds each.

${[...claimsTable(found.claims)].join("\n")}
`;
writeFileSync(".readme/facts.md", page);
