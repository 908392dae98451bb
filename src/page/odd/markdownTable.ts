/** A Markdown table; bars and line ends in cells are made harmless. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.map(cellOf).join(" | ")} |`;
  return [lineOf(headings), `|${"---|".repeat(headings.length)}`, ...rows.map(lineOf)].join("\n");
}

function cellOf(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();
}
