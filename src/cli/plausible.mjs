/** Writes `src/worlds/plausible/accepted.ts`: which draws of the assumed parameters give markets as they are observed. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { home, loaded } from "./fromSource.mjs";

const DRAWS = 2000;
const WORLDS = 4;

const { drawsOf, observed, openMarkets, restsOn } = await loaded({
  stdin: {
    contents: `
      export { openMarkets } from "./src/scenario/markets.ts";
      export { drawsOf, restsOn } from "./src/analyse/plausible/acceptance.ts";
      export { observed } from "./src/analyse/plausible/observed.ts";`,
    resolveDir: home,
  },
});

const text = readFileSync(join(home, "scenarios/baseline.yaml"), "utf8");
const place = "scenarios/baseline.yaml";
const { scenario } = openMarkets({ name: "baseline", place, text }, { find: () => undefined, names: () => [] });
const draws = [...drawsOf(scenario.market, DRAWS, WORLDS)];
const numbers = draws.filter(({ accepted }) => accepted).map(({ number }) => number);

const lines = [""];
for (const number of numbers) {
  const longer = `${lines.at(-1)} ${number},`;
  if (longer.length > 116) lines.push(` ${number},`);
  else lines[lines.length - 1] = longer;
}
writeFileSync(
  join(home, "src/worlds/plausible/accepted.ts"),
  `/** Made by \`npm run plausible\`; not written by hand. */
export const accepted = {
  /** SHA-256 of what acceptance rests on: the assumed values with their ranges, and what markets are seen to be like. */
  restsOn: "${createHash("sha256").update(restsOn(scenario.market)).digest("hex")}",
  /** Draws that were gone through, from number 0 on. */
  tried: ${DRAWS},
  /** Draws that give a market as they are seen. */
  // biome-ignore format: as many as go in a line
  draws: [
${lines.map((line) => `   ${line}`).join("\n")}
  ],
} as const;
`,
);
const working = draws.filter(({ values }) => values.length > 0);
process.stdout.write(`${numbers.length} of ${DRAWS} draws accepted; ${DRAWS - working.length} do not go together.\n`);
for (const [row, { what, low, high }] of observed.entries()) {
  const out = working.filter(({ values }) => !(values[row] >= low && values[row] <= high)).length;
  process.stdout.write(`${what} from ${low} to ${high}: ${out} of ${working.length} lie outside.\n`);
}
