import type { Story } from "../scenario/scenario.ts";
import { escapeHtml } from "./html.ts";

/** What a scenario is about: it stands before the answer. */
export function askedSection(story: Story): string {
  return paragraphsOf(story.whatIsIt);
}

/** The rest of the story under its four headings; empty ones are left out. */
export function storySection(story: Story): string {
  return [
    prose("How does it work?", story.howItWorks),
    bullets("Things to notice", story.thingsToNotice),
    bullets("Things to try", story.thingsToTry),
    bullets("Sources", story.sources),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function prose(heading: string, text: string): string {
  const paragraphs = paragraphsOf(text);
  return paragraphs === "" ? "" : `<h3>${heading}</h3>\n${paragraphs}`;
}

function paragraphsOf(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return paragraphs.map((paragraph) => `<p>${withLinks(paragraph)}</p>`).join("\n");
}

function bullets(heading: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<h3>${heading}</h3>\n<ul>\n${items.map((item) => `<li>${withLinks(item)}</li>`).join("\n")}\n</ul>`;
}

/** Escaped text in which web addresses can be followed. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')]+[^\s<>"').,;])/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part),
    )
    .join("");
}
