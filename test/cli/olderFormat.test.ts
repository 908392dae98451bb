import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

const out = freshFolder();
const current = join(out, "catfish");

beforeAll(async () => {
  for (const name of ["catfish", "open-door"]) {
    const words = ["run", name, "-n", "6", "--months", "36", "--quiet", "--out", out];
    expect(await inProcess(words)).toMatchObject({ code: 0, error: "" });
  }
});

/** A run as version 0.1.0 wrote it: its manifest does not say what the folder holds. */
function oldRun(): string {
  const folder = join(freshFolder(), "catfish");
  cpSync(current, folder, { recursive: true });
  const program = { version: "0.1.0", source: "0123456789abcdef" };
  resigned(folder, "summary.md", (text) => text, { format: 1, holds: undefined, program });
  return folder;
}

describe("a folder of an older version", () => {
  test("is compared as it stands", async () => {
    const compared = async (folder: string) => {
      const to = join(freshFolder(), "compared");
      const words = ["compare", join(out, "open-door"), folder, "--no-charts", "--out", to];
      expect(await inProcess(words)).toMatchObject({ code: 0 });
      return readFileSync(join(to, "data", "comparison.csv"), "utf8");
    };
    expect(await compared(oldRun())).toBe(await compared(current));
  });

  test("is not drawn again: report says with what it can be", async () => {
    const { code, out: said, error } = await inProcess(["report", oldRun()]);
    expect({ code, said }).toEqual({ code: 2, said: "" });
    expect(error).toContain("has format 1; this program reads format 2.");
    expect(error).toContain("It was written by catfish 0.1.0: draw it again with that version, or make it again");
  });

  test("is not verified: verify says which version does", async () => {
    const { code, out: said, error } = await inProcess(["verify", oldRun()]);
    expect({ code, said }).toEqual({ code: 2, said: "" });
    expect(error).toContain("It was written by catfish 0.1.0: verify it with that version, or make it again");
  });

  test("is left alone by a run, which takes another name", async () => {
    const folder = oldRun();
    const again = ["run", "catfish", "-n", "6", "--months", "36", "--quiet", "--out", join(folder, "..")];
    const before = hashesBelow(folder);
    expect(await inProcess(again)).toMatchObject({ code: 0 });
    expect(hashesBelow(folder)).toEqual(before);
  });

  test("is replaced by a run with --force", async () => {
    const folder = oldRun();
    const again = ["run", "catfish", "-n", "6", "--months", "36", "--quiet", "--force", "--out", join(folder, "..")];
    expect(await inProcess(again)).toMatchObject({ code: 0 });
    expect(await inProcess(["verify", folder, "--sample", "all"])).toMatchObject({ code: 0 });
  });
});
