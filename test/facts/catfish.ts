import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the built program writes on standard output; its results are left nowhere. */
export function catfish(asked: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "catfish-facts-"));
  const program = join(process.cwd(), ".build/catfish.js");
  const inOwn = ["sweep", "run"].includes(asked[0]) ? ["--out", join(folder, "result")] : [];
  try {
    return execFileSync(process.execPath, [program, ...asked, ...inOwn], {
      encoding: "utf8",
      maxBuffer: 1e9,
      stdio: ["ignore", "pipe", "inherit"],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
