/** What esbuild puts in place of names in the source: what a build makes of the source itself. */
import { createHash } from "node:crypto";
import { transform } from "esbuild";
import { home, loaded } from "./fromSource.mjs";
import { kernelDefined } from "./kernel/cached.mjs";

/** @returns all of it, for whoever bundles the program */
export async function builtIn() {
  return { ...(await kernelDefined()), ...(await pageDefined()) };
}

const BROWSERS = ["chrome109", "firefox115", "safari16.4"];

/** Script and style of a page, as short as esbuild makes them, and what the policy of a page knows them by (`src/page/script/builtIn.ts`). */
export async function pageDefined() {
  const { everyNeed, pageLoader, pageScript, pageStyle, scriptName, scriptStyle } = await loaded({
    stdin: { contents: PARTS, resolveDir: home },
  });
  const short = async (text, loader) => (await transform(text, { loader, minify: true, target: BROWSERS })).code.trim();
  const withHash = (text) => ({ text, hash: `'sha256-${createHash("sha256").update(text).digest("base64")}'` });
  const ofScript = await short(scriptStyle, "css");
  const scripts = {};
  for (const needs of everyNeed) {
    scripts[scriptName(needs)] = withHash(await short(pageScript(ofScript, needs), "js"));
  }
  return {
    PAGE_SCRIPTS: JSON.stringify(scripts),
    PAGE_LOADER: JSON.stringify(withHash(await short(pageLoader, "js"))),
    PAGE_STYLE: JSON.stringify(await short(pageStyle, "css")),
    PAGE_SCRIPT_STYLE: JSON.stringify(ofScript),
  };
}

const PARTS = `
export { pageStyle } from "./src/page/pageStyle.ts";
export { everyNeed, scriptName } from "./src/page/script/needs.ts";
export { pageLoader, pageScript } from "./src/page/script/script.ts";
export { scriptStyle } from "./src/page/script/scriptStyle.ts";
`;
