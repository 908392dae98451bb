import { observed } from "../../analyse/plausible/observed.ts";
import { measures } from "../../model/measures.ts";
import { referenceOf, sources } from "../../model/sources.ts";
import { eventNames } from "../../model/trace.ts";
import { accepted } from "../../worlds/plausible/accepted.ts";
import { markdownTable } from "./markdown.ts";
import { monthTables } from "./monthTables.ts";
import { measureTable, parameterTables } from "./parameterTables.ts";
import { stateTables } from "./stateTables.ts";
import { beginningSections, submodels } from "./submodels.ts";

/**
 * The ODD description of the model (Grimm et al. 2020) in Markdown: seven elements, put together from the
 * parameter table, the measures, the schedule, the doc comments of the source, and the prose in
 * `src/model/odd`. Whoever reads it can build the model again without the code.
 *
 * @param read  gives the text of a file by its path from the root of the project
 */
export function oddDocument(read: (path: string) => string): string {
  const prose = (name: string) => read(`src/model/odd/${name}.md`).trim();
  const events = eventNames.map((name) => `\`${name}\``).join(", ");
  return `${[
    HEAD,
    prose("0-page"),
    "## 1 Purpose and patterns",
    prose("1-purpose"),
    "## 2 Entities, state variables and scales",
    prose("2-entities"),
    stateTables(read("src/model/world.ts")),
    "## 3 Process overview and scheduling",
    prose("3-overview"),
    monthTables(read),
    "## 4 Design concepts",
    prose("4-concepts"),
    `${events}.`,
    "## 5 Initialization",
    prose("5-initialization"),
    beginningSections(read),
    "### Plausible markets",
    prose("5-plausible"),
    plausibleFilter(),
    "## 6 Input data",
    prose("6-input"),
    "## 7 Submodels",
    prose("7-submodels"),
    submodels(read),
    "### Parameters",
    parameterTables(),
    "### Measures",
    measureTable(),
    "## References",
    references(),
  ].join("\n\n")}\n`;
}

const HEAD = `# The model, in ODD form

Overview, design concepts and details, after the protocol of Grimm et al. (2020). This page is made by
\`npm run odd\` from the code it describes and is checked against it by a test; do not edit it by hand.`;

/** What a drawn market must be like, and how many of the draws are. */
function plausibleFilter(): string {
  const rows = observed.map(({ what, low, high, source }) => [seenAs(what), `${low} to ${high}`, source]);
  const { draws, tried } = accepted;
  return `${markdownTable(["what is seen", "range", "source"], rows)}\n\nOf the first ${tried} draws of the baseline ${draws.length} are.`;
}

/** What is compared with what is seen, in words. */
function seenAs(what: (typeof observed)[number]["what"]): string {
  if (what === "attrition") return "spend with the suppliers of the first year that ends, a year";
  if (what === "gini") return "Gini index of what suppliers are paid in a year";
  return what in measures ? `measure \`${what}\`` : what;
}

function references(): string {
  const lines = sources.map((source) => `- ${referenceOf(source)}. Seen: ${source.seen}.`);
  return `What was read of each is said last; a source is cited for no more than that.\n\n${lines.join("\n")}`;
}
