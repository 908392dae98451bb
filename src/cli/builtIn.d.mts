/** What esbuild puts in place of names in the source: what a build makes of the source itself. */
export function builtIn(): Promise<Record<"KERNEL" | "PAGE_SCRIPT" | "PAGE_SCRIPT_HASH", string>>;
/** The script of a page, as short as esbuild makes it, and what the policy of a page knows it by. */
export function pageDefined(): Promise<Record<"PAGE_SCRIPT" | "PAGE_SCRIPT_HASH", string>>;
