/** What esbuild puts in place of names in the source: what a build makes of the source itself. */
export function builtIn(): Promise<Record<"KERNEL" | PagePart, string>>;
/** Script and style of a page, as short as esbuild makes them, and what the policy of a page knows the scripts by. */
export function pageDefined(): Promise<Record<PagePart, string>>;

type PagePart = "PAGE_SCRIPTS" | "PAGE_LOADER" | "PAGE_STYLE" | "PAGE_SCRIPT_STYLE";
