/** A Markdown table; bars and line ends in cells are made harmless. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.map(cellOf).join(" | ")} |`;
  return [lineOf(headings), `|${"---|".repeat(headings.length)}`, ...rows.map(lineOf)].join("\n");
}

function cellOf(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim();
}

/**
 * A doc comment as Markdown, word for word. Equations (indented) and lists of symbols (columns apart by two
 * blanks or more) keep their lines; `@param` lines become a list; the rest is running text.
 */
export function commentMarkdown(lines: readonly string[]): string {
  return paragraphsOf(lines).map(paragraphMarkdown).join("\n\n");
}

/** Paragraphs are apart by empty lines; parameters begin one of their own. */
function paragraphsOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    const last = paragraphs[paragraphs.length - 1];
    if (line.trim() === "") paragraphs.push([]);
    else if (isTag(line) !== isTag(last[0] ?? line) && !line.startsWith(" ")) paragraphs.push([line]);
    else last.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

function isTag(line: string): boolean {
  return line.startsWith("@");
}

function paragraphMarkdown(lines: readonly string[]): string {
  if (isTag(lines[0])) return tagsMarkdown(lines);
  if (lines.every((line) => line.startsWith("    ")) || lines.some((line) => /\S {2,}\S/.test(line))) {
    return ["```text", ...lines, "```"].join("\n");
  }
  return lines.some((line) => line.startsWith("- ")) ? lines.join("\n") : lines.join(" ");
}

/** `@param name  meaning` as `- name: meaning`; what follows on further lines belongs to it. */
function tagsMarkdown(lines: readonly string[]): string {
  const joined = lines.join("\n").replace(/\n\s+/g, " ").split("\n");
  return joined
    .map((line) => line.replace(/^@param\s+(\S+)\s+/, "- `$1`: ").replace(/^@returns\s+/, "- returns "))
    .join("\n");
}
