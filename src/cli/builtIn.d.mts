/** What esbuild puts in place of names in the source: what a build makes of the source itself. */
export function builtIn(): Promise<Record<"KERNEL" | PagePart, string>>;
/** The script of a page, as short as esbuild makes it, and what the policy of a page knows it by. */
export function pageDefined(): Promise<Record<PagePart, string>>;

type PagePart = "PAGE_SCRIPT" | "PAGE_LOADER" | "PAGE_SCRIPT_HASHES" | "PAGE_STYLE" | "PAGE_SCRIPT_STYLE";
