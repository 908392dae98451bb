/**
 * Writes `.readme/facts.md`: how large the effect of entry is, market by market, and in how many markets the claims of
 * the bundled scenarios hold.
 */
import { runSource } from "../runSource.mjs";

await runSource("test/facts/main.ts", "facts");
