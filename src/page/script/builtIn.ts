import { pageStyle } from "../pageStyle.ts";
import { scriptStyle } from "./scriptStyle.ts";

/** What the build makes of the script and the style of a page (`cli/builtIn.mjs`); the source by itself has none. */
declare const PAGE_SCRIPT: string | undefined;
declare const PAGE_LOADER: string | undefined;
declare const PAGE_SCRIPT_HASHES: string | undefined;
declare const PAGE_STYLE: string | undefined;
declare const PAGE_SCRIPT_STYLE: string | undefined;

/**
 * What runs in a page: its script, pressed (`packed`), the few lines that unpack it, and the SHA-256 of both in Base64,
 * by which the policy of the page lets these two run and nothing else.
 */
export const builtInScript =
  typeof PAGE_SCRIPT === "undefined" || typeof PAGE_LOADER === "undefined" || typeof PAGE_SCRIPT_HASHES === "undefined"
    ? { packed: "", loader: "", hashes: "" }
    : { packed: PAGE_SCRIPT, loader: PAGE_LOADER, hashes: PAGE_SCRIPT_HASHES };

/** The style of pages, as short as the build makes it, and that of what a script makes. */
export const builtInStyle = {
  page: typeof PAGE_STYLE === "undefined" ? pageStyle : PAGE_STYLE,
  script: typeof PAGE_SCRIPT_STYLE === "undefined" ? scriptStyle : PAGE_SCRIPT_STYLE,
};
