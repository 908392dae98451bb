import { pageStyle } from "../pageStyle.ts";
import { type ScriptNeeds, scriptName } from "./needs.ts";
import { scriptStyle } from "./scriptStyle.ts";

/** A text that runs in a page, and its SHA-256 in Base64 as a policy has it, which lets this text run and no other. */
interface BuiltIn {
  readonly text: string;
  readonly hash: string;
}

/** What the build makes of the script and the style of a page (`cli/builtIn.mjs`); the source by itself has none. */
declare const PAGE_SCRIPTS: Readonly<Record<string, BuiltIn>> | undefined;
declare const PAGE_LOADER: BuiltIn | undefined;
declare const PAGE_STYLE: string | undefined;
declare const PAGE_SCRIPT_STYLE: string | undefined;

const none: BuiltIn = { text: "", hash: "" };

/** The script of a page with such charts. */
export function builtInScript(needs: ScriptNeeds): BuiltIn {
  return typeof PAGE_SCRIPTS === "undefined" ? none : PAGE_SCRIPTS[scriptName(needs)];
}

/** The few lines that unpack it. */
export const builtInLoader = typeof PAGE_LOADER === "undefined" ? none : PAGE_LOADER;

/** The style of pages, as short as the build makes it, and that of what a script makes. */
export const builtInStyle = {
  page: typeof PAGE_STYLE === "undefined" ? pageStyle : PAGE_STYLE,
  script: typeof PAGE_SCRIPT_STYLE === "undefined" ? scriptStyle : PAGE_SCRIPT_STYLE,
};
