import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Exit codes of an answer: 1 is one that says no, such as a claim that fails. */
const ANSWERED: readonly (number | null)[] = [0, 1];

/** What the built program writes on standard output; its results are left nowhere. */
export function catfish(asked: readonly string[]): string {
  const program = join(process.cwd(), ".build/catfish.js");
  return withFolder((folder) => {
    const inOwn = asked[0] === "sweep" ? ["--out", folder] : [];
    const { status, stdout } = spawnSync(process.execPath, [program, ...asked, ...inOwn], {
      encoding: "utf8",
      maxBuffer: 1e9,
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (!ANSWERED.includes(status)) throw new Error(`catfish ${asked.join(" ")}: exit code ${status}`);
    return stdout;
  });
}

/** A result folder for as long as it is read. */
export function withFolder<T>(use: (folder: string) => T): T {
  const above = mkdtempSync(join(tmpdir(), "catfish-facts-"));
  try {
    return use(join(above, "result"));
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}
