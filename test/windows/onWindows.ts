import { nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import type { Ended } from "../cli/commandLine.ts";
import { listening, onOneCore } from "../cli/inProcess.ts";
import { withoutMarkets } from "../cli/withoutMarkets.ts";
import { type Mount, windowsDisk } from "./windowsDisk.ts";

/*
 * Bundled by `windows.test.ts` with the paths of Windows in place of ours (`node:path/win32`), everywhere but where the
 * disk of this machine is reached.
 */

/** Runs a command line as on Windows, in PowerShell, in this working folder. */
export async function onWindows(words: readonly string[], mounts: readonly Mount[], cwd: string): Promise<Ended> {
  const { terminal, said } = listening();
  const effects = onOneCore();
  const { disk: real } = nodeEffects(new AbortController().signal, false);
  const code = await main(withoutMarkets(words), {
    ...effects,
    terminal,
    disk: windowsDisk(real, mounts, cwd),
    machine: { ...effects.machine, platform: "win32-x64", shell: "powershell" },
  });
  return { code, ...said() };
}
