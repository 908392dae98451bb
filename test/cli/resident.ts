import { main } from "../../src/cli/main.ts";
import { onOneCore } from "./inProcess.ts";

/*
 * A process that runs one command line after the other, each in its working folder: what Node and the program take to
 * start is paid once. It gets its work from `residentBridge.mjs`, and answers with what it would have printed.
 */

interface Work {
  readonly words: readonly string[];
  readonly cwd: string;
}

const printed = { out: "", error: "" };
const listenTo = (stream: NodeJS.WriteStream, name: keyof typeof printed) =>
  Object.assign(stream, {
    write(text: string | Uint8Array): boolean {
      printed[name] += typeof text === "string" ? text : Buffer.from(text).toString();
      return true;
    },
  });
listenTo(process.stdout, "out");
listenTo(process.stderr, "error");

process.on("message", async ({ words, cwd }: Work) => {
  process.chdir(cwd);
  Object.assign(printed, { out: "", error: "" });
  const code = await main(words, onOneCore(undefined, !words.includes("--no-color")));
  process.send?.({ code, ...printed });
});
process.on("disconnect", () => process.exit());
