import { definitions, figure, files, paragraphs, section, table } from "./pageBlocks.ts";
import { pageFrame } from "./pageFrame.ts";
import type { PageParts, PageTable } from "./pageParts.ts";
import { storySection } from "./storySection.ts";

/** The report as one self-contained page: pictures inside, no script, no network. Ends with a new line. */
export function page(parts: PageParts): string {
  return pageFrame(parts, [
    section("answer", "The answer", paragraphs(parts.answer).join("\n")),
    parts.keyTable ? section("numbers", "Key numbers", keyTable(parts.keyTable, parts.isWide)) : "",
    section("one-world", "Which world, and why", paragraphs(parts.oneWorld ?? []).join("\n")),
    section("charts", "Charts", [...parts.charts.map(figure), ...paragraphs(parts.leftOut ?? [], "quiet")].join("\n")),
    parts.story ? section("story", "The story of this scenario", storySection(parts.story)) : "",
    section("run", "What was run", definitions(parts.run)),
    section("assumptions", "Assumptions that differ from the defaults", assumptions(parts.assumptions)),
    section("downloads", "Save the tables", parts.downloads ?? ""),
    section("files", "Files", files(parts.files)),
  ]);
}

function keyTable(numbers: PageTable, isWide = false): string {
  return isWide ? `<div class="small">${table(numbers)}</div>` : table(numbers);
}

function assumptions(changed: PageTable): string {
  if (changed.rows.length === 0) return "<p>None: every parameter has its default.</p>";
  return `<div class="small">${table(changed)}</div>`;
}
