import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { nodeEffects } from "../../src/cli/effects.ts";
import { main } from "../../src/cli/main.ts";
import { few } from "../thorough.ts";
import { catfish, catfishAlone, freshFolder } from "./commandLine.ts";
import { listening } from "./inProcess.ts";

const tiny = ["-n", "2", "--months", "6", "--plausible", "0", "--no-charts", "--quiet"];
const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));
const EVIL = '</title><script>alert(1)</script><img src=x onerror=alert(2)> \u202e"&\u0007';

const listOf = (folder: string) => readFileSync(join(folder, "index.html"), "utf8");
/** Names of the folders that a list has rows of, in order. */
const rowsOf = (folder: string) =>
  [...listOf(folder).matchAll(/<div class="quiet">([\w.-]+) ·/g)].map(([, name]) => name);

describe("the list of results", () => {
  const cwd = freshFolder();
  const output = join(cwd, "output");
  beforeAll(() => {
    writeFileSync(join(cwd, "evil.yaml"), `extends: baseline\ntitle: ${JSON.stringify(EVIL)}\n`);
    expect(catfish(["run", "evil.yaml", ...tiny], { cwd })).toMatchObject({ code: 0, error: "" });
    const drawn = tiny.filter((word) => word !== "--no-charts");
    expect(catfish(["what-if", "catfish", "--set", "policy.openness=0.5", ...drawn], { cwd }).code).toBe(0);
    expect(catfish(["run", "baseline", ...drawn], { cwd }).code).toBe(0);
    expect(catfish(["compare", "output/baseline", "output/evil", "--no-charts"], { cwd }).code).toBe(0);
  });

  test("has a row for each result, with its answer and a link to its page, and the links of comparisons both ways", () => {
    const names = ["baseline", "compare-baseline-evil", "evil", "what-if-catfish-openness-0.5"];
    expect(rowsOf(output).sort()).toEqual(names);
    const list = listOf(output);
    for (const name of [names[0], names[3]]) {
      expect(list).toContain(`<a href="./${name}/index.html">`);
      const [, picture] = new RegExp(`<img src="\\./(${name}/charts/[^"]+)"`).exec(list) ?? [];
      expect(existsSync(join(output, picture))).toBe(true);
      const { answer } = JSON.parse(readFileSync(join(output, name, "summary.json"), "utf8"));
      expect(list.replaceAll("&quot;", '"').replaceAll("&#39;", "'")).toContain(answer[0]);
    }
    expect(list).toMatch(/Compares <a href="\.\/baseline\/index\.html">baseline<\/a>/);
    expect(list).toContain("written without a page");
  });

  test("lets no text of a file be anything but text, asks for nothing elsewhere and runs no script but its own", () => {
    const list = listOf(output);
    expect(list.match(/<script/g)).toHaveLength(1);
    expect(list).not.toContain("<img src=x");
    expect(list).toContain("&lt;script&gt;alert(1)");
    for (const unseen of ["\u202e", "\u0007"]) expect(list).not.toContain(unseen);
    expect(list).toMatch(/Content-Security-Policy" content="default-src 'none';[^"]* script-src 'sha256-[^']+'"/);
    expect(list).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });

  test("leaves out what is foreign, damaged, forged, a link or of another version, and says so", () => {
    const place = freshFolder();
    const results = join(place, "output");
    cpSync(output, results, { recursive: true });
    const copy = (name: string) => cpSync(join(output, "evil"), join(results, name), { recursive: true });
    for (const name of ["changed", "cut", "newer", "empty-answer"]) copy(name);
    const manifest = (name: string) => join(results, name, "manifest.json");
    writeFileSync(
      manifest("changed"),
      readFileSync(manifest("changed"), "utf8").replace('"seed": "catfish"', '"seed": "x"'),
    );
    writeFileSync(manifest("cut"), "{");
    writeFileSync(manifest("newer"), readFileSync(manifest("newer"), "utf8").replace('"format": 2', '"format": 9'));
    rmSync(join(results, "empty-answer", "summary.json"));
    mkdirSync(join(results, "<b>mine"));
    symlinkSync(join(output, "evil"), join(results, "linked"));
    expect(catfish(["run", "closed-market", ...tiny], { cwd: place }).code).toBe(0);
    const names = ["baseline", "closed-market", "compare-baseline-evil", "evil", "what-if-catfish-openness-0.5"];
    expect(rowsOf(results).sort()).toEqual(names);
    const left = [...listOf(results).matchAll(/<li>([^:]+):/g)].map(([, name]) => name);
    expect(left).toEqual(["&lt;b&gt;mine", "changed", "cut", "empty-answer", "linked", "newer"]);
    const { code, error, out } = catfish(["results", "--json"], { cwd: place });
    expect([code, error]).toEqual([0, ""]);
    expect(JSON.parse(out).skipped).toHaveLength(6);
  });

  test("has every result of commands that end at the same time", async () => {
    const place = freshFolder();
    const seeds = few(["a", "b", "c", "d", "e", "f"], 3);
    const codes = await Promise.all(
      seeds.map(
        (seed) =>
          new Promise((resolve) => {
            const out = join("output", seed);
            const words = ["what-if", "catfish", "--set", "policy.openness=0.5", "--seed", seed, "--out", out, ...tiny];
            spawn(process.execPath, [program, ...words], { cwd: place, stdio: "ignore" }).on("exit", resolve);
          }),
      ),
    );
    expect(codes).toEqual(seeds.map(() => 0));
    expect(rowsOf(join(place, "output")).sort()).toEqual(seeds);
    expect(readdirSync(join(place, "output")).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("is written where results lie side by side, never over a page that is no list, nor into the working folder", () => {
    const place = freshFolder();
    const one = (out: string) =>
      catfish(["what-if", "catfish", "--set", "policy.openness=0.5", ...tiny, "--out", out], { cwd: place });
    expect([one("alone/one").code, existsSync(join(place, "alone", "index.html"))]).toEqual([0, false]);
    expect([one("alone/two").code, rowsOf(join(place, "alone")).sort()]).toEqual([0, ["one", "two"]]);
    expect([one("here").code, one("there").code, existsSync(join(place, "index.html"))]).toEqual([0, 0, false]);
    expect(catfish(["run", "catfish", ...tiny, "--out", "."], { cwd: place }).code).toBe(0);
    expect(existsSync(join(place, "index.html"))).toBe(false);

    mkdirSync(join(place, "site"));
    writeFileSync(join(place, "site", "index.html"), "<h1>Mine</h1>");
    const { code, error } = catfish(["run", "catfish", ...tiny, "--out", "site"], { cwd: place });
    expect([code, listOf(join(place, "site"))]).toEqual([0, "<h1>Mine</h1>"]);
    expect(error).toContain("is left as it is");
  });

  test("that cannot be written is a warning, and no failure", async () => {
    const effects = nodeEffects(new AbortController().signal, false);
    const { terminal, said } = listening();
    const out = freshFolder();
    const disk = {
      ...effects.disk,
      writeWhole: () => {
        throw Object.assign(new Error("no room"), { code: "ENOSPC" });
      },
    };
    const code = await main(["run", "catfish", ...tiny, "--out", out], { ...effects, disk, terminal });
    expect([code, said().error]).toEqual([0, expect.stringContaining("could not be written (ENOSPC)")]);
    expect(existsSync(join(out, "catfish", "manifest.json"))).toBe(true);
  });
});

describe("catfish results", () => {
  test("says what to do where nothing was run yet", () => {
    const cwd = freshFolder();
    expect(catfish(["results"], { cwd })).toMatchObject({
      code: 0,
      error: "",
      out: expect.stringContaining("catfish run catfish"),
    });
    expect(JSON.parse(catfish(["results", "--json"], { cwd }).out)).toMatchObject({
      folder: "output",
      results: [],
      skipped: [],
    });
    expect(existsSync(join(cwd, "output"))).toBe(false);
    expect(catfish(["results", "nowhere"], { cwd })).toMatchObject({
      code: 2,
      error: expect.stringContaining("no folder nowhere"),
    });
  });

  test("lists what was run, newest first, for people and for programs, and finds words", () => {
    const cwd = freshFolder();
    expect(catfish(["run", "baseline", "catfish", ...tiny], { cwd }).code).toBe(0);
    expect(catfish(["what-if", "catfish", "--set", "policy.openness=0.5", ...tiny], { cwd }).code).toBe(0);
    const folders = ["baseline", "catfish", "what-if-catfish-openness-0.5"].map((name) => join("output", name));
    for (const [index, folder] of folders.entries()) {
      // Without what a run says of itself, the time of its manifest counts.
      rmSync(join(cwd, folder, "run-info.json"));
      utimesSync(join(cwd, folder, "manifest.json"), index, 86_400 * (index + 1));
    }
    const { results } = JSON.parse(catfish(["results", "--json"], { cwd }).out);
    expect(results.map(({ folder }: { folder: string }) => folder)).toEqual([...folders].reverse());
    expect(results[0]).toMatchObject({
      made: "1970-01-04T00:00:00Z",
      kind: "comparison",
      replications: 2,
      seed: "catfish",
    });
    const { out } = catfish(["results"], { cwd });
    expect(folders.map((folder) => out.indexOf(`  ${folder}  2 worlds`))).toEqual(
      folders.map((folder) => out.indexOf(`  ${folder}  2 worlds`)).toSorted((a, b) => b - a),
    );
    const { answer } = JSON.parse(readFileSync(join(cwd, folders[1], "summary.json"), "utf8"));
    expect(out.replace(/\s+/g, " ")).toContain(answer[0].replace(/\s+/g, " "));
    const found = JSON.parse(catfish(["results", "--json", "--find", "OPENNESS what"], { cwd }).out).results;
    expect(found).toHaveLength(1);
    expect(catfish(["results", "--find", "nonesuch"], { cwd }).out).toContain("None of 3 results has these words.");
  });
});

describe("--open", () => {
  test.skipIf(process.platform !== "linux")(
    "opens the page of every command that writes one",
    () => {
      const cwd = freshFolder();
      const bin = join(cwd, "bin");
      mkdirSync(bin);
      writeFileSync(join(bin, "xdg-open"), `#!/bin/sh\necho "$1" >> ${join(cwd, "opened")}\n`, { mode: 0o755 });
      const environment = { PATH: `${bin}:${process.env.PATH}` };
      const words = [
        ["run", "catfish", ...tiny],
        ["run", "catfish", "baseline", ...tiny, "--out", "two"],
        ["what-if", "catfish", "--set", "policy.openness=0.5", ...tiny],
        [
          "sweep",
          "catfish",
          "--vary",
          "policy.openness=0,1",
          ...tiny.filter((word) => !["--plausible", "0"].includes(word)),
        ],
        ["report", "output/catfish"],
        ["results"],
      ];
      for (const each of few(words, 1)) expect(catfishAlone([...each, "--open"], { cwd, environment }).code).toBe(0);
      const opened = few(
        [
          "output/catfish/summary.md",
          "two/index.html",
          "output/what-if-catfish-openness-0.5/summary.md",
          "output/sweep-catfish-openness/summary.md",
          "output/catfish/index.html",
          "output/index.html",
        ],
        1,
      );
      expect(readFileSync(join(cwd, "opened"), "utf8").trim().split("\n")).toEqual(
        opened.map((path) => join(cwd, path)),
      );
      const none = catfishAlone(["results", "--open"], { cwd, environment: { PATH: "/nonexistent" } });
      expect(none).toMatchObject({ code: 0, error: expect.stringContaining("could not be opened") });
    },
    300_000,
  );
});
