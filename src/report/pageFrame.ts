import { escapeHtml } from "./escapeHtml.ts";
import { pageStyle } from "./pageStyle.ts";

/** Nothing may be fetched and no script may run: the page is whole as it is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** What stands at the top of a page; plain text. */
export interface PageHead {
  /** Language of the texts, e.g. `en`. */
  readonly lang: string;
  readonly title: string;
  /** The line under the title. */
  readonly subtitle?: string;
}

/** A self-contained page around its sections (HTML); empty ones are left out. Ends with a new line. */
export function pageFrame(head: PageHead, sections: readonly string[]): string {
  return `<!doctype html>
<html lang="${escapeHtml(head.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="data:,">
<title>${escapeHtml(head.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${[header(head), ...sections].filter((text) => text !== "").join("\n")}
</main>
</body>
</html>
`;
}

function header({ title, subtitle }: PageHead): string {
  const line = subtitle === undefined ? "" : `\n<p class="subtitle">${escapeHtml(subtitle)}</p>`;
  return `<header>\n<h1>${escapeHtml(title)}</h1>${line}\n</header>`;
}
