/** The script of a page and its SHA-256 in Base64, which the build puts here; the source by itself has none. */
declare const PAGE_SCRIPT: string | undefined;
declare const PAGE_SCRIPT_HASH: string | undefined;

/** What runs in a page, and what the policy of the page lets run and nothing else. */
export const builtInScript =
  typeof PAGE_SCRIPT === "undefined" || typeof PAGE_SCRIPT_HASH === "undefined"
    ? { text: "", hash: "" }
    : { text: PAGE_SCRIPT, hash: PAGE_SCRIPT_HASH };
