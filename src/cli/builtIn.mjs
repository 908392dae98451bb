/** What esbuild puts in place of names in the source: what a build makes of the source itself. */
import { createHash } from "node:crypto";
import { transform } from "esbuild";
import { loaded } from "./fromSource.mjs";
import { kernelDefined } from "./kernel/cached.mjs";

/** @returns all of it, for whoever bundles the program */
export async function builtIn() {
  return { ...(await kernelDefined()), ...(await pageDefined()) };
}

/** The script of a page, as short as esbuild makes it, and what the policy of a page knows it by (`src/page/script/builtIn.ts`). */
export async function pageDefined() {
  const { pageScript } = await loaded({ entryPoints: ["src/page/script/script.ts"] });
  const { code } = await transform(pageScript, { minify: true, target: ["chrome109", "firefox115", "safari16.4"] });
  return {
    PAGE_SCRIPT: JSON.stringify(code),
    PAGE_SCRIPT_HASH: JSON.stringify(`sha256-${createHash("sha256").update(code).digest("base64")}`),
  };
}
