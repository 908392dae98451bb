import { type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { listening } from "./inProcess.ts";

/*
 * A process that runs one command line after the other, each in its working folder: what Node and the program take to
 * start is paid once. It gets its work from `residentBridge.mjs`.
 */

interface Work {
  readonly words: readonly string[];
  readonly cwd: string;
}

process.on("message", async ({ words, cwd }: Work) => {
  process.chdir(cwd);
  const { terminal, said } = listening();
  const effects: Effects = { ...nodeEffects(new AbortController().signal, false), terminal };
  const code = await main(words, effects);
  process.send?.({ code, ...said() });
});
process.on("disconnect", () => process.exit());
