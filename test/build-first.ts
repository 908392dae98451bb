import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds the program once before any test, so that tests run the command line that users run. */
export default function buildFirst(): void {
  const home = fileURLToPath(new URL("..", import.meta.url));
  execFileSync(process.execPath, ["src/cli/build.mjs"], { cwd: home, stdio: "inherit" });
}
