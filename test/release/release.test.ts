import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { freshFolder } from "../cli/commandLine.ts";

const home = fileURLToPath(new URL("../..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
const onWindows = process.platform === "win32";

/** A bare machine: a home of its own, nothing of this clone in reach, and nothing but Node and npm on the path. */
const machine = join(freshFolder(), "a b", "ü");
const [tools, prefix, work] = ["tools", "prefix", "work"].map((name) => join(machine, name));
const bin = onWindows ? prefix : join(prefix, "bin");
const env = onWindows
  ? { ...process.env, PATH: [bin, process.env.PATH].join(";") }
  : { HOME: machine, PATH: [bin, tools].join(":") };

/** Node and npm alone, wherever they lie; on Windows they have a folder of their own anyway. */
function layTools(): void {
  for (const folder of [tools, prefix, work]) mkdirSync(folder, { recursive: true });
  if (onWindows) return;
  symlinkSync(process.execPath, join(tools, "node"));
  const folders = [dirname(process.execPath), ...(process.env.PATH ?? "").split(":")];
  const npm = folders.map((folder) => join(folder, "npm")).find(existsSync);
  if (npm === undefined) throw new Error("npm is not on the path");
  symlinkSync(realpathSync(npm), join(tools, "npm"));
}

/** What a command line of that machine printed; its words are plain, so that a shell may take them apart. */
function said(line: string): { readonly code: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(line, { cwd: work, env, encoding: "utf8", shell: true });
  return { code: status, out: stdout, error: stderr };
}

describe("the released package, installed without scripts and without a network", () => {
  beforeAll(() => {
    layTools();
    execFileSync(process.execPath, [join(home, "src", "cli", "release.mjs")], { cwd: home, stdio: "ignore" });
    const file = join(home, "output", "release", `catfish-${version}.tgz`);
    const { code, error } = said(`npm install --global --ignore-scripts --offline --prefix "${prefix}" "${file}"`);
    expect([code, error]).toEqual([0, ""]);
  });

  test("says its version and lists its scenarios", () => {
    expect(said("catfish --version").out).toBe(`${version}\n`);
    expect(said("catfish list")).toMatchObject({ code: 0, out: expect.stringContaining("baseline"), error: "" });
  });

  test("runs, writes a report, and verifies it", () => {
    const ended = said("catfish run baseline -n 2");
    expect(ended).toMatchObject({
      code: 0,
      out: expect.stringContaining("Wrote  output/baseline/index.html"),
      error: "",
    });
    expect(readFileSync(join(work, "output", "baseline", "index.html"), "utf8")).toContain("<svg");
    expect(said("catfish verify output/baseline")).toMatchObject({ code: 0, out: expect.stringMatching(/^Verified/m) });
  });

  test("makes the bytes that the clone makes, in threads too", () => {
    const clone = join(home, ".build", "catfish.js");
    const words = [clone, "run", "catfish", "-n", "2", "--months", "30", "--out", "cloned"];
    execFileSync(process.execPath, words, { cwd: work, stdio: "ignore" });
    expect(said("catfish run catfish -n 2 --months 30 --workers 2 --out installed").code).toBe(0);
    const [one, other] = ["cloned", "installed"].map((out) =>
      readFileSync(join(work, out, "catfish", "manifest.json"), "utf8"),
    );
    expect(other).toBe(one);
  });

  test("writes the workshop page, the same as the one that lies beside the package", () => {
    expect(said("catfish workshop -q")).toMatchObject({ code: 0, error: "" });
    const [installed, beside] = [
      join(work, "workshop.html"),
      join(home, "output", "release", `workshop-${version}.html`),
    ];
    expect(readFileSync(installed, "utf8")).toBe(readFileSync(beside, "utf8"));
  });

  test("has the terms of all that it is built from, and of the letters in its pages", () => {
    const modules = onWindows ? join(prefix, "node_modules") : join(prefix, "lib", "node_modules");
    const terms = readFileSync(join(modules, "catfish", "LICENSES.txt"), "utf8");
    const { dependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    for (const name of [...Object.keys(dependencies), "preact"])
      expect(terms).toMatch(new RegExp(`^${name} \\d+\\.`, "m"));
    expect(terms).toContain("Arimo: OFL-1.1");
  });
});
