/**
 * Writes `.readme/facts.md`: how large the effect of entry is, market by market, and in how many markets the claims of
 * the bundled scenarios hold. `npm run facts -- selling` writes `.readme/selling.md` in its place: the facts of the
 * supplier's side.
 */
import { runSource } from "../runSource.mjs";

const isSelling = process.argv[2] === "selling";
await runSource(isSelling ? "test/facts/selling/main.ts" : "test/facts/main.ts", isSelling ? "facts-selling" : "facts");
