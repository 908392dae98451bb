import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { type Ended, freshFolder, hashesBelow } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { onceInEsbuild } from "../oncePlugin.ts";
import { emptyDrive, type Mount } from "./windowsDisk.ts";

/*
 * The program with the paths of Windows, on a disk that knows no others, tells no case of names, and refuses names that
 * Windows has for devices. What only a real Windows shows (locked files, its consoles) is not tested.
 */

const home = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
const tiny = ["-n", "2", "--months", "12", "--no-charts", "--no-cache", "--quiet"];

/** Paths of Windows for all but the files that reach the disk of this machine. */
const pathsOfWindows: Plugin = {
  name: "paths-of-windows",
  setup({ onResolve }) {
    onResolve({ filter: /^node:path$/ }, ({ importer }) =>
      /src[\\/](?!cli[\\/]disk\.ts$)/.test(importer) ? { path: "node:path/win32", external: true } : undefined,
    );
  },
};

interface Bundle {
  readonly onWindows: (words: readonly string[], mounts: readonly Mount[], cwd: string) => Promise<Ended>;
}
let bundle: Bundle;
beforeAll(async () => {
  const outfile = join(home, "output/.tests/windows.mjs");
  await build({
    absWorkingDir: home,
    entryPoints: ["test/windows/onWindows.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external: ["tinypool", "canvas"],
    logLevel: "warning",
    plugins: [onceInEsbuild, pathsOfWindows],
    banner: {
      js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`,
    },
  });
  bundle = await import(pathToFileURL(outfile).href);
});

/** A machine with two drives. */
function machine() {
  const disk = freshFolder();
  const drives = ["C", "D"].map((letter) => emptyDrive(letter, disk));
  const mounts = [{ at: "C:\\Program Files\\catfish", folder: home }, ...drives];
  const work = join(drives[0].folder, "work");
  mkdirSync(work);
  return {
    work,
    other: drives[1].folder,
    catfish: (words: readonly string[], cwd = "C:\\work") => bundle.onWindows(words, mounts, cwd),
  };
}

const withoutTimes = (folder: string) => {
  const { "run-info.json": _, ...files } = hashesBelow(folder);
  return files;
};

describe("on Windows", () => {
  test("a result has the bytes that it has elsewhere, and what is said has paths of Windows", async () => {
    const { work, catfish } = machine();
    const ended = await catfish(["run", "catfish", ...tiny]);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    expect(ended.out).toContain("output\\catfish\\summary.md");
    expect(ended.out).not.toMatch(/output\//);
    const elsewhere = freshFolder();
    await inProcess(["run", "catfish", ...tiny, "--out", elsewhere]);
    expect(withoutTimes(join(work, "output", "catfish"))).toEqual(withoutTimes(join(elsewhere, "catfish")));
    expect(readFileSync(join(work, "output", "index.html"), "utf8")).not.toMatch(/(?:href|src)="[^"]*\\/);
  });

  test("a folder is verified, drawn again, compared and listed, by either slash and in either case", async () => {
    const { work, catfish } = machine();
    for (const name of ["catfish", "baseline"]) expect((await catfish(["run", name, ...tiny])).code).toBe(0);
    const all = await catfish(["verify", "OUTPUT/Catfish", "--sample", "all"]);
    expect([all.code, all.error]).toEqual([0, ""]);
    expect(all.out).toContain("Verified.");
    expect((await catfish(["report", "output\\catfish"])).code).toBe(0);
    const compared = await catfish(["compare", "C:\\work\\output\\baseline", ".\\output\\catfish", "--no-charts"]);
    expect([compared.code, compared.error]).toEqual([0, ""]);
    expect(readdirSync(join(work, "output")).sort()).toEqual([
      "baseline",
      "catfish",
      "compare-baseline-catfish",
      "index.html",
    ]);
    const { results } = JSON.parse((await catfish(["results", "--json"])).out);
    expect(results.map(({ folder }: { folder: string }) => folder).sort()).toEqual([
      "output\\baseline",
      "output\\catfish",
      "output\\compare-baseline-catfish",
    ]);
  });

  test("a scenario with CRLF is found by either slash, from another file too, and gives the worlds of one with LF", async () => {
    const { work, catfish } = machine();
    mkdirSync(join(work, "my markets"));
    const text = "title: Mine\nextends: ../base.yaml\nreference: ..\\against.yaml\npolicy:\n  openness: 0.4\n";
    writeFileSync(join(work, "base.yaml"), "title: Base\r\nextends: catfish\r\n");
    writeFileSync(join(work, "against.yaml"), "title: Against\r\nextends: baseline\r\n");
    writeFileSync(join(work, "my markets", "crlf.yaml"), text.replaceAll("\n", "\r\n"));
    writeFileSync(join(work, "my markets", "lf.yaml"), text);
    for (const [name, path] of [
      ["crlf", "my markets\\crlf.yaml"],
      ["lf", "C:\\work\\my markets\\lf.yaml"],
    ]) {
      const ended = await catfish(["run", path, ...tiny, "--out", `results\\${name}`]);
      expect([ended.code, ended.error]).toEqual([0, ""]);
    }
    const worlds = (name: string) =>
      readFileSync(join(work, "results", name, name, "data", "replications.csv"), "utf8").replaceAll("crlf", "lf");
    expect(worlds("crlf")).toBe(worlds("lf"));
    const { reference } = JSON.parse(readFileSync(join(work, "results", "lf", "lf", "manifest.json"), "utf8"));
    expect(reference).toMatchObject({ label: "..\\against.yaml" });
    expect((await catfish(["verify", "results\\crlf\\crlf", "--sample", "all"])).out).toContain("Verified.");
  });

  test("a place on another drive is used, and named in messages with its letter", async () => {
    const { other, catfish } = machine();
    const ended = await catfish(["run", "catfish", ...tiny, "--out", "D:\\my results"]);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    expect(readdirSync(join(other, "my results"))).toContain("catfish");
    // The next command can be pasted: a path with a space is one word to PowerShell and to cmd.
    expect(ended.out).toMatch(/"D:\\my results\\/);
    for (const [words, message] of [
      [["verify", "D:\\nowhere"], "D:\\nowhere"],
      [["run", "D:\\nowhere.yaml"], "There is no file D:\\nowhere.yaml."],
      [["run", "catfish", "--out", "D:\\con\\x"], '"con" is the name of a device'],
      [["run", "catfish", "--out", "D:\\ends with a dot."], "ends with a space or a dot"],
    ] as const) {
      const { code, error } = await catfish(words);
      expect([code, error]).toEqual([2, expect.stringContaining(message)]);
    }
    expect(readdirSync(other)).toEqual(["my results"]);
  });

  test("a mistake is said with the path as it was typed, and its line", async () => {
    const { work, catfish } = machine();
    writeFileSync(join(work, "wrong.yaml"), "extends: catfish\r\npolicy:\r\n  opennes: 0.4\r\n");
    const { code, error } = await catfish(["run", "C:\\work\\wrong.yaml"]);
    expect(code).toBe(2);
    expect(error).toContain("C:\\work\\wrong.yaml:3:3");
    expect(error).not.toContain("\r");
  });

  test("results whose names differ in case alone do not overwrite each other", async () => {
    const { work, catfish } = machine();
    for (const [name, openness] of [
      ["market", 0.3],
      ["other", 0.5],
    ])
      writeFileSync(join(work, `${name}.yaml`), `extends: catfish\npolicy: { openness: ${openness} }\n`);
    const out = (name: string) => ["--out", `output\\${name}`];
    expect((await catfish(["what-if", "market.yaml", "--set", "policy.openness=0.6", ...tiny, ...out("A")])).code).toBe(
      0,
    );
    const before = hashesBelow(join(work, "output", "A"));
    const again = await catfish(["what-if", "other.yaml", "--set", "policy.openness=0.6", ...tiny, ...out("a")]);
    expect([again.code, again.error]).toEqual([2, expect.stringContaining("--force")]);
    expect(hashesBelow(join(work, "output", "A"))).toEqual(before);
    // One file, named twice, is refused before anything is simulated.
    const twice = await catfish(["run", "market.yaml", "MARKET.yaml", ...tiny, "--out", "runs"]);
    expect(twice).toMatchObject({ code: 2, error: expect.stringContaining("market") });
    expect(readdirSync(work)).not.toContain("runs");
  });

  test("shards are merged to the bytes of the whole", async () => {
    const { work, catfish } = machine();
    const words = ["run", "catfish", "-n", "30", "--months", "12", "--no-charts", "--quiet"];
    expect((await catfish([...words, "--out", "whole"])).code).toBe(0);
    for (const part of ["1/2", "2/2"]) {
      const ended = await catfish([...words, "--out", "parts", "--shard", part]);
      expect([ended.code, ended.error]).toEqual([0, ""]);
    }
    const merged = await catfish(["merge", "parts"]);
    expect([merged.code, merged.error]).toEqual([0, ""]);
    expect(withoutTimes(join(work, "parts", "catfish"))).toEqual(withoutTimes(join(work, "whole", "catfish")));
  });
});
