import { escapeHtml } from "../page/html.ts";
import type { PageSources } from "./messages.ts";
import type { ScreenName } from "./state.ts";

/** What a page of the workshop is made of. */
export interface WorkshopParts {
  readonly title: string;
  /** Text of the engine, of the page, and how it looks. */
  readonly engine: string;
  readonly page: string;
  readonly style: string;
  /** Scenarios that can be chosen, in their order, and those that they extend or are measured against. */
  readonly scenarios: readonly string[];
  readonly sources: PageSources;
  readonly first: ScreenName;
  readonly version: string;
  /** Hash of the source of the program. */
  readonly source: string;
  /** What is said where no script runs. */
  readonly withoutScript: string;
}

/** What the page reads at its start. */
export interface PageData
  extends Pick<WorkshopParts, "title" | "scenarios" | "sources" | "first" | "version" | "source"> {}

/**
 * The page as one file that needs nothing else. Its policy lets its own script run, the engine as a thread of its own,
 * and WebAssembly; nothing is fetched and nothing is sent.
 *
 * @param sha256  SHA-256 of a text in base 64
 */
export function workshopDocument(parts: WorkshopParts, sha256: (text: string) => string): string {
  const { title, scenarios, sources, first, version, source } = parts;
  const page = inScript(parts.page);
  const style = `\n${parts.style}\n`;
  const data: PageData = { title, scenarios, sources, first, version, source };
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(page)}' 'wasm-unsafe-eval' blob:`,
    "worker-src blob:",
    `style-src 'sha256-${sha256(style)}'`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<noscript>${escapeHtml(parts.withoutScript)}</noscript>
<div id="workshop"></div>
<script type="application/json" id="data">${asData(data)}</script>
<script type="text/plain" id="engine">${inScript(parts.engine)}</script>
<script>${page}</script>
</body>
</html>
`;
}

/** A script inside a page: neither its end nor a comment of the page may stand in it. */
function inScript(text: string): string {
  return text.replace(/<(?=\/script|!--)/gi, "\\x3c");
}

/** JSON inside a page. */
function asData(data: PageData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
