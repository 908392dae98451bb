import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { kernelDefined, kernelOfSource } from "../../../src/cli/kernel/cached.mjs";
import { bringTool } from "../../bringTool.ts";
import { notRun } from "../../notRun.ts";
import { installedBrowsers, isFirefox, REMEDY } from "../../report/findBrowser.ts";
import { bundled, scenarioFrom } from "../../scenario/libraries.ts";
import { inNode, inPage } from "./places.ts";
import { type Bits, bitsOf } from "./simulated.ts";

/**
 * The same bytes on every Node that we name and in both families of browsers, with WebAssembly and without: the means of
 * every bundled scenario in two seeds, against those of this very process.
 */
const markets = bundled.names().map((name) => scenarioFrom(bundled.find(name)?.text ?? "").market);
let program: string;
let here: Bits;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ["test/machines/bits/program.ts"],
    bundle: true,
    write: false,
    define: { ...(await kernelDefined()), MARKETS: JSON.stringify(markets) },
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  program = outputFiles[0].text;
  here = await bitsOf(markets, await kernelOfSource());
});

function expectAsHere(there: Bits): void {
  expect(there.webAssembly).toEqual(here.typeScript);
  expect(there.typeScript).toEqual(here.typeScript);
}

test("here the steps in WebAssembly and in TypeScript have the same bits, and no two markets or seeds have", () => {
  expectAsHere(here);
  expect(here.typeScript).toHaveLength(2 * markets.length);
  expect(new Set(here.typeScript).size).toBe(here.typeScript.length);
});

describe("the same bits", () => {
  test("in this Node, as a program of its own", () => {
    const there = inNode(program, []);
    expect(there).toBeDefined();
    if (there !== undefined) expectAsHere(there);
  });

  test("in a Node without WebAssembly", () => {
    const without = "data:text/javascript,delete globalThis.WebAssembly";
    const there = inNode(program, ["--import", without]);
    expect(there).toEqual({ typeScript: here.typeScript });
  });

  for (const major of [20, 22, 24].filter((each) => !process.versions.node.startsWith(`${each}.`))) {
    test(`in Node ${major}`, (context) => {
      const there = inNode(program, [], major);
      if (there === undefined) notRun(context, `npm brings no Node ${major} here: connect the machine to the registry`);
      expectAsHere(there);
    }, 600_000);
  }

  const families = [
    { name: "Chromium", debian: "chromium", isOne: (path: string) => !isFirefox(path) },
    { name: "Firefox", debian: "firefox-esr", isOne: isFirefox },
  ];
  for (const { name, debian, isOne } of families) {
    test(`in a page of ${name}`, async (context) => {
      const found = () => installedBrowsers().find(isOne);
      const browser = found() ?? (bringTool(debian, debian) ? found() : undefined);
      if (browser === undefined) notRun(context, `a browser is missing: ${REMEDY}`);
      expectAsHere(await inPage(browser, program));
    }, 600_000);
  }
});
