import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";

/** With `--open`, opens the page of an answer, or of several. That it cannot be opened is said, and no failure. */
export async function openIfAsked(given: Given, path: string, { disk, show, terminal }: Effects): Promise<void> {
  if (!given.is("open")) return;
  const why = await show(disk.absolute(path));
  if (why !== undefined) terminal.error(`Note: ${path} could not be opened (${why}): open it in a browser.`);
}
