import { forms } from "./forms.ts";
import { hover } from "./hover.ts";
import { marks } from "./marks.ts";
import type { ScriptNeeds } from "./needs.ts";
import { panels } from "./panels.ts";
import { save } from "./save.ts";
import { tables } from "./tables.ts";
import { unpack, unpackText } from "./unpack.ts";
import { views } from "./views.ts";

/*
 * The script of a page: it lets the mouse ask for what is in the page already. Nothing is fetched, nothing is evaluated,
 * and without it the page says the same. It lies pressed in the page with the style of what it makes; a few lines unpack it,
 * and the policy of the page lets these and this very text run and no other.
 */

/** What the lines that unpack it hand it over. */
const start = `
const { readings, unpackedText } = document.currentScript;
const { words, figures } = JSON.parse(readings);
`;

const open = `
document.querySelectorAll("main table").forEach(openTable);
const answer = document.querySelector("section.answer");
const sentences = [...(answer?.querySelectorAll(":scope > p:not(.quiet)") ?? [])];
const top = Object.assign(document.createElement("div"), { className: "tools" });
if (sentences.length > 0) top.append(button(words.copy, (made) => copyText(sentences.map((each) => each.textContent).join(" "), made)));
const found = () => Object.entries(figures).flatMap(([id, reading]) => {
  const figure = document.getElementById(id);
  const svg = figure?.querySelector("svg");
  return svg ? [{ figure, svg, reading, name: id.replace(/^chart-/, "") }] : [];
});
const narrow = matchMedia("(max-width: 45rem)");
/** What is folded away has no size, and is opened to be measured. */
const measured = (figure, measure) => {
  const folded = figure.closest("details:not([open])");
  if (folded) folded.open = true;
  measure();
  if (folded) folded.open = false;
};
let all = [];
const onPhone = () => {
  if (narrow.matches) for (const { figure, svg, reading } of all) measured(figure, () => phoneForm(figure, svg, reading));
};
const ready = () => {
  all = found();
  for (const { figure, svg, reading, name } of all) measured(figure, () => {
    listen(svg, reading);
    listenToKeys(figure.querySelector(".scroll"), svg, reading);
    if (reading.panels.length > 0) oneColumn(figure, svg, reading);
    tools(figure, svg, reading, name);
    openKey(figure, reading, new Set());
  });
  onPhone();
  narrow.addEventListener("change", onPhone);
  if (all.length > 0) {
    top.append(button(words.present, () => present(all)));
    addEventListener("keydown", (event) => {
      if (event.key === "p" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea")) present(all);
    });
    if (new URLSearchParams(location.search).has("projector")) present(all);
  }
  answer?.append(top);
};
Promise.all([document.fonts.ready, unpacked()]).then(ready);
`;

/** The lines that unpack the script and let it run. */
export const pageLoader = `"use strict";
(() => {${unpackText}
unpackedText(document.getElementById("script").textContent).then((text) => {
  const end = text.indexOf("\\n");
  document.head.append(Object.assign(document.createElement("script"), { unpackedText, readings: text.slice(0, end), textContent: text.slice(end + 1) }));
});
})();
`;

/**
 * The text of the script as it is read; the build makes it short.
 *
 * @param style  CSS of what it makes
 * @param needs  whether the page has charts with panels, and others
 */
export const pageScript = (style: string, needs: ScriptNeeds) =>
  `"use strict";\n(() => {
document.head.append(Object.assign(document.createElement("style"), { textContent: ${JSON.stringify(style)} }));${start}${hover}${marks}${save}${tables}${forms}${needs.panels ? panels : ""}${needs.views ? views : ""}${unpack}${open}})();\n`;
